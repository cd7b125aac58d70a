"""Asking: in, a name, or an office and a country as a person writes them; out, who that is, who held it.

What ``dragoman.who``, ``dragoman.holders`` and the commands of those names give. Nothing is guessed: a name the
tables do not know gives an empty answer, a country or office that they do not know an error with what is near.
"""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import process

from dragoman.errors import BadDateError, KnowledgeError
from dragoman.knowledge.days import bounds, valid_on
from dragoman.knowledge.model import Holding, Person
from dragoman.knowledge.store import Knowledge, load, valid
from dragoman.knowledge.text import key

__all__ = [
    "check_day",
    "country_code",
    "find_holders",
    "holders",
    "in_office",
    "knowledge_with",
    "office_code",
    "who",
]

_GOVERNMENT = "head_of_government"
_STATE = "head_of_state"
_NATIONS = ("country", "body", "adjective", "people", "person_noun")
#: Titles that the heads of some states bear and that no title of the tables spells out.
_PLAIN_OFFICES = {
    "president": _STATE, "monarch": _STATE, "king": _STATE, "queen": _STATE, "emperor": _STATE,
    "premier": _GOVERNMENT, "prime minister": _GOVERNMENT, "chancellor": _GOVERNMENT,
}  # fmt: skip


def check_day(on: str) -> str:
    """The date ``on``, which may be partial (``2020``, ``2020-09``, ``2020-09-14``).

    Raises:
        BadDateError: it is no date.
    """
    try:
        bounds(on)
    except ValueError as error:
        raise BadDateError(f"{on!r} is no date: write YYYY-MM-DD, YYYY-MM or YYYY, of a day that exists.") from error
    return on


def knowledge_with(table: str | Path | None) -> Knowledge:
    """The who's who that ships, with the rows of a user's CSV file over it; broken rows are in ``faults``.

    Raises:
        KnowledgeError: the file cannot be read, or lacks the columns person and country.
    """
    return load() if table is None else load().with_user(table)


def who(name: str, on: str | None = None, *, table: str | Path | None = None, limit: int = 10) -> tuple[Person, ...]:
    """The people a name may mean, likeliest first, with every office that is known of them.

    Args:
        name: a full name, another spelling of it, or a family name alone.
        on: a date, which may be partial; people who were in office then come before others who fit as well.
        table: a CSV file of one's own (``person,aliases,country,office,title,start,end,sector``), which wins.
        limit: the most people to give.

    Returns:
        The people; none if nobody of that name is known.

    Raises:
        BadDateError: ``on`` is no date.
        KnowledgeError: ``table`` cannot be read.
    """
    if on is not None:
        check_day(on)
    return knowledge_with(table).who(name, on, limit)


def in_office(person: Person, on: str) -> tuple[Holding, ...]:
    """The offices of a person that can cover the date ``on``: surest first, at home first, latest start first.

    An office that was handed over within days of ``on`` comes last, one of which the day is known for sure first.
    """
    held = [holding for holding in person.holdings if valid(holding, on)]
    held.sort(key=lambda holding: holding.start or "", reverse=True)
    return tuple(sorted(held, key=lambda holding: (_distance(holding, on), holding.country != person.country)))


def _distance(holding: Holding, on: str) -> int:
    """0: the spell covers the day; 1: it rests on a day its holder was seen; 2: it begins or ends days away."""
    if holding.start_precision == "seen":
        return 1
    return 0 if valid_on(holding.start, holding.end, on, 0) else 2


def holders(
    office: str, country: str, on: str | None = None, *, table: str | Path | None = None
) -> tuple[Holding, ...]:
    """Who held an office, latest start first; with ``on`` only those who can have held it then, surest first.

    Args:
        office: a title (``foreign minister``) or one of our codes (``foreign_minister``). A head of government
            is the head of state where the tables know no other.
        country: an alpha-3 or body code (``KAZ``, ``EUR``), an alpha-2 code, or a name (``Kazakhstan``).
        on: a date, which may be partial.
        table: a CSV file of one's own, which wins.

    Raises:
        BadDateError: ``on`` is no date.
        KnowledgeError: the country or the office is not known, or ``table`` cannot be read.
    """
    return find_holders(knowledge_with(table), office, country, on)


def find_holders(knowledge: Knowledge, office: str, country: str, on: str | None = None) -> tuple[Holding, ...]:
    """As :func:`holders`, from a who's who that is loaded already."""
    if on is not None:
        check_day(on)
    code = country_code(knowledge, country)
    wanted = office_code(knowledge, office, code)
    found = knowledge.holders(wanted, code, on)
    if not found and wanted == _GOVERNMENT:
        found = knowledge.holders(_STATE, code, on)
    if on is not None:
        found = tuple(sorted(found, key=lambda holding: _distance(holding, on)))
    return found


def country_code(knowledge: Knowledge, words: str) -> str:
    """The code of a state, territory or body from a code or a name, in any case of letters.

    Raises:
        KnowledgeError: no state or body is called so; the message names what is near.
    """
    given = " ".join(words.split()).removeprefix("the ")
    if given.upper() in knowledge.countries:
        return given.upper()
    if len(given) == 2:
        for code, country in knowledge.countries.items():
            if country.iso2 == given.upper():
                return code
    for spelling in (given, given.title(), given.upper()):
        for hit in knowledge.find(spelling):
            if (hit.start, hit.end) == (0, len(spelling)):
                for entry in sorted(hit.entries, key=lambda entry: entry.kind not in ("country", "body")):
                    if entry.kind in _NATIONS and (entry.country or entry.id):
                        return entry.country or entry.id
    if len(given) == 3 and knowledge.members(given):
        return given.upper()
    near = process.extract(key(given), {code: key(c.name) for code, c in knowledge.countries.items()}, limit=3)
    names = ", ".join(f"{knowledge.countries[code].name} ({code})" for _, _, code in near)
    raise KnowledgeError(f"No country or body is called {words!r}: give a code or a name; near it: {names}.")


def office_code(knowledge: Knowledge, words: str, country: str) -> str:
    """Our code of an office from the code itself or a title, as the country uses it.

    Raises:
        KnowledgeError: no office is called so.
    """
    given = " ".join(words.replace("_", " ").split())
    code = given.lower().replace(" ", "_").replace("-", "_")
    if any(holding.office == code for holding in knowledge.holders(code, country)):
        return code
    found = _PLAIN_OFFICES.get(given.lower()) or knowledge.office(given, country)
    if found is None:
        raise KnowledgeError(
            f"No office is called {words!r}: give a title such as 'foreign minister', 'president' or 'speaker'."
        )
    return found
