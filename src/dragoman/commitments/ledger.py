"""Ledger: in, the readings of many reports; out, every promise in them once, with its status on a day.

The order of the readings does not matter, and reports that tell nothing of a promise change nothing about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from ..dates.almanac import bounds
from ..errors import BadDateError
from ..records import Actor, Commitment, CommitmentStatus, Event, Promise, Reading
from .status import BREAKING, Later, Match, judge_status

__all__ = ["promises"]

_SAME: Final = 0.6  # Dice coefficient of the words of two promises that are one


def promises(
    readings: Iterable[Reading],
    *,
    by: str | None = None,
    to: str | None = None,
    due_before: str | None = None,
    due_after: str | None = None,
    status: CommitmentStatus | None = None,
    on: str | None = None,
    decided: Mapping[str, CommitmentStatus] | None = None,
) -> tuple[Promise, ...]:
    """Who promised what to whom, in all of some reports, and what became of it.

    Args:
        readings: readings of reports, in any order; from files, from a record, from anywhere.
        by: only promises of this side: a country or body code, or part of a name.
        to: only promises towards this side, likewise.
        due_before: only promises due on or before this day (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``).
        due_after: only promises due on or after this day.
        status: only promises of this status.
        on: the day on which the status is judged; today if None. Reports after it are left out.
        decided: a person's decisions, by the id of the commitment; they stand above what is proposed.

    Returns:
        The promises, by due date and then by the date of the report; those without a due date last.

    Raises:
        BadDateError: a date is none.
    """
    day = _day(on, last=True) if on is not None else date.today().isoformat()
    first = _day(due_after, last=False) if due_after is not None else None
    last = _day(due_before, last=True) if due_before is not None else None
    known = sorted((r for r in readings if r.report.date <= day), key=lambda r: (r.report.date, r.report.id))
    later = [x for r in known for x in _events(r)]
    found = [_judged(told, again, later, day, decided or {}) for told, again in _once(known)]
    kept = [
        p
        for p in found
        if (by is None or _side(p.commitment.by, by))
        and (to is None or _side(p.commitment.to, to))
        and (status is None or p.status == status)
        and _due_within(p.commitment.due, first, last)
    ]
    return tuple(sorted(kept, key=_order))


def _day(value: str, *, last: bool) -> str:
    span = bounds(value)
    if span is None or "T" in value or not value[:4].isdigit():
        raise BadDateError(f"{value!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists.")
    return span[1 if last else 0].isoformat()


def _order(p: Promise) -> tuple[str, str, str, int]:
    c = p.commitment
    return c.due.split("/")[-1] if c.due else "9999-99", p.report_date, p.report_id, c.evidence.start


def _side(actors: Iterable[Actor], wanted: str) -> bool:
    """A code stands for its country, anything else for part of a name."""
    return any(a.country == wanted.upper() or wanted.casefold() in a.name.casefold() for a in actors)


def _due_within(due: str | None, first: str | None, last: str | None) -> bool:
    if first is None and last is None:
        return True
    span = bounds(due.split("/")[-1]) if due else None
    if span is None:
        return False
    end = span[1].isoformat()
    return (first is None or end >= first) and (last is None or end <= last)


def _events(reading: Reading) -> list[Later]:
    """The events of a reading, each with the sentence its words stand in."""
    text = reading.report.text
    return [Later(e, reading.report.id, reading.report.date, _sentence(text, e)) for e in reading.events]


def _sentence(text: str, e: Event) -> str:
    start = max(text.rfind(". ", 0, e.evidence.start), text.rfind("\n", 0, e.evidence.start)) + 1
    ends = [k for k in (text.find(". ", e.evidence.end), text.find("\n", e.evidence.end)) if k >= 0]
    return text[start : min(ends, default=len(text))]


_Told = tuple[Reading, Commitment]


def _once(readings: Iterable[Reading]) -> list[tuple[_Told, list[_Told]]]:
    """Every promise where it is told first, with the places where it is told again; readings come sorted."""
    found: list[tuple[_Told, list[_Told]]] = []
    for reading in readings:
        for c in sorted(reading.commitments, key=lambda c: (c.evidence.start, c.id)):
            twin = next((told for told in found if _same(told[0][1], c)), None)
            if twin is None:
                found.append(((reading, c), []))
            elif twin[0][0] is not reading:
                twin[1].append((reading, c))
            else:
                found.append(((reading, c), []))
    return found


def _same(x: Commitment, y: Commitment) -> bool:
    """One promise told twice: of one kind, by and to the same sides, in mostly the same words."""
    if x.kind != y.kind or _codes(x.by) != _codes(y.by) or not (_codes(x.to) & _codes(y.to) or not (x.to and y.to)):
        return False
    a, b = x.what.lower().split(), y.what.lower().split()
    pool, shared = list(b), 0
    for word in a:
        if word in pool:
            pool.remove(word)
            shared += 1
    return 2 * shared / (len(a) + len(b)) >= _SAME


def _codes(actors: Iterable[Actor]) -> set[str]:
    return {a.country or a.name for a in actors}


def _judged(
    told: _Told, again: list[_Told], later: list[Later], day: str, decided: Mapping[str, CommitmentStatus]
) -> Promise:
    reading, c = told
    due = next((x.due for _, x in reversed(again) if x.due), None) or c.due
    c = replace(c, due=due)
    person = next((decided[x.id] for x in (c, *(x for _, x in again)) if x.id in decided), None)
    own = {reading.report.id}
    status, match = judge_status(c, reading.report.date, [x for x in later if x.report_id not in own], day, person)
    return Promise(
        commitment=replace(c, status=status),
        status=status,
        report_id=reading.report.id,
        report_date=reading.report.date,
        told_again=tuple(r.report.id for r, _ in again),
        decided=person is not None,
        proposed=_proposed(match, status),
        score=match.score if match else None,
        reasons=match.reasons if match else (),
        event=match.later.event if match else None,
        event_report_id=match.later.report_id if match else None,
    )


def _proposed(match: Match | None, status: CommitmentStatus) -> CommitmentStatus | None:
    """What the event speaks for, where that is not the status yet."""
    if match is None:
        return None
    meant: CommitmentStatus = "withdrawn" if match.later.event.type in BREAKING else "kept"
    return meant if meant != status else None
