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

from dragoman.evaluation import causes
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
from dragoman.evaluation.trace import Trace

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
    """One error: its kind, where it is, and what the gold and the program say (None where one is silent).

    ``cause`` is why it came about, as far as the program can tell (``causes``).
    """

    kind: str
    report: str
    sentence: str
    gold: Row | None = None
    system: Row | None = None
    note: str = ""
    cause: str = ""

    def as_row(self) -> dict[str, Any]:
        """The mistake as a JSON object."""
        return asdict(self)


class _Coded(Scored, Protocol):
    @property
    def row(self) -> Row: ...


Item = TypeVar("Item", bound=_Coded)


def mistakes_of(score: ReadingScore, level: Level = "country", trace: Trace | None = None) -> Iterator[Mistake]:
    """Every mistake in one report; ``trace`` tells why events were missed."""
    if not score.answered:
        yield Mistake("unread report", score.gold.id, score.gold.text[:200], note="the program gave no reading")
        return
    yield from _events(score, level, trace)
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


def _events(score: ReadingScore, level: Level, trace: Trace | None) -> Iterator[Mistake]:
    def kind_of(found: CodedEvent, gold: CodedEvent) -> str:
        if found.type == gold.type:
            return "wrong side"
        return "wrong type" if same_dyad(found, gold, level) else "wrong type and side"

    def cause_of(found: CodedEvent | None, gold: CodedEvent | None) -> tuple[str, str]:
        if gold is None:
            return (causes.false_event(found, score, level) if found is not None else ""), ""
        if found is None:
            return causes.missed_event(gold, score.found.events, trace)
        if found.type == gold.type:
            return causes.wrong_sides(found, gold, level), ""
        return causes.unlike(found.type, gold.type), ""

    found, gold = score.found.events, score.gold.events
    yield from _unmatched(score, score.events, found, gold, "event", touches, kind_of, cause_of)
    for ours, theirs in score.event_pairs():
        if dates_agree(ours.date, theirs.date) is False:
            note = f"{ours.date or 'none'} for {theirs.date}"
            yield _mistake("wrong date", score, theirs, ours, note, causes.wrong_row("date", ours.row, theirs.row))
        if places_agree(ours, theirs) is False:
            yield _mistake("wrong place", score, theirs, ours, cause=causes.wrong_row("place", ours.row, theirs.row))
        if theirs.mode and ours.mode != theirs.mode:
            told = causes.unlike(ours.mode, theirs.mode)
            yield _mistake("wrong mode", score, theirs, ours, told, told)
        if level == "country" and not same_dyad(ours, theirs, "sector"):
            yield _mistake("wrong sector", score, theirs, ours, cause=causes.wrong_sides(ours, theirs, "sector"))


def _statements(score: ReadingScore) -> Iterator[Mistake]:
    def kind_of(found: CodedStatement, gold: CodedStatement) -> str:
        alike = dice(found.span.text, gold.span.text) >= STATEMENT_WORDS
        return "wrong speaker" if alike else "wrong statement words"

    def cause_of(found: CodedStatement | None, gold: CodedStatement | None) -> tuple[str, str]:
        if found is None or gold is None:
            return (causes.false_item(found, score) if found is not None else gold.kind if gold else ""), ""
        if kind_of(found, gold) == "wrong statement words":
            return causes.wrong_words(found, gold), ""
        return ("another found" if found.speakers else "none found"), ""

    found, gold = score.found.statements, score.gold.statements
    yield from _unmatched(score, score.statements, found, gold, "statement", touches, kind_of, cause_of)
    for ours, theirs in score.statement_pairs():
        if ours.kind != theirs.kind:
            told = causes.unlike(ours.kind, theirs.kind)
            yield _mistake("wrong statement kind", score, theirs, ours, told, told)


def _commitments(score: ReadingScore) -> Iterator[Mistake]:
    def kind_of(found: CodedCommitment, gold: CodedCommitment) -> str:
        alike = dice(found.span.text, gold.span.text) >= COMMITMENT_WORDS
        return "wrong party" if alike else "wrong commitment words"

    def cause_of(found: CodedCommitment | None, gold: CodedCommitment | None) -> tuple[str, str]:
        if found is None or gold is None:
            return (causes.false_item(found, score) if found is not None else (gold and gold.kind) or ""), ""
        return (causes.wrong_words(found, gold) if kind_of(found, gold) == "wrong commitment words" else "by whom"), ""

    found, gold = score.found.commitments, score.gold.commitments
    yield from _unmatched(score, score.commitments, found, gold, "commitment", touches, kind_of, cause_of)
    for ours, theirs in score.commitment_pairs():
        if dates_agree(ours.due, theirs.due) is False:
            note = f"{ours.due or 'none'} for {theirs.due}"
            yield _mistake("wrong due", score, theirs, ours, note, causes.wrong_row("due", ours.row, theirs.row))
        if theirs.kind and ours.kind != theirs.kind:
            told = causes.unlike(ours.kind, theirs.kind)
            yield _mistake("wrong commitment kind", score, theirs, ours, told, told)
        if theirs.to and not codes(ours.to, "country") & codes(theirs.to, "country"):
            yield _mistake("wrong party", score, theirs, ours, "to whom", "to whom")


def _unmatched(
    score: ReadingScore,
    matched: Matched,
    found: Sequence[Item],
    gold: Sequence[Item],
    name: str,
    near: Callable[[Item, Item], bool],
    kind_of: Callable[[Item, Item], str],
    cause_of: Callable[[Item | None, Item | None], tuple[str, str]],
) -> Iterator[Mistake]:
    """What no rule paired: told together where the words touch, else as missed and as false.

    ``cause_of`` gives the cause and the rule that rejected what was missed, which becomes the note.
    """
    false = [found[s] for s in matched.false]
    missed = [gold[g] for g in matched.missed]
    pairs = match(false, missed, near)
    for s, g in pairs:
        cause, note = cause_of(false[s], missed[g])
        yield _mistake(kind_of(false[s], missed[g]), score, missed[g], false[s], note, cause)
    told_false, told_missed = {s for s, _ in pairs}, {g for _, g in pairs}
    for g, item in enumerate(missed):
        if g not in told_missed:
            cause, note = cause_of(None, item)
            yield _mistake(f"missed {name}", score, item, None, note, cause)
    for s, item in enumerate(false):
        if s not in told_false:
            cause, note = cause_of(item, None)
            yield _mistake(f"false {name}", score, None, item, note, cause)


def _mistake(
    kind: str, score: ReadingScore, gold: _Coded | None, found: _Coded | None, note: str = "", cause: str = ""
) -> Mistake:
    at = gold or found
    sentence = sentence_at(score.gold.text, at.span) if at is not None else ""
    return Mistake(
        kind,
        score.gold.id,
        sentence,
        gold=gold.row if gold is not None else None,
        system=found.row if found is not None else None,
        note=note,
        cause=cause,
    )
