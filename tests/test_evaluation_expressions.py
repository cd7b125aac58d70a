"""Dates and places of existing output, brought into the form that their scorers take."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import GoldError
from dragoman.evaluation import check
from dragoman.evaluation.checking import report_of
from dragoman.evaluation.expressions import written_dates, written_places
from dragoman.records import Evidence, Place, PlaceMention, Reading, TimeExpression

EVIDENCE = {"start": 3, "end": 9, "text": "Almaty"}


def write(path: Path, **fields: Any) -> Path:
    path.write_text(json.dumps({"report": {"id": "r1"}, **fields}), encoding="utf-8")
    return path


def test_written_dates(tmp_path: Path) -> None:
    item = {"evidence": EVIDENCE, "type": "DATE", "value": "2020-01-06"}
    expected = TimeExpression(Evidence(3, 9, "Almaty"), "DATE", "2020-01-06")
    assert written_dates(write(tmp_path / "out.jsonl", dates=[item])) == {"r1": [expected]}


def test_written_places(tmp_path: Path) -> None:
    item = {"evidence": EVIDENCE, "name": "Almaty", "country": "KAZ", "lat": 43.25, "lon": 76.95}
    expected = PlaceMention(Evidence(3, 9, "Almaty"), Place("Almaty", "KAZ", 43.25, 76.95))
    assert written_places(write(tmp_path / "out.jsonl", places=[item])) == {"r1": [expected]}


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ("today", "must be a list of objects"),
        ([{"evidence": EVIDENCE, "type": "DAY"}], "needs one of the types DATE, TIME"),
        ([{"type": "DATE", "evidence": {"text": "today"}}], 'needs "evidence" with "start" and "end"'),
    ],
)
def test_faulty_dates_are_named_with_their_line(dates: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=message) as caught:
        written_dates(write(tmp_path / "out.jsonl", dates=dates))
    assert "line 1" in str(caught.value)


def test_only_pages_of_places_may_lack_a_date() -> None:
    row = {"id": "p1", "text": "In Almaty."}
    assert report_of(row, undated="2020-01-01").date == "2020-01-01"
    with pytest.raises(GoldError, match='no "date"'):
        report_of(row)


def test_a_page_of_quotes_without_text_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "q1", "date": "2020-01-01", "text": " ", "quotes": []}', encoding="utf-8")
    with pytest.raises(GoldError, match="line 1: the report has no"):
        check(path, Reading)


def test_check_scores_dates_from_output(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    dates = [{"start": 7, "end": 13, "text": "Monday", "type": "DATE", "value": "2020-01-06"}]
    page = {"id": "r1", "date": "2020-01-07", "text": "It was Monday.", "dates": dates}
    gold.write_text(json.dumps(page), encoding="utf-8")
    item = {"evidence": {"start": 7, "end": 13, "text": "Monday"}, "type": "DATE", "value": "2020-01-06"}
    right = check(gold, system=write(tmp_path / "out.jsonl", dates=[item]))
    assert right.figures()["date_time"]["value_f1"] == 1.0
    assert right.mistakes == ()
    missed = check(gold, system=write(tmp_path / "out.jsonl", dates=[]))
    assert missed.figures()["date_time"]["value_f1"] == 0.0
    assert missed.mistake_counts() == {"time expression": 1}
