"""Finder: in, coded events and the words under them; out, `Commitment`s with what, topic and due date.

What a side has bound itself to, or is invited or expected to do, in the future as seen from the report (coding
guide, section 6). Every commitment rests on an `AGREE` event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from ..dates import to_edtf
from ..events.assemble import Coded
from ..language import Analysis
from ..records import Commitment, CommitmentKind, Report, TimeExpression, Topic

__all__ = ["find_commitments"]

T = TypeVar("T", TimeExpression, Topic)


def find_commitments(
    report: Report,
    a: Analysis,
    coded: Sequence[Coded],
    dates: Sequence[TimeExpression],
    topics: Sequence[Topic],
) -> tuple[Commitment, ...]:
    """Commitments of a report, in text order. ``due`` is a date or range as of the report's date."""
    found: list[Commitment] = []
    for c in coded:
        if c.event.type != "AGREE" or (c.draft.commitment is None and not c.event.reciprocal):
            continue
        for start, end in _spans(a, c):
            if end <= start or any(f.evidence.start < end and start < f.evidence.end for f in found[-50:]):
                continue
            found.append(_commitment(report, a, c, start, end, dates, topics, len(found)))
    return tuple(found)


def _commitment(
    report: Report,
    a: Analysis,
    c: Coded,
    start: int,
    end: int,
    dates: Sequence[TimeExpression],
    topics: Sequence[Topic],
    number: int,
) -> Commitment:
    evidence = a.evidence(start, end)
    due = _due(report, start, end, dates)
    inside = _within(topics, start, end)
    return Commitment(
        id=f"{c.event.id}c{number}",
        kind=_kind(c),
        by=c.event.source,
        to=c.event.target,
        what=evidence.text,
        topic=inside[0].name if inside else None,
        due=due,
        status="overdue" if due and _past(due, report.date) else "open",
        evidence=evidence,
        event=c.event.id,
        why=c.event.why,
    )


def _within(items: Sequence[T], start: int, end: int) -> list[T]:
    """Items, in text order, that begin between the characters ``start`` and ``end``."""
    k = bisect_left(items, start, key=lambda t: t.evidence.start)
    found = []
    while k < len(items) and items[k].evidence.start < end:
        found.append(items[k])
        k += 1
    return found


def _kind(c: Coded) -> CommitmentKind:
    if c.draft.commitment == "invitation":
        return "invitation"
    if c.event.reciprocal:
        return "agreement"
    return "plan" if c.draft.commitment == "plan" else "pledge"


def _past(due: str, today: str) -> bool:
    end = due.split("/")[-1]
    return end < today[: len(end)]


def _due(report: Report, start: int, end: int, dates: Sequence[TimeExpression]) -> str | None:
    """The deadline or period in the commitment's words: the last future one, else the last."""
    values = []
    for t in _within(dates, start, end):
        if t.type in ("DATE", "TIME"):
            value = to_edtf(t, report.date)
            if value is not None and not _past(value, report.date):
                values.append(value)
    return values[-1] if values else None


def _spans(a: Analysis, c: Coded) -> list[tuple[int, int]]:
    """Characters of what is promised: each coordinated complement by itself, the predicate for the rest."""
    d = c.draft
    t = a.tokens[d.anchor]
    if d.commitment == "invitation" or t.lemma == "invite":
        return [(t.start, _end(a, d.anchor))]
    if d.anchor != d.head and d.head in a.clause_at:
        clause = a.clause_at[d.head]
        heads = [
            d.head,
            *(x.i for x in a.children(d.head, "conjunct") if x.kind == "verb" and x.form == a.tokens[d.head].form),
        ]
        holder = a.tokens[d.anchor]
        if len(heads) == 1 and holder.kind == "auxiliary":
            return [(holder.start, _end(a, d.head))]
        spans = [(a.tokens[h].start, _end(a, h, stop_at_conjunct=len(heads) > 1)) for h in heads]
        if any(i in a.clause_at and a.tokens[i].lemma == "be" for i in (d.anchor,)):
            return [(holder.start, _end(a, d.head))]
        return spans if clause.link != "relative" else spans[:1]
    if d.head in a.clause_at:
        clause = a.clause_at[d.head]
        for o in clause.object:
            if a.tokens[o].lemma in ("commitment", "pledge", "promise", "willingness", "readiness"):
                inner = [n for p, n in a.prepositions(o) if p in ("to", "for")]
                if inner:
                    return [(a.tokens[min(a.subtree(inner[0]))].start, _end(a, o))]
                return [(a.tokens[o].start, _end(a, o))]
        below = [x for x in a.clauses_under.get(d.head, ()) if x.link in ("infinitive", "gerund", "complement")]
        if below:
            return [_complement(a, x.head, len(below) > 1) for x in below]
        if d.tokens and "future" in d.why:
            s = a.subtree(d.head)
            return [(a.tokens[s[0]].start, _end(a, d.head))]
        return [(t.start, _end(a, d.head))]
    return [(a.tokens[d.head].start, _end(a, d.head))]


def _complement(a: Analysis, head: int, several: bool) -> tuple[int, int]:
    """Characters of one complement, its *that* or *to* left out."""
    ids = _without_conjunct_clauses(a, head) if several else a.subtree(head)
    first = next((i for i in ids if a.tokens[i].text.lower() not in ("that", "to")), ids[0])
    return a.tokens[first].start, _end(a, head, stop_at_conjunct=several)


def _end(a: Analysis, head: int, *, stop_at_conjunct: bool = False) -> int:
    skip = frozenset({"conjunct", "coordinator"}) if stop_at_conjunct else frozenset()
    kids = a.subtree(head) if not skip else _without_conjunct_clauses(a, head)
    while kids and a.tokens[kids[-1]].kind == "punctuation":
        kids.pop()
    return a.tokens[kids[-1]].end if kids else a.tokens[head].end


def _without_conjunct_clauses(a: Analysis, head: int) -> list[int]:
    found = [head]
    for child in a.children(head):
        if (child.relation == "conjunct" and child.kind == "verb") or child.relation == "coordinator":
            continue
        found.extend(a.subtree(child.i))
    return sorted(found)
