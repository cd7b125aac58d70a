"""Marks: in, the who's who's hits in a text; out, for each token the hit that covers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
        self._analysis = analysis
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

    def settle(self, near: Callable[[int], list[str]]) -> None:
        """Between parties, offices or institutions of one name take the one of the countries the text speaks of.

        ``near`` gives the countries of a sentence, strongest first.
        """
        for k, mark in enumerate(self.list):
            entries = mark.hit.entries
            if len(entries) < 2 or mark.kind not in ("party", "institution", "group", "company", "seat"):
                continue
            order = {c: i for i, c in enumerate(near(self._analysis.tokens[mark.first].sentence))}
            best = min(entries, key=lambda e: order.get(e.country or "", len(order)))
            if best is not entries[0]:
                settled = replace(mark, hit=mark.hit._replace(entries=(best, *(e for e in entries if e is not best))))
                self.list[k] = settled
                for i in range(mark.first, mark.last + 1):
                    if self._at.get(i) is mark:
                        self._at[i] = settled

    def at(self, token: int) -> Mark | None:
        """The mark that covers a token."""
        return self._at.get(token)

    def kind_at(self, token: int) -> str | None:
        """The kind of the mark that covers a token."""
        mark = self._at.get(token)
        return mark.kind if mark is not None else None
