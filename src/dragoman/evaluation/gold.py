"""Gold files: in, a JSON Lines file (or one JSON object) of hand-coded material; out, its rows and their
kind.

The kind is told by the fields of the rows: ``readings`` (``report`` with ``events``), ``relations``
(``text`` with the two sides marked, and ``type``), ``quotes``, ``dates`` and ``places`` (``text`` with a
list of that name). Every fault is a GoldError that names the file, the line and the cure.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dragoman.errors import GoldError
from dragoman.evaluation.items import CodedReading, Row, check_offsets, coded_reading, report_id

__all__ = ["GoldFile", "GoldKind", "load_gold", "load_rows", "load_system"]

GoldKind = Literal["readings", "relations", "quotes", "dates", "places"]

_KINDS_HELP = (
    'a reading has "report" and "events", a relation "text" with <s>…</s> and <t>…</t> and "type", '
    'a page of quotations, dates or places "text" and "quotes", "dates" or "places"'
)


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file: its name, its kind, and its rows with the number of the line each stands on."""

    path: Path
    kind: GoldKind
    rows: tuple[Row, ...]
    lines: tuple[int, ...]

    def readings(self) -> tuple[CodedReading, ...]:
        """The rows of a file of readings, parsed. Raises GoldError naming the line of a faulty one."""
        parsed = _parsed(self.path, zip(self.lines, self.rows, strict=True))
        for line, coded in parsed:
            try:
                check_offsets(coded)
            except GoldError as error:
                raise GoldError(f"{self.path}, line {line}: {error}") from error
        return tuple(coded for _, coded in parsed)


def load_gold(path: str | Path) -> GoldFile:
    """Load a gold file of any kind.

    Raises GoldError if the file cannot be read, a line is not JSON, the kind of a row cannot be told, or
    rows of two kinds stand in one file.
    """
    path = Path(path)
    numbered = load_rows(path)
    kinds = [(line, _kind(path, line, row)) for line, row in numbered]
    first_line, kind = kinds[0]
    for line, other in kinds:
        if other != kind:
            raise GoldError(
                f"{path}, line {line}: holds {other}, while line {first_line} holds {kind}; "
                "keep each kind of gold in a file of its own"
            )
    return GoldFile(path, kind, tuple(row for _, row in numbered), tuple(line for line, _ in numbered))


def load_system(path: str | Path) -> dict[str, CodedReading]:
    """Load the program's own output (``dragoman read --format jsonl``), by report id. Raises GoldError."""
    path = Path(path)
    return {coded.id: coded for _, coded in _parsed(path, load_rows(path))}


def load_rows(path: str | Path) -> list[tuple[int, Row]]:
    """The JSON objects of a file, each with its line: JSON Lines, or one object over several lines.

    Raises GoldError for a file that cannot be read, is empty, or holds anything but JSON objects.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror or error}); check its name") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise GoldError(f"{path}: is empty; expected one JSON object per line")
    whole = _whole_object(text) if len(lines) > 1 and text.lstrip().startswith("{") else None
    if whole is not None:
        return [(lines[0][0], whole)]
    return [(number, _object(path, number, line)) for number, line in lines]


def _whole_object(text: str) -> Row | None:
    """The text as one object written over several lines, or None if it is not one."""
    try:
        value: Any = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, Mapping) else None


def _object(path: Path, number: int, line: str) -> Row:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}, line {number}: is not JSON ({error}); write one object per line") from error
    if not isinstance(value, Mapping):
        raise GoldError(f"{path}, line {number}: is not a JSON object; write one object per line")
    return value


def _kind(path: Path, line: int, row: Row) -> GoldKind:
    if isinstance(row.get("events"), list) or isinstance(row.get("report"), Mapping):
        return "readings"
    text = row.get("text")
    if isinstance(text, str):
        for kind in ("quotes", "dates", "places"):
            if isinstance(row.get(kind), list):
                return kind
        if isinstance(row.get("type"), str):
            if "<s>" in text or "<t>" in text:
                return "relations"
            raise GoldError(f"{path}, line {line}: mark the sides in the text as <s>source</s> and <t>target</t>")
    raise GoldError(f"{path}, line {line}: cannot tell what kind of gold this is; {_KINDS_HELP}")


def _parsed(path: Path, numbered: Iterable[tuple[int, Row]]) -> list[tuple[int, CodedReading]]:
    parsed = []
    seen: dict[str, int] = {}
    for line, row in numbered:
        try:
            name = report_id(row)
            if name in seen:
                raise GoldError(f"the report {name!r} stands on line {seen[name]} already; keep one of the two")
            seen[name] = line
            parsed.append((line, coded_reading(row)))
        except GoldError as error:
            raise GoldError(f"{path}, line {line}: {error}") from error
    return parsed
