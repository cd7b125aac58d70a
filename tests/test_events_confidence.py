"""Confidence: the chance of an event to be right, by what decided and how its sides were found."""

import json
from pathlib import Path

import pytest

from dragoman.evaluation.calibration import Judged, by_kind, by_sides, judge, main
from dragoman.events.confidence import BY_KIND, BY_SIDES, chance
from dragoman.reading import default_reader
from dragoman.records import Report


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Kenya thanked Uganda.", "SUPPORT", chance("clause", "told")),
        ("A bomb exploded in Nairobi.", "ASSAULT", chance("happening", "unknown attackers")),
        ("Kenya will send aid to Uganda.", "AGREE", chance("ahead", "told")),
        ("Kenya agreed to send aid to Uganda.", "AGREE", chance("governed", "told")),
        ("Kenya promised Uganda to clean the beaches.", "AGREE", chance("unknown act", "told")),
        ("Kenya's visit to Uganda ended on Monday.", "CONSULT", chance("noun", "told")),
        ("Protesters marched in Nairobi over the price of bread.", "PROTEST", chance("clause", "understood")),
    ],
)
def test_confidence_says_what_decided_and_how_the_sides_were_found(text: str, type_: str, expected: float) -> None:
    (event,) = default_reader().read(Report("r", "2023-05-15", text)).events
    assert (event.type, event.confidence) == (type_, expected)


def test_sides_told_are_surer_than_sides_that_are_not() -> None:
    assert max(BY_SIDES.values()) == BY_SIDES["told"] == 1.0
    assert all(0 < chance(kind, sides) < 1 for kind in BY_KIND for sides in BY_SIDES)


def test_shares_are_counted_by_what_decided_and_drawn_towards_the_common_share() -> None:
    events = [Judged("clause", "told", True)] * 30 + [Judged("noun", "told", False)] * 10
    kinds = by_kind(events)
    assert kinds["clause"] == pytest.approx((30 + 7.5) / 40)
    assert kinds["noun"] == pytest.approx(7.5 / 20)
    assert kinds["happening"] == pytest.approx(0.75)


def test_a_way_of_finding_sides_that_is_often_wrong_lowers_the_chance() -> None:
    events = [Judged("clause", "told", True)] * 40 + [Judged("clause", "one side", False)] * 20
    factors = by_sides(events)
    assert factors["told"] == 1.0
    assert factors["one side"] < factors["understood"] == pytest.approx(1.0)


def test_calibration_counts_the_events_of_a_gold_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    text = "Kenya thanked Uganda. Rwanda attacked Tanzania."
    sides = {"source": [{"name": "Kenya", "country": "KEN"}], "target": [{"name": "Uganda", "country": "UGA"}]}
    thanks = {"type": "SUPPORT", "evidence": "thanked Uganda", **sides}
    path.write_text(json.dumps({"report": {"id": "r", "date": "2023-05-15", "text": text}, "events": [thanks]}))
    assert sorted(event.right for event in judge(path)) == [False, True]
    assert main([str(path)]) == 0
    assert "2 events, share right 0.500" in capsys.readouterr().out
    assert main([str(tmp_path / "none.jsonl")]) == 2
