"""Lengths and rounds: in, matches of *three days*, *the next six months*, *every Monday*; out, DURATION and SET
values (ISO 8601 durations; ``XXXX-WXX-1`` for every Monday)."""

from __future__ import annotations

import re

from dragoman.dates.scene import Found, Scene
from dragoman.dates.words import WEEKDAYS, amount, duration_value, singular

__all__ = ["each", "length", "rate", "round_word", "weekdays"]

_NAME_BEFORE = re.compile(r"[A-Z][\w'’]* $")
_ROUNDS = {
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "monthly": "P1M",
    "weekly": "P1W",
    "daily": "P1D",
    "hourly": "PT1H",
    "nightly": "P1D",
    "quarterly": "P1Q",
    "biannual": "P6M",
    "biennial": "P2Y",
    "fortnightly": "P2W",
}


def length(match: re.Match[str], scene: Scene) -> Found | None:
    """*three days*, *27-year*, *the past nine days*, *almost two and a half years*; not a person's age."""
    text, number = match.string, (match["number"] or "a").casefold()
    if text.startswith(("-old", " old"), match.end()):
        return None
    if match["unit"].casefold() == "second" and not number[0].isdigit() and number not in ("one", "half a"):
        return None
    number_of = amount(number)
    if number_of == 0:
        return None
    value = duration_value(number_of, match["unit"])
    return Found("DURATION", value, match.start(), match.end())


def round_word(match: re.Match[str], scene: Scene) -> Found | None:
    """*annual*, *weekly*, *daily*; within a name (*the Daily Telegraph*) it tells nothing."""
    text, start, end = match.string, match.start(), match.end()
    if text[start].isupper() and (
        text[end + 1 : end + 2].isupper() or _NAME_BEFORE.search(text, max(0, start - 20), start)
    ):
        return None
    return Found("SET", _ROUNDS[match["round"].casefold()], match.start(), match.end())


def each(match: re.Match[str], scene: Scene) -> Found | None:
    """*every year*, *each Monday*, *every two weeks*."""
    unit = match["unit"].casefold()
    if unit in WEEKDAYS:
        return Found("SET", f"XXXX-WXX-{WEEKDAYS[unit]}", match.start(), match.end())
    value = duration_value(amount(match["number"] or "a"), singular(unit))
    return Found("SET", value, match.start(), match.end())


def rate(match: re.Match[str], scene: Scene) -> Found:
    """*15 a year*, *twice a week*, *per day*."""
    start = match.start("unit_words")
    return Found("SET", duration_value(1, match["unit"]), start, match.end())


def weekdays(match: re.Match[str], scene: Scene) -> Found | None:
    """*Mondays*."""
    if match["weekday"][0].islower():
        return None
    number = WEEKDAYS[match["weekday"].casefold()]
    return Found("SET", f"XXXX-WXX-{number}", match.start(), match.end())
