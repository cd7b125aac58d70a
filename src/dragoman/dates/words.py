"""Words of time: in, English words as news writes them; out, numbers, unit letters and the patterns' parts.

The units and their letters are those of ISO 8601 durations and of TIMEX3 (ISO 24617-1).
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "CLOCK_UNITS",
    "DAY_PARTS",
    "MONTHS",
    "MONTH_WORD",
    "NUMBER_WORD",
    "ORDINALS",
    "SEASONS",
    "UNIT_LETTERS",
    "WEEKDAYS",
    "WEEKDAY_WORD",
    "amount",
    "duration_value",
    "month_number",
    "unit_letter",
    "year_number",
]

_MONTH_NAMES = "january february march april may june july august september october november december".split()
MONTHS: Mapping[str, int] = {
    **{name: number for number, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAYS: Mapping[str, int] = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), 1)
}
SEASONS: Mapping[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS: Mapping[str, str] = {
    "morning": "TMO",
    "midday": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
}
UNIT_LETTERS: Mapping[str, str] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "weekday": "D",
    "week": "W",
    "weekend": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "fortnight": "W",
}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})
_MULTIPLES: Mapping[str, int] = {"decade": 10, "century": 100, "fortnight": 2}
ORDINALS: Mapping[str, int] = {
    **{
        word: number
        for number, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
    },
    "final": 4,
}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS: Mapping[str, float] = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{
        f"{tens}-{ones}": 10 * number + unit
        for number, tens in enumerate(_TENS, 2)
        for unit, ones in enumerate(_ONES[1:10], 1)
    },
    "hundred": 100,
    "a": 1,
    "an": 1,
    "single": 1,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "a half": 0.5,
    "dozen": 12,
    "a dozen": 12,
    "a hundred": 100,
    "one hundred": 100,
    "a couple of": 2,
    "a single": 1,
}
_VAGUE = frozenset({"several", "few", "a few", "some", "many", "a number of", "dozens of", "numerous"})

MONTH_WORD = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY_WORD = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_TENS_WORD = "(?:" + "|".join(_TENS) + ")"
_ONES_WORD = "(?:" + "|".join(sorted(_ONES[1:], key=len, reverse=True)) + ")"
NUMBER_WORD = (
    r"(?:\d{1,3}(?:\.\d)?(?![\d,.]\d)"
    rf"|{_TENS_WORD}(?:[- ]{_ONES_WORD})?|{_ONES_WORD}"
    r"|half an?|an? half|a couple of|a few|a number of|a dozen|a hundred|one hundred|a single|dozens of"
    r"|dozen|hundred|single|several|few|many|an?)(?: and a half)?"
)


def amount(words: str) -> float | None:
    """The number some words stand for; None if they are vague (*several*). Raises KeyError for no number."""
    key = " ".join(words.casefold().split())
    half = 0.5 if key.endswith(" and a half") else 0.0
    key = key.removesuffix(" and a half")
    if key in _VAGUE or key == "dozens of":
        return None
    if key[0].isdigit():
        return float(key) + half
    return _NUMBERS.get(key, _NUMBERS.get(key.replace(" ", "-"), 0.0)) + half or _NUMBERS[key]


def unit_letter(unit: str) -> str:
    """The ISO 8601 letter of a unit word, singular or plural."""
    return UNIT_LETTERS[singular(unit)]


def singular(unit: str) -> str:
    """*years* → *year*, *centuries* → *century*."""
    unit = unit.casefold()
    return "century" if unit == "centuries" else unit.removesuffix("s")


def duration_value(number: float | None, unit: str) -> str:
    """The TIMEX3 value of an amount of a unit: ``P3D``, ``PT30M``, ``P2.5Y``, ``PXY`` for a vague amount."""
    unit = singular(unit)
    mark = "PT" if unit in CLOCK_UNITS else "P"
    if number is None:
        return f"{mark}X{UNIT_LETTERS[unit]}"
    scaled = number * _MULTIPLES.get(unit, 1)
    return f"{mark}{scaled:g}{UNIT_LETTERS[unit]}"


def month_number(word: str) -> int:
    """1 to 12 of a month's name or abbreviation, with or without its full stop."""
    return MONTHS[word.casefold().rstrip(".")]


def year_number(digits: str, anchor_year: int) -> int:
    """A year written in full or with two digits (*'82*): the latest such year not far after the anchor's."""
    if len(digits) > 2:
        return int(digits)
    year = anchor_year // 100 * 100 + int(digits)
    return year - 100 if year > anchor_year + 20 else year
