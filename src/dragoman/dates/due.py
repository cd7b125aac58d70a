"""Dates of the record: in, a time expression (or the words around one) and the report's date; out, an EDTF date.

The record writes ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or ``start/end`` (ISO 8601-2 / EDTF level 0); a value that
names no stretch of the calendar has no date.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from dragoman.dates.almanac import add, bounds, parse_anchor
from dragoman.dates.finder import found_in
from dragoman.dates.scene import Found
from dragoman.records import TimeExpression

__all__ = ["resolve_due", "to_edtf"]

_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_LENGTH = re.compile(r"P(?P<clock>T)?(?P<number>\d+(?:\.\d+)?)(?P<letter>[SMHDWQY])$")
_END = re.compile(r"(?:the )?(?:very )?(?:(?:end|close|remainder|rest) of|year[- ]end)", re.IGNORECASE)
_START = re.compile(r"(?:the )?(?:very )?(?:beginning|start) of", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|coming|following)\b", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:within|in|no later than|not later than|up to|after)\s+(?:the\s+)?(?:next\s+|coming\s+)?$", re.I
)
_RANGE = re.compile(r"^\s*(?:to|until|till|through|and|[-–—])\s*$", re.IGNORECASE)
# *a 72-hour ceasefire starting October 19*, *4 and 5 June*, *the end of* | *the first quarter*
_LASTING = re.compile(
    r"\b(?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten)[- ](?P<unit>hour|day|week|month|year)s?\b"
    r"[^,;.]*\b(?:from|starting|beginning|effective|to start|to begin|as of)\s+(?:on\s+|at\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_NUMBERS = "two three four five six seven eight nine ten".split()
_DAY_BEFORE = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:and|or|to|-|–)\s*$")
_END_BEFORE = re.compile(r"\b(?:end|close) of\s+(?:the\s+)?$", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|(?:no|not) later than|from|starting|beginning|effective|as of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_YEARLESS = re.compile(r"^(?!.*\d{4}).*\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:from|between|starting)\s+(?:on\s+|the\s+)*$", re.IGNORECASE)


def to_edtf(expression: TimeExpression, anchor: str) -> str | None:
    """The date of a time expression in the record's form.

    ``2008-W10`` → the week's days, ``2007-Q3`` → its months, ``199`` → ``1990/1999``, *the end of this year* → its
    last day, PRESENT_REF → the report's date, *the next two years* → the days from the report's date on. None for
    past and future without measure, for plain durations and for sets. ValueError if ``anchor`` is no date.
    """
    item = Found(expression.type, expression.value, expression.evidence.start, expression.evidence.end)
    return _edtf(item, expression.evidence.text, parse_anchor(anchor))


def resolve_due(words: str | TimeExpression, anchor: str) -> str | None:
    """The day or period by which something is due: *by the end of this year*, *within 90 days*, *this year's*.

    ``words`` are the commitment's words or a time expression; bare weekdays and months in them look ahead. With
    several dates in the words a range (*from December 9 to January 3*) wins, else the narrowest that is not before
    the report's date. None if the words name no date.
    """
    if isinstance(words, TimeExpression):
        return to_edtf(words, anchor)
    day = parse_anchor(anchor)
    items = [item for item in found_in(words, anchor, "future") if item.type != "SET"]
    for before, after in pairwise(items):
        if joined := _range(words, before, after, day):
            return joined
    for item in items:
        lasting = _LASTING.search(words[: item.start]) and item.type == "DATE"
        if lasting and (edtf := _due(item, words, day)) is not None and "/" in edtf:
            return edtf
    dated = [(item, edtf) for item in items if (edtf := _due(item, words, day)) is not None]
    ahead = [edtf for _, edtf in dated if _not_before(edtf, day)]
    return min(reversed(ahead), key=_days) if ahead else dated[-1][1] if dated else None


def _days(edtf: str) -> int:
    """How long a date or range lasts: *this week's 2018 summit* is due this week."""
    first, last = bounds(edtf.split("/")[0]), bounds(edtf.split("/")[-1])
    return (last[1] - first[0]).days if first and last else 0


def _not_before(edtf: str, day: date) -> bool:
    span = bounds(edtf.split("/")[-1])
    return span is not None and span[1] >= day


def _range(words: str, before: Found, after: Found, day: date) -> str | None:
    """*from … to …*, *between … and …*, *2011–2013*."""
    if not _RANGE.match(words[before.end : after.start]):
        return None
    listed = words[before.start : before.end].rstrip("stndrh").isdigit()
    opened = listed or _OPENS.search(words[: before.start])
    if words[before.end : after.start].strip() == "and" and not opened:
        return None
    first = _edtf(before, words[before.start : before.end], day)
    last = _edtf(after, words[after.start : after.end], day)
    if first is None or last is None:
        return None
    first, last = first.split("/")[0], last.split("/")[-1]
    begun, ended = bounds(first), bounds(last)
    if begun and ended and begun[0] > ended[1] and len(first) == 10 and before.value[:4] != after.value[:4]:
        return None
    return f"{first}/{last}" if begun and ended and begun[0] <= ended[1] else None


def _due(item: Found, words: str, day: date) -> str | None:
    """The date of an expression, where a length with *within* or *in* before it ends so long after the report."""
    length = _LENGTH.match(item.value)
    if length and not length["clock"]:
        if _WITHIN.search(words[: item.start]) or _AHEAD.search(words[item.start : item.end]):
            return add(day, float(length["number"]), length["letter"]).isoformat()
        return None
    if length and _WITHIN.search(words[: item.start]):
        hours = float(length["number"]) / {"H": 1, "M": 60, "S": 3600}[length["letter"]]
        return add(day, -(-hours // 24), "D").isoformat()
    edtf = _edtf(item, words[item.start : item.end], day)
    return _told_ahead(edtf, item, words, day) if edtf is not None else None


def _told_ahead(edtf: str, item: Found, words: str, day: date) -> str:
    """An expression's date as the words before it have it: the end of it, next year's, with a day before, how long."""
    before = words[: item.start]
    span = bounds(edtf.split("/")[-1])
    yearless = _YEARLESS.match(words[item.start : item.end]) and _DEADLINE.search(before) and "/" not in edtf
    if yearless and span is not None and span[1] < day:
        edtf = f"{int(edtf[:4]) + 1:04}{edtf[4:]}"
        span = bounds(edtf)
    if _END_BEFORE.search(before) and span is not None and len(edtf) != 10:
        return span[1].isoformat()
    if len(edtf) != 10:
        return edtf
    if (earlier := _DAY_BEFORE.search(before)) and 0 < int(earlier["day"]) < int(edtf[8:]):
        return f"{edtf[:8]}{int(earlier['day']):02}/{edtf}"
    if (lasting := _LASTING.search(before)) and span is not None:
        number = lasting["number"].lower()
        count = _NUMBERS.index(number) + 2 if number in _NUMBERS else int(number)
        letter = lasting["unit"][0].upper()
        last = add(span[0], -(-count // 24) if letter == "H" else count, "D" if letter == "H" else letter)
        return f"{edtf}/{last.isoformat()}"
    return edtf


def _edtf(item: Found, text: str, day: date) -> str | None:
    if item.type == "SET":
        return None
    if item.value == "PRESENT_REF":
        return day.isoformat()
    if length := _LENGTH.match(item.value):
        return _stretch(length, text, day)
    span = bounds(item.value)
    if span is None:
        return None
    first, last = span
    if _END.match(text) and first != last:
        return last.isoformat()
    if _START.match(text) and item.type == "DATE" and first != last and (last - first).days < 32:
        return first.isoformat()
    value = item.value.removeprefix("FY").removesuffix("-XX")
    if _PLAIN.match(value):
        return value
    if first == last:
        return first.isoformat()
    return _shortened(first, last)


def _shortened(first: date, last: date) -> str:
    """Months and years are written as such: ``2007-07/2007-09``, ``1990/1999``."""
    if first.day == 1 and (last.month != add(last, 1, "D").month):
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}/{last.year:04}"
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _stretch(length: re.Match[str], text: str, day: date) -> str | None:
    """*the next six months* and *the past nine days* are days around the report's date."""
    if length["clock"]:
        return None
    amount, letter = float(length["number"]), length["letter"]
    if _AHEAD.search(text):
        return f"{day.isoformat()}/{add(day, amount, letter).isoformat()}"
    if _BEHIND.search(text):
        return f"{add(day, -amount, letter).isoformat()}/{day.isoformat()}"
    return None
