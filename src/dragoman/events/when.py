"""When: in, an act and the report's time expressions; out, the date of the act.

Syntax first: a time expression belongs to the act it hangs on. An act without one takes the date of the act that
governs it, else the date the report's story is set on: the day of its first dated act close to the report, else
the report's own date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Day
from typing import Final

from ..dates import to_edtf
from ..language import Analysis
from ..records import TimeExpression

__all__ = ["Timeline"]

_RECENT: Final = 10  # days: a day named this close before the report is the day its story is set on


class Timeline:
    """The time expressions of a report, by the predicate each hangs on."""

    def __init__(self, a: Analysis, anchor: str, dates: Sequence[TimeExpression]) -> None:
        self.a, self.anchor = a, anchor
        self.by: dict[int, list[str]] = {}
        self.expressions: list[tuple[int, str]] = []
        for t in dates:
            value = to_edtf(t, anchor) if t.type in ("DATE", "TIME") else None
            tokens = a.tokens_in(t.evidence.start, t.evidence.end)
            if value is None or not tokens:
                continue
            inside = {k.i for k in tokens}
            top = next((k for k in tokens if k.head not in inside or k.head == k.i), tokens[-1])
            self.expressions.append((top.i, value))
            for up in self._governors(top.i):
                self.by.setdefault(up, []).append(value)
        self.story = self._story()

    def _governors(self, i: int) -> list[int]:
        """What a time expression hangs on: the first noun or verb above it; names are passed through."""
        for up in self.a.ancestors(i):
            if up.kind in ("verb", "auxiliary") or (up.kind in ("noun", "adjective") and up.relation != "temporal"):
                return [up.i]
        return []

    def _story(self) -> str:
        """The day the report's story is set on."""
        first = list(self.a.sentences[:3])
        for i, value in self.expressions:
            if self.a.tokens[i].sentence <= (first[-1].index if first else 0) and self._recent(value):
                return value
        return self.anchor

    def _recent(self, value: str) -> bool:
        try:
            gap = (Day.fromisoformat(self.anchor) - Day.fromisoformat(value)).days
        except ValueError:
            return False
        return 0 <= gap <= _RECENT

    def of(self, head: int, anchor: int, used: Iterable[int] = ()) -> str | None:
        """The date of the act at token ``head`` governed by ``anchor``, as an EDTF string."""
        for i in dict.fromkeys((anchor, head, *sorted(used))):
            if self.by.get(i):
                return self._best(self.by[i])
        clause = self.a.clause_at.get(head)
        own = clause is not None and clause.link in ("complement", "relative")
        for up in self.a.ancestors(head):
            if own and up.i in self.a.clause_at:
                break
            if up.kind in ("verb", "auxiliary", "noun") and self.by.get(up.i):
                return self._best(self.by[up.i])
        return self.story

    @staticmethod
    def _best(values: list[str]) -> str:
        return max(values, key=lambda v: (len(v.split("/")[0]), "/" not in v))
