"""Nouns: in, words of statement beside the clauses of saying; out, drafts: stressed nouns, claims, *according to*."""

from __future__ import annotations

from typing import Final

from ..language import Clause, Token
from ..records import StatementKind
from .cues import ACTS, NOUN_CUES, STATING, WORDS
from .draft import Draft, Span
from .passage import Passage
from .speakers import Speaker, Speakers

__all__ = ["Nouns"]

_SHORT: Final = 8  # characters: what is shorter is no content
_GOING_ON: Final = ("in", "of", "for", "to", "on", "about", "regarding")


class Nouns:
    """Finds statements that hang on nouns, in one report."""

    def __init__(self, passage: Passage, speakers: Speakers) -> None:
        self.p, self.a, self.speakers = passage, passage.a, speakers

    def find(self) -> list[Draft]:
        """Drafts of stated nouns, of claims and of what stands according to somebody."""
        found = [self._stated(c) for c in self.a.clauses if c.lemma in STATING]
        found += [self._claimed(t) for t in self.a.tokens if t.lemma in WORDS and t.kind == "noun"]
        found += [self._according(t) for t in self.a.tokens if t.text.lower() == "according"]
        return [d for d in found if d is not None]

    def _stated(self, clause: Clause) -> Draft | None:
        """*underscored the importance of …*, *agreed on the need to …*: the noun is what was stated."""
        if clause.negated or clause.voice == "passive" or self.p.inside(clause.head):
            return None
        stated = [n for p, n in clause.obliques if p == "on"] if clause.lemma == "agree" else list(clause.object)
        only = NOUN_CUES.get(clause.lemma)
        noun = self.a.tokens[stated[0]].lemma if stated else ""
        if not stated or noun in ACTS or (only is not None and noun not in only):
            return None
        speaker = self.speakers.of_clause(clause)
        if speaker is None or not speaker.who:
            return None
        return self._draft(self._phrase(stated[0], clause), self.p.span(clause.head), speaker, clause)

    def _phrase(self, noun: int, clause: Clause) -> Span:
        """The noun with all that belongs to it, also where the parse hangs its *of* and *in* on the verb."""
        ids = self.a.subtree(noun)
        last = ids[-1]
        for c in self.a.children(clause.head, "preposition"):
            under = self.a.subtree(c.i)
            if c.text.lower() in _GOING_ON and under[0] == last + 1:
                last = under[-1]
        return self.a.tokens[ids[0]].start, self.a.tokens[last].end

    def _claimed(self, noun: Token) -> Draft | None:
        """*Kim's claim of having …*, *the minister's view that …*: the words of a noun with an owner."""
        owners = [i for i in self.a.possessors(noun.i) if not self.p.inside(i)]
        if not owners or self.p.inside(noun.i):
            return None
        told = [c for c in self.a.children(noun.i, "complement", "participle", "relative") if self._that(c)]
        for prep in self.a.children(noun.i, "preposition"):
            if prep.text.lower() == "of":
                told += self.a.children(prep.i, "prep_clause")
        if not told:
            return None
        ids = [k for k in self.a.subtree(told[0].i) if k > noun.i]
        while ids and self.a.tokens[ids[0]].lemma == "that":
            ids.pop(0)
        if not ids:
            return None
        span = self.a.tokens[ids[0]].start, self.a.tokens[ids[-1]].end
        return self._draft(span, self.p.span(noun.i), self.speakers.of_nouns(owners), None, f"noun: {noun.lemma}")

    def _that(self, c: Token) -> bool:
        return any(k.lemma == "that" and k.relation == "marker" for k in self.a.children(c.i))

    def _according(self, t: Token) -> Draft | None:
        """*according to X*: the sentence it stands in is X's."""
        to = next((c for c in self.a.children(t.i) if c.text.lower() == "to"), None)
        named = next(iter(self.a.children(to.i, "prep_object")), None) if to else None
        if to is None or named is None or self.p.inside(t.i):
            return None
        s = self.a.sentences[t.sentence]
        speaker = self.speakers.of_nouns(self.a.conjuncts(named.i))
        ids = self.a.subtree(named.i)
        after = self.a.tokens[ids[-1]].end
        start, end = (after, s.end) if t.i - s.first <= 1 else (s.start, t.start)
        if any(q.speech for q in self.p.touching(start, end)):
            return None
        return self._draft((start, end), (t.start, to.end), speaker, None, "according to")

    def _draft(self, span: Span, cue: Span, speaker: Speaker, clause: Clause | None, why: str = "") -> Draft | None:
        start, end = self.p.trimmed(*span)
        if end - start < _SHORT:
            return None
        kind: StatementKind = "mixed" if self.p.mixed(start, end) else "indirect"
        to = self.speakers.addressee(clause, speaker.who) if clause is not None else ()
        why = why or f"stated: {clause.lemma if clause else ''}"
        return Draft(kind, start, end, cue, speaker.span, speaker.who, to, why)
