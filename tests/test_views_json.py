"""The JSON that other programs read, held against its schema."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dragoman.records import Failure, Reading, Report
from dragoman.views.plain_json import reading_to_dict, to_json, to_json_lines

from views_example import TEXT, reading

SCHEMA = Path(__file__).parents[1] / "docs" / "schema" / "reading.schema.json"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    "item",
    [
        reading(),
        Reading(Report("empty", "2020-01-01", "Nothing.")),
        Failure("sources", "line 3: This is not valid JSON.", "reports.jsonl, line 3"),
    ],
)
def test_output_is_valid_by_the_schema(validator: jsonschema.Draft202012Validator, item: Reading | Failure) -> None:
    validator.validate(json.loads(to_json(item, version="0.1.0")))


def test_schema_names_exactly_the_fields_of_the_records() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert list(schema["properties"]) == [field.name for field in fields(Reading)]
    assert set(schema["required"]) == set(schema["properties"])
    event: dict[str, Any] = reading_to_dict(reading())["events"][0]
    assert set(schema["$defs"]["event"]["properties"]) == set(event)


def test_keys_that_other_programs_read() -> None:
    found = json.loads(reading().to_json())
    assert set(found) == {
        *("report", "actors", "events", "statements", "commitments", "dates", "places", "failures"),
        *("version", "mentions", "topics"),
    }
    met = found["events"][0]
    assert met["place"]["name"] == "Astana"
    assert {"name", "country", "lat", "lon", "geonames_id"} <= set(met["place"])
    assert found["places"][0]["evidence"] == {"start": 0, "end": 6, "text": "ASTANA"}
    assert found["places"][0]["country"] == "KAZ"
    assert found["statements"][0]["cue"]["text"] == "said"
    assert found["dates"][0] == {
        "evidence": {"start": TEXT.index("Tuesday"), "end": TEXT.index("Tuesday") + 7, "text": "Tuesday"},
        "type": "DATE",
        "value": "2020-09-08",
    }


def test_offsets_are_code_points() -> None:
    found = json.loads(reading().to_json())
    text = found["report"]["text"]
    for event in found["events"]:
        evidence = event["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_json_lines_are_one_line_each() -> None:
    lines = list(to_json_lines([reading(), Failure("sources", "bad\nline", "x")]))
    assert len(lines) == 2
    assert all("\n" not in line for line in lines)
    failed = json.loads(lines[1])
    assert failed["report"]["id"] == "x"
    assert failed["report"]["text"] == ""
    assert failed["failures"] == [{"stage": "sources", "reason": "bad\nline", "source": "x"}]
