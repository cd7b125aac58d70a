"""Reported: in, clauses of saying; out, drafts of what is reported after (or before) them, indirect or mixed."""

from __future__ import annotations

from typing import Final

from ..language import Clause, Token
from ..records import StatementKind
from .cues import ASKING, CALLING, CLAIMING, FINDINGS, SAYING, SHOWING, TELLING, THAT_ONLY, VIEWS
from .draft import Draft, Span
from .passage import Passage
from .speakers import Speakers

__all__ = ["Reported"]

_CLEAR: Final = frozenset({"clear", "plain", "known"})
_AS_SAID: Final = frozenset("say tell report note add put state point announce describe explain mention".split())
_TELL_MORE: Final = frozenset("as while although though whereas".split())
# Verbs that need a quotation or an act: their complement is no report of words.
_NO_REPORT: Final = frozenset("call urge describe continue respond answer relate rule counter protest".split())
_VIEWING: Final = frozenset("express share voice take hold have reiterate reaffirm state repeat".split())


class Reported:
    """Finds indirect and mixed statements of one report."""

    def __init__(self, passage: Passage, speakers: Speakers, used: frozenset[int]) -> None:
        self.p, self.a, self.speakers = passage, passage.a, speakers
        self.used = used

    def find(self) -> list[Draft]:
        """A draft for every clause of saying that is no cue of a quotation."""
        found = [self._draft(c) for c in self.a.clauses if c.lemma in SAYING or c.lemma in _VIEWING]
        return [d for d in found if d is not None]

    def _draft(self, clause: Clause) -> Draft | None:
        if clause.head in self.used or clause.negated or self.p.inside(clause.head):
            return None
        if clause.lemma not in SAYING:
            content = self._view(clause)
        elif clause.lemma in _NO_REPORT:
            return None
        else:
            content = self._content(clause) or self._view(clause) or self._quoted_as(clause)
        if content is None:
            return None
        speaker = self.speakers.of_clause(clause, after=content[0] < self.a.tokens[clause.head].start)
        if speaker is None or self._you(clause) or (clause.lemma in SHOWING and not self._may_show(clause)):
            return None
        start, end = self.p.trimmed(*content)
        whole = 0.8 * (end - start)
        if end - start < 3 or any(q.speech and q.end - q.start > whole for q in self.p.touching(start, end)):
            return None
        kind: StatementKind = "mixed" if self.p.mixed(start, end) else "indirect"
        to = self.speakers.addressee(clause, speaker.who)
        cue, why = self.p.span(clause.head), f"clause of saying: {clause.lemma}"
        return Draft(kind, start, end, cue, speaker.span, speaker.who, to, why, clause.head)

    def _may_show(self, clause: Clause) -> bool:
        """*the poll shows*, *the ministry revealed*; a photograph, a detail or an event shows nothing of its own."""
        tokens = [self.a.tokens[s] for s in clause.subject]
        return any(
            t.lemma in FINDINGS or t.kind == "name" or t.form == "relative" or self.speakers.cast.entities_at(t.i)
            for t in tokens
        )

    def _you(self, clause: Clause) -> bool:
        """*Do you know where …?*: the reader is asked, nobody speaks."""
        return any(self.a.tokens[s].text.lower() == "you" for s in clause.subject)

    # --- the content ----------------------------------------------------------------------------

    def _content(self, clause: Clause) -> Span | None:
        """Characters of what was said: the complement clause, or the clause that the cue closes or interrupts."""
        head = self.a.tokens[clause.head]
        if clause.lemma == "make" and not any(t.lemma in _CLEAR for t in self.a.tokens[head.i + 1 : head.i + 4]):
            return None
        if clause.lemma in CLAIMING and self.a.tokens[head.i + 1].text.lower() == "to":
            infinitive = next((c for c in self.a.tokens[head.i + 2 : head.i + 6] if c.kind == "verb"), head)
            return self._clause_span(infinitive, head) if infinitive.sentence == head.sentence else None
        complements = [c for c in self.a.children(head.i, "complement", "infinitive") if self._finite(c)]
        complements += [c for c in self.a.children(head.i, "adverbial") if self._unmarked(head, c)]
        if clause.lemma in THAT_ONLY:
            complements = [c for c in complements if self._that(c)]
        after = [c for c in complements if c.i > head.i and not self._demand(clause, c)]
        if after and not self._comma_after(clause):
            return self._clause_span(after[0], head)
        if clause.link == "adverbial" and clause.marker == "as" and clause.parent is not None:
            return self._around_as(clause) if clause.lemma in _AS_SAID else None
        that = self._that_after(head)
        if that is not None:
            return that
        before = [c for c in complements if c.i < head.i]
        if head.relation == "parataxis" or before:
            return self._before_cue(clause, before)
        return None

    def _finite(self, c: Token) -> bool:
        """True of a complement with a finite verb of its own: *that it is so*; not of *the detention unlawful*."""
        if c.relation == "infinitive" or self._to(c) or c.lemma in _CLEAR:
            return False
        if c.kind in ("verb", "auxiliary"):
            if c.form == "participle" and self.a.children(c.i, "subject"):
                return True
            return c.form in ("past", "present") or bool(self.a.children(c.i, "auxiliary", "passive_auxiliary"))
        return any(k.kind in ("verb", "auxiliary", "modal") for k in self.a.children(c.i))

    def _unmarked(self, head: Token, c: Token) -> bool:
        """*said after the vote he would go*: a finite clause that nothing introduces is what is said."""
        subject = self.a.children(c.i, "subject", "passive_subject")
        ids = [k for k in self.a.subtree(c.i) if k > head.i]
        introduced = self.a.children(c.i, "marker") or any(k.form == "relative" for k in self.a.children(c.i, "adverb"))
        bare = c.i > head.i and bool(subject) and not introduced and subject[0].i > head.i
        return bare and self._finite(c) and ids[0] == head.i + 1

    def _to(self, c: Token) -> bool:
        return any(k.text.lower() == "to" for k in self.a.children(c.i, "auxiliary"))

    def _that_after(self, head: Token) -> Span | None:
        """*announced to the nation that …*, where the parse does not see the clause: the words after *that*.

        Only phrases of time and place, and whom one tells, may stand between; *that* itself is no subject.
        """
        tokens, last = self.a.tokens, self.a.sentences[head.sentence].last
        for t in tokens[head.i + 1 : min(head.i + 14, last - 1)]:
            if t.text.lower() == "that":
                return self._after_that(t)
            first = tokens[head.i + 1]
            led = first.kind == "preposition" or first.relation == "temporal" or head.lemma in TELLING
            if t.kind in ("verb", "auxiliary", "modal") or t.text in ".;:" or not led:
                return None
        return None

    def _after_that(self, that: Token) -> Span | None:
        s = self.a.sentences[that.sentence]
        rest = self.a.tokens[that.i + 1 : s.last + 1]
        finite = [t for t in rest if t.kind in ("verb", "auxiliary", "modal") and t.form in ("past", "present", "")]
        if not finite or finite[0].i <= that.i + 1:
            return None
        stop = next((t.i for t in rest if t.i > finite[0].i and self._done(t)), s.last + 1)
        return rest[0].start, self.a.tokens[stop - 1].end

    def _done(self, comma: Token) -> bool:
        """True of a semicolon, and of a comma before the reporter’s words: *, saying*, *, as troops*."""
        if comma.text == ";":
            return True
        nxt = self.a.tokens[comma.i + 1] if comma.i + 1 < len(self.a.tokens) else None
        if comma.text != "," or nxt is None:
            return False
        told = nxt.form == "gerund" and (nxt.lemma in SAYING or nxt.lemma in CALLING)
        return told or nxt.text.lower() in _TELL_MORE or nxt.text.lower() in ("sooner", "later", "rather")

    def _demand(self, clause: Clause, c: Token) -> bool:
        """*insisted the North settle it*, *asked that he leave*: an act demanded, no words."""
        if clause.lemma not in ASKING or c.kind != "verb":
            return False
        plain = c.text.lower() == c.lemma and not self.a.children(c.i, "auxiliary")
        subject = self.a.children(c.i, "subject")
        return plain and bool(subject) and (c.form == "base" or subject[0].form == "singular")

    def _comma_after(self, clause: Clause) -> bool:
        """*China, he said, is ready*: the cue stands between commas."""
        tokens, head = self.a.tokens, clause.head
        nxt = self._comma_near(head)
        left = min([head, *(s for s in clause.subject if s < head)])
        ids = [k for k in self.a.subtree(left) if k <= head] if left != head else [head]
        first = min(ids)
        before = tokens[first - 1] if first else None
        return nxt and before is not None and before.text == ","

    def _comma_near(self, head: int) -> bool:
        """A comma right after the cue, or after a word or two of when and to whom: *he said then,*."""
        for t in self.a.tokens[head + 1 : head + 5]:
            if t.text == ",":
                return True
            if t.kind in ("verb", "auxiliary", "modal") or t.text == "that":
                return False
        return False

    def _clause_span(self, top: Token, cue: Token) -> Span | None:
        """The words of a complement clause after its cue, up to where the reporter goes on in his own."""
        tokens = self.a.tokens
        ids = [k for k in self.a.subtree(top.i) if k > cue.i and tokens[k].sentence == cue.sentence]
        while ids and (
            tokens[ids[0]].kind == "punctuation"
            or (tokens[ids[0]].lemma in ("that", "whether") and tokens[ids[0]].relation == "marker")
            or (cue.lemma == "make" and tokens[ids[0]].lemma in ("clear", "plain", "known", "that"))
        ):
            ids.pop(0)
        if not ids:
            return None
        stop = self._reporter_goes_on(top, cue, set(ids))
        if stop is not None and stop > ids[0]:
            return tokens[ids[0]].start, tokens[stop - 1].end
        return tokens[ids[0]].start, self._lost_rest(ids[-1])

    def _lost_rest(self, last: int) -> int:
        """The end of the content; where the parse breaks off before a verb, the rest of the sentence belongs to it."""
        tokens = self.a.tokens
        s = self.a.sentences[tokens[last].sentence]
        nxt = tokens[last + 1] if last < s.last else None
        broken = nxt is not None and nxt.kind in ("verb", "auxiliary", "modal") and nxt.form in ("past", "present", "")
        if broken and not any(q.speech for q in self.p.touching(tokens[last].end, s.end)):
            return s.end
        return tokens[last].end

    def _reporter_goes_on(self, top: Token, cue: Token, ids: set[int]) -> int | None:
        """The token where the reporter's own words begin again: *…, claiming that*, *… and warned*, *…, as troops*."""
        stops = []
        for k in sorted(ids):
            t = self.a.tokens[k]
            if t.kind not in ("verb", "auxiliary") or k <= top.i or self.p.inside(k):
                continue
            told = (t.lemma in SAYING or t.lemma in CALLING) and not self.a.children(k, "subject")
            left = min(self.a.subtree(k))
            comma = left > 0 and self.a.tokens[left - 1].text == ","
            if told and t.form == "gerund" and comma and t.relation in ("adverbial", "participle", "conjunct"):
                stops.append(left - 1)
            elif told and t.lemma in SAYING and t.relation == "conjunct" and self._like(t, cue):
                stops.append(self._coordinator(k))
            elif t.relation == "adverbial" and comma and self.a.tokens[left].text.lower() in _TELL_MORE:
                stops.append(left - 1)
        return min(stops) if stops else None

    def _like(self, t: Token, cue: Token) -> bool:
        """True if a coordinated verb has the form of the cue; a past that is taken for a participle counts."""
        helped = self.a.children(t.i, "auxiliary", "passive_auxiliary")
        lost = t.form == "participle" and cue.form == "past" and not helped
        return lost or (t.form == cue.form and t.form != "base")

    def _coordinator(self, k: int) -> int:
        """The *and* or comma before a coordinated verb and its adverbs."""
        while k > 0 and self.a.tokens[k - 1].kind in ("adverb", "auxiliary"):
            k -= 1
        while k > 0 and (self.a.tokens[k - 1].relation == "coordinator" or self.a.tokens[k - 1].text == ","):
            k -= 1
        return k

    def _around_as(self, clause: Clause) -> Span | None:
        """*as X said*: the clause it hangs on."""
        if clause.parent is None:
            return None
        own = set(self.a.subtree(clause.head))
        relative = self.a.tokens[clause.parent].relation == "relative"
        ids = [i for i in self.a.subtree(clause.parent) if (i >= clause.parent - 1 or not relative) and i not in own]
        return (self.a.tokens[ids[0]].start, self.a.tokens[ids[-1]].end) if ids else None

    def _before_cue(self, clause: Clause, before: list[Token], *, told: bool = False) -> Span | None:
        """*…, the source said.* and *China, he said, is ready*: what the cue closes or interrupts."""
        a, head = self.a, self.a.tokens[clause.head]
        sentence = a.sentences[head.sentence]
        first = self._cue_start(clause)
        top = before[0] if before else a.tokens[head.head]
        told = told or clause.lemma in TELLING
        if first <= sentence.first or (not told and self.a.children(head.i, "object")):
            return None
        if a.tokens[first - 1].text not in (",", "”", '"', "''", "--", "—", "–", "’", "'"):
            return None
        own = set(a.subtree(head.i)) if not before else {head.i, *range(first, head.i)}
        ids = [k for k in a.subtree(top.i) if k not in own]
        if top.relation == "relative" and ids:
            return a.tokens[ids[0]].start, a.tokens[ids[-1]].end
        parted = next((k for k in range(first - 1, sentence.first, -1) if a.tokens[k].text == ";"), None)
        start = a.tokens[parted + 1].start if parted is not None else sentence.start
        if ids and ids[-1] > head.i and self._comma_after(clause):
            going = (a.tokens[k] for k in ids if k > head.i + 2)
            stop = next((t.i for t in going if self._done(t)), ids[-1] + 1)
            return start, a.tokens[stop - 1].end
        return start, a.tokens[first - 1].start

    def _quoted_as(self, clause: Clause) -> Span | None:
        """*…, Interfax quoted Novak as saying*: what stands before the verb of quoting."""
        above = self.a.clause_at.get(clause.parent) if clause.parent is not None else None
        if above is None or clause.marker != "as" or above.lemma not in ("quote", "cite"):
            return None
        complements = self.a.children(above.head, "complement")
        return self._before_cue(above, [c for c in complements if c.i < above.head and self._finite(c)], told=True)

    def _cue_start(self, clause: Clause) -> int:
        """First token of the cue with its subject: *the ministry in Quito said* or *said*."""
        subjects = [c for c in self.a.children(clause.head, "subject", "passive_subject") if c.i < clause.head]
        left = [min(self.a.subtree(s.i)) for s in subjects]
        own = [clause.head, *left]
        own += [c.i for c in self.a.children(clause.head, "auxiliary", "adverb") if c.i < clause.head and left]
        k = min(own)
        return k if left else clause.head

    # --- views ----------------------------------------------------------------------------------

    def _view(self, clause: Clause) -> Span | None:
        """*expressed hope that …*, *shared the view that …*: the clause of a noun of view."""
        for n in clause.object:
            noun = self.a.tokens[n]
            if noun.lemma not in VIEWS:
                continue
            told = next((c for c in self.a.children(n, "complement", "participle", "relative") if self._that(c)), None)
            if told is not None and self._finite(told):
                return self._clause_span(told, noun)
        return None

    def _that(self, c: Token) -> bool:
        return any(k.lemma == "that" and k.relation == "marker" for k in self.a.children(c.i))
