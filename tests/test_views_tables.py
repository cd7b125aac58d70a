"""CSV and data frames."""

from __future__ import annotations

import csv
import io

import pytest

from dragoman.records import Reading, Report
from dragoman.views.csv_events import safe_cell, write_csv
from dragoman.views.frames import to_frames
from dragoman.views.rows import COLUMNS, rows

from views_example import reading


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@cmd", "'@cmd"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        (-0.5, -0.5),
        (None, ""),
        (True, "true"),
        ("", ""),
    ],
)
def test_cells_are_safe_in_a_spreadsheet(value: object, cell: object) -> None:
    assert safe_cell(value) == cell


def test_csv_has_one_row_per_event() -> None:
    stream = io.StringIO(newline="")
    write_csv([reading(), Reading(Report("empty", "2020-01-01", "Nothing."))], stream)
    table = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert [row["event_id"] for row in table] == ["e1", "e2"]
    assert table[0]["source"] == "Ana Ruiz; Wei Lu"
    assert table[0]["source_country"] == "URY; CHN"
    assert table[0]["contexts"] == "diplomatic; economic"
    assert table[0]["place_country"] == "KAZ"
    assert table[1]["goldstein"] == "-0.5"
    assert table[1]["target"] == ""


@pytest.mark.parametrize("table", COLUMNS)
def test_rows_have_the_columns_of_their_table(table: str) -> None:
    found = rows(reading(), table)
    assert found, f"the example has nothing for {table}"
    assert all(tuple(row) == COLUMNS[table] for row in found)


def test_frames_of_a_reading() -> None:
    frames = reading().to_frames()
    assert list(frames) == list(COLUMNS)
    assert list(frames["events"]["type"]) == ["CONSULT", "SUPPORT"]
    assert len(frames["participants"]) == 5
    assert frames["commitments"].loc[0, "due"] == "2030"


def test_frames_of_several_and_of_none() -> None:
    assert len(to_frames([reading(), reading()])["events"]) == 4
    assert all(list(frame.columns) == list(COLUMNS[name]) for name, frame in to_frames([]).items())
