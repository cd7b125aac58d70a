"""Wording: in, codes, dates and actors of records; out, the words that the terminal and the page show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.records import Actor, Event, Place, Reading, Report

__all__ = [
    "KIND_WORDS",
    "TYPE_WORDS",
    "byline",
    "clean",
    "day_words",
    "headline",
    "parties",
    "party",
    "place_words",
    "shortened",
    "sides",
]

# PLOVER's types in the order in which a reader wants them, and what a heading calls them
TYPE_WORDS = {
    "CONSULT": "Met and talked",
    "AGREE": "Agreed, offered, planned",
    "SUPPORT": "Supported, thanked, signed",
    "CONCEDE": "Conceded",
    "COOPERATE": "Worked together",
    "AID": "Gave aid",
    "RETREAT": "Drew back, released",
    "REQUEST": "Asked and demanded",
    "ACCUSE": "Accused and criticised",
    "REJECT": "Refused",
    "THREATEN": "Threatened",
    "PROTEST": "Protested",
    "SANCTION": "Sanctioned",
    "MOBILIZE": "Mobilised",
    "COERCE": "Coerced",
    "ASSAULT": "Attacked",
}
KIND_WORDS = {
    "agreement": "Agreement",
    "pledge": "Pledge",
    "invitation": "Invitation",
    "plan": "Plan",
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "reported",
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTIAL = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?", re.ASCII)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")


def clean(text: str) -> str:
    """Return text on one line, without characters that steer a terminal or turn the direction of writing."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def shortened(text: str, most: int) -> str:
    """Return clean text of at most `most` characters, cut between words if it is longer."""
    text = clean(text)
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def day_words(date: str | None) -> str:
    """Return an ISO date, partial date or range as a reader writes it: `12 Sep 2020`, `2019`."""
    if date is None:
        return "no date"
    start, slash, end = date.partition("/")
    if not slash:
        return _one_day(date)
    first, last = _one_day(start), _one_day(end)
    if first[-4:] == last[-4:] and len(first) > 4 and len(last) > 4:
        first = first[:-5]
    return f"{first} – {last}"


def _one_day(date: str) -> str:
    found = _PARTIAL.fullmatch(date)
    if found is None:
        return date
    year, month, day = found.groups()
    if month is None:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {year}" if day is None else f"{int(day)} {name} {year}"


def party(actor: Actor) -> str:
    """Return an actor with its country: `Wang Yi (CHN)`."""
    name = clean(actor.name)
    return f"{name} ({actor.country})" if actor.country else name


def parties(actors: Iterable[Actor]) -> str:
    """Return actors as a list: `Wang Yi (CHN), Mukhtar Tileuberdi (KAZ)`."""
    return ", ".join(dict.fromkeys(party(actor) for actor in actors))


def sides(event: Event) -> tuple[str, str, str]:
    """Return the left side, the sign between and the right side of an event.

    A reciprocal event may name every party on both sides; then the first stands left, the others right.
    """
    if event.reciprocal:
        everyone = list(dict.fromkeys((*event.source, *event.target)))
        right = [actor for actor in everyone if actor not in event.source] or everyone[1:]
        left = [actor for actor in everyone if actor not in right]
        return parties(left), "⇄", parties(right)
    return parties(event.source) or "somebody", "→", parties(event.target)


def place_words(place: Place | None) -> str | None:
    """Return a place with its country: `Nur-Sultan (KAZ)`."""
    if place is None:
        return None
    name = clean(place.name)
    return f"{name} ({place.country})" if place.country and place.country != name else name


def headline(reading: Reading) -> str:
    """Return the report's title, or its id if it has none."""
    return clean(reading.report.title or reading.report.id)


def byline(report: Report) -> str:
    """Return when, where and by whom a report was published: `14 Sep 2020 · Nur-Sultan (KAZ) · Reuters`."""
    parts = [day_words(report.date), place_words(report.place), report.publisher]
    if report.attributed_to:
        parts.append(f"after {report.attributed_to}")
    return " · ".join(clean(part) for part in parts if part)
