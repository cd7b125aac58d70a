"""Cast: in, references found in a text; out, the actors of a report and who stands at which word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ..language import Analysis
from ..records import Actor, ActorKind, Evidence, Mention

__all__ = ["Cast", "Entity", "Ref"]


@dataclass(slots=True, eq=False)
class Entity:
    """An actor while a report is being read: it gathers names and posts from all its mentions."""

    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    office: str | None = None
    id: str | None = None
    plural: bool = False
    honorific: bool = False
    first: int = 0
    surname: str | None = None

    def actor(self) -> Actor:
        """The frozen record of this entity, as fully named as the report has it."""
        return Actor(self.name, self.kind, self.country, self.sector, self.role, self.id)


@dataclass(slots=True, eq=False)
class Ref:
    """Words that stand for actors.

    ``start``/``end`` are characters, ``first``/``last`` tokens (inclusive), ``head`` the token by which
    the words hang in the sentence. ``kind`` is ``person``, ``country``, ``adjective``, ``capital``,
    ``seat``, ``body``, ``institution``, ``group``, ``role``, ``people``, ``place``, ``unknown``, ``pronoun`` or
    ``collective``.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    kind: str
    entities: tuple[Entity, ...]
    rule: str
    plural: bool = False
    antecedent: Ref | None = None
    note: str | None = None
    word: str = ""


@dataclass(slots=True)
class Cast:
    """All references of a report, by token.

    ``countries`` and ``places`` are country codes by sentence, strongest first, ``countries`` with those of the whole
    report behind, ``named`` without; ``parties`` are the states its title names.
    """

    analysis: Analysis
    refs: list[Ref] = field(default_factory=list)
    at: dict[int, Ref] = field(default_factory=dict)
    countries: dict[int, list[str]] = field(default_factory=dict)
    named: dict[int, list[str]] = field(default_factory=dict)
    places: dict[int, list[str]] = field(default_factory=dict)
    parties: tuple[Entity, ...] = ()

    def add(self, ref: Ref) -> None:
        """Put ``ref`` at its tokens; a token keeps the reference it got first."""
        self.refs.append(ref)
        for k in range(ref.first, ref.last + 1):
            self.at.setdefault(k, ref)

    def entities_at(self, token: int) -> tuple[Entity, ...]:
        """The actors a token stands for; () if none."""
        ref = self.at.get(token)
        return ref.entities if ref is not None else ()

    def entities(self) -> list[Entity]:
        """Every actor of the report, in order of first mention, each once."""
        seen: dict[int, Entity] = {}
        for ref in sorted(self.refs, key=lambda r: r.start):
            for entity in ref.entities:
                seen.setdefault(id(entity), entity)
        return list(seen.values())

    def mentions(self) -> Iterator[Mention]:
        """The references as records, in text order; nationality adjectives alone are left out."""
        a = self.analysis
        for ref in sorted(self.refs, key=lambda r: (r.start, r.end)):
            if not ref.entities or ref.kind == "unknown":
                continue
            before = ref.antecedent
            yield Mention(
                Evidence(ref.start, ref.end, a.text[ref.start : ref.end]),
                tuple(e.actor() for e in ref.entities),
                ref.rule,
                Evidence(before.start, before.end, a.text[before.start : before.end]) if before else None,
                ref.note,
            )


def head_token(a: Analysis, first: int, last: int) -> int:
    """The token of ``first``..``last`` by which the span hangs on the rest; core relations win."""
    inside = range(first, last + 1)
    best, rank = last, -1
    for k in inside:
        t = a.tokens[k]
        if t.head in inside and t.head != k:
            continue
        value = _RANK.get(t.relation, 1)
        if value > rank:
            best, rank = k, value
    return best


_RANK: Final = {
    "subject": 9,
    "passive_subject": 9,
    "object": 8,
    "indirect": 7,
    "prep_object": 7,
    "possessor": 7,
    "conjunct": 6,
    "apposition": 5,
    "root": 4,
    "predicate_noun": 4,
    "name_part": 2,
    "punctuation": 0,
    "determiner": 0,
}


def unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities without repeats, order kept."""
    seen: dict[int, Entity] = {}
    for e in entities:
        seen.setdefault(id(e), e)
    return tuple(seen.values())
