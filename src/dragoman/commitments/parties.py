"""Parties: in, a word that binds; out, who is bound and towards whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ..actors.cast import Entity, unique
from ..events.bench import Bench, Draft
from ..events.operators import Verdict
from ..events.sides import clause_getter, noun_getter
from ..language import Clause

__all__ = ["Parties"]

_TOWARDS: Final = ("with", "to", "for", "between", "indirect", "object", "of", "in", "at")


class Parties:
    """Finds who is bound and to whom, in one report."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.a, self.cast, self.sides = bench, bench.a, bench.cast, bench.sides
        self.by_token: dict[int, list[Draft]] = {}
        for d in bench.out.drafts:
            for i in {d.head, d.anchor}:
                self.by_token.setdefault(i, []).append(d)

    def draft(self, tokens: Iterable[int], types: Iterable[str] = ("AGREE",)) -> Draft | None:
        """The coded event of one of ``types`` that stands at one of ``tokens``."""
        wanted = frozenset(types)
        return next((d for i in tokens for d in self.by_token.get(i, ()) if d.type in wanted), None)

    def subject(self, clause: Clause, verdict: Verdict | None = None) -> tuple[Entity, ...]:
        """Who does what a clause tells: its subject, else whose office or body that is, else whoever announces it."""
        found = self._own(clause.subject if clause.voice == "active" or clause.subject else clause.object)
        if found:
            return found
        for i in verdict.reporters if verdict is not None else ():
            said = self._own((i,))
            if said:
                return said
        return ()

    def _own(self, tokens: Sequence[int]) -> tuple[Entity, ...]:
        more = [k for i in tokens for c in self.a.children(i, "apposition") for k in self.a.conjuncts(c.i)[1:]]
        found = unique(e for i in (*tokens, *more) for e in self.sides.at(i, "agent"))
        if len({e.country for e in found}) == 1:
            found = unique((*found, *(e for i in tokens for e in self._coupled(i))))
        return tuple(e for e in found if e.country or e.kind in ("body", "group"))

    def _coupled(self, i: int) -> list[Entity]:
        """The other persons of a subject that the parse has hanging on a title: *the president of X, A, and B*."""
        tree = self.a.subtree(i)
        if not any(self.a.tokens[k].relation == "coordinator" for k in tree):
            return []
        refs = {id(r): r for k in tree if (r := self.cast.at.get(k)) is not None and r.kind == "person"}
        return [e for r in refs.values() if r.head in tree for e in r.entities if len(refs) > 1]

    def said_by(self, verdict: Verdict) -> tuple[Entity, ...]:
        """Who announces what is told in reported speech."""
        return unique(e for i in verdict.reporters for e in self.sides.at(i, "agent") if e.country)

    def owner(self, noun: int) -> tuple[Entity, ...]:
        """Whose a noun is: *his commitment*, *the U.S. commitment*, *the commitment of/from/by X*."""
        found, _ = self.sides.fill(("possessor", "adjective", "by", "from", "of"), noun_getter(self.a, noun), "agent")
        return found

    def partners(self, tokens: Sequence[int], by: Sequence[Entity], span: tuple[int, int]) -> tuple[Entity, ...]:
        """Towards whom: an argument of the words that bind, else another side named in the words, else the partner."""
        for i in tokens:
            clause = self.a.clause_at.get(i)
            get = clause_getter(self.a, clause) if clause is not None else noun_getter(self.a, i)
            found, _ = self.sides.fill(_TOWARDS, get, "owner", without=by)
            if found and not all(any(f is b for b in by) for f in found):
                return found
        named = self.named(span, by)
        return named or self.bench.partner(tuple(by))

    def named(self, span: tuple[int, int], by: Sequence[Entity]) -> tuple[Entity, ...]:
        """The first actor of another country between two characters."""
        mine = {b.country for b in by}
        for t in self.a.tokens_in(*span):
            ref = self.cast.at.get(t.i)
            if ref is None or ref.kind in ("unknown", "place", "pronoun"):
                continue
            found = tuple(e for e in ref.entities if e.country and e.country not in mine)
            if found:
                return found
        return ()

    def meeting(self, noun: int) -> tuple[Entity, ...]:
        """All who meet in *the summit between X and Y*, *X's talks with Y*, *the X–Y summit*, *his visit to Y*."""
        get = noun_getter(self.a, noun)
        found: list[Entity] = []
        for slot in ("possessor", "adjective", "by", "between", "of", "with", "among", "to"):
            if slot == "of" and found:
                continue
            found += self.sides.fill((slot,), get, "agent")[0]
        return tuple(e for e in unique(found) if e.country)

    def inside(self, first: int, last: int) -> tuple[Entity, ...]:
        """Everybody named between two words: *the North Korea-U.S. summit*."""
        refs = [self.cast.at[k] for k in range(first, last) if k in self.cast.at]
        return unique(e for r in refs if r.kind != "unknown" for e in r.entities if e.country)

    def met_in(self, sentence: int, before: int) -> tuple[Entity, ...]:
        """Those who stand ahead of a meeting that names nobody: *X and Y visit …, ahead of a summit*."""
        refs = [r for r in self.cast.refs if r.first < before and self.a.tokens[r.head].sentence == sentence]
        refs = [r for r in refs if r.kind != "country" or self.a.tokens[r.head].relation != "prep_object"]
        kinds = ("person", "country", "body", "role", "collective")
        return unique(e for r in refs if r.kind in kinds for e in r.entities if e.country)
