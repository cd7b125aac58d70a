"""Status: in, a commitment and events told later; out, whether it is open, kept, overdue or withdrawn, and why.

Pure functions over records. A later event is compared with a commitment on four counts; the score is the sum of what
it earns on each. ``kept`` and ``withdrawn`` are set from `SURE` on, and proposed, with status and reasons, from `MAYBE`
on; a person's decision stands above both.

| count | weight | full | in part |
|---|---|---|---|
| sides | 0.35 | whoever is bound acts, towards whoever it was promised to | 0.20: only the first |
| kind  | 0.30 | the event is of a type that the promised act would be coded as | 0.10: another act of the same sign |
| words | 0.25 | by the share of the promise's own words that the event's sentence repeats; all from a half on | |
| time  | 0.10 | before the due date is out, or within a year where there is none | 0.05: within three years |
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..dates.almanac import bounds
from ..records import Actor, Commitment, CommitmentStatus, Event

__all__ = ["BREAKING", "MAYBE", "SURE", "Later", "Match", "judge_status", "kept_by", "withdrawn_by"]

SURE: Final = 0.70
MAYBE: Final = 0.50

_SIDES: Final = 0.35
_ACTOR: Final = 0.20
_KIND: Final = 0.30
_SIGN: Final = 0.10
_WORDS: Final = 0.25
_TIME: Final = 0.10
_LATE: Final = 0.05
_YEAR: Final = 366  # days

_COOPERATIVE: Final = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
BREAKING: Final = frozenset({"REJECT", "SANCTION"})
# Words of a promise and the types its doing is coded as (coding guide, section 3).
_DONE_AS: Final[tuple[tuple[frozenset[str], frozenset[str]], ...]] = (
    (
        frozenset(
            """meet meeting visit summit talk talks host hold call consult consultation dialogue negotiate negotiation
            contact attend speak conference travel discuss convene receive delegation""".split()
        ),
        frozenset({"CONSULT"}),
    ),
    (
        frozenset(
            """give provide send donate deliver supply fund finance aid assistance help humanitarian million billion
            loan grant doses vaccines relief rebuild pay train money""".split()
        ),
        frozenset({"AID"}),
    ),
    (
        frozenset(
            """sign ratify recognise recognize support endorse relations embassy apologise apologize join
            condemn""".split()
        ),
        frozenset({"SUPPORT", "COOPERATE"}),
    ),
    (
        frozenset("withdraw release free return hand disarm pull exchange prisoners remains hostages".split()),
        frozenset({"RETREAT"}),
    ),
    (
        frozenset("lift ease ceasefire truce reopen open allow relax suspend halt".split()),
        frozenset({"CONCEDE", "RETREAT"}),
    ),
    (
        frozenset(
            """cooperate cooperation trade sell buy build invest investment exercise exercises joint share sharing
            work expand strengthen deepen launch project projects partnership open port railway road""".split()
        ),
        frozenset({"COOPERATE", "AID"}),
    ),
)
_STOP: Final = frozenset(
    """the a an of to in on at by for with and or its their his her our this that these those will would be is are was
    were it they he she we as from until before after within next last end year month week day days months years than
    all any some new more joint two three one has have had not no between into over under about which who""".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")


@dataclass(frozen=True, slots=True)
class Later:
    """An event told later, with the report it stands in and the sentence around its evidence."""

    event: Event
    report_id: str
    report_date: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Match:
    """A later event held against a commitment: its score from 0 to 1 and what it earned that for."""

    later: Later
    score: float
    reasons: tuple[str, ...]


def judge_status(
    c: Commitment, told: str, later: Iterable[Later], on: str, decided: CommitmentStatus | None = None
) -> tuple[CommitmentStatus, Match | None]:
    """The status of a commitment on the day ``on``, and the event that speaks for it, sure or proposed.

    Args:
        c: the commitment.
        told: the date of the report that tells it.
        later: events of the other reports, in any order; those reported after ``on`` are left out.
        on: the day on which the status is judged, ``YYYY-MM-DD``.
        decided: what a person decided, which stands.

    Returns:
        The status, and the first sure event, else the likeliest that is at least `MAYBE`, else None.
    """
    known = [x for x in later if x.report_date <= on]
    kept = [m for x in known if (m := kept_by(c, told, x)) is not None]
    broken = [m for x in known if (m := withdrawn_by(c, told, x)) is not None]
    sure = sorted((m for m in (*kept, *broken) if m.score >= SURE), key=_order)
    best = sure[0] if sure else max((*kept, *broken), key=lambda m: (m.score, *_order(m)), default=None)
    if decided is not None:
        return decided, best
    if sure:
        return ("withdrawn" if best in broken else "kept"), best
    span = bounds(c.due.split("/")[-1]) if c.due else None
    if span is not None and span[1].isoformat() < on:
        return "overdue", best
    return "open", best


def _order(m: Match) -> tuple[str, str, str]:
    return m.later.event.date or m.later.report_date, m.later.report_id, m.later.event.id


def kept_by(c: Commitment, told: str, later: Later) -> Match | None:
    """How well a later event fulfils a commitment; None below `MAYBE` or if another side acts."""
    e = later.event
    if e.type not in _COOPERATIVE or not _after(c, told, later):
        return None
    source, target = (c.to, c.by) if c.kind == "invitation" and e.type == "CONSULT" else (c.by, c.to)
    sides, why = _sides(source, target, e)
    if sides == 0.0:
        return None
    types = _types(c)
    kind = _KIND if e.type in types else _SIGN if not types else 0.0
    if kind == 0.0:
        return None
    meant = (kind, f"{e.type} is what was promised")
    return _match(later, [(sides, why), meant, _words(c, later), _time(c, told, later)])


def withdrawn_by(c: Commitment, told: str, later: Later) -> Match | None:
    """How well a later rejection or breach takes a commitment back; None below `MAYBE` or on another matter."""
    e = later.event
    if e.type not in BREAKING or not _after(c, told, later):
        return None
    sides, why = _sides(c.by, c.to, e)
    if c.kind in ("agreement", "invitation") or sides == 0.0:
        other, other_why = _sides(c.to, c.by, e)
        sides, why = max((sides, why), (other, other_why))
    words = _words(c, later)
    if sides == 0.0 or words[0] == 0.0:
        return None
    return _match(later, [(sides, why), (_KIND, f"{e.type} takes it back"), words, _time(c, told, later)])


def _match(later: Later, counts: list[tuple[float, str]]) -> Match | None:
    score = round(sum(value for value, _ in counts), 2)
    if score < MAYBE:
        return None
    return Match(later, score, tuple(why for value, why in counts if value))


def _after(c: Commitment, told: str, later: Later) -> bool:
    """True of an event that happened after the promise was told, in a report that came after it."""
    if later.report_date <= told:
        return False
    when = bounds(later.event.date.split("/")[-1]) if later.event.date else None
    return when is None or when[1].isoformat() > told


def _codes(actors: Iterable[Actor]) -> set[str]:
    return {a.country or a.name for a in actors}


def _sides(source: Iterable[Actor], target: Iterable[Actor], e: Event) -> tuple[float, str]:
    """Whether the side that is bound acts in the event, and towards the other side."""
    mine, theirs = _codes(source), _codes(target)
    acting, meant = _codes(e.source), _codes(e.target)
    if e.reciprocal:
        acting = meant = acting | meant
    if not mine & acting:
        return 0.0, ""
    if len(mine) > 1 and mine == theirs:
        both = len(mine & (acting | meant)) >= 2
        return (_SIDES, "between the same sides") if both else (0.0, "")
    others = theirs - mine
    if others and others & meant:
        return _SIDES, "between the same sides"
    if others and meant and not others & meant:
        return 0.0, ""
    return _ACTOR, "by the side that is bound"


def _types(c: Commitment) -> frozenset[str]:
    """The types that the doing of what was promised would be coded as; empty if its words tell none."""
    words = _content(c.what)
    found: set[str] = set()
    for cues, types in _DONE_AS:
        if words & cues:
            found |= types
    if c.kind == "invitation" or (c.kind == "plan" and "visit" in words):
        found.add("CONSULT")
    return frozenset(found)


def _words(c: Commitment, later: Later) -> tuple[float, str]:
    """The share of the promise's words that the event's sentence repeats, the names of the sides left out."""
    names = {w for a in (*c.by, *c.to) for w in _content(a.name)}
    wanted = {_stem(w) for w in _content(c.what) - names}
    told = {_stem(w) for w in _content(later.sentence)}
    shared = sorted(wanted & told)
    if not wanted or not shared:
        return 0.0, ""
    share = min(1.0, 2 * len(shared) / len(wanted))
    return round(_WORDS * share, 3), "on the same matter: " + ", ".join(shared)


def _content(text: str) -> set[str]:
    return {w for w in (m.group().lower() for m in _WORD.finditer(text)) if w not in _STOP and len(w) > 1}


def _stem(word: str) -> str:
    """A word without the commonest endings: *visited* and *visit*, *doses* and *dose* are one."""
    for ending in ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _time(c: Commitment, told: str, later: Later) -> tuple[float, str]:
    when = _first(later.event.date or later.report_date) or _first(later.report_date)
    start = _first(told)
    if when is None or start is None:
        return 0.0, ""
    due = bounds(c.due.split("/")[-1]) if c.due else None
    if due is not None:
        return (_TIME, "in time") if when <= due[1] else (0.0, "")
    if (when - start).days <= _YEAR:
        return _TIME, "within a year"
    return (_LATE, "within three years") if (when - start).days <= 3 * _YEAR else (0.0, "")


def _first(value: str) -> date | None:
    found = bounds(value.split("/")[0])
    return found[0] if found else None
