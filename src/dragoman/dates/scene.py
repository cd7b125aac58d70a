"""The scene of an expression: in, a text, the report's day and what was dated so far; out, what a rule asks.

A rule asks which way the sentence looks (past or future), and which day the narrative has reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.dates.almanac import bounds
from dragoman.records import TimexType

__all__ = ["Found", "Rule", "Scene", "Tense", "tense_near"]

Tense = Literal["past", "future"]

_IRREGULAR = (
    "was|were|had|did|said|told|met|held|came|went|began|took|gave|made|won|lost|fell|rose|became|left|found"
    "|saw|led|sent|brought|wrote|spoke|struck|broke|hit|grew|paid|got|kept|built|drew|flew|ran|shot|fought"
    "|threw|chose|withdrew|sought|thought|knew|felt|stood|bought|sold|set out|put out|has been|have been|has|since"
)
_CUE = re.compile(
    r"\b(?P<future>(?:will|shall|would|should|may|might|going to|set to|due to|due|scheduled(?: to| for)?"
    r"|slated(?: to| for)?|expected(?: to)?|planned to|plans? to|planning to|intends? to|hopes? to|aims? to|upcoming"
    r"|forthcoming|deadline|beginning|starting"
    r"|to(?= [a-z]+(?<!s)\b)(?! (?:the|a|an|his|her|its|their|this|that|our|your|my|some|all)\b))"
    r"(?: (?:not|also|be|have|to|begin|start))*(?: [a-z]+)?)\b"
    rf"|\b(?P<past>{_IRREGULAR}|[a-z]{{2,20}}ed)\b"
)
_DUE = re.compile(
    r"\b(?P<firm>by|until|till|before the end of|no later than|effective|as early as|as soon as|pending"
    r"|valid through|deadline of)\s+(?:the\s+|at least\s+|about\s+)?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?]['\"”’)\]]*\s|\n")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: a type, a value and the characters it covers (offsets in the text)."""

    type: TimexType
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A text, the report's day, and what was found before the expression in question."""

    text: str
    anchor: date
    found: tuple[Found, ...] = ()
    tense: Tense | None = None

    def looks(self, start: int, end: int) -> Tense | None:
        """The way the sentence around an expression looks; a tense given for the whole text overrules."""
        return self.tense or tense_near(self.text, start, end)

    def due(self, start: int) -> bool:
        """True if the words just before say *by*, *until*, *no later than*."""
        return self.tense == "future" or bool(_DUE.search(self.text, max(0, start - 30), start))

    def reached(self) -> date:
        """The day the narrative has reached: the last day named, else the report's."""
        for item in reversed(self.found):
            span = bounds(item.value)
            if span and span[0] == span[1]:
                return span[0]
        return self.anchor

    def reached_period(self) -> tuple[date, date]:
        """The last stretch of the calendar named, else the report's day."""
        for item in reversed(self.found):
            span = bounds(item.value)
            if span:
                return span
        return self.anchor, self.anchor


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it resolves to; None where the words turn out not to speak of time."""

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Scene], Found | None]


def tense_near(text: str, start: int, end: int) -> Tense | None:
    """The tense of the verb nearest before an expression in its sentence, else of the first one after it."""
    opening = max(0, start - 160)
    for stop in _STOP.finditer(text, opening, start):
        opening = stop.end()
    nearest: Tense | None = None
    for cue in _CUE.finditer(text, opening, start):
        nearest = "future" if cue["future"] else "past"
    if nearest:
        return nearest
    stop_after = _STOP.search(text, end, end + 120)
    cue_after = _CUE.search(text, end, stop_after.start() if stop_after else min(len(text), end + 120))
    if cue_after:
        return "future" if cue_after["future"] else "past"
    return None
