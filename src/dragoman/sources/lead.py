"""The lead: in, the text of a report; out, where its header words `date YYYY-MM-DD` and its dateline stop.

Header words stay in the text, for offsets count in it; whoever reads sentences starts after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.records import Evidence

__all__ = ["Lead", "lead_end"]

_WINDOW = 300

_DATE_WORDS = re.compile(r"(?i:date)[ \t]*[: \t][ \t]*(\d[\d./-]*\d)(?=[\s,;]|$)")
_DATE_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})[ \t]*(?:\r?\n|$)")

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = rf"(?:(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH}))(?:,? (?P<y>\d{{4}}))?"
_UPPER = r"[A-ZÀ-ÖØ-Þ]"
_LETTER = r"[^\W\d_]"
_CAPS = rf"{_UPPER}(?:{_UPPER}|['’.\-])*{_UPPER}\.?(?:[ /]{_UPPER}(?:{_UPPER}|['’.\-])*{_UPPER}\.?){{0,3}}"
_TITLE = rf"{_UPPER}{_LETTER}+(?:[ \-’']{_LETTER}+){{0,3}}"
_REGION = rf"(?:, (?!{_MONTH}\b)(?:{_UPPER}[\w.’' -]{{1,30}}?))?"
_AGENCY = r"(?:\((?P<a1>[A-Z][\w .&/’'-]{1,40})\)|/(?P<a2>[A-Z][\w .&-]{1,30})/\.?)"
_DASH = r"(?:[ \u00a0]*(?:–|—|--)[ \u00a0]*|[ \u00a0]+[-―][ \u00a0]+)"

_DASH_LINE = re.compile(
    rf"(?P<place>{_CAPS}|{_TITLE})(?P<region>{_REGION})(?:,? {_DAY}\.?)?(?:,? {_AGENCY})?{_DASH}(?=\S)"
)
# as TASS writes it
_STOP_LINE = re.compile(rf"(?P<place>{_CAPS}|{_TITLE})(?P<region>{_REGION})[,.] {_DAY}\.? {_AGENCY}[.:]?\s+(?=\S)")
_AGENCY_LINE = re.compile(rf"{_AGENCY}{_DASH}(?=\S)")

# capitals before a dash that name no place
_LABELS = frozenset(
    "ANALYSIS BREAKING CORRECTED CORRECTION EDITORIAL EXCLUSIVE EXPLAINER FACTBOX FEATURE INTERVIEW LIVE "
    "NEWS OPINION PHOTOS PRESS READOUT RELEASE SPECIAL STATEMENT UPDATE UPDATED URGENT VIDEO WATCH WRAPUP "
    "APEC ASEAN BRICS CICA CSTO ECOWAS FIFA IAEA ICAO INTERPOL MERCOSUR NATO OPCW OPEC OSCE SADC SAARC "
    "UNESCO UNHCR UNICEF UNSC WIPO COVID".split()
)
_SMALL = frozenset("au aux da das de del des di do dos du el en la le les of on sur the upon".split())


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a report's first sentence.

    `end` is where the first sentence begins (0 if nothing stands before it). `date` is the day written
    there, unchecked: what follows the word *date*, or a dateline's full day. `dateline` is the dateline
    with place, day and agency; `place` its place as a name is usually written; `agency` who published.
    """

    end: int = 0
    date: str | None = None
    dateline: Evidence | None = None
    place: str | None = None
    agency: str | None = None


def lead_end(text: str) -> Lead:
    """Find the header words `date YYYY-MM-DD` and the dateline at the beginning of a report's text.

    Only what opens the text counts, in this order and each of them optional: white space, date words (or a
    first line that is a date), dateline (`NUR-SULTAN – `, `WASHINGTON (Reuters) - `,
    `ASTANA, Sept. 14 (Xinhua) — `, `MOSCOW, September 5. /TASS/. `).
    """
    window = text[:_WINDOW]
    start = _skip_space(text, 0)
    date = None
    end = 0
    words = _DATE_WORDS.match(window, start) or _DATE_LINE.match(window, start)
    if words is not None:
        date = words[1]
        end = _skip_space(text, words.end())
        start = end
        window = text[: start + _WINDOW]
    found = _dateline(window, start)
    if found is None:
        return Lead(end=end, date=date)
    stop = start + len(found[0].rstrip())
    return Lead(
        end=_skip_space(text, found.end()),
        date=date or _full_day(found),
        dateline=Evidence(start, stop, text[start:stop]),
        place=_place_name(found),
        agency=_agency(found),
    )


def _dateline(window: str, start: int) -> re.Match[str] | None:
    for pattern in (_DASH_LINE, _STOP_LINE, _AGENCY_LINE):
        found = pattern.match(window, start)
        if found is not None and _is_dateline(found):
            return found
    return None


def _is_dateline(found: re.Match[str]) -> bool:
    """Tell a dateline from other words that stand before a dash (`NATO – the alliance …`, `Israel – Hamas`).

    A place in capitals needs no more than the dash; one in small letters also a day or an agency.
    """
    if "place" not in found.re.groupindex:
        return True
    place = found["place"]
    if any(word in _LABELS for word in re.split(r"[ /-]", place)):
        return False
    if _agency(found) or _day_and_month(found):
        return True
    return place.isupper() and sum(char.isalpha() for char in place) >= 4


def _place_name(found: re.Match[str]) -> str | None:
    if "place" not in found.re.groupindex:
        return None
    place = found["place"].split("/")[0]
    if not place.isupper():
        return place
    words = re.split(r"([ \-])", place)
    return "".join(
        word.lower() if index and word.lower() in _SMALL else _capitalised(word) for index, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    if re.fullmatch(r"(?:[A-Z]\.)+", word):
        return word
    head, mark, tail = word.partition("’" if "’" in word else "'")
    if mark and len(head) == 1 and tail:
        # N'DJAMENA, L'AQUILA
        return head + mark + tail.capitalize()
    return word.capitalize()


def _agency(found: re.Match[str]) -> str | None:
    agency: str | None = found["a1"] or found["a2"]
    return agency


def _day_and_month(found: re.Match[str]) -> tuple[int, int] | None:
    if "y" not in found.re.groupindex:
        return None
    day, month = found["d1"] or found["d2"], found["m1"] or found["m2"]
    if day is None or month is None:
        return None
    return int(day), _MONTHS.index(month[:3].lower()) + 1


def _full_day(found: re.Match[str]) -> str | None:
    when = _day_and_month(found)
    if when is None or found["y"] is None:
        return None
    return f"{found['y']}-{when[1]:02}-{when[0]:02}"


def _skip_space(text: str, start: int) -> int:
    stop = start
    while stop < len(text) and text[stop].isspace():
        stop += 1
    return stop
