"""Items: in, the interface's own JSON (a gold row or the program's output); out, typed items to compare.

Gold files and the program's JSON Lines have the same fields, so one parser serves both sides. Each item
keeps the row it came from, for the error lists. What may be left out: ``core`` (then the item is required),
``sector``, ``country``, ``date``, ``due``, ``place``, ``mode``; ``evidence`` may be a plain string instead
of an object.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeVar

from dragoman.errors import GoldError
from dragoman.records import Reading

__all__ = [
    "Code",
    "CodedCommitment",
    "CodedEvent",
    "CodedReading",
    "CodedStatement",
    "Level",
    "Row",
    "Side",
    "Span",
    "check_offsets",
    "coded_reading",
    "from_reading",
    "report_id",
]

Row = Mapping[str, Any]
Level = Literal["country", "sector"]
Code = str | tuple[str, str | None]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Span:
    """Words with their place in the text, if it is told. Offsets are code points, end exclusive."""

    text: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as a scorer sees it: who, of which country or body, in which sector."""

    name: str | None
    country: str | None
    sector: str | None

    def code(self, level: Level) -> Code:
        """What sides are compared by. An unknown country is ``?``; a known one with no sector is ``GOV``."""
        country = self.country or "?"
        if level == "country":
            return country
        return country, self.sector or ("GOV" if country != "?" else None)


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event to be scored. ``core`` is False for gold that is neither required nor wrong."""

    type: str
    mode: str | None
    reciprocal: bool
    source: tuple[Side, ...]
    target: tuple[Side, ...]
    date: str | None
    place: Row | None
    span: Span
    core: bool
    row: Row = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class CodedStatement:
    """A statement to be scored. ``source`` is the words that name the speaker."""

    kind: str
    speakers: tuple[Side, ...]
    addressee: tuple[Side, ...]
    span: Span
    source: Span | None
    core: bool
    row: Row = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class CodedCommitment:
    """A commitment to be scored."""

    kind: str | None
    by: tuple[Side, ...]
    to: tuple[Side, ...]
    due: str | None
    span: Span
    core: bool
    row: Row = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class CodedReading:
    """One report with everything coded in it."""

    id: str
    text: str
    events: tuple[CodedEvent, ...] = ()
    statements: tuple[CodedStatement, ...] = ()
    commitments: tuple[CodedCommitment, ...] = ()
    row: Row = field(default_factory=dict, repr=False, compare=False)


def report_id(row: Row) -> str:
    """The id of a row's report, which may stand in ``report`` or in the row itself.

    Raises GoldError if there is none.
    """
    report = row.get("report") or row
    name = (report.get("id") if isinstance(report, Mapping) else None) or row.get("id")
    if not name:
        raise GoldError('the report has no "id"; give each report an id of its own')
    return str(name)


def coded_reading(row: Row) -> CodedReading:
    """Parse one row of the interface's JSON. Raises GoldError saying which item lacks what."""
    report = row.get("report")
    source = report if isinstance(report, Mapping) else row
    text = str(source.get("text") or "")
    return CodedReading(
        id=report_id(row),
        text=text,
        events=_items(row, "events", text, _event),
        statements=_items(row, "statements", text, _statement),
        commitments=_items(row, "commitments", text, _commitment),
        row=row,
    )


def check_offsets(reading: CodedReading) -> None:
    """Raise GoldError if an item's words are not what stands at its offsets."""
    groups = (reading.events, reading.statements, reading.commitments)
    for span in (item.span for items in groups for item in items):
        at = reading.text[span.start : span.end] if span.start is not None else span.text
        if reading.text and at != span.text:
            place = f"{span.start}-{span.end}"
            raise GoldError(f"the evidence {span.text[:60]!r} is not what stands at {place}; mend its offsets")


def from_reading(reading: Reading, report: str) -> CodedReading:
    """A reading as the scorer sees it, under the id ``report`` of the gold report it answers."""
    row = {**asdict(reading), "id": report}
    row["report"]["id"] = report
    return coded_reading(row)


def _items(row: Row, field_: str, text: str, parse: Callable[[Row, str], Item]) -> tuple[Item, ...]:
    items = row.get(field_)
    if items is None:
        return ()
    if not isinstance(items, (list, tuple)):
        raise GoldError(f'"{field_}" must be a list')
    parsed = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            raise GoldError(f"{field_} {number} is not an object")
        try:
            parsed.append(parse(item, text))
        except GoldError as error:
            raise GoldError(f"{field_} {number}: {error}") from error
    return tuple(parsed)


def _event(row: Row, text: str) -> CodedEvent:
    if not row.get("type"):
        raise GoldError('an event needs a "type"')
    return CodedEvent(
        type=str(row["type"]),
        mode=row.get("mode"),
        reciprocal=bool(row.get("reciprocal")),
        source=_sides(row, "source"),
        target=_sides(row, "target"),
        date=row.get("date"),
        place=_object(row, "place"),
        span=_span(row, text),
        core=bool(row.get("core", True)),
        row=row,
    )


def _statement(row: Row, text: str) -> CodedStatement:
    if not row.get("kind"):
        raise GoldError('a statement needs a "kind": direct, mixed or indirect')
    source = _object(row, "source")
    return CodedStatement(
        kind=str(row["kind"]),
        speakers=_sides(row, "speakers") or _sides(row, "speaker"),
        addressee=_sides(row, "addressee"),
        span=_span(row, text),
        source=_span({"evidence": source}, text) if source else None,
        core=bool(row.get("core", True)),
        row=row,
    )


def _commitment(row: Row, text: str) -> CodedCommitment:
    return CodedCommitment(
        kind=row.get("kind"),
        by=_sides(row, "by"),
        to=_sides(row, "to"),
        due=row.get("due"),
        span=_span(row, text),
        core=bool(row.get("core", True)),
        row=row,
    )


def _object(row: Row, field_: str) -> Row | None:
    value = row.get(field_)
    if value is not None and not isinstance(value, Mapping):
        raise GoldError(f'"{field_}" must be an object or null')
    return value or None


def _sides(row: Row, field_: str) -> tuple[Side, ...]:
    value = row.get(field_) or ()
    sides = (value,) if isinstance(value, Mapping) else value
    if not isinstance(sides, (list, tuple)) or not all(isinstance(side, Mapping) for side in sides):
        raise GoldError(f'"{field_}" must be a list of actors')
    return tuple(Side(side.get("name"), side.get("country"), side.get("sector")) for side in sides)


def _span(row: Row, text: str) -> Span:
    """The words an item rests on: ``evidence`` (or ``span``), an object with offsets or a plain string."""
    value = row.get("evidence") or row.get("span")
    if isinstance(value, str):
        return Span(value)
    if not isinstance(value, Mapping):
        raise GoldError('"evidence" must be {"start", "end", "text"} or a string')
    words, start, end = value.get("text") or "", value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return Span(str(words))
    return Span(str(words) or text[start:end], start, end)
