"""Passage: in, an analysis and its cast; out, its quotations sorted into speech, fragments and titles, and spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Cast
from ..language import Analysis, Token
from .cues import SAYING, VOICING
from .draft import Span

__all__ = ["MARKS", "Passage", "Quotation"]

MARKS: Final = "“”„‟\"«»‹›「」『』‘’‚'`"
_ENDS: Final = ",.?!…—–-;:"
_WORD: Final = re.compile(r"\w[\w’'-]*")
_NAMED: Final = re.compile(
    r"\b(?:so-called|known as|called|titled|entitled|dubbed|nicknamed|codenamed|named|word|words|term|phrase|film|"
    r"movie|song|book|series|show|novel|album|magazine|programme|program|slogan)[,:]?\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters between outer quotation marks, all its paragraphs taken as one.

    ``speech``: sentences of the speaker's; else a fragment in a sentence of the reporter's. ``title``: a name.
    """

    start: int
    end: int
    speech: bool
    title: bool


class Passage:
    """A report's text as the finders of statements see it."""

    def __init__(self, a: Analysis, cast: Cast) -> None:
        self.a, self.cast = a, cast
        self.quotations = self._quotations()
        self._starts = [q.start for q in self.quotations]

    def _quotations(self) -> list[Quotation]:
        spans: list[list[int]] = []
        for q in self.a.quotes:
            if q.continues and spans:
                spans[-1][1] = q.end
            else:
                spans.append([q.start, q.end])
        return [Quotation(s, e, self._is_speech(s, e), self._is_title(s, e)) for s, e in spans]

    # --- what a quotation is --------------------------------------------------------------------

    def _is_speech(self, start: int, end: int) -> bool:
        """Sentences of the speaker's own: it starts a sentence or follows a cue, and ends as one does."""
        text = self.a.text
        content = text[start:end].strip()
        words = _WORD.findall(content)
        if not words:
            return False
        before, fresh = self._left(start)
        after = text[self.outside(end) : self.outside(end) + 1]
        last = (content.rstrip(MARKS) or content)[-1]
        ends = last in _ENDS or after == ","
        if fresh or before in ".!?…":
            return ends or after == "." or self._cue_follows(end)
        if before == ":":
            return ends or len(words) > 1
        if before not in ",—–-" and not self._cue_before(start):
            return False
        upper = content[0].isupper() or not content[0].isalpha()
        return upper and (ends or after == ".") and (len(words) > 1 or last in ".?!")

    def _left(self, start: int) -> tuple[str, bool]:
        """The last character before the opening mark that is no mark, and whether a new paragraph begins there."""
        text, i = self.a.text, start
        while i > 0 and text[i - 1] in MARKS:
            i -= 1
        j = i
        while j > 0 and (text[j - 1].isspace() or text[j - 1] in MARKS + ")"):
            j -= 1
        return text[j - 1] if j else "", "\n" in text[j:i] or j == 0

    def outside(self, end: int) -> int:
        """The offset after the closing mark of a quotation that ends at ``end``."""
        text = self.a.text
        while end < len(text) and text[end] in MARKS:
            end += 1
        return end

    def _cue_follows(self, end: int) -> bool:
        near = self.a.tokens_in(self.outside(end), end + 25)
        verb = next((t for t in near[:3] if t.kind == "verb"), None)
        return verb is not None and verb.form in ("past", "present") and (verb.lemma in SAYING or verb.lemma in VOICING)

    def _cue_before(self, start: int) -> bool:
        near = [t for t in self.a.tokens_in(max(0, start - 30), start - 1) if t.kind != "punctuation"]
        last = near[-1] if near and near[-1].kind == "verb" and near[-1].form != "participle" else None
        return last is not None and (last.lemma in SAYING or last.lemma in VOICING)

    def _is_title(self, start: int, end: int) -> bool:
        """*“Face the Nation,”*, *known as “Baked Alaska”*: a name; nobody says it."""
        text = self.a.text
        content = text[start:end].strip(" ,")
        words = _WORD.findall(content)
        left = text[max(0, start - 40) : start].rstrip(MARKS + " ")
        if _NAMED.search(left) and not self._is_speech(start, end) and len(words) < 6:
            return True
        capital = [w for w in words if len(w) > 3 or w[0].isupper()]
        cased = bool(capital) and all(w[0].isupper() or w[0].isdigit() for w in capital)
        return cased and content[-1:] not in ("?", "!") and not self._is_speech(start, end)

    # --- where a quotation is -------------------------------------------------------------------

    def touching(self, start: int, end: int) -> list[Quotation]:
        """Quotations that share characters with ``start`` to ``end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end)
        return [q for q in self.quotations[first:last] if q.start < end and q.end > start]

    def at(self, i: int) -> Quotation | None:
        """The quotation that token ``i`` stands in."""
        t = self.a.tokens[i]
        k = bisect_right(self._starts, t.start) - 1
        return self.quotations[k] if k >= 0 and t.start < self.quotations[k].end else None

    def inside(self, i: int) -> bool:
        """True if token ``i`` stands in a quotation that is no mere name."""
        q = self.at(i)
        return q is not None and not q.title

    def mixed(self, start: int, end: int) -> bool:
        """True if words in quotation marks, not only names, stand in ``start`` to ``end``."""
        return any(not q.title and q.start >= start - 2 and q.end <= end + 2 for q in self.touching(start, end))

    # --- spans ----------------------------------------------------------------------------------

    def span(self, i: int) -> Span:
        """Characters of token ``i``."""
        return self.a.tokens[i].start, self.a.tokens[i].end

    def trimmed(self, start: int, end: int) -> Span:
        """The span without spaces, commas and marks at its edges; a quotation cut in two is kept whole."""
        text = self.a.text
        for q in self.touching(start, end):
            if q.start < end < q.end:
                end = q.end
            if q.start < start < q.end:
                start = q.start
        while start < end and (text[start].isspace() or text[start] in ",;:" or text[start] in MARKS):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–" or text[end - 1] in MARKS):
            end -= 1
        stop = text[end - 2 : end] if end - 2 > start else ""
        if stop[1:] == "." and not stop[0].isupper() and all(q.end != end for q in self.touching(start, end)):
            end -= 1
        return start, end

    def words(self, start: int, end: int) -> int:
        """How many words stand in ``start`` to ``end``."""
        return len(_WORD.findall(self.a.text, start, end))

    def sentence_tokens(self, sentence: int) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        s = self.a.sentences[sentence]
        return self.a.tokens[s.first : s.last + 1]
