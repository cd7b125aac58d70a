"""Assemble: in, draft events; out, `Event`s with their words, date, place, codes and scores, one per happening."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..actors.cast import Cast, Entity, unique
from ..codebook import Codebook
from ..codebook.codes import ActWords, cameo_of, goldstein_of, mode_of
from ..language import Analysis
from ..records import Actor, Event, Place, PlaceMention, Report, TimeExpression
from .bench import UNKNOWN_ATTACKERS, Draft
from .confidence import SidesFound, chance
from .when import Timeline
from .where import Where

__all__ = ["Coded", "assemble", "sides_found"]


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
    return _placed(_merge(a, coded))


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
    words = _words(a, d, start, end)
    cameo = cameo_of(book.scores, d.type, d.rule, d.family, words)
    evidence = a.evidence(start, end)
    mode = _mode(d) or mode_of(book.scores, d.type, d.mode, d.rule, cameo, words)
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
        goldstein=goldstein_of(book.scores, cameo),
        intensity=float(types["modes"].get(mode, types["intensity"])),
        evidence=evidence,
        reported_by=tuple(e.actor() for e in d.reporters),
        confidence=chance(d.decided, sides_found(d)),
        why=d.why,
    )


def sides_found(d: Draft) -> SidesFound:
    """How the sides of a draft were found."""
    if any(e.name == UNKNOWN_ATTACKERS for e in d.source):
        return "unknown attackers"
    if d.understood:
        return "understood"
    return "told" if d.source and d.target else "one side"


def _mode(d: Draft) -> str | None:
    if d.type == "CONSULT" and d.mode is None and len({e.country for e in (*d.source, *d.target)}) > 2:
        return "multilateral"
    return d.mode


def _words(a: Analysis, d: Draft, start: int, end: int) -> ActWords:
    """The words of the evidence and of the act's arguments, in base form."""
    s = a.sentences[a.tokens[d.head].sentence]
    ids = {t.i for t in a.tokens[s.first : s.last + 1] if start <= t.start < end}
    subject = a.clause_at[d.head].subject if d.head in a.clause_at else ()
    for i in (d.head, d.anchor, *d.tokens, *subject):
        ids.update(a.subtree(i, without=_ELSEWHERE))
    return ActWords([a.tokens[i].lemma for i in sorted(ids) if s.first <= i <= s.last])


def _contexts(a: Analysis, d: Draft, contexts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    s = a.sentences[a.tokens[d.head].sentence]
    words = {t.lemma for t in a.tokens[s.first : s.last + 1]}
    text = a.text[s.start : s.end].lower()
    return tuple(
        c for c, cues in contexts.items() if not words.isdisjoint(cues) or any(w in text for w in _phrases(tuple(cues)))
    )


@lru_cache(maxsize=64)
def _phrases(cues: tuple[str, ...]) -> tuple[str, ...]:
    """The cues of several words."""
    return tuple(w for w in cues if " " in w)


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


# What hangs on an act and tells of another.
_ELSEWHERE = frozenset({"conjunct", "relative", "adverbial", "parataxis"})
_SPOKEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE", "REQUEST"})
_SHORT = 2  # letters of initials and of *Jr*
_NEAR = 120  # events back that one happening may be told again


def _merge(a: Analysis, coded: list[Coded]) -> list[Coded]:
    """One event per happening: the earlier, or the better told, of two drafts of the same act stays."""
    kept: list[Coded] = []
    for c in coded:
        twin = next((k for k in kept[-_NEAR:] if _same(a, k, c)), None)
        if twin is None:
            kept.append(c)
            continue
        better = c if _telling(c) > _telling(twin) and not _one_signing(a, twin, c) else twin
        other = twin if better is c else c
        kept[kept.index(twin)] = Coded(_joined(better.event, other.event), better.draft)
    return kept


def _telling(c: Coded) -> float:
    e = c.event
    people = sum(x.kind == "person" for x in (*e.source, *e.target)) / 10
    named = -1.0 if all(x.name == UNKNOWN_ATTACKERS for x in e.source) else 0.0
    return (
        len(e.source) + len(e.target) + people + named + (0.5 if not c.draft.nominal else 0) + (0.3 if e.place else 0)
    )


def _joined(e: Event, other: Event) -> Event:
    return replace(
        e,
        date=e.date or other.date,
        place=e.place or other.place,
        mode=e.mode or other.mode,
        target=_struck(e, other) if e.type == "ASSAULT" else e.target or other.target,
        source=e.source or other.source,
    )


def _struck(e: Event, other: Event) -> tuple[Actor, ...]:
    """Who was hit, of two tellings of one attack: those who are told, before the place that stands for them."""
    return max((e.target, other.target), key=lambda side: max((_told(actor) for actor in side), default=-1))


def _told(actor: Actor) -> int:
    """2 for people called by what they are (*five soldiers*), 1 for a state or town, 0 for the people of a place."""
    if actor.name.startswith("people of "):
        return 0
    town = actor.kind == "population" and not any(word.islower() for word in actor.name.split())
    return 1 if actor.kind == "state" or town else 2


def _same(an: Analysis, x: Coded, y: Coded) -> bool:
    """Two drafts of one happening: same type, sides that do not contradict, dates that agree."""
    a, b = x.event, y.event
    if a.type != b.type or not _dates(a.date, b.date):
        return False
    if a.type == "CONSULT":
        return _same_meeting(x, y)
    near = abs(a.evidence.start - b.evidence.start) < 260
    if a.type == "ASSAULT" and near and _one_attack(x, y):
        return True
    if a.type in ("SANCTION", "COERCE", "RETREAT", "MOBILIZE") and a.mode != b.mode:
        return False
    if a.type in ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"):
        return near and _sides(x.draft.source, y.draft.source) and _sides(x.draft.target, y.draft.target)
    if _one_signing(an, x, y):
        return True
    overlap = min(a.evidence.end, b.evidence.end) > max(a.evidence.start, b.evidence.start)
    if _coordinated(an, x.draft.anchor, y.draft.anchor):
        return False
    return overlap and _sides(x.draft.source, y.draft.source) and _sides(x.draft.target, y.draft.target)


def _coordinated(a: Analysis, i: int, k: int) -> bool:
    """*applauded X's leadership and thanked him* are two acts; *welcomes and supports Y*, with one object, is one."""
    if i == k:
        return False
    low, high = max(i, k), min(i, k)
    one, other = a.clause_at.get(low), a.clause_at.get(high)
    if one is not None and other is not None and one.object and one.object == other.object:
        return False
    t = a.tokens[low]
    while t.relation == "conjunct" and t.kind == "verb" and t.head != t.i:
        if t.head == high:
            return True
        t = a.tokens[t.head]
    return False


def _one_signing(a: Analysis, x: Coded, y: Coded) -> bool:
    """*signed a plan … X and Y signed the document*: the states' act, and who put their names to it."""
    rules = {c.draft.rule.id for c in (x, y) if c.draft.rule is not None}
    if rules != {"sign"} or x.event.date != y.event.date:
        return False
    later = a.clause_at.get(max(x.draft.head, y.draft.head))
    if later is None or _key((*x.draft.source, *x.draft.target)) != _key((*y.draft.source, *y.draft.target)):
        return False
    return any(c.text.lower() in ("the", "this") for o in later.object for c in a.children(o, "determiner"))


def _one_attack(x: Coded, y: Coded) -> bool:
    """*An airstrike kills 35 and injures 134*: one blow, if nothing says that two sides struck or two were hit."""
    a, b = x.event, y.event
    if a.reciprocal != b.reciprocal:
        return False
    if _names(a.source) & _names(b.target) or _names(b.source) & _names(a.target):
        return False
    unknown = any(all(s.name == UNKNOWN_ATTACKERS for s in e.source) for e in (a, b))
    if not unknown and not {(s.country, s.sector) for s in a.source} & {(s.country, s.sector) for s in b.source}:
        return False
    hit, struck = _key(x.draft.target), _key(y.draft.target)
    if unknown and (_key(x.draft.source) & struck or _key(y.draft.source) & hit) and not hit & struck:
        return False
    return bool(hit & struck)


def _same_meeting(x: Coded, y: Coded) -> bool:
    a, b = x.event, y.event
    if (a.mode == "visit") != (b.mode == "visit") and not (a.reciprocal and b.reciprocal):
        return False
    if not a.reciprocal and not b.reciprocal:
        return _key(x.draft.source) == _key(y.draft.source) and _key(x.draft.target) == _key(y.draft.target)
    if a.reciprocal != b.reciprocal:
        return False
    px, py = _people(x.draft), _people(y.draft)
    if px and py and not (_among(px, py) or _among(py, px)):
        return False
    return _key(unique((*x.draft.source, *x.draft.target))) <= _key(unique((*y.draft.source, *y.draft.target))) or (
        _key(unique((*y.draft.source, *y.draft.target))) <= _key(unique((*x.draft.source, *x.draft.target)))
    )


def _names(side: Sequence[Actor]) -> set[tuple[str, str | None]]:
    return {(e.name, e.country) for e in side}


def _people(d: Draft) -> tuple[Entity, ...]:
    return unique(e for e in (*d.source, *d.target) if e.kind == "person")


def _among(few: Sequence[Entity], many: Sequence[Entity]) -> bool:
    """True if all of ``few`` are of ``many``: *Biden* is *Joseph R. Biden, Jr.*, if he is of the same country."""
    return all(any(f is m or (f.country == m.country and _parts(f.name) & _parts(m.name)) for m in many) for f in few)


def _parts(name: str) -> set[str]:
    return {part for part in name.lower().replace(",", " ").split() if len(part) > _SHORT}


def _key(es: Sequence[Entity]) -> set[str]:
    return {e.country or e.name for e in es}


def _sides(x: Sequence[Entity], y: Sequence[Entity]) -> bool:
    """True if two sides can be the same: unknown attackers are anybody, others share country and sector."""
    if not x or not y or any(e.name == UNKNOWN_ATTACKERS for e in (*x, *y)):
        return not x or not y or bool(_key(x) & _key(y))
    return bool({(e.country, e.sector) for e in x} & {(e.country, e.sector) for e in y})


def _dates(x: str | None, y: str | None) -> bool:
    if x is None or y is None:
        return True
    n = min(len(x.split("/")[0]), len(y.split("/")[0]))
    return x[:n] == y[:n]
