"""Speakers: in, a clause or noun; out, the actors who speak, the words that name them, and whom they address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Entity, unique
from ..language import Clause, Token
from .cues import DOCUMENTS, TELLING, WORDS
from .draft import Span
from .passage import Passage

__all__ = ["Speaker", "Speakers"]

_TALKS: Final = frozenset("interview conversation discussion meeting call letter speech address message email".split())
_HEARERS: Final = frozenset("inquiry committee panel court tribunal parliament congress assembly council".split())
_OCCASIONS: Final = frozenset(
    "conference rally hearing meeting event interview show summit date time day week extent people press radio".split()
)
_QUOTED_AS: Final = frozenset("quote cite describe".split())
_OWNERS: Final = ("of", "by", "from")
_PARTICIPLES: Final = ("participle", "adverbial", "gerund", "conjunct", "complement")
_MAIN: Final = ("root", "conjunct", "parataxis", "complement")
_ISSUING: Final = frozenset(
    "issue release publish write post send make give deliver sign unleash file draft record air run put".split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the report tells, and the words that name them."""

    who: tuple[Entity, ...]
    span: Span


class Speakers:
    """Finds who speaks in one report; a speaker nobody knows is one actor for the whole report."""

    def __init__(self, passage: Passage) -> None:
        self.p, self.a, self.cast = passage, passage.a, passage.cast
        self._unknown: dict[str, Entity] = {}
        named = (e for e in self.cast.entities() if e.kind == "person" and e.name)
        self._surnames = {(e.surname or e.name.split()[-1]).lower(): e for e in named}

    # --- from the clause ------------------------------------------------------------------------

    def of_clause(self, clause: Clause, within: Span | None = None, *, after: bool = False) -> Speaker | None:
        """The subject of a clause of saying, before or after its verb; None if it has none.

        ``within`` limits where the words may stand, ``after`` lets a noun right after the verb be its subject. Words
        in quotation marks never name the speaker of a quotation.
        """
        subjects = self._quoted_as(clause) or self._of_main(clause) or list(clause.subject)
        subjects = [s for s in subjects if self._free(s, within)]
        subjects = self._issuers(subjects) or subjects
        if not subjects and clause.subject and all(self._dateline(s) for s in clause.subject):
            subjects = self._after_dateline(clause)
        if not subjects and after and clause.voice == "active" and not clause.subject:
            subjects = self._inverted(clause.head, within)
        return self.of_nouns(subjects, clause.head) if subjects else None

    def _free(self, i: int, within: Span | None) -> bool:
        t = self.a.tokens[i]
        near = within is None or within[0] <= t.start < within[1]
        return near and not self.p.inside(i) and not self._dateline(i)

    def _issuers(self, subjects: Sequence[int]) -> list[int]:
        """*the Council issued a statement calling …*: who issues a document without a named author speaks in it."""
        t = self.a.tokens[subjects[0]] if len(subjects) == 1 else None
        if t is None or (t.lemma not in DOCUMENTS and t.lemma not in WORDS) or self._authors(t):
            return []
        above = self.a.clause_at.get(t.head)
        issued = above is not None and t.i in above.object and above.lemma in _ISSUING
        return list(above.subject) if above is not None and issued else []

    def _dateline(self, i: int) -> bool:
        """*WASHINGTON -- The president said*: the place a report comes from says nothing."""
        t = self.a.tokens[i]
        after = self.a.tokens[i + 1].text if i + 1 < len(self.a.tokens) else ""
        return t.text.isupper() and len(t.text) > 3 and after in ("--", "—", "–", "-", "(", ",", ":")

    def _after_dateline(self, clause: Clause) -> list[int]:
        first = max(clause.subject)
        named = [t for t in self.a.tokens[first + 1 : clause.head] if t.nominal and t.relation != "name_part"]
        known = [t.i for t in named if self.cast.entities_at(t.i)]
        return known[:1] or [t.i for t in named[:1]]

    def _of_main(self, clause: Clause) -> list[int]:
        """*…, saying that*: after a comma, or describing a thing, a participle has the main clause's subject."""
        t = self.a.tokens[clause.head]
        if clause.form != "gerund" or clause.link not in _PARTICIPLES:
            return []
        if self.a.children(t.i, "subject") or (clause.link == "gerund" and clause.marker not in (None, "by")):
            return []
        described = self.a.tokens[t.head]
        person = any(e.kind != "state" for e in self.cast.entities_at(described.i)) or described.lemma in DOCUMENTS
        comma = t.i > 0 and self.a.tokens[min(self.a.subtree(t.i)) - 1].text == ","
        if not comma and (clause.link != "participle" or person):
            return []
        for up in self.a.ancestors(t.i):
            above = self.a.clause_at.get(up.i)
            main = above is not None and above.link in _MAIN and above.form != "gerund" and not self.p.inside(up.i)
            if main and above is not None and above.subject:
                return list(above.subject)
        return []

    def _quoted_as(self, clause: Clause) -> list[int]:
        """*Interfax quoted Novak as saying*: who is quoted speaks."""
        if clause.link != "gerund" or clause.marker != "as" or clause.parent is None:
            return []
        above = self.a.clause_at.get(clause.parent)
        return list(above.object) if above is not None and above.lemma in _QUOTED_AS else []

    def _inverted(self, head: int, within: Span | None) -> list[int]:
        """*said the minister*: the noun right after the verb."""
        tokens = self.a.tokens
        for t in tokens[head + 1 : head + 7]:
            if t.sentence != tokens[head].sentence or t.kind in ("punctuation", "verb") or self.p.inside(t.i):
                break
            if t.nominal and t.relation != "name_part" and t.relation != "possessor":
                return [t.i] if self._free(t.i, within) else []
        return []

    # --- from nouns -----------------------------------------------------------------------------

    def of_nouns(self, nouns: Sequence[int], verb: int | None = None) -> Speaker:
        """The actors some nouns stand for; ``verb`` is the verb they are subjects of."""
        who = unique(e for n in nouns for e in self._entities(n))
        spans = [self._words(n, verb) for n in nouns]
        return Speaker(who, (min(s for s, _ in spans), max(e for _, e in spans)))

    def _words(self, i: int, verb: int | None) -> Span:
        """The words that name a speaker; *who* belongs to them: *Trump, who says …*."""
        ref = self.cast.at.get(i)
        start, end = (ref.start, ref.end) if ref is not None else self._phrase(i)
        if verb is not None:
            for c in self.a.children(verb, "subject"):
                if c.form == "relative" and end <= c.start <= end + 3:
                    end = c.end
        return start, end

    def _entities(self, i: int) -> tuple[Entity, ...]:
        """The actors of a noun: those known, else those it comes from, else one made of its words."""
        known = self.cast.entities_at(i)
        t = self.a.tokens[i]
        if known and t.lemma not in DOCUMENTS:
            return known
        if t.kind not in ("noun", "name") or t.form == "relative":
            return known
        if t.lemma in DOCUMENTS:
            return self._authors(t) or known
        return (self._provisional(t),)

    def _authors(self, t: Token) -> tuple[Entity, ...]:
        """*a statement from the ministry*, *Oxfam's report*, *an Amnesty International study*."""
        owners = [n for p, n in self.a.prepositions(t.i) if p in _OWNERS]
        owners += self.a.possessors(t.i)
        owners += [c.i for c in self.a.children(t.i, "name_part") if c.kind == "name"]
        return unique(e for n in owners for e in self._entities(n))

    def _provisional(self, t: Token) -> Entity:
        """A speaker nobody knows (*Japanese sources*): of the country his phrase or its context tells."""
        start, end = self._phrase(t.i)
        first = self.a.token_at(start)
        if first is not None and first.kind == "determiner" and first.end < end:
            start = first.end + 1
        name = self.a.text[start:end]
        known = self._surnames.get(name.lower())
        if known is not None:
            return known
        if name not in self._unknown:
            country = self._country_of(start, end, t.sentence)
            self._unknown[name] = Entity("unknown", name, country)
        return self._unknown[name]

    def _phrase(self, i: int) -> Span:
        """The noun's phrase, as far as no colon, bracket or quotation cuts it off."""
        start, end = self.a.phrase_span(i)
        head = self.a.tokens[i]
        for t in self.a.tokens_in(start, end):
            if t.text in (":", ";", "(", ")", "--", "—") or self.p.inside(t.i):
                if t.start > head.start:
                    return start, self.a.tokens[t.i - 1].end
                start = max(start, self.a.tokens[t.i + 1].start if t.i < i else start)
        return start, end

    def _country_of(self, start: int, end: int, sentence: int) -> str | None:
        inside = (e.country for k in self.a.tokens_in(start, end) for e in self.cast.entities_at(k.i))
        told = next((c for c in inside if c is not None), None)
        return told or next(iter(self.cast.countries.get(sentence, ())), None)

    # --- to whom --------------------------------------------------------------------------------

    def addressee(self, clause: Clause, speaker: Iterable[Entity]) -> tuple[Entity, ...]:
        """*told X*, *said to X*, *in an interview with X*, *in a speech to X*; never a speaker himself."""
        near = [*clause.indirect, *(n for p, n in clause.obliques if p == "to")]
        if clause.lemma in TELLING:
            near = [*clause.object, *near]
        for p, n in clause.obliques:
            if p in ("in", "during", "at") and self.a.tokens[n].lemma in _TALKS:
                near += [m for q, m in self.a.prepositions(n) if q in ("with", "to", "before", "in")]
            elif p in ("at", "before", "to") and self.a.tokens[n].lemma in _HEARERS:
                near.append(n)
        if clause.lemma == "call" and self.a.children(clause.head, "infinitive", "complement"):
            near += clause.object
        own = {id(e) for e in speaker}
        return unique(e for n in near if self._hears(n) for e in self._entities(n) if id(e) not in own)

    def _hears(self, i: int) -> bool:
        """True of a noun that can be spoken to; an occasion is none: *told a news conference*."""
        t = self.a.tokens[i]
        return t.kind in ("name", "noun", "pronoun") and t.lemma not in _OCCASIONS and not self.p.inside(i)
