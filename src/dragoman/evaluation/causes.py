"""Causes: in, a mistake with the scored report and its trace; out, why it came about, where the program can tell.

A cause is a phrase from a short list, so that mistakes can be counted by it; it never holds words of a report. ``""``
means that nothing can be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from dragoman.evaluation.agreement import COMMITMENT_WORDS, STATEMENT_WORDS, codes, same_event
from dragoman.evaluation.items import CodedCommitment, CodedEvent, CodedStatement, Level, Row
from dragoman.evaluation.matching import Scored, dice, touches
from dragoman.evaluation.readings import ReadingScore
from dragoman.evaluation.trace import Passed, Trace

__all__ = ["false_event", "false_item", "missed_event", "unlike", "wrong_row", "wrong_sides", "wrong_words"]

NO_RULE: Final = "no rule for the word"
# Reasons of rejection that name the side that lacks; they are causes as they stand.
_SIDES: Final = frozenset({"no side found", "no source found", "no target found", "a side is missing"})
# How an operator or the act's own clause drops it: `condition: if`, `modal: may`, `wish: hope`.
_DROPPED: Final = re.compile(r"^(?:[\w-]+: .+|question|negated)$")


def missed_event(gold: CodedEvent, found: Sequence[CodedEvent], trace: Trace | None) -> tuple[str, str]:
    """Why an event of the gold has no answer: what the coder made of the acts among its words, and by which rule.

    An act of the gold's type counts before others. Without a trace nothing can be told.
    """
    if trace is None:
        return "", ""
    own = [p for p in trace.rejected if p.within(gold.span) and p.rule.startswith(f"{gold.type}/")]
    if own:
        return _rejected(own[0]), own[0].rule
    if any(p.within(gold.span) and p.rule == f"{gold.type}/" for p in trace.merged):
        return "taken for one happening with another event", ""
    others = [p for p in trace.rejected if p.within(gold.span)]
    if others:
        return _rejected(others[0]), others[0].rule
    if any(touches(event, gold) for event in found):
        return "its words tell another event only", ""
    return NO_RULE, ""


def _rejected(act: Passed) -> str:
    if act.reason in _SIDES:
        return f"act rejected: {act.reason}"
    if _DROPPED.match(act.reason) and not act.reason.endswith("nothing to code"):
        return "an operator dropped it"
    return "act rejected: a condition of its rule"


def false_event(event: CodedEvent, score: ReadingScore, level: Level) -> str:
    """What the gold has where it does not have this event."""
    gold = score.gold
    if any(same_event(event, other, level) for other in gold.events):
        return "told twice"
    if any(touches(event, other) for other in gold.events):
        return "beside an event of the gold"
    if any(touches(event, other) for other in gold.statements):
        return "gold has the act as statement"
    if any(touches(event, other) for other in gold.commitments):
        return "gold has the act as commitment"
    return "gold has nothing there" if gold.events else "gold has no event in the report"


def wrong_sides(found: CodedEvent, gold: CodedEvent, level: Level) -> str:
    """Which side differs, and how: not found, another, or both the wrong way round."""
    what = "sector" if level == "sector" else "country"
    if found.reciprocal or gold.reciprocal:
        return f"{what} of a party"
    ours = codes(found.source, level), codes(found.target, level)
    theirs = codes(gold.source, level), codes(gold.target, level)
    wrong = [bool(t) and not o & t for o, t in zip(ours, theirs, strict=True)]
    if wrong == [True, True] and ours[0] & theirs[1] and ours[1] & theirs[0]:
        return "the wrong way round"
    faults = [
        f"{name} {'not found' if not o else what}"
        for name, o, bad in zip(("source", "target"), ours, wrong, strict=True)
        if bad
    ]
    return ", ".join(faults)


def unlike(found: str | None, gold: str | None) -> str:
    """Two codes that differ: *ours for theirs*."""
    return f"{found or 'none'} for {gold or 'none'}"


def wrong_words(found: Scored, gold: Scored) -> str:
    """Whether too few or too many words were taken."""
    ours, theirs = len(found.span.text.split()), len(gold.span.text.split())
    if ours == theirs:
        return "other words"
    return "too few words" if ours < theirs else "too many words"


def wrong_row(name: str, found: Row, gold: Row) -> str:
    """How a date or a place differs: none found, or another."""
    value = found.get(name)
    known = value.get("country") if isinstance(value, Mapping) else value
    return "none found" if not known else "another found"


def _same_words(found: CodedStatement | CodedCommitment, others: Iterable[Scored], least: float) -> bool:
    """Whether some item rests on much the same words."""
    return any(dice(found.span.text, other.span.text) >= least for other in others)


def false_item(item: CodedStatement | CodedCommitment, score: ReadingScore) -> str:
    """What the gold has in place of a false statement or commitment."""
    kind = item.kind or "one"
    if isinstance(item, CodedStatement):
        if _same_words(item, score.gold.statements, STATEMENT_WORDS):
            return f"{kind}, told twice"
    elif _same_words(item, score.gold.commitments, COMMITMENT_WORDS):
        return f"{kind}, told twice"
    if any(touches(item, event) for event in score.gold.events):
        return f"{kind}, gold has an event there"
    return f"{kind}, gold has nothing there"
