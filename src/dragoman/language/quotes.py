"""Quotations: in, a text and its analysis; out, what stands in quotation marks and who the syntax says said it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .analysis import Analysis

__all__ = ["Quote", "find_quotes", "quoted_spans"]

_PAIRS: Final = {"“": "”", "„": "“”", "«": "»", "‟": "”", "「": "」"}
_MARK: Final = re.compile(r"[“”„«»‟「」\"]|``|''|(?<!\w)‘(?=\w)|(?<=[\w.,!?])’(?!\w)")
_LIMIT: Final = 3_000  # characters: an unclosed quotation ends with its paragraph or here


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters ``start`` to ``end`` between quotation marks (marks left out)."""

    start: int
    end: int


def quoted_spans(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Spans between quotation marks, marks left out, in order and not nested.

    An opening mark without a closing one in its paragraph runs to the paragraph's end if the next paragraph
    opens with a mark again (the convention for long quotations), else it is taken for a stray mark.
    """
    found: list[tuple[int, int]] = []
    open_at: tuple[int, str] | None = None
    for m in _MARK.finditer(text, start):
        mark = m.group()
        if open_at is not None:
            begin, closers = open_at
            gap = text.find("\n\n", begin, m.start())
            if gap >= 0:
                if _opens(text, m.start()):
                    found.append((begin, _trim(text, begin, gap)))
                open_at = None
            elif mark in closers or (mark == "''" and closers == "''"):
                if m.start() > begin:
                    found.append((begin, m.start()))
                open_at = None
                continue
            else:
                continue
        if mark in _PAIRS and not text[m.end() : m.end() + 1].isspace():
            open_at = (m.end(), _PAIRS[mark])
        elif mark == '"' and _opens(text, m.start()):
            open_at = (m.end(), '"')
        elif mark == "``":
            open_at = (m.end(), "''")
        elif mark == "‘":
            open_at = (m.end(), "’")
    if open_at is not None and text[open_at[0] :].strip():
        gap = text.find("\n\n", open_at[0])
        end = gap if gap >= 0 else len(text)
        if end - open_at[0] <= _LIMIT and len(found) == 0 and text[open_at[0] - 1] in "“„«":
            found.append((open_at[0], _trim(text, open_at[0], end)))
    return tuple(found)


def _opens(text: str, i: int) -> bool:
    """True if the straight mark at ``i`` can open a quotation: space or nothing before, a word after."""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-:") and not after.isspace()


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def find_quotes(a: Analysis) -> tuple[Quote, ...]:
    """Quotations of the analysed part of the text."""
    start = a.tokens[0].start if a.tokens else 0
    return tuple(Quote(s, e) for s, e in quoted_spans(a.text, max(0, start - 1)))
