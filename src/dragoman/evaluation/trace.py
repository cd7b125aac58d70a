"""Trace: in, a report; out, its reading, and for the error lists what the coder considered there and did not code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.evaluation.items import Span
from dragoman.events.assemble import sides_found
from dragoman.events.confidence import Decided, SidesFound
from dragoman.explanation import Explanation
from dragoman.reading import Reader, Work
from dragoman.records import Reading, Report
from dragoman.sources import check_date

__all__ = ["Passed", "Trace", "Tracer", "trace_of"]


@dataclass(frozen=True, slots=True)
class Passed:
    """An act that was found and not kept: its word, the rule (``TYPE/id`` or ``operator``) and the reason."""

    start: int
    end: int
    rule: str
    reason: str

    def within(self, span: Span) -> bool:
        """Whether its word stands in the span."""
        return span.start is not None and span.end is not None and self.start < span.end and span.start < self.end


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of the acts of a report: ``rejected``, or ``merged`` into another event; ``silent`` have no rule.

    ``decided`` says of each event, in order, what decided it and how its sides were found.
    """

    rejected: tuple[Passed, ...] = ()
    merged: tuple[Passed, ...] = ()
    silent: tuple[Passed, ...] = ()
    decided: tuple[tuple[Decided, SidesFound], ...] = ()


class Tracer:
    """A reader for `check` that keeps the trace of each report it reads, by report id."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.traces: dict[str, Trace] = {}

    def __call__(self, report: Report) -> Reading:
        """The reading of a report. Raises BadDateError if its date is no day of the calendar."""
        report = replace(report, date=check_date(report.date))
        work = self.reader.work(report, next(self.reader.parsed([report])))
        self.traces[report.id] = trace_of(work)
        return self.reader.reading(work)


def trace_of(work: Work) -> Trace:
    """The trace of finished work."""
    a = work.analysis

    def passed(token: int, rule: str, reason: str) -> Passed:
        return Passed(a.tokens[token].start, a.tokens[token].end, rule, reason)

    kept = {id(c.draft) for c in work.coded}
    return Trace(
        rejected=tuple(passed(r.head, r.rule, r.reason) for r in work.coding.rejected),
        merged=tuple(passed(d.head, f"{d.type}/", d.why) for d in work.coding.drafts if id(d) not in kept),
        silent=tuple(passed(i, "", "no rule for the word") for i in Explanation(work).silent()),
        decided=tuple((c.draft.decided, sides_found(c.draft)) for c in work.coded),
    )
