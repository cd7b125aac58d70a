"""The almanac: in, days and TIMEX3 values; out, other days, values and the first and last day of a value.

Weeks are ISO 8601 weeks (Monday first). Seasons are the meteorological ones of the northern hemisphere,
which is what news in English means by them: spring is March to May, winter December to February.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date, timedelta

__all__ = [
    "add",
    "bounds",
    "day_of_week",
    "last_day",
    "month_value",
    "parse_anchor",
    "period",
    "quarter_of",
    "real_day",
    "week_value",
]

_SEASON_MONTHS: Mapping[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?$"
    r"|(?P<week>\d{4})-W(?P<number>\d\d)(?:-(?P<weekday>WE|[1-7]))?(?:T.*)?$"
    r"|(?P<quarter>\d{4})-Q(?P<q>[1-4])$"
    r"|(?P<half>\d{4})-H(?P<h>[12])$"
    r"|(?P<season>\d{4})-(?P<s>SP|SU|FA|WI)$"
    r"|(?P<month>\d{4})-(?P<m>\d\d)(?:-XX)?$"
    r"|(?:FY)?(?P<year>\d{4})$"
    r"|(?P<decade>\d{3})$"
    r"|(?P<century>\d\d)$"
)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None if there is no such day (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_anchor(anchor: str) -> date:
    """A report's date as a day: a partial date stands for its last day, a range for its end.

    A report dated *2020* was written by the end of 2020. Raises ValueError for anything else.
    """
    found = bounds(anchor.split("/")[-1].strip())
    if found is None:
        raise ValueError(f"{anchor!r} is not a date; give YYYY, YYYY-MM or YYYY-MM-DD")
    return found[1]


def add(day: date, number: float, letter: str) -> date:
    """The day so many units later (earlier if negative), kept within the calendar's years.

    ``letter`` is D, W, M, Q or Y. The 31st becomes the last day of a shorter month.
    """
    if letter in "DW":
        try:
            return day + timedelta(days=round(number * (7 if letter == "W" else 1)))
        except OverflowError:
            return date.max if number > 0 else date.min
    months = round(number * {"M": 1, "Q": 3, "Y": 12}[letter])
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if number > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def week_value(day: date) -> str:
    """``2004-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_value(day: date) -> str:
    """``2004-11``."""
    return f"{day.year:04}-{day.month:02}"


def quarter_of(day: date) -> str:
    """``2007-Q3``."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def period(day: date, unit: str) -> str:
    """The value of the day, week, weekend, month, quarter, year, decade or century that holds a day."""
    match unit:
        case "week":
            return week_value(day)
        case "weekend":
            return week_value(day) + "-WE"
        case "month":
            return month_value(day)
        case "quarter":
            return quarter_of(day)
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}"
        case "century":
            return f"{day.year // 100:02}"
        case _:
            return day.isoformat()


def day_of_week(day: date, weekday: int, direction: int) -> date:
    """The nearest such weekday (1 is Monday) on or before (-1), or on or after (+1), a day."""
    distance = (weekday - day.isoweekday()) % 7
    return add(day, distance if direction > 0 or distance == 0 else distance - 7, "D")


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 or EDTF value; None if it names no stretch of the calendar."""
    found = _VALUE.match(value)
    if not found:
        return None
    part = {name: text for name, text in found.groupdict().items() if text}
    try:
        return _bounds(part)
    except ValueError:
        return None


def _bounds(part: Mapping[str, str]) -> tuple[date, date]:
    if "day" in part:
        day = date.fromisoformat(part["day"])
        return day, day
    if "week" in part:
        return _week_bounds(int(part["week"]), int(part["number"]), part.get("weekday"))
    if "quarter" in part:
        return _months(int(part["quarter"]), 3 * int(part["q"]) - 2, 3)
    if "half" in part:
        return _months(int(part["half"]), 6 * int(part["h"]) - 5, 6)
    if "season" in part:
        return _months(int(part["season"]), _SEASON_MONTHS[part["s"]], 3)
    if "month" in part:
        return _months(int(part["month"]), int(part["m"]), 1)
    if "year" in part:
        return _months(int(part["year"]), 1, 12)
    if "decade" in part:
        return date(int(part["decade"]) * 10, 1, 1), date(int(part["decade"]) * 10 + 9, 12, 31)
    return date(int(part["century"]) * 100, 1, 1), date(int(part["century"]) * 100 + 99, 12, 31)


def _week_bounds(year: int, week: int, weekday: str | None) -> tuple[date, date]:
    monday = date.fromisocalendar(year, week, 1)
    if weekday is None:
        return monday, add(monday, 6, "D")
    if weekday == "WE":
        return add(monday, 5, "D"), add(monday, 6, "D")
    day = date.fromisocalendar(year, week, int(weekday))
    return day, day


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    end = add(first, count - 1, "M")
    return first, last_day(end.year, end.month)
