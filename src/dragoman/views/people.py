"""People: in, people and holders of offices from the who's who; out, tables on the screen, or JSON.

Dates are written with how exact they are: an end that no source states is never shown as an end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.knowledge.asking import in_office
from dragoman.knowledge.model import Holding, Person
from dragoman.knowledge.store import Knowledge

__all__ = ["end_words", "print_holders", "print_people", "start_words", "write_holders", "write_people"]

_NARROWEST = 100


def start_words(holding: Holding) -> str:
    """Since when an office was held, in words: ``2019-09-18``, ``seen 2001-06-01`` or ``unknown``."""
    if holding.start is None:
        return "unknown"
    return f"seen {holding.start}" if holding.start_precision == "seen" else holding.start


def end_words(holding: Holding) -> str:
    """Until when an office was held, in words: a date, ``2004 (successor)``, or open as of the source's date."""
    if holding.end is not None:
        return f"{holding.end} (successor)" if holding.end_precision == "successor" else holding.end
    if holding.start_precision == "seen" or holding.end_precision == "unknown":
        return "unknown"
    return f"open as of {holding.source_date}" if holding.source_date else "open"


def print_people(people: Sequence[Person], on: str | None, knowledge: Knowledge) -> None:
    """Print who people are, likeliest first; with ``on`` what they were on that day comes first."""
    console = _console()
    for number, person in enumerate(people):
        if number:
            console.print()
        console.print(Text(person.name, style="bold"), Text(f"  {_about(person, knowledge)}"), sep="")
        if len(person.aliases) > 0:
            console.print(Text(f"  also {', '.join(person.aliases[:8])}"))
        if on is not None:
            console.print(Text(f"  on {on}: {_then(person, on, knowledge)}"))
        if person.holdings:
            rows = sorted(person.holdings, key=lambda holding: holding.start or "", reverse=True)
            console.print(Padding(_table(rows, knowledge, named=False), (0, 0, 0, 2)))


def print_holders(holdings: Sequence[Holding], knowledge: Knowledge) -> None:
    """Print who held an office, in the order given."""
    _console().print(_table(holdings, knowledge, named=True))


def write_people(people: Iterable[Person], on: str | None = None) -> str:
    """People as a JSON list; with ``on`` each holding says whether it was theirs then (``in_office``)."""
    rows: list[dict[str, Any]] = []
    for person in people:
        row = asdict(person)
        if on is not None:
            then = in_office(person, on)
            row["holdings"] = [{**asdict(holding), "in_office": holding in then} for holding in person.holdings]
        rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=1)


def write_holders(holdings: Iterable[Holding]) -> str:
    """Spells in office as a JSON list."""
    return json.dumps([asdict(holding) for holding in holdings], ensure_ascii=False, indent=1)


def _console() -> Console:
    console = Console(file=sys.stdout, highlight=False)
    if not console.is_terminal:
        console = Console(file=sys.stdout, highlight=False, width=max(console.width, _NARROWEST))
    return console


def _nation(code: str | None, knowledge: Knowledge) -> str:
    country = knowledge.country(code) if code else None
    return country.name if country is not None else code or "country unknown"


def _about(person: Person, knowledge: Knowledge) -> str:
    country = f"{_nation(person.country, knowledge)}"
    if person.country and knowledge.country(person.country):
        country += f" ({person.country})"
    described = person.description
    if described and person.end:
        described += f" until {person.end}"
    parts = [country, person.sector, described, person.id if person.id.startswith("Q") else None]
    return ", ".join(part for part in parts if part)


def _then(person: Person, on: str, knowledge: Knowledge) -> str:
    held = in_office(person, on)
    if not held:
        return "no office known"
    return "; ".join(dict.fromkeys(f"{holding.title}, {_nation(holding.country, knowledge)}" for holding in held))


def _table(holdings: Iterable[Holding], knowledge: Knowledge, *, named: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("from", "to"):
        table.add_column(heading, no_wrap=True)
    if named:
        table.add_column("who", overflow="fold")
    table.add_column("office", overflow="fold")
    table.add_column("source", overflow="fold", style="dim")
    for holding in holdings:
        office = f"{holding.title}, {_nation(holding.country, knowledge)}"
        source = ", ".join(filter(None, (holding.source, holding.source_date)))
        cells = [start_words(holding), end_words(holding), office, source]
        if named:
            cells.insert(2, holding.name)
        table.add_row(*map(Text, cells))
    return table
