"""Segments: in, a text and spans over it that may overlap; out, pieces of the text with who covers each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Segment", "Span", "segments"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text that belong to the record named `owner`."""

    start: int
    end: int
    owner: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text throughout which the same records cover it, in the order they were given."""

    start: int
    end: int
    text: str
    owners: tuple[str, ...]


def segments(text: str, spans: Iterable[Span]) -> list[Segment]:
    """Cut a text at every beginning and end of a span.

    The pieces joined give the text again. A span that reaches beyond the text is cut to it, an empty one
    covers nothing.
    """
    size = len(text)
    inside = [
        Span(max(0, span.start), min(size, span.end), span.owner)
        for span in spans
        if max(0, span.start) < min(size, span.end)
    ]
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, span in enumerate(inside):
        starts.setdefault(span.start, []).append(number)
        ends.setdefault(span.end, []).append(number)
    cuts = sorted({0, size, *starts, *ends})
    found: list[Segment] = []
    open_spans: set[int] = set()
    for start, end in pairwise(cuts):
        open_spans.difference_update(ends.get(start, ()))
        open_spans.update(starts.get(start, ()))
        owners = dict.fromkeys(inside[number].owner for number in sorted(open_spans))
        found.append(Segment(start, end, text[start:end], tuple(owners)))
    return found
