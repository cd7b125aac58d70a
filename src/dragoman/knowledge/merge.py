"""Who is who: in, rows of spells in office from several sources; out, persons with ids, and whose each spell is.

The same person is found by Wikidata id, then by the same name in the same state, then by a like name in
the same office at the same time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from dragoman.knowledge.people import alias_forms, name_likeness, surnames_of
from dragoman.knowledge.spells import Spell, day_number, overlap, source_rank
from dragoman.knowledge.tables import Row, split_list
from dragoman.knowledge.text import key

__all__ = ["Identity", "add_names", "merge_people"]


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


def _line(office: str) -> str:
    """An office for comparing people: heads of state and of government are often one person."""
    return "head" if office in {"head_of_state", "head_of_government"} else office


def _same_time(row: Row, spells: Iterable[Row]) -> int:
    """2 if a spell in the same office begins with this one, 1 if one overlaps it, else 0."""
    best = 0
    for other in spells:
        if _line(other["office"]) != _line(row["office"]) or not overlap(
            (row["start"], row["end"] or row["source_date"]), (other["start"], other["end"]), -30
        ):
            continue
        begun = (
            row["start"]
            and other["start"]
            and abs(day_number(row["start"], False) - day_number(other["start"], False)) <= 45
        )
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
        and abs(day_number(other["start"], False) - day_number(row["start"], False)) <= 45
        for other in others
    )  # fmt: skip


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", key(text)).strip("-") or "unnamed"


def merge_people(rows: list[Row], hand: list[Row]) -> tuple[dict[str, Identity], list[Spell]]:
    """Persons and their spells (not yet merged) from compiled rows and rows kept by hand."""
    register = _Register()
    spells: list[Spell] = []
    ordered = sorted(hand, key=lambda row: not row["wikidata"]) + sorted(
        rows, key=lambda row: (not row["wikidata"], source_rank(row))
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
