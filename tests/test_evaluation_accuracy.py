"""The page of accuracy, causes of mistakes, and whether confidence holds what it says: invented gold only."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from dragoman.errors import InputError
from dragoman.evaluation import MISTAKE_KINDS, CheckResult, Mistake, check, own_reader, run_check
from dragoman.evaluation.commonest import DAY, commonest, kind_of, load_examples, made_of
from dragoman.evaluation.reliability import brier, reliability
from dragoman.records import Reading, Report

KEN = {"name": "Kenya", "country": "KEN", "sector": "GOV"}
UGA = {"name": "Uganda", "country": "UGA", "sector": "GOV"}
RWA = {"name": "Rwanda", "country": "RWA", "sector": "GOV"}
TZA = {"name": "Tanzania", "country": "TZA", "sector": "GOV"}


def event(text: str, words: str, type_: str, source: Any, target: Any, **fields: Any) -> dict[str, Any]:
    at = text.index(words)
    evidence = {"start": at, "end": at + len(words), "text": words}
    return {"type": type_, "source": [source], "target": [target], "evidence": evidence, "core": True} | fields


def gold_of(tmp_path: Path, *items: tuple[str, list[dict[str, Any]], list[dict[str, Any]]]) -> Path:
    """A gold file of texts with their events and statements."""
    rows = [
        {"report": {"id": f"n{number}", "date": DAY, "text": text}, "events": events, "statements": statements}
        for number, (text, events, statements) in enumerate(items)
    ]
    path = tmp_path / "invented.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def checked(tmp_path: Path, text: str, *events: dict[str, Any], statements: Any = ()) -> CheckResult:
    return check(gold_of(tmp_path, (text, list(events), list(statements))), samples=5)


def kinds(result: CheckResult) -> list[str]:
    return sorted(kind_of(mistake) for mistake in result.mistakes if "event" in mistake.kind or "side" in mistake.kind)


@pytest.mark.parametrize(
    ("text", "words", "type_", "kind", "rule"),
    [
        ("Kenya zigzagged Uganda.", "zigzagged Uganda", "ACCUSE", "missed event: no rule for the word", ""),
        (
            "Kenya might attack Uganda.",
            "attack Uganda",
            "ASSAULT",
            "missed event: an operator dropped it",
            "ASSAULT/kill",
        ),
        ("If Kenya attacks Uganda, all is lost.", "attacks", "ASSAULT", "missed event: an operator dropped it", None),
        ("Kenya thanked warmly.", "thanked", "SUPPORT", "missed event: act rejected: no target found", None),
    ],
)
def test_a_missed_event_tells_what_became_of_its_words(
    text: str, words: str, type_: str, kind: str, rule: str | None, tmp_path: Path
) -> None:
    result = checked(tmp_path, text, event(text, words, type_, KEN, UGA))
    (mistake,) = result.mistakes
    assert kind_of(mistake) == kind
    assert rule is None or mistake.note == rule


@pytest.mark.parametrize(
    ("text", "gold", "kind"),
    [
        ("Kenya thanked Uganda.", None, "false event: gold has no event in the report"),
        (
            "Kenya thanked Uganda. Rwanda attacked Tanzania.",
            ("attacked Tanzania", "ASSAULT", RWA, TZA),
            "false event: gold has nothing there",
        ),
        ("Kenya thanked Uganda.", ("thanked Uganda", "SUPPORT", KEN, RWA), "wrong side: target country"),
        ("Kenya thanked Uganda.", ("thanked Uganda", "SUPPORT", UGA, KEN), "wrong side: the wrong way round"),
        ("Kenya thanked Uganda.", ("thanked Uganda", "AID", KEN, UGA), "wrong type: SUPPORT for AID"),
    ],
)
def test_a_false_or_wrong_event_tells_what_the_gold_has(text: str, gold: Any, kind: str, tmp_path: Path) -> None:
    events = [event(text, *gold)] if gold else []
    assert [kind_of(m) for m in checked(tmp_path, text, *events).mistakes if m.kind != "wrong sector"] == [kind]


def test_a_false_event_on_the_words_of_a_statement_says_so(tmp_path: Path) -> None:
    text = "Kenya thanked Uganda. Rwanda attacked Tanzania."
    said = {"kind": "indirect", "speakers": [KEN], "evidence": {"start": 0, "end": 21, "text": text[:21]}}
    result = checked(tmp_path, text, event(text, "attacked Tanzania", "ASSAULT", RWA, TZA), statements=[said])
    assert "false event: gold has the act as statement" in {kind_of(mistake) for mistake in result.mistakes}


def test_output_scored_from_a_file_tells_no_cause_of_misses(tmp_path: Path) -> None:
    text = "Kenya zigzagged Uganda."
    gold = gold_of(tmp_path, (text, [event(text, "zigzagged", "ACCUSE", KEN, UGA)], []))
    system = tmp_path / "system.jsonl"
    system.write_text(json.dumps({"report": {"id": "n0", "text": text}, "events": []}), encoding="utf-8")
    (mistake,) = check(gold, system=system, samples=5).mistakes
    assert (mistake.kind, mistake.cause) == ("missed event", "")


def test_reliability_sets_stated_confidence_beside_the_share_that_is_right() -> None:
    events = [(0.85, True), (0.85, True), (0.85, False), (0.81, True), (0.45, False), (1.0, True)]
    rows = reliability(events)
    assert [(row["from"], row["events"], row["right"], row["share"]) for row in rows] == [
        (0.4, 1, 0, 0.0),
        (0.8, 4, 3, 0.75),
        (0.9, 1, 1, 1.0),
    ]
    assert rows[1]["confidence"] == 0.84
    assert brier([(0.8, True), (0.8, False)]) == pytest.approx((0.04 + 0.64) / 2)
    assert brier([]) is None


def test_check_counts_borderline_events_neither_way_in_reliability(tmp_path: Path) -> None:
    text = "Kenya thanked Uganda. Rwanda attacked Tanzania."
    thanks = event(text, "thanked Uganda", "SUPPORT", KEN, UGA, core=False)
    result = checked(tmp_path, text, thanks, event(text, "attacked Tanzania", "ASSAULT", RWA, TZA))
    (row,) = result.extras["reliability"]
    assert (row["events"], row["right"]) == (1, 1)


def test_the_commonest_kinds_come_first_with_their_types_and_rules() -> None:
    false = {"type": "AID", "why": "codebook:AID/send [send tent] told as future"}
    mistakes = [
        Mistake("false event", "a", "secret words", system=false, cause="told twice"),
        Mistake("false event", "b", "secret words", system={"type": "AGREE", "why": "x"}, cause="told twice"),
        Mistake("missed event", "c", "secret words", gold={"type": "AID"}, note="AID/send", cause="act rejected"),
    ]
    first, second = commonest(mistakes, 2)
    assert (first.name, first.number, dict(first.types)) == ("false event: told twice", 2, {"AGREE": 1, "AID": 1})
    assert first.met == ("`a` AID by `codebook:AID/send told as future`", "`b` AGREE by `x`")
    assert second.met == ("`c` AID by `AID/send`",)


def test_the_page_holds_figures_causes_and_our_own_sentences_but_no_words_of_the_gold(tmp_path: Path) -> None:
    text = "Kenya zigzagged Uganda over marmalade."
    gold = gold_of(tmp_path, (text, [event(text, "zigzagged Uganda", "ACCUSE", KEN, UGA)], []), ("All slept.", [], []))
    pages = []
    for name in ("one.md", "two.md"):
        target = tmp_path / name
        code = run_check([gold], report=target, day="2023-06-01", console=Console(file=io.StringIO()))
        assert code == 0
        pages.append(target.read_text(encoding="utf-8"))
    page = pages[0]
    assert pages[1] == page.replace("one.md", "two.md")
    assert "Written on 2023-06-01" in page
    assert "    dragoman check invented.jsonl --report one.md" in page
    assert "| events: type and dyad | 0.000 | 0.000 | 0.000 |" in page
    assert "False events per 100 reports without events: 0.0" in page
    assert "| ACCUSE | 0.00 | 0.00 | 0.00 | 0 | 0 | 1 |" in page
    assert "### 1. missed event: no rule for the word (1)" in page
    assert "Met in `n0` ACCUSE." in page
    assert load_examples()["missed event: no rule for the word"].text in page
    assert "zigzagged" not in page
    assert "marmalade" not in page
    assert str(tmp_path) not in page


def test_the_page_of_marked_pairs_and_dates_has_their_figures(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pair = {"text": "<s>A</s> met <t>B</t>."}
    wrong = {**pair, "type": "AID"}
    pairs.write_text(json.dumps({**pair, "type": "CONSULT"}) + "\n" + json.dumps(wrong) + "\n", encoding="utf-8")
    dates = tmp_path / "dates.jsonl"
    when = {"start": 12, "end": 22, "type": "DATE", "value": "2020-05-04"}
    page_of_dates = {"id": "d", "date": "2020-05-07", "text": "They met on 4 May 2020.", "dates": [when]}
    dates.write_text(json.dumps(page_of_dates) + "\n", encoding="utf-8")
    target = tmp_path / "page.md"
    assert run_check([pairs, dates], report=target, console=Console(file=io.StringIO())) == 0
    page = target.read_text(encoding="utf-8")
    assert "relations 2, accuracy 0.500" in page
    assert "Commonest errors: wrong relation: CONSULT for AID 1." in page
    assert "| date time | 1 | 1 | 1 | 1 |" in page
    assert "commonest kinds of error" not in page


def test_a_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    gold = gold_of(tmp_path, ("All slept.", [], []))
    with pytest.raises(InputError, match="cannot be written"):
        run_check([gold], read=Reading, report=tmp_path, console=Console(file=io.StringIO()))


def test_every_example_is_of_a_kind_of_mistake_and_can_be_read() -> None:
    read = own_reader()
    for kind, example in load_examples().items():
        assert kind.partition(":")[0] in MISTAKE_KINDS, kind
        assert example.right
        assert made_of(kind, read(Report("e", DAY, example.text))), kind
