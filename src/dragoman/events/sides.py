"""Sides: in, the words in a slot of a clause; out, the actors they stand for or contain.

A phrase that is no actor itself (*Canada's decision*, *Russian missile strikes*, *the attack by rebels*) gives
up the actor it belongs to; which of its actors that is depends on whether its agent, its patient or its owner
is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from ..actors.cast import Cast, Entity, Ref, unique
from ..language import Analysis, Clause

__all__ = ["Getter", "Sides", "clause_getter", "noun_getter"]

Getter = Callable[[str], Sequence[int]]

_ORDER: Final[dict[str, tuple[str, ...]]] = {
    "attacker": ("possessor", "adjective", "by", "between", "from"),
    "agent": ("possessor", "adjective", "by", "of", "from", "between", "against", "on", "to", "in", "with"),
    "patient": (
        "of",
        "against",
        "on",
        "to",
        "for",
        "possessor",
        "adjective",
        "from",
        "with",
        "at",
        "in",
        "near",
    ),
    "owner": (
        "possessor",
        "adjective",
        "of",
        "with",
        "between",
        "by",
        "for",
        "from",
        "to",
        "among",
        "in",
        "against",
    ),
    "any": ("to", "with", "possessor", "of", "adjective", "between", "for", "by", "in"),
}
# Things that people act with: *drones launched by militants* gives up the militants, *Russian tanks* Russia.
_WEAPONS: Final = frozenset("drone missile rocket bomb tank mortar shell artillery".split())
_PLACE_SLOTS: Final = frozenset({"in", "at", "near", "outside", "inside", "through", "object.in", "object.at"})
_DEPTH: Final = 4


def clause_getter(a: Analysis, clause: Clause) -> Getter:
    """Slots of a clause: subject, object, indirect, prepositions and ``object.PREP``."""

    def get(slot: str) -> Sequence[int]:
        if slot == "subject":
            return clause.subject
        if slot == "object":
            return clause.object or tuple(n for n in clause.attribute if clause.voice == "passive")
        if slot == "indirect":
            return clause.indirect
        if slot.startswith("object."):
            prep = slot[7:]
            return [n for o in clause.object for p, n in a.prepositions(o) if p == prep]
        return [n for p, n in clause.obliques if p == slot]

    return get


def noun_getter(a: Analysis, noun: int) -> Getter:
    """Slots of a noun: possessor, adjective, prepositions."""

    def get(slot: str) -> Sequence[int]:
        if slot == "possessor":
            return a.possessors(noun)
        if slot == "adjective":
            return [c.i for c in a.children(noun, "modifier", "name_part")]
        if slot == "anti":
            return [c.i for c in a.children(noun, "modifier", "name_part") if opposed(a, c.i)]
        if slot == "agent":
            below = (a.clause_at.get(c.i) for c in a.children(noun, "participle", "relative"))
            return [s for c in below if c is not None and noun not in c.subject for s in c.subject]
        return [n for p, n in a.prepositions(noun) if p == slot]

    return get


def opposed(a: Analysis, i: int) -> bool:
    """True of the nationality in *anti-Japanese*."""
    return i >= 2 and a.tokens[i - 1].text in ("-", "–") and a.tokens[i - 2].text.lower() == "anti"


class Sides:
    """Finds the actors of slots in one report."""

    def __init__(self, a: Analysis, cast: Cast) -> None:
        self.a, self.cast = a, cast

    def fill(
        self,
        slots: Iterable[str],
        get: Getter,
        policy: str,
        *,
        without: Sequence[Entity] = (),
    ) -> tuple[tuple[Entity, ...], str | None]:
        """The actors of the first slot that has any, and the slot's name."""
        for slot in slots:
            found: list[Entity] = []
            for token in get(slot):
                if slot in ("adjective", "anti"):
                    if slot == "adjective" and opposed(self.a, token):
                        continue
                    found.extend(self._modifier(token))
                else:
                    found.extend(self.at(token, policy, without))
            kept = self._minus(unique(found), without)
            if kept:
                return kept, slot
        return (), None

    @staticmethod
    def _minus(found: tuple[Entity, ...], without: Sequence[Entity]) -> tuple[Entity, ...]:
        if not without or not found:
            return found
        countries = {w.country for w in without if w.country}
        kept = tuple(
            e for e in found if not any(e is w for w in without) and not (e.kind == "state" and e.country in countries)
        )
        other = tuple(e for e in kept if e.country not in countries)
        if len(found) > len(kept) or len(found) > 1:
            return other or kept
        return kept

    def at(self, token: int, policy: str, without: Sequence[Entity] = (), depth: int = 0) -> list[Entity]:
        """Actors a token stands for, else those of its phrase by ``policy``; not only those of ``without``."""
        ref = self.cast.at.get(token)
        if ref is not None and ref.kind == "role" and self.a.tokens[token].lemma in _WEAPONS:
            launched = self._inside(token, "attacker", without, depth)
            return (
                launched if any(e.kind != "state" for e in launched) or not ref.entities[0].country else [*ref.entities]
            )
        if ref is not None and ref.entities and ref.kind not in ("adjective", "unknown"):
            return [*self._joined(ref), *ref.entities]
        found = self._inside(token, policy, without, depth)
        if found or ref is None or ref.kind != "unknown":
            return found
        return list(ref.entities)

    def _joined(self, ref: Ref) -> list[Entity]:
        """The actor before *and* that the parse took for a part of this one: *Donald Trump and President Putin*."""
        k = ref.first - 1
        if k < 1 or self.a.tokens[k].lemma not in ("and", "&"):
            return []
        before = self.cast.at.get(k - 1)
        if before is None or before.kind != ref.kind or before.kind not in ("person", "country"):
            return []
        inside = range(ref.first, ref.last + 1)
        return list(before.entities) if self.a.tokens[before.head].head in inside else []

    def _inside(self, token: int, policy: str, without: Sequence[Entity], depth: int) -> list[Entity]:
        """Actors among the dependents of a word that is no actor itself."""
        if depth >= _DEPTH:
            return []
        t = self.a.tokens[token]
        if t.kind not in ("noun", "name", "adjective", "number", "pronoun", "determiner"):
            return []
        get = noun_getter(self.a, token)
        for slot in (*_ORDER[policy], "agent"):
            found: list[Entity] = []
            for n in get(slot):
                if slot == "adjective":
                    found.extend(self._modifier(n))
                elif slot in _PLACE_SLOTS:
                    found.extend(e for e in self.at(n, policy, without, depth + 1) if e.kind in ("state", "population"))
                else:
                    found.extend(self.at(n, policy, without, depth + 1))
            if self._minus(unique(found), without):
                return found
        return []

    def _modifier(self, token: int) -> list[Entity]:
        ref = self.cast.at.get(token)
        if ref is None or not ref.entities:
            return []
        if ref.kind in (
            "adjective",
            "country",
            "body",
            "group",
            "institution",
            "capital",
            "company",
            "party",
            "role",
            "seat",
            "person",
        ):
            return list(ref.entities)
        return []
