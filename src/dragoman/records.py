"""Records: in, values found by the rooms; out, the frozen rows that JSON, SQL, tables and pages show.

Every record is small, frozen and typed. Codes are strings, unknown is ``None``. Dates are ISO 8601 /
EDTF strings which may be partial (``2019``, ``2020-09``) or ranges (``start/end``). Offsets are Unicode
code points of ``Report.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Actor",
    "ActorKind",
    "Commitment",
    "CommitmentKind",
    "CommitmentStatus",
    "Event",
    "Evidence",
    "Failure",
    "Mention",
    "Place",
    "PlaceMention",
    "Promise",
    "Reading",
    "Report",
    "Statement",
    "StatementKind",
    "TimeExpression",
    "TimexType",
    "Topic",
]

ActorKind = Literal[
    "state", "person", "body", "institution", "group", "party", "company", "population", "media", "unknown"
]
StatementKind = Literal["direct", "mixed", "indirect"]
CommitmentKind = Literal["agreement", "pledge", "invitation", "plan"]
CommitmentStatus = Literal["open", "kept", "overdue", "withdrawn"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters of a report's text: ``text == report.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the ground.

    ``country`` is ISO 3166 alpha-3; ``lat``/``lon`` are WGS84 degrees; ``geonames_id`` is a GeoNames id;
    ``precision`` says what the coordinates stand for: ``country``, ``region`` or ``city``.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A side or a speaker, as of the report's day (coding guide, section 2).

    ``name`` is the fullest name the report gives; ``country`` an ISO alpha-3 or body code; ``sector`` a
    PLOVER sector; ``role`` the office held on that date; ``id`` a Wikidata id.
    """

    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that stand for one or several actors, and the rule that says so.

    ``antecedent`` is the earlier mention a pronoun, role noun or collective was resolved to.
    ``note`` records a contradiction between the text and the who's who, if there is one.
    """

    evidence: Evidence
    actors: tuple[Actor, ...]
    rule: str
    antecedent: Evidence | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """An initiative, treaty, forum, body or matter the report speaks of."""

    name: str
    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 type and value (ISO-TimeML)."""

    evidence: Evidence
    type: TimexType
    value: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name of the text, resolved. Fields of :class:`Place` beside its evidence."""

    evidence: Evidence
    place: Place


@dataclass(frozen=True, slots=True)
class Event:
    """One thing one side did to another, as told by the report (coding guide, sections 1 to 4).

    ``quad_class`` is 1 to 4 (verbal / material cooperation, verbal / material conflict), ``goldstein``
    and ``intensity`` run from -10 to +10. ``confidence``, from 0 to 1, is the estimated chance that type and both
    sides are right (``events/confidence.py``). ``why`` names what decided:
    a codebook rule or the classifier.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    reciprocal: bool
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    date: str | None
    place: Place | None
    quad_class: int
    goldstein: float | None
    intensity: float | None
    evidence: Evidence
    reported_by: tuple[Actor, ...] = ()
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Words given as somebody's own (coding guide, section 5).

    ``evidence`` is the content without quotation marks and cue; ``source`` the words that name the
    speaker; ``cue`` the verb (or noun) of saying.
    """

    id: str
    kind: StatementKind
    speakers: tuple[Actor, ...]
    addressee: tuple[Actor, ...]
    evidence: Evidence
    source: Evidence | None = None
    cue: Evidence | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a side has bound itself to, or is invited or expected to do (coding guide, section 6)."""

    id: str
    kind: CommitmentKind
    by: tuple[Actor, ...]
    to: tuple[Actor, ...]
    what: str
    topic: str | None
    due: str | None
    status: CommitmentStatus
    evidence: Evidence
    event: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment followed over time: where it was told, its status on a day, and the event that speaks for that.

    ``event`` fulfils it or takes it back, with ``score`` (0 to 1) and ``reasons``; ``proposed`` is the status the
    event would give it where that is not sure enough to be given. ``decided`` says that a person decided.
    """

    commitment: Commitment
    status: CommitmentStatus
    report_id: str
    report_date: str
    told_again: tuple[str, ...] = ()
    decided: bool = False
    proposed: CommitmentStatus | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()
    event: Event | None = None
    event_report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, and what to do about it. ``stage`` is the room that failed."""

    stage: str
    reason: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A dated report. ``text`` is fixed once; every offset counts in it.

    ``source`` is the file or feed it came from, ``publisher`` who published it, ``place`` the dateline.
    """

    id: str
    date: str
    text: str
    title: str | None = None
    source: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    place: Place | None = None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of the program found in one report."""

    report: Report
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    topics: tuple[Topic, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    failures: tuple[Failure, ...] = ()
    version: str = ""

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the reading as the JSON object that other programs read (docs/schema)."""
        from dragoman.views.plain_json import to_json

        return to_json(self, indent=indent)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return the reading as data frames, one per kind of record: `to_frames()["events"]`."""
        from dragoman.views.frames import to_frames

        return to_frames(self)

    def _repr_html_(self) -> str:
        """Return the text marked up with its records, as a notebook shows it."""
        from dragoman.views.page import fragment

        return fragment(self)
