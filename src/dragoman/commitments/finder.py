"""Finder: in, a report's clauses, cast and drafts; out, its `Commitment`s, each tied to the event that tells it.

What a side has bound itself to, or is invited or expected to do, in the future as seen from the report (coding
guide, section 6). Each also appears as an `AGREE` event unless it is part of one, such as the signing of a treaty:
:func:`find_bonds` is run before events are assembled and adds the events that the coder did not see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..actors.cast import Cast
from ..codebook import Codebook
from ..dates import resolve_due, to_edtf
from ..events import Coding
from ..events.assemble import Coded
from ..events.bench import Bench, Draft
from ..language import Analysis
from ..records import Commitment, CommitmentKind, Event, Report, TimeExpression, Topic
from .bonds import Bond, Bonds
from .parties import Parties
from .plans import Plans
from .spans import Span, split_by_date, widened
from .topics import topic_of

__all__ = ["Bound", "find_bonds", "find_commitments"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A bond with the draft event that tells it."""

    bond: Bond
    draft: Draft


def find_bonds(
    report: Report, a: Analysis, cast: Cast, book: Codebook, coding: Coding, dates: Sequence[TimeExpression]
) -> tuple[Bound, ...]:
    """What binds the sides of a report; drafts of events that only a commitment tells are added to ``coding``."""
    bench = Bench(a, cast, book)
    bench.out = coding
    bonds = Bonds(bench, Parties(bench))

    def ahead(start: int, end: int) -> bool:
        return _inside(report, start, end, dates) is not None

    found: list[Bond] = []
    read = [replace(b, span=widened(a, b.span)) for b in (*bonds.find(), *Plans(bonds, ahead).find())]
    read.sort(key=lambda b: (b.span[0], -b.span[1]))
    for bond in read:
        if any(e.country for e in bond.by) and not any(_cover(bond, f) for f in found):
            found.append(bond)
    found.sort(key=lambda b: b.span)
    bound = []
    ordered = {b.governor for b in found if b.why.startswith("commitment:order")}
    coding.drafts[:] = [d for d in coding.drafts if not (d.type == "REQUEST" and d.anchor in ordered)]
    for bond in found:
        draft = bond.draft or _draft(bond)
        if bond.draft is None:
            coding.drafts.append(draft)
        bound.append(Bound(bond, draft))
    coding.drafts.sort(key=lambda d: d.head)
    return tuple(bound)


def _cover(x: Bond, y: Bond) -> bool:
    return x.span[0] < y.span[1] and y.span[0] < x.span[1]


def _draft(bond: Bond) -> Draft:
    """The `AGREE` event of a bond that no event tells yet."""
    return Draft(
        type="AGREE",
        rule=None,
        why=bond.why,
        head=bond.span[2],
        anchor=bond.governor,
        source=bond.by,
        target=bond.to,
        reciprocal=bond.joint,
        mode=None,
        tokens={bond.governor, bond.span[2]},
        commitment=_kind(bond),
        decided="commitment",
    )


def find_commitments(
    report: Report,
    a: Analysis,
    bound: Sequence[Bound],
    coded: Sequence[Coded],
    dates: Sequence[TimeExpression],
    topics: Sequence[Topic],
    contexts: Mapping[str, Sequence[str]],
) -> tuple[Commitment, ...]:
    """Commitments of a report, in text order. ``due`` is a date or range as of the report's date.

    ``topics`` are all mentions of initiatives, treaties, forums and bodies, ``contexts`` the codebook's words for
    contexts.
    """
    found: list[Commitment] = []
    for b in bound:
        event = _event(b.draft, a, coded)
        if event is None:
            continue
        own = event.type in ("AGREE", "SUPPORT")
        by = event.source if own else tuple(e.actor() for e in b.bond.by)
        to = event.target if own else tuple(e.actor() for e in b.bond.to)
        spans = split_by_date(a, b.bond.span, lambda s, e: _inside(report, s, e, dates) is not None)
        for span in spans:
            span = _with_date(report, a, span, dates)
            evidence = a.evidence(span[0], span[1])
            due = _due(report, a, b.bond, span, dates, alone=len(spans) == 1)
            if due is not None and due == event.date and due <= report.date:
                due = None  # the day of the signing is no deadline
            found.append(
                Commitment(
                    id=f"{event.id}c{len(found)}",
                    kind=_kind(b.bond),
                    by=by,
                    to=to,
                    what=evidence.text,
                    topic=topic_of(a, span, topics, (*by, *to), contexts),
                    due=due,
                    status="overdue" if due and _past(due, report.date) else "open",
                    evidence=evidence,
                    event=event.id,
                    why=b.bond.why,
                )
            )
    return tuple(found)


def _event(draft: Draft, a: Analysis, coded: Sequence[Coded]) -> Event | None:
    """The event a draft became; after a merge that of its happening."""
    for c in coded:
        if c.draft is draft:
            return c.event
    words = {a.tokens[draft.anchor].start, a.tokens[draft.head].start}
    same = [c.event for c in coded if c.event.type == draft.type]
    return next((e for e in same if any(e.evidence.start <= w < e.evidence.end for w in words)), None)


def _kind(bond: Bond) -> CommitmentKind:
    if bond.kind is not None:
        return bond.kind
    return "agreement" if bond.joint else "pledge"


def _past(due: str, today: str) -> bool:
    end = due.split("/")[-1]
    return end < today[: len(end)]


def _ages(due: str) -> bool:
    """True of centuries: the name of a firm or a plan for ever, no date to be held to."""
    first, _, last = due.partition("/")
    return bool(last) and int(last[:4]) - int(first[:4]) > _LONGEST


_LONGEST: Final = 30  # years


def _inside(report: Report, start: int, end: int, dates: Sequence[TimeExpression]) -> str | None:
    """The first date to come that begins between two characters; a deadline's bare month is the next of that name."""
    for t in _between(dates, start, end):
        value = to_edtf(t, report.date)
        if value is not None and _past(value, report.date) and _DEADLINE.search(report.text, start, t.evidence.start):
            value = resolve_due(report.text[start : t.evidence.end], report.date)
        if value is not None and not _past(value, report.date):
            return value
    return None


_DEADLINE: Final = re.compile(
    r"\b(?:by|before|until|till|(?:no|not) later than|from|starting|beginning)\s+(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)


def _between(dates: Iterable[TimeExpression], start: int, end: int) -> list[TimeExpression]:
    return [t for t in dates if start <= t.evidence.start < end and t.type in ("DATE", "TIME")]


def _with_date(report: Report, a: Analysis, span: Span, dates: Sequence[TimeExpression]) -> Span:
    """The span with the date that follows it at once: *a summit* | *tomorrow*, *meet* | *on Friday*."""
    start, end, head = span
    limit = a.sentences[a.tokens[head].sentence].end
    for t in dates:
        between = report.text[end : t.evidence.start].strip().lower() if t.evidence.start >= end else None
        if between in _BEFORE_DATES and t.evidence.end <= limit and t.type in ("DATE", "TIME"):
            value = to_edtf(t, report.date)
            if value is not None and not _past(value, report.date):
                return start, max(t.evidence.end, _phrase_end(a, t.evidence.start, end)), head
    return span


def _phrase_end(a: Analysis, at: int, after: int) -> int:
    """The end of the phrase that a date opens: *this week* | *'s summit in Rome*."""
    token = a.token_at(at)
    if token is None:
        return at
    for up in (token, *a.ancestors(token.i)):
        first = a.tokens[a.subtree(up.i)[0]]
        if up.kind == "preposition" and first.start >= after:
            return a.tokens[a.subtree(up.i)[-1]].end if len(a.subtree(up.i)) < _PHRASE else at
    return at


_PHRASE: Final = 12  # words


_BEFORE_DATES: Final = frozenset({"", "on", "in", "by", "before", "until", "during", "this", "for"})


def _due(
    report: Report, a: Analysis, bond: Bond, span: Span, dates: Sequence[TimeExpression], *, alone: bool
) -> str | None:
    """The deadline or period in the commitment's words; else beside the word that binds (*On Friday, X will …*)."""
    due = resolve_due(report.text[span[0] : span[1]], report.date)
    told = _between(dates, span[0], span[1])
    if told and _inside(report, span[0], span[1], dates) is None and "/" not in (due or ""):
        due = None  # all its dates are of what happened before
    if due is not None and not _past(due, report.date) and not _ages(due):
        return due
    if not alone:
        return None
    own = {k for g in {bond.governor, span[2]} for c in a.children(g) for k in a.subtree(c.i) if _time(a, g, c.i)}
    for t in dates:
        token = a.token_at(t.evidence.start)
        if t.type in ("DATE", "TIME") and token is not None and token.i in own:
            value = to_edtf(t, report.date)
            if value is not None and value > report.date[: len(value)]:
                return value
    return None


def _time(a: Analysis, governor: int, child: int) -> bool:
    return a.tokens[child].relation in ("temporal", "preposition", "adverb") or child < governor
