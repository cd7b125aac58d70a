"""Periods made of parts: in, matches whose dates lean on other words of theirs; out, their TIMEX3 values.

Holds the small resolvers that trim a match (a preposition is not part of a date) or combine two others.
"""

from __future__ import annotations

import re

from dragoman.dates import absolute, lengths
from dragoman.dates.almanac import add, day_of_week, last_day, period, week_value
from dragoman.dates.scene import Found, Scene
from dragoman.dates.words import DAY_PARTS, ORDINALS, WEEKDAYS, duration_value, month_number, year_number

__all__ = [
    "NAMED",
    "bare_length",
    "decade",
    "each",
    "fiscal",
    "in_a_row",
    "month_span",
    "named_period",
    "part_of_unit",
    "reached_unit",
    "same_period",
    "week_of_month",
    "weekday_span",
    "year_end",
]

_PREPOSITION = re.compile(
    r"(?:in|since|by|until|till|from|during|for|of|and|through|between|to|before|after|as of|an?|the) ", re.IGNORECASE
)
_NAMED_PERIODS = {
    "covid": ("2020", "2023"),
    "coronavirus": ("2020", "2023"),
    "pandemic": ("2020", "2023"),
    "world war ii": ("1939", "1945"),
    "second world war": ("1939", "1945"),
    "world war i": ("1914", "1918"),
    "first world war": ("1914", "1918"),
    "cold war": ("1947", "1991"),
}
NAMED = (
    r"(?:the )?(?P<edge>(?:first|early|initial|opening) (?:days|weeks|months|stages|phase)|beginning|start"
    r"|outbreak|onset"
    r"|height|end) of (?:the )?(?P<period>(?:covid(?:-19)?|coronavirus) (?:pandemic|outbreak|crisis)|pandemic"
    r"|world war ii|second world war|world war i|first world war|cold war)\b"
)


def _trimmed(match: re.Match[str], found: Found | None, pattern: re.Pattern[str] = _PREPOSITION) -> Found | None:
    """The same without the preposition that the pattern needed to be sure."""
    if found is None:
        return None
    lead = pattern.match(match.string, match.start())
    return Found(found.type, found.value, lead.end() if lead else match.start(), match.end())


def month_span(match: re.Match[str], scene: Scene) -> Found | None:
    """A month, with a year or without."""
    found = _trimmed(match, absolute.month(match, scene))
    full_stop = match.string[match.end() - 1] == "." and "." not in match["month"] and not match["year"]
    return Found(found.type, found.value, found.start, found.end - 1) if found and full_stop else found


def week_of_month(match: re.Match[str], scene: Scene) -> Found | None:
    """*the last week of March*, *the first Monday in May 2009*."""
    month = month_number(match["month"])
    if match["year"]:
        year = int(match["year"])
    elif match["rel"]:
        year = absolute.relative_year(match["rel"], scene)
    else:
        year = scene.anchor.year - (month > scene.anchor.month + 1)
    first, last = last_day(year, month).replace(day=1), last_day(year, month)
    number, unit = ORDINALS.get(match["ordinal"].casefold()), match["unit"].casefold()
    weekday = WEEKDAYS.get(unit, 7 if unit == "week" else 6)
    if match["ordinal"].casefold() in ("last", "final") or number is None:
        day = day_of_week(last, weekday, -1)
    else:
        day = add(day_of_week(first, weekday, 1), 7 * (number - 1), "D")
    value = day.isoformat() if unit in WEEKDAYS else week_value(day) + ("-WE" if unit == "weekend" else "")
    return Found("DATE", value, match.start(), match.end())


def fiscal(match: re.Match[str], scene: Scene) -> Found:
    """*fiscal 2009*, *FY2009*, *the financial year*."""
    year = match["year"] or match["year2"]
    number = year_number(year, scene.anchor.year) if year else scene.anchor.year
    return Found("DATE", f"FY{number:04}", match.start(), match.end())


def same_period(match: re.Match[str], scene: Scene) -> Found:
    """*the same month a year ago*, *the same period last year*: the stretch last named, a year before."""
    first, last = scene.reached_period()
    unit = match["unit"].casefold()
    if unit in ("period", "time"):
        days = (last - first).days
        units = ((0, "day"), (7, "week"), (31, "month"), (94, "quarter"))
        unit = next((name for most, name in units if days <= most), "year")
    return Found("DATE", period(add(first, -1, "Y"), unit), match.start(), match.end())


def part_of_unit(match: re.Match[str], scene: Scene) -> Found:
    """*the end of the year*, *later in the week*, *the weekend*: of the report's day."""
    unit = match["unit"] or match["unit2"] or match["unit3"]
    start = match.start()
    if match["unit2"] and match.group()[:3].casefold() == "in ":
        start += 3
    day = scene.anchor
    if unit.casefold() == "weekend" and day.isoweekday() < 5 and scene.looks(start, match.end()) != "future":
        day = add(day, -1, "W")
    return Found("DATE", period(day, unit.casefold()), start, match.end())


def reached_unit(match: re.Match[str], scene: Scene) -> Found:
    """*the previous year*, *the same month*, *the week before*: from where the narrative is."""
    words = match.group().casefold()
    unit = (match["unit"] or match["unit2"]).casefold()
    step = (
        -1 if re.search(r"previous|preceding|before|prior", words) else 1 if re.search("following|after", words) else 0
    )
    scale = {"decade": 10, "century": 100}.get(unit, 1)
    letter = {"week": "W", "weekend": "W", "fortnight": "W", "month": "M", "quarter": "Q"}.get(unit, "Y")
    day = add(scene.reached_period()[0], step * scale, letter)
    return Found("DATE", period(day, unit), match.start(), match.end())


def weekday_span(match: re.Match[str], scene: Scene) -> Found | None:
    """*Friday*, *Friday morning*, *next Friday*; *Black Friday* and its like are names."""
    before = match.string[max(0, match.start() - 12) : match.start()].casefold()
    if re.search(r"\b(?:black|good|bloody|ash|super|cyber|easter|palm|holy|maundy|man|joe|ruby|giving) $", before):
        return None
    found = absolute.weekday(match, scene)
    if found is None or not match["part"]:
        return found
    part = DAY_PARTS[match["part"].split()[-1].casefold()]
    return Found("TIME", found.value + part, found.start, found.end)


def each(match: re.Match[str], scene: Scene) -> Found | None:
    """*every year*, *every other week*, *each Monday*."""
    if (match["number"] or "").casefold() == "other":
        unit = match["unit"].casefold()
        if unit in WEEKDAYS:
            return None
        return Found("SET", duration_value(2, unit), match.start(), match.end())
    return lengths.each(match, scene)


_LENGTH_LEAD = re.compile(r"(?:for|over|in|after|within|of) ", re.IGNORECASE)


def bare_length(match: re.Match[str], scene: Scene) -> Found | None:
    """*for years*, *decades of war*; without such a word before, *days* or *years* alone say nothing."""
    lead = _LENGTH_LEAD.match(match.group())
    unit = match["unit"].casefold()
    if lead is None and not (unit == "decades" or match.group().casefold().endswith("-long")):
        return None
    if unit in ("seconds", "quarters", "nights") and "-long" not in match.group():
        return None
    start = match.start() + (lead.end() if lead else 0)
    return Found("DURATION", duration_value(None, unit), start, match.end())


def decade(match: re.Match[str], scene: Scene) -> Found | None:
    """*the 1980s*, *the 70s*, *'90s*."""
    digits = match["decade"].lstrip("'’")
    if len(digits) == 2 and match.string[max(0, match.start() - 3) : match.start()] in ("nd ", "or "):
        pair = scene.found[-1] if scene.found else None
        if pair is None or match.start() - pair.end > 5 or len(pair.value) != 3:
            return None
    value = digits[:3] if len(digits) == 4 else f"{year_number(digits, scene.anchor.year):04}"[:3]
    return Found("DATE", value, match.start(), match.end())


def year_end(match: re.Match[str], scene: Scene) -> Found:
    """*year-end*: of the report's year; its date is the last day (see ``due``)."""
    return Found("DATE", f"{scene.anchor.year:04}", match.start(), match.end())


def in_a_row(match: re.Match[str], scene: Scene) -> Found:
    """*a second consecutive day*, *the fourth week in a row*: the one the report speaks of."""
    unit = (match["unit"] or match["unit2"]).casefold()
    return Found("DATE", period(scene.anchor, unit), match.start(), match.end())


def named_period(match: re.Match[str], scene: Scene) -> Found | None:
    """*the first months of the COVID-19 pandemic* → 2020: the years in which such a period began and ended."""
    name = match["period"].casefold()
    key = next((key for key in _NAMED_PERIODS if name == key or name.startswith(key)), None)
    key = name if name in _NAMED_PERIODS else key
    if key is None:
        return None
    begun, ended = _NAMED_PERIODS[key]
    return Found("DATE", ended if match["edge"].casefold() == "end" else begun, match.start(), match.end())
