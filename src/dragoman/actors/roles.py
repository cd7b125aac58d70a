"""Roles: in, a noun and the marks of its phrase; out, what post, number, country and sector it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..language import Analysis
from ..language.analysis import Token
from ..records import ActorKind
from .cast import head_token
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
#: Words that say that somebody is not of the country the text speaks of.
_FOREIGN: Final = frozenset(
    """other foreign international world global african european asian arab western eurasian
    islamic regional muslim-majority""".split()
)
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
_OWNERS: Final = _STATEY | {"group", "party", "company"}
#: After a hyphen, what is said of a state that is not the state of those who are so called: *Iranian-backed*.
_BACKED: Final = frozenset(
    """backed supported funded financed sponsored trained armed equipped allied aligned linked affiliated inspired made
    built supplied brokered mediated imposed occupied controlled held designated sanctioned""".split()
)
_AIRCRAFT: Final = frozenset({"bomber", "fighter"})
_MODEL: Final = re.compile(r"\b[A-Z][A-Za-z]{0,2}-?\d+")  # F-16, Tu-95
#: Words before a general noun that tell the sector: *rebel leaders*, *the opposition negotiator*, *union officials*.
_SECTOR_WORDS: Final[dict[str, str]] = {
    "opposition": "OPP", "dissident": "OPP", "exiled": "OPP",
    "rebel": "REB", "insurgent": "REB", "separatist": "REB", "militant": "REB", "guerrilla": "REB", "jihadist": "REB",
    "terrorist": "REB", "militia": "PRM", "paramilitary": "PRM",
    "military": "MIL", "army": "MIL", "naval": "MIL", "navy": "MIL", "defence": "MIL", "defense": "MIL",
    "police": "COP", "intelligence": "SPY", "judicial": "JUD", "court": "JUD", "parliamentary": "LEG",
    "congressional": "LEG", "legislative": "LEG", "party": "PTY", "church": "REL", "religious": "REL",
    "muslim": "REL", "christian": "REL", "catholic": "REL", "orthodox": "REL", "jewish": "REL", "hindu": "REL",
    "buddhist": "REL", "business": "BUS", "company": "BUS", "corporate": "BUS", "union": "LAB", "labour": "LAB",
    "labor": "LAB", "gang": "CRM", "cartel": "CRM", "mafia": "CRM", "university": "EDU", "school": "EDU",
    "hospital": "CVL", "community": "CVL", "tribal": "CVL", "village": "CVL", "civic": "CVL", "activist": "CVL",
}  # fmt: skip
#: Sectors of words so general that what stands before them, or whose they are, decides.
_VAGUE: Final = frozenset({None, "", "GOV", "UNK"})
#: Sectors that the people of an international body have as the body itself has none.
_BODILY: Final = frozenset({None, "", "GOV", "UNK", "MIL", "COP", "SPY", "NGO", "EDU"})
_ADVISERS: Final = frozenset({"lawyer", "attorney", "analyst", "consultant", "scientist", "expert", "engineer"})
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
    backers: frozenset[str] = frozenset()


def noun_phrase(a: Analysis, t: Token, mark: Mark | None = None) -> tuple[int, int]:
    """First and last token of the words that name an actor: determiner to head, or to the end of its ``mark``."""
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
    return first, max(t.i, mark.last if mark is not None and mark.kind in ("office", "role") else t.i)


def describe(a: Analysis, marks: Marks, t: Token) -> Role | None:
    """What role the noun ``t`` names, or None if it names none.

    A role of several words is described at the word it hangs on: *Ministry* in *the UK Ministry of Defence*.
    """
    mark = marks.at(t.i)
    if mark is None or mark.kind not in ("office", "role") or head_token(a, mark.first, mark.last) != t.i:
        if t.lemma not in _STATE_WORDS or t.form == "plural":
            return None
        owners = _owners(a, marks, t)
        return _role(a, marks, t, None, owners) if owners else None
    return _role(a, marks, t, mark, _owners(a, marks, t))


def _role(a: Analysis, marks: Marks, t: Token, mark: Mark | None, owners: tuple[Mark, ...]) -> Role:
    entry = mark.entry if mark is not None else None
    kind = (entry.subkind or "role") if entry is not None else "institution"
    children = a.children(t.i, "determiner", "number", "modifier", "possessor")
    words = {c.text.lower() for c in children}
    phrase = a.text[a.tokens[noun_phrase(a, t)[0]].start : t.start]
    sector = _sector(t, entry.sector if entry is not None else "GOV", phrase, owners)
    if words & {"former", "ex", "late"} and sector == "GOV":
        sector = "ELI"
    countries = tuple(dict.fromkeys(m.entry.country for m in owners if m.entry.country))
    if entry is not None and entry.country and not countries:
        countries = (entry.country,)
    office = entry.office if entry is not None else None
    person = mark is not None and (mark.kind == "office" or kind in ("office", "role"))
    plural = t.form == "plural"
    first, last = noun_phrase(a, t, mark)
    if len(countries) > 1:
        first = mark.first if mark is not None else t.i
    while first < t.i and a.tokens[first].kind in ("determiner", "number") and a.tokens[first].text[:1].islower():
        first += 1
    return Role(
        word=_word(a, t, mark),
        text=a.text[a.tokens[first].start : a.tokens[last].end],
        kind="office" if mark is not None and mark.kind == "office" else kind,
        office=office,
        sector=sector or None,
        country=countries[0] if countries else None,
        countries=countries if plural else countries[:1],
        plural=plural,
        definite=_definite(a, t, words),
        count=next((_NUMBERS[w] for w in words if w in _NUMBERS), 0),
        person=person,
        general=t.lemma in _GENERAL and (mark is None or mark.first == mark.last),
        loose=t.lemma in _LOOSE,
        state=mark is None or bool(words & _FOREIGN),
        actor_kind=_actor_kind(kind, plural, mark is None),
        backers=_backers(a, marks, t),
    )


def _definite(a: Analysis, t: Token, words: set[str]) -> bool:
    """True of *the Minister*, *his counterpart*, and of the second post of *the President and Prime Minister*."""
    if words & {"the", "this", "that", "these", "both"} or a.possessors(t.i):
        return True
    if t.relation != "conjunct" or words & {"a", "an"}:
        return False
    first = {c.text.lower() for c in a.children(t.head, "determiner")}
    return bool(first & {"the", "both"}) and a.tokens[t.head].kind in ("noun", "name")


def _sector(t: Token, own: str | None, phrase: str, owners: tuple[Mark, ...]) -> str | None:
    """The sector of a role noun: its own, or for a general noun that of whose it is or of the ``phrase`` before it.

    Guide, section 2: the people of an international body have no sector, those of its court and parliament one.
    """
    owner = next((m.entry for m in owners if m.kind in ("body", "institution", "group", "party", "company")), None)
    if owner is not None and owner.kind == "body":
        return owner.sector if own in _BODILY else own
    if owner is not None and owner.sector:
        advises = owner.kind == "institution" and t.lemma in _ADVISERS
        fights = owner.kind == "group" and own == "MIL"
        if own in _VAGUE or advises or fights:
            return owner.sector
    if t.lemma in _AIRCRAFT and own in ("REB", "UNK") and _MODEL.search(phrase):
        return "MIL"
    state = next((m.entry.sector for m in owners if m.kind in ("country", "adjective")), None)
    if state not in _VAGUE and own in (_VAGUE | {"MIL"}):
        return state
    if own in _VAGUE:
        words = re.findall(r"[a-z]+", phrase.lower())
        return next((_SECTOR_WORDS[w] for w in reversed(words) if w in _SECTOR_WORDS), own)
    return own


def _word(a: Analysis, t: Token, mark: Mark | None) -> str:
    """The post in small letters and the singular: *vice president*, *foreign minister*."""
    if mark is None or mark.first == mark.last:
        return t.lemma
    start, end = a.tokens[mark.first].start, a.tokens[mark.last].end
    return f"{a.text[start : t.start].lower()}{t.lemma}{a.text[t.end : end].lower()}"


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


def _owners(a: Analysis, marks: Marks, t: Token) -> tuple[Mark, ...]:
    """Whose a phrase says its head is, nearest first: adjectives, possessors, or *of* / *in* / *from* names."""
    mark = marks.at(t.i)
    first = mark.first if mark is not None and mark.kind in ("office", "role") else t.i
    skip = frozenset({"relative", "participle", "conjunct", "preposition", "apposition"})
    start = min([first, *a.subtree(t.i, without=skip)])
    before = [m for k in range(first - 1, start - 1, -1) if (m := marks.at(k)) is not None]
    found = [m for m in dict.fromkeys(before) if m.kind in _OWNERS and m.entry.country and not _backing(a, m)]
    if found and len({m.entry.country for m in found}) == 1:
        found += _joined_before(a, marks, start)
    if not found:
        for p, n in _of(a, t.i):
            m = marks.at(n)
            if m is None or p not in ("of", "from", "in") or not m.entry.country:
                continue
            if m.kind in ("country", "capital", "body") or (p in ("of", "from") and m.kind in _OWNERS):
                found.append(m)
    if not found and t.i + 2 < len(a.tokens) and a.tokens[t.i + 1].text.lower() == "from":
        m = marks.at(t.i + 2)  # migrants from Mali, wherever the parse hangs it
        found += [m] if m is not None and m.kind == "country" else []
    return tuple(dict.fromkeys(found))


def _backers(a: Analysis, marks: Marks, t: Token) -> frozenset[str]:
    """The states that stand behind the head of a phrase without being its own."""
    inside = (marks.at(k) for k in a.subtree(t.i, without=frozenset({"relative", "participle", "conjunct"})))
    return frozenset(m.entry.country for m in inside if m is not None and m.entry.country and _backing(a, m))


def _backing(a: Analysis, mark: Mark) -> bool:
    """True of *Iranian* in *Iranian-backed militias* and *pro-Iranian fighters*, who are not Iran's."""
    whole = a.tokens[mark.last].text.lower().rpartition("-")[2]
    if whole in _BACKED:
        return True
    before = a.tokens[max(0, mark.first - 2) : mark.first]
    if len(before) == 2 and before[0].text.lower() in ("pro", "anti") and before[1].text in ("-", "–", "‑"):
        return True
    after = a.tokens[mark.last + 1 : mark.last + 3]
    return len(after) == 2 and after[0].text in ("-", "–", "‑") and after[1].text.lower() in _BACKED


def _joined_before(a: Analysis, marks: Marks, start: int) -> list[Mark]:
    """The first nationality of *Chilean and Peruvian ministers*, which the parse may leave outside the phrase."""
    if start < 2 or a.tokens[start - 1].lemma != "and":
        return []
    m = marks.at(start - 2)
    return [m] if m is not None and m.kind in ("adjective", "country") else []
