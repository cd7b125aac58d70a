"""The finder: in, a text and its date; out, the time expressions of the text with TIMEX3 values.

At each word that can open a time expression the rules are tried in order; the first that resolves wins and
the reading goes on behind it, so expressions never overlap.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dragoman.dates.almanac import parse_anchor, real_day
from dragoman.dates.rules import CORES, HEADS, REACH, RULES
from dragoman.dates.scene import Found, Scene, Tense
from dragoman.records import Evidence, TimeExpression

__all__ = ["find_dates", "found_in"]

_MEMORY = 8  # the expressions a later one may lean on; a page's narrative does not reach back further


def find_dates(text: str, anchor: str, *, start: int = 0) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order.

    ``anchor`` is the report's date (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or a range; ValueError otherwise).
    ``start`` is added to every offset: the place of ``text`` in the report's text.
    Types and values are those of TIMEX3 (ISO 24617-1).
    """
    return tuple(
        TimeExpression(
            Evidence(start + item.start, start + item.end, text[item.start : item.end]), item.type, item.value
        )
        for item in found_in(text, anchor)
    )


def found_in(text: str, anchor: str, tense: Tense | None = None) -> list[Found]:
    """What :func:`find_dates` finds; ``tense`` says which way an expression without verb looks."""
    day = parse_anchor(anchor)
    found: list[Found] = []
    position = 0
    for core in CORES.finditer(text):
        if core.start() < position:
            continue
        position = max(position, core.start() - REACH)
        while (head := HEADS.search(text, position, core.start() + 20)) and head.start() <= core.start():
            scene = Scene(text, day, tuple(found[-_MEMORY:]), tense)
            item = _first(text, head.start(), scene)
            if item is None:
                position = _next_word(text, head.start())
                continue
            position = max(item.end, head.start() + 1)
            if found and _joined(text, found[-1], item):
                between = text[found[-1].end : item.start]
                if between == ", ":
                    found[-1] = replace(found[-1], value=_clocked(found[-1], item))
                else:
                    before = found.pop()
                    item = Found("TIME", _clocked(before, item), before.start, item.end)
            found.append(item)
            if second := _second_day(text, item):
                found.append(second)
                position = second.end
    return found


_SECOND_DAY = re.compile(
    r" ?(?:[-–—]|to|until|and) ?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:,? (?P<year>(?:1[5-9]|20)\d\d))?"
    r"(?=[.,;:)\]'\"’”]*(?:\s+(?:in|at|on|for|by|when|where|as|and)\b|\s*\n|\s*$|[.,;:)]\s))"
)


def _second_day(text: str, item: Found) -> Found | None:
    """The other day of *October 12-14*: the month was told before it."""
    if item.type != "DATE" or len(item.value) != 10 or not text[item.end - 1].isdigit():
        return None
    match = _SECOND_DAY.match(text, item.end)
    if not match or re.match(r"\d{4}-", text[item.start : item.end]):
        return None
    first = date.fromisoformat(item.value)
    day = real_day(int(match["year"] or first.year), first.month, int(match["day"]))
    return Found("DATE", day.isoformat(), match.start("day"), match.end()) if day and day > first else None


_WORD = re.compile(r"[\W_]*\w+|\W+")


def _next_word(text: str, position: int) -> int:
    word = _WORD.match(text, position)
    return max(word.end(), position + 1) if word else position + 1


def _first(text: str, position: int, scene: Scene) -> Found | None:
    for rule in RULES:
        match = rule.pattern.match(text, position)
        if match and match.end() > position:
            item = rule.resolve(match, scene)
            if item is not None:
                return item
    return None


def _joined(text: str, before: Found, item: Found) -> bool:
    """A clock time and the day right behind it belong together: *16:00 UTC today*, *16:15 UTC, June 1st*."""
    return (
        before.type == "TIME"
        and item.type == "DATE"
        and ":" in before.value
        and len(item.value) == 10
        and text[before.end : item.start] in (" ", " on ", ", ")
    )


def _clocked(time: Found, day: Found) -> str:
    return day.value + time.value[time.value.index("T") :]
