"""Runtime form: in, the tables of the who's who; out, the text files that ``load`` reads, always the same bytes.

``entries.tsv`` holds everything but people, ``persons.tsv`` people, ``holdings.tsv`` their spells in person
order, ``sources.tsv`` the sources of those with dates, ``phrases.tsv`` the keys of all names with what they
stand for (and every beginning of a key), ``loose.tsv`` the words that may begin a name in lower case,
``countries.tsv``, ``country_names.tsv`` and ``members.tsv`` the tables of those names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.days import precision
from dragoman.knowledge.merge import Identity, add_names, merge_people
from dragoman.knowledge.offices import SAME_AS, WEIGHTS, sector_of
from dragoman.knowledge.people import alias_forms, plain_name, surnames_of
from dragoman.knowledge.spells import Spell, resolve_spells
from dragoman.knowledge.tables import Row, read_table, split_list
from dragoman.knowledge.text import beginnings, key, mask

__all__ = ["DATA", "runtime_files"]

DATA = Path(__file__).resolve().parent / "data"

Phrase = tuple[str, str, str]  # key, mask, reference
Line = tuple[str, ...]

_NAME_KINDS = {
    "name": ("country", "", "GOV"),
    "official": ("country", "", "GOV"),
    "former": ("country", "former", "GOV"),
    "abbreviation": ("country", "", "GOV"),
    "adjective": ("adjective", "", ""),
    "prefix": ("adjective", "prefix", ""),
    "people": ("people", "", "CVL"),
    "person_noun": ("person_noun", "", "CVL"),
    "capital": ("capital", "", "GOV"),
    "region": ("country", "region", ""),
    "region_rebel": ("country", "region", "REB"),
    "region_adjective": ("adjective", "region", ""),
    "region_people": ("people", "region", "CVL"),
    "region_person": ("person_noun", "region", "CVL"),
}
_MEMBER_COLUMNS = ("body", "organisation", "country", "status", "start", "end", "source_date")
#: Signs before a name that is also a common word, and the masks of such names.
_COMMON_WORDS = (("==", "M"), ("=", "N"))
#: States that act as something else than a government: the Holy See as a church.
_STATE_SECTORS = {"VAT": "REL"}
_SPELLINGS = (
    ("Organization", "Organisation"), ("Center", "Centre"), ("Labor", "Labour"), ("Defense", "Defence"),
    ("Program", "Programme"), ("Cooperation", "Co-operation"), ("Islamist", "Islamic"),
)  # fmt: skip
#: Single-word personal names that are English words or common first names, never matched bare.
_BARE_WORDS = frozenset(
    "may will bush long young king rice brown green white black hope grace rose mark bill frank pope prince major"
    " general march june april august china india israel jordan chad georgia paris london field stone price day"
    " queen emperor sultan pontiff"
    " emir caliph imam ayatollah leader chief boss".split()
)


def _spelled(name: str) -> list[str]:
    forms = [name]
    for american, british in _SPELLINGS[:6]:
        for one, other in ((american, british), (british, american)):
            if re.search(rf"\b{one}\b", name):
                forms.append(re.sub(rf"\b{one}\b", other, name))
    return forms


class _Builder:
    """Collects entries and phrases while tables are read."""

    def __init__(self) -> None:
        self.entries: list[Line] = []
        self.phrases: set[Phrase] = set()

    def entry(self, **cells: str) -> str:
        columns = ("id", "name", "kind", "country", "sector", "office", "start", "end", "subkind", "plural")
        self.entries.append(tuple(cells.get(column, "") for column in columns))
        return f"e{len(self.entries) - 1}"

    def name(self, name: str, reference: str, anycase: bool = False, prefix: bool = False, alone: bool = False) -> None:
        bare = next((letter for sign, letter in _COMMON_WORDS if name.startswith(sign)), "")
        name = name.lstrip("=").removeprefix("the ")
        found = key(name)
        if found and any(char.isalpha() for char in found):
            letters = "i" if anycase else "P" if prefix else "S" if alone else bare or mask(name)
            self.phrases.add((found, letters, reference))

    def names(self, names: Iterable[str], reference: str) -> None:
        for name in names:
            for form in _spelled(name):
                self.name(form, reference)
                if form.startswith("The "):
                    self.name(form[4:], reference)


def _slug(kind: str, name: str, country: str = "") -> str:
    words = re.sub(r"[^a-z0-9]+", "-", key(name)).strip("-")
    return ":".join(part for part in (kind, country.lower(), words) if part)


def _country_names(build: _Builder, tables: Path, countries: dict[str, Row]) -> list[Row]:
    rows = {(r["code"], r["kind"], r["name"]): r for r in read_table(tables, "country_names")}
    rows |= {(r["code"], r["kind"], r["name"]): r for r in read_table(tables, "hand/country_names", required=False)}
    dated = {(code, kind, name) for (code, kind, name), row in rows.items() if row["start"] or row["end"]}
    for place in sorted(rows):
        row = rows[place]
        if row["kind"] not in _NAME_KINDS:
            raise KnowledgeError(f"{tables}/country_names.csv: unknown kind {row['kind']!r} of {row['name']!r}")
        kind, subkind, sector = _NAME_KINDS[row["kind"]]
        if sector in {"GOV", ""} and subkind != "region":
            sector = _STATE_SECTORS.get(row["code"], sector)
        own = kind == "capital" or subkind in {"region", "former"}
        country = countries.get(row["code"])
        if country is None:
            raise KnowledgeError(f"{tables}/country_names.csv: {row['name']!r} has the unknown code {row['code']!r}")
        reference = build.entry(
            id=_slug("region", row["name"], row["code"]) if subkind == "region" and kind == "country" else row["code"],
            name=row["name"] if own else country["name"],
            kind=kind,
            country=row["code"],
            sector=sector,
            start=row["start"] if place in dated else country["start"],
            end=row["end"] if place in dated else country["end"],
            subkind=subkind,
            plural="1" if kind == "people" else "",
        )
        build.name(row["name"], reference, prefix=subkind == "prefix")
        if row["name"].startswith("The "):
            build.name(row["name"][4:], reference)
    return [rows[place] for place in sorted(rows)]


def _cow(tables: Path, countries: dict[str, Row]) -> dict[str, str]:
    """Numbers of the Correlates of War state system by code; several codes may share one (``RUS``, ``SUN``)."""
    found: dict[str, str] = {}
    for row in read_table(tables, "hand/cow", required=False):
        code, number = row["code"], row["cow"]
        if code not in countries or code in found:
            raise KnowledgeError(f"{tables}/hand/cow.csv: {code!r} is an unknown code, or stands there twice")
        if not re.fullmatch(r"[1-9]\d{0,2}", number):
            raise KnowledgeError(f"{tables}/hand/cow.csv: {code} has {number!r}, which is no number from 1 to 999")
        found[code] = number
    return found


def _bodies(build: _Builder, tables: Path) -> None:
    for row in read_table(tables, "hand/bodies", required=False):
        reference = build.entry(
            id=row["wikidata"] or _slug("body", row["name"]), name=row["name"], kind="body",
            country=row["code"] or "IGO",
            sector=row["sector"], start=row["start"], end=row["end"], subkind=row["kind"],
        )  # fmt: skip
        build.names([row["name"], *split_list(row["aliases"]), *split_list(row["acronyms"])], reference)


def _named(build: _Builder, tables: Path) -> None:
    for table, kind in (
        ("groups", "group"),
        ("parties", "party"),
        ("companies", "company"),
        ("institutions", "institution"),
    ):
        for row in read_table(tables, f"hand/{table}", required=False):
            reference = build.entry(
                id=row.get("wikidata") or _slug(kind, row["name"], row["country"]), name=row["name"], kind=kind,
                country=row["country"], sector=row["sector"], start=row["start"], end=row["end"],
                subkind=row.get("kind", ""),
            )  # fmt: skip
            build.names([row["name"], *split_list(row["aliases"])], reference)
    for table, fixed in (("topics", ""), ("places", "place")):
        for row in read_table(tables, f"hand/{table}", required=False):
            reference = build.entry(
                id=_slug("topic", row["name"]), name=row["name"], kind="topic", subkind=fixed or row["kind"]
            )
            build.names([row["name"], *split_list(row["aliases"])], reference)
    for row in read_table(tables, "hand/seats", required=False):
        reference = build.entry(
            id=_slug("seat", row["name"], row["country"]), name=row["name"], kind="seat", country=row["country"],
            sector=row["sector"] or "GOV", start=row["start"], end=row["end"], subkind=row["kind"],
        )  # fmt: skip
        build.names([row["name"]], reference)


_HEAD = re.compile(
    r"^((?:[\w'’.-]+ )*?)(minister|president|secretary|chancellor|premier|ambassador|governor|chief|commander|director"
    r"|leader|speaker|chair\w*|head|envoy|commissioner|adviser|advisor|representative|counselor"
    r"|member|general secretary)"
    r"((?:[ -](?:of|for|to|in|on|general|and)\b.*)?)$",
    re.I,
)


def _plural_word(word: str) -> str:
    lowered = word.lower()
    if re.search(r"(?:man|woman)$", lowered):
        return word[:-2] + "en"
    if re.search(r"[^aeiou]y$", lowered):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", lowered) else "s")


def plural_title(title: str) -> str:
    """``Ministers of Finance`` for ``Minister of Finance``, ``Foreign Ministers`` for ``Foreign Minister``."""
    found = _HEAD.match(title)
    if found:
        return found[1] + _plural_word(found[2]) + found[3]
    first, space, last = title.rpartition(" ")
    return first + space + _plural_word(last)


def _offices(build: _Builder, tables: Path) -> None:
    for row in read_table(tables, "hand/offices", required=False):
        for title in split_list(row["titles"]):
            for plural in ("", "1"):
                reference = build.entry(
                    id=row["office"], name=title, kind="office", country=row["country"], office=row["office"],
                    sector=row["sector"] or sector_of(row["office"]), plural=plural,
                )  # fmt: skip
                for form in _spelled(plural_title(title) if plural else title):
                    build.name(form, reference, anycase=True)
    for row in read_table(tables, "hand/roles", required=False):
        for word, plural in ((row["word"], ""), (row["plural"], "1")):
            if not word or (plural and word == row["word"]):
                continue
            reference = build.entry(
                id=_slug("role", row["word"]), name=row["word"], kind="role", sector=row["sector"],
                office=row["office"],
                subkind=row["kind"], plural=plural or ("1" if row["plural"] == row["word"] else ""),
            )  # fmt: skip
            build.name(word, reference, anycase=True)


def _hand_people(people: dict[str, Identity], rows: list[Row]) -> None:
    by_name = {(p.country, key(n)): p.id for p in people.values() for n in (p.name, *p.aliases)}
    for row in rows:
        owner = row["wikidata"] if row["wikidata"] in people else by_name.get((row["country"], key(row["person"])), "")
        owner = owner or row["wikidata"] or f"x-{(row['country'] or 'any').lower()}-{_slug('', row['person'])}"
        person = people.setdefault(owner, Identity(owner, row["person"], row["country"]))
        person.hand = True
        person.sector, person.description = row["sector"], row["description"]
        person.start, person.end = row["start"], row["end"]
        person.aliases |= dict.fromkeys([row["person"], *split_list(row["aliases"])])
        person.surnames = dict.fromkeys(surnames_of(row["person"], row["country"])) | person.surnames


#: A title with a family name is resolved by date and place, never by a name of its own.
_TITLED = re.compile(
    r"(?:first |former |vice |deputy |acting |foreign |defen[cs]e |prime |state )*(?:president"
    r"|minister|premier|chancellor"
    r"|secretary|senator|general|governor|mr|mrs|ms|dr|ambassador|councilor|speaker|leader)\b(?! of\b)"
)


def _person_names(person: Identity) -> Iterator[str]:
    first = next(iter(person.surnames), None)
    names = [person.name, *person.aliases]
    for name in names:
        for form in (name, plain_name(name), *alias_forms(name, first)):
            form = form.removeprefix("the ")
            words = key(form).split()
            if _TITLED.match(key(form)):
                continue
            single = len(words) == 1
            if single and (not person.hand or len(words[0]) < 4 or words[0] in _BARE_WORDS or form == first):
                continue
            if words and max(len(word) for word in words) > 1:
                yield form


def _weight(spells: list[Spell], person: Identity) -> int:
    best = max((WEIGHTS.get(spell.office, 3) for spell in spells), default=3)
    latest = max((spell.end or spell.source_date for spell in spells), default="0000")[:4]
    return (best + (6 if person.hand else 0)) * 10000 + int(latest)


def _people(build: _Builder, tables: Path) -> tuple[list[Line], list[Line], list[Line]]:
    sectors = {row["office"]: row["sector"] for row in read_table(tables, "hand/offices", required=False)}
    hand = [
        row | {"sector": sectors.get(row["office"]) or sector_of(row["office"])}
        for row in read_table(tables, "hand/holders", required=False)
    ]
    for row in hand:
        row["office"] = SAME_AS.get(row["office"], row["office"])
        row["start_precision"] = row["start_precision"] or ("unknown" if not row["start"] else "day")
        row["end_precision"] = row["end_precision"] or ("open" if not row["end"] else "day")
    people, raw = merge_people(read_table(tables, "holders"), hand)
    add_names(people, read_table(tables, "persons"))
    _hand_people(people, read_table(tables, "hand/persons", required=False))
    spells: dict[str, list[Spell]] = defaultdict(list)
    for spell in resolve_spells(raw):
        spells[spell.person].append(spell)
    persons: list[Line] = []
    holdings: list[Line] = []
    stated = sorted({(spell.source, spell.source_date) for held in spells.values() for spell in held})
    numbers = {pair: str(number) for number, pair in enumerate(stated)}
    for number, identity in enumerate(sorted(people)):
        person, held = people[identity], spells[identity]
        aliases = [alias for alias in person.aliases if alias != person.name]
        weight = _weight(held, person)
        persons.append((
            person.id, person.name, person.country, "|".join(aliases), "|".join(person.surnames),
            person.sector or (held[-1].sector if held else ""), person.description, person.start, person.end,
            str(len(holdings)), str(len(held)), str(weight),
        ))  # fmt: skip
        for spell in held:
            holdings.append((
                str(number), spell.country, spell.office, spell.title, _sector_in(spell), spell.start, spell.end,
                _precision(spell.start, spell.start_precision), _precision(spell.end, spell.end_precision),
                numbers[(spell.source, spell.source_date)],
            ))  # fmt: skip
        for form in _person_names(person):
            build.name(form, f"p{number}", alone=len(key(form).split()) == 1)
    return persons, holdings, list(stated)


def _sector_in(spell: Spell) -> str:
    return _STATE_SECTORS.get(spell.country, spell.sector) if spell.sector == "GOV" else spell.sector


def _precision(value: str, stated: str) -> str:
    """Empty where the date itself, or its absence, tells the precision."""
    return "" if stated == (precision(value) if value else "open") else stated


def _table(lines: Iterable[Line]) -> str:
    return "".join("\t".join(cell.replace("\t", " ") for cell in line) + "\n" for line in lines)


def _phrase_lines(phrases: set[Phrase]) -> Iterator[Line]:
    grouped: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for found, letters, reference in phrases:
        grouped[found][letters].append(reference)
    lines: dict[str, str] = {}
    for found in sorted(grouped):
        parts = [
            f"{letters}:{','.join(sorted(grouped[found][letters], key=lambda r: (r[0], int(r[1:]))))}"
            for letters in sorted(grouped[found])
        ]
        lines[found] = ";".join(parts)
    for found in list(lines):
        for end in beginnings(found):
            lines.setdefault(end, "")
    for found in sorted(lines):
        yield found, lines[found]


def _loose_lines(phrases: set[Phrase]) -> Iterator[Line]:
    """Words that may begin a name in lower case."""
    for word in sorted({re.split(r",? ", found)[0] for found, letters, _ in phrases if letters.startswith("i")}):
        yield (word,)


def runtime_files(tables: Path) -> dict[str, str]:
    """File name to content. Raises ``KnowledgeError`` naming file and line for a broken table."""
    build = _Builder()
    countries = {row["code"]: row for row in read_table(tables, "countries")}
    names = _country_names(build, tables, countries)
    _bodies(build, tables)
    _named(build, tables)
    _offices(build, tables)
    persons, holdings, sources = _people(build, tables)
    cow = _cow(tables, countries)
    country_lines = [
        (r["code"], r["name"], r["kind"], r["iso2"], r["start"], r["end"], cow.get(r["code"], ""))
        for r in countries.values()
    ]
    name_lines = [(r["code"], r["kind"], r["name"], r["start"], r["end"]) for r in names]
    members = read_table(tables, "members")
    return {
        "countries.tsv": _table(sorted(country_lines)),
        "country_names.tsv": _table(name_lines),
        "entries.tsv": _table(build.entries),
        "persons.tsv": _table(persons),
        "holdings.tsv": _table(holdings),
        "sources.tsv": _table(sources),
        "phrases.tsv": _table(_phrase_lines(build.phrases)),
        "loose.tsv": _table(_loose_lines(build.phrases)),
        "members.tsv": _table(
            [tuple(row[column] for column in _MEMBER_COLUMNS) for row in members]
        ),
    }  # fmt: skip
