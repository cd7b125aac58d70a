"""Bench: in, one report's analysis, cast and codebook; out, the place its draft events are put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from ..actors.cast import Cast, Entity, unique
from ..codebook import Codebook, Pattern, Rule
from ..language import Analysis, Clause
from .confidence import Decided
from .operators import Verdict
from .sides import Getter, Sides

__all__ = ["BODIES", "PARTNERED", "UNKNOWN_ATTACKERS", "Act", "Bench", "Coding", "Draft", "Rejected"]

# Codes that stand for no country (coding guide, section 2).
BODIES: Final = frozenset(
    """UNO EUR NAT AFU ASN SCO CIC CSO ARL GCC OIC OAS G07 G20 IMF WBK WHO
    IAE ICC ICJ OPC OSC IGO NGO MNC IMG""".split()
)
# Types whose unnamed target is whom the source was meeting.
PARTNERED: Final = frozenset({"AGREE"})
# The name of a source that nobody tells (coding guide, section 3).
UNKNOWN_ATTACKERS: Final = "unknown attackers"
_WHERE: Final = frozenset({"in", "at", "near", "outside", "inside", "across", "on", "off"})


@dataclass(slots=True)
class Draft:
    """An event before it is dated, placed and merged. Tokens: ``head`` the act, ``anchor`` what governs it.

    ``family`` is the table of CAMEO codes that the operator above the act asks for, ``decided`` what made the draft an
    event, ``understood`` whether a side was found outside the words of the act.
    """

    type: str
    rule: Rule | None
    why: str
    head: int
    anchor: int
    source: tuple[Entity, ...]
    target: tuple[Entity, ...]
    reciprocal: bool
    mode: str | None
    tokens: set[int] = field(default_factory=set)
    reporters: tuple[Entity, ...] = ()
    commitment: str | None = None
    content: int | None = None
    nominal: bool = False
    used: frozenset[int] = frozenset()
    decided: Decided = "clause"
    understood: bool = False
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """An act that was considered and not coded, and why; ``head`` is its token."""

    head: int
    rule: str
    reason: str


@dataclass(slots=True)
class Coding:
    """The draft events of a report and the acts that were considered and rejected."""

    drafts: list[Draft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


@dataclass(slots=True)
class Act:
    """A match in its place: pattern, verdict, how to reach its slots, and the less specific patterns that fit too.

    ``understood`` is set when a side had to be found outside its words.
    """

    head: int
    pattern: Pattern
    verdict: Verdict
    get: Getter
    used: tuple[int, ...]
    clause: Clause | None
    others: tuple[tuple[Pattern, tuple[int, ...]], ...] = ()
    understood: bool = False


class Bench:
    """What the coding steps of one report share."""

    def __init__(self, a: Analysis, cast: Cast, book: Codebook) -> None:
        self.a, self.cast, self.book = a, cast, book
        self.sides = Sides(a, cast)
        self.out = Coding()

    def reject(self, head: int, rule: Rule | None, reason: str) -> None:
        """Note an act that is not coded, and why."""
        self.out.rejected.append(Rejected(head, rule.name if rule else "operator", reason))

    def emit(self, draft: Draft) -> None:
        """Add a draft event. Attackers nobody names take the country of the place (coding guide, section 3)."""
        nameless = bool(draft.source) and all(e.sector == "UNK" and not e.country for e in draft.source)
        if draft.type == "ASSAULT" and (not draft.source or nameless):
            codes = [e.country for e in draft.target if e.country and len(e.country) == 3 and e.country not in BODIES]
            near = self.cast.countries.get(self.a.tokens[draft.head].sentence, [])
            places = self.cast.places.get(self.a.tokens[draft.head].sentence, [])
            code = next(iter(self._scene(draft) + places + codes + near), None)
            unknown = (Entity("unknown", UNKNOWN_ATTACKERS, code, "UNK"),)
            draft.source = tuple(replace(e, country=code) for e in draft.source) or unknown
        if draft.type == "ASSAULT" and not draft.target:
            draft.target = self._struck(draft)
        self.out.drafts.append(draft)

    def _scene(self, draft: Draft) -> list[str]:
        """The country of the place that the act's own words name: *killed in Yemen's capital*."""
        clause = self.a.clause_at.get(draft.head)
        pairs = list(clause.obliques) if clause is not None else []
        pairs += [pn for i in sorted(draft.tokens) for pn in self.a.prepositions(i)]
        nouns = [n for p, n in pairs if p in _WHERE]
        found = [e for n in nouns for i in (n, *self.a.possessors(n)) for e in self.cast.entities_at(i)]
        found += [
            e for n in nouns for c in self.a.children(n, "apposition", "name_part") for e in self.cast.entities_at(c.i)
        ]
        found = [e for kind in ("state", "population") for e in found if e.kind == kind]  # *in Rafah, Egypt*
        return [e.country for e in found if e.country and e.country not in BODIES]

    def _struck(self, draft: Draft) -> tuple[Entity, ...]:
        """Whom an attack hit that names nobody: the people of its place, else of the other country told of."""
        sentence = self.a.tokens[draft.head].sentence
        mine = {e.country for e in draft.source}
        places = self.cast.places.get(sentence, [])
        others = [c for c in self.cast.named.get(sentence, []) if c not in mine]
        code = next(iter(places + others), None)
        return (Entity("population", f"people of {code}", code, "CVL"),) if code else ()

    def reporters(self, v: Verdict) -> tuple[Entity, ...]:
        """Who reported an act told in reported speech."""
        return unique(e for i in v.reporters for e in self.cast.entities_at(i))

    def tokens(self, act: Act) -> set[int]:
        """The words an act rests on."""
        tokens = {act.head, *act.used}
        if act.clause is not None:
            tokens |= set(act.clause.object) | {n for p, n in act.clause.obliques if p in act.pattern.function}
            if act.clause.voice == "passive":
                tokens |= set(act.clause.subject)
        else:
            tokens |= {n for _, n in self.a.prepositions(act.head)[:2]} | set(self.a.possessors(act.head))
        return tokens

    def partner(self, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whom the source was meeting: the other side of the last meeting told, else of the report's title."""
        mine = {e.country for e in source}
        for draft in reversed(self.out.drafts):
            if draft.type == "CONSULT" and draft.reciprocal and mine & {e.country for e in draft.source}:
                return tuple(e for e in draft.source if e.country not in mine)
        if mine & {e.country for e in self.cast.parties}:
            return tuple(e for e in self.cast.parties if e.country not in mine)
        return ()
