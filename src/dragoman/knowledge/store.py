"""The who's who at run time: in, the files of ``data/``; out, names found in texts, people, offices, countries.

Large parts are read when first asked for. Nothing here guesses: an unknown name, code or office gives an
empty answer, and an end that no source states is said to be open as of the day of its source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from dragoman.knowledge.days import bounds, precision, valid_on
from dragoman.knowledge.files import Tables, read_files
from dragoman.knowledge.matcher import NameFinder
from dragoman.knowledge.model import Country, Entry, Hit, Holding, Member, Person
from dragoman.knowledge.offices import WEIGHTS, canonical_office
from dragoman.knowledge.similar import Names
from dragoman.knowledge.text import beginnings, key
from dragoman.knowledge.user import UserFault, UserTable, parse_user_csv, user_tables

__all__ = ["Knowledge", "load", "valid"]

#: When a name can be several things, the first of these is the hit's kind.
_KIND_ORDER = (
    "country", "body", "institution", "group", "party", "company", "person", "seat", "capital", "adjective", "people",
    "person_noun", "topic", "office", "role",
)  # fmt: skip
_ORDER = {kind: at for at, kind in enumerate(_KIND_ORDER)}
#: Days around the day on which somebody was seen in office in which the office may be taken to be theirs.
_SEEN_SLACK = 270


def valid(holding: Holding, on: str) -> bool:
    """Whether a holding can cover the date ``on`` (partial ISO date).

    A spell known only from a day on which its holder was seen counts for nine months to either side;
    an open one from its start on, without limit; others have three days of slack.
    """
    if holding.start_precision == "seen":
        end = holding.end or (None if holding.end_precision == "open" else holding.start)
        return valid_on(holding.start, end, on, _SEEN_SLACK)
    return valid_on(holding.start, holding.end, on)


def _none(cell: str) -> str | None:
    return cell or None


class Knowledge:
    """The who's who. Made by :func:`load`; read only."""

    def __init__(self, tables: Tables, faults: tuple[UserFault, ...] = ()) -> None:
        self._tables = tables
        self._names = NameFinder(tables.phrases, tables.loose)
        self._entry_cache: dict[str, Entry] = {}
        #: What references stand for where no date changes the order.
        self._fixed: dict[str, tuple[Entry, ...]] = {}
        self._ranked = lru_cache(maxsize=32768)(self._rank_entries)
        self._holdings = lru_cache(maxsize=8192)(self._read_holdings)
        #: Rows of a user's table that could not be used, as ``(line, reason)``.
        self.faults = faults

    # -- names in texts -------------------------------------------------------------------------------

    def find(self, text: str, date: str | None = None) -> list[Hit]:
        """The longest names of ``text`` that do not overlap, left to right.

        With a ``date`` (partial ISO), what was in use or in office then comes first among a hit's entries.
        """
        fixed = self._fixed
        hits: list[Hit] = []
        for start, end, references in self._names.find(text):
            entries = fixed.get(references) or self._ranked(references, date)
            # past Hit's own __new__, which takes as long as finding the name
            hits.append(tuple.__new__(Hit, (start, end, entries[0].kind, entries)))
        return hits

    def _rank_entries(self, references: str, date: str | None) -> tuple[Entry, ...]:
        entries = list(dict.fromkeys(self._entry(number) for number in references.split(",")))
        if len(entries) > 1:
            entries.sort(key=lambda entry: self._entry_rank(entry, date))
        ranked = tuple(entries)
        if len(ranked) == 1 or not any(entry.kind == "person" or entry.start or entry.end for entry in ranked):
            self._fixed[references] = ranked
        return ranked

    def _entry_rank(self, entry: Entry, date: str | None) -> tuple[int, bool, int, str]:
        late = False
        weight = 0
        if entry.kind == "person":
            weight = -self._weight(entry.id)
            if date is not None:
                late = not any(valid(holding, date) for holding in self._holdings(entry.id))
        elif date is not None and (entry.start or entry.end):
            late = not valid_on(entry.start, entry.end, date)
        elif entry.end and date is None:
            late = True
        special = entry.kind == "office" and entry.country is not None
        return _ORDER[entry.kind], late, weight + special, entry.id

    def _entry(self, reference: str) -> Entry:
        cached = self._entry_cache.get(reference)
        if cached is not None:
            return cached
        number = int(reference[1:])
        if reference[0] == "p":
            cells = self._tables.persons[number].split("\t")
            entry = Entry(cells[0], cells[1], "person", _none(cells[2]), _none(cells[5]))
        else:
            cells = self._tables.entries[number].split("\t")
            entry = Entry(
                cells[0], cells[1], cells[2], _none(cells[3]), _none(cells[4]), _none(cells[5]), _none(cells[6]),
                _none(cells[7]), _none(cells[8]), bool(cells[9]),
            )  # fmt: skip
        self._entry_cache[reference] = entry
        return entry

    # -- people ---------------------------------------------------------------------------------------

    @cached_property
    def _person_lines(self) -> dict[str, int]:
        return {line.partition("\t")[0]: number for number, line in enumerate(self._tables.persons)}

    @cached_property
    def _surnames(self) -> dict[str, list[str]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for line in self._tables.persons:
            cells = line.split("\t")
            for surname in filter(None, cells[4].split("|")):
                found[key(surname)].append((-int(cells[11]), cells[0]))
        return {
            surname: [people[0][1]] if len(people) == 1 else [person for _, person in sorted(set(people))]
            for surname, people in found.items()
        }

    def _weight(self, person: str) -> int:
        return int(self._tables.persons[self._person_lines[person]].rpartition("\t")[2])

    def _holding(self, line: str) -> Holding:
        cells = line.split("\t")
        person = self._tables.persons[int(cells[0])].split("\t", 2)
        source, day = self._tables.sources[int(cells[9])].split("\t")
        return Holding(
            person[0], person[1], cells[1], cells[2], cells[3], cells[4], _none(cells[5]), _none(cells[6]),
            cells[7] or precision(cells[5]), cells[8] or (precision(cells[6]) if cells[6] else "open"), source, day,
        )  # fmt: skip

    def _read_holdings(self, person: str) -> tuple[Holding, ...]:
        cells = self._tables.persons[self._person_lines[person]].split("\t")
        first, count = int(cells[9]), int(cells[10])
        return tuple(self._holding(line) for line in self._tables.holdings[first : first + count] if line)

    def person(self, id: str) -> Person | None:
        """The person with this id (Wikidata id or ``x-…``), or ``None``."""
        number = self._person_lines.get(id)
        if number is None:
            return None
        cells = self._tables.persons[number].split("\t")
        return Person(
            cells[0], cells[1], tuple(filter(None, cells[3].split("|"))), _none(cells[2]), _none(cells[5]),
            _none(cells[6]), self._holdings(id), tuple(filter(None, cells[4].split("|"))),
            _none(cells[7]), _none(cells[8]),
        )  # fmt: skip

    def held(self, id: str, on: str) -> tuple[Holding, ...]:
        """What a person held on a date (partial ISO), the highest office first; empty if nothing is known.

        Spells known from day to day come before those seen once or open for long.
        """
        if id not in self._person_lines:
            return ()
        held = [holding for holding in self._holdings(id) if valid(holding, on)]
        held.sort(key=lambda h: (h.start_precision == "seen", -WEIGHTS.get(h.office, 3), h.end is None))
        return tuple(held)

    def surname(self, name: str) -> tuple[str, ...]:
        """Ids of the people called by this family name (``Tokayev``, ``al-Sisi``, ``Xi``), best known first."""
        found = key(name)
        return tuple(self._surnames.get(found, ())) if found else ()

    @cached_property
    def _who_names(self) -> tuple[Names, list[str]]:
        names: list[str] = []
        people: list[str] = []
        for line in self._tables.persons:
            cells = line.split("\t")
            for name in (cells[1], *filter(None, cells[3].split("|"))):
                names.append(key(name))
                people.append(cells[0])
        return Names(names), people

    def who(self, name: str, on: str | None = None, limit: int = 10) -> tuple[Person, ...]:
        """The people a name may mean, likeliest first: full names, other spellings, or a family name alone.

        With ``on`` (partial ISO date), people in office then come before others whose names fit as well.
        """
        wanted = key(name)
        if not wanted:
            return ()
        scores: dict[str, float] = dict.fromkeys(self._surnames.get(wanted, ()), 95.0)
        names, people = self._who_names
        for score, at in names.like_in_any_order(wanted, 80, 60):
            scores[people[at]] = max(score, scores.get(people[at], 0.0))
        # One letter more or less makes another name of a short one (Will, Willi).
        near = 88 if len(wanted) > 5 else 100
        surnames, owners = self._surname_keys
        for score, at in surnames.like(wanted, near, 10):
            for person in owners[at]:
                scores[person] = max(score - 6, scores.get(person, 0.0))

        def rank(person: str) -> tuple[float, float]:
            here = on is not None and any(valid(holding, on) for holding in self._holdings(person))
            return scores[person] + (8 if here else 0), self._weight(person)

        best = sorted(scores, key=rank, reverse=True)[:limit]
        return tuple(person for person in map(self.person, best) if person is not None)

    @cached_property
    def _surname_keys(self) -> tuple[Names, list[list[str]]]:
        return Names(list(self._surnames)), list(self._surnames.values())

    # -- offices --------------------------------------------------------------------------------------

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for line in filter(None, self._tables.holdings):
            _, country, office, _ = line.split("\t", 3)
            found[(country, office)].append(line)
        return found

    @cached_property
    def _titles(self) -> dict[str, dict[str, str]]:
        titles: dict[str, dict[str, str]] = defaultdict(dict)
        for line in self._tables.entries:
            cells = line.split("\t")
            if cells[2] == "office" and not cells[9]:
                titles[key(cells[1])].setdefault(cells[3], cells[5])
        return titles

    @cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(office for _, office in self._by_office)

    def office(self, words: str, country: str | None = None) -> str | None:
        """The canonical office that title words mean (in a country, if given), or ``None``."""
        named = self._titles.get(key(words))
        if named:
            if country and country in named:
                return named[country]
            if "" in named:
                return named[""]
            if country is None and len(set(named.values())) == 1:
                return next(iter(named.values()))
        found = canonical_office(words.strip(), country or "")
        return None if found in {"official", "deputy_official"} else found

    def holders(self, office: str, country: str, on: str | None = None) -> tuple[Holding, ...]:
        """Who held an office (canonical, or title words) in a country, latest start first.

        With ``on`` (partial ISO date), only spells that can cover it: known spells before those that are
        open or rest on a day on which the holder was seen.
        """
        canonical = office if office in self._offices else self.office(office, country)
        if canonical is None:
            return ()
        held = [self._holding(line) for line in self._by_office.get((country, canonical), ())]
        if on is not None:
            bounds(on)
            held = [holding for holding in held if valid(holding, on)]
        held.sort(key=lambda h: h.start or "", reverse=True)
        if on is not None:
            by_hand = "by hand"
            held.sort(key=lambda h: (h.start_precision == "seen", h.source != "user table" and by_hand not in h.source))
        return tuple(held)

    # -- countries ------------------------------------------------------------------------------------

    @cached_property
    def _countries(self) -> dict[str, Country]:
        names: dict[str, list[list[str]]] = defaultdict(list)
        for line in self._tables.country_names:
            cells = line.split("\t")
            names[cells[0]].append(cells)
        found = {}
        for line in self._tables.countries:
            code, name, kind, iso2, start, end, cow = line.split("\t")
            own = names[code]

            def pick(*kinds: str, rows: list[list[str]] = own) -> tuple[str, ...]:
                return tuple(row[2] for row in rows if row[1] in kinds)

            capitals = tuple(
                Entry(code, row[2], "capital", code, "GOV", None, _none(row[3]), _none(row[4]))
                for row in own
                if row[1] == "capital"
            )
            found[code] = Country(
                code, name, kind, _none(iso2), _none(start), _none(end), pick("name", "official",
                "former", "abbreviation"),
                pick("adjective"), pick("people", "person_noun"), capitals, _none(cow),
            )  # fmt: skip
        return found

    @property
    def countries(self) -> Mapping[str, Country]:
        """All states and territories by code."""
        return self._countries

    def country(self, code: str) -> Country | None:
        """The state or territory with this alpha-3 code, or ``None``."""
        return self._countries.get(code)

    def country_of_adjective(self, word: str, date: str | None = None) -> str | None:
        """The code of the state an adjective or a word for its people means (``Kazakh``, ``Dutch``), or ``None``."""
        codes = [
            entry.country
            for hit in self.find(word.strip(), date)
            if hit.end - hit.start == len(word.strip())
            for entry in hit.entries
            if entry.kind in {"adjective", "people", "person_noun"}
        ]
        return codes[0] if codes else None

    @cached_property
    def _members(self) -> dict[str, list[Member]]:
        found: dict[str, list[Member]] = defaultdict(list)
        for line in self._tables.members:
            body, organisation, country, status, start, end, day = line.split("\t")
            member = Member(body, country, status, _none(start), _none(end), day)
            found[organisation.upper()].append(member)
            if body != "IGO":
                found[body].append(member)
        return found

    def members(self, body: str, full: bool = True) -> tuple[Member, ...]:
        """Members of a body, by its code (``SCO``, ``EUR``) or acronym (``APEC``), as of the table's date.

        ``full`` leaves out observers, candidates, dialogue partners and the like.
        """
        found = self._members.get(body.upper(), [])
        kept = {member.country: member for member in found if not full or member.status in _FULL}
        return tuple(kept[code] for code in sorted(kept))

    # -- a user's own table ---------------------------------------------------------------------------

    def with_user(self, path: str | Path) -> Knowledge:
        """This who's who with the people of a user's CSV; its rows win, broken ones are in ``faults``."""
        rows, faults = parse_user_csv(path)
        overlay = user_tables(rows, self._owner, self._tables.persons, self._tables.holdings, self._tables.sources)
        return Knowledge(self._extended(overlay), (*self.faults, *faults))

    def _owner(self, country: str, names: Iterable[str]) -> str | None:
        wanted = {key(name) for name in names}
        for name in names:
            for hit in self.find(name):
                for entry in hit.entries:
                    if entry.kind == "person" and entry.country == country and key(name) in wanted:
                        return entry.id
        return None

    def _extended(self, overlay: UserTable) -> Tables:
        base = self._tables
        phrases = dict(base.phrases)
        loose = set(base.loose)
        for found, letters, number in overlay.phrases:
            fresh = f"{letters}:p{number}"
            phrases[found] = f"{phrases[found]};{fresh}" if phrases.get(found) else fresh
            for end in beginnings(found):
                phrases.setdefault(end, "")
            if letters.startswith("i"):
                loose.add(beginnings(found)[0] if beginnings(found) else found)
        return Tables(
            base.entries,
            overlay.persons,
            overlay.holdings,
            phrases,
            frozenset(loose),
            base.countries,
            base.country_names,
            base.members,
            overlay.sources,
        )


_FULL = frozenset({"member", "permanent", "temporary", "nonregional member", "Taipei", "Chinese Taipei", "regional",
                   "participating member", "dialogue member*"})  # fmt: skip


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Knowledge:
    """The who's who from its runtime form (default: the one that ships). Raises ``SetupError`` if it is missing."""
    return Knowledge(read_files(folder or Path(__file__).resolve().parent / "data"))
