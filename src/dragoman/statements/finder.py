"""Finder: in, an analysis and its cast; out, the `Statement`s of the report, direct, mixed and indirect.

A statement's span is its content, without the outer quotation marks and without the cue (coding guide, section 5);
the cue of an interrupted quotation stands between its halves. Quotations with a cue of their own come first, then
clauses of saying, then nouns of statement, then words in quotation marks that a verb governs, and last the
quotations whose speaker only the context tells.
"""

from __future__ import annotations

from ..actors.cast import Cast
from ..language import Analysis
from ..records import Evidence, Report, Statement
from .addressees import Addressees
from .draft import Draft, Span, distinct
from .fragments import Fragments
from .nouns import Nouns
from .passage import Passage
from .reported import Reported
from .speakers import Speakers
from .spoken import Spoken
from .transcript import transcript_lines

__all__ = ["find_statements"]


def find_statements(a: Analysis, cast: Cast, report: Report, ident: str) -> tuple[Statement, ...]:
    """Statements of a report in text order; ``ident`` is the prefix of their ids."""
    passage = Passage(a, cast)
    speakers = Speakers(passage)
    spoken = Spoken(passage, speakers)
    lines = [*transcript_lines(passage, speakers), *spoken.blocks()]
    quoted = [*lines, *(d for d in spoken.with_cues() if not _touches(d, lines))]
    heads = frozenset(d.head for d in quoted if d.head is not None)
    reported = Reported(passage, speakers, heads).find() + Nouns(passage, speakers).find()
    reported = [d for d in reported if not _within(d, quoted)]
    reported += Fragments(passage, speakers).find([*quoted, *reported])
    spoken.without_cues([*lines, *reported])
    kept = distinct([*lines, *(d for d in spoken.drafts if not _touches(d, lines)), *reported])
    Addressees(passage, report).complete(kept)
    return tuple(_statement(a, d, f"{ident}s{k + 1}") for k, d in enumerate(kept))


def _within(draft: Draft, others: list[Draft]) -> bool:
    """True if a draft lies in the words of another: what a speaker reports is part of what he says."""
    return any(d.start <= draft.start and draft.end <= d.end for d in others)


def _touches(draft: Draft, others: list[Draft]) -> bool:
    return any(d.start < draft.end and draft.start < d.end for d in others)


def _statement(a: Analysis, d: Draft, ident: str) -> Statement:
    def evidence(span: Span | None) -> Evidence | None:
        return None if span is None else Evidence(span[0], span[1], a.text[span[0] : span[1]])

    return Statement(
        id=ident,
        kind=d.kind,
        speakers=tuple(e.actor() for e in d.speakers),
        addressee=tuple(e.actor() for e in d.addressee),
        evidence=a.evidence(d.start, d.end),
        source=evidence(d.source),
        cue=evidence(d.cue),
        why=d.why,
    )
