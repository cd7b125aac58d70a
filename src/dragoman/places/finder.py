"""The finder: in, a text, spans that are persons or bodies, and hints; out, the places named in it, resolved.

First the names are told from other capitalised words, by the words around them and by how the name is used in
news; then each is resolved, by what contains it, the country the sentence speaks of, prominence and the
report's other places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.places.context import Surroundings, demonyms, shouted, surroundings
from dragoman.places.folding import fold
from dragoman.places.gazetteer import Entry, Gazetteer, load_gazetteer
from dragoman.places.iso import ALPHA2
from dragoman.places.resolve import Candidate, resolve
from dragoman.records import Evidence, PlaceMention

__all__ = ["find_places"]

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:St|Ste|Mt|Ft|Pa|Va|Md|Ga|Ky|Fla|Calif|Mass|Mich|Minn|Tenn|Conn|Colo|Ill|Ind|Kan|Okla"
    r"|Wis|Wyo)\.|[^\W_]+"
)
_BETWEEN = frozenset({" ", "-", "'", "’", "‘", "\n", "–", " & ", "ʻ"})
_CAPITAL_SHORT = re.compile(r"[A-Z]{2,5}$")
_LONGEST = 6
_HAND = frozenset({"country", "part", "land", "water", "isle", "mount"})
_ACRONYMS = frozenset(
    {
        "US",
        "UK",
        "UAE",
        "USA",
        "EU",
        "DRC",
        "PRC",
        "DPRK",
        "ROK",
        "USSR",
        "NSW",
        "KSA",
        "GDR",
        "FATA",
        "NWFP",
        "DMZ",
        "TRNC",
        "FYROM",
    }
)
_KIND_AFTER = re.compile(
    r" (?:County|Province|District|City|Region|State|Governorate|Prefecture|Oblast|Island|Islands|Peninsula"
    r"|Valley|Township|Parish"
    r"|area|residents?|hospital|airport|suburb|neighbou?rhood|districts?|province|region|village|refugee camps?"
    r"|camps?|slums?"
    r"|islands?|woman|man|state|border|coast)\b"
)
_CONTAINER = re.compile(
    r",? (?:in )?(?:(?:the )?(?:northern|southern|eastern|western|central|north|south|east|west) )?|,\n| \("
)
_NOT_PLACES = frozenset(
    "police of man or most nice mobile union congress parliament republic justice church mission hope liberty "
    "gulf bay coast capital "
    "delta center centre university institut institute college palace lake park square green january february "
    "march april may june "
    "july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "north south east west "
    "northern southern eastern western central upper lower middle".split()
) | {"north eastern", "upper house", "lower house", "white house", "lake district"}
_ADJECTIVAL = frozenset({"us", "u s", "uk", "u k", "united states", "eu", "e u"})
_LIST = re.compile(r",? (?:and|or) |, ")
_ENOUGH = 1.0


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    key: str


def find_places(
    text: str,
    *,
    country_hints: Mapping[str, float] = {},
    blocked: Sequence[tuple[int, int]] = (),
    start: int = 0,
) -> tuple[PlaceMention, ...]:
    """Every place named in a text, in order, without overlaps.

    ``country_hints`` weighs countries (ISO 3166 alpha-3 → 0 to 1) the report is about; ``blocked`` are spans of
    ``text`` that name persons or bodies; ``start`` is added to every offset. Raises SetupError without a gazetteer.
    """
    gazetteer = load_gazetteer()
    candidates = list(_candidates(text, gazetteer, tuple(sorted(blocked))))
    hints = {ALPHA2[code]: weight for code, weight in country_hints.items() if code in ALPHA2}
    return tuple(
        PlaceMention(
            Evidence(start + item.start, start + item.end, text[item.start : item.end]),
            entry.place(text[item.start : item.end]),
        )
        for item, entry in resolve(text, candidates, hints)
    )


def _candidates(text: str, gazetteer: Gazetteer, blocked: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """The spans that name a place, each with its entries and the words around it."""
    spans = list(_spans(text, gazetteer, blocked))
    made: list[Candidate] = []
    for number, span in enumerate(spans):
        entries = _entries(text, span, gazetteer)
        if not entries:
            continue
        around = surroundings(text, span.start, span.end)
        following = spans[number + 1] if number + 1 < len(spans) else None
        container = _contained(text, span, following, entries, gazetteer)
        weight = _weight(text, span, entries, around, gazetteer) + (3.0 if container else 0.0)
        if container is None and _stray(text, span, following, entries, gazetteer):
            weight -= 3.0
        made.append(Candidate(span.start, span.end, span.key, entries, around, container, weight))
    yield from _accepted(text, made)


def _accepted(text: str, made: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that are sure elsewhere in the report, that hold a place, or stand in a list of places, gain weight."""
    sure = {item.key for item in made if item.weight >= 2.5}
    holding = {item.container[:2] for item in made if item.container and item.weight >= _ENOUGH}
    listed = False
    for number, item in enumerate(made):
        weight = (
            item.weight + 1.5 * (item.key in sure and not item.around.joined) + 3 * ((item.start, item.end) in holding)
        )
        after = made[number + 1] if number + 1 < len(made) else None
        pair = after is not None and bool(_LIST.fullmatch(text, item.end, after.start))
        if listed or (pair and after is not None and after.weight >= 2.0):
            weight += 1.5
        listed = pair and weight >= _ENOUGH
        if weight >= _ENOUGH:
            yield replace(item, weight=weight)


def _spans(text: str, gazetteer: Gazetteer, blocked: Sequence[tuple[int, int]]) -> Iterator[_Span]:
    """The longest names of the gazetteer at capitalised words, from left to right."""
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    shut = iter(blocked)
    wall = next(shut, None)
    number = 0
    while number < len(tokens):
        begin, end = tokens[number]
        while wall and wall[1] <= begin:
            wall = next(shut, None)
        if wall and begin < wall[1] and wall[0] < end:
            number += 1
            continue
        found = _longest(text, tokens, number, gazetteer, wall) if _may_open(text, tokens, number) else None
        if found is None:
            number += 1
            continue
        span, number = found
        yield span


def _may_open(text: str, tokens: Sequence[tuple[int, int]], number: int) -> bool:
    begin, end = tokens[number]
    if text[begin].isupper():
        return True
    return end - begin == 2 and text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper()


def _longest(
    text: str, tokens: Sequence[tuple[int, int]], number: int, gazetteer: Gazetteer, wall: tuple[int, int] | None
) -> tuple[_Span, int] | None:
    begin, end = tokens[number]
    words = [text[begin:end]]
    if text[end : end + 1] in ("'", "’") and number + 1 < len(tokens) and tokens[number + 1][0] == end + 1:
        words.append(text[begin : tokens[number + 1][1]])
    if not any(_opens(fold(word), gazetteer) for word in words):
        return None
    last = number
    while last + 1 < len(tokens) and last - number < _LONGEST and _joined(text, tokens, last):
        last += 1
    for stop in range(last, number - 1, -1):
        finish = tokens[stop][1]
        if wall and finish > wall[0]:
            continue
        if stop > number and text[tokens[stop][0]].islower():
            continue
        key = fold(text[begin:finish])
        if gazetteer.entries(key):
            return _Span(begin, finish, key), stop + 1
    return None


def _opens(first: str, gazetteer: Gazetteer) -> bool:
    return bool(first) and gazetteer.opens("saint" if first == "st" else first.split()[0])


def _joined(text: str, tokens: Sequence[tuple[int, int]], number: int) -> bool:
    gap = text[tokens[number][1] : tokens[number + 1][0]]
    return gap in _BETWEEN or (gap == ", " and text[tokens[number + 1][0] :].startswith(("D.C", "DC")))


def _entries(text: str, span: _Span, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The entries a span can stand for; an acronym stands for the few that news uses, in capitals only."""
    words = text[span.start : span.end]
    if _CAPITAL_SHORT.match(words) and words not in _ACRONYMS and not shouted(text, span.start, span.end):
        return ()
    if words.replace(".", "").casefold() == "us" and not words.isupper():
        return ()
    if words in demonyms()[1] and span.key not in _ADJECTIVAL:
        return ()
    if len(span.key) < 3 and words not in _ACRONYMS and "." not in words:
        return ()
    return gazetteer.entries(span.key)


def _contained(
    text: str, span: _Span, following: _Span | None, entries: Sequence[Entry], gazetteer: Gazetteer
) -> tuple[int, int, tuple[tuple[Entry, Entry], ...]] | None:
    """The container named right behind (*Paris, Texas*), and which entries lie in which of its own.

    Not where the first name is itself that of a country or of a state that outweighs what the second could hold:
    *Georgia, Oklahoma, Pennsylvania* is a list.
    """
    if following is None or not _CONTAINER.fullmatch(text, span.end, following.start):
        return None
    if any(entry.kind in ("country", "part") for entry in entries):
        return None
    outer = [entry for entry in gazetteer.entries(following.key) if entry.kind in ("country", "region", "district")]
    pairs = tuple((inner, holder) for inner in entries for holder in outer if inner.lies_in(holder))
    if not pairs:
        return None
    held = max(inner.population for inner, _ in pairs)
    lands = {holder.country for _, holder in pairs}
    regions = [entry.population for entry in entries if entry.kind == "region" and entry.country in lands]
    if regions and max(regions) > 20 * held and all(holder.kind != "country" for _, holder in pairs):
        return None
    return following.start, following.end, pairs


_UNHEARD = 200_000  # people of a town that hardly stands in a list of countries


def _stray(text: str, span: _Span, following: _Span | None, entries: Sequence[Entry], gazetteer: Gazetteer) -> bool:
    """A town of a state or country, as the text says, but of none of that name: not one we know.

    *Bradford, Ontario*; *Tamsa and Kolobo, Chad*. Of a country behind the name only small
    towns: *London, France and* may be a list.
    """
    if following is None or any(entry.kind != "city" for entry in entries):
        return False
    if not _THEN_STATE.fullmatch(text, span.end, following.start):
        return False
    outer = gazetteer.entries(following.key)
    states = [entry for entry in outer if entry.kind == "region" and not entry.alias]
    if max(entry.population for entry in entries) < _UNHEARD:
        states += [entry for entry in outer if entry.kind == "country"]
    return bool(states) and not {state.country for state in states} & {entry.country for entry in entries}


# Between a town and its state: a comma, or another town of the same state.
_THEN_STATE = re.compile(r"(?: and [A-Z][^\W\d_]+(?:[- ][A-Z][^\W\d_]+)?)?, (?:in )?(?:the )?")


def _weight(text: str, span: _Span, entries: Sequence[Entry], around: Surroundings, gazetteer: Gazetteer) -> float:
    """How much speaks for a place here; 1 is enough. The figures were set on the development pages."""
    best = max(entry.population for entry in entries)
    strong = any(entry.kind in _HAND for entry in entries)
    hand = strong or any(entry.kind == "region" or entry.by_hand for entry in entries)
    weight = 3.5 if strong else 1.5 if hand else 0.0
    weight += next((points for least, points in _SIZES if best >= least), 0.0)
    weight += 0.5 if " " in span.key else 0.0
    if all(entry.alias for entry in entries) and not hand:
        weight -= 1.0 if around.locative else 2.0
    weight += _habit(span.key, strong, best, gazetteer)
    weight += 2.0 if around.firm else 1.2 if around.locative else 0.0
    weight += 1.5 if _KIND_AFTER.match(text, span.end) else 0.0
    return weight + _against(text, span, entries, around, hand)


_SIZES = ((1_000_000, 2.0), (200_000, 1.5), (50_000, 1.0), (10_000, 0.5))


def _against(text: str, span: _Span, entries: Sequence[Entry], around: Surroundings, hand: bool) -> float:
    """What speaks against: a person's title, a house named after the place, a name that goes on, money."""
    weight = -4.0 if around.title else 0.0
    weight -= 5.0 if around.house else 0.0
    weight -= 9.0 if around.owned else 0.0
    weight -= 1.0 if around.saying and not hand else 0.0
    weight -= 0.5 if around.opens and not hand else 0.0
    weight -= 5.0 if around.before else 0.0
    if around.after and not _KIND_AFTER.match(text, span.end):
        weight -= 2.0 if span.key in _ADJECTIVAL else 6.0
    if text[span.end : span.end + 1] == "$" or text[span.start - 1 : span.start] in ("$", "/"):
        weight -= 9.0
    if any(entry.name == "European Union" for entry in entries) and not around.firm:
        weight -= 5.0
    return weight


def _habit(key: str, strong: bool, best: int, gazetteer: Gazetteer) -> float:
    """What the use of the word in news says: a word of the language, a name of people, or neither."""
    small, capital, placed = gazetteer.habit(key)
    if key in _NOT_PLACES:
        return -9.0
    if strong or not (small or capital):
        return 0.0
    if small > capital:
        return -4.0
    share = placed / capital if capital else 0.0
    against = -3.5 if share < 0.02 else -2.0 if share < 0.06 else -1.0
    return max(against, -1.0) if best >= 1_000_000 and share >= 0.02 else against
