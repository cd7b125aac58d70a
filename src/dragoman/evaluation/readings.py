"""Readings: in, coded gold reports and what the program found in them; out, the figures and what lies
behind.

The figures are those of the project's reference scorer, by its rules and under its names. Gold items marked
core must be found; the others are neither required nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dragoman.evaluation.agreement import (
    dates_agree,
    places_agree,
    same_commitment,
    same_dyad,
    same_event,
    same_statement,
)
from dragoman.evaluation.items import (
    CodedCommitment,
    CodedEvent,
    CodedReading,
    CodedStatement,
    Level,
)
from dragoman.evaluation.matching import Scored, match
from dragoman.evaluation.numbers import Counts, Share, total_counts, total_shares

__all__ = ["Matched", "ReadingScore", "compare", "figures", "score_reading"]

Item = TypeVar("Item", bound=Scored)


@dataclass(frozen=True, slots=True)
class Matched:
    """The one-to-one pairs of one list of items by one rule, with the counts that follow from them."""

    counts: Counts
    pairs: tuple[tuple[int, int], ...]
    false: tuple[int, ...]
    missed: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReadingScore:
    """One report scored: ``counts`` and ``shares`` by figure, and the pairs the error lists start from."""

    gold: CodedReading
    found: CodedReading
    answered: bool
    counts: Mapping[str, Counts]
    shares: Mapping[str, Share]
    events: Matched
    statements: Matched
    commitments: Matched

    def event_pairs(self) -> list[tuple[CodedEvent, CodedEvent]]:
        """Found and gold event of each pair whose gold is required."""
        return _required(self.events, self.found.events, self.gold.events)

    def statement_pairs(self) -> list[tuple[CodedStatement, CodedStatement]]:
        """Found and gold statement of each pair whose gold is required."""
        return _required(self.statements, self.found.statements, self.gold.statements)

    def commitment_pairs(self) -> list[tuple[CodedCommitment, CodedCommitment]]:
        """Found and gold commitment of each pair whose gold is required."""
        return _required(self.commitments, self.found.commitments, self.gold.commitments)


def score_reading(gold: CodedReading, found: CodedReading | None, level: Level = "country") -> ReadingScore:
    """Score one report. ``found`` is None if the program gave no reading of it; all its items are missed
    then.

    ``level`` says how sides are compared: by country, or by country and sector.
    """
    answered = found is not None
    found = found or CodedReading(gold.id, gold.text)
    events = compare(found.events, gold.events, lambda s, g: same_event(s, g, level))
    statements = compare(found.statements, gold.statements, same_statement)
    commitments = compare(found.commitments, gold.commitments, same_commitment)
    counts = {
        "event_type": compare(found.events, gold.events, lambda s, g: s.type == g.type).counts,
        "event_dyad": compare(found.events, gold.events, lambda s, g: same_dyad(s, g, level)).counts,
        "event": events.counts,
        "event_sector": compare(found.events, gold.events, lambda s, g: same_event(s, g, "sector")).counts,
        "statement": statements.counts,
        "quote": compare(_quoted(found), _quoted(gold), same_statement).counts,
        "commitment": commitments.counts,
    }
    pairs = _required(events, found.events, gold.events)
    promises = _required(commitments, found.commitments, gold.commitments)
    shares = {
        "event_date_acc": Share.among([dates_agree(s.date, g.date) for s, g in pairs]),
        "event_place_country_acc": Share.among([places_agree(s, g) for s, g in pairs]),
        "commitment_due_acc": Share.among([dates_agree(s.due, g.due) for s, g in promises]),
    }
    return ReadingScore(gold, found, answered, counts, shares, events, statements, commitments)


def figures(scores: Sequence[ReadingScore]) -> dict[str, Any]:
    """The reference scorer's figures, under its names and in its order."""

    def counts(name: str) -> dict[str, float | int]:
        return total_counts([score.counts[name] for score in scores]).figures()

    def share(name: str) -> list[int]:
        total = total_shares([score.shares[name] for score in scores])
        return [total.right, total.of]

    return {
        "reports": len(scores),
        "missing": sum(not score.answered for score in scores),
        "event_type": counts("event_type"),
        "event_dyad": counts("event_dyad"),
        "event": counts("event"),
        "event_sector": counts("event_sector"),
        "event_date_acc": share("event_date_acc"),
        "event_place_country_acc": share("event_place_country_acc"),
        "statement": counts("statement"),
        "quote": counts("quote"),
        "commitment": counts("commitment"),
        "commitment_due_acc": share("commitment_due_acc"),
    }


def compare(found: Sequence[Item], gold: Sequence[Item], same: Callable[[Item, Item], bool]) -> Matched:
    """Match two lists by a rule and count: gold that is not required counts neither way."""
    pairs = match(found, gold, same)
    used = {s for s, _ in pairs}
    answered = {g for _, g in pairs}
    false = tuple(s for s in range(len(found)) if s not in used)
    missed = tuple(g for g, item in enumerate(gold) if item.core and g not in answered)
    right = sum(gold[g].core for _, g in pairs)
    return Matched(Counts(right, len(false), len(missed)), tuple(pairs), false, missed)


def _required(matched: Matched, found: Sequence[Item], gold: Sequence[Item]) -> list[tuple[Item, Item]]:
    return [(found[s], gold[g]) for s, g in matched.pairs if gold[g].core]


def _quoted(reading: CodedReading) -> list[CodedStatement]:
    return [statement for statement in reading.statements if statement.kind != "indirect"]
