"""Mistakes: in, scored reports; out, each error with its kind, its sentence and the rows of both sides.

A missed and a false item that rest on some of the same words are told as one mistake (a wrong type, a wrong
side, wrong words), not as two. Kinds stand in :data:`MISTAKE_KINDS`, in the order of the lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import takewhile
from typing import Any, Final, Protocol, TypeVar

from dragoman.evaluation.agreement import (
    COMMITMENT_WORDS,
    STATEMENT_WORDS,
    codes,
    dates_agree,
    places_agree,
    same_dyad,
)
from dragoman.evaluation.items import CodedCommitment, CodedEvent, CodedStatement, Level, Row, Span
from dragoman.evaluation.matching import Scored, dice, match, touches
from dragoman.evaluation.readings import Matched, ReadingScore

__all__ = ["MISTAKE_KINDS", "Mistake", "mistakes_of", "sentence_at"]

MISTAKE_KINDS: Final = (
    "unread report",
    "missed event",
    "false event",
    "wrong type",
    "wrong side",
    "wrong type and side",
    "wrong sector",
    "wrong mode",
    "wrong date",
    "wrong place",
    "missed statement",
    "false statement",
    "wrong speaker",
    "wrong statement words",
    "wrong statement kind",
    "missed commitment",
    "false commitment",
    "wrong party",
    "wrong commitment words",
    "wrong commitment kind",
    "wrong due",
    "missed relation",
    "wrong relation",
    "missed quotation",
    "false quotation",
    "time expression",
    "place name",
)

_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’')\]]*(?=\s+[\"“‘'(]*[^\W\d_a-z])|\n")


# how far back, in characters, the beginning of a sentence is looked for
_LONGEST_LEAD = 2000


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: its kind, where it is, and what the gold and the program say (None where one is silent)."""

    kind: str
    report: str
    sentence: str
    gold: Row | None = None
    system: Row | None = None
    note: str = ""

    def as_row(self) -> dict[str, Any]:
        """The mistake as a JSON object."""
        return asdict(self)


class _Coded(Scored, Protocol):
    @property
    def row(self) -> Row: ...


Item = TypeVar("Item", bound=_Coded)


def mistakes_of(score: ReadingScore, level: Level = "country") -> Iterator[Mistake]:
    """Every mistake in one report."""
    if not score.answered:
        yield Mistake("unread report", score.gold.id, score.gold.text[:200], note="the program gave no reading")
        return
    yield from _events(score, level)
    yield from _statements(score)
    yield from _commitments(score)


def sentence_at(text: str, span: Span) -> str:
    """The sentence (or sentences) of ``text`` that hold a span; the span's own words if it cannot be
    placed.

    Sentences end at a full stop, question or exclamation mark before a capital letter, or at a line's end:
    close enough for a reader, and independent of the parser that is being judged.
    """
    start, end = span.start, span.end
    if start is None or end is None:
        start = text.find(span.text)
        if start < 0 or not span.text:
            return span.text
        end = start + len(span.text)
    ends = (hit.end() for hit in _SENTENCE_END.finditer(text, max(0, start - _LONGEST_LEAD)))
    begin = max(takewhile(lambda end: end <= start, ends), default=max(0, start - _LONGEST_LEAD))
    stop = _SENTENCE_END.search(text, max(start, end - 1))
    return " ".join(text[begin : stop.end() if stop else len(text)].split())


def _events(score: ReadingScore, level: Level) -> Iterator[Mistake]:
    def kind_of(found: CodedEvent, gold: CodedEvent) -> str:
        if found.type == gold.type:
            return "wrong side"
        return "wrong type" if same_dyad(found, gold, level) else "wrong type and side"

    found, gold = score.found.events, score.gold.events
    yield from _unmatched(score, score.events, found, gold, "event", touches, kind_of)
    for ours, theirs in score.event_pairs():
        if dates_agree(ours.date, theirs.date) is False:
            note = f"{ours.date or 'none'} for {theirs.date}"
            yield _mistake("wrong date", score, theirs, ours, note)
        if places_agree(ours, theirs) is False:
            yield _mistake("wrong place", score, theirs, ours)
        if theirs.mode and ours.mode != theirs.mode:
            yield _mistake("wrong mode", score, theirs, ours, f"{ours.mode or 'none'} for {theirs.mode}")
        if level == "country" and not same_dyad(ours, theirs, "sector"):
            yield _mistake("wrong sector", score, theirs, ours)


def _statements(score: ReadingScore) -> Iterator[Mistake]:
    def kind_of(found: CodedStatement, gold: CodedStatement) -> str:
        alike = dice(found.span.text, gold.span.text) >= STATEMENT_WORDS
        return "wrong speaker" if alike else "wrong statement words"

    found, gold = score.found.statements, score.gold.statements
    yield from _unmatched(score, score.statements, found, gold, "statement", touches, kind_of)
    for ours, theirs in score.statement_pairs():
        if ours.kind != theirs.kind:
            yield _mistake("wrong statement kind", score, theirs, ours, f"{ours.kind} for {theirs.kind}")


def _commitments(score: ReadingScore) -> Iterator[Mistake]:
    def kind_of(found: CodedCommitment, gold: CodedCommitment) -> str:
        alike = dice(found.span.text, gold.span.text) >= COMMITMENT_WORDS
        return "wrong party" if alike else "wrong commitment words"

    found, gold = score.found.commitments, score.gold.commitments
    yield from _unmatched(score, score.commitments, found, gold, "commitment", touches, kind_of)
    for ours, theirs in score.commitment_pairs():
        if dates_agree(ours.due, theirs.due) is False:
            yield _mistake("wrong due", score, theirs, ours, f"{ours.due or 'none'} for {theirs.due}")
        if theirs.kind and ours.kind != theirs.kind:
            yield _mistake("wrong commitment kind", score, theirs, ours, f"{ours.kind} for {theirs.kind}")
        if theirs.to and not codes(ours.to, "country") & codes(theirs.to, "country"):
            yield _mistake("wrong party", score, theirs, ours, "to whom")


def _unmatched(
    score: ReadingScore,
    matched: Matched,
    found: Sequence[Item],
    gold: Sequence[Item],
    name: str,
    near: Callable[[Item, Item], bool],
    kind_of: Callable[[Item, Item], str],
) -> Iterator[Mistake]:
    """What no rule paired: told together where the words touch, else as missed and as false."""
    false = [found[s] for s in matched.false]
    missed = [gold[g] for g in matched.missed]
    pairs = match(false, missed, near)
    for s, g in pairs:
        yield _mistake(kind_of(false[s], missed[g]), score, missed[g], false[s])
    told_false, told_missed = {s for s, _ in pairs}, {g for _, g in pairs}
    for g, item in enumerate(missed):
        if g not in told_missed:
            yield _mistake(f"missed {name}", score, item, None)
    for s, item in enumerate(false):
        if s not in told_false:
            yield _mistake(f"false {name}", score, None, item)


def _mistake(kind: str, score: ReadingScore, gold: _Coded | None, found: _Coded | None, note: str = "") -> Mistake:
    at = gold or found
    sentence = sentence_at(score.gold.text, at.span) if at is not None else ""
    return Mistake(
        kind,
        score.gold.id,
        sentence,
        gold=gold.row if gold is not None else None,
        system=found.row if found is not None else None,
        note=note,
    )
