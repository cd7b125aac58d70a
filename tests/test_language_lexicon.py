"""Base forms asked for once per word are those that the pipeline's own rules give in the text."""

from __future__ import annotations

import pytest

from dragoman.language import load_parser
from dragoman.language.lemmas import base_form
from dragoman.language.lexicon import Lexicon
from dragoman.language.parser import Parser

TEXTS = [
    "The ministers' delegations have been meeting in Lomé, and they're leaving for Accra tomorrow.",
    "Let's agree, they said; we're gonna sign, but we've got to wait and it ain't over. C'mon, y'all!",
    "There were no wounded among the men who'd fled; it was the women's feet that were frozen.",
    "He did have doubts, had he been asked. Does it matter that none does?",
    "  \n  The worst-hit towns lay further off,\n\n but better roads led to them than before.",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


@pytest.mark.parametrize("text", TEXTS)
def test_lexicon_gives_the_base_forms_of_the_pipeline(parser: Parser, text: str) -> None:
    doc = parser._nlp(text.replace("\n", " "))
    rows = [(t.lower, t.tag, t.dep, t.text, t.lemma_.lower()) for t in doc]
    for i, (form, tag, relation, written, lemma) in enumerate(rows):
        before, after = rows[i - 1][0] if i else 0, rows[i + 1][0] if i + 1 < len(rows) else 0
        word = parser._lexicon.word(form, tag, relation, before, after)
        verb = word.kind in ("verb", "auxiliary")
        assert word.lemma == (base_form(written, lemma) if verb else lemma), written


def test_words_learnt_together_are_no_neighbours(parser: Parser) -> None:
    """The rules make a verb of the *'s* right behind *there*: not of one that is only learnt next."""
    names = parser._nlp.vocab.strings
    there = (names.add("there"), names.add("EX"), names.add("expl"))
    owner = (names.add("'s"), names.add("POS"), names.add("case"))
    lexicon = Lexicon(parser._nlp)
    lexicon.learn([there, owner])
    assert lexicon.word(*owner, 0, 0).lemma == "'s"
    assert lexicon.word(*there, 0, 0).lemma == "there"


def test_words_keep_their_places_over_spaces_and_lines(parser: Parser) -> None:
    a = parser.parse(TEXTS[-1])
    assert [a.text[t.start : t.end] for t in a.tokens] == [t.text for t in a.tokens]
    assert [s.paragraph for s in a.sentences] == [0, 1]
    assert all(a.tokens[t.head].sentence == t.sentence for t in a.tokens)
    assert [a.text[s.start : s.end].split()[0] for s in a.sentences] == ["The", "but"]
