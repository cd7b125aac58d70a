"""Draft: a statement while it is being found; in, drafts of all finders; out, the distinct ones in text order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Entity
from ..records import StatementKind

__all__ = ["Draft", "Shelf", "Span", "distinct"]

Span = tuple[int, int]

_PAGE: Final = 2_000  # characters: drafts are compared with those of their own stretch of text
_RANK: Final[dict[StatementKind, int]] = {"direct": 0, "mixed": 1, "indirect": 1}


@dataclass(slots=True)
class Draft:
    """Content from ``start`` to ``end`` (characters), the words of its cue and source, and who speaks to whom.

    ``head`` is the token of the cue, if it is a verb; ``why`` names the rule.
    """

    kind: StatementKind
    start: int
    end: int
    cue: Span | None
    source: Span | None
    speakers: tuple[Entity, ...]
    addressee: tuple[Entity, ...]
    why: str
    head: int | None = None


class Shelf:
    """Drafts by the stretch of text they lie in, so that neighbours are found without looking at all of them."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._pages: dict[int, list[Draft]] = {}
        for d in drafts:
            self.add(d)

    def add(self, draft: Draft) -> None:
        """Put a draft on the shelf; its span must not shrink afterwards."""
        for page in range(draft.start // _PAGE, draft.end // _PAGE + 1):
            self._pages.setdefault(page, []).append(draft)

    def near(self, start: int, end: int) -> list[Draft]:
        """Drafts of the pages that ``start`` to ``end`` lies on, each once, in the order they were added."""
        found: dict[int, Draft] = {}
        for page in range(max(0, start) // _PAGE, end // _PAGE + 1):
            found |= {id(d): d for d in self._pages.get(page, ())}
        return list(found.values())

    def touched(self, start: int, end: int) -> bool:
        """True if a draft shares characters with ``start`` to ``end``."""
        return any(d.start < end and start < d.end for d in self.near(start, end))

    def covers(self, start: int, end: int) -> bool:
        """True if ``start`` to ``end`` lies within a draft."""
        return any(d.start <= start and end <= d.end for d in self.near(start, end))


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Quotations first, then the longest, where two overlap by most of the shorter; in text order."""
    kept: list[Draft] = []
    shelf = Shelf()
    for d in sorted(drafts, key=lambda d: (_RANK[d.kind], d.start - d.end)):
        if d.end > d.start and not any(_overlap(d, e) for e in shelf.near(d.start, d.end)):
            kept.append(d)
            shelf.add(d)
    return sorted(kept, key=lambda d: d.start)


def _overlap(d: Draft, e: Draft) -> bool:
    """True if two spans share more than half of the shorter."""
    return min(d.end, e.end) - max(d.start, e.start) > 0.5 * min(d.end - d.start, e.end - e.start)
