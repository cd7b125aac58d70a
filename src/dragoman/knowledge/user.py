"""A user's own who's who: in, a CSV of people and offices; out, its usable rows, and the broken ones with reasons.

Columns: ``person,aliases,country,office,title,start,end,sector``. ``person`` and ``country`` must be
filled; ``aliases`` is a ``|`` list; ``office`` or ``title`` names what the person holds (neither: only the
names are learnt). Dates are partial ISO dates.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.days import is_partial_date
from dragoman.knowledge.offices import SINGLE_HOLDER, canonical_office, sector_of
from dragoman.knowledge.people import alias_forms, surnames_of
from dragoman.knowledge.text import key, mask

__all__ = ["USER_COLUMNS", "UserFault", "UserRow", "UserTable", "parse_user_csv", "user_tables"]

USER_COLUMNS = ("person", "aliases", "country", "office", "title", "start", "end", "sector")
_SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO".split()
)


@dataclass(frozen=True, slots=True)
class UserRow:
    """A usable row of a user's table; ``office`` is canonical, empty if the row gives none."""

    person: str
    aliases: tuple[str, ...]
    country: str
    office: str
    title: str
    start: str
    end: str
    sector: str


@dataclass(frozen=True, slots=True)
class UserFault:
    """A line of a user's table (1 is the header) that could not be used, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class UserTable:
    """Lines of people and holdings with the user's rows in, and the phrases ``(key, mask, person)`` they add."""

    persons: list[str]
    holdings: list[str]
    sources: list[str]
    phrases: list[tuple[str, str, int]]


def _reason(cells: dict[str, str]) -> str | None:
    if not key(cells["person"]):
        return "person is empty; give a name"
    if not re.fullmatch(r"[A-Z][A-Z0-9]{2}", cells["country"]):
        return f"country is not a three-letter code like KAZ: {cells['country']!r}"
    for name in ("start", "end"):
        if cells[name] and not is_partial_date(cells[name]):
            return f"{name} is not a date (YYYY, YYYY-MM or YYYY-MM-DD): {cells[name]!r}"
    start, end = cells["start"], cells["end"]
    if start and end and start[: len(end)] > end[: len(start)]:
        return f"end {end} lies before start {start}"
    if cells["sector"] and cells["sector"] not in _SECTORS:
        return f"sector is not one of PLOVER's: {cells['sector']!r}"
    return None


def _row(cells: dict[str, str]) -> UserRow:
    title = cells["title"] or cells["office"].replace("_", " ")
    office = cells["office"] if "_" in cells["office"] else ""
    office = office or (canonical_office(cells["office"] or title, cells["country"]) if title else "")
    if office == "official" and re.fullmatch(r"[a-z][a-z_]+", cells["office"]):
        office = cells["office"]
    aliases = tuple(dict.fromkeys(filter(None, (" ".join(alias.split()) for alias in cells["aliases"].split("|")))))
    sector = cells["sector"] or (sector_of(office) if office else "")
    return UserRow(cells["person"], aliases, cells["country"], office, title, cells["start"], cells["end"], sector)


def parse_user_csv(path: str | Path) -> tuple[tuple[UserRow, ...], tuple[UserFault, ...]]:
    """The usable rows and the faults of a user's table.

    Raises ``KnowledgeError`` if the file cannot be read as UTF-8 or lacks the columns person and country.
    """
    where = Path(path)
    try:
        text = where.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise KnowledgeError(f"{where}: cannot be read as UTF-8 text ({fault}); save it as CSV UTF-8") from fault
    reader = csv.reader(text.splitlines(keepends=True))
    header = [cell.strip().lower() for cell in next(reader, [])]
    if not {"person", "country"} <= set(header):
        raise KnowledgeError(f"{where}:1: columns person and country are missing; expected {','.join(USER_COLUMNS)}")
    rows: list[UserRow] = []
    faults: list[UserFault] = []
    try:
        for raw in reader:
            if not any(cell.strip() for cell in raw):
                continue
            if len(raw) > len(header):
                faults.append(UserFault(reader.line_num, f"{len(raw)} cells for {len(header)} columns; quote commas"))
                continue
            given = {name: " ".join(cell.split()) for name, cell in zip(header, raw, strict=False)}
            cells = {name: given.get(name, "") for name in USER_COLUMNS}
            reason = _reason(cells)
            if reason:
                faults.append(UserFault(reader.line_num, reason))
            else:
                rows.append(_row(cells))
    except csv.Error as fault:
        faults.append(UserFault(reader.line_num, f"not CSV from here on ({fault})"))
    return tuple(rows), tuple(faults)


def _slug(row: UserRow) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", key(row.person)).strip("-") or "-".join(f"{ord(c):x}" for c in row.person[:8])
    return f"user-{row.country.lower()}-{words}"


def _names(row: UserRow) -> Iterator[str]:
    surnames = surnames_of(row.person, row.country)
    for name in (row.person, *row.aliases):
        yield from (name, *alias_forms(name, surnames[0] if surnames else None))


def _clashes(line: list[str], row: UserRow, number: int) -> bool:
    """Whether a spell of the tables contradicts a user's row."""
    if line[1] != row.country or line[2] != row.office:
        return False
    same = int(line[0]) == number
    if not same and row.office not in SINGLE_HOLDER:
        return False
    after = not row.end or not line[5] or line[5] <= row.end
    before = not row.start or not line[6] or line[6] >= row.start
    return after and before


def _settled(line: str, row: UserRow, number: int) -> str:
    """A line of the tables as the user's row leaves it: dropped (``""``), cut short, or unchanged."""
    cells = line.split("\t")
    if not line or not _clashes(cells, row, number):
        return line
    if int(cells[0]) != number and row.start and cells[5] and cells[5] < row.start:
        cells[6], cells[8] = row.start, "successor"
        return "\t".join(cells)
    return "" if int(cells[0]) == number or row.start else line


def user_tables(
    rows: Iterable[UserRow],
    owner: Callable[[str, Iterable[str]], str | None],
    persons: list[str],
    holdings: list[str],
    sources: list[str],
) -> UserTable:
    """Put a user's rows over the tables. ``owner`` finds the id of a person by country and names."""
    people, spells = list(persons), list(holdings)
    numbers = {line.partition("\t")[0]: number for number, line in enumerate(people)}
    phrases: list[tuple[str, str, int]] = []
    for row in rows:
        identity = owner(row.country, (row.person, *row.aliases)) or _slug(row)
        number = numbers.setdefault(identity, len(people))
        if number == len(people):
            surnames = "|".join(surnames_of(row.person, row.country))
            people.append("\t".join((identity, row.person, row.country, "|".join(row.aliases), surnames, row.sector,
                                     "", "", "", "0", "0", "200000")))  # fmt: skip
        if row.office:
            spells = [_settled(line, row, number) for line in spells]
            cells = people[number].split("\t")
            first, count = int(cells[9]), int(cells[10])
            own = [line for line in spells[first : first + count] if line]
            spells[first : first + count] = [""] * count
            own.append("\t".join((str(number), row.country, row.office, row.title, row.sector, row.start, row.end,
                                  "", "", str(len(sources)))))  # fmt: skip
            cells[9], cells[10] = str(len(spells)), str(len(own))
            spells.extend(own)
            people[number] = "\t".join(cells)
        phrases.extend(
            (found, mask(name), number) for name in _names(row) if (found := key(name)) and _matchable(found)
        )
    return UserTable(people, spells, [*sources, "user table\t"], sorted(set(phrases)))


def _matchable(found: str) -> bool:
    return len(found) > 2 and any(char.isalpha() for char in found)
