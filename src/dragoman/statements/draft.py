"""Draft: a statement while it is being found; in, drafts of all finders; out, the distinct ones in text order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Entity
from ..records import StatementKind

__all__ = ["Draft", "Span", "distinct"]

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


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Quotations first, then the longest, where two overlap by most of the shorter; in text order."""
    kept: list[Draft] = []
    pages: dict[int, list[Draft]] = {}
    for d in sorted(drafts, key=lambda d: (_RANK[d.kind], d.start - d.end)):
        where = range(d.start // _PAGE, d.end // _PAGE + 1)
        if d.end > d.start and not any(_overlap(d, e) for p in where for e in pages.get(p, ())):
            kept.append(d)
            for p in where:
                pages.setdefault(p, []).append(d)
    return sorted(kept, key=lambda d: d.start)


def _overlap(d: Draft, e: Draft) -> bool:
    """True if two spans share more than half of the shorter."""
    return min(d.end, e.end) - max(d.start, e.start) > 0.5 * min(d.end - d.start, e.end - e.start)
