"""Understood: in, an act of words without a told target; out, towards whom it is, by what its object is or answers.

*Lifts the embargo it imposed on Chad* (the relative clause tells on whom), *rejects the claim* (of whoever last accused
the one that rejects it), *spoke with X to offer condolences* (to whom one speaks).
"""

from __future__ import annotations

from typing import Final

from ..actors.cast import Entity
from .bench import Act, Bench
from .sides import clause_getter

__all__ = ["Understood"]

# Rules whose unnamed target is whom the source was talking with.
_SPOKEN: Final = frozenset({"condole", "praise"})
_BELOW: Final = frozenset({"relative", "participle"})
_ANSWERED: Final = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
_SLOTS: Final = ("on", "against", "to", "from", "with", "for", "object")


class Understood:
    """Finds targets of acts of words, in one report."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.a, self.sides = bench.a, bench.sides

    def target(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Towards whom an act of words is, where its own slots do not tell; () if nothing says so."""
        rule = act.pattern.rule
        if not source or act.clause is None:
            return ()
        if rule.type in ("CONCEDE", "REJECT"):
            found = self._beneath(act, source)
            if found:
                return found
        if rule.id == "deny":
            return self._answered(act, source)
        if rule.type == "THREATEN":
            return self._condition(act, source)
        if rule.type == "ACCUSE":
            return self._called(act, source)
        if rule.id in _SPOKEN and rule.type == "SUPPORT":
            return self.bench.partner(source)
        return ()

    def _beneath(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Another side told in a clause that describes the object: *an embargo it imposed on Chad*."""
        assert act.clause is not None
        nouns = [*act.clause.object]
        nouns += [n for o in act.clause.object for _, n in self.a.prepositions(o)]
        for noun in nouns:
            for below in self.a.clauses_under.get(noun, ()):
                if below.link not in _BELOW:
                    continue
                slots = ("subject", *_SLOTS) if below.voice == "passive" else _SLOTS
                found, _ = self.sides.fill(slots, clause_getter(self.a, below), "agent", without=source)
                if found and not {e.country for e in found} & {e.country for e in source}:
                    return found
        return ()

    def _condition(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whose step would be met: *will retaliate if Chad attacks*."""
        for below in self.a.clauses_under.get(act.head, ()):
            if below.conditional:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, below), "agent", without=source)
                if found:
                    return found
        return ()

    def _called(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """*criticises what he calls Chad's unlawful policies*: whose, by what it is called."""
        for below in self.a.clauses_under.get(act.head, ()):
            if below.link == "complement" and below.lemma in ("call", "describe", "see", "consider", "regard"):
                nouns = (*below.attribute, *below.object, *(n for p, n in below.obliques if p == "as"))
                found = tuple(e for n in nouns for e in self.sides.at(n, "attacker", source))
                if found and not any(e is f for e in found for f in source):
                    return found
        return ()

    def other_state(self, token: int, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The only other state that the token's sentence names; () if it names none or several."""
        mine = {e.country for e in source}
        cast = self.bench.cast
        codes = [c for c in cast.named.get(self.a.tokens[token].sentence, []) if c not in mine]
        if len(codes) != 1 or None in mine:
            return ()
        found = (e for r in cast.refs for e in r.entities if e.kind == "state" and e.country == codes[0])
        return tuple(e for e in (next(found, None),) if e is not None)

    def _answered(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whose words are meant in *dismissed the criticism*: the last before who said such a thing to the source."""
        mine = {(e.country, e.sector) for e in source}
        for draft in sorted(self.bench.out.drafts, key=lambda d: -d.head):
            if draft.type in _ANSWERED and draft.head < act.head:
                meant = not draft.target or bool({(e.country, e.sector) for e in draft.target} & mine)
                apart = not {id(e) for e in draft.source} & {id(e) for e in source}
                if meant and apart:
                    return draft.source
                break
        return self._speaker(act, source)

    def _speaker(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whoever spoke last before the act, in its sentence or the one before: *X warns …; Y dismisses it*."""
        assert act.clause is not None
        for clause in reversed(self.a.clauses):
            if clause.head >= act.head or act.clause.sentence - clause.sentence > 1:
                continue
            said = self.bench.book.operators.get(("verb", clause.lemma), ())
            if clause.voice == "active" and any(o.reports or o.id == "threaten" for o in said):
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, clause), "agent", without=source)
                return () if any(f is e for f in found for e in source) else found
        return ()
