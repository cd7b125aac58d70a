"""The scorer of time expressions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.dates import find_dates
from dragoman.errors import GoldError
from dragoman.evaluation import timex

PAGE = {
    "id": "1",
    "date": "2020-09-14",
    "text": "Talks end\nSeptember 14, 2020\nThey met on Friday for three days.\nNothing in 2019.",
    "dates": [
        {"start": 10, "end": 28, "text": "September 14, 2020", "type": "DATE", "value": "2020-09-14"},
        {"start": 41, "end": 47, "text": "Friday", "type": "DATE", "value": "2020-09-12"},
        {"start": 52, "end": 62, "text": "three days", "type": "DURATION", "value": "P3D"},
    ],
}


def test_dates_score_counts() -> None:
    figures = timex.score([PAGE], [find_dates(str(PAGE["text"]), str(PAGE["date"]))])
    part = figures["date_time"]
    assert (part["gold"], part["found"], part["span"], part["value"]) == (2, 3, 2, 1)
    assert figures["all"]["value"] == 2


def test_dates_score_leaves_out_what_nobody_annotated() -> None:
    page = {**PAGE, "text": str(PAGE["text"]) + "\na\nb\nIn 1999 it began."}
    figures = timex.score([page], [find_dates(str(page["text"]), str(page["date"]))])
    assert figures["date_time"]["found"] == 3


def test_dates_score_needs_as_many_pages() -> None:
    with pytest.raises(GoldError, match="1 gold pages but 0"):
        timex.score([PAGE], [])


def test_dates_score_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(PAGE) + "\n", encoding="utf-8")
    assert timex.main([str(path), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "gold 2020-09-12, found 2020-09-11" in out
    assert '"value_f1"' in out
