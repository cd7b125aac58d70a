"""Fill: in, an act; out, who is its source and who its target, told, understood or implied."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..actors.cast import Entity, unique
from ..codebook import Rule
from ..language import Analysis
from .bench import BODIES, Act, Bench
from .match import timed
from .mishaps import mishap
from .recovery import Recovery

__all__ = ["Filler", "sides_problem", "soldiers"]

_REQUIRE_TARGET: Final = frozenset(
    {
        "AID",
        "SANCTION",
        "COOPERATE",
        "REQUEST",
        "ACCUSE",
        "SUPPORT",
        "AGREE",
        "CONSULT",
        "REJECT",
        "THREATEN",
        "COERCE",
        "CONCEDE",
    }
)


class Filler:
    """Finds the sides of the acts of one report."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.cast, self.sides = bench.cast, bench.sides
        self.recovery = Recovery(bench)

    def fill(self, act: Act) -> tuple[tuple[Entity, ...], tuple[Entity, ...], bool]:
        """Source, target and whether the act is reciprocal."""
        rule = act.pattern.rule
        source = self._source(act)
        target, slot = self._told_target(act, source)
        reciprocal = rule.reciprocal == "always"
        if (rule.reciprocal in ("plural", "always") and not target and len(source) >= 2) or (
            rule.reciprocal == "plural" and rule.type == "AGREE" and len({e.country for e in source}) >= 2
        ):
            target, reciprocal = source, True
        elif rule.reciprocal == "plural":
            reciprocal = (
                slot is not None
                and (slot in ("with", "between") or slot.endswith((".with", ".between")))
                and rule.type in ("COOPERATE", "SUPPORT", "AGREE")
            )
        if not target:
            target = self.recovery.target(act, source)
            act.understood |= bool(target)
        alone = len(source) == 1 and (source[0].plural or source[0].kind == "body")
        if not target and rule.reciprocal != "no" and alone:
            target, reciprocal = source, True
        if reciprocal and not source and len(target) >= 2 and not (act.clause is None and slot == "with"):
            source = target
        if reciprocal and source and target:
            both = unique((*source, *target))
            source, target = both, both
        return source, target, reciprocal

    def _source(self, act: Act) -> tuple[Entity, ...]:
        rule = act.pattern.rule
        source, how = self.sides.fill(rule.source, act.get, "attacker" if rule.type == "ASSAULT" else "agent")
        if act.clause is not None and act.clause.voice == "passive" and how not in (None, "subject"):
            done_to, _ = self.sides.fill(("object",), act.get, "patient")
            source = tuple(e for e in source if not any(e is o for o in done_to))  # *released from her prison*
        if rule.type == "ASSAULT" and (towns := self._towns()):
            source = tuple(e for e in source if id(e) not in towns)  # a town strikes nobody
        by_name = how in ("adjective", "possessor") or (how == "subject" and self._by_adjective(act))
        if not source:
            source = self.recovery.source(act)
            act.understood |= bool(source)
        return soldiers(rule.type, source, by_name)

    def _told_target(self, act: Act, source: tuple[Entity, ...]) -> tuple[tuple[Entity, ...], str | None]:
        rule = act.pattern.rule
        if rule.mode == "resign":
            return (), None  # one resigns from a post, towards nobody
        function = [p for p in act.pattern.function if p not in rule.source]
        if rule.type == "SANCTION" and not act.pattern.objects and rule.target[:1] == ("object",):
            function = [p for p in function if p != "from"]  # *suspended X from Y* is done to X
        slots = [*function, *(f"object.{p}" for p in function if p in _PARTNER), *rule.target]
        target, slot = self.sides.fill(slots, act.get, rule.phrase, without=source)
        if rule.mode == "visit" and act.clause is not None:
            target = self._hosts(target)
        if rule.type == "PROTEST" and (towns := self._towns()):
            target = tuple(e for e in target if id(e) not in towns)  # where one marches, not against whom
        return self.recovery.mourners(rule, source, target), slot

    def _hosts(self, target: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whoever visits a city visits its country's government: *visited Kyiv*."""
        towns = self._towns()
        return tuple(Entity("state", e.name, e.country, "GOV") if id(e) in towns else e for e in target)

    def _towns(self) -> set[int]:
        return {id(e) for r in self.cast.refs if r.kind == "place" for e in r.entities}

    def _by_adjective(self, act: Act) -> bool:
        """True if the subject is no actor itself but carries its nationality: *Israeli airstrikes killed*."""
        return act.clause is not None and all(s not in self.cast.at for s in act.clause.subject)


# Prepositions that bring a party, on the object as on the verb: *recalled its ambassador to Sweden*.
_PARTNER: Final = frozenset({"to", "with", "against", "on", "for", "about"})
# Words for an attacker of whom nothing else is known.
_SOMEBODY: Final = frozenset("man woman person individual driver people teenager teen youth boy girl stranger".split())


_NAMELESS: Final = frozenset("unknown unidentified men masked armed assailant assailants perpetrator suspect".split())


def soldiers(event_type: str, source: tuple[Entity, ...], by_name: bool) -> tuple[Entity, ...]:
    """An adjective gives the side: *Israeli airstrikes* are the Israeli army's (coding guide, section 3)."""
    if event_type == "PROTEST":
        return tuple(Entity("population", "protesters", e.country, "CVL") if e.kind == "state" else e for e in source)
    if event_type == "ASSAULT" and len(source) == 1 and source[0].kind == "person" and source[0].sector == "CVL":
        return (replace(source[0], sector="UNK"),) if source[0].role in _SOMEBODY else source
    if event_type == "ASSAULT" and len(source) == 1 and source[0].sector == "CVL":
        nameless = _NAMELESS & set(source[0].name.lower().split())
        return (replace(source[0], sector="UNK"),) if nameless else source
    if not by_name or event_type not in ("ASSAULT", "MOBILIZE"):
        return source
    return tuple(Entity("institution", e.name, e.country, "MIL") if e.kind == "state" else e for e in source)


def sides_problem(
    a: Analysis, rule: Rule, source: tuple[Entity, ...], target: tuple[Entity, ...], act: Act
) -> str | None:
    """Why these sides make no event, if they make none."""
    if not source and not target:
        return "no side found"
    if rule.needs == "source" and not source:
        return "no source found"
    if rule.needs == "both" and (not source or not target):
        return "a side is missing"
    if rule.needs in ("target", "request") and not target:
        return "no target found"
    if not target and rule.type in _REQUIRE_TARGET and not rule.target_optional:
        return "no target found"
    if not source and rule.type == "ASSAULT" and mishap(a, a.tokens[act.head].sentence):
        return "an accident or a disaster"
    if not source and rule.type == "ASSAULT" and _in_passing(a, act):
        return "violence in passing, by nobody told of"
    if (
        not source
        and rule.id != "justice"
        and rule.type not in ("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "RETREAT")
    ):
        return "no source found"
    if not source and act.clause is not None and act.clause.voice == "active" and rule.type != "ASSAULT":
        return "no source found"
    alone = rule.type == "CONSULT" and len(source) == 1 and source == target
    if alone and (source[0].country not in BODIES or act.clause is None):
        return "nobody to consult with"
    home = {e.country for e in (*source, *target)}
    if rule.mode == "visit" and rule.reciprocal == "no" and len(home) == 1 and None not in home and not home & BODIES:
        return "at home"
    if source and target and source != target and all(any(s is t for s in source) for t in target):
        return "source and target are one"
    return None


def _in_passing(a: Analysis, act: Act) -> bool:
    """*the murder of X*, *people killed in the war*: violence named or described, not reported; dated, it is."""
    clause = act.clause
    if clause is None:
        dated = any(timed(a, c.i) for c in a.children(act.head, "preposition"))
        return not dated and not a.children(act.head, "temporal")
    return clause.voice == "passive" and clause.link in ("participle", "relative", "modifier")
