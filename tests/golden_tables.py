"""Golden tables: in, short dated texts with the records the coding guide asks for; out, test cases and readings.

A table (tests/data/golden/*.yaml) is a list of cases with `id`, `date`, `text` and what is expected. Records are
written in one line each, so that a table reads like a list of examples:

    events       "CONSULT/visit FRA:GOV -> DEU @2021-03-05 in DEU"    `<->` reciprocal, `+` several, `-` nobody,
                                                                      ` | ` between readings of equal right
    actors       words: "Shinzo Abe/JPN/GOV/Prime Minister"           `?` unknown, `*` anything, `none` no actor
    statements   "direct DEU [-> FRA]: the words"
    commitments  "pledge DEU -> FRA [by 2030]: the words"

`xfail` gives the reason why the program does not get a case right yet; it is never asserted as truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.reading import as_report, default_reader
from dragoman.records import Actor, Commitment, Event, Evidence, Reading, Statement

__all__ = [
    "Case",
    "actor_fits",
    "cases",
    "commitment_fits",
    "event_fits",
    "find_words",
    "params",
    "reading_of",
    "show_event",
    "statement_fits",
]

FOLDER = Path(__file__).parent / "data" / "golden"
_EVENT = re.compile(
    r"(?P<type>[A-Z]+)(?:/(?P<mode>[\w-]+))? (?P<source>[^<>@]+?) (?P<arrow><->|->) (?P<target>[^@]+?)"
    r"(?: @(?P<date>[\d/-]+))?(?: in (?P<place>[A-Z]{3}|-))?"
)
_STATEMENT = re.compile(r"(?P<kind>\w+) (?P<who>.+?)(?: -> (?P<to>.+?))?: (?P<words>.+)", re.DOTALL)
_COMMITMENT = re.compile(
    r"(?P<kind>\w+) (?P<who>.+?) (?P<arrow><->|->) (?P<to>.+?)(?: by (?P<due>[\d/-]+))?: (?P<words>.+)",
    re.DOTALL,
)
_WORD = re.compile(r"\w+")
_ENOUGH = 0.75  # of the words of a span, by Dice's coefficient


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a golden table."""

    table: str
    id: str
    date: str
    text: str
    expected: dict[str, Any]
    xfail: str | None


@lru_cache
def cases(table: str) -> tuple[Case, ...]:
    """The rows of a table; ids are unique."""
    rows = yaml.safe_load((FOLDER / f"{table}.yaml").read_text(encoding="utf-8"))
    found = tuple(_case(table, row) for row in rows)
    assert len({c.id for c in found}) == len(found), f"{table}: an id stands twice"
    return found


def _case(table: str, row: dict[str, Any]) -> Case:
    rest = {k: v for k, v in row.items() if k not in ("id", "date", "text", "xfail")}
    return Case(table, row["id"], str(row["date"]), row["text"], rest, row.get("xfail"))


def params(table: str, *, marked: bool = True) -> list[Any]:
    """The rows as parameters of a test; what is known to fail is marked with its reason, unless not `marked`."""
    return [pytest.param(c, id=c.id, marks=_marks(c) if marked else []) for c in cases(table)]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    return [] if case.xfail is None else [pytest.mark.xfail(reason=case.xfail, strict=False, raises=AssertionError)]


@lru_cache
def _readings(table: str) -> dict[str, Reading] | Exception:
    """The readings of a whole table, made in one batch; or what went wrong, once for all its tests."""
    rows = cases(table)
    try:
        made = list(default_reader().read_all([as_report(c.text, c.date) for c in rows]))
    except Exception as error:
        return error
    return {c.id: r for c, r in zip(rows, made, strict=True)}


def reading_of(case: Case) -> Reading:
    """The reading of a case's text."""
    found = _readings(case.table)
    if isinstance(found, Exception):
        raise RuntimeError(f"the table {case.table!r} cannot be read") from found
    return found[case.id]


def find_words(text: str, key: str) -> tuple[int, int]:
    """Where `key` stands as whole words in `text`; `he#2` is the second `he`."""
    words, _, number = key.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    assert len(found) >= int(number or 1), f"{key!r} does not stand in the text"
    at = found[int(number or 1) - 1]
    return at.start(), at.end()


# --- actors -----------------------------------------------------------------------------------------


def actor_fits(actor: Actor, wanted: str) -> bool:
    """Whether an actor is the one written as `name/country/sector/role`; later fields may be left out."""
    name, country, sector, role = ([*wanted.split("/"), "*", "*", "*"])[:4]
    return (
        (name == "*" or _same_name(actor.name, name))
        and _same(actor.country, country)
        and _same(actor.sector, sector)
        and (role == "*" or role.casefold() in (actor.role or "").casefold())
    )


def _same(value: str | None, wanted: str) -> bool:
    return wanted == "*" or (value is None if wanted == "?" else value == wanted)


def _same_name(name: str, wanted: str) -> bool:
    """A name fits a shorter or longer form of itself: *Abe*, *Shinzo Abe*."""
    mine, theirs = set(_words(name)) - {"the"}, set(_words(wanted)) - {"the"}
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _side_fits(actors: Iterable[Actor], wanted: str) -> bool:
    """Whether a side holds exactly the parties written as `FRA:GOV + DEU`; several officials of one are one."""
    codes = [w.strip() for w in wanted.split("+") if w.strip() != "-"]
    have = list(actors)
    return all(any(_party_fits(a, c) for a in have) for c in codes) and all(
        any(_party_fits(a, c) for c in codes) for a in have
    )


def _party_fits(actor: Actor, wanted: str) -> bool:
    country, _, sector = wanted.partition(":")
    return _same(actor.country, country) and _same(actor.sector, sector or "*")


# --- events -----------------------------------------------------------------------------------------


def event_fits(event: Event, wanted: str) -> bool:
    """Whether an event is one of those written in a line."""
    return any(_event_fits(event, w) for w in wanted.split(" | "))


def _event_fits(event: Event, wanted: str) -> bool:
    match = _EVENT.fullmatch(wanted)
    assert match is not None, f"no event line: {wanted!r}"
    w = match.groupdict()
    reciprocal = w["arrow"] == "<->"
    if reciprocal:
        both = f"{w['source']} + {w['target']}"
        sides = event.reciprocal and _side_fits([*event.source, *event.target], both)
    else:
        sides = not event.reciprocal and _side_fits(event.source, w["source"]) and _side_fits(event.target, w["target"])
    return (
        sides
        and event.type == w["type"]
        and (w["mode"] is None or event.mode == w["mode"])
        and (w["date"] is None or event.date == w["date"])
        and (w["place"] is None or w["place"] == (event.place.country if event.place is not None else "-"))
    )


def show_event(event: Event) -> str:
    """An event in the form of the tables, for messages."""
    arrow = "<->" if event.reciprocal else "->"
    place = f" in {event.place.country}" if event.place else ""
    mode = f"/{event.mode}" if event.mode else ""
    words = repr(event.evidence.text)
    return f"{event.type}{mode} {_side(event.source)} {arrow} {_side(event.target)} @{event.date}{place} {words}"


def _side(actors: Iterable[Actor]) -> str:
    return " + ".join(f"{a.country or '?'}:{a.sector or '?'}" for a in actors) or "-"


# --- statements and commitments ---------------------------------------------------------------------


def statement_fits(statement: Statement, wanted: str) -> bool:
    """Whether a statement is one of those written in a line: kind, speakers, addressee if given, content."""
    return any(_statement_fits(statement, w) for w in wanted.split(" | "))


def _statement_fits(statement: Statement, wanted: str) -> bool:
    match = _STATEMENT.fullmatch(wanted)
    assert match is not None, f"no statement line: {wanted!r}"
    w = match.groupdict()
    return (
        statement.kind == w["kind"]
        and _side_fits(statement.speakers, w["who"])
        and (w["to"] is None or _side_fits(statement.addressee, w["to"]))
        and _dice(statement.evidence, w["words"]) >= _ENOUGH
    )


def commitment_fits(commitment: Commitment, wanted: str) -> bool:
    """Whether a commitment is one of those written in a line: kind, by, to, due date if given, content."""
    return any(_commitment_fits(commitment, w) for w in wanted.split(" | "))


def _commitment_fits(commitment: Commitment, wanted: str) -> bool:
    match = _COMMITMENT.fullmatch(wanted)
    assert match is not None, f"no commitment line: {wanted!r}"
    w = match.groupdict()
    if w["arrow"] == "<->":
        sides = _side_fits([*commitment.by, *commitment.to], f"{w['who']} + {w['to']}")
    else:
        sides = _side_fits(commitment.by, w["who"]) and _side_fits(commitment.to, w["to"])
    return (
        commitment.kind == w["kind"]
        and sides
        and (w["due"] is None or commitment.due == w["due"])
        and _dice(commitment.evidence, w["words"]) >= 0.5
    )


def _dice(evidence: Evidence, words: str) -> float:
    mine, theirs = set(_words(evidence.text)), set(_words(words))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
