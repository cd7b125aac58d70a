"""Gold files: every kind is recognised by its fields, every fault is named with its line."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import GoldError
from dragoman.evaluation import load_gold
from dragoman.evaluation.gold import load_system

READING = {"report": {"id": "r1", "date": "2020-01-01", "text": "Aset met Bora."}, "events": []}


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("readings", READING),
        ("relations", {"text": "<s>Aset</s> met <t>Bora</t>.", "type": "CONSULT"}),
        ("quotes", {"id": "q1", "text": "Yes.", "quotes": []}),
        ("dates", {"id": "d1", "date": "2020-01-01", "text": "Today.", "dates": []}),
        ("places", {"id": "p1", "text": "In Almaty.", "places": []}),
    ],
)
def test_the_kind_is_told_by_the_fields(kind: str, row: dict[str, Any], tmp_path: Path) -> None:
    assert load_gold(write(tmp_path / "gold.jsonl", row)).kind == kind


def test_one_object_over_several_lines_is_a_gold_file(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text("\ufeff" + json.dumps(READING, indent=2), "utf-8")
    assert [report.id for report in load_gold(path).readings()] == ["r1"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((), "is empty"),
        ((READING, "{broken"), "line 2: is not JSON"),
        ((READING, "", "[1]"), "line 3: is not a JSON object"),
        ((READING, READING), "line 2: the report 'r1' stands on line 1 already"),
        (({"hello": 1},), "line 1: cannot tell what kind of gold"),
        (
            (READING, {"id": "q", "text": "Yes.", "quotes": []}),
            "line 2: holds quotes, while line 1 holds readings",
        ),
        (({"text": "Aset met Bora.", "type": "CONSULT"},), "line 1: mark the sides"),
        (({"report": {"text": "x"}, "events": []},), 'line 1: the report has no "id"'),
        ((READING | {"events": [{"evidence": "met"}]},), 'line 1: events 1: an event needs a "type"'),
        ((READING | {"events": [{"type": "CONSULT"}]},), 'events 1: "evidence" must be'),
        ((READING | {"events": {}},), 'line 1: "events" must be a list'),
        ((READING | {"events": ["met"]},), "events 1 is not an object"),
        (
            (READING | {"events": [{"type": "CONSULT", "evidence": "met", "source": "Aset"}]},),
            '"source" must be a list of actors',
        ),
        (
            (READING | {"events": [{"type": "A", "evidence": {"start": 0, "end": 3, "text": "met"}}]},),
            "line 1: the evidence 'met' is not what stands at 0-3",
        ),
        ((READING | {"statements": [{"evidence": "met"}]},), 'a statement needs a "kind"'),
    ],
)
def test_a_faulty_line_is_named(rows: tuple[object, ...], message: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError) as caught:
        load_gold(write(tmp_path / "gold.jsonl", *rows)).readings()
    assert message in str(caught.value)
    assert "gold.jsonl" in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"nowhere\.jsonl: cannot be read"):
        load_gold(tmp_path / "nowhere.jsonl")
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(GoldError, match="is not UTF-8"):
        load_gold(binary)


def test_output_is_loaded_by_report(tmp_path: Path) -> None:
    path = write(tmp_path / "out.jsonl", READING, READING | {"report": {"id": "r2"}})
    assert list(load_system(path)) == ["r1", "r2"]
