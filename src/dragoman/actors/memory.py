"""Memory: in, references as a reader meets them; out, who has been named so far, and states by code."""

from __future__ import annotations

from typing import Final

from ..knowledge import Knowledge
from ..language import Analysis
from .cast import Cast, Entity, Ref, head_token

__all__ = ["Memory"]


_SPAN: Final = 300  # references back that a role noun or collective may reach


class Memory:
    """What a reader of one report remembers: every reference so far, in order."""

    def __init__(self, a: Analysis, cast: Cast, knowledge: Knowledge) -> None:
        self.a, self.cast, self.k = a, cast, knowledge
        self.seen: list[Ref] = []
        self.states: dict[str, Entity] = {}
        for ref in cast.refs:
            for e in ref.entities:
                if e.kind == "state" and e.country:
                    self.states.setdefault(e.country, e)

    @property
    def recent(self) -> list[Ref]:
        """The references a reader still has in mind: the last few hundred, in order."""
        return self.seen[-_SPAN:]

    def meet(self, ref: Ref) -> None:
        """Take note of a reference; places and unexplained names are no antecedents."""
        if ref.kind not in ("unknown", "place"):
            self.seen.append(ref)

    def add(
        self,
        first: int,
        last: int,
        kind: str,
        who: tuple[Entity, ...],
        rule: str,
        *,
        antecedent: Ref | None = None,
        plural: bool = False,
    ) -> Ref:
        """Put a reference on the tokens ``first`` to ``last`` and remember it."""
        a = self.a
        ref = Ref(a.tokens[first].start, a.tokens[last].end, first, last, head_token(a, first, last), kind, who, rule)
        ref.antecedent, ref.plural = antecedent, plural
        self.cast.add(ref)
        self.seen.append(ref)
        return ref

    def state(self, code: str) -> Entity:
        """The state of a country code, one entity for the whole report."""
        if code not in self.states:
            country = self.k.country(code)
            self.states[code] = Entity("state", country.name if country else code, code, "GOV")
        return self.states[code]
