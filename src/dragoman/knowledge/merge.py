"""Who is who: in, spells in office from several sources; out, persons with ids and their spells, merged and closed.

The same person is found by Wikidata id, then by the same name in the same state, then by a like name in
the same office at the same time. Spells kept by hand replace those of other sources that they overlap;
a spell whose end is not known ends when its successor begins, if the office has one holder at a time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rapidfuzz import fuzz

from dragoman.knowledge.days import bounds
from dragoman.knowledge.offices import SINGLE_HOLDER
from dragoman.knowledge.people import alias_forms, name_likeness, surnames_of
from dragoman.knowledge.tables import Row, split_list
from dragoman.knowledge.text import key

__all__ = ["Identity", "Spell", "merge_people", "resolve_spells"]

#: Sources in the order in which they decide, first first.
_RANK = ("hand", "Wikidata", "CIA", "UN")
#: States with several heads at once, whose spells no successor ends.
_SHARED_HEADS = frozenset({"BIH", "SMR", "CHE", "AND", "LBY", "SDN", "AFG", "YEM"})


@dataclass(slots=True)
class Identity:
    """A person while sources are merged."""

    id: str
    name: str
    country: str
    aliases: dict[str, None] = field(default_factory=dict)
    surnames: dict[str, None] = field(default_factory=dict)
    sector: str = ""
    description: str = ""
    start: str = ""
    end: str = ""
    hand: bool = False


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


def _days(value: str, last: bool) -> int:
    return bounds(value)[1 if last else 0].toordinal()


def _overlap(one: tuple[str, str], other: tuple[str, str], slack: int) -> bool:
    first = _days(one[0], False) if one[0] else 0
    end = _days(one[1], True) if one[1] else 10**7
    begin = _days(other[0], False) if other[0] else 0
    last = _days(other[1], True) if other[1] else 10**7
    return first - slack <= last and begin - slack <= end


def _line(office: str) -> str:
    """An office for comparing people: heads of state and of government are often one person."""
    return "head" if office in {"head_of_state", "head_of_government"} else office


def _same_time(row: Row, spells: Iterable[Row]) -> int:
    """2 if a spell in the same office begins with this one, 1 if one overlaps it, else 0."""
    best = 0
    for other in spells:
        if _line(other["office"]) != _line(row["office"]) or not _overlap(
            (row["start"], row["end"] or row["source_date"]), (other["start"], other["end"]), -30
        ):
            continue
        begun = row["start"] and other["start"] and abs(_days(row["start"], False) - _days(other["start"], False)) <= 45
        best = max(best, 2 if begun and row["start_precision"] != "seen" else 1)
    return best


#: Below this likeness of every word, names of the family-first states are different names.
_SHORT_NAMES = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG", "VNM", "LAO", "KHM"})
_THRESHOLDS = {2: 72.0, 1: 88.0, 0: 96.0}


def _alike(row: Row, identity: Identity, spells: list[Row]) -> float:
    """How sure it is that a spell is this person's: 0 for no, else the likeness of the names."""
    names = (identity.name, *identity.aliases)
    score, name = max((name_likeness(row["person"], name), name) for name in names)
    if score < _THRESHOLDS[2]:
        return 0.0
    when = _same_time(row, spells)
    if score < _THRESHOLDS[when] or (when < 2 and row["country"] in _SHORT_NAMES and score < 94.0):
        return 0.0
    one, other = key(row["person"]).split(), key(name).split()
    if when == 2:
        return score if any(fuzz.ratio(word, match) >= 85 for word in one for match in other) else 0.0
    if fuzz.ratio(one[0], other[0]) < 75:
        return 0.0
    families = surnames_of(row["person"], row["country"])
    family = max((fuzz.ratio(key(a), key(b)) for a in families for b in identity.surnames), default=0.0)
    if family < (75.0 if when else 90.0) and not (when and score >= 95):
        return 0.0
    return score


#: Codes of the coding guide that are bodies, not states.
_BODIES = frozenset(
    "UNO EUR NAT AFU ASN SCO CIC CSO ARL GCC OIC OAS G07 G20 IMF WBK WHO IAE ICC ICJ OPC OSC IGO NGO MNC IMG".split()
)
#: Monarchs of several states, known by a regnal number, and the state they live in.
_REGNAL = re.compile(r"^\S+ [IVX]+$")
_CROWN_STATES = {
    "charles iii": "GBR",
    "elizabeth ii": "GBR",
    "margrethe ii": "DNK",
    "frederik x": "DNK",
    "harald v": "NOR",
}


def _bag(name: str) -> str:
    """The words of a name in alphabetical order: ``Suga Yoshihide`` is ``Yoshihide Suga``."""
    return "~" + " ".join(sorted(key(name).split()))


class _Register:
    """Persons found so far, by Wikidata id and by name within a state."""

    def __init__(self) -> None:
        self.people: dict[str, Identity] = {}
        self.by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.by_country: dict[str, dict[str, None]] = defaultdict(dict)
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.crowns: dict[str, str] = {}
        self.known: dict[tuple[str, str], str] = {}
        self.everywhere: dict[str, dict[str, None]] = defaultdict(dict)

    def add(self, person: str, row: Row, hand: bool) -> None:
        identity = self.people.get(person)
        name = row["person"]
        if identity is None:
            identity = self.people[person] = Identity(person, name, row["country"], hand=hand)
        elif name != identity.name:
            identity.aliases[name] = None
        if row["office"] == "head_of_state" and _REGNAL.search(name):
            self.crowns.setdefault(key(name), person)
            identity.country = _CROWN_STATES.get(key(name), identity.country)
        self.index(identity, name, row["country"])
        self.rows[person].append(row)

    def index(self, identity: Identity, name: str, country: str) -> None:
        for form in (name, *alias_forms(name, None)):
            for place in {(country, key(form)), (country, _bag(form))}:
                if identity.id not in self.by_name[place]:
                    self.by_name[place].append(identity.id)
            self.everywhere[key(form)][identity.id] = None
        self.by_country[country][identity.id] = None
        for surname in surnames_of(name, country):
            identity.surnames[surname] = None

    def find(self, row: Row) -> str | None:
        named = self.by_name.get((row["country"], key(row["person"])), [])
        named = named or self.by_name.get((row["country"], _bag(row["person"])), [])
        if row["wikidata"]:
            named = [person for person in named if not re.fullmatch(r"Q\d+", person)]
        if named:
            return max(named, key=lambda person: (_same_time(row, self.rows[person]), -named.index(person)))
        if row["wikidata"]:
            return None
        if row["office"] == "head_of_state" and key(row["person"]) in self.crowns:
            return self.crowns[key(row["person"])]
        abroad = self._abroad(row)
        if abroad is not None:
            return abroad
        scored = [
            (score, person)
            for person in self.by_country[row["country"]]
            if (score := _alike(row, self.people[person], self.rows[person])) > 0
        ]
        return max(scored)[1] if scored else None

    def _abroad(self, row: Row) -> str | None:
        """The person of this name known from another state: its head (of a territory), or who went to a body."""
        people = list(dict.fromkeys(p for form in (row["person"], *alias_forms(row["person"], None))
                                    for p in self.everywhere.get(key(form), ())))  # fmt: skip
        if row["office"] == "head_of_state":
            people = [person for person in people if _begun_together(row, self.rows[person])]
        elif not _from_body(row) and not all(_from_body(other) for p in people for other in self.rows[p]):
            return None
        return people[0] if len(people) == 1 and len(key(row["person"]).split()) > 1 else None


def _from_body(row: Row) -> bool:
    """Whether a row tells of an international body, whose people come from states."""
    return row["country"] in _BODIES


def _begun_together(row: Row, others: Iterable[Row]) -> bool:
    return any(
        other["office"] == "head_of_state" and other["start"] and row["start"]
        and abs(_days(other["start"], False) - _days(row["start"], False)) <= 45
        for other in others
    )  # fmt: skip


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", key(text)).strip("-") or "unnamed"


def _rank(row: Row) -> int:
    return next((at for at, source in enumerate(_RANK) if row["source"].startswith(source)), 0)


def merge_people(rows: list[Row], hand: list[Row]) -> tuple[dict[str, Identity], list[Spell]]:
    """Persons and their spells (not yet merged) from compiled rows and rows kept by hand."""
    register = _Register()
    spells: list[Spell] = []
    ordered = sorted(hand, key=lambda row: not row["wikidata"]) + sorted(
        rows, key=lambda row: (not row["wikidata"], _rank(row))
    )
    handed = {id(row) for row in hand}
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in ordered:
        groups[(row["country"], row["wikidata"] or key(row["person"]) or row["person"])].append(row)
    for place, row in sorted(
        ((place, row) for place, group in groups.items() for row in group), key=lambda pair: not pair[1]["wikidata"]
    ):
        by_hand = id(row) in handed
        person = register.known.get(place)
        if person is None:
            same = groups[place] if not row["wikidata"] else [row]
            found = (register.find(other) for other in same)
            person = row["wikidata"] if row["wikidata"] in register.people else next(filter(None, found), None)
            person = person or row["wikidata"] or f"x-{row['country'].lower()}-{_slug(row['person'])}"
            register.known[place] = person
        register.add(person, row, by_hand)
        kept = {name: row[name] for name in (
            "country", "office", "title", "sector", "start", "end", "start_precision", "end_precision", "source",
            "source_date")}  # fmt: skip
        spells.append(Spell(person=person, name=row["person"], hand=by_hand, **kept))
    for identity in register.people.values():
        homes = Counter(row["country"] for row in register.rows[identity.id] if not _from_body(row))
        if homes and identity.country not in _CROWN_STATES.values():
            identity.country = homes.most_common(1)[0][0]
    return register.people, spells


def add_names(people: dict[str, Identity], rows: Iterable[Row]) -> None:
    """Add the aliases and family names of table ``persons`` to the persons they belong to."""
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identity in people.values():
        for name in (identity.name, *identity.aliases):
            by_name[(identity.country, key(name))].append(identity.id)
    for row in rows:
        owners = [row["id"]] if row["id"] in people else by_name.get((row["country"], key(row["name"])), [])
        for owner in owners:
            marked = dict.fromkeys(split_list(row["surnames"]))
            people[owner].surnames = marked | people[owner].surnames
            people[owner].aliases |= dict.fromkeys(
                alias for alias in split_list(row["aliases"]) if alias != people[owner].name
            )


def _joins(one: Spell, other: Spell) -> bool:
    """Whether two spells of one person in one office tell of the same time."""
    if (one.person, one.country, one.office) != (other.person, other.country, other.office):
        return False
    if one.office in {"minister", "official", "ambassador", "deputy_minister"} and one.title != other.title:
        return False
    if one.hand and other.hand:
        return one.start == other.start
    if not _overlap((one.start, one.end), (other.start, other.end), 10):
        return False
    starts = abs(_days(one.start, False) - _days(other.start, False)) if one.start and other.start else 0
    if one.start_precision == "seen" or other.start_precision == "seen":
        return _overlap((one.start, one.end), (other.start, other.end), 45)
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
        spells, key=lambda s: (s.start_precision == "seen", not s.hand, _rank({"source": s.source}), s.start)
    )
    for spell in spells:
        for at, other in enumerate(kept):
            seen_both = spell.start_precision == other.start_precision == "seen" and other.end and spell.end
            near = seen_both and _days(spell.start, False) - _days(other.end, True) < 760
            if _joins(other, spell) or (near and spell.title == other.title):
                kept[at] = _joined(other, spell)
                break
            handed = other.hand and not spell.hand
            if handed and _overlap((other.start, other.end), (spell.start, spell.end), -30):
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
            _overlap((other.start, other.end or other.source_date), (spell.start, spell.end), 0)
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
