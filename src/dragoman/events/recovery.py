"""Recovery: in, an act with a side that its own words do not give; out, who it is by the clause, report or rule.

*was arrested* (by the police of the place), *during a visit to Sukhumi* (the subject's), *condemned the attacks* (of
those who were told to have attacked), *protests over a fee* (against one's own government).
"""

from __future__ import annotations

from typing import Final

from ..actors.cast import Entity
from ..codebook import Rule
from ..language import Clause
from .bench import BODIES, PARTNERED, UNKNOWN_ATTACKERS, Act, Bench
from .sides import clause_getter
from .understood import Understood

__all__ = ["Recovery"]

# Acts that are always done towards somebody.
_TOWARDS: Final = frozenset({"REJECT", "SANCTION", "THREATEN", "AGREE", "ACCUSE"})
# What crowds hold against those who govern them.
_GRIEVANCES: Final = frozenset(
    """government policy corruption tax fee law bill reform austerity election vote price regime economy economic cut
    subsidy constitution extradition unemployment curfew lockdown president minister ruling cost inflation wage
    anti-government anti-corruption pension budget parliament referendum democracy""".split()
)
_DEEDS: Final = frozenset(
    """attack strike airstrike bombing shelling killing murder assassination massacre invasion aggression raid
    detention arrest imprisonment abduction kidnapping violence assault atrocity shooting crackdown seizure ban
    execution launch test violation incursion offensive deportation expulsion coup""".split()
)
# Who arrests, charges and sentences where no agent is told.
_WHO_IN_LAW: Final = {
    "on-trial": "JUD",
    "arrest": "COP",
    "custody": "COP",
    "investigate": "COP",
    "convict": "JUD",
    "sentence": "JUD",
}
_AS: Final = frozenset({"as", "when", "after", "while"})
_POINTING: Final = frozenset("the this that these those such their his her its".split())


class Recovery:
    """Finds sides that are understood, in one report."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.a, self.cast, self.sides = bench.a, bench.cast, bench.sides
        self.understood = Understood(bench)

    def source(self, act: Act) -> tuple[Entity, ...]:
        """The source of an act whose words name none; () if there is none to be understood."""
        rule, clause = act.pattern.rule, act.clause
        if rule.id in ("on-trial", "custody"):
            return self._implied(act)
        if clause is not None and rule.source == ("subject",):
            return self._understood_source(clause) if clause.voice == "active" else self._passive_source(act)
        if clause is None and rule.type == "PROTEST":
            return self._crowd(act.head)
        return self._guest(act.head) if clause is None and rule.type == "CONSULT" else ()

    def target(self, act: Act, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The target of an act whose words name none; () if there is none to be understood."""
        rule, clause = act.pattern.rule, act.clause
        found: tuple[Entity, ...] = ()
        if clause is not None and rule.type == "AID" and clause.link == "relative":
            found = self._thanking(clause, source)
        if not found and clause is not None and rule.id == "crowd-control":
            found = self._dispersed(act, rule, source)
        if not found and clause is not None and rule.type in ("REQUEST", "PROTEST"):
            found = self._asked(clause, source, rule)
        if not found and source and rule.id in ("restrict", "curfew", "martial-law", "lift-curbs"):
            own = [e for e in source if e.kind != "body" and e.country and len(e.country) == 3]
            found = tuple(Entity("population", f"people of {e.country}", e.country, "CVL") for e in own[:1])
        if not found and clause is not None and rule.type in ("ACCUSE", "REQUEST", "REJECT"):
            found = self._doers(clause, source)
        if not found:
            found = self.understood.target(act, source)
        if not found and source and rule.type in PARTNERED:
            found = self.bench.partner(source)
        other = rule.type in _TOWARDS and rule.reciprocal == "no" and rule.id != "condemn-deed"
        if not found and source and clause is not None and other:
            found = self._other(clause, source)
        if not found and rule.type == "PROTEST":
            found = self.rulers(act.head, source)
        return found

    def mourners(self, rule: Rule, source: tuple[Entity, ...], target: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Condolences go to whom one talks with, else to the country of the dead, never to the dead."""
        if rule.id != "condole" or not target or not source:
            return target
        partner = self.bench.partner(source)
        if partner and {e.country for e in partner} & {e.country for e in target}:
            return partner
        return target

    def _dispersed(self, act: Act, rule: Rule, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whom *use tear gas to disperse protesters* is done to."""
        below = [c for c in self.a.clauses_under.get(act.head, ()) if c.link == "infinitive"]
        if not below:
            return ()
        return self.sides.fill(("object",), clause_getter(self.a, below[0]), rule.phrase, without=source)[0]

    def _doers(self, clause: Clause, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whose deed is meant in *condemned these attacks*: the source of the last such deed told before."""
        named = [i for i in (*clause.object, *(n for _, n in clause.obliques)) if self.a.tokens[i].lemma in _DEEDS]
        if not any({c.text.lower() for c in self.a.children(i)} & _POINTING for i in named):
            return ()
        for draft in reversed(self.bench.out.drafts):
            if draft.type in ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION") and draft.head < clause.head:
                told = all(e.name != UNKNOWN_ATTACKERS for e in draft.source)
                apart = not {e.country for e in draft.source} & {e.country for e in source}
                return draft.source if told and apart else ()
        return ()

    def rulers(self, head: int, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """A crowd with a grievance about how it is governed protests against its own government."""
        s = self.a.sentences[self.a.tokens[head].sentence]
        words = {t.lemma for t in self.a.tokens[s.first : s.last + 1]}
        codes = [e.country for e in source if e.country and len(e.country) == 3]
        if not codes or not words & _GRIEVANCES or "pro" in words or "pro-government" in words:
            return ()
        state = next(
            (e for r in self.cast.refs for e in r.entities if e.kind == "state" and e.country == codes[0]), None
        )
        return (state or Entity("state", f"government of {codes[0]}", codes[0], "GOV"),)

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

    def _passive_source(self, act: Act) -> tuple[Entity, ...]:
        """The agent of a passive without *by*: who launched the weapon it was done with, else the implied one."""
        if act.pattern.rule.type == "ASSAULT":
            found, _ = self.sides.fill(("by", "with", "from"), act.get, "agent")
            if found and all(e.sector != "CVL" for e in found):
                return found
            if act.clause is not None and (found := self._striker(act.clause)):
                return found
        return self._implied(act)

    def _striker(self, clause: Clause) -> tuple[Entity, ...]:
        """Who struck, told beside what it did: *two were killed after militants opened fire*."""
        for below in self.a.clauses_under.get(clause.head, ()):
            violent = any(p.rule.type == "ASSAULT" for p in self.bench.book.verbs.get(below.lemma, ()))
            if below.marker in _AS and below.link == "adverbial" and below.voice == "active" and violent:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, below), "attacker")
                return tuple(e for e in found if e.kind != "state")
        return ()

    def _implied(self, act: Act) -> tuple[Entity, ...]:
        """Who arrests and convicts where no agent is told: police and courts of the country it happens in."""
        rule, clause = act.pattern.rule, act.clause
        sector = _WHO_IN_LAW.get(rule.id)
        if sector is None or clause is None:
            return ()
        found, _ = self.sides.fill(("in", "at", "near"), act.get, "patient")
        codes = [e.country for e in found if e.country] or self.cast.countries.get(clause.sentence, [])
        codes = [c for c in codes if c not in BODIES]
        if not codes:
            return ()
        return (Entity("institution", "police" if sector == "COP" else "court", codes[0], sector),)

    def _crowd(self, noun: int) -> tuple[Entity, ...]:
        """Who protests where nobody is named: the people of the place, else of the only country told of."""
        words = {c.text.lower() for c in self.a.children(noun)}
        if words & {"such", "any", "no"} or ("the" in words and "against" not in words):
            return ()
        sentence = self.a.tokens[noun].sentence
        codes = self.cast.places.get(sentence) or self.cast.countries.get(sentence, [])
        codes = [c for c in dict.fromkeys(codes) if c not in BODIES]
        return (Entity("population", "protesters", codes[0], "CVL"),) if codes else ()

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
        if clause.link == "adverbial" and clause.subject and clause.marker in _AS:
            return ()  # *died as gunfire downed a helicopter*: it has a subject of its own
        for up in (self.a.tokens[clause.parent], *self.a.ancestors(clause.parent)):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, upper), "agent")
                return found
        return ()
