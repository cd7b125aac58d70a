"""Details: in, scored reports; out, the figures behind the figures: by type, by mode, sides, dates, places.

Every detail is a :class:`Counts` or a :class:`Share` under a readable name, grouped for the tables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from dragoman.evaluation.agreement import codes
from dragoman.evaluation.items import CodedEvent, Level
from dragoman.evaluation.matching import match, touches
from dragoman.evaluation.numbers import Counts, Share
from dragoman.evaluation.readings import ReadingScore

__all__ = ["Confusion", "accuracies", "by_mode", "by_type", "false_alarms", "type_confusion"]

Confusion: TypeAlias = dict[str, dict[str, int]]


def by_type(scores: Sequence[ReadingScore]) -> dict[str, Counts]:
    """Events (type and dyad) by type: found and missed under the gold's type, false under the program's."""
    table: defaultdict[str, Counts] = defaultdict(Counts)
    for score in scores:
        for _, gold in score.event_pairs():
            table[gold.type] += Counts(tp=1)
        for s in score.events.false:
            table[score.found.events[s].type] += Counts(fp=1)
        for g in score.events.missed:
            table[score.gold.events[g].type] += Counts(fn=1)
    return dict(sorted(table.items()))


def by_mode(scores: Sequence[ReadingScore]) -> dict[str, Counts]:
    """Events by mode. One found with another mode is missed under the gold's, false under the program's."""
    table: defaultdict[str, Counts] = defaultdict(Counts)
    for score in scores:
        for found, gold in score.event_pairs():
            if found.mode == gold.mode:
                table[_mode(gold)] += Counts(tp=1)
            else:
                table[_mode(gold)] += Counts(fn=1)
                table[_mode(found)] += Counts(fp=1)
        for s in score.events.false:
            table[_mode(score.found.events[s])] += Counts(fp=1)
        for g in score.events.missed:
            table[_mode(score.gold.events[g])] += Counts(fn=1)
    return {mode: counts for mode, counts in sorted(table.items()) if not mode.endswith("/")}


def _mode(event: CodedEvent) -> str:
    return f"{event.type}/{event.mode or ''}"


def false_alarms(scores: Sequence[ReadingScore]) -> dict[str, float | int | None]:
    """Events found in reports whose gold holds none, not even a borderline one, per 100 such reports."""
    quiet = [score for score in scores if not score.gold.events]
    events = sum(len(score.found.events) for score in quiet)
    rate = round(100 * events / len(quiet), 1) if quiet else None
    return {"reports_without_events": len(quiet), "events_found_there": events, "per_100_reports": rate}


def type_confusion(scores: Sequence[ReadingScore]) -> Confusion:
    """How often each gold type was found as which type, of required events whose trigger was found."""
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for score in scores:
        for found, gold in _same_trigger(score):
            table[gold.type][found.type] += 1
    return {gold: dict(row.most_common()) for gold, row in sorted(table.items())}


def accuracies(scores: Sequence[ReadingScore]) -> dict[str, list[Share]]:
    """Shares per report, in report order, by name.

    ``trigger_*`` look at required events whose words the program found, whatever it made of them: the type,
    the sides by country, by sector and by both (share of the gold's actors; ``…_exact``: of events with no
    actor too few or too many). The others look at matched events, statements and commitments.
    """
    table: defaultdict[str, list[Share]] = defaultdict(list)
    for score in scores:
        for name, share in (_trigger_shares(score) | _pair_shares(score)).items():
            table[name].append(share)
    return dict(table)


def _same_trigger(score: ReadingScore) -> list[tuple[CodedEvent, CodedEvent]]:
    found, gold = score.found.events, score.gold.events
    return [(found[s], gold[g]) for s, g in match(found, gold, touches) if gold[g].core]


def _trigger_shares(score: ReadingScore) -> dict[str, Share]:
    pairs = _same_trigger(score)
    required = sum(event.core for event in score.gold.events)
    return {
        "trigger_found": Share(len(pairs), required),
        "trigger_type": Share.among([found.type == gold.type for found, gold in pairs]),
        "trigger_side_country": sum((_sides(found, gold, "country") for found, gold in pairs), Share()),
        "trigger_side_sector": sum((_sides(found, gold, "sector") for found, gold in pairs), Share()),
        "trigger_side_exact": Share.among([_same_sides(found, gold) for found, gold in pairs]),
    }


def _views(event: CodedEvent, *, as_one: bool, level: Level) -> tuple[set[object], ...]:
    """The codes of the source and of the target, or of both as one where either event is reciprocal."""
    if as_one:
        return (set(codes(event.source + event.target, level)),)
    return set(codes(event.source, level)), set(codes(event.target, level))


def _sides(found: CodedEvent, gold: CodedEvent, level: Level) -> Share:
    as_one = found.reciprocal or gold.reciprocal
    views = zip(_views(found, as_one=as_one, level=level), _views(gold, as_one=as_one, level=level), strict=True)
    return sum((Share(len(ours & theirs), len(theirs)) for ours, theirs in views), Share())


def _same_sides(found: CodedEvent, gold: CodedEvent) -> bool:
    as_one = found.reciprocal or gold.reciprocal
    return _views(found, as_one=as_one, level="country") == _views(gold, as_one=as_one, level="country")


def _pair_shares(score: ReadingScore) -> dict[str, Share]:
    events, statements, promises = score.event_pairs(), score.statement_pairs(), score.commitment_pairs()
    return {
        "event_date_exact": Share.among([s.date == g.date if g.date else None for s, g in events]),
        "event_date_none_right": Share.among([None if g.date else not s.date for s, g in events]),
        "event_place_name": Share.among(
            [(s.place or {}).get("name") == g.place.get("name") if g.place else None for s, g in events]
        ),
        "event_place_none_right": Share.among([None if g.place else not s.place for s, g in events]),
        "event_mode": Share.among([s.mode == g.mode if g.mode else None for s, g in events]),
        "event_reciprocal": Share.among([s.reciprocal == g.reciprocal for s, g in events]),
        "statement_kind": Share.among([s.kind == g.kind for s, g in statements]),
        "statement_addressee": Share.among(
            [
                bool(codes(s.addressee, "country") & codes(g.addressee, "country")) if g.addressee else None
                for s, g in statements
            ]
        ),
        "commitment_kind": Share.among([s.kind == g.kind if g.kind else None for s, g in promises]),
        "commitment_to": Share.among(
            [bool(codes(s.to, "country") & codes(g.to, "country")) if g.to else None for s, g in promises]
        ),
    }
