"""Finder: in, clauses of saying and quotations; out, `Statement`s, direct, mixed and indirect.

A statement's span is its content, without the outer quotation marks and without the cue (coding guide,
section 5). Clauses of saying give indirect and mixed statements; a quotation belongs to the clause of saying
it stands in, next to, or continues.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ..actors.cast import Cast, Entity, unique
from ..language import Analysis, Clause
from ..records import Evidence, Report, Statement, StatementKind
from .cues import ACTS, NOUN_CUES, QUOTING, SAYING, STATING

__all__ = ["find_statements"]


_NO_MARKS = str.maketrans("", "", "“”\"'")


_PAGE = 2_000  # characters: statements are compared with those of their own stretch of text
_CLEAR = frozenset({"clear", "plain", "known"})
_AS_SAID = frozenset("say tell report note add put state point announce describe explain mention".split())


@dataclass(slots=True)
class _Found:
    kind: StatementKind
    start: int
    end: int
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    speakers: tuple[Entity, ...]
    addressee: tuple[Entity, ...]
    why: str


def find_statements(a: Analysis, cast: Cast, report: Report, ident: str) -> tuple[Statement, ...]:
    """Statements of a report in text order; ``ident`` is the prefix of their ids."""
    return _Finder(a, cast, report).run(ident)


class _Finder:
    def __init__(self, a: Analysis, cast: Cast, report: Report) -> None:
        self.a, self.cast, self.report = a, cast, report
        self.quotes = [(q.start, q.end) for q in a.quotes]
        self.taken: set[int] = set()
        self.found: list[_Found] = []

    def run(self, ident: str) -> tuple[Statement, ...]:
        for clause in self.a.clauses:
            said = clause.lemma in SAYING and self._saying(clause)
            if not said and clause.lemma in STATING and not self._inside_quote(clause.head):
                self._stating(clause)
        self._according()
        self._loose_quotes()
        kept = self._distinct()
        return tuple(self._statement(f, f"{ident}s{k + 1}") for k, f in enumerate(kept))

    # --- clauses of saying ----------------------------------------------------------------------

    def _saying(self, clause: Clause) -> bool:
        """A clause of saying with a complement or a quotation; False if it has neither."""
        if self._inside_quote(clause.head) or clause.negated:
            return False
        speakers, source = self._speakers(clause)
        if source is None and clause.voice != "passive":
            return False
        cue = self._span_of(clause.head)
        to = self._addressee(clause)
        quote = self._quote_of(clause)
        content = self._content(clause)
        if quote is not None and (content is None or self._covers(quote, content)):
            self._direct(clause, quote, cue, source, speakers, to)
            return True
        if content is None or clause.lemma in QUOTING:
            return False
        start, end = content
        kind: StatementKind = "mixed" if self._quotes_in(start, end) else "indirect"
        for k in self._near(start - 2, end + 2):
            qs, qe = self.quotes[k]
            if qs >= start - 2 and qe <= end + 2:
                self.taken.add(k)
                end = max(end, qe)
        self.found.append(_Found(kind, start, end, cue, source, speakers, to, f"clause of saying: {clause.lemma}"))
        return True

    def _direct(
        self,
        clause: Clause,
        quote: int,
        cue: tuple[int, int],
        source: tuple[int, int] | None,
        speakers: tuple[Entity, ...],
        to: tuple[Entity, ...],
    ) -> None:
        start, end = self.quotes[quote]
        sentence = self.a.sentences[clause.sentence]
        lead = self.a.text[sentence.start : start].strip("“\"' \n")
        inner = sentence.start < start - 1 and end <= sentence.end and lead and clause.head > 0
        before = self.a.tokens[clause.head].start > start
        self.taken.add(quote)
        if inner and before and len(lead.split()) >= 2:
            self.found.append(
                _Found(
                    "mixed",
                    sentence.start,
                    end,
                    cue,
                    source,
                    speakers,
                    to,
                    f"quotation within a sentence, {clause.lemma}",
                )
            )
            return
        self.found.append(_Found("direct", start, end, cue, source, speakers, to, f"quotation, {clause.lemma}"))
        self._rest(quote, clause, cue, source, speakers, to)

    def _rest(
        self,
        quote: int,
        clause: Clause,
        cue: tuple[int, int],
        source: tuple[int, int] | None,
        speakers: tuple[Entity, ...],
        to: tuple[Entity, ...],
    ) -> None:
        """The other half of an interrupted quotation, and quotations that go on after it without a cue."""
        end = self.a.sentences[clause.sentence].end
        for k in range(quote + 1, len(self.quotes)):
            start, stop = self.quotes[k]
            between = self.a.text[end:start].translate(_NO_MARKS).strip()
            apart = k in self.taken or bool(between) or start < end - 400
            if apart and not (self.a.sentences[clause.sentence].start <= start < end):
                break
            if self.a.tokens[clause.head].start > start or self._own_cue(start, stop, clause.head):
                break
            self.taken.add(k)
            self.found.append(_Found("direct", start, stop, cue, source, speakers, to, "quotation continued"))
            token = self.a.token_at(stop - 1)
            end = max(end, self.a.sentences[token.sentence].end if token else stop)

    def _own_cue(self, start: int, stop: int, head: int) -> bool:
        """True if the quotation has a verb of saying of its own in its sentence, or right after it."""
        near = self.a.tokens_in(stop, stop + 60)
        sentence = near[0].sentence if near else -1
        last = self.a.token_at(stop - 1)
        here = {sentence, last.sentence if last else -1}
        return any(
            t.kind == "verb"
            and t.lemma in SAYING
            and t.sentence in here
            and t.i != head
            and not self._inside_quote(t.i)
            for t in near
        )

    def _speakers(self, clause: Clause) -> tuple[tuple[Entity, ...], tuple[int, int] | None]:
        subjects = list(clause.subject)
        if not subjects:
            nxt = [t for t in self.a.tokens[clause.head + 1 : clause.head + 4] if t.sentence == clause.sentence]
            subjects = [
                t.i
                for t in nxt
                if t.nominal
                and t.relation in ("object", "other", "temporal", "subject", "name_part", "conjunct", "complement")
            ][:1]
        if not subjects:
            return (), None
        who = unique(e for s in subjects for e in self.cast.entities_at(s))
        spans = [self._name_span(s) for s in subjects]
        return who, (min(s for s, _ in spans), max(e for _, e in spans))

    def _name_span(self, i: int) -> tuple[int, int]:
        ref = self.cast.at.get(i)
        if ref is not None:
            return ref.start, ref.end
        return self.a.phrase_span(i)

    def _addressee(self, clause: Clause) -> tuple[Entity, ...]:
        near = [*clause.indirect, *(n for p, n in clause.obliques if p == "to")]
        if clause.lemma in ("tell", "inform", "assure", "remind", "warn", "advise", "notify"):
            near = [*clause.object, *near]
        return unique(e for n in near for e in self.cast.entities_at(n))

    def _content(self, clause: Clause) -> tuple[int, int] | None:
        """Characters of what was said, outside quotations: the complement clause, or the clause the cue interrupts."""
        a = self.a
        if clause.lemma == "make" and not any(a.tokens[i].lemma in _CLEAR for i in self._around(clause.head)):
            return None
        for c in a.children(clause.head, "complement", "infinitive"):
            if c.kind in ("verb", "auxiliary", "adjective", "noun", "name") and c.lemma not in _CLEAR:
                if c.relation == "infinitive" or any(k.text.lower() == "to" for k in a.children(c.i, "auxiliary")):
                    continue
                return self._clause_span(c.i, clause.head)
        t = a.tokens[clause.head]
        if t.relation == "parataxis":
            s = a.sentences[t.sentence]
            return s.start, s.end - (1 if a.text[s.end - 1] in ".!?" else 0)
        if (
            clause.link == "adverbial"
            and clause.marker == "as"
            and clause.parent is not None
            and clause.lemma in _AS_SAID
        ):
            ids = [i for i in a.subtree(clause.parent) if i >= clause.parent - 1 and not self._under(i, clause.head)]
            if ids:
                return a.tokens[ids[0]].start, a.tokens[ids[-1]].end
        return None

    def _around(self, head: int) -> range:
        return range(head + 1, min(head + 4, len(self.a.tokens)))

    def _under(self, i: int, head: int) -> bool:
        return i == head or any(u.i == head for u in self.a.ancestors(i))

    def _clause_span(self, head: int, cue: int) -> tuple[int, int]:
        ids = list(self.a.subtree(head))
        tokens = self.a.tokens
        while ids and (
            (tokens[ids[0]].lemma in ("that", "whether") and tokens[ids[0]].relation == "marker")
            or tokens[ids[0]].kind == "punctuation"
        ):
            ids.pop(0)
        while ids and tokens[ids[-1]].kind == "punctuation" and tokens[ids[-1]].text not in ("”", '"', ")"):
            ids.pop()
        while (
            ids and tokens[cue].lemma == "make" and (tokens[ids[0]].lemma in _CLEAR or tokens[ids[0]].lemma == "that")
        ):
            ids.pop(0)
        if not ids:
            return tokens[head].start, tokens[head].end
        return tokens[ids[0]].start, tokens[ids[-1]].end

    # --- verbs that state a noun ----------------------------------------------------------------

    def _stating(self, clause: Clause) -> None:
        """*underscored the importance of …*, *agreed on the need to …*: the noun is what was stated."""
        if clause.negated or clause.voice == "passive":
            return
        stated = [n for p, n in clause.obliques if p == "on"] if clause.lemma == "agree" else list(clause.object)
        only = NOUN_CUES.get(clause.lemma)
        noun = self.a.tokens[stated[0]].lemma if stated else ""
        if not stated or noun in ACTS or (only is not None and noun not in only):
            return
        speakers, source = self._speakers(clause)
        if source is None or not speakers:
            return
        ids = self.a.subtree(stated[0])
        while ids and self.a.tokens[ids[-1]].kind == "punctuation":
            ids.pop()
        start, end = self.a.tokens[ids[0]].start, self.a.tokens[ids[-1]].end
        kind: StatementKind = "mixed" if self._quotes_in(start, end) else "indirect"
        cue, to = self._span_of(clause.head), self._addressee(clause)
        self.found.append(_Found(kind, start, end, cue, source, speakers, to, f"stated: {clause.lemma}"))

    def _according(self) -> None:
        """*according to X*: the clause it stands in is X's."""
        a = self.a
        for t in a.tokens:
            if t.text.lower() != "according":
                continue
            to = next((c for c in a.children(t.i) if c.text.lower() == "to"), None)
            named = next((c for c in a.children(to.i, "prep_object")), None) if to else None
            if named is None:
                continue
            s = a.sentences[t.sentence]
            who = unique(self.cast.entities_at(named.i))
            span = self._name_span(named.i)
            start, end = (span[1], s.end) if t.i - s.first <= 1 else (s.start, t.start)
            content = a.text[start:end]
            left = len(content) - len(content.lstrip(' ,;:“"'))
            right = len(content.rstrip(' ,;:.”"\n'))
            if right - left < 8:
                continue
            self.found.append(
                _Found(
                    "indirect",
                    start + left,
                    start + right,
                    (t.start, to.end if to else t.end),
                    span,
                    who,
                    (),
                    "according to",
                )
            )

    # --- quotations -----------------------------------------------------------------------------

    def _loose_quotes(self) -> None:
        """Quotations no clause of saying claimed: whoever spoke last in the paragraph, if they are sentences."""
        for k, (start, end) in enumerate(self.quotes):
            if k in self.taken or not self._speech(start, end):
                continue
            owner = self._owner(start, end)
            if owner is not None:
                cue, source, who = owner
                lead = self._is_sentence(start, end)
                kind: StatementKind = "direct" if lead else "mixed"
                self.found.append(_Found(kind, start, end, cue, source, who, (), "quotation near its speaker"))

    def _speech(self, start: int, end: int) -> bool:
        words = self.a.text[start:end].split()
        tokens = self.a.tokens_in(start, end)
        return len(words) >= 4 and any(t.kind in ("verb", "auxiliary", "modal") for t in tokens)

    def _is_sentence(self, start: int, end: int) -> bool:
        token = self.a.token_at(start)
        return token is not None and self.a.sentences[token.sentence].start >= start - 2

    def _owner(self, start: int, end: int) -> tuple[tuple[int, int] | None, tuple[int, int], tuple[Entity, ...]] | None:
        token = self.a.token_at(start)
        if token is None:
            return None
        previous = [f for f in self.found[-200:] if f.end <= start and start - f.end < 600 and f.speakers]
        near = {id(r): r for k in self.a.tokens_in(max(0, start - 200), start) if (r := self.cast.at.get(k.i))}
        for ref in reversed(list(near.values())):
            t = self.a.tokens[ref.head]
            if t.sentence == token.sentence and t.relation == "subject" and ref.entities:
                verb = self.a.tokens[t.head]
                return (verb.start, verb.end), (ref.start, ref.end), ref.entities
        if previous and previous[-1].source is not None:
            f = previous[-1]
            return f.cue, f.source or (f.start, f.start), f.speakers
        return None

    def _quote_of(self, clause: Clause) -> int | None:
        """The quotation a cue belongs to: one in its sentence, or one that ends or begins right beside it."""
        s = self.a.sentences[clause.sentence]
        cue = self.a.tokens[clause.head]
        best: tuple[int, int] | None = None
        for k in self._near(s.start - 3, s.end + 3):
            start, end = self.quotes[k]
            if k in self.taken:
                continue
            inside = s.start - 3 <= start < s.end or s.start - 3 <= end <= s.end + 3
            if not inside or len(self.a.text[start:end].split()) < 2:
                continue
            gap = cue.start - end if end <= cue.start else start - cue.end
            if gap < 0 or gap > 200 or "\n\n" in self.a.text[min(end, cue.start) : max(start, cue.end)]:
                continue
            if best is None or gap < best[0]:
                best = (gap, k)
        return best[1] if best is not None else None

    def _covers(self, quote: int, content: tuple[int, int]) -> bool:
        start, end = self.quotes[quote]
        overlap = min(end, content[1]) - max(start, content[0])
        return overlap <= 0 or overlap >= 0.6 * (content[1] - content[0]) or self.a.text[content[0] - 1] in '“"'

    def _quotes_in(self, start: int, end: int) -> bool:
        return any(self.quotes[k][0] >= start and self.quotes[k][1] <= end + 1 for k in self._near(start, end + 1))

    def _inside_quote(self, i: int) -> bool:
        at = self.a.tokens[i].start
        return any(self.quotes[k][0] <= at < self.quotes[k][1] for k in self._near(at, at + 1))

    def _near(self, start: int, end: int) -> range:
        """Indices of the quotations that may touch the characters ``start`` to ``end``."""
        first = max(0, bisect_right(self.quotes, (start, start)) - 1)
        return range(first, bisect_right(self.quotes, (end, end)))

    def _span_of(self, i: int) -> tuple[int, int]:
        return self.a.tokens[i].start, self.a.tokens[i].end

    # --- output ---------------------------------------------------------------------------------

    def _distinct(self) -> list[_Found]:
        """Quotations first, then the longest, where two overlap by most of the shorter; in text order."""
        kept: list[_Found] = []
        pages: dict[int, list[_Found]] = {}
        for f in sorted(self.found, key=lambda f: (f.kind != "direct", f.start - f.end)):
            where = range(f.start // _PAGE, f.end // _PAGE + 1)
            if f.end > f.start and not any(_overlap(f, g) for p in where for g in pages.get(p, ())):
                kept.append(f)
                for p in where:
                    pages.setdefault(p, []).append(f)
        return sorted(kept, key=lambda f: f.start)

    def _statement(self, f: _Found, ident: str) -> Statement:
        text = self.report.text

        def evidence(span: tuple[int, int] | None) -> Evidence | None:
            return None if span is None else Evidence(span[0], span[1], text[span[0] : span[1]])

        content = self.a.evidence(f.start, f.end)
        return Statement(
            id=ident,
            kind=f.kind,
            speakers=tuple(e.actor() for e in f.speakers),
            addressee=tuple(e.actor() for e in f.addressee),
            evidence=content,
            source=evidence(f.source),
            cue=evidence(f.cue),
            why=f.why,
        )


def _overlap(f: _Found, g: _Found) -> bool:
    """True if two spans share more than half of the shorter."""
    return min(f.end, g.end) - max(f.start, g.start) > 0.5 * min(f.end - f.start, g.end - g.start)
