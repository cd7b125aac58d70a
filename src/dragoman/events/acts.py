"""Acts: in, clauses and nouns; out, those the codebook knows, with how each is told and where its slots are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from ..codebook import Pattern
from ..language import Clause
from .bench import Act, Bench
from .match import allowed, match_adjective, match_noun, match_verb
from .operators import TALKING, judge
from .sides import Getter, clause_getter, noun_getter

__all__ = ["ActFinder"]

# Verbs that always take an object: without one, *12 people injured in clash* is a headline's bare passive.
_TRANSITIVE: Final = frozenset("kill injure wound arrest detain kidnap behead jail abduct massacre assassinate".split())

# What violence does to people, told of it in a participle: *killing two*.
_HARMING: Final = frozenset({"kill", "injure", "wound", "maim", "hurt"})
_CROWDS: Final = ("protest", "demonstrat", "activist", "crowd", "supporter", "marcher")
# What one does to a place in the passive too: *the camp was visited*, *a visit was paid*.
_VISITED: Final = frozenset({"visit", "tour", "pay", "make"})
# What one welcomes of others without meeting anybody.
_QUALITIES: Final = frozenset({"leadership", "partnership", "commitment", "support", "presidency"})
_IN_PASSING: Final = frozenset({"during", "after", "following", "on"})
_RESPONDING: Final = frozenset({"respond", "retaliate", "react", "reply"})


class ActFinder:
    """Finds the acts of one report; ``told`` are tokens of happenings, which are not acts of their own."""

    def __init__(self, bench: Bench, told: set[int]) -> None:
        self.bench, self.told = bench, told
        self.a, self.cast, self.book = bench.a, bench.cast, bench.book
        self.used: dict[int, str] = {}  # object words and the type of the act they stand in

    def find(self) -> Iterator[Act]:
        """Acts by verb, adjective and noun, clause by clause."""
        for clause in map(self._struck_down, map(self._headline, self.a.clauses)):
            if clause.voice == "passive" and clause.object and self.told.issuperset(clause.object):
                continue  # *a brawl leaves two wounded*, where the parse has the brawl wounded
            found = list(match_verb(self.a, clause, self.book, partial(self._suits, clause)))
            verdict = judge(self.a, self.book, clause.head) if found else None
            if verdict is not None and not verdict.refused:
                found = [f for f in found if "only_refused" not in f[0].rule.flags]
            if verdict is not None and not verdict.future:
                found = [f for f in found if "only_future" not in f[0].rule.flags]
            if found and verdict is not None:
                (pattern, used), *others = found
                self.used.update(dict.fromkeys(used, pattern.rule.type))
                getter = self._getter(clause)
                yield Act(clause.head, pattern, verdict, getter, used, clause, tuple(others))
                continue
            adjective = match_adjective(self.a, clause, self.book) if clause.attribute else None
            if adjective is not None and adjective[0].rule.needs != "act":
                pattern, i = adjective
                yield Act(
                    clause.head,
                    pattern,
                    judge(self.a, self.book, clause.head),
                    self._adjective_getter(clause, i),
                    (i,),
                    clause,
                )
        for t in self.a.tokens:
            if t.kind not in ("noun", "name") or t.i in self.told:
                continue
            ref = self.cast.at.get(t.i)
            if ref is not None and ref.kind not in ("adjective",):
                continue
            pattern_n = match_noun(self.a, t.i, self.book)
            if (
                pattern_n is None
                or self._spent(t.i, pattern_n)
                or self._heading(t.i)
                or t.relation in ("name_part", "modifier")
            ):
                continue
            told = t.head if pattern_n.rule.id == "concern-noun" and t.head in self.a.clause_at else t.i
            yield Act(t.i, pattern_n, judge(self.a, self.book, told), self._noun_getter(t.i), (), None)

    def _headline(self, clause: Clause) -> Clause:
        """*12 people injured in clash*: a verb that always takes an object, without one, is a bare passive."""
        if clause.voice == "passive" and not clause.object:
            below = self.a.clauses_under.get(clause.head, ())
            fleeing = next((c.subject for c in below if c.link == "clausal_subject" and c.subject), ())
            return replace(clause, object=fleeing) if fleeing else clause  # *dozens fleeing the war are detained*
        bare = clause.subject and not clause.object and not clause.indirect and clause.tense != "future"
        past = clause.voice == "active" and clause.form in ("past", "participle")
        if clause.lemma in _TRANSITIVE and past and bare:
            return replace(clause, voice="passive", subject=(), object=clause.subject)
        return clause

    def _struck_down(self, clause: Clause) -> Clause:
        """*Rebels attack a base killing two*: who attacks kills, not the base that the parse gives for subject."""
        upper = self.a.clause_at.get(clause.parent) if clause.parent is not None else None
        if upper is None:
            head = self.a.tokens[clause.head].head
            upper = self.a.clause_at.get(self.a.tokens[head].head)
        if clause.lemma not in _HARMING or clause.voice == "passive" or clause.link not in ("participle", "adverbial"):
            return clause
        if upper is None or not clause.subject or not set(clause.subject) <= set(upper.object) | {upper.head}:
            return clause
        hits = any(p.rule.type == "ASSAULT" for p in self.book.verbs.get(upper.lemma, ()))
        return replace(clause, subject=upper.subject) if hits and upper.subject else clause

    def _suits(self, clause: Clause, pattern: Pattern) -> bool:
        """The rule's conditions on who its sides are: *welcomed the minister* is no *welcomed the news*."""
        flags = pattern.rule.flags
        if clause.lemma == "call" and not pattern.objects and not self._calls(clause, pattern):
            return False
        if "active" in flags and clause.voice == "passive" and clause.lemma not in _VISITED:
            return False
        if "protesters" in flags:
            names = " ".join(e.name.lower() for s in clause.subject for e in self.cast.entities_at(s))
            return any(word in names for word in _CROWDS)
        if clause.lemma == "find" and pattern.rule.type == "ASSAULT":
            return any(self.a.tokens[o].form == "plural" for o in clause.object)  # one found dead may have died
        if pattern.rule.name == "PROTEST/strike" and clause.object and not pattern.objects:
            return False  # what one strikes is hit, not downed tools over
        if "person_target" in flags and not pattern.objects:
            met = [o for o in clause.object if self.a.tokens[o].lemma not in _QUALITIES]
            kinds = {self.cast.at[o].kind for o in met if o in self.cast.at}
            hosts = {"collective", "country"} if pattern.rule.id == "host" else set()
            return bool(kinds & {"person", "role", "pronoun", *hosts}) and not clause.conditional
        if "body_target" in flags and not pattern.objects:
            if clause.voice == "passive":
                return False
            kinds = {e.kind for o in clause.object for e in self.cast.entities_at(o)}
            return bool(kinds & {"body", "group", "party", "unknown"})
        return True

    def _getter(self, clause: Clause) -> Getter:
        """The slots of a clause, and ``sayer``: who says it of another, as *Kenya* in *Kenya says Chad lied*."""
        base = clause_getter(self.a, clause)

        def get(slot: str) -> Sequence[int]:
            if slot == "object":
                return base(slot) or allowed(self.a, clause)
            if slot != "sayer":
                return base(slot)
            upper = self.a.clause_at.get(clause.parent) if clause.parent is not None else None
            if upper is None or clause.link not in ("complement", "parataxis") or not clause.subject:
                return ()
            said = self.book.operators.get(("verb", upper.lemma), ())
            return upper.subject if any(o.reports for o in said) else ()

        return get

    def _calls(self, clause: Clause, pattern: Pattern) -> bool:
        """*called X to leave* asks, *called X to discuss it* telephones, *called for X to leave* is no call."""
        below = [c for c in self.a.clauses_under.get(clause.head, ()) if c.link == "infinitive"]
        asks = any(c.lemma not in TALKING for c in below)
        beside = self.a.tokens[clause.head + 1].text.lower() if clause.head + 1 < len(self.a.tokens) else ""
        if "call_to" in pattern.rule.flags:
            return asks and bool(clause.object)
        if pattern.rule.name == "CONSULT/phone":
            return not asks and beside not in ("for", "on", "upon")
        return True

    def _spent(self, noun: int, pattern: Pattern) -> bool:
        """True of a noun that another act rests on; *rejected the request of Peru* holds a request all the same."""
        return noun in self.used and not (self.used[noun] == "REJECT" and pattern.rule.type == "REQUEST")

    def _doer(self, noun: int) -> Sequence[int]:
        """Whose act it is in passing: *Niger* in *Niger signed a treaty during a visit to Chad*."""
        prep = self.a.tokens[self.a.tokens[noun].head]
        clause = self.a.clause_at.get(prep.head)
        if clause is None or prep.text.lower() not in _IN_PASSING or clause.voice == "passive":
            return ()
        return clause.subject

    def _heading(self, noun: int) -> bool:
        """*2011 Egyptian protests: the army …*: a label in front of the news."""
        after = self.a.tokens[noun + 1].text if noun + 1 < len(self.a.tokens) else ""
        first = self.a.sentences[self.a.tokens[noun].sentence].first
        return after == ":" and not any(t.i in self.a.clause_at for t in self.a.tokens[first:noun])

    def _noun_getter(self, noun: int) -> Getter:
        """The slots of a noun and two above it: *Peru rejected the request* (``upper``), *responded to it*."""
        base = noun_getter(self.a, noun)

        def get(slot: str) -> Sequence[int]:
            if slot == "upper":
                clause = self.a.clause_at.get(self.a.tokens[noun].head)
                return clause.subject if clause is not None and noun in clause.object else ()
            if slot == "doer":
                return self._doer(noun)
            if slot == "responder":
                clause = self.a.clause_at.get(self.a.tokens[self.a.tokens[noun].head].head)
                return clause.subject if clause is not None and clause.lemma in _RESPONDING else ()
            return base(slot)

        return get

    def _adjective_getter(self, clause: Clause, adjective: int) -> Getter:
        base = self._getter(clause)

        def get(slot: str) -> Sequence[int]:
            found = list(base(slot))
            return found or [n for p, n in self.a.prepositions(adjective) if p == slot]

        return get
