"""Dates by the calendar: in, matches of dates, months, quarters, seasons, years; out, their TIMEX3 values.

What lacks its year takes the year that the sentence's tense and the report's date suggest.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.dates.almanac import add, day_of_week, quarter_of, real_day
from dragoman.dates.scene import Found, Scene
from dragoman.dates.words import ORDINALS, SEASONS, WEEKDAYS, month_number, year_number

__all__ = [
    "century",
    "decade_word",
    "half_year",
    "holiday",
    "iso_day",
    "month",
    "month_day",
    "numeric_day",
    "quarter",
    "relative_year",
    "season",
    "short_year",
    "weekday",
    "year",
]


def _date(match: re.Match[str], value: str) -> Found:
    return Found("DATE", value, match.start(), match.end())


def _named(match: re.Match[str], name: str) -> bool:
    """A month or weekday is a name: *march*, *may*, *sun* in small letters are other words."""
    return not match[name][0].islower()


def iso_day(match: re.Match[str], scene: Scene) -> Found | None:
    day = real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None:
        return None
    clock = match["clock"]
    if not clock:
        return _date(match, day.isoformat())
    return Found("TIME", f"{day.isoformat()}T{clock[1:].strip()}", match.start(), match.end())


def numeric_day(match: re.Match[str], scene: Scene) -> Found | None:
    """7/8/07 is read the American way, 8.7.2007 the European; a month above 12 turns either round."""
    first, second = int(match["a"]), int(match["b"])
    if len(match["y"]) == 3 or (match["sep"] == "." and len(match["y"]) == 2):
        return None
    year = year_number(match["y"], scene.anchor.year)
    month, day = (second, first) if match["sep"] in ".-" else (first, second)
    if month > 12:
        month, day = day, month
    found = real_day(year, month, day) if year >= 1500 else None
    return _date(match, found.isoformat()) if found else None


def month_day(match: re.Match[str], scene: Scene) -> Found | None:
    """A day and a month, with a year or without."""
    if not _named(match, "month"):
        return None
    month, day = month_number(match["month"]), int(match["day"])
    if match["year"]:
        found = real_day(year_number(match["year"].lstrip("'’"), scene.anchor.year), month, day)
    elif match["rel"]:
        found = real_day(relative_year(match["rel"], scene), month, day)
    else:
        found = _nearest_day(match, scene, month, day)
    return _date(match, found.isoformat()) if found else None


def _nearest_day(match: re.Match[str], scene: Scene, month: int, day: int) -> date | None:
    """The year that brings the day nearest to the report's, leaning the way the sentence looks."""
    ahead = 120
    if scene.due(match.start()):
        ahead = 335
    elif tense := scene.looks(match.start(), match.end()):
        ahead = 335 if tense == "future" else 45
    years = (scene.anchor.year + step for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4))
    days = [found for year in years if (found := real_day(year, month, day))]
    before = [found for found in days if (found - scene.anchor).days <= ahead]
    return before[-1] if before else None


_DAY_BEFORE = re.compile(r"\b(?:29|30|31)(?:st|th)?(?: of)? $")


def month(match: re.Match[str], scene: Scene) -> Found | None:
    if not _named(match, "month"):
        return None
    month = month_number(match["month"])
    if _DAY_BEFORE.search(match.string[max(0, match.start("month") - 9) : match.start("month")]):
        return None
    if match["year"]:
        year = year_number(match["year"].lstrip("'’"), scene.anchor.year)
    elif match["rel"]:
        year = relative_year(match["rel"], scene)
    else:
        plain = match["month"].casefold().rstrip(".")
        if plain in {"may", "march", "mar", "jan", "jun", "sep", "dec", "oct"} and not match["lead"]:
            return None
        year = _month_year(match, scene, month)
    return _date(match, f"{year:04}-{month:02}")


def _month_year(match: re.Match[str], scene: Scene, month: int) -> int:
    ahead = month - scene.anchor.month
    lead = (match["lead"] or "").casefold()
    if lead.startswith("last"):
        return scene.anchor.year - (ahead >= 0)
    if lead.startswith(("next", "coming", "this coming")):
        return scene.anchor.year + (ahead <= 0)
    if lead.startswith("this"):
        return scene.anchor.year
    tense = scene.looks(match.start(), match.end())
    if (scene.due(match.start()) or lead.startswith(("by", "until", "till"))) and tense != "past":
        tense = "future"
    if tense == "future":
        return scene.anchor.year + (ahead < 0)
    return scene.anchor.year - (ahead > (0 if tense == "past" else 1))


def relative_year(words: str, scene: Scene) -> int:
    """The year of *last year*, *this year*, *the previous year*, *the same year*, as a number."""
    words = words.casefold()
    year = scene.anchor.year
    if "last" in words:
        return year - 1
    if "next" in words or "coming" in words:
        return year + 1
    reached = scene.reached_period()[0].year
    if "previous" in words or "preceding" in words:
        return reached - 1
    if "following" in words:
        return reached + 1
    return reached if "same" in words or "that" in words else year


def quarter(match: re.Match[str], scene: Scene) -> Found | None:
    word = (match["ordinal"] or match["q"] or match["q2"]).casefold()
    number = int(word) if word.isdigit() else ORDINALS.get(word)
    year = match["year"] or match["year2"]
    if word == "last" and not (year or match["rel"]):
        return _date(match, quarter_of(add(scene.anchor, -3, "M")))
    number = 4 if word == "last" else number
    if number is None or number > 4:
        return None
    if year:
        return _date(match, f"{int(year):04}-Q{number}")
    if match["rel"]:
        return _date(match, f"{relative_year(match['rel'], scene):04}-Q{number}")
    current = (scene.anchor.month + 2) // 3
    future = scene.looks(match.start(), match.end()) == "future"
    step = (-1 if number >= current else 0) if not future else (1 if number < current else 0)
    return _date(match, f"{scene.anchor.year + step:04}-Q{number}")


def half_year(match: re.Match[str], scene: Scene) -> Found | None:
    number = 1 if match["ordinal"].casefold() == "first" else 2
    year = int(match["year"]) if match["year"] else relative_year(match["rel"], scene)
    return _date(match, f"{year:04}-H{number}")


def season(match: re.Match[str], scene: Scene) -> Found | None:
    season = SEASONS[match["season"].casefold()]
    year = scene.anchor.year
    if match["year"]:
        year = int(match["year"])
    elif match["rel"]:
        year = relative_year(match["rel"], scene)
    else:
        lead = (match["lead"] or "").casefold()
        if not lead or (
            season == "FA"
            and match["season"].casefold() == "fall"
            and "in the" not in lead
            and not lead.startswith(("last", "this", "next", "early", "late", "by the"))
        ):
            return None
        order = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season] - scene.anchor.month
        if lead.startswith("last"):
            year -= order > -3
        elif lead.startswith("next"):
            year += order <= 0
        elif not lead.startswith("this"):
            tense = scene.looks(match.start(), match.end())
            year += (order < -2) if tense == "future" else -(order > 0)
    return _date(match, f"{year:04}-{season}")


def weekday(match: re.Match[str], scene: Scene) -> Found | None:
    if not _named(match, "weekday"):
        return None
    number = WEEKDAYS[match["weekday"].casefold()]
    lead, tail = (match["lead"] or "").casefold(), (match["tail"] or "").casefold()
    anchor = scene.anchor
    if "last" in lead or "last" in tail or "past" in lead or "previous" in lead:
        return _date(match, day_of_week(add(anchor, -1, "D"), number, -1).isoformat())
    if "next" in lead or "next" in tail or "following" in lead or "coming" in lead:
        base = scene.reached() if "following" in lead else anchor
        return _date(match, day_of_week(add(base, 1, "D"), number, 1).isoformat())
    future = scene.due(match.start()) or scene.looks(match.start(), match.end()) == "future"
    return _date(match, day_of_week(anchor, number, 1 if future or "this" in lead else -1).isoformat())


_DECADES = {
    word: number
    for number, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}


def decade_word(match: re.Match[str], scene: Scene) -> Found | None:
    first = year_number(f"{_DECADES[match['decade'].casefold()]}0", scene.anchor.year)
    return _date(match, f"{first:04}"[:3])


def century(match: re.Match[str], scene: Scene) -> Found | None:
    word = match["number"].casefold()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else _CENTURIES[word]
    return _date(match, f"{number - 1:02}") if 1 < number <= 30 else None


_CENTURIES = {
    word: number
    for number, word in enumerate(
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split(), 15
    )
}
_COUNTED = re.compile(
    r"\s+(?!(?:elections?|olympics|games|sales|talks|attacks|protests|riots|floods|bombings|borders|levels)\b)"
    r"(?:people|men|women|children|police|troops|points?|dollars|euros|miles|km|kilometers|kilometres|metres"
    r"|meters|feet|tons|tonnes|kg|mb|index|hours|[a-z]{3,}(?:ers|ors|ees|ians|ists|nts|ies|cks|bs|les|nes))\b",
    re.IGNORECASE,
)
_COUNTING = re.compile(
    r"(?:about|some|nearly|over|than|least|almost|approximately|roughly|up to|[$€£¥#№]|\bno\.|\bflight|\broom"
    r"|\bhighway|\broute|\d,|\d\.)\s*$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(r"\b(?:1[5-9]|20)\d\d ?[-–/]$")
_YEAR_BEHIND = re.compile(r"[-–/](?:1[5-9]|20)\d\d\b")
_NO_SUCH_DAY = re.compile(r"[a-z] (?:30|31|29)(?:th|st)?,? $")
_YEARLY = re.compile(
    r"(?:in|since|of|the|by|until|from|during|'s|’s|before|after|late|early|mid)[\s-]+$", re.IGNORECASE
)


def year(match: re.Match[str], scene: Scene) -> Found | None:
    """A bare number is a year unless it counts something."""
    text, start, end = scene.text, match.start(), match.end()
    before = text[max(0, start - 15) : start]
    if text[start - 1 : start] in tuple("$€£¥-–./:#") and not match["about"] and not _YEAR_BEFORE.search(before):
        return None
    if (
        text[end : end + 1] in ("/", "-", "–")
        and text[end + 1 : end + 2].isdigit()
        and not _YEAR_BEHIND.match(text, end)
    ):
        return None
    if _NO_SUCH_DAY.search(before):
        return None
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
        return None
    if _COUNTING.search(before):
        return None
    if _COUNTED.match(text, end) and not _YEARLY.search(before):
        return None
    return _date(match, match["year"])


def short_year(match: re.Match[str], scene: Scene) -> Found | None:
    return _date(match, f"{year_number(match['year'], scene.anchor.year):04}")


def holiday(match: re.Match[str], scene: Scene) -> Found | None:
    month, day = {
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "christmas eve": (12, 24),
        "new year's eve": (12, 31),
        "new year's day": (1, 1),
    }[match["holiday"].casefold().replace("’", "'")]
    if match["holiday"][0].islower():
        return None
    found = real_day(int(match["year"]), month, day) if match["year"] else _nearest_day(match, scene, month, day)
    return _date(match, found.isoformat()) if found else None
