"""The rows of the who's who: in, fields of the tables; out, frozen records with partial dates as strings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Country", "Entry", "Hit", "Holding", "Member", "Person"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a name can stand for.

    ``id`` is a country or body code, a Wikidata id, or ``kind:slug``; ``country`` an ISO alpha-3 code or
    a body code; ``sector`` a PLOVER sector; ``office`` a canonical office; ``start`` and ``end`` bound the
    time in which the name was in use (partial ISO dates). ``subkind`` is the finer kind of the table
    (``court``, ``ministry``, ``treaty``, ``collective``…); ``plural`` is true for a plural form.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    office: str | None = None
    start: str | None = None
    end: str | None = None
    subkind: str | None = None
    plural: bool = False


class Hit(NamedTuple):
    """A name found in a text: ``text[start:end]`` (code points, end exclusive) and what it can stand for.

    A tuple, because a frozen dataclass takes twice as long to make, and texts hold very many names.
    """

    start: int
    end: int
    kind: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """One spell of one person in one office.

    ``start`` and ``end`` are partial ISO dates or ``None``. ``start_precision`` is ``day``, ``month``,
    ``year``, ``seen`` (in office on that date, start unknown) or ``unknown``; ``end_precision`` also
    ``successor`` (the day the next holder began) and ``open`` (still in office on ``source_date``,
    unknown after it).
    """

    person: str
    name: str
    country: str
    office: str
    title: str
    sector: str
    start: str | None
    end: str | None
    start_precision: str
    end_precision: str
    source: str
    source_date: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person with every name the tables know and every office held, earliest first."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    description: str | None
    holdings: tuple[Holding, ...]
    surnames: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. ``kind`` is ``state``, ``territory`` or ``former``; lists are as in the tables.

    ``cow`` is the number in the Correlates of War list of the state system (``2``, ``705``), a string; ``None``
    for territories and for states that are not on the list (the Holy See, Palestine).
    """

    code: str
    name: str
    kind: str
    iso2: str | None
    start: str | None
    end: str | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[Entry, ...]
    cow: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A state's membership of a body, as of ``source_date`` unless bounded."""

    body: str
    country: str
    status: str
    start: str | None
    end: str | None
    source_date: str
