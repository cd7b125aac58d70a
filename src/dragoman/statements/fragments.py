"""Fragments: in, words in quotation marks within the reporter's sentence; out, drafts of the clause they belong to.

*called the move “a disgrace”*, *threatened to take “strong measures”*: what the verb governs is the statement. Names
and titles in quotation marks, and words no verb of saying or judging governs, are nobody's statement.
"""

from __future__ import annotations

from typing import Final

from ..language import Clause, Token
from .cues import BRANDING, CALLING, SAYING, TELLING, TITLING, VOICING
from .draft import Draft, Span
from .passage import Passage, Quotation
from .speakers import Speakers

__all__ = ["Fragments"]

_GOVERNORS: Final = (SAYING | VOICING | CALLING) - {"mean", "show", "make", "find", "treat", "know"}
_OWN: Final = frozenset({"subject", "passive_subject", "auxiliary", "passive_auxiliary", "adverb", "punctuation"})
_ASIDE: Final = frozenset("as when while after before since although until during following amid despite".split())
_WHERE: Final = frozenset("in on at during after before via through from".split())
_OBJECTS: Final = frozenset({"him", "her", "it", "them", "himself", "herself", "themselves", "itself"})


class Fragments:
    """Attributes the quoted fragments of one report that no other statement holds."""

    def __init__(self, passage: Passage, speakers: Speakers) -> None:
        self.p, self.a, self.speakers = passage, passage.a, speakers

    def find(self, known: list[Draft]) -> list[Draft]:
        """Drafts for the fragments outside ``known`` statements."""
        found: list[Draft] = []
        for q in self.p.quotations:
            if q.speech or any(d.start <= q.start and q.end <= d.end + 2 for d in (*known, *found)):
                continue
            draft = self._draft(q)
            if draft is not None:
                found.append(draft)
        return found

    def _draft(self, q: Quotation) -> Draft | None:
        governors = self._governors(q)
        if q.title and not (governors and governors[0].lemma in BRANDING and self._before(governors[0], q)):
            return None
        for clause in governors:
            if clause.lemma in TITLING or clause.negated:
                return None
            if clause.lemma not in _GOVERNORS:
                continue
            speaker = self.speakers.of_clause(clause)
            if speaker is None:
                continue
            start, end = self.p.trimmed(*self._governed(clause, q))
            to = self.speakers.addressee(clause, speaker.who)
            why = f"words in quotation marks, {clause.lemma}"
            cue = self.p.span(clause.head)
            return Draft("mixed", start, end, cue, speaker.span, speaker.who, to, why, clause.head)
        return None

    def _before(self, clause: Clause, q: Quotation) -> bool:
        return self.a.tokens[clause.head].start < q.start

    def _governors(self, q: Quotation) -> list[Clause]:
        """Clauses outside the quotation that govern its words, nearest first."""
        inside = [t for t in self.a.tokens_in(q.start, q.end) if t.start >= q.start]
        if not inside:
            return []
        tops = [t for t in inside if self.a.tokens[t.head] not in inside or t.head == t.i]
        found: dict[int, Clause] = {}
        for top in tops:
            for up in self.a.ancestors(top.i):
                clause = self.a.clause_at.get(up.i)
                if clause is not None and not self.p.inside(up.i):
                    found.setdefault(up.i, clause)
        return sorted(found.values(), key=lambda c: abs(self.a.tokens[c.head].start - q.start))

    def _governed(self, clause: Clause, q: Quotation) -> Span:
        """What the verb governs after it: from its object to the quotation and what still belongs to it."""
        tokens, head = self.a.tokens, clause.head
        kids = [c for c in self.a.children(head) if c.i > head and c.relation not in _OWN]
        kids = [c for c in kids if tokens[c.i].start >= q.end or not self._aside(c) or self._holds(c, q)]
        first = next((c for c in kids if self._holds(c, q) or not self._passed_over(clause, c)), None)
        start = tokens[min(k for k in self.a.subtree(first.i) if k > head)].start if first is not None else q.start
        that = next((t for t in tokens[head + 1 :] if t.start >= q.start or t.lemma == "that"), None)
        if that is not None and that.start < q.start and that.relation == "marker":
            start = that.end
        end = q.end
        for c in kids:
            ids = [k for k in self.a.subtree(c.i) if k > head]
            if ids and self._holds(c, q):
                end = max(end, self._cut(ids, q))
        return min(start, q.start), end

    def _passed_over(self, clause: Clause, c: Token) -> bool:
        """What stands between cue and content: *them*, whom one tells, and when and where it is said."""
        if c.text.lower() in _OBJECTS or c.relation in ("temporal", "punctuation", "indirect"):
            return True
        told = clause.lemma in TELLING and c.relation == "object"
        return told or (c.kind == "preposition" and c.text.lower() in _WHERE)

    def _holds(self, c: Token, q: Quotation) -> bool:
        return any(q.start <= self.a.tokens[k].start < q.end for k in self.a.subtree(c.i))

    def _aside(self, c: Token) -> bool:
        """A verb coordinated with the cue, or a clause of time or cause: the reporter's own words."""
        ids = self.a.subtree(c.i)
        return c.relation in ("conjunct", "coordinator") or self.a.tokens[ids[0]].text.lower() in _ASIDE

    def _cut(self, ids: list[int], q: Quotation) -> int:
        """The end of a run of words, cut at the first aside after the quotation."""
        tokens = self.a.tokens
        end = q.end
        for k in ids:
            t = tokens[k]
            if t.end <= q.end:
                continue
            aside = t.text.lower() in _ASIDE and t.relation == "marker"
            if aside or t.text in (",", ";", "--", "—", "(") or t.relation == "temporal":
                break
            end = max(end, t.end)
        return end
