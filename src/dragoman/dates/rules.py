"""The table of rules: in, nothing; out, the patterns of time expressions, each with what resolves it.

Order matters: at one place in the text the first rule that matches and resolves wins, so the longer and the
surer stand first. Every repetition is bounded, so that a text is read in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.dates import absolute, lengths, periods, relative
from dragoman.dates.scene import Found, Rule, Scene
from dragoman.dates.words import MONTH_WORD, NUMBER_WORD, WEEKDAY_WORD

__all__ = ["CORES", "HEADS", "REACH", "RULES"]

_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d|\.\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![,.:]\d|[ ]?%)"
_REL_YEAR = r"(?:last|this|next|the same|the previous|the following|that|the current|the coming|the) year"
_LEAD_WEEKDAY = rf"(?:(?:{WEEKDAY_WORD}|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.),? (?:the )?)?"
_PART_OF = (
    r"(?:(?:the )?(?:very )?(?:beginning|start|middle|end|turn|rest|remainder|close) of (?:the )?"
    r"|(?:the )?(?:early|late|mid)(?: |-| in ))?"
)
_UNITS = r"(?:weekend|week|fortnight|month|quarter|year|decade|century)"
_LENGTHS = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century)"
_LENGTHS_MANY = r"(?:seconds|minutes|hours|days|nights|weeks|fortnights|months|quarters|years|decades|centuries)"
_KIND = r"(?:(?:straight|consecutive|trading|business|working|full|whole|more|further|additional|calendar) )?"
_ABOUT = (
    r"(?:(?:about|almost|nearly|over|under|around|approximately|roughly|more than|less than|at least|at most|up to"
    r"|just over|just under|well over|the better part of) )?"
)
_ZONE = (
    r"(?P<zone> ?\(?(?:UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|EET|EEST|IST|JST|AEST|AEDT|AST|MSK"
    r"|(?:local|Moscow|Eastern|Pacific|Beijing) time)(?: ?[+\-−] ?\d{1,2}(?::?\d\d)?)?\)?)?"
)
_PARTS = r"(?:morning|midday|afternoon|evening|night)"

_SPEC: tuple[tuple[str, str, Callable[[re.Match[str], Scene], Found | None]], ...] = (
    (
        "iso day",
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?P<clock>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d|-\d)",
        absolute.iso_day,
    ),
    (
        "clock time",
        r"(?:(?P<h>[01]?\d|2[0-4])(?::(?P<m>[0-5]\d)(?::[0-5]\d)?(?!\d)(?: ?(?P<ampm>[ap]\.?m\b\.?))?"
        r"|\.(?P<m2>[0-5]\d) ?(?P<ampm3>[ap]\.?m\b\.?))"
        r"|(?P<h2>1[0-2]|0?[1-9]) ?(?P<ampm2>[ap]\.?m\b\.?)"
        r"|(?P<h3>[01]\d|2[0-4])(?P<m3>[0-5]\d)(?= ?(?:hours|hrs|UTC|GMT|EST|EDT|CET|local)\b)"
        r"|(?P<word>noon|midnight)\b)" + _ZONE,
        relative.clock,
    ),
    (
        "numeric day",
        r"(?P<a>[0-3]?\d)(?P<sep>[/.-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>\d{2,4})(?![\d/.-]\d|\d)",
        absolute.numeric_day,
    ),
    (
        "first day of a range",
        rf"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?= ?(?:[-–—]|to|and|until|or) ?{_DAY}(?: of)? "
        rf"(?P<month>{MONTH_WORD})"
        rf"(?:,? (?P<year>{_YEAR}))?(?P<rel>))",
        absolute.month_day,
    ),
    (
        "month and first day of a range",
        rf"{_LEAD_WEEKDAY}(?P<month>{MONTH_WORD}) (?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
        rf"(?= ?(?:[-–—]|to|and|until|or) ?{_DAY},? (?P<year>{_YEAR})(?P<rel>))",
        absolute.month_day,
    ),
    (
        "day and month",
        rf"{_LEAD_WEEKDAY}(?:the )?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{MONTH_WORD})"
        rf"(?:,? ?(?:of )?(?P<year>{_YEAR}|['’]\d\d\b)|,? (?:of )?(?P<rel>{_REL_YEAR}))?(?!\w)",
        absolute.month_day,
    ),
    (
        "month and day",
        rf"{_LEAD_WEEKDAY}(?P<month>{MONTH_WORD}),? (?:the )?(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
        rf"(?![.:]\d|,\d| ?%)(?:[,.]? (?:of )?(?P<year>{_YEAR}|['’]\d\d\b)|,? (?:of )?(?P<rel>{_REL_YEAR}))?(?!\w)",
        absolute.month_day,
    ),
    (
        "week of month",
        rf"(?:the )?(?P<ordinal>first|second|third|fourth|last|final) (?P<unit>week|weekend|{WEEKDAY_WORD})"
        rf" (?:of|in) (?P<month>{MONTH_WORD})(?:,? (?:of )?(?P<year>{_YEAR})|,? (?:of )?(?P<rel>{_REL_YEAR}))?",
        periods.week_of_month,
    ),
    (
        "month",
        r"(?P<lead>(?:(?:last|next|this coming|this|in|since|by|until|till|from|during|for|of|and|through|between"
        r"|to|before|after|as of|an?|the) )?(?:(?:the )?(?:very )?(?:beginning|start|middle|end) of |early[ -]"
        r"|late[ -]|mid[ -]?)?)?"
        rf"(?P<month>{MONTH_WORD})\b\.?(?:,? (?:of )?(?P<year>{_YEAR}|['’]\d\d\b)|,? (?:of )?(?P<rel>{_REL_YEAR}))?"
        r"(?!\w| ?\d{1,2}(?:st|nd|rd|th)?\b)",
        periods.month_span,
    ),
    (
        "quarter",
        rf"(?:the |its |their |our )?(?:(?P<ordinal>first|second|third|fourth|final|last|[1-4](?=st|nd|rd|th))"
        r"(?:st|nd|rd|th)?[ -](?:fiscal )?quarter|Q(?P<q>[1-4]))"
        rf"(?:(?: of| in)?(?: fiscal)?(?: year)? (?P<year>{_YEAR})|(?: of| in) (?P<rel>{_REL_YEAR}))?"
        rf"|(?P<year2>{_YEAR})[ -]?Q(?P<q2>[1-4])\b",
        absolute.quarter,
    ),
    (
        "half year",
        rf"(?:the )?(?P<ordinal>first|second|latter) half of (?:(?P<year>{_YEAR})|(?P<rel>{_REL_YEAR}))",
        absolute.half_year,
    ),
    (
        "season",
        r"(?P<lead>(?:(?:last|this coming|this|next|the|that|in the|by the|by|in|during|since|until|over the"
        r"|early|late|mid|of|its|their) )?(?:(?:early|late|mid)[ -])?)?(?P<season>spring|summer|autumn|fall"
        r"|winter)\b"
        rf"(?! (?:of )?(?:camp|school|apart|short|behind|out|from|to|into|in|by|on|below|olympics|games)\b)"
        rf"(?:,? (?:of )?(?P<year>{_YEAR})| (?:of )?(?P<rel>{_REL_YEAR}))?",
        absolute.season,
    ),
    (
        "fiscal year",
        rf"(?:the )?(?:fiscal|financial)(?: year)? (?:(?P<year>{_YEAR})(?:[/-]\d\d)?|(?P<rel>year))|FY "
        rf"?(?P<year2>\d\d(?:\d\d)?)\b",
        periods.fiscal,
    ),
    (
        "clock length",
        rf"{_ABOUT}(?:the |these )?(?:past|last|next|coming|first|previous|following) "
        rf"(?P<number>{NUMBER_WORD})[ -]{_KIND}"
        rf"(?P<unit>{_LENGTHS_MANY}|{_LENGTHS})\b",
        lengths.length,
    ),
    (
        "the past decade",
        r"(?:the )(?:past|last)(?P<number>) (?P<unit>decade|century|hour|day)\b",
        lengths.length,
    ),
    (
        "the same period",
        r"(?:the )?(?:same|corresponding) (?P<unit>period|month|week|quarter|time|day)(?: of| in)?"
        r" (?:the )?(?:(?P<rel>last year|previous year|prior year)|a (?P<ago>year) (?:ago|earlier|before))",
        periods.same_period,
    ),
    (
        "near unit",
        rf"{_PART_OF}(?P<which>(?:(?:earlier|later|early|late|sometime) )?(?:last|this past|this coming|this|next"
        rf"|the current|the coming|the next|the past)) (?P<unit>{_UNITS})\b(?!-|s\b)",
        relative.near_unit,
    ),
    (
        "part of the year",
        r"(?:the )?(?:beginning|start|middle|end|turn|rest|remainder|close|course) of (?P<which>the) "
        r"(?P<unit>week|month|quarter|year|decade|century)\b|(?:earlier |later )?in (?P<which2>the) "
        r"(?P<unit2>year|week|month)\b"
        r"(?! (?:of|since|to|after|before|that|when|ended|ending)\b| ?\d)|(?P<which3>the) (?P<unit3>weekend)\b",
        periods.part_of_unit,
    ),
    ("year-end", r"(?:the )?(?P<unit>year)[- ]end\b", periods.year_end),
    (
        "reached unit",
        rf"(?:the |that )?(?P<which>same|previous|preceding|following|that|entire|whole|full) "
        rf"(?P<unit>{_UNITS})(?P<after>)\b"
        rf"|the (?P<unit2>{_UNITS}) (?P<after2>before|previous|after|prior)\b(?! (?:the|that|he|she|it|they|his"
        rf"|a|an)\b)",
        periods.reached_unit,
    ),
    (
        "day word",
        r"(?:(?:earlier|later|late|early) )?(?:the day (?:before|after) )?"
        rf"(?:today|yesterday|tomorrow|tonight)\b(?P<part> {_PARTS}\b)?",
        relative.day_word,
    ),
    (
        "part of day",
        rf"(?P<which>this|last|that|the same|the next|the following|the previous) (?P<part>{_PARTS})\b",
        relative.part_of_day,
    ),
    (
        "reached day",
        r"(?:the|that) (?:very )?(?:same|next|following|previous|preceding) day\b"
        r"|(?:earlier|later|early|late) (?:that|in the|the same) day\b|that (?:same )?day\b|the day (?:before"
        r"|after|earlier)\b"
        r"(?! (?:yesterday|tomorrow|the|a|an|his|her|its|their|he|she|it|they|we|i|that|president"
        r"|prime)\b)(?=[\s,.;])"
        r"|same day\b|(?<=by )that time\b",
        relative.reached_day,
    ),
    (
        "day of trading",
        r"(?<=end )the day\b|(?<=ending )the day\b|(?<=ended )the day\b|(?<=finish )the day\b|(?<=finished )the "
        r"day\b"
        r"|(?<=closed )the day\b|(?<=closing )the day\b|(?<=started )the day\b|(?<=on )the day(?=[.,;])"
        r"|(?<=for )the day(?=[.,;])|(?<=in )the day\b|(?:the )?(?:start|beginning|end|course|rest) of the "
        r"day\b|(?<=during )the day\b",
        relative.reached_day,
    ),
    (
        "weekday",
        rf"(?P<lead>(?:(?:(?:early|late|last|this|this coming|this past|next|the following|the previous|the "
        rf"coming) )))?"
        rf"(?P<weekday>{WEEKDAY_WORD})\b(?!s)(?P<part> (?:early |late )?{_PARTS}\b)?(?P<tail> (?:last|next) "
        rf"week\b| next\b(?! (?:to|door)))?",
        periods.weekday_span,
    ),
    ("weekdays", rf"(?P<weekday>{WEEKDAY_WORD})s\b(?!['’])", lengths.weekdays),
    (
        "ago",
        rf"{_ABOUT}(?P<number>{NUMBER_WORD})[ -]{_KIND}(?P<unit>{_LENGTHS_MANY}|{_LENGTHS})['’]? "
        r"(?P<way>ago|back|from (?:now|today)|time\b)",
        relative.ago,
    ),
    (
        "away",
        rf"{_ABOUT}(?P<number>{NUMBER_WORD}) {_KIND}(?P<unit>{_LENGTHS_MANY}|{_LENGTHS}) (?P<way>(?:earlier|later"
        r"|previously|afterwards?)\b(?! than\b)|(?:prior|before|after)"
        r"\b(?! (?:than|to|the|a|an|his|her|its|their|he|she|it|they|we|that|being|(?-i:[A-Z])|[a-z]+ing\b)))",
        relative.away,
    ),
    (
        "in a row",
        r"(?:(?:a|the|its|their) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) "
        r"(?:(?:consecutive|straight|successive) (?P<unit>day|week|month|quarter|year)\b"
        r"|(?P<unit2>day|week|month|quarter|year) (?:in a row|running)\b)",
        periods.in_a_row,
    ),
    (
        "each",
        rf"(?:every|each) (?:(?P<number>{NUMBER_WORD}|other) )?(?P<unit>{_LENGTHS_MANY}|{_LENGTHS}"
        rf"|{WEEKDAY_WORD})\b",
        periods.each,
    ),
    (
        "rate",
        r"(?P<unit_words>per (?P<unit>second|minute|hour|day|week|month|quarter|year)\b)",
        lengths.rate,
    ),
    (
        "rounds",
        r"(?P<round>annual|annually|yearly|monthly|weekly|daily|hourly|nightly|quarterly|biannual|biennial)\b",
        lengths.round_word,
    ),
    (
        "length",
        rf"{_ABOUT}(?P<number>{NUMBER_WORD})[ -]{_KIND}(?P<unit>{_LENGTHS_MANY}"
        rf"|{_LENGTHS})\b(?:['’](?!s))?(?:-long)?",
        lengths.length,
    ),
    (
        "bare length",
        rf"(?:(?:for|over|in|after|within|of|recent) )?(?P<unit>{_LENGTHS_MANY})(?:-long)?\b",
        periods.bare_length,
    ),
    (
        "decade",
        r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0|(?<=the )['’]?\d0|(?<=and )\d0|(?<=or "
        r")\d0|['’]\d0)['’]?s\b",
        periods.decade,
    ),
    (
        "decade word",
        r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<decade>twenties|thirties|forties|fifties|sixties|seventies"
        r"|eighties|nineties)\b",
        absolute.decade_word,
    ),
    (
        "century",
        r"(?:the )?(?:(?:early|late|mid)[ -])?(?P<number>\d{1,2}(?:st|nd|rd|th)|fifteenth|sixteenth|seventeenth"
        r"|eighteenth"
        r"|nineteenth|twentieth|twenty-first)[ -]century\b",
        absolute.century,
    ),
    (
        "holiday",
        rf"(?P<holiday>Christmas(?: Day| Eve)?|New Year['’]s (?:Day|Eve))(?:,? (?P<year>{_YEAR}))?\b(?! Island)",
        absolute.holiday,
    ),
    ("named period", periods.NAMED, periods.named_period),
    (
        "reference",
        r"(?:the (?:near |not too distant |foreseeable |immediate )?future\b|the (?:near|long|short|medium) "
        r"term\b|very soon|soon\b(?! (?:after|as|to)|-)"
        r"|the recent past|the (?:distant )?past(?= ?[.,;])|the time being|the moment(?= ?[.,;])|at present\b"
        r"|nowadays|these days"
        r"|(?:the )?(?:more |most )?recently|recent (?:years|months|weeks|days|times|decades)|(?<!most "
        r")(?<!more )recent\b|currently|right now|now\b(?! (?:that|known)\b|-)"
        r"|(?:days|weeks|months|years|decades) to come|the coming (?:days|weeks|months|years|decades)|the "
        r"(?:last|past) few (?:years|days|weeks|months)"
        r")",
        relative.reference,
    ),
    (
        "year",
        rf"(?P<about>(?:the )?(?:(?:early|late|mid)(?:-| in | )|(?:(?:very )?(?:beginning|start|middle|end"
        rf"|turn) of )))?(?P<year>{_YEAR})(?![\w])",
        absolute.year,
    ),
    (
        "short year",
        r"(?:(?<=in )|(?<=since )|(?<=of )|(?<=from )|(?<=until )|(?<=by ))['’](?P<year>\d\d)(?=[\s.,;)]|$)",
        absolute.short_year,
    ),
)
RULES: tuple[Rule, ...] = tuple(
    Rule(name, re.compile(pattern, re.IGNORECASE), resolve) for name, pattern, resolve in _SPEC
)

HEADS = re.compile(
    r"(?<![\w.,])(?=\d)"
    r"|(?<!\w)(?:['’](?=\d\d)"
    r"|(?=(?:a|about|after|afterwards|almost|an|annual|annually|approximately|april|apr|around|as|at|august|aug"
    r"|autumn|before"
    r"|beginning|between|biannual|biennial|by|centuries|christmas|close|coming|couple|current|currently|daily"
    r"|days|decades|december|dec"
    r"|dozen|dozens|during|each|earlier|early|eight\w*|eleven|end|every|eventually|fall|february|feb|few|fi\w+"
    r"|follow\w+"
    r"|for\w*|four\w*|fri|friday|fridays|from|FY|half|hourly|hours|hundred|in|its|january|jan|july|jul|june|jun"
    r"|just|last|late|later|less|many"
    r"|march|mar|may|mid\w*|minutes|mon|monday|mondays|month|monthly|months|more|most|nearly|new|next|nightly"
    r"|nine\w*|noon|november"
    r"|nov|now|nowadays|numerous|october|oct|of|one|our|over|per|previously|Q[1-4]|quarterly|quarters|recent"
    r"|recently|rest|right"
    r"|roughly|same|sat|saturday|saturdays|seconds|second|september|sept|sep|seven\w*|several|since|single"
    r"|six\w*|some|sometime|soon"
    r"|spring|start|summer|sun|sunday|sundays|ten|that|the|their|these|third|thirteen|thirty|this|thu|thurs"
    r"|three|thursday|thursdays|till|to|today"
    r"|tomorrow|tonight|tue|tues|tuesday|tuesdays|twelve|twen\w+|two|under|until|up|very|wed|wednesday"
    r"|wednesdays|weekly|weeks|well"
    r"|winter|within|year|yearly|years|yesterday|through|as|midnight|turn|nights|corresponding|nineties)\b))",
    re.IGNORECASE,
)
# Every expression holds one of these words or numbers, and opens at most REACH characters before it: only
# there are the rules tried. The words are sorted by their first letter so that most places fail at once.
REACH = 48
_CORE_WORDS = (
    r"afternoon|annual(?:ly)?|apr(?:il)?|aug(?:ust)?|autumn|biannual|biennial|century|centuries"
    r"|christmas|cold war|coming|corresponding|covid|coronavirus|current(?:ly)?|daily|days?"
    r"|dec(?:ember)?|decades?|decades-long|eighties|evening|fall|feb(?:ruary)?|fifties|fiscal"
    r"|financial|fortnights?|forties|fri(?:day)?s?|future|hours?|hourly|jan(?:uary)?|jul(?:y)?"
    r"|jun(?:e)?|mar(?:ch)?|may|midday|midnight|minutes?|moment|mon(?:day)?s?|months?|monthly|morning"
    r"|new year|nights?|nightly|nineties|noon|nov(?:ember)?|now|nowadays|oct(?:ober)?|past|pandemic"
    r"|present|quarters?|quarterly|recent(?:ly)?|sat(?:urday)?s?|seconds?|sept?(?:ember)?|seventies"
    r"|sixties|soon|spring|summer|sun(?:day)?s?|term|these days|thirties|thu(?:rs)?(?:day)?s?|time"
    r"|today|tomorrow|tonight|tue(?:s)?(?:day)?s?|twenties|wed(?:nesday)?s?|weeks?|weekly|weekends?"
    r"|winter|world war|years?|yearly|yesterday"
)


def _by_letter(words: str) -> str:
    groups: dict[str, list[str]] = {}
    for word in words.split("|"):
        groups.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(tails)})" for letter, tails in groups.items())


CORES = re.compile(
    rf"\b(?:{_by_letter(_CORE_WORDS)})\b"
    r"|\d(?:\d\d\d(?=-\d\d|s?\b)|\d?(?:[:/.-]\d|th[ -]century|st[ -]century|\d? ?[ap]\.?m\b)|0s\b)|['’]\d\d"
    r"|\b(?:FY ?\d|Q[1-4])",
    re.IGNORECASE,
)
