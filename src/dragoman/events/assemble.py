"""Assemble: in, draft events; out, `Event`s with their words, date, place, codes and scores, one per happening."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..actors.cast import Cast, Entity, unique
from ..codebook import Codebook
from ..language import Analysis
from ..records import Event, Place, PlaceMention, Report, TimeExpression
from .bench import Draft
from .when import Timeline
from .where import Where

__all__ = ["Coded", "assemble"]


@dataclass(frozen=True, slots=True)
class Coded:
    """An event and the draft it came from (for commitments)."""

    event: Event
    draft: Draft


def assemble(
    report: Report,
    a: Analysis,
    cast: Cast,
    drafts: Sequence[Draft],
    book: Codebook,
    dates: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
) -> list[Coded]:
    """Date, place, merge and number the drafts of a report, in text order."""
    timeline = Timeline(a, report.date, dates)
    where = Where(a, cast, places)
    coded: list[Coded] = []
    for draft in drafts:
        date = timeline.of(draft.anchor, draft.anchor, draft.used)
        place = where.of(draft)
        coded.append(Coded(_event(report, a, draft, book, date, place), draft))
    return _placed(_merge(coded))


def _placed(coded: list[Coded]) -> list[Coded]:
    """What is said and agreed at a meeting happens where the meeting is, if the same side was there that day."""
    meetings = [c for c in coded if c.event.type == "CONSULT" and c.event.mode != "phone" and c.event.place]
    found = []
    for c in coded:
        if c.event.place is None and c.event.type in _SPOKEN and c.event.mode != "phone" and not c.event.reported_by:
            sides = _key((*c.draft.source, *c.draft.target))
            there = [m for m in meetings if m.event.date == c.event.date and _key(m.draft.source) & sides]
            before = [m for m in there if m.draft.head <= c.draft.head]
            if there:
                c = Coded(replace(c.event, place=(before or there)[-1 if before else 0].event.place), c.draft)
        found.append(c)
    return found


def _event(report: Report, a: Analysis, d: Draft, book: Codebook, date: str | None, place: Place | None) -> Event:
    start, end = _span(a, d)
    types = book.scores["types"][d.type]
    cameo = d.cameo or _derived(book, d)
    evidence = a.evidence(start, end)
    mode = _mode(d)
    sides = "|".join(sorted(e.name for e in (*d.source, *d.target)))
    seed = f"{report.id}\x1f{d.type}\x1f{start}\x1f{end}\x1f{sides}"
    return Event(
        id=hashlib.blake2s(seed.encode(), digest_size=8).hexdigest(),
        type=d.type,
        mode=mode,
        contexts=_contexts(a, d, book.scores["contexts"]),
        cameo=cameo,
        reciprocal=d.reciprocal,
        source=tuple(e.actor() for e in d.source),
        target=tuple(e.actor() for e in d.target),
        date=date,
        place=place,
        quad_class=int(types["quad"]),
        goldstein=_goldstein(book, cameo),
        intensity=float(types["modes"].get(mode, types["intensity"])),
        evidence=evidence,
        reported_by=tuple(e.actor() for e in d.reporters),
        confidence=round(d.confidence, 3),
        why=d.why,
    )


def _mode(d: Draft) -> str | None:
    if d.type == "CONSULT" and d.mode is None and len({e.country for e in (*d.source, *d.target)}) > 2:
        return "multilateral"
    return d.mode


def _derived(book: Codebook, d: Draft) -> str:
    inner = d.rule.type if d.rule is not None else None
    code = book.scores["derived"].get(d.type, {}).get(inner)
    return str(code or book.scores["default"][d.type])


def _goldstein(book: Codebook, cameo: str) -> float | None:
    tables = book.scores["goldstein"]
    for table in ("cameo-1.1b3", "gdelt"):
        for code in (cameo, cameo[:3], cameo[:2]):
            if code in tables[table]:
                return float(tables[table][code])
    return None


def _contexts(a: Analysis, d: Draft, contexts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    s = a.sentences[a.tokens[d.head].sentence]
    words = {t.lemma for t in a.tokens[s.first : s.last + 1]}
    text = a.text[s.start : s.end].lower()
    return tuple(
        c for c, cues in contexts.items() if not words.isdisjoint(cues) or any(" " in w and w in text for w in cues)
    )


def _span(a: Analysis, d: Draft) -> tuple[int, int]:
    """Characters from the governing word to the end of the last argument, within the act's sentence."""
    sentence = a.tokens[d.head].sentence
    ids = {i for i in d.tokens | {d.head, d.anchor} if a.tokens[i].sentence == sentence}
    first, last = min(ids), max(ids)
    ends = [a.tokens[last].end]
    governors = {
        d.anchor,
        d.head,
        *(i for k in (d.anchor, d.head) if k in a.clause_at for i in a.clause_at[k].attribute),
    }
    for clause in [c for i in sorted(governors) for c in a.clauses_under.get(i, ())]:
        if clause.sentence == sentence and clause.link in ("infinitive", "gerund"):
            ends.append(a.tokens[clause.head].end)
            ends += [a.phrase_span(o)[1] for o in clause.object]
    if d.head in a.clause_at:
        ends += [a.phrase_span(t)[1] for t in a.clause_at[d.head].times]
    for i in ids:
        if i >= d.head or i == last:
            ends.append(a.phrase_span(i)[1] if a.tokens[i].nominal else a.tokens[i].end)
    starts = [a.tokens[first].start]
    starts += [a.phrase_span(i)[0] for i in ids if a.tokens[i].nominal and i == first]
    limit = a.sentences[sentence].end
    return min(starts), min(max(ends), limit)


_SPOKEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST"})
_NEAR = 120  # events back that one happening may be told again


def _merge(coded: list[Coded]) -> list[Coded]:
    """One event per happening: the earlier, or the better told, of two drafts of the same act stays."""
    kept: list[Coded] = []
    for c in coded:
        twin = next((k for k in kept[-_NEAR:] if _same(k, c)), None)
        if twin is None:
            kept.append(c)
            continue
        better = c if _telling(c) > _telling(twin) else twin
        other = twin if better is c else c
        kept[kept.index(twin)] = Coded(_joined(better.event, other.event), better.draft)
    return kept


def _telling(c: Coded) -> float:
    e = c.event
    return len(e.source) + len(e.target) + (0.5 if not c.draft.nominal else 0) + (0.3 if e.place else 0)


def _joined(e: Event, other: Event) -> Event:
    return replace(
        e,
        date=e.date or other.date,
        place=e.place or other.place,
        mode=e.mode or other.mode,
        target=e.target or other.target,
        source=e.source or other.source,
    )


def _same(x: Coded, y: Coded) -> bool:
    """Two drafts of one happening: same type, sides that do not contradict, dates that agree."""
    a, b = x.event, y.event
    if a.type != b.type or not _dates(a.date, b.date):
        return False
    if a.type == "CONSULT":
        return _same_meeting(x, y)
    near = abs(a.evidence.start - b.evidence.start) < 260
    if a.type in ("SANCTION", "COERCE", "RETREAT", "MOBILIZE") and a.mode != b.mode:
        return False
    if a.type in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"):
        return near and _sides(x.draft.source, y.draft.source) and _sides(x.draft.target, y.draft.target)
    overlap = min(a.evidence.end, b.evidence.end) > max(a.evidence.start, b.evidence.start)
    return overlap and _sides(x.draft.source, y.draft.source) and _sides(x.draft.target, y.draft.target)


def _same_meeting(x: Coded, y: Coded) -> bool:
    a, b = x.event, y.event
    if (a.mode == "visit") != (b.mode == "visit") and not (a.reciprocal and b.reciprocal):
        return False
    if not a.reciprocal and not b.reciprocal:
        return _key(x.draft.source) == _key(y.draft.source) and _key(x.draft.target) == _key(y.draft.target)
    if a.reciprocal != b.reciprocal:
        return False
    px, py = _people(x.draft), _people(y.draft)
    if px and py:
        return px <= py or py <= px
    return _key(unique((*x.draft.source, *x.draft.target))) <= _key(unique((*y.draft.source, *y.draft.target))) or (
        _key(unique((*y.draft.source, *y.draft.target))) <= _key(unique((*x.draft.source, *x.draft.target)))
    )


def _people(d: Draft) -> set[int]:
    return {id(e) for e in (*d.source, *d.target) if e.kind == "person"}


def _key(es: Sequence[Entity]) -> set[str]:
    return {e.country or e.name for e in es}


def _sides(x: Sequence[Entity], y: Sequence[Entity]) -> bool:
    """True if two sides can be the same: unknown attackers are anybody, others share country and sector."""
    if not x or not y or any(e.sector == "UNK" for e in (*x, *y)):
        return not x or not y or bool(_key(x) & _key(y))
    return bool({(e.country, e.sector) for e in x} & {(e.country, e.sector) for e in y})


def _dates(x: str | None, y: str | None) -> bool:
    if x is None or y is None:
        return True
    n = min(len(x.split("/")[0]), len(y.split("/")[0]))
    return x[:n] == y[:n]
