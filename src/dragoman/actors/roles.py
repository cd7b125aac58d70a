"""Roles: in, a noun and the marks of its phrase; out, what post, number, country and sector it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..language import Analysis
from ..language.analysis import Token
from ..records import ActorKind
from .marks import Mark, Marks

__all__ = ["COLLECTIVES", "PRONOUNS", "Role", "describe", "noun_phrase"]

PRONOUNS: Final[dict[str, str]] = {
    "he": "person", "she": "person", "him": "person", "her": "person", "his": "person", "hers": "person",
    "himself": "person", "herself": "person",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
    "i": "first", "me": "first", "my": "first", "mine": "first", "myself": "first",
    "we": "first_plural", "us": "first_plural", "our": "first_plural", "ours": "first_plural",
    "you": "second", "your": "second", "yours": "second",
}  # fmt: skip
COLLECTIVES: Final = frozenset(
    {"side", "country", "nation", "state", "party", "government", "delegation", "neighbor", "neighbour"}
)
_GENERAL: Final = frozenset({"leader", "official", "head", "counterpart", "statesman"})
_LOOSE: Final = frozenset(
    {
        "diplomat",
        "leader",
        "official",
        "politician",
        "statesman",
        "envoy",
        "president",
        "minister",
        "counterpart",
        "chief",
    }
)
_FOREIGN: Final = frozenset({"other", "foreign", "international", "world", "global", "unknown", "unidentified"})
_STATE_WORDS: Final = frozenset(
    {
        "side",
        "country",
        "nation",
        "state",
        "government",
        "leadership",
        "authority",
        "delegation",
        "administration",
        "regime",
        "republic",
        "kingdom",
    }
)
_STATEY: Final = frozenset({"country", "adjective", "capital", "seat", "people", "body", "institution"})
_NUMBERS: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun in its phrase: ``the Kazakh President``, ``two ministers``, ``riot police in Athens``."""

    word: str
    text: str
    kind: str
    office: str | None
    sector: str | None
    country: str | None
    countries: tuple[str, ...]
    plural: bool
    definite: bool
    count: int
    person: bool
    general: bool
    loose: bool
    state: bool
    actor_kind: ActorKind


def noun_phrase(a: Analysis, t: Token) -> tuple[int, int]:
    """First and last token of the words that name an actor: determiner to head, *of*/*in* names included."""
    skip = frozenset(
        {
            "relative",
            "participle",
            "conjunct",
            "coordinator",
            "punctuation",
            "adverbial",
            "apposition",
            "preposition",
            "case",
            "other",
            "temporal",
            "adverb",
        }
    )
    ids = a.subtree(t.i, without=skip)
    first = min(ids)
    while first < t.i and a.tokens[first].sentence != t.sentence:
        first += 1
    return first, t.i


def describe(a: Analysis, marks: Marks, t: Token) -> Role | None:
    """What role the noun ``t`` names, or None if it names none."""
    mark = marks.at(t.i)
    if mark is None or mark.kind not in ("office", "role") or mark.last != t.i:
        if t.lemma not in _STATE_WORDS or t.form == "plural":
            return None
        nationality = _nationalities(a, marks, t)
        return _role(a, t, None, nationality) if nationality else None
    return _role(a, t, mark, _nationalities(a, marks, t))


def _role(a: Analysis, t: Token, mark: Mark | None, countries: tuple[str, ...]) -> Role:
    entry = mark.entry if mark is not None else None
    kind = (entry.subkind or "role") if entry is not None else "institution"
    sector = entry.sector if entry is not None else "GOV"
    children = a.children(t.i, "determiner", "number", "modifier", "possessor")
    words = {c.text.lower() for c in children}
    if words & {"former", "ex", "late"} and sector == "GOV":
        sector = "ELI"
    office = entry.office if entry is not None else None
    person = mark is not None and (mark.kind == "office" or kind in ("office", "role"))
    plural = t.form == "plural"
    first, last = noun_phrase(a, t)
    if len(countries) > 1:
        first = last
    while first < last and a.tokens[first].kind in ("determiner", "number") and a.tokens[first].text[:1].islower():
        first += 1
    return Role(
        word=_word(a, t, mark),
        text=a.text[a.tokens[first].start : a.tokens[last].end],
        kind="office" if mark is not None and mark.kind == "office" else kind,
        office=office,
        sector=sector,
        country=countries[0] if countries else None,
        countries=countries if plural else countries[:1],
        plural=plural,
        definite=bool(words & {"the", "this", "that", "these", "both"}) or bool(a.possessors(t.i)),
        count=next((_NUMBERS[w] for w in words if w in _NUMBERS), 0),
        person=person,
        general=t.lemma in _GENERAL and (mark is None or mark.first == mark.last),
        loose=t.lemma in _LOOSE,
        state=mark is None or bool(words & _FOREIGN),
        actor_kind=_actor_kind(kind, plural, mark is None),
    )


def _word(a: Analysis, t: Token, mark: Mark | None) -> str:
    """The post in small letters and the singular: *vice president*, *foreign minister*."""
    if mark is None or mark.first == mark.last:
        return t.lemma
    start = a.tokens[mark.first].start
    return f"{a.text[start : t.start].lower()}{t.lemma}"


def _actor_kind(kind: str, plural: bool, state: bool) -> ActorKind:
    if state or kind == "institution":
        return "institution"
    if kind in ("group", "collective") or plural:
        return "population"
    return "person"


def _of(a: Analysis, i: int, depth: int = 0) -> list[tuple[str, int]]:
    """Prepositions of a noun and, through *of*, of the nouns below: *governors of four states of Venezuela*."""
    found = a.prepositions(i)
    if depth < 2:
        found = found + [pn for p, n in found if p == "of" for pn in _of(a, n, depth + 1)]
    return found


def _nationalities(a: Analysis, marks: Marks, t: Token) -> tuple[str, ...]:
    """The countries a phrase names for its head: adjectives, possessors, or *of* / *in* / *from* countries."""
    mark = marks.at(t.i)
    first = mark.first if mark is not None and mark.kind in ("office", "role") else t.i
    skip = frozenset({"relative", "participle", "conjunct", "preposition", "apposition"})
    start = min([first, *a.subtree(t.i, without=skip)])
    before = [m for k in range(first - 1, start - 1, -1) if (m := marks.at(k)) is not None]
    found: list[str | None] = [m.entry.country for m in before if m.kind in _STATEY and m.entry.country]
    if found and len(found) == 1:
        found += _joined_before(a, marks, start)
    if not found:
        for p, n in _of(a, t.i):
            m = marks.at(n)
            if m is None or p not in ("of", "from", "in"):
                continue
            if m.kind in ("country", "capital", "body") or (p == "of" and m.kind in ("institution", "group")):
                found.append(m.entry.country)
    return tuple(dict.fromkeys(c for c in found if c))


def _joined_before(a: Analysis, marks: Marks, start: int) -> list[str | None]:
    """The first nationality of *Chilean and Peruvian ministers*, which the parse may leave outside the phrase."""
    if start < 2 or a.tokens[start - 1].lemma != "and":
        return []
    m = marks.at(start - 2)
    return [m.entry.country] if m is not None and m.kind in ("adjective", "country") else []
