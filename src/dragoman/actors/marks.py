"""Marks: in, the who's who's hits in a text; out, for each token the hit that covers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..knowledge import Entry, Hit
from ..language import Analysis

__all__ = ["Mark", "Marks"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A hit with its tokens, ``first`` to ``last`` inclusive."""

    hit: Hit
    first: int
    last: int

    @property
    def kind(self) -> str:
        """The kind of the hit: ``country``, ``adjective``, ``person``, ``office``, ``role`` …"""
        return self.hit.kind

    @property
    def entry(self) -> Entry:
        """The hit's first, best entry."""
        return self.hit.entries[0]


class Marks:
    """The hits of one analysis, by token."""

    def __init__(self, analysis: Analysis, hits: Sequence[Hit]) -> None:
        self.list: list[Mark] = []
        self._at: dict[int, Mark] = {}
        for hit in hits:
            tokens = analysis.tokens_in(hit.start, hit.end)
            if not tokens:
                continue
            mark = Mark(hit, tokens[0].i, tokens[-1].i)
            self.list.append(mark)
            for k in range(mark.first, mark.last + 1):
                self._at.setdefault(k, mark)

    def at(self, token: int) -> Mark | None:
        """The mark that covers a token."""
        return self._at.get(token)

    def kind_at(self, token: int) -> str | None:
        """The kind of the mark that covers a token."""
        mark = self._at.get(token)
        return mark.kind if mark is not None else None
