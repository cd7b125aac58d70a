"""Plans: in, the clauses and nouns of a report; out, what sides will do, plan to do, and whom they are to meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from ..actors.cast import Entity, unique
from ..language import Clause
from .bonds import Bond, Bonds, alone
from .spans import Span, content, noun_content, of_clause, of_phrase
from .words import (
    ANNOUNCING,
    CAREER,
    GIVEN_UP,
    GUESSING,
    HOSTILE_OBJECTS,
    IMPERSONAL,
    MEETINGS,
    PLANNING,
    PLANS,
    SCHEDULED,
    SPEAKING,
    STATES_OF_MIND,
    UPCOMING,
)

__all__ = ["Plans"]

_AHEAD: Final = frozenset({"ahead", "before", "prior"})
_SIDES: Final = frozenset({"state", "body", "institution", "party", "company"})
_OFFICIAL: Final = frozenset({"GOV", "MIL", "LEG", "JUD", "OPP", "REB", "SPY", "ELI", "PTY"})
_CANCELLING: Final = frozenset("cancel cancellation postpone postponement suspend suspension scrap call".split())
_OPENING: Final = frozenset({"name", "adjective", "number", "punctuation"})
_SUBORDINATE: Final = frozenset({"relative", "adverbial"})
_SET: Final = frozenset({"due", "set", "poised", "scheduled"})
_BALLOTS: Final = frozenset({"vote", "election", "signing", "referendum"})
_LATER: Final = frozenset("tomorrow next later".split())


class Plans:
    """Finds what is told in the future, planned or scheduled in one report."""

    def __init__(self, bonds: Bonds, ahead: Callable[[int, int], bool]) -> None:
        """``ahead`` says whether a date to come begins between two characters."""
        self.bonds, self.a, self.parties, self.ahead = bonds, bonds.a, bonds.parties, ahead
        self.cast = bonds.bench.cast

    def find(self) -> Iterator[Bond]:
        """Every plan, clauses first, then the meetings that only a noun names."""
        for clause in self.a.clauses:
            for read in (self._awaited, self._planned, self._scheduled, self._future, self._announced):
                bond = read(clause)
                if bond is not None:
                    yield bond
                    break
        for t in self.a.tokens:
            if t.kind == "noun" and t.lemma in PLANS:
                bond = self._plan_noun(t.i)
            elif t.kind == "noun" and t.lemma in MEETINGS:
                bond = self._meeting(t.i)
            else:
                continue
            if bond is not None:
                yield bond

    def _acts(self, head: int) -> bool:
        """True of an act of public life: not hostile, no turn of a career, no state of mind."""
        lemma = self.a.tokens[head].lemma
        if lemma == "become" and self._office(head):
            return False
        return lemma not in CAREER and lemma not in STATES_OF_MIND and not self.bonds.ill(head)

    def _office(self, head: int) -> bool:
        """*will become foreign minister*: a turn of a career."""
        clause = self.a.clause_at[head]
        kinds = {self.cast.at[i].kind for i in (*clause.subject, *clause.attribute) if i in self.cast.at}
        return bool(kinds & {"person", "pronoun", "role"})

    @staticmethod
    def _side(by: tuple[Entity, ...]) -> bool:
        """True of parties that act for a state, a body or a movement."""
        return any(e.kind in _SIDES or e.sector in _OFFICIAL for e in by)

    def _awaited(self, clause: Clause) -> Bond | None:
        """*looks forward to V-ing*, *looks forward to the visit of X*."""
        beside = {c.text.lower() for c in self.a.children(clause.head, "adverb", "particle", "preposition")}
        if clause.lemma != "look" or "forward" not in beside | {c.text.lower() for c in self.a.children(clause.head)}:
            return None
        verdict = self.bonds.told(clause.head)
        if verdict is None:
            return None
        tokens = [k for k in self.a.subtree(clause.head) if k > clause.head]
        visit = next((k for k in tokens if self.a.tokens[k].lemma in MEETINGS and self.a.possessors(k)), None)
        if visit is not None and not any(self.a.tokens[k].form == "gerund" for k in tokens if k < visit):
            by = self.parties.owner(visit)
            to = tuple(e for e in self.parties.meeting(visit) if e.country not in {b.country for b in by})
            if by:
                return Bond("plan", clause.head, of_phrase(self.a, visit), by, to, "commitment:awaited visit")
        below = [c for k in (clause.head, *tokens[:2]) for c in self.a.clauses_under.get(k, ()) if c.head > clause.head]
        below = [c for c in below if c.form == "gerund" and c.marker in ("to", None)]
        if not below or self.bonds.ill(below[0].head):
            return None
        return self.bonds.bound(None, clause, [clause.head], of_clause(self.a, below[0].head), "await", verdict)

    def _planned(self, clause: Clause) -> Bond | None:
        """*plans to V*, *intends to V*."""
        if clause.lemma not in PLANNING or clause.voice == "passive" or clause.form in ("gerund", "participle"):
            return None
        if clause.link in _SUBORDINATE and not self.a.children(clause.head, "subject"):
            return None
        verdict = self.bonds.told(clause.head)
        span = content(self.a, clause)
        if verdict is None or span is None or self.bonds.ill(span[2]):
            return None
        bond = self.bonds.bound("plan", clause, [clause.head], span, "plan", verdict)
        return bond if bond is not None and self._fit(bond) else None

    def _scheduled(self, clause: Clause) -> Bond | None:
        """*is expected to V*, *is set to V*; *the meeting is scheduled for 8 December*."""
        word = next((i for i in clause.attribute if self.a.tokens[i].lemma in _SET), None)
        passive = clause.voice == "passive" and clause.lemma in SCHEDULED and clause.form == "participle"
        passive = passive or self._is_to(clause)
        if (word is None and not passive) or clause.negated or clause.link in _SUBORDINATE | {"participle"}:
            return None
        if {c.text.lower() for c in self.a.children(clause.head)} & {"was", "were", "had"}:
            return None
        verdict = self.bonds.told(clause.head)
        if verdict is None:
            return None
        surface = clause.object if clause.voice == "passive" else clause.subject
        below = [c for k in (clause.head, word) if k is not None for c in self.a.clauses_under.get(k, ())]
        below = [c for c in below if c.head > clause.head and c.link == "infinitive"]
        if below:
            return self._due_to(clause, below[0].head, surface)
        meeting = next((i for i in surface if self.a.tokens[i].lemma in MEETINGS | _BALLOTS), None)
        beside = {c.text.lower() for c in self.a.children(clause.head, "preposition")}
        if meeting is None or not beside & {"for", "on", "in"}:
            return None
        by = self.parties.meeting(meeting) or self.parties.met_in(clause.sentence, meeting) or self._before(clause)
        return self._met(clause.head, of_clause(self.a, clause.head, subject=True), by, "scheduled")

    def _announced(self, clause: Clause) -> Bond | None:
        """*announced the withdrawal of its troops by March*: a measure with a date to come."""
        if clause.lemma not in ANNOUNCING or clause.voice == "passive" or not clause.object:
            return None
        measure = clause.object[0]
        if self.a.tokens[measure].kind != "noun" or self.a.tokens[measure].lemma in HOSTILE_OBJECTS | PLANS:
            return None
        start, end, _ = of_phrase(self.a, measure)
        verdict = self.bonds.told(clause.head)
        if verdict is None or verdict.status == "operator" or not self.ahead(self.a.tokens[measure].end, end):
            return None
        by = self.parties.subject(clause, verdict)
        draft = self.parties.draft([measure], ("AGREE", "THREATEN", "CONCEDE", "RETREAT"))
        to = draft.target if draft is not None else self.parties.named((start, end), by)
        bond = Bond("plan", clause.head, (start, end, measure), by, to, "commitment:announced [announce]", draft)
        return bond if by and self._fit(bond) else None

    def _is_to(self, clause: Clause) -> bool:
        """*is to visit Egypt on Friday*."""
        below = self.a.clauses_under.get(clause.head, ())
        direct = any(c.link == "infinitive" and c.head > clause.head for c in below)
        return clause.lemma == "be" and clause.form == "present" and not clause.attribute and direct

    def _due_to(self, clause: Clause, head: int, surface: tuple[int, ...]) -> Bond | None:
        """Who is expected or set to do something; unlike a plan of one's own it needs a side that acts for others."""
        if not self._acts(head):
            return None
        span = of_clause(self.a, head)
        draft = self.parties.draft([clause.head, head])
        if draft is not None:
            return Bond("plan", clause.head, span, draft.source, draft.target, draft.why, draft)
        by = tuple(e for i in surface for e in self.parties.sides.at(i, "agent") if e.country)
        if not by or not all(i in self.cast.at for i in surface):
            return None
        to = self.parties.partners([head], by, span[:2])
        bond = Bond("plan", clause.head, span, by, to, f"commitment:scheduled [{clause.lemma}]")
        return bond if self._fit(bond) else None

    def _before(self, clause: Clause) -> tuple[Entity, ...]:
        """The sides of the sentence before, for a meeting that names nobody."""
        return self.parties.met_in(clause.sentence - 1, self.a.sentences[clause.sentence].first)[:1]

    def _fit(self, bond: Bond) -> bool:
        return self._side(bond.by) and not (alone(bond.by) and not bond.to)

    def _future(self, clause: Clause) -> Bond | None:
        """*will V*, *would V* in reported speech, *is to V*: by whoever acts, else by whoever announces it."""
        future = clause.tense == "future" or clause.modal in ("will", "would") or self._headline(clause)
        if not future or clause.negated or clause.conditional or clause.question:
            return None
        if clause.link in _SUBORDINATE and not self._reported(clause):
            return None
        if clause.marker in ("when", "while", "until", "how", "what", "whether", "where", "why", "because"):
            return None
        verdict = self.bonds.told(clause.head)
        if verdict is None or not verdict.future or not self._acts(clause.head) or verdict.status == "operator":
            return None
        above = self.a.tokens[clause.parent].lemma if clause.parent is not None else ""
        if clause.link == "complement" and above in GUESSING:
            return None
        span = self._will(clause)
        said = self.parties.said_by(verdict) or self._speaker(clause)
        surface = clause.subject if clause.voice == "active" else clause.object
        own = clause.voice == "active" and bool(surface) and all(i in self.cast.at for i in surface)
        draft = self.parties.draft([clause.head])
        if draft is not None and (own or said or clause.voice == "passive" or clause.link == "root"):
            return Bond("plan", clause.head, span, draft.source, draft.target, draft.why, draft)
        by = self.parties.subject(clause) if clause.voice == "active" and own else ()
        if clause.voice == "passive" and clause.subject:
            by = self.parties.subject(clause)
        if not by and (clause.voice == "passive" or clause.lemma in IMPERSONAL) and said:
            by = said
        if not by:
            return None
        to = self.parties.partners([clause.head], by, span[:2])
        bond = Bond("plan", clause.head, span, by, to, f"commitment:future [{clause.lemma}]")
        return bond if self._fit(bond) else None

    def _headline(self, clause: Clause) -> bool:
        """*Putin to visit India next week*."""
        to = any(c.text.lower() == "to" for c in self.a.children(clause.head, "auxiliary"))
        return to and clause.link == "root" and clause.form == "base" and bool(self.a.children(clause.head, "subject"))

    def _will(self, clause: Clause) -> Span:
        """A future clause from its subject on."""
        return of_clause(self.a, clause.head, subject=True)

    def _reported(self, clause: Clause) -> bool:
        """*declares during a speech that the embassy will open*: a complement that the parse took for a relative."""
        a = self.a
        that = any(c.text.lower() == "that" and c.relation in ("object", "marker") for c in a.children(clause.head))
        own = bool(a.children(clause.head, "subject"))
        return clause.link == "relative" and that and own and bool(self._speaker(clause))

    def _speaker(self, clause: Clause) -> tuple[Entity, ...]:
        """Who announces a misread relative clause: the subject of the verb of saying above it."""
        if clause.link != "relative":
            return ()
        for up in self.a.ancestors(clause.head):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                return self.parties.subject(upper) if upper.lemma in SPEAKING else ()
        return ()

    def _plan_noun(self, noun: int) -> Bond | None:
        """*China's plan to monitor the sea*."""
        if not any(c.marker == "to" and c.head > noun for c in self.a.clauses_under.get(noun, ())):
            return None
        span = noun_content(self.a, noun, None)
        verdict = self.bonds.told(noun)
        up = self.a.tokens[self.a.tokens[noun].head]
        if span is None or verdict is None or self.bonds.ill(span[2]) or up.lemma in GIVEN_UP:
            return None
        draft = self.parties.draft([noun, span[2]])
        if draft is not None:
            return Bond("plan", noun, span, draft.source, draft.target, draft.why, draft)
        by = self.parties.owner(noun)
        if not by or not self._side(by):
            return None
        return Bond("plan", noun, span, by, self.parties.partners([], by, span[:2]), "commitment:plan [plan]")

    def _meeting(self, noun: int) -> Bond | None:
        """*ahead of a summit with X*, *the planned talks*, *a meeting tomorrow*."""
        t = self.a.tokens[noun]
        if not self._upcoming(noun):
            return None
        if self._off(noun):
            return None
        by = self.parties.meeting(noun)
        if len({e.country for e in by}) < 2:
            by = unique((*by, *self.parties.inside(self._first(noun), noun)))
        if len({e.country for e in by}) < 2:
            by = (*by, *(e for e in self.parties.met_in(t.sentence, noun) if e.country not in {b.country for b in by}))
        by = tuple(e for e in by if self._side((e,)))
        start, end, _ = of_phrase(self.a, noun)
        return self._met(noun, (min(start, self.a.tokens[self._first(noun)].start), end, noun), by, "upcoming")

    def _off(self, noun: int) -> bool:
        """True of a meeting that is called off; not if it only may be."""
        for up in list(self.a.ancestors(noun))[:3]:
            if up.lemma in _CANCELLING:
                clause = self.a.clause_at.get(up.i)
                return clause is None or clause.modal is None
        return False

    def _first(self, noun: int) -> int:
        """The first of the names and adjectives right before a noun, however the parse has them hang."""
        k = noun
        while k - 1 >= self.a.sentences[self.a.tokens[noun].sentence].first:
            t = self.a.tokens[k - 1]
            if (t.kind not in _OPENING and t.text.lower() not in UPCOMING) or t.text in ",;:().":
                break
            k -= 1
        return k

    def _met(self, governor: int, span: Span, by: tuple[Entity, ...], word: str) -> Bond | None:
        if not by:
            return None
        joint = len({e.country for e in by}) > 1
        lemma = self.a.tokens[span[2]].lemma
        bond = Bond("plan", governor, span, by, by if joint else (), f"commitment:{word} [{lemma}]", None, joint)
        return replace(bond, draft=self.parties.draft([governor, span[2]]))

    def _upcoming(self, noun: int) -> bool:
        a, first = self.a, self._first(noun)
        if any(t.text.lower() in UPCOMING for t in a.tokens[first:noun]):
            return True
        if any(c.text.lower() in UPCOMING for c in a.children(noun, "modifier", "name_part")):
            return True
        if any(c.text.lower() in _LATER for c in a.children(noun)):
            return True
        t = a.tokens[noun]
        prep = a.tokens[t.head]
        if t.relation != "prep_object":
            return False
        words = {prep.text.lower(), a.tokens[prep.head].text.lower()}
        return bool(words & _AHEAD)
