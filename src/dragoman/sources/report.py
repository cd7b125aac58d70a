"""Making a report: in, a text and what its file says of it; out, a `Report`, or an error with its cure."""

from __future__ import annotations

import re

from dragoman.errors import InputError, NoDateError
from dragoman.records import Place, Report
from dragoman.sources.datecheck import THREE_WAYS, check_date
from dragoman.sources.lead import lead_end
from dragoman.sources.tongue import foreign_language

__all__ = ["make_report", "one_line"]

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def one_line(text: str | None) -> str | None:
    """Return a title or name with every run of white space, no-break spaces too, as one space."""
    return " ".join(text.split()) or None if text else None


def make_report(
    text: str,
    *,
    id: str,
    date: object = None,
    default_date: object = None,
    title: str | None = None,
    source: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    place: Place | None = None,
    attributed_to: str | None = None,
) -> Report:
    """Make a report of a text, taking from its lead what was not given.

    The day is, in this order: `date` (what the front matter or JSON says), the words `date YYYY-MM-DD` or
    the full day of the dateline that open the text, `default_date` (what the person running says).

    Raises:
        NoDateError: none of them is there.
        BadDateError: the day is impossible or lies in the future.
        InputError: the text is empty, not in English, or cannot be written out again.
    """
    if not text.strip() or not text[lead_end(text).end :].strip():
        raise InputError("The text is empty.")
    half = _HALF_PAIR.search(text)
    if half is not None:
        raise InputError(f"Character {half.start()} is half a surrogate pair: write it out whole.")
    lead = lead_end(text)
    day = next((given for given in (date, lead.date, default_date) if given not in (None, "")), None)
    if day is None:
        raise NoDateError(f"The report has no date. {THREE_WAYS}.")
    checked = check_date(day)
    declared = (language or "").strip().lower().replace("_", "-") or None
    other = _not_english(text, declared)
    if other is not None:
        raise InputError(f"The report is not in English but in {other}: only English can be read.")
    if place is None and lead.place is not None:
        place = Place(name=lead.place)
    return Report(
        id=id,
        date=checked,
        text=text,
        title=one_line(title),
        source=source,
        publisher=one_line(publisher) or lead.agency,
        url=url or None,
        language=declared or "en",
        place=place,
        attributed_to=one_line(attributed_to),
    )


def _not_english(text: str, declared: str | None) -> str | None:
    if declared is not None and declared != "und":
        is_english = declared.split("-")[0] in {"en", "eng", "english"}
        return None if is_english else f"'{declared}', as its own language field says"
    found = foreign_language(text)
    if found is None:
        return None
    return "another language" if found == "und" else f"another language (it looks like '{found}')"
