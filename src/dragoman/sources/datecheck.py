"""Dates of reports: in, what somebody wrote as a date; out, `YYYY-MM-DD`, or an error that says the cure."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.errors import BadDateError

__all__ = ["THREE_WAYS", "check_date"]

THREE_WAYS = (
    "Give it in one of three ways: write 'date YYYY-MM-DD' at the beginning of the text; "
    'put it into the "date" field of the front matter or of the JSON object; '
    "or pass --date YYYY-MM-DD (in Python: date=...)"
)

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[T ]\d)", re.ASCII)
_EARLIEST = 1000


def check_date(value: object, today: dt.date | None = None) -> str:
    """Return `value` as `YYYY-MM-DD`.

    A date with a time of day counts as its day. A report may be dated tomorrow, since it may come from a
    place where tomorrow has begun; anything later is refused, for a report cannot lie in the future.

    Args:
        value: a string, `datetime.date` or `datetime.datetime`.
        today: the day the check is made on; the computer's own if not given.

    Raises:
        BadDateError: the date does not exist, is not a full day, or lies in the future.
    """
    if isinstance(value, dt.datetime):
        value = value.date()
    day = value if isinstance(value, dt.date) else _parse(str(value).strip())
    if day.year < _EARLIEST:
        raise BadDateError(f"The date {day.isoformat()} is before the year {_EARLIEST}: correct it.")
    latest = (today or dt.date.today()) + dt.timedelta(days=1)
    if day > latest:
        raise BadDateError(f"The date {day.isoformat()} lies in the future: correct it.")
    return day.isoformat()


def _parse(text: str) -> dt.date:
    match = _DAY.match(text)
    if match is None:
        raise BadDateError(f"The date {text[:40]!r} is not of the form YYYY-MM-DD: write a full day.")
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError as error:
        raise BadDateError(f"The date {match[0]} does not exist ({error}): correct it.") from error
