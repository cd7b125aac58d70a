"""Partial dates: in, ISO strings (``2019``, ``2020-09``, ``2020-09-14``); out, first and last days, validity.

A spell is *valid on* a date when the date may lie within it. Ends that rest on a successor or a snapshot
get a few days of slack, because handovers are reported a little before or after.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

__all__ = ["SLACK_DAYS", "bounds", "is_partial_date", "precision", "valid_on"]

#: Days that a spell is stretched at either end: handovers are reported early and late.
SLACK_DAYS = 3
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=65536)
def bounds(value: str) -> tuple[date, date]:
    """The first and last day that a partial ISO date can mean. Raises ``ValueError`` if it is none."""
    found = _PARTIAL.fullmatch(value)
    if found is None:
        raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {value!r}")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def is_partial_date(value: str) -> bool:
    """Whether ``value`` is a partial ISO date that exists."""
    try:
        bounds(value)
    except ValueError:
        return False
    return True


def precision(value: str) -> str:
    """``day``, ``month`` or ``year`` for a partial date, ``unknown`` for an empty one."""
    return {0: "unknown", 4: "year", 7: "month"}.get(len(value), "day")


def valid_on(start: str | None, end: str | None, on: str, slack: int = SLACK_DAYS) -> bool:
    """Whether a spell from ``start`` to ``end`` can cover the date ``on``.

    Partial dates are read generously: a spell that starts in ``2019`` may cover any day of that year.
    ``None`` leaves that side open. ``slack`` is in days.
    """
    first, last = bounds(on)
    margin = timedelta(days=slack)
    if start and bounds(start)[0] - margin > last:
        return False
    return not (end and bounds(end)[1] + margin < first)
