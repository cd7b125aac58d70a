"""JSON: in, a `Reading`; out, the object other programs read, generated from the records' fields.

The field names are those of the records. A `PlaceMention` is written flat, as the fields of its place
beside its evidence. What could not be read at all is an object of the same shape with an empty text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dragoman.records import Failure, PlaceMention, Reading

__all__ = ["failure_to_dict", "plain", "reading_to_dict", "to_json", "to_json_lines"]


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """Return a reading as an object of strings, numbers, lists and objects only."""
    found: dict[str, Any] = plain(reading)
    return found


def failure_to_dict(failure: Failure, version: str = "") -> dict[str, Any]:
    """Return a report that could not be read, in the shape of a reading that found nothing.

    Its `report` has what is known: the file (and line) as `id` and `source`; no date and no text.
    """
    row: dict[str, Any] = {field.name: [] for field in fields(Reading)}
    row["report"] = {
        "id": failure.source or "?",
        "date": None,
        "text": "",
        "title": None,
        "source": failure.source,
        "publisher": None,
        "url": None,
        "language": None,
        "place": None,
        "attributed_to": None,
    }
    row["failures"] = [plain(failure)]
    row["version"] = version
    return row


def to_json(reading: Reading | Failure, *, indent: int | None = None, version: str = "") -> str:
    """Return a reading, or a failure to read, as a JSON text."""
    found = failure_to_dict(reading, version) if isinstance(reading, Failure) else reading_to_dict(reading)
    return json.dumps(found, ensure_ascii=False, indent=indent, allow_nan=False)


def to_json_lines(readings: Iterable[Reading | Failure], *, version: str = "") -> Iterator[str]:
    """Return readings as the lines of a JSON Lines file, without line ends."""
    return (to_json(reading, version=version) for reading in readings)


def plain(value: Any) -> Any:
    """Return a record as an object of strings, numbers, lists and objects only."""
    if isinstance(value, PlaceMention):
        return {"evidence": plain(value.evidence), **plain(value.place)}
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value
