"""Resolve: in, an analysis and the who's who's hits; out, the `Cast` of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..knowledge import Hit, Knowledge
from ..language import Analysis
from ..records import PlaceMention
from .cast import Cast, Entity, Ref, head_token
from .coreference import Discourse
from .marks import Mark, Marks
from .names import NameFinder

__all__ = ["find_actors"]

_SIMPLE = {
    "country": ("state", "GOV"),
    "adjective": ("state", "GOV"),
    "people": ("population", "CVL"),
    "person_noun": ("person", "CVL"),
    "capital": ("state", "GOV"),
    "seat": ("state", "GOV"),
    "body": ("body", None),
    "institution": ("institution", "GOV"),
    "group": ("group", "REB"),
    "party": ("party", "PTY"),
    "company": ("company", "BUS"),
}


def find_actors(
    a: Analysis,
    knowledge: Knowledge,
    date: str,
    hits: Sequence[Hit],
    *,
    places: Sequence[PlaceMention] = (),
    home: Sequence[str] = (),
    parties: Sequence[str] = (),
) -> Cast:
    """The cast of a report.

    Args:
        a: the report's analysis.
        knowledge: the who's who.
        date: the report's date, ISO 8601.
        hits: what ``knowledge.find`` found in the text.
        places: resolved place names, for the country of actors that name none.
        home: codes of the states that speak as *we* and *our* outside quotations, if known.
        parties: codes of the states the report's title names.

    Returns:
        A `Cast` with a reference for every name, title, role noun, pronoun and collective it could resolve.
    """
    marks = Marks(a, hits)
    cast = Cast(a)
    context = country_context(a, marks, places)
    marks.settle(context.near)
    placed = place_tokens(a, marks, places)
    NameFinder(a, marks, knowledge, date, cast, frozenset(placed)).run()
    _named(a, marks, cast)
    _places(a, cast, places)
    discourse = Discourse(a, marks, knowledge, date, cast, context, home)
    discourse.run()
    cast.parties = tuple(discourse.memory.state(code) for code in parties)
    _homeless(a, cast, context, knowledge, date, home)
    for p in places:
        tokens = a.tokens_in(p.evidence.start, p.evidence.end)
        if (
            tokens
            and p.place.country
            and a.tokens[a.tokens[head_token(a, tokens[0].i, tokens[-1].i)].head].text.lower() in _INSIDE
        ):
            cast.places.setdefault(tokens[0].sentence, []).append(p.place.country)
    cast.countries = {s: context.near(s) for s in range(len(a.sentences))}
    cast.named = {s: context.here(s) for s in range(len(a.sentences))}
    return cast


_INSIDE = frozenset({"in", "at", "near", "of", "outside"})


def _homeless(
    a: Analysis, cast: Cast, context: CountryContext, knowledge: Knowledge, date: str, home: Sequence[str]
) -> None:
    """A name of no stated country: a titled person is the publishing state's, others are of the context's.

    Nobody is of the publishing state in an office that somebody else holds there on the day.
    """
    for ref in cast.refs:
        for e in ref.entities:
            if e.kind not in ("person", "unknown") and ref.kind != "person":
                continue
            if e.country is None:
                near = context.near(a.tokens[ref.first].sentence)
                titled = (e.role is not None or e.honorific) and len(home) == 1
                taken = titled and e.office in _ONE_EACH and bool(knowledge.holders(e.office, home[0], on=date))
                abroad = [c for c in near if c not in home]
                e.country = next(iter(abroad if taken else home if titled else near), None)
            if e.sector is None and e.kind == "person":
                e.sector = "CVL"


# Offices with one holder at a time.
_ONE_EACH = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "vice_president"})


class CountryContext:
    """Countries named in each sentence (as names, adjectives or places), strongest first."""

    def __init__(self, by_sentence: Mapping[int, Counter[str]]) -> None:
        self._by = by_sentence
        self._all: Counter[str] = Counter()
        for c in by_sentence.values():
            self._all.update(c)

    def here(self, sentence: int) -> list[str]:
        """Countries of the sentence by weight."""
        return [c for c, _ in self._by.get(sentence, Counter()).most_common()]

    def near(self, sentence: int) -> list[str]:
        """Countries of the sentence by weight, then those of the report."""
        here = self.here(sentence)
        return here + [c for c, _ in self._all.most_common() if c not in here]

    def single(self, sentence: int) -> str | None:
        """The country a nameless actor of this sentence belongs to: the strongest one of its context."""
        near = self.near(sentence)
        return near[0] if near else None


def country_context(a: Analysis, marks: Marks, places: Sequence[PlaceMention]) -> CountryContext:
    """Count the countries each sentence is set in; places where things happen weigh more than names."""
    by: dict[int, Counter[str]] = {}

    def put(token: int, country: str | None, weight: int) -> None:
        if country is not None and len(country) == 3:
            by.setdefault(a.tokens[token].sentence, Counter())[country] += weight

    for m in marks.list:
        if m.kind in ("country", "adjective", "capital", "people"):
            head = a.tokens[head_token(a, m.first, m.last)]
            located = head.relation == "prep_object" and a.tokens[head.head].text.lower() in (
                "in",
                "at",
                "near",
            )
            put(m.first, m.entry.country, 3 if located else 2 if m.kind != "people" else 1)
        elif m.kind in ("institution", "party", "seat", "group", "person") and len(m.hit.entries) == 1:
            put(m.first, m.entry.country, 1)
    for p in places:
        tokens = a.tokens_in(p.evidence.start, p.evidence.end)
        if tokens and marks.kind_at(tokens[0].i) not in ("country", "adjective", "capital"):
            put(tokens[0].i, p.place.country, 3)
    return CountryContext(by)


def _named(a: Analysis, marks: Marks, cast: Cast) -> None:
    """References for countries, bodies, institutions, groups, parties and companies called by name."""
    known: dict[tuple[str, str, str | None], Entity] = {}
    for mark in marks.list:
        if mark.kind not in _SIMPLE or mark.first in cast.at:
            continue
        entity = _entity(mark, known)
        kind, first, last = mark.kind, mark.first, mark.last
        if kind == "party" and first > 0 and a.tokens[first - 1].lemma == "opposition":
            entity.sector = "OPP"
        if kind == "adjective" and _people_noun(a, mark):
            kind = "people"
            entity = Entity("population", mark.entry.name, mark.entry.country, "CVL")
        head = head_token(a, first, last)
        cast.add(
            Ref(
                a.tokens[first].start,
                a.tokens[last].end,
                first,
                last,
                head,
                kind,
                (entity,),
                f"who's who: {mark.kind}",
                plural=kind == "people",
            )
        )


def place_tokens(a: Analysis, marks: Marks, places: Sequence[PlaceMention]) -> set[int]:
    """Tokens of place names that the who's who does not claim."""
    found: set[int] = set()
    for p in places:
        tokens = a.tokens_in(p.evidence.start, p.evidence.end)
        if tokens and all(marks.at(t.i) is None for t in tokens):
            found.update(t.i for t in tokens)
    return found


def _places(a: Analysis, cast: Cast, places: Sequence[PlaceMention]) -> None:
    """A place stands for the people there: *shelled Idlib*, *strikes on Kharkiv*."""
    known: dict[str, Entity] = {}
    for p in places:
        tokens = a.tokens_in(p.evidence.start, p.evidence.end)
        if not tokens or any(t.i in cast.at for t in tokens):
            continue
        name = p.evidence.text
        entity = known.setdefault(name, Entity("population", name, p.place.country, "CVL"))
        first, last = tokens[0].i, tokens[-1].i
        ref = Ref(
            p.evidence.start,
            p.evidence.end,
            first,
            last,
            head_token(a, first, last),
            "place",
            (entity,),
            "place",
        )
        cast.add(ref)


def _entity(mark: Mark, known: dict[tuple[str, str, str | None], Entity]) -> Entity:
    entry = mark.entry
    kind, sector = _SIMPLE[mark.kind]
    if entry.sector or mark.kind == "body":
        sector = entry.sector
    key = (kind, entry.country or entry.name, sector) if kind == "state" else (kind, entry.name, None)
    if key not in known:
        known[key] = Entity(kind, entry.name, entry.country, sector)  # type: ignore[arg-type]  # keys of _SIMPLE are kinds
        if kind in ("body", "institution", "group", "party", "company"):
            known[key].id = entry.id if entry.id.startswith("Q") else None
    return known[key]


def _people_noun(a: Analysis, mark: Mark) -> bool:
    """True of *the Chinese said* and *two Americans*: a nationality word that heads its phrase."""
    t = a.tokens[mark.last]
    return t.relation in ("subject", "object", "prep_object", "passive_subject", "conjunct") and (
        t.kind in ("noun", "name")
        and (t.form == "plural" or t.text.endswith(("ese", "ish", "ch", "ss")))
        and t.relation != "name_part"
    )
