"""Spells in office: in, spells of known persons from several sources; out, each spell once, open ends closed.

Spells kept by hand replace those of other sources that they overlap; a spell whose end is not known ends when
its successor begins, if the office has one holder at a time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.knowledge.days import bounds
from dragoman.knowledge.offices import SINGLE_HOLDER
from dragoman.knowledge.tables import Row

__all__ = ["Spell", "day_number", "overlap", "resolve_spells", "source_rank"]

#: Sources in the order in which they decide, first first.
_RANK = ("hand", "Wikidata", "CIA", "UN")
#: States with several heads at once, whose spells no successor ends.
_SHARED_HEADS = frozenset({"BIH", "SMR", "CHE", "AND", "LBY", "SDN", "AFG", "YEM"})


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of one person, dates partial, empty if unknown."""

    person: str
    name: str
    country: str
    office: str
    title: str
    sector: str
    start: str
    end: str
    start_precision: str
    end_precision: str
    source: str
    source_date: str
    hand: bool


def day_number(value: str, last: bool) -> int:
    """The first or last day a partial date can mean, as a day number."""
    return bounds(value)[1 if last else 0].toordinal()


def overlap(one: tuple[str, str], other: tuple[str, str], slack: int) -> bool:
    """Whether two spells ``(start, end)`` share a day, give or take ``slack`` days; an empty end is open."""
    first = day_number(one[0], False) if one[0] else 0
    end = day_number(one[1], True) if one[1] else 10**7
    begin = day_number(other[0], False) if other[0] else 0
    last = day_number(other[1], True) if other[1] else 10**7
    return first - slack <= last and begin - slack <= end


def source_rank(row: Row) -> int:
    """Where a row's source stands in the order in which sources decide."""
    return next((at for at, source in enumerate(_RANK) if row["source"].startswith(source)), 0)


def _joins(one: Spell, other: Spell) -> bool:
    """Whether two spells of one person in one office tell of the same time."""
    if (one.person, one.country, one.office) != (other.person, other.country, other.office):
        return False
    if one.office in {"minister", "official", "ambassador", "deputy_minister"} and one.title != other.title:
        return False
    if one.hand and other.hand:
        return one.start == other.start
    if not overlap((one.start, one.end), (other.start, other.end), 10):
        return False
    starts = abs(day_number(one.start, False) - day_number(other.start, False)) if one.start and other.start else 0
    if one.start_precision == "seen" or other.start_precision == "seen":
        return overlap((one.start, one.end), (other.start, other.end), 45)
    return starts <= 120


def _joined(one: Spell, other: Spell) -> Spell:
    """``one`` (the better source), with what only ``other`` knows."""
    result = one
    if not result.end and other.end and other.end_precision != "seen" and not one.hand:
        result = replace(result, end=other.end, end_precision=other.end_precision)
    if not result.end and other.source_date > result.source_date:
        result = replace(result, source_date=other.source_date)
    if result.start_precision in {"seen", "unknown"} and other.start_precision not in {"seen", "unknown"}:
        result = replace(result, start=other.start, start_precision=other.start_precision)
    elif result.start_precision == "seen" and other.start_precision == "seen":
        result = replace(
            result,
            start=min(result.start, other.start),
            end=max(result.end, other.end) if result.end and other.end else "",
            end_precision="seen" if result.end and other.end else "open",
        )
    return result


def _merge_one(spells: list[Spell]) -> list[Spell]:
    """The spells of one person in one office, each once; seen dates a year apart are one spell."""
    kept: list[Spell] = []
    spells = sorted(
        spells, key=lambda s: (s.start_precision == "seen", not s.hand, source_rank({"source": s.source}), s.start)
    )
    for spell in spells:
        for at, other in enumerate(kept):
            seen_both = spell.start_precision == other.start_precision == "seen" and other.end and spell.end
            near = seen_both and day_number(spell.start, False) - day_number(other.end, True) < 760
            if _joins(other, spell) or (near and spell.title == other.title):
                kept[at] = _joined(other, spell)
                break
            handed = other.hand and not spell.hand
            if handed and overlap((other.start, other.end), (spell.start, spell.end), -30):
                break
        else:
            kept.append(spell)
    return kept


def _close(spells: list[Spell]) -> list[Spell]:
    """End open spells of offices with one holder when the next holder begins."""
    lines: dict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        titled = spell.office not in SINGLE_HOLDER or spell.office in {"speaker", "secretary_general"}
        line = (spell.country, spell.office, spell.title if titled else "")
        lines[line].append(spell)
    closed: list[Spell] = []
    for line, holders in sorted(lines.items()):
        single = line[1] in SINGLE_HOLDER or _one_at_a_time(holders)
        if line[1] == "head_of_state" and line[0] in _SHARED_HEADS:
            single = False
        dated = sorted((s for s in holders if len(s.start) >= 7 and s.start_precision != "seen"), key=lambda s: s.start)
        for spell in holders:
            if single and not spell.end and spell.start:
                later = [s for s in dated if _succeeds(s, spell)]
                if later:
                    closed.append(replace(spell, end=later[0].start, end_precision="successor"))
                    continue
            closed.append(spell)
    return closed


def _succeeds(other: Spell, spell: Spell) -> bool:
    """Whether ``other`` began after ``spell`` and ends it; hand rows yield only to hand rows and later facts."""
    if other.person == spell.person or "cting" in other.title:
        return False
    length = min(len(other.start), len(spell.start))
    if spell.hand and not other.hand and other.start[:10] <= spell.source_date:
        return False
    return other.start[:length] > spell.start[:length]


def _one_at_a_time(holders: list[Spell]) -> bool:
    """Whether a title had one holder at a time, judged by its spells that have both ends."""
    ended = [s for s in holders if s.start and s.end and len(s.start) >= 7 and len(s.end) >= 7]
    if len(ended) < 2 or "Deputy" in holders[0].title or "Member" in holders[0].title:
        return False
    ended.sort(key=lambda s: s.start)
    clashes = sum(
        one.end > other.start and one.end[:7] != other.start[:7] and one.person != other.person
        for one, other in pairwise(ended)
    )
    return clashes == 0


def _doubted(spells: list[Spell]) -> list[Spell]:
    """Leave out one-day sightings in an office whose holder of that day is kept by hand."""
    hand: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        if spell.hand and spell.office in SINGLE_HOLDER:
            hand[(spell.country, spell.office)].append(spell)
    return [
        spell
        for spell in spells
        if not (spell.start_precision == spell.end_precision == "seen")
        or not any(
            overlap((other.start, other.end or other.source_date), (spell.start, spell.end), 0)
            for other in hand[(spell.country, spell.office)]
        )
    ]


def resolve_spells(spells: list[Spell]) -> list[Spell]:
    """Spells merged per person and office, hand over others, open ends closed by successors; sorted."""
    groups: dict[tuple[str, str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        groups[(spell.person, spell.country, spell.office)].append(spell)
    merged = _doubted([spell for group in sorted(groups) for spell in _merge_one(groups[group])])
    return sorted(_close(merged), key=lambda s: (s.person, s.start, s.end, s.country, s.office, s.title))
