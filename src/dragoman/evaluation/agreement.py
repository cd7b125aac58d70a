"""Agreement: in, one coded item of the program and one of the gold; out, whether they tell of the same
thing.

Source of the rules: the project's reference scorer and coding guide. Texts agree at a Dice coefficient of
0.6 of their words for statements and 0.5 for commitments; dates agree when they are the same to the
precision of the coarser; sides agree when one of each is of the same country (or country and sector).
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.evaluation.items import Code, CodedCommitment, CodedEvent, CodedStatement, Level, Side
from dragoman.evaluation.matching import dice

__all__ = [
    "COMMITMENT_WORDS",
    "STATEMENT_WORDS",
    "codes",
    "dates_agree",
    "places_agree",
    "same_commitment",
    "same_dyad",
    "same_event",
    "same_speakers",
    "same_statement",
]

STATEMENT_WORDS = 0.6
COMMITMENT_WORDS = 0.5


def codes(sides: Iterable[Side], level: Level) -> set[Code]:
    """The distinct codes of some sides."""
    return {side.code(level) for side in sides}


def same_dyad(found: CodedEvent, gold: CodedEvent, level: Level) -> bool:
    """Whether two events are between the same sides.

    A reciprocal event has no direction: at least two of its parties (or its only one), and at least half of
    them, must be there. Otherwise one source and one target must be shared; a side that the gold leaves
    empty is free.
    """
    sources, targets = codes(found.source, level), codes(found.target, level)
    gold_sources, gold_targets = codes(gold.source, level), codes(gold.target, level)
    if found.reciprocal or gold.reciprocal:
        parties = gold_sources | gold_targets
        shared = len((sources | targets) & parties)
        return shared >= min(2, len(parties)) and 2 * shared >= len(parties)
    if gold_sources and not sources & gold_sources:
        return False
    return not gold_targets or bool(targets & gold_targets)


def same_event(found: CodedEvent, gold: CodedEvent, level: Level) -> bool:
    """Same type between the same sides."""
    return found.type == gold.type and same_dyad(found, gold, level)


def same_speakers(found: CodedStatement, gold: CodedStatement) -> bool:
    """Whether the two have a speaker of the same country; an unknown speaker agrees with an unknown one."""
    return bool(_countries(found.speakers) & _countries(gold.speakers))


def _countries(sides: tuple[Side, ...]) -> set[str | None]:
    return {side.country for side in sides} or {None}


def same_statement(found: CodedStatement, gold: CodedStatement) -> bool:
    """Much the same words by the same speaker."""
    return dice(found.span.text, gold.span.text) >= STATEMENT_WORDS and same_speakers(found, gold)


def same_commitment(found: CodedCommitment, gold: CodedCommitment) -> bool:
    """Much the same words, bound by the same side."""
    by = {side.country for side in found.by} & {side.country for side in gold.by}
    return dice(found.span.text, gold.span.text) >= COMMITMENT_WORDS and bool(by)


def dates_agree(found: str | None, gold: str | None) -> bool | None:
    """Same date, to the precision of the coarser; of a range its start counts. None without a gold date."""
    if not gold:
        return None
    if not found:
        return False
    ours, theirs = found.split("/")[0], gold.split("/")[0]
    shared = min(len(ours), len(theirs))
    return ours[:shared] == theirs[:shared]


def places_agree(found: CodedEvent, gold: CodedEvent) -> bool | None:
    """Same country of the place. None without a gold place; no place agrees with one of unknown country."""
    if not gold.place:
        return None
    return (found.place or {}).get("country") == gold.place.get("country")
