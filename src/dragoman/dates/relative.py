"""Dates by their distance: in, matches of *last week*, *two weeks earlier*, *the same day*, clock times; out,
their TIMEX3 values.

*Last*, *this*, *next*, *ago* count from the report's day; *earlier*, *later*, *the same*, *the previous*,
*the following* from the day the narrative has reached.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.dates.almanac import add, period
from dragoman.dates.scene import Found, Scene
from dragoman.dates.words import CLOCK_UNITS, DAY_PARTS, amount, duration_value, singular, unit_letter

__all__ = [
    "ago",
    "away",
    "clock",
    "day_word",
    "near_unit",
    "part_of_day",
    "reached_day",
    "reference",
]

_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "the": 0}
_NAMES = {"decade": 10, "century": 100}


def _date(match: re.Match[str], value: str) -> Found:
    return Found("DATE", value, match.start(), match.end())


def _stepped(day: date, unit: str, steps: float) -> str:
    """The period of that unit so many of them away: *last week* → the week before."""
    scaled = steps * _NAMES.get(unit, 1) * (2 if unit == "fortnight" else 1)
    return period(add(day, scaled, unit_letter(unit)), unit)


def near_unit(match: re.Match[str], scene: Scene) -> Found:
    """*last week*, *this year*, *next month*, *later this year*, *the end of the year*."""
    words = match["which"].casefold().split()
    unit = singular(match["unit"])
    step = next((_STEPS[word] for word in reversed(words) if word in _STEPS), 0)
    if unit == "weekend" and words[-1] in ("this", "the"):
        step = 0 if scene.looks(match.start(), match.end()) == "future" or scene.anchor.isoweekday() > 4 else -1
    return _date(match, _stepped(scene.anchor, unit, step))


def reached_day(match: re.Match[str], scene: Scene) -> Found:
    """*the same day*, *that day*, *the next day*, *the day before*."""
    words = match.group().casefold()
    day = scene.reached()
    if "previous" in words or "before" in words or "preceding" in words or "earlier" in words:
        return _date(match, add(day, -1, "D").isoformat())
    if "next" in words or "following" in words or "after" in words or "later" in words:
        return _date(match, add(day, 1, "D").isoformat())
    return _date(match, day.isoformat())


_NAME_BEFORE = re.compile(r"[A-Z][\w.]* $")


def day_word(match: re.Match[str], scene: Scene) -> Found | None:
    """*today*, *yesterday morning*, *tomorrow*, *tonight*, *the day before yesterday*; not *USA Today*."""
    if match.group().istitle() and _NAME_BEFORE.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    words = match.group().casefold()
    step = -1 if "yesterday" in words else 1 if "tomorrow" in words else 0
    if words.startswith("the day"):
        step *= 2
    day = add(scene.anchor, step, "D").isoformat()
    part = "TNI" if "tonight" in words else DAY_PARTS.get((match["part"] or "").casefold().strip(), "")
    return Found("TIME" if part else "DATE", day + part, match.start(), match.end())


def part_of_day(match: re.Match[str], scene: Scene) -> Found:
    """*this morning*, *last night*, *that evening*."""
    which, part = match["which"].casefold(), DAY_PARTS[match["part"].casefold()]
    day = scene.anchor
    if which in ("that", "the same", "later that", "in the", "during the"):
        day = scene.reached()
    elif which == "last":
        day = add(day, -1, "D")
    elif which in ("the next", "the following"):
        day = add(scene.reached(), 1, "D")
    elif which in ("the previous",):
        day = add(scene.reached(), -1, "D")
    return Found("TIME", day.isoformat() + part, match.start(), match.end())


def ago(match: re.Match[str], scene: Scene) -> Found | None:
    """*two weeks ago*, *three years from now*, *in 90 days' time*: from the report's day."""
    back = "ago" in match["way"].casefold() or "back" in match["way"].casefold()
    return _away(match, scene.anchor, -1 if back else 1)


def away(match: re.Match[str], scene: Scene) -> Found | None:
    """*two weeks earlier*, *a day later*: from the day the narrative has reached."""
    earlier = match["way"].casefold() in ("earlier", "before", "previously", "prior")
    return _away(match, scene.reached(), -1 if earlier else 1)


def _away(match: re.Match[str], day: date, sign: int) -> Found | None:
    number, unit = amount(match["number"]), singular(match["unit"])
    if unit in CLOCK_UNITS:
        return Found("DURATION", duration_value(number, unit), match.start(), match.end())
    if number is None:
        return _date(match, "PAST_REF" if sign < 0 else "FUTURE_REF")
    scale = {"decade": 10, "century": 100, "fortnight": 2}.get(unit, 1)
    moved = add(day, sign * number * scale, unit_letter(unit))
    return _date(match, period(moved, {"week": "day", "weekend": "day"}.get(unit, unit)))


def clock(match: re.Match[str], scene: Scene) -> Found | None:
    """*18:00 UTC*, *6:40 p.m.*, *0800 GMT*, *noon*: on the day the sentence or the narrative names."""
    word = (match["word"] or "").casefold()
    hour = {"noon": 12, "midday": 12, "midnight": 0}.get(word)
    minute = 0
    if hour is None:
        hour = int(match["h"] or match["h2"] or match["h3"])
        minute = int(match["m"] or match["m2"] or match["m3"] or 0)
        half = (match["ampm"] or match["ampm2"] or match["ampm3"] or "").casefold()[:1]
        if half and not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    if hour > 24 or minute > 59:
        return None
    zone = match["zone"] or ""
    end = match.end() - (zone.endswith(")") and "(" not in zone)
    mark = "Z" if re.search(r"\b(?:UTC|GMT|Z)\b(?! ?[+\-−])", zone) else ""
    if offset := re.search(r"([+\-−]) ?(\d{1,2})(?::?(\d\d))?", zone):
        mark = f"{offset[1].replace('−', '-')}{int(offset[2]):02}:{offset[3] or '00'}"
    value = f"{_day_of_clock(match, scene).isoformat()}T{hour % 24:02}:{minute:02}{mark}"
    return Found("TIME", value, match.start(), end)


def _day_of_clock(match: re.Match[str], scene: Scene) -> date:
    opening = max(0, match.start() - 200)
    cut = max(scene.text.rfind(mark, opening, match.start()) for mark in (". ", "\n"))
    near = [item for item in scene.found if item.start > cut]
    return Scene(scene.text, scene.anchor, tuple(near)).reached() if near else scene.anchor


_REFERENCES = {
    "FUTURE_REF": re.compile(r"future|soon|near term|long term|coming|days to come|years to come|eventually"),
    "PRESENT_REF": re.compile(r"now|current|present|moment|time being|nowadays|these days"),
}


def reference(match: re.Match[str], scene: Scene) -> Found | None:
    """*currently*, *recently*, *in the future*: PRESENT_REF, PAST_REF, FUTURE_REF; not in a name (*Democracy Now*)."""
    if match.group().istitle() and _NAME_BEFORE.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    words = match.group().casefold()
    value = next((name for name, pattern in _REFERENCES.items() if pattern.search(words)), "PAST_REF")
    return _date(match, value)
