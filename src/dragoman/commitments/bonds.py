"""Bonds: in, the clauses of a report; out, the words that bind a side, with who is bound, to whom and to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..actors.cast import Entity
from ..events.bench import Bench, Draft
from ..events.operators import Verdict, judge
from ..language import Analysis, Clause
from ..records import CommitmentKind
from .parties import Parties
from .spans import Span, content, noun_content, of_clause, of_phrase
from .words import (
    AFFIRMING,
    BINDING_ADJECTIVES,
    BINDING_NOUNS,
    FOLLOWERS,
    FORCES,
    HOSTILE,
    HOSTILE_OBJECTS,
    HOSTILE_TYPES,
    ORDERING,
    PACTS,
    PROMISING,
    RESOURCES,
    SIGNING,
    TALKING,
    VIEWS,
)

__all__ = ["Bond", "Bonds", "alone", "serious"]

_ASPECT: Final = frozenset("continue begin start keep move proceed be work go".split())
_SEVERAL: Final = frozenset("series number package raft dozen set host string range worth variety".split())
_HEARING: Final = frozenset({"welcome", "appreciate", "applaud"})
_MAIN: Final = frozenset({"root", "conjunct", "complement", "parataxis"})
# *reassured them of support* thanks and soothes; only *assured them that …* binds.
_THAT: Final = frozenset({"assure", "reassure", "guarantee"})


@dataclass(frozen=True, slots=True)
class Bond:
    """A side bound by words. ``governor`` is the token that binds; ``draft`` the event it is told by, if coded.

    ``kind`` None means an agreement if several sides are bound, else a pledge.
    """

    kind: CommitmentKind | None
    governor: int
    span: Span
    by: tuple[Entity, ...]
    to: tuple[Entity, ...]
    why: str
    draft: Draft | None = None
    joint: bool = False


def serious(parties: tuple[Entity, ...]) -> bool:
    """True of parties some of whom act for a state, a body, a movement or a company: not of players and artists."""
    return any(e.country is not None and (e.kind != "person" or e.sector is not None) for e in parties)


def alone(parties: tuple[Entity, ...]) -> bool:
    """True of companies by themselves: what they bind themselves to is a commitment only towards somebody."""
    return all(e.kind == "company" or e.sector in ("BUS", "MED") or e.country == "MNC" for e in parties)


class Bonds:
    """Finds agreements, pledges, invitations and signed pacts in one report."""

    def __init__(self, bench: Bench, parties: Parties) -> None:
        self.bench, self.parties = bench, parties
        self.a: Analysis = bench.a
        drafts = bench.out.drafts
        self.hostile = {d.head for d in drafts if d.type in HOSTILE_TYPES and d.head == d.anchor}
        self.hostile |= {d.head for d in drafts if d.rule is not None and d.rule.type in HOSTILE_TYPES}
        self.hostile |= {r.head for r in bench.out.rejected if r.rule.split("/")[0] in HOSTILE_TYPES}

    def find(self) -> Iterator[Bond]:
        """Every bond of the report, in text order of its governor."""
        for clause in self.a.clauses:
            for read in (self._signed, self._promised, self._ready, self._affirmed, self._invited, self._ordered):
                bond = read(clause)
                if bond is not None:
                    yield bond
                    break

    def told(self, head: int) -> Verdict | None:
        """How a binding word is told; None if it is doubted, denied, refused, demanded or only threatened."""
        verdict = judge(self.a, self.bench.book, head)
        if verdict.status == "dropped" or verdict.refused or self._no_longer(head):
            return None
        if verdict.purpose and not self._met(head):
            return None
        if verdict.status == "operator" and verdict.operator is not None:
            return verdict if verdict.operator.id in ("agree", "promise", "propose", "plan", "decide") else None
        return verdict

    def _met(self, head: int) -> bool:
        """*spoke with X to reaffirm …*: the purpose of a meeting that was held is what was done at it."""
        clause = self.a.clause_at.get(head)
        up = self.a.clause_at.get(clause.parent) if clause is not None and clause.parent is not None else None
        return up is not None and up.lemma in TALKING and up.tense in ("past", "present")

    def _no_longer(self, head: int) -> bool:
        return any(c.text.lower() == "longer" for c in self.a.children(head, "adverb"))

    def ill(self, head: int) -> bool:
        """True of an act that is hostile or asks for something: no commitment, whatever binds to it."""
        clause = self.a.clause_at.get(head)
        negated = clause is not None and clause.negated
        if negated:
            return False
        inner = self.a.clauses_under.get(head, ()) if self.a.tokens[head].lemma in _ASPECT else ()
        if any(self.ill(c.head) for c in inner if c.link == "infinitive"):
            return True
        objects = {w for o in (clause.object if clause is not None else ()) for w in self._lemmas(o)}
        if objects & HOSTILE_OBJECTS or (self.a.tokens[head].lemma == "withdraw" and not objects & FORCES):
            return True
        held = self.a.tokens[head].lemma == "hold" and any(
            k.lemma in ("accountable", "responsible") for k in self.a.tokens[head : head + 3]
        )
        return held or head in self.hostile or self.a.tokens[head].lemma in HOSTILE

    def bound(
        self, kind: CommitmentKind | None, clause: Clause, tokens: list[int], span: Span, word: str, verdict: Verdict
    ) -> Bond | None:
        """The bond of a clause, its parties taken from the coded event where there is one."""
        draft = self.parties.draft([*tokens, span[2]])
        if draft is not None:
            joint = draft.reciprocal or (clause.lemma == "agree" and len(draft.source) > 1)
            return Bond(kind, clause.head, span, draft.source, draft.target, draft.why, draft, joint)
        by = self.parties.subject(clause, verdict)
        if not by or not serious(by):
            return None
        joint = len({e.country for e in by}) > 1
        to = by if joint else self.parties.partners(tokens, by, span[:2])
        if word == "promise" and not to and alone(by):
            return None
        return Bond(kind, clause.head, span, by, to, f"commitment:{word} [{self._words(tokens)}]", None, joint)

    def _words(self, tokens: list[int]) -> str:
        return " ".join(self.a.tokens[i].lemma for i in tokens)

    def _promised(self, clause: Clause) -> Bond | None:
        """*agreed to V*, *committed to N*, *pledged N*, *assured X that …*."""
        if clause.lemma not in PROMISING or (clause.link == "participle" and clause.voice == "passive"):
            return None
        verdict = self.told(clause.head)
        if verdict is None:
            return None
        if clause.voice == "passive" and clause.lemma not in ("agree", "oblige", "obligate", "bind", "commit"):
            return None
        span = content(self.a, clause)
        if span is None or self._view(clause, span) or self.ill(span[2]):
            return None
        if clause.lemma == "resolve" and span[2] in clause.object:
            return None
        if clause.lemma == "commit" and span[2] in clause.object and not self._lemmas(span[2]) & RESOURCES:
            return None
        if self.a.children(span[2], "expletive") or self._lemmas(span[2]) & HOSTILE_OBJECTS:
            return None
        if clause.lemma in _THAT and span[2] not in self.a.clause_at:
            return None
        return self.bound(None, clause, [clause.head], span, "promise", verdict)

    def _lemmas(self, noun: int) -> set[str]:
        """The base forms of a noun and of the words joined to it; () for a verb."""
        if noun in self.a.clause_at:
            return set()
        near = [noun, *(c.i for c in self.a.children(noun, "name_part", "modifier", "number"))]
        near += [n for p, n in self.a.prepositions(noun) if p in ("of", "in")]
        return {self.a.tokens[i].lemma for i in near}

    def _view(self, clause: Clause, span: Span) -> bool:
        """*agreed that …*, *agreed on the importance of …* say what somebody thinks, and bind to nothing."""
        inner = self.a.clause_at.get(span[2])
        named = {self.a.tokens[n].lemma for p, n in clause.obliques if p in ("on", "upon", "to", "about")}
        if clause.lemma in ("agree", "concur") and named & VIEWS:
            return True
        if inner is not None and (inner.marker == "that" or inner.link == "complement"):
            ahead = inner.tense == "future" or inner.modal in ("will", "would")
            return not ahead or (clause.lemma == "agree" and not self.parties.subject(inner))
        return False

    def _ready(self, clause: Clause) -> Bond | None:
        """*is ready to V*, *remain committed to N*, *is bound to V*."""
        word = next((i for i in clause.attribute if self.a.tokens[i].lemma in BINDING_ADJECTIVES), None)
        if word is None and clause.lemma in ("bind", "oblige") and clause.voice == "passive":
            word = clause.head
        if word is None or clause.negated:
            return None
        verdict = self.told(clause.head)
        span = content(self.a, clause)
        if verdict is None or span is None or self.ill(span[2]):
            return None
        if self.a.tokens[word].lemma in ("ready", "prepared"):
            span = (self.a.tokens[self._copula(clause)].start, span[1], span[2])
        return self.bound(None, clause, [clause.head, word], span, "ready", verdict)

    def _copula(self, clause: Clause) -> int:
        """The first word of *is ready*, *remain committed*."""
        return min([clause.head, *(c.i for c in self.a.children(clause.head, "auxiliary", "passive_auxiliary"))])

    def _affirmed(self, clause: Clause) -> Bond | None:
        """*reaffirmed its commitment to …*, *welcomed the pledge of X to …*, *reiterated the invitation for X to …*."""
        if clause.lemma not in AFFIRMING or clause.negated or (clause.marker == "to" and not self._met(clause.head)):
            return None
        objects = clause.object or clause.attribute
        joined = (k for o in objects for k in self.a.subtree(o) if self.a.tokens[k].relation == "conjunct")
        for o in (*objects, *joined):
            lemma = self.a.tokens[o].lemma
            if lemma not in BINDING_NOUNS and lemma != "invitation":
                continue
            verdict = self.told(clause.head)
            span = noun_content(self.a, o, clause.head)
            if verdict is None or span is None or self.ill(span[2]):
                return None
            own = self.parties.owner(o)
            if clause.lemma in _HEARING and not own:
                return None
            kind: CommitmentKind | None = "invitation" if lemma == "invitation" else None
            bond = self.bound(kind, clause, [clause.head, o], span, "affirm", verdict)
            if bond is not None and bond.draft is not None and own and clause.lemma in _HEARING:
                self._turned(bond.draft, own)
                return replace(bond, by=bond.draft.source, to=bond.draft.target, joint=False)
            if bond is None or bond.draft is not None or not own:
                return bond
            subject = self.parties.subject(clause, verdict)
            owned = self._owned(bond, own, subject)
            heard = clause.lemma in _HEARING and not owned.to
            return replace(owned, to=subject) if heard else owned
        return self._renewed(clause)

    def _renewed(self, clause: Clause) -> Bond | None:
        """*reaffirmed that the country would stand by its allies*."""
        if clause.lemma not in ("reaffirm", "reiterate", "affirm", "restate", "repeat"):
            return None
        verdict = self.told(clause.head)
        for c in self.a.clauses_under.get(clause.head, ()):
            future = c.tense == "future" or c.modal in ("will", "would")
            if verdict is not None and c.link == "complement" and future and not c.negated and not self.ill(c.head):
                by = self.parties.subject(c)
                if by:
                    span = of_clause(self.a, c.head)
                    draft = self.parties.draft([clause.head, c.head])
                    joint = len({e.country for e in by}) > 1
                    if draft is not None:
                        to = draft.target
                    else:
                        to = by if joint else self.parties.partners([c.head], by, span[:2])
                    return Bond(None, clause.head, span, by, to, "commitment:renewed promise", draft, joint)
        return None

    def _turned(self, draft: Draft, own: tuple[Entity, ...]) -> None:
        """*welcomed the commitment from X*: X is bound, not whoever welcomes it."""
        if {e.country for e in own} & {e.country for e in draft.source}:
            return
        before = draft.source
        draft.source, draft.reciprocal = own, False
        if {e.country for e in own} & {e.country for e in draft.target} or not draft.target:
            draft.target = before

    def _owned(self, bond: Bond, own: tuple[Entity, ...], subject: tuple[Entity, ...]) -> Bond:
        """The owner of the commitment is bound; whoever affirms a joint one is bound with him."""
        shared = {e.country for e in own} <= {e.country for e in subject}
        by = subject if shared and len(subject) > len(own) else own
        joint = len({e.country for e in by}) > 1
        to = by if joint else self.parties.partners([bond.governor], by, bond.span[:2])
        return Bond(bond.kind, bond.governor, bond.span, by, to, bond.why, None, joint)

    def _invited(self, clause: Clause) -> Bond | None:
        """*invited X to V*: from the verb on."""
        if clause.lemma != "invite" or clause.negated:
            return None
        verdict = self.told(clause.head)
        guest = clause.object or clause.indirect
        if verdict is None or not guest or (clause.link == "participle" and clause.voice == "passive"):
            return None
        start, end, _ = of_clause(self.a, clause.head, alone=True)
        bond = self.bound("invitation", clause, [clause.head], (self.a.tokens[clause.head].start, end, clause.head),
                          "invite", verdict)  # fmt: skip
        return bond if bond is not None and bond.to and start < end else None

    def _ordered(self, clause: Clause) -> Bond | None:
        """*directed their teams to V*: those who meet set their own people to work."""
        if clause.lemma not in ORDERING or clause.voice == "passive":
            return None
        followers = [o for o in clause.object if self.a.tokens[o].lemma in FOLLOWERS and self.a.possessors(o)]
        below = [c for c in self.a.clauses_under.get(clause.head, ()) if c.link == "infinitive"]
        below = below or [c for o in followers for c in self.a.clauses_under.get(o, ()) if c.marker == "to"]
        verdict = self.told(clause.head)
        if not followers or not below or verdict is None or self.ill(below[0].head):
            return None
        bond = self.bound("plan", clause, [clause.head], of_clause(self.a, below[0].head), "order", verdict)
        return bond if bond is not None and bond.joint else None

    def _signed(self, clause: Clause) -> Bond | None:
        """*sign an agreement with X to V*: what is signed binds those who sign."""
        if clause.lemma not in SIGNING or clause.link not in _MAIN or clause.negated:
            return None
        some = [o for o in clause.object if self.a.tokens[o].kind == "number" or self.a.tokens[o].lemma in _SEVERAL]
        worth = (n for o in some for k in self.a.subtree(o) for p, n in self.a.prepositions(k) if p == "of")
        pact = next((o for o in (*clause.object, *worth) if self.a.tokens[o].lemma in PACTS), None)
        if pact is None or self._quoted(clause.head):
            return None
        verdict = self.told(clause.head)
        if verdict is None or verdict.status == "operator" or verdict.future:
            return None
        span = self._pact(pact, clause)
        draft = self.parties.draft([clause.head], ("SUPPORT", "AGREE")) or self.parties.draft([pact, span[2]])
        by = draft.source if draft is not None else self.parties.subject(clause)
        if not by:
            return None
        to = draft.target if draft is not None else self.parties.partners([pact, clause.head], by, self._reach(clause))
        both = draft is not None and draft.reciprocal
        joint = both or len({e.country for e in by}) > 1 or bool(to)
        if not joint or not serious((*by, *to)):
            return None
        why = draft.why if draft is not None else f"commitment:sign [{self._words([clause.head, pact])}]"
        return Bond("agreement", clause.head, span, by, to, why, draft, True)

    def _reach(self, clause: Clause) -> tuple[int, int]:
        return of_clause(self.a, clause.head)[:2]

    def _pact(self, pact: int, clause: Clause) -> Span:
        """The pact's own words, or what it is *to* do where that follows it at once."""
        for c in self.a.clauses_under.get(pact, ()):
            if c.marker == "to" and c.head - pact <= 3:
                return of_clause(self.a, c.head)
        start, end, _ = of_phrase(self.a, pact)
        after = [c for c in self.a.children(clause.head) if c.i > pact and self._belongs(c.i)]
        ends = [of_phrase(self.a, c.i)[1] for c in after]
        return start, max([end, *ends]), pact

    def _belongs(self, i: int) -> bool:
        """What stands with *sign* but tells of the pact: *to end …*, *, setting up …*, *that will …*."""
        t = self.a.tokens[i]
        return t.relation in ("adverbial", "infinitive", "relative", "participle") and not self.a.children(i, "marker")

    def _quoted(self, i: int) -> bool:
        t = self.a.tokens[i]
        return any(q.start <= t.start < q.end for q in self.a.quotes)
