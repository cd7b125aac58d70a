"""Resolving names: in, the spans that name places with what each may be; out, one entry for each.

Ranked by: the container named behind it; the nationality or country named just before; the kind of place the
words around ask for; the countries of the report's other places; prominence.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.places.context import Surroundings, demonyms
from dragoman.places.gazetteer import Entry

__all__ = ["Candidate", "resolve"]

_CITY_BEFORE = re.compile(r"\b(?:city|town|village|port|suburb|capital)(?: city)?(?: of)? $", re.IGNORECASE)
_REGION_BEFORE = re.compile(
    r"\b(?:state|province|region|district|county|governorate|territory|republic|provinces|states|counties) of $",
    re.IGNORECASE,
)
_REGION_AFTER = re.compile(
    r"['’]?s?,? (?:state|province|region|district|county|governorate|State|Province|Region|District|County"
    r"|Governor|Gov\.|Senator|Republican)\b"
)
_CITY_AFTER = re.compile(r" (?:city|City|airport|Airport|suburb)\b")
_LIST = re.compile(r",? (?:and|or) |, ")
_KIND_BONUS: Mapping[str, float] = {
    "country": 3.0,
    "part": 3.0,
    "land": 2.0,
    "water": 2.0,
    "isle": 1.5,
    "mount": 1.5,
    "region": 0.2,
    "district": -0.6,
    "city": 0.0,
}
# What the tables kept by hand do not count: how prominent such a place is, on the scale of log10 of population.
_UNCOUNTED: Mapping[str, float] = {
    "part": 7.5,
    "land": 6.0,
    "water": 7.0,
    "isle": 5.5,
    "mount": 5.5,
    "region": 5.5,
    "city": 7.0,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that names a place; ``container`` is the span behind it that holds it, with the pairs that fit."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    around: Surroundings
    container: tuple[int, int, tuple[tuple[Entry, Entry], ...]] | None
    weight: float


def resolve(
    text: str, candidates: Sequence[Candidate], hints: Mapping[str, float]
) -> Iterator[tuple[Candidate, Entry]]:
    """Each candidate with the entry it stands for. ``hints`` weighs countries by alpha-2."""
    if not candidates:
        return
    near = _nationalities(text)
    forced = _forced(text, candidates)
    first = [_best(text, item, hints, {}, near, forced) for item in candidates]
    weights: defaultdict[str, float] = defaultdict(float)
    regions: Counter[int] = Counter()
    settled: dict[str, Entry] = {}
    for item, entry in zip(candidates, first, strict=True):
        if entry.country and _sure(item, entry):
            weights[entry.country] += 1
            regions.update(number for number in (entry.own, entry.region) if number)
    for code in near.values():
        weights[code] += 0.5
    total = sum(weights.values()) or 1.0
    context = {code: min(1.0, count / total + 0.15 * min(count, 4)) for code, count in weights.items()}
    for number, item in enumerate(candidates):
        beside = _beside(text, candidates, first, number)
        entry = _best(text, item, hints, context, near, forced, regions, settled.get(item.key), beside)
        if item.container or (item.start, item.end) in forced:
            settled.setdefault(item.key, entry)
        yield item, entry


def _beside(
    text: str, candidates: Sequence[Candidate], first: Sequence[Entry], number: int
) -> frozenset[tuple[str, str]]:
    """Kind and country of the places that stand in one list with this one."""
    found = set()
    for other in (number - 1, number + 1):
        if 0 <= other < len(candidates):
            left, right = sorted((number, other))
            if _LIST.fullmatch(text, candidates[left].end, candidates[right].start):
                found.add((first[other].kind, first[other].country))
    return frozenset(found)


def _sure(item: Candidate, entry: Entry) -> bool:
    """A place that is hardly another: held by its container, a country, or the only one of its name."""
    countries = {other.country for other in item.entries if other.population > entry.population / 20}
    return bool(item.container) or len(countries) == 1


def _nationalities(text: str) -> dict[int, str]:
    pattern, codes = demonyms()
    return {match.end(): codes[match.group()] for match in pattern.finditer(text)}


def _forced(text: str, candidates: Sequence[Candidate]) -> dict[tuple[int, int], Entry]:
    """A container is itself resolved by what it holds: in *Buffalo, New York* New York is the state."""
    forced: dict[tuple[int, int], Entry] = {}
    for item in candidates:
        if item.container:
            begin, end, pairs = item.container
            forced[begin, end] = max(pairs, key=lambda pair: (pair[0].population, pair[1].population))[1]
    return forced


def _best(
    text: str,
    item: Candidate,
    hints: Mapping[str, float],
    context: Mapping[str, float],
    near: Mapping[int, str],
    forced: Mapping[tuple[int, int], Entry],
    regions: Mapping[int, int] = {},
    settled: Entry | None = None,
    beside: frozenset[tuple[str, str]] = frozenset(),
) -> Entry:
    if entry := forced.get((item.start, item.end)):
        return entry
    entries: Sequence[Entry] = item.entries
    if item.container:
        held = {id(inner) for inner, _ in item.container[2]}
        entries = [entry for entry in entries if id(entry) in held]
    nation = next((near[at] for at in range(item.start, max(0, item.start - 40), -1) if at in near), None)
    left, city_after = text[max(0, item.start - 25) : item.start], bool(_CITY_AFTER.match(text, item.end))
    wants_city = bool(_CITY_BEFORE.search(left)) or city_after
    wants_region = bool(_REGION_BEFORE.search(left) or _REGION_AFTER.match(text, item.end))

    twins = {
        entry.country for entry in entries if entry.kind == "city" and (entry.population >= 100_000 or entry.by_hand)
    }

    def score(entry: Entry) -> float:
        points = max(
            math.log10(entry.population + 10),
            _UNCOUNTED.get(entry.kind, 5.0) if entry.by_hand and not entry.population else 0.0,
        )
        points += _KIND_BONUS.get(entry.kind, 0.0)
        points -= 1.2 if entry.alias and entry.population < 5_000_000 else 0.0
        points += 3.0 * hints.get(entry.country, 0.0) + 3.5 * context.get(entry.country, 0.0)
        times = max(regions.get(entry.region, 0), regions.get(entry.own, 0))
        points += min(3.0, 1.0 + times) if times and entry.kind == "district" else min(1.5, 0.5 * times)
        if entry.kind in ("region", "district") and entry.country in twins:
            points -= 0.8 if entry.by_hand and not entry.alias else 2.0
        points += 2.5 if nation and entry.country == nation else 0.0
        points += 2.0 if wants_city and entry.kind == "city" else 0.0
        points += 1.5 if (entry.kind, entry.country) in beside else 0.0
        points += 3.5 if wants_region and entry.kind in ("region", "district") else 0.0
        points += (
            2.5
            if settled
            and entry.kind == settled.kind
            and entry.country == settled.country
            and entry.name == settled.name
            else 0.0
        )
        return points

    return max(entries, key=score)
