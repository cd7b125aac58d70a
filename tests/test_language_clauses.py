"""Clauses undo passives, relatives, control and coordination: what each sentence says of who acts on whom."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import Analysis, load_parser


def analyse(text: str) -> Analysis:
    return load_parser().parse(text)


def words(a: Analysis, ids: tuple[int, ...]) -> list[str]:
    return [a.tokens[i].text for i in ids]


FRAMES = [
    # sentence, verb lemma, subject, object
    ("Iran condemned the attack.", "condemn", ["Iran"], ["attack"]),
    ("The officer was arrested by police.", "arrest", ["police"], ["officer"]),
    ("Three men detained by the army were freed.", "detain", ["army"], ["men"]),
    ("Wang and Tileuberdi discussed trade.", "discuss", ["Wang", "Tileuberdi"], ["trade"]),
    ("Xi Jinping, who invited Nazarbayev, left.", "invite", ["Jinping"], ["Nazarbayev"]),
    ("The aid it provided was welcome.", "provide", ["it"], ["aid"]),
    ("Russia agreed to release the sailors.", "release", ["Russia"], ["sailors"]),
    ("France urged Iran to release the sailors.", "release", ["Iran"], ["sailors"]),
    ("China welcomes and supports the reforms.", "welcome", ["China"], ["reforms"]),
    ("The EU accused Russia of shelling the town.", "shell", ["Russia"], ["town"]),
]


@pytest.mark.parametrize(("sentence", "lemma", "subject", "obj"), FRAMES)
def test_clause_says_who_acts_on_whom(sentence: str, lemma: str, subject: list[str], obj: list[str]) -> None:
    a = analyse(sentence)
    clause = next(c for c in a.clauses if c.lemma == lemma)
    assert words(a, clause.subject) == subject
    assert words(a, clause.object) == obj


MARKS = [
    ("The ministers did not meet.", "meet", {"negated": True}),
    ("The president will visit Astana.", "visit", {"tense": "future", "modal": "will"}),
    ("Washington might sanction the bank.", "sanction", {"modal": "might"}),
    ("If Iran attacks, Israel answers.", "attack", {"conditional": True}),
    ("Did Iran attack Israel?", "attack", {"question": True}),
    ("The envoy was expelled.", "expel", {"voice": "passive", "tense": "past"}),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), MARKS)
def test_clause_knows_polarity_modality_tense(sentence: str, lemma: str, expected: dict[str, object]) -> None:
    a = analyse(sentence)
    clause = next(c for c in a.clauses if c.lemma == lemma)
    assert {k: getattr(clause, k) for k in expected} == expected


def test_offsets_are_code_points_beyond_emoji_and_combining_accents() -> None:
    text = "🇰🇿 Präsident To\u0301kayev met Wang Yi. 🤝 They agreed."
    a = analyse(text)
    assert all(text[t.start : t.end] == t.text for t in a.tokens)


def test_header_before_start_is_left_out() -> None:
    text = "date 2020-09-14 ASTANA – Xi met Tokayev."
    a = load_parser().parse(text, start=25)
    assert a.tokens[0].text == "Xi"
    assert a.tokens[0].start == 25


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_analysed_with_true_offsets(text: str) -> None:
    a = analyse(text)
    assert all(text[t.start : t.end].replace("\n", " ") == t.text.replace("\n", " ") for t in a.tokens)
    assert all(0 <= i < len(a.tokens) for c in a.clauses for i in (*c.subject, *c.object))


QUOTES = [
    ("“We agree,” he said.", ["We agree,"]),
    ('"We agree," he said.', ["We agree,"]),
    ("He called it “a step” and «un pas».", ["a step", "un pas"]),
    ("“First paragraph.\n\n“Second paragraph,” he said.", ["First paragraph.", "Second paragraph,"]),
    ("A stray “ mark in one paragraph.\n\nAnother.", []),
    ("No marks; the states' 5' tall envoy.", []),
    ("''We agree,'' he said, ``and so do they.''", ["We agree,", "and so do they."]),
    ("„Ja,“ said one; «Oui», said another; ‹no›, 「いいえ」.", ["Ja,", "Oui", "no", "いいえ"]),
    ("“My mother said “never” to me,” he said.", ["My mother said “never” to me,"]),
    ('“A straight end" and "a curly one,” he said.', ["A straight end", "a curly one,"]),
    ("He said it would 'force' them, as in the '90s.", ["force"]),
    ("‘The workers’ pay isn’t theirs,’ he said.", ["The workers’ pay isn’t theirs,"]),
    ("”We agree,” he said, both marks facing one way.", ["We agree,"]),
    ("He wrote:\n\n“We agree, and never close the mark.\n\nThat was in May.", ["We agree, and never close the mark."]),
    ("“Never closed in a page of one paragraph.", []),
    ("“A page that is one quotation.”", ["A page that is one quotation."]),
    ("A door of 6' 2\" and one of 5' 11\".", []),
    ("“”", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotations_are_found_between_their_marks(text: str, expected: list[str]) -> None:
    from dragoman.language import quoted_spans

    assert [text[s:e] for s, e in quoted_spans(text)] == expected
