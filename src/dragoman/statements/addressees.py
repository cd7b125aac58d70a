"""Addressees: in, the statements of a report; out, to whom they were said where the clause itself does not tell.

Three rules: *you* in a quotation is the person of another country named last before it; what a party says in an
official readout it says to the other party of the meeting or call told last; and what a speaker adds is said to
whom he spoke before.
"""

from __future__ import annotations

import re
from typing import Final

from ..actors.cast import Entity, unique
from ..language import Clause
from ..records import Report
from .draft import Draft
from .passage import Passage

__all__ = ["Addressees"]

_READOUT: Final = re.compile(
    r"\bread-?out\b|\b(?:call|meeting|conversation|talks|trip|visit)\b[^.]*\b(?:with|to)\b", re.I
)
_MEETING: Final = frozenset("speak meet talk call host receive visit welcome join phone telephone travel sit".split())
_TALKS: Final = frozenset("call meeting talk conversation discussion dialogue visit consultation".split())
_YOU: Final = frozenset({"you", "your", "yours"})
_ADDING: Final = frozenset({"add", "continue"})
_BACK: Final = 600  # tokens back to whom a quotation may speak


class Addressees:
    """Completes the drafts of one report."""

    def __init__(self, passage: Passage, report: Report) -> None:
        self.p, self.a, self.cast = passage, passage.a, passage.cast
        self.readout = bool(_READOUT.search(report.title or ""))

    def complete(self, drafts: list[Draft]) -> None:
        """Fill in the addressees that are not told; ``drafts`` stand in text order."""
        meetings = self._meetings() if self.readout else []
        before: Draft | None = None
        for d in drafts:
            if not d.addressee and d.speakers:
                d.addressee = self._listener(d) or self._added(d, before) or self._partner(d, meetings)
            before = d

    def _added(self, d: Draft, before: Draft | None) -> tuple[Entity, ...]:
        verb = self.a.tokens[d.head].lemma if d.head is not None else ""
        if before is None or verb not in _ADDING or not set(map(id, d.speakers)) & set(map(id, before.speakers)):
            return ()
        return before.addressee

    def _listener(self, d: Draft) -> tuple[Entity, ...]:
        """Whom *you* means in a quotation: the person of another country named last before it."""
        inside = self.a.tokens_in(d.start, d.end)
        if d.kind != "direct" or not any(t.text.lower() in _YOU for t in inside):
            return ()
        own = {e.country for e in d.speakers}
        for k in range(inside[0].i - 1, max(-1, inside[0].i - _BACK), -1):
            for e in self.cast.entities_at(k):
                if e.kind == "person" and e.country and None not in own and e.country not in own:
                    return (e,)
        return ()

    def _meetings(self) -> list[tuple[int, tuple[Entity, ...]]]:
        """Each meeting or call told, with its place in the text and its parties."""
        found = []
        for clause in self.a.clauses:
            if self.p.inside(clause.head) or not self._is_meeting(clause):
                continue
            nouns = [*clause.subject, *clause.object, *(n for p, n in clause.obliques if p in ("with", "to"))]
            for n in clause.object:
                nouns += [m for p, m in self.a.prepositions(n) if p == "with"]
            who = unique(e for n in nouns for e in self.cast.entities_at(n) if e.kind != "unknown")
            if len({e.country for e in who}) > 1:
                found.append((self.a.tokens[clause.head].start, who))
        return found

    def _is_meeting(self, clause: Clause) -> bool:
        return clause.lemma in _MEETING or any(self.a.tokens[n].lemma in _TALKS for n in clause.object)

    def _partner(self, d: Draft, meetings: list[tuple[int, tuple[Entity, ...]]]) -> tuple[Entity, ...]:
        """The other party of the meeting told last, if the speakers are all of one side."""
        own = {e.country for e in d.speakers}
        if len(own) != 1:
            return ()
        for at, who in reversed(meetings):
            theirs = tuple(e for e in who if e.country not in own and e.country is not None)
            if at < d.start and theirs and any(e.country in own for e in who):
                people = tuple(e for e in theirs if e.kind == "person")
                return people or theirs
        return ()
