"""Where: in, a draft event and the report's places; out, the place it happened at, if the text tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..actors.cast import Cast
from ..language import Analysis
from ..records import Evidence, Place, PlaceMention
from .bench import BODIES, Draft

__all__ = ["Where"]

_AT: Final = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "across",
        "around",
        "off",
        "on",
        "to",
        "into",
        "over",
        "throughout",
        "along",
        "between",
        "from",
        "through",
    }
)
# What a state or a crowd does where it is, unless the text says otherwise.
_AT_HOME: Final = frozenset({"PROTEST", "COERCE", "RETREAT", "SANCTION"})
_MATERIAL: Final = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "AID", "RETREAT"})


class Where:
    """The places of a report by token, and by the predicate they hang on."""

    def __init__(self, a: Analysis, cast: Cast, places: Sequence[PlaceMention]) -> None:
        self.a, self.cast = a, cast
        self.at: dict[int, Place] = {}
        self.by: dict[int, list[tuple[int, Place]]] = {}
        self.in_sentence: dict[int, list[tuple[int, Place]]] = {}
        self.names = {e.country: e.name for r in cast.refs for e in r.entities if e.kind == "state" and e.country}
        for p in (*places, *_seats(a, cast)):
            tokens = a.tokens_in(p.evidence.start, p.evidence.end)
            if not tokens:
                continue
            for t in tokens:
                self.at[t.i] = p.place
            inside = {t.i for t in tokens}
            top = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
            prep = a.tokens[top.head]
            while top.relation in ("conjunct", "apposition", "name_part") and prep.relation not in ("preposition",):
                top = prep
                prep = a.tokens[prep.head]
                if top.head == top.i:
                    break
            if top.relation != "prep_object" or prep.text.lower() not in _AT:
                continue
            for up in a.ancestors(prep.i):
                entry = (_weight(prep.text.lower(), p.place), p.place)
                self.by.setdefault(up.i, []).append(entry)
                self.in_sentence.setdefault(up.sentence, []).append(entry)
                if up.kind in ("verb", "auxiliary"):
                    break

    def of(self, draft: Draft) -> Place | None:
        """The place of an event: where its words say, the visited place, else the only country it can be."""
        found: list[tuple[int, Place]] = []
        for i in dict.fromkeys((draft.head, draft.anchor)):
            found.extend(self.by.get(i, ()))
        if draft.mode == "visit":
            visited = [self.at[i] for i in sorted(draft.tokens) if i in self.at]
            if visited:
                return visited[-1]
        if found:
            return max(found, key=lambda wp: wp[0])[1]
        if draft.type in _MATERIAL:
            return self._of_sentence(draft)
        return None

    def _of_sentence(self, draft: Draft) -> Place | None:
        s = self.a.tokens[draft.head].sentence
        near = self.in_sentence.get(s, [])
        if near:
            return max(near, key=lambda wp: wp[0])[1]
        own, other = (draft.source, draft.target) if draft.type in _AT_HOME else (draft.target, draft.source)
        first = {e.country for e in own if e.country and e.country not in BODIES}
        second = {e.country for e in other if e.country and e.country not in BODIES}
        pool = first if len(first) == 1 else first | second
        if len(pool) == 1:
            code = next(iter(pool))
            return Place(name=self._name(code), country=code, precision="country") if code else None
        return None

    def _name(self, code: str) -> str:
        return self.names.get(code, code)


def _seats(a: Analysis, cast: Cast) -> list[PlaceMention]:
    """*at the White House*: a seat of power is a place too."""
    found = []
    for ref in cast.refs:
        if ref.kind in ("seat", "institution") and ref.entities and ref.entities[0].country:
            words = a.text[ref.start : ref.end]
            where = Place(words, ref.entities[0].country, precision="city")
            found.append(PlaceMention(Evidence(ref.start, ref.end, words), where))
    return found


def _weight(prep: str, place: Place) -> int:
    return (4 if prep in ("in", "at", "near", "outside", "inside") else 1) + (2 if place.precision == "city" else 1)
