"""Quotes: in, articles with attributions (source, cue and content spans) and statements found; out, their
scores.

Contents match one to one at a Dice coefficient of 0.6 of their words. Quotation marks are taken off both
sides first, as the coding guide's span leaves them out while this gold (PolNeAR) keeps them. An attribution
in several pieces counts as one text. The speaker is right when the words that name the source overlap in
the text, or when the found speaker's last name stands among the gold source's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.errors import GoldError
from dragoman.evaluation.agreement import STATEMENT_WORDS
from dragoman.evaluation.items import CodedReading, CodedStatement, Row, Span
from dragoman.evaluation.matching import dice
from dragoman.evaluation.mistakes import Mistake, sentence_at
from dragoman.evaluation.numbers import Counts, Share
from dragoman.evaluation.readings import compare

__all__ = ["Attribution", "QuoteScore", "attributions", "score_article"]

_MARKS = re.compile("[\"“”„«»]|``|''|(?<!\\w)['‘]|['’](?!\\w)")
_DOUBLE = re.compile("[\"“”„«»]|``|''")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words and the spans of who said them. ``quoted``: some of the words stand in quotation marks."""

    span: Span
    sources: tuple[tuple[int, int], ...]
    source_words: str
    quoted: bool
    direct: bool
    row: Row
    core: bool = True


@dataclass(frozen=True, slots=True)
class QuoteScore:
    """One article: contents found, and of those with quotation marks how many with the right speaker."""

    content: Counts
    shares: Mapping[str, Share]
    mistakes: tuple[Mistake, ...]


def attributions(row: Row) -> tuple[Attribution, ...]:
    """The attributions of one gold article. Raises GoldError for spans that do not lie in its text."""
    text = str(row["text"])
    found = []
    for number, quote in enumerate(row["quotes"], 1):
        if not isinstance(quote, Mapping) or not quote.get("content"):
            raise GoldError(f'quotes {number} has no "content"; give its spans as [[start, end], …]')
        contents = _spans(text, quote["content"], f"quotes {number} content")
        sources = _spans(text, quote.get("source") or (), f"quotes {number} source")
        words = [text[start:end] for start, end in contents]
        shown: dict[str, Any] = {
            "content": " … ".join(words),
            "source": " … ".join(text[start:end] for start, end in sources),
        }
        found.append(
            Attribution(
                Span(_bare(" ".join(words)), contents[0][0], contents[-1][1]),
                sources,
                str(shown["source"]),
                quoted=any(_DOUBLE.search(piece) for piece in words),
                direct=bool(_DOUBLE.match(words[0])),
                row=shown,
            )
        )
    return tuple(found)


def score_article(row: Row, found: CodedReading) -> QuoteScore:
    """Score the statements found in one gold article."""
    gold = attributions(row)
    ours = [_as_attribution(statement) for statement in found.statements]
    matched = compare(ours, gold, lambda s, g: dice(s.span.text, g.span.text) >= STATEMENT_WORDS)
    partner = {g: found.statements[s] for s, g in matched.pairs}
    named = [(g, item) for g, item in enumerate(gold) if item.sources]
    with_speaker = {g: g in partner and _right_speaker(partner[g], item) for g, item in named}
    shares = {
        "quoted_right_speaker": Share.among([with_speaker[g] for g, item in named if item.quoted]),
        "direct_right_speaker": Share.among([with_speaker[g] for g, item in named if item.direct]),
        "quoted_found": Share.among([g in partner for g, item in enumerate(gold) if item.quoted]),
        "direct_found": Share.among([g in partner for g, item in enumerate(gold) if item.direct]),
        "speaker_of_found": Share.among([with_speaker[g] for g, _ in named if g in partner]),
    }
    name, text = found.id, str(row["text"])
    mistakes = [
        Mistake("missed quotation", name, sentence_at(text, gold[g].span), gold=gold[g].row, cause=_form(gold[g]))
        for g in matched.missed
    ]
    mistakes += [
        Mistake("false quotation", name, sentence_at(text, ours[s].span), system=ours[s].row, cause=_form(ours[s]))
        for s in matched.false
    ]
    mistakes += [
        Mistake("wrong speaker", name, sentence_at(text, item.span), item.row, partner[g].row)
        for g, item in named
        if g in partner and not with_speaker[g]
    ]
    return QuoteScore(matched.counts, shares, tuple(mistakes))


def _as_attribution(statement: CodedStatement) -> Attribution:
    span = Span(_bare(statement.span.text), statement.span.start, statement.span.end)
    return Attribution(span, (), "", statement.kind != "indirect", statement.kind == "direct", statement.row)


def _form(item: Attribution) -> str:
    return "in quotation marks" if item.quoted else "without quotation marks"


def _bare(words: str) -> str:
    return _MARKS.sub(" ", words)


def _spans(text: str, value: object, name: str) -> tuple[tuple[int, int], ...]:
    if not isinstance(value, (list, tuple)):
        raise GoldError(f"{name} must be a list of [start, end]")
    spans = []
    for span in value:
        if not isinstance(span, (list, tuple)) or len(span) != 2 or not all(isinstance(at, int) for at in span):
            raise GoldError(f"{name} must be a list of [start, end]")
        start, end = span
        if not 0 <= start < end <= len(text):
            raise GoldError(f"{name} {start}-{end} does not lie in the text of {len(text)} characters")
        spans.append((start, end))
    return tuple(sorted(spans))


def _right_speaker(found: CodedStatement, gold: Attribution) -> bool:
    source = found.source
    if source is not None and source.start is not None and source.end is not None:
        begin, stop = source.start, source.end
        if any(start < stop and begin < end for start, end in gold.sources):
            return True
    words = set(re.findall(r"\w+", gold.source_words.lower()))
    last_names = [re.findall(r"\w+", (side.name or "").lower())[-1:] for side in found.speakers]
    return any(name[0] in words for name in last_names if name)
