"""Relations, quotations and the numbers themselves."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import GoldError
from dragoman.evaluation import check
from dragoman.evaluation.items import Span, coded_reading
from dragoman.evaluation.mistakes import sentence_at
from dragoman.evaluation.numbers import Bootstrap, Counts, Share
from dragoman.evaluation.quotes import attributions, score_article
from dragoman.evaluation.relations import score_relations

RELATIONS = [
    {"text": "<s>A</s> met <t>B</t>.", "type": "CONSULT"},
    {"text": "<s>A</s> let <t>B</t> go.", "type": "YIELD"},
    {"text": "<s>A</s> struck <t>B</t>.", "type": "ASSAULT"},
]


def test_relations_merge_concede_and_retreat() -> None:
    score = score_relations(RELATIONS, [{"type": "CONSULT"}, {"type": "RETREAT"}, {"type": "COERCE"}])
    assert score.figures()["accuracy"] == 0.667
    assert score.types["YIELD"] == Counts(tp=1)
    assert score.confusion["ASSAULT"] == {"COERCE": 1}
    assert [(m.kind, m.report, m.note) for m in score.mistakes] == [("wrong relation", "3", "COERCE for ASSAULT")]


def test_relations_count_the_surest_answers() -> None:
    answers = [{"type": "CONSULT", "confidence": 0.9}, {"type": "YIELD", "confidence": 0.8}]
    answers.append({"type": "COERCE", "confidence": 0.1})
    assert score_relations(RELATIONS, answers).figures()["accuracy_surest_80"] == 1.0


def test_relations_tell_how_far_confidence_can_be_believed() -> None:
    answers = [{"type": "CONSULT", "confidence": 0.95}, {"type": "RETREAT", "confidence": 0.85}]
    answers.append({"type": "COERCE", "confidence": 0.82})
    score = score_relations(RELATIONS, answers)
    assert [(point.low, point.share.right, point.share.of) for point in score.curve] == [(0.8, 1, 2), (0.9, 1, 1)]
    assert score.figures()["calibration_error"] == round((2 * abs(0.835 - 0.5) + abs(0.95 - 1.0)) / 3, 3)


def test_answers_without_confidence_have_no_curve() -> None:
    score = score_relations(RELATIONS, [{"type": "CONSULT"}, {"type": "RETREAT"}, {"type": "COERCE"}])
    assert score.curve == ()
    assert score.figures()["calibration_error"] is None


@pytest.mark.parametrize(
    ("answers", "message"),
    [([{"type": "CONSULT"}], "1 answers for 3 sentences"), ([{"type": ""}, {}, {}], "answer 1 has no")],
)
def test_relations_need_one_type_each(answers: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(GoldError, match=message):
        score_relations(RELATIONS, answers)


def test_check_scores_relations_with_a_classifier(tmp_path: Path) -> None:
    path = tmp_path / "relations.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in RELATIONS), encoding="utf-8")
    result = check(path, classify=lambda text: {"type": "CONSULT"}, samples=20)
    assert (result.kind, result.figures()["accuracy"]) == ("relations", 0.333)


ARTICLE = "“We are ready,” Dana said. Chen said that talks go on. Bora waited."


def spans(*words: str) -> list[list[int]]:
    return [[ARTICLE.index(piece), ARTICLE.index(piece) + len(piece)] for piece in words]


QUOTES = {
    "id": "a1",
    "date": "2020-01-07",
    "text": ARTICLE,
    "quotes": [
        {"source": spans("Dana"), "cue": spans("said"), "content": spans("“We are ready,”")},
        {"source": spans("Chen"), "cue": [], "content": spans("that talks go on")},
    ],
}


def statement(words: str, *, source: str | None = None, name: str = "Somebody", kind: str = "direct") -> dict[str, Any]:
    def at(piece: str) -> dict[str, Any]:
        start = ARTICLE.index(piece)
        return {"start": start, "end": start + len(piece), "text": piece}

    speaker = {"name": name, "country": None, "sector": None}
    row = {"kind": kind, "speakers": [speaker], "evidence": at(words)}
    return row | ({"source": at(source)} if source else {})


@pytest.mark.parametrize(
    ("statements", "content", "right_speaker"),
    [
        ([statement("We are ready", source="Dana")], Counts(1, 0, 1), Share(1, 1)),
        ([statement("We are ready", name="Dana Aset Dana")], Counts(1, 0, 1), Share(1, 1)),
        ([statement("We are ready", source="Chen")], Counts(1, 0, 1), Share(0, 1)),
        ([statement("talks go on", source="Chen", kind="indirect")], Counts(1, 0, 1), Share(0, 1)),
        ([statement("Bora waited", source="Bora")], Counts(0, 1, 2), Share(0, 1)),
        ([], Counts(0, 0, 2), Share(0, 1)),
    ],
)
def test_quotes_need_their_words_and_their_speaker(
    statements: list[dict[str, Any]], content: Counts, right_speaker: Share
) -> None:
    score = score_article(QUOTES, coded_reading({"id": "a1", "statements": statements}))
    assert score.content == content
    assert score.shares["quoted_right_speaker"] == right_speaker


@pytest.mark.parametrize(
    "quote", [{}, {"content": [[0, 9999]]}, {"content": [[5, 5]]}, {"content": "all"}, {"content": [[1]]}]
)
def test_quotes_with_faulty_spans_are_named(quote: dict[str, Any]) -> None:
    with pytest.raises(GoldError, match="quotes 1"):
        attributions({"text": ARTICLE, "quotes": [quote]})


def test_check_scores_quotes_from_output(tmp_path: Path) -> None:
    gold, out = tmp_path / "quotes.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps(QUOTES), encoding="utf-8")
    row = {"report": {"id": "a1"}, "statements": [statement("We are ready", source="Dana")]}
    out.write_text(json.dumps(row), encoding="utf-8")
    figures = check(gold, system=out, samples=20).figures()
    assert figures["content"]["tp"] == 1
    assert figures["quoted_right_speaker"] == [1, 1]


def test_a_bootstrap_interval_holds_the_figure_and_repeats() -> None:
    counts = [Counts(8, 2, 1), Counts(1, 3, 4), Counts(5, 0, 0), Counts(0, 1, 2)]
    interval = Bootstrap(4, seed=7).of_f1(counts)
    assert interval is not None
    low, high = interval
    assert low < sum(counts, Counts()).f1 < high
    assert interval == Bootstrap(4, seed=7).of_f1(counts)


def test_a_bootstrap_of_nothing_is_nothing() -> None:
    assert Bootstrap(0).of_f1([]) is None
    assert Bootstrap(2).of_share([Share(), Share()]) is None


def test_counts_of_nothing_are_zero() -> None:
    assert Counts().figures() == {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "fp": 0, "fn": 0}
    assert Share().rate is None


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        (Span("Dana", 16, 20), "“We are ready,” Dana said."),
        (Span("talks go on"), "Chen said that talks go on."),
        (Span("Chen", ARTICLE.index("Chen"), ARTICLE.index("Chen") + 4), "Chen said that talks go on."),
        (Span("not there"), "not there"),
    ],
)
def test_the_sentence_around_a_span(span: Span, sentence: str) -> None:
    assert sentence_at(ARTICLE, span) == sentence


def test_initials_and_short_months_do_not_end_a_sentence() -> None:
    text = "They met. On Sept. 12 J. Wang of the U.S. Mission spoke. Nobody answered."
    assert sentence_at(text, Span("Wang")) == "On Sept. 12 J. Wang of the U.S. Mission spoke."
