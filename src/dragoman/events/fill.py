"""Fill: in, an act; out, who is its source and who its target, told, understood or implied."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..actors.cast import Entity, unique
from ..codebook import Rule
from ..language import Analysis, Clause
from .bench import BODIES, PARTNERED, Act, Bench
from .match import timed
from .sides import clause_getter

__all__ = ["Filler", "sides_problem", "soldiers"]

_TOWARDS: Final = frozenset({"REJECT", "SANCTION", "THREATEN", "AGREE", "ACCUSE"})
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
        self.a, self.cast, self.sides = bench.a, bench.cast, bench.sides

    def fill(self, act: Act) -> tuple[tuple[Entity, ...], tuple[Entity, ...], bool]:
        """Source, target and whether the act is reciprocal."""
        rule, get = act.pattern.rule, act.get
        policy = "attacker" if rule.type == "ASSAULT" else "agent"
        source, how = self.sides.fill(rule.source, get, policy)
        if not source and act.clause is not None and rule.source == ("subject",):
            source = self._understood_source(act.clause) if act.clause.voice == "active" else self._passive_source(act)
        by_name = how in ("adjective", "possessor") or (how == "subject" and self._by_adjective(act))
        if not source and act.clause is None and rule.type == "CONSULT":
            source = self._guest(act.head)
        source = soldiers(rule.type, source, by_name)
        function = [p for p in act.pattern.function if p not in rule.source]
        slots = [*function, *(f"object.{p}" for p in function if p in _PARTNER), *rule.target]
        target, slot = self.sides.fill(slots, get, rule.phrase, without=source)
        if not target and rule.type == "AID" and act.clause is not None and act.clause.link == "relative":
            target = self._thanking(act.clause, source)
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
        if not target and act.clause is not None and rule.id == "crowd-control":
            below = [c for c in self.a.clauses_under.get(act.head, ()) if c.link == "infinitive"]
            if below:
                target, _ = self.sides.fill(("object",), clause_getter(self.a, below[0]), rule.phrase, without=source)
        if not target and act.clause is not None and rule.type in ("REQUEST", "PROTEST"):
            target = self._asked(act.clause, source, rule)
        if not target and source and rule.id in ("restrict", "curfew", "martial-law", "lift-curbs"):
            own = [e for e in source if e.kind != "body" and e.country and len(e.country) == 3]
            target = tuple(Entity("population", f"people of {e.country}", e.country, "CVL") for e in own[:1])
        if not target and source and rule.type in PARTNERED:
            target = self.bench.partner(source)
        if not target and source and act.clause is not None and rule.type in _TOWARDS and rule.reciprocal == "no":
            target = self._other(act.clause, source)
        if (
            not target
            and rule.reciprocal != "no"
            and len(source) == 1
            and (source[0].plural or source[0].kind == "body")
        ):
            target, reciprocal = source, True
        if reciprocal and not source and len(target) >= 2:
            source = target
        if reciprocal and source and target:
            both = unique((*source, *target))
            source, target = both, both
        return source, target, reciprocal

    def _asked(self, clause: Clause, source: tuple[Entity, ...], rule: Rule) -> tuple[Entity, ...]:
        """Who is asked in *called for X to leave*, and whom a crowd means in *protest, demanding that X resign*."""
        for below in self.a.clauses_under.get(clause.head, ()):
            slots = ("subject",) if rule.type == "REQUEST" else ("object", "for", "against", "to", "on")
            found, _ = self.sides.fill(slots, clause_getter(self.a, below), "agent", without=source)
            if found and not any(f is s for f in found for s in source):
                return found
        return ()

    def _other(self, clause: Clause, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The only other state that the sentence names, for acts that are always done towards somebody."""
        if any(c.link == "complement" for c in self.a.clauses_under.get(clause.head, ())):
            return ()
        mine = {e.country for e in source}
        codes = [c for c in self.cast.named.get(clause.sentence, []) if c not in mine]
        if len(codes) != 1 or None in mine or clause.link not in ("root", "conjunct", "complement"):
            return ()
        refs = (r for r in self.cast.refs if self.a.tokens[r.first].sentence == clause.sentence)
        named = [e for r in refs for e in r.entities if e.country == codes[0] and e.kind == "state"]
        return (named[0],) if named else ()

    def _guest(self, noun: int) -> tuple[Entity, ...]:
        """Whose visit or talks an unowned noun means: the subject's (*signs a treaty during a visit to Sukhumi*)."""
        t = self.a.tokens[noun]
        if t.relation not in ("object", "prep_object", "conjunct"):
            return ()
        for up in self.a.ancestors(noun):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, upper), "agent")
                return found
        return ()

    def _by_adjective(self, act: Act) -> bool:
        """True if the subject is no actor itself but carries its nationality: *Israeli airstrikes killed*."""
        return act.clause is not None and all(s not in self.cast.at for s in act.clause.subject)

    def _passive_source(self, act: Act) -> tuple[Entity, ...]:
        """The agent of a passive without *by*: who launched the weapon it was done with, else the implied one."""
        if act.pattern.rule.type == "ASSAULT":
            found, _ = self.sides.fill(("by", "with", "from"), act.get, "agent")
            if found and all(e.sector != "CVL" for e in found):
                return found
        return self._implied(act)

    def _implied(self, act: Act) -> tuple[Entity, ...]:
        """Who arrests and convicts where no agent is told: police and courts of the country it happens in."""
        rule, clause = act.pattern.rule, act.clause
        sector = {"arrest": "COP", "convict": "JUD", "investigate": "COP"}.get(rule.id)
        if sector is None or clause is None:
            return ()
        found, _ = self.sides.fill(("in", "at", "near"), act.get, "patient")
        codes = [e.country for e in found if e.country] or self.cast.countries.get(clause.sentence, [])
        if not codes:
            return ()
        return (Entity("institution", "police" if sector == "COP" else "court", codes[0], sector),)

    def _thanking(self, clause: Clause, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whoever thanks for aid received it: the state of the subject above the relative clause."""
        for up in self.a.ancestors(clause.head):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, upper), "agent", without=source)
                return found
        return ()

    def _understood_source(self, clause: Clause) -> tuple[Entity, ...]:
        """Headline style and bare participles: the actor of the clause above."""
        if clause.parent is None or clause.link not in ("infinitive", "gerund", "adverbial", "participle"):
            return ()
        for up in (self.a.tokens[clause.parent], *self.a.ancestors(clause.parent)):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, upper), "agent")
                return found
        return ()


# Prepositions that bring a party, on the object as on the verb: *recalled its ambassador to Sweden*.
_PARTNER: Final = frozenset({"to", "with", "against", "on", "for", "about"})
# Words for an attacker of whom nothing else is known.
_SOMEBODY: Final = frozenset("man woman person individual driver people teenager teen youth boy girl stranger".split())


def soldiers(event_type: str, source: tuple[Entity, ...], by_name: bool) -> tuple[Entity, ...]:
    """An adjective gives the side: *Israeli airstrikes* are the Israeli army's (coding guide, section 3)."""
    if event_type == "PROTEST":
        return tuple(Entity("population", "protesters", e.country, "CVL") if e.kind == "state" else e for e in source)
    if event_type == "ASSAULT" and len(source) == 1 and source[0].kind == "person" and source[0].sector == "CVL":
        return (replace(source[0], sector="UNK"),) if source[0].role in _SOMEBODY else source
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
    if not source and rule.type == "ASSAULT" and _in_passing(a, act):
        return "violence in passing, by nobody told of"
    if not source and rule.type not in ("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "RETREAT"):
        return "no source found"
    if not source and act.clause is not None and act.clause.voice == "active" and rule.type != "ASSAULT":
        return "no source found"
    if rule.type == "CONSULT" and len(source) == 1 and source == target and source[0].country not in BODIES:
        return "nobody to consult with"
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
