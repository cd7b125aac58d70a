"""Page: in, `Reading`s; out, one self-contained HTML page with each text marked up beside its records.

The page loads nothing: style and script stand in it, and its content security policy names them by their
hashes and forbids everything else. Every word of a report is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from dragoman.records import Commitment, Event, Evidence, Reading, Statement
from dragoman.views.segments import Segment, Span, segments
from dragoman.views.wording import (
    KIND_WORDS,
    TYPE_WORDS,
    byline,
    clean,
    day_words,
    headline,
    parties,
    place_words,
    sides,
)

__all__ = ["fragment", "page"]


@dataclass(frozen=True, slots=True)
class Card:
    """A record as the page shows it: what it says, and the words (by its `owner` name) that it rests on."""

    owner: str
    group: str
    tag: str
    title: str
    detail: str
    quote: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Cards of one kind under a heading."""

    name: str
    title: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Article:
    """A reading as the page shows it."""

    anchor: str
    title: str
    byline: str
    url: str | None
    counts: str
    paragraphs: Sequence[Sequence[tuple[Segment, str]]]
    sections: Sequence[Section]
    failures: Sequence[str]


def page(readings: Iterable[Reading]) -> str:
    """Return a whole page with one or several readings."""
    articles = [_article(reading, f"r{number}") for number, reading in enumerate(readings, start=1)]
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template("page.html")
        .render(articles=articles, style=Markup(style), script=Markup(script), policy=policy, version=_version())
    )


def fragment(reading: Reading) -> str:
    """Return a reading as a piece of HTML without script, as a notebook shows it.

    Its words carry their records as tool tips; style comes scoped under one class name.
    """
    article = _article(reading, "r1")
    titles = {card.owner: f"{card.tag}: {card.title}" for part in article.sections for card in part.cards}
    return (
        _environment()
        .get_template("fragment.html")
        .render(article=article, titles=titles, style=Markup(_asset("fragment.css")))
    )


def _article(reading: Reading, anchor: str) -> Article:
    sections = [section for section in _sections(reading, anchor) if section.cards]
    report = reading.report
    return Article(
        anchor=anchor,
        title=headline(reading),
        byline=byline(report),
        url=report.url if report.url and report.url.startswith(("https://", "http://")) else None,
        counts=" · ".join(f"{len(section.cards)} {section.title.lower()}" for section in sections[:3]),
        paragraphs=_paragraphs(report.text, _spans(reading, anchor)),
        sections=sections,
        failures=[f"{failure.stage}: {failure.reason}" for failure in reading.failures],
    )


def _sections(reading: Reading, anchor: str) -> list[Section]:
    events = [_event(event, f"{anchor}-e{n}") for n, event in _in_order(reading.events)]
    said = [_said(statement, f"{anchor}-s{n}") for n, statement in _in_order(reading.statements)]
    made = [_promise(promise, f"{anchor}-c{n}") for n, promise in _in_order(reading.commitments)]
    return [
        Section("event", "Events", events),
        Section("said", "Statements", said),
        Section("promise", "Commitments", made),
        Section("who", "Who’s who", _people(reading, anchor)),
        Section("other", "Dates, places, matters", _others(reading, anchor)),
    ]


def _said(statement: Statement, owner: str) -> Card:
    return Card(
        owner=owner,
        group="said",
        tag=KIND_WORDS[statement.kind],
        title=parties(statement.speakers) or "somebody",
        detail=f"to {parties(statement.addressee)}" if statement.addressee else "",
        quote=clean(statement.evidence.text),
        why=statement.why,
    )


def _promise(promise: Commitment, owner: str) -> Card:
    others = [actor for actor in promise.to if actor not in promise.by]
    left = parties(promise.by) or "somebody"
    return Card(
        owner=owner,
        group="promise",
        tag=KIND_WORDS[promise.kind],
        title=f"{left} → {parties(others)}" if others else left,
        detail=_joined(
            promise.topic,
            f"due {day_words(promise.due)}" if promise.due else None,
            None if promise.status == "open" else promise.status,
        ),
        quote=clean(promise.evidence.text),
        why=promise.why,
    )


def _event(event: Event, owner: str) -> Card:
    left, sign, right = sides(event)
    return Card(
        owner=owner,
        group=f"q{event.quad_class}",
        tag=_joined(event.type, event.mode),
        title=f"{left} {sign} {right}" if right else left,
        detail=_joined(day_words(event.date), place_words(event.place), TYPE_WORDS.get(event.type)),
        quote=clean(event.evidence.text),
        why=_joined(event.why, event.cameo and f"CAMEO {event.cameo}", *event.contexts),
    )


def _people(reading: Reading, anchor: str) -> list[Card]:
    return [
        Card(
            owner=f"{anchor}-a{number}",
            group="who",
            tag=actor.country or "?",
            title=clean(actor.name),
            detail=_joined(actor.role, None if actor.kind == "unknown" else actor.kind, actor.sector),
            quote="",
            why=actor.id or "",
        )
        for number, actor in enumerate(reading.actors, start=1)
    ]


def _others(reading: Reading, anchor: str) -> list[Card]:
    cards: dict[str, Card] = {}
    for owner, tag, title, detail, _ in _other_rows(reading, anchor):
        cards.setdefault(owner, Card(owner, "other", tag, title, detail, ""))
    return list(cards.values())


def _other_rows(reading: Reading, anchor: str) -> list[tuple[str, str, str, str, Evidence]]:
    """Give one row per mention, those of one date, place or matter under one owner name."""
    found: list[tuple[str, str, str, Evidence]] = []
    for when in reading.dates:
        found.append(("Date", when.value, clean(when.evidence.text), when.evidence))
    for mention in reading.places:
        where = place_words(mention.place) or ""
        position = "" if mention.place.lat is None else f"{mention.place.lat:.2f}, {mention.place.lon or 0:.2f}"
        found.append(("Place", where, position, mention.evidence))
    for topic in reading.topics:
        found.append(("Matter", clean(topic.name), clean(topic.kind), topic.evidence))
    owners: dict[tuple[str, str], str] = {}
    rows = []
    for tag, title, detail, evidence in found:
        owner = owners.setdefault((tag, title), f"{anchor}-o{len(owners) + 1}")
        rows.append((owner, tag, title, detail, evidence))
    return rows


def _spans(reading: Reading, anchor: str) -> list[Span]:
    numbers = {actor: number for number, actor in reversed(list(enumerate(reading.actors, start=1)))}
    pairs: list[tuple[str, Evidence]] = []
    pairs += [(f"{anchor}-e{n}", event.evidence) for n, event in enumerate(reading.events, start=1)]
    pairs += [(f"{anchor}-s{n}", said.evidence) for n, said in enumerate(reading.statements, start=1)]
    pairs += [(f"{anchor}-c{n}", made.evidence) for n, made in enumerate(reading.commitments, start=1)]
    pairs += [
        (f"{anchor}-a{numbers[actor]}", mention.evidence)
        for mention in reading.mentions
        for actor in mention.actors
        if actor in numbers
    ]
    pairs += [(owner, evidence) for owner, _, _, _, evidence in _other_rows(reading, anchor)]
    return [Span(evidence.start, evidence.end, owner) for owner, evidence in pairs]


def _paragraphs(text: str, spans: Sequence[Span]) -> list[list[tuple[Segment, str]]]:
    """Cut the text into paragraphs of segments; each comes with the class names of what covers it."""
    paragraphs: list[list[tuple[Segment, str]]] = [[]]
    breaks = [Span(n, n + 1, "¶") for n, char in enumerate(text) if char == "\n"]
    for segment in segments(text, [*spans, *breaks]):
        if "¶" in segment.owners:
            if paragraphs[-1]:
                paragraphs.append([])
            continue
        paragraphs[-1].append((segment, _classes(segment)))
    return [paragraph for paragraph in paragraphs if any(piece.text.strip() for piece, _ in paragraph)]


def _classes(segment: Segment) -> str:
    kinds = dict.fromkeys(owner.partition("-")[2][0] for owner in segment.owners)
    return " ".join(f"k-{kind}" for kind in kinds)


def _in_order(records: Sequence[Any]) -> list[tuple[int, Any]]:
    """Number records as they stand and give them in the order of their words."""
    return sorted(enumerate(records, start=1), key=lambda pair: (pair[1].evidence.start, pair[0]))


def _joined(*parts: str | None) -> str:
    return " · ".join(clean(part) for part in parts if part)


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return files("dragoman.views").joinpath("assets", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _version() -> str:
    import dragoman

    return dragoman.__version__
