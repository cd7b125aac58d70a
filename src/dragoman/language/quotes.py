"""Quotations: in, a text and its analysis; out, the stretches that stand in quotation marks, outermost first.

Rules of the marks (the usage of newspapers):

- A quotation closes with the mark that answers its opening one; straight and curly double marks answer each
  other, as web pages mix them. Marks inside it nest.
- A quotation may go on over paragraphs: none is closed but the last, and each is opened anew.
- A single mark opens only after a space and before a letter, and closes only at a word's end: *don't*, *the '90s*
  and *the workers' rights* hold apostrophes.
- An opening mark that nothing answers is taken for a stray one, unless its paragraph begins with it and the
  paragraph before ends in a colon (or was left open, or the next one is opened anew), or it stands after a colon or
  comma (*said: “…*) and the next paragraph is opened anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .analysis import Analysis

__all__ = ["Quote", "find_quotes", "quoted_spans"]

_DOUBLE: Final = ("“", "”", "„", "‟", '"', "``", "''")
_BRACKETS: Final = {"«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』"}
_SINGLE: Final = {"‘": "’", "'": "'", "‚": "‘"}
_MARK: Final = re.compile(r"``|''|[“”„‟\"«»‹›「」『』‘’‚']")
_BREAK: Final = re.compile(r"\n[ \t\r]*\n\s*|\n(?=[ \t]*(?:[“”\"„«‟‘]|``|''))")
_ELIDED: Final = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|n|round)\b", re.I)  # after an apostrophe
_BEFORE: Final = frozenset("([{—–-:/“„«\"‘'")
_SHORT: Final = 600  # characters: single marks further apart than this are apostrophes
_FEW: Final = 40  # marks: a single mark whose answer is further away is an apostrophe
_LONG: Final = 4_000  # characters: angle and corner marks further apart than this do not belong together


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``start`` to ``end`` between quotation marks (marks left out).

    ``continues``: it goes on from the quotation of the paragraph before, which was left open. ``closed`` is False
    of a paragraph's quotation that is left open.
    """

    start: int
    end: int
    continues: bool = False
    closed: bool = True


def quoted_spans(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Spans between quotation marks, marks left out, in order and not nested (rules above)."""
    return tuple((q.start, q.end) for q in _quotes(text, start))


def find_quotes(a: Analysis) -> tuple[Quote, ...]:
    """Quotations of the analysed part of the text."""
    start = a.tokens[0].start if a.tokens else 0
    return tuple(_quotes(a.text, max(0, start - 1)))


def _quotes(text: str, start: int) -> Iterator[Quote]:
    edges = [m.end() for m in _BREAK.finditer(text, start)]
    first, going_on, colon = start, False, False
    for edge in [*edges, len(text)]:
        found = list(_paragraph(text, first, edge, going_on, colon))
        yield from found
        going_on = bool(found) and not found[-1].closed
        colon = text[first:edge].rstrip().endswith(":")
        first = edge


def _paragraph(text: str, start: int, end: int, going_on: bool, colon: bool) -> Iterator[Quote]:
    """Quotations of the paragraph from ``start`` to ``end``; ``going_on``: the one before it was left open."""
    marks = list(_MARK.finditer(text, start, end))
    doubles = _double_answers(text, marks)
    stop = len(text[start:end].rstrip()) + start
    k = 0
    while k < len(marks):
        mark = marks[k]
        if not _opens(text, mark, end):
            k += 1
            continue
        closing = _answer(text, marks, k, doubles)
        leads = k == 0 and not text[start : mark.start()].strip()
        if closing is not None:
            if text[mark.end() : marks[closing].start()].strip():
                yield Quote(mark.end(), marks[closing].start(), going_on and leads)
            k = closing + 1
            continue
        left_open = mark.group() in _DOUBLE and stop > mark.end()
        led_in = text[start : mark.start()].rstrip()[-1:] in (":", ",")
        goes_on = left_open and (leads or led_in) and _goes_on(text, end)
        if goes_on or (left_open and leads and (going_on or colon)):
            yield Quote(mark.end(), stop, going_on and leads, closed=False)
            return
        k += 1


def _goes_on(text: str, at: int) -> bool:
    """True if the paragraph at ``at`` begins with an opening double mark."""
    m = _MARK.match(text, at)
    return m is not None and m.group() in _DOUBLE and _opens(text, m, len(text))


def _opens(text: str, mark: re.Match[str], end: int) -> bool:
    """True if a mark stands where a quotation can open: space or nothing before it, a word after it."""
    word, i, j = mark.group(), mark.start(), mark.end()
    if j >= end or text[j].isspace() or word in "」』’":
        return False
    before = text[i - 1] if i else " "
    free = before.isspace() or before in _BEFORE
    if word in _SINGLE:
        return free and (text[j].isalnum() or text[j] in '“"[$…') and _ELIDED.match(text, j) is None
    return free or word in "「『" or (word in "“„" and not before.isalnum())


def _answer(text: str, marks: list[re.Match[str]], k: int, doubles: dict[int, int]) -> int | None:
    """Index of the mark that closes the one at ``k``, or None."""
    opener = marks[k].group()
    if opener in _SINGLE:
        return _single_answer(text, marks, k)
    if opener not in _BRACKETS:
        return doubles.get(k)
    for n in range(k + 1, len(marks)):
        if marks[n].start() - marks[k].end() > _LONG:
            break
        if marks[n].group() == _BRACKETS[opener]:
            return n
    return None


def _double_answers(text: str, marks: list[re.Match[str]]) -> dict[int, int]:
    """Which double mark closes which, nested ones matched first; one left over takes the first closing mark after it.

    A mark between a space and a word opens, any other closes; one that closes nothing may open (*”Yes*).
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    closing: list[int] = []
    for n, mark in enumerate(marks):
        if mark.group() not in _DOUBLE:
            continue
        i, j = mark.start(), mark.end()
        after = text[j : j + 1]
        inner = text[i - 1 : i].isspace() and bool(after) and not after.isspace() and mark.group() not in ("”", "''")
        if inner or (not waiting and _opens(text, mark, len(text))):
            waiting.append(n)
            continue
        closing.append(n)
        if waiting:
            found[waiting.pop()] = n
    for n in waiting:
        k = bisect_right(closing, n)
        if k < len(closing):
            found[n] = closing[k]
    return found


def _single_answer(text: str, marks: list[re.Match[str]], k: int) -> int | None:
    wanted = _SINGLE[marks[k].group()]
    spare = None
    for n in range(k + 1, min(k + 1 + _FEW, len(marks))):
        i, j = marks[n].start(), marks[n].end()
        if i - marks[k].end() > _SHORT:
            break
        after = text[j : j + 1]
        if marks[n].group() != wanted or text[i - 1].isspace() or after.isalnum():
            continue
        if text[i - 1] == "s" and after == " " and text[j + 1 : j + 2].islower():
            spare = n if spare is None else spare  # most likely the owner's apostrophe: *the workers' rights*
            continue
        return n
    return spare if marks[k].group() == "‘" else None
