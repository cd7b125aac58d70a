"""Spoken: in, quotations that are sentences of their own; out, drafts with the cue and speaker each belongs to.

In this order: the cue after it (*“…,” said X*), before it (*X said: “…”*), a dash or label (*“…” — X*, *X: “…”*);
then, of the rest, what goes on from the quotation before it, and what stands beside its speaker.
"""

from __future__ import annotations

import re
from typing import Final

from ..language import Clause, Token
from .cues import SAYING, VOICING
from .draft import Draft, Span
from .passage import MARKS, Passage, Quotation
from .speakers import Speaker, Speakers

__all__ = ["Spoken"]

_CUES: Final = SAYING | VOICING
_REACH: Final = 45  # tokens a cue may stand from its quotation
_BLOCK: Final = frozenset("say add write continue state read tweet post declare reply respond explain conclude".split())
_NEXT: Final = re.compile(r"[ \t]*\n[ \t]*\n[ \t]*([^\s*•·\d–—-][^\n]*[^\s])")
_FAR: Final = 700  # characters a quotation without a cue may stand from its speaker
_DASH: Final = re.compile(r"\s*(?:--|[—–―])\s*(?=[A-Z@])")
_LABEL: Final = re.compile(r"(?:^|[\n.!?;])\s*([A-Z][^\n.!?:;“”\"]{1,60}?)\s*:\s*$")
_DASHED: Final = re.compile(r"(?:^|\n)\s*([A-Z][^\n!?:;“”\"]{1,80}?)\s*(?:--|[—–―])\s*$")


class Spoken:
    """Attributes the speech quotations of one report."""

    def __init__(self, passage: Passage, speakers: Speakers) -> None:
        self.p, self.a, self.speakers = passage, passage.a, speakers
        self.drafts: list[Draft] = []
        self._left: list[Quotation] = []

    def with_cues(self) -> list[Draft]:
        """Drafts of the quotations that have a cue of their own; halves of an interrupted one are joined."""
        for q in self.p.quotations:
            if self._second_half(q):
                self.drafts[-1].end = q.end
                continue
            if not q.speech or q.title:
                continue
            draft = self._after(q) or self._before(q) or self._named(q)
            if draft is None:
                self._left.append(q)
            elif not self._joined(draft):
                self.drafts.append(draft)
        return self.drafts

    def _joined(self, new: Draft) -> bool:
        """*“…,” he said, “…”*: both halves have one cue and are one statement."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.head is None or last.head != new.head or not self._one(last, new.start, new.end):
            return False
        last.end = new.end
        return True

    def _one(self, last: Draft, start: int, end: int) -> bool:
        """True if what stands between two halves is not most of the whole, and they share a paragraph."""
        said = self.p.words(last.start, last.end) + self.p.words(start, end)
        return not self._parted(last.end, start) and self.p.words(last.end, start) <= 1.25 * said

    def _second_half(self, q: Quotation) -> bool:
        """*“…,” he said, “but …”*, *“…,” he said, and “…”*: it goes on in the sentence its cue interrupts."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.head is None or q.speech or not self._one(last, q.start, q.end):
            return False
        between = [t for t in self.a.tokens_in(self.p.outside(last.end), q.start) if t.end <= q.start]
        words = [t for t in between if t.kind != "punctuation"]
        left = self.a.text[last.end : q.start].rstrip(MARKS + " ")
        joined = left.endswith((",", "—", "–", "--")) or (bool(words) and words[-1].relation == "coordinator")
        return (
            joined
            and last.cue is not None
            and last.cue[0] > last.end
            and not any(t.text in ".?!;" for t in between)
            and last.head in {t.i for t in words}
            and not any(t.kind == "verb" and t.i > (last.head or 0) and t.form != "gerund" for t in words)
        )

    def _parted(self, end: int, start: int) -> bool:
        return "\n" in self.a.text[end:start].strip(MARKS + " ")

    # --- blocks -----------------------------------------------------------------------------------

    def blocks(self) -> list[Draft]:
        """*The governor added:* and a paragraph of his own words without marks."""
        found = []
        for clause in self.a.clauses:
            s = self.a.sentences[clause.sentence]
            block = self._block(s.end) if self.a.text[s.end - 1] == ":" else None
            root = clause.link == "root" and clause.lemma in _BLOCK and not self.p.inside(clause.head)
            if block is None or not root or clause.negated or clause.object:
                continue
            speaker = self.speakers.of_clause(clause)
            if speaker is not None:
                cue, to = self.p.span(clause.head), self.speakers.addressee(clause, speaker.who)
                why = f"paragraph after a colon, {clause.lemma}"
                found.append(Draft("direct", *block, cue, speaker.span, speaker.who, to, why, clause.head))
        return found

    def _block(self, colon: int) -> Span | None:
        """The paragraph that follows a colon at the end of one, if it is no list and stands in no marks."""
        m = _NEXT.match(self.a.text, colon)
        if m is None or m.group(1)[0] in MARKS or len(m.group(1).split()) < 6:
            return None
        return m.span(1)

    # --- a cue of its own -----------------------------------------------------------------------

    def _after(self, q: Quotation) -> Draft | None:
        """*“…,” said X*, *“…,” X, who was tired, told Y*: the verb after the quotation, with its subject."""
        text = self.a.text
        out = self.p.outside(q.end)
        if text[q.end - 1] == "." or text[out : out + 1] == ".":
            return None
        region = self._region_after(out)
        for k, t in enumerate(region):
            if t.kind != "verb" or t.lemma not in _CUES or t.form in ("gerund", "base"):
                continue
            clause = self.a.clause_at.get(t.i)
            within = (out, region[-1].end)
            speaker = self._subject(clause, region, k, within)
            if clause is not None and speaker is not None and not clause.negated:
                return self._draft(q, clause, speaker, f"quotation, {clause.lemma}")
        return None

    def _region_after(self, start: int) -> list[Token]:
        """The reporter's words from ``start`` to the end of their sentence, the next quotation or a new paragraph."""
        found: list[Token] = []
        sentence = None
        for t in self.a.tokens_in(start, start + 400):
            if t.start < start:
                continue
            sentence = t.sentence if sentence is None and t.kind != "punctuation" else sentence
            stop = self.p.inside(t.i) or "\n" in self.a.text[start : t.start].strip(" ")
            if stop or (sentence is not None and t.sentence != sentence) or len(found) > _REACH:
                break
            found.append(t)
        return found

    def _subject(self, clause: Clause | None, region: list[Token], k: int, within: Span) -> Speaker | None:
        """The subject of the ``k``-th word of the region, by syntax or, where the parse is lost, by its place."""
        if clause is None:
            return None
        first = next((t for t in region if t.kind != "punctuation"), None)
        if first is not None and first.i == region[k].i:
            found = self.speakers.of_clause(clause, (region[k].end, within[1]), after=True)
            if found is not None:
                return found
            after = [t for t in region[k + 1 : k + 7] if t.nominal and t.relation not in ("name_part", "possessor")]
            return self.speakers.of_nouns([after[0].i]) if after else None
        found = self.speakers.of_clause(clause, (within[0], region[k].start))
        if found is not None:
            return found
        before = [t for t in region[:k] if t.nominal]
        if not before or any(t.kind == "verb" for t in region[:k]):
            return None
        head = next((t for t in before if t.relation not in ("name_part", "possessor", "prep_object")), before[0])
        return self.speakers.of_nouns([head.i], clause.head)

    def _before(self, q: Quotation) -> Draft | None:
        """*X said, “…”*, *X, asked about it, replied: “…”*: the nearest cue before it in its sentence."""
        region = self._region_before(q)
        colon = bool(region) and region[-1].text == ":"
        for t in reversed(region):
            if t.kind != "verb" or t.lemma not in _CUES or self.p.inside(t.i):
                continue
            clause = self.a.clause_at.get(t.i)
            if clause is None or clause.negated:
                continue
            speaker = self.speakers.of_clause(clause, (region[0].start - 300, q.start))
            if speaker is not None:
                return self._draft(q, clause, speaker, f"quotation, {clause.lemma}")
        return self._before_colon(q, region) if colon else None

    def _region_before(self, q: Quotation) -> list[Token]:
        """The reporter's words before a quotation, back to the beginning of their sentence."""
        text = self.a.text
        edge = q.start
        while edge > 0 and (text[edge - 1] in MARKS or text[edge - 1].isspace()):
            edge -= 1
        if edge == 0 or text[edge - 1] in ".!?…":
            return []
        last = self.a.token_at(edge - 1)
        if last is None or (text[edge - 1] != ":" and "\n" in text[edge : q.start]):
            return []
        return [t for t in self.p.sentence_tokens(last.sentence) if t.start < edge]

    def _before_colon(self, q: Quotation, region: list[Token]) -> Draft | None:
        """*The piece used her words as its headline: “…”*: the subject of the sentence that ends in the colon."""
        for t in region:
            clause = self.a.clause_at.get(t.i)
            if clause is not None and clause.link == "root" and not self.p.inside(t.i):
                speaker = self.speakers.of_clause(clause)
                if speaker is not None:
                    return self._draft(q, clause, speaker, "quotation after a colon")
        return None

    def _draft(self, q: Quotation, clause: Clause, speaker: Speaker, why: str) -> Draft:
        to = self.speakers.addressee(clause, speaker.who)
        cue = self.p.span(clause.head)
        return Draft("direct", q.start, q.end, cue, speaker.span, speaker.who, to, why, clause.head)

    # --- labels ---------------------------------------------------------------------------------

    def _named(self, q: Quotation) -> Draft | None:
        """*“…” — Name*, *Name: “…”* and *Name — “…”*: speaker and words side by side."""
        text = self.a.text
        dash = _DASH.match(text, self.p.outside(q.end))
        if dash is not None:
            return self._label_draft(q, dash.end(), (dash.start(), dash.end()))
        left = q.start
        while left > 0 and text[left - 1] in MARKS:
            left -= 1
        for form in (_LABEL, _DASHED):
            m = form.search(text, max(0, left - 100), left)
            if m is not None:
                return self._label_draft(q, m.start(1), (m.end(1), left))
        return None

    def _label_draft(self, q: Quotation, at: int, mark: Span) -> Draft | None:
        token = self.a.token_at(at)
        if token is None:
            return None
        limit = mark[0] if mark[0] > at else self.a.sentences[token.sentence].end
        names = [t for t in self.a.tokens_in(at, limit) if t.nominal and t.relation != "name_part"]
        if not names:
            return None
        cue_start = mark[0] + len(self.a.text[mark[0] : mark[1]]) - len(self.a.text[mark[0] : mark[1]].lstrip())
        speaker = self.speakers.of_nouns([names[0].i])
        cue, named = (cue_start, cue_start + 1), (at, len(self.a.text[:limit].rstrip()))
        return Draft("direct", q.start, q.end, cue, named, speaker.who, (), "speaker named beside the quotation")

    # --- without a cue --------------------------------------------------------------------------

    def without_cues(self, others: list[Draft]) -> None:
        """Attribute what is left: the same speaker goes on, or the sentence before names him.

        ``others`` are statements of other kinds; a quotation may go on from them too.
        """
        for q in self._left:
            if len(self.a.text[q.start : q.end].split()) < 2:
                continue
            known = sorted((*self.drafts, *others), key=lambda d: d.end)
            last = next((d for d in reversed(known) if d.end <= q.start), None)
            if any(d.start < q.end and d.end > q.start for d in known):
                continue
            if last is not None and last.kind == "direct" and self._goes_on(last, q):
                last.end = q.end
                continue
            draft = self._beside(q) or self._continued(q, last)
            if draft is not None:
                self.drafts.append(draft)

    def _goes_on(self, last: Draft, q: Quotation) -> bool:
        """*“…,” he said. “…”*: nothing but the cue's own sentence between two quotations of one paragraph."""
        if last.head is None or not self._one(last, q.start, q.end):
            return False
        between = [t for t in self.a.tokens_in(self.p.outside(last.end), q.start) if t.start < q.start]
        words = [t for t in between if t.kind != "punctuation"]
        return not words or (
            self.a.tokens[last.head].start > last.start
            and len({t.sentence for t in words}) == 1
            and words[0].sentence == self.a.tokens[last.head].sentence
        )

    def _beside(self, q: Quotation) -> Draft | None:
        """*X was angry. “…”*: the subject of the sentence before the quotation, if it names an actor."""
        at = q.start
        while at > 0 and (self.a.text[at - 1] in MARKS or self.a.text[at - 1].isspace()):
            at -= 1
        last = self.a.token_at(at - 1) if at else None
        if last is None:
            return None
        region = [t for t in self.p.sentence_tokens(last.sentence) if t.start < at and not self.p.inside(t.i)]
        clauses = [c for t in region if (c := self.a.clause_at.get(t.i)) is not None and c.subject]
        clauses.sort(key=lambda c: c.link != "root")
        for clause in clauses:
            speaker = self.speakers.of_clause(clause)
            if speaker is None or not speaker.who or any(e.kind == "population" for e in speaker.who):
                continue
            if all(e.kind != "unknown" for e in speaker.who):
                return self._draft(q, clause, speaker, "quotation beside its speaker")
        return None

    def _continued(self, q: Quotation, last: Draft | None) -> Draft | None:
        """A quotation alone after an attributed one goes on with its speaker."""
        if last is None or q.start - last.end > _FAR or last.source is None:
            return None
        return Draft(
            "direct", q.start, q.end, last.cue, last.source, last.speakers, last.addressee, "quotation continued"
        )
