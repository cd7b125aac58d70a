"""Finding names: in, a text and the keys of all names; out, the longest names that do not overlap, left to right."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from dragoman.knowledge.text import case_fits, fold, join_class, split_words, strip_marks, unaccented

__all__ = ["Found", "find_names"]

Found = tuple[int, int, str]  # start, end, references that fit, joined by ","

_JOINS = frozenset({" ", "-"})
_HYPHENS = ("-", "–", "‐", "‑")


@lru_cache(maxsize=4096)
def _join(gap: str, long: bool) -> str | None:
    """As :func:`join_class`, to which only matters whether the word before has more than three letters."""
    return join_class(gap, "long" if long else "")


def _shouts(around: list[str]) -> bool:
    """Whether the words around are set in capitals, as in a headline."""
    told = [word for word in around if len(word) > 2 and word[0].isalpha()]
    return bool(told) and all(word.isupper() for word in told)


@lru_cache(maxsize=65536)
def _groups(payload: str) -> tuple[tuple[str, str], ...]:
    """``(mask, references)`` of a payload (``mask:refs;mask:refs``)."""
    pairs = [group.partition(":") for group in payload.split(";")]
    return tuple((required, references) for required, _, references in pairs)


#: Masks that look at what stands around a name: alone; bare (no article before); bare inside a sentence.
_LONELY = {"S": 1, "N": 2, "M": 3}
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "no", "every", "each", "some", "any", "his", "her", "their"})


def _fitting(payload: str, surface: list[str], shouting: bool, after: str, lonely: int) -> str:
    """The references of a payload (``mask:refs;mask:refs``) whose masks the surface satisfies."""
    fitting: list[str] = []
    for required, references in _groups(payload):
        if required == "P":
            fits = after.startswith(_HYPHENS) and surface[0][0].isupper()
        elif required in _LONELY:
            fits = lonely >= _LONELY[required] and surface[0][0].isupper()
        else:
            fits = case_fits(required, surface, shouting)
        if fits:
            fitting.append(references)
    return ",".join(fitting)


def find_names(text: str, phrases: Mapping[str, str], loose: Container[str]) -> list[Found]:
    """Each longest name from the left: where it begins and ends, and what it refers to.

    ``phrases`` maps the keys of names to payloads, and every beginning of a key to ``""``; ``loose`` holds
    the words that may begin a name in lower case. A name that ends in an abbreviation takes its full stop
    along (``U.S.``).
    """
    written, words, parts = _words(text)
    # A word that folding leaves as it is begins in lower case, or without case: only a loose word begins a name so.
    candidates = [
        at
        for at, (word, form) in enumerate(zip(words, written, strict=True))
        if (word in phrases if word != form else word in loose)
    ]
    if not candidates:
        return []
    gaps = [*parts[1::2], ""]
    offsets = list(accumulate(map(len, parts), initial=0))
    begins, ends = offsets[::2], offsets[1::2]
    surface = _Surface(written, words, gaps, loose)
    found: list[Found] = []
    last = len(words) - 1
    free = 0
    for at in candidates:
        if at < free:
            continue
        word = words[at]
        if at == last or (gaps[at] == " " and f"{word} {words[at + 1]}" not in phrases):
            payload = phrases.get(word)
            if not payload:
                continue
            if payload[0] == ":" and ";" not in payload:
                # most names by far: one word, written with a capital
                if not written[at][0].islower():
                    found.append((begins[at], ends[at], payload[1:]))
                    free = at + 1
                continue
            options = [(at, payload)]
        else:
            options = _longest_first(words, gaps, phrases, at)
        if "a" <= written[at][0] <= "z" and word not in loose:
            continue
        for stop, payload in options:
            references = surface.references(payload, at, stop, free)
            if references:
                abbreviated = stop > at and gaps[stop][:1] == "." and len(words[stop]) == 1 and gaps[stop - 1][0] == "."
                found.append((begins[at], ends[stop] + abbreviated, references))
                free = stop + 1
                break
    return found


def _words(text: str) -> tuple[list[str], list[str], list[str]]:
    """The words of a text as written, and folded; and words and gaps in turn."""
    parts, marked = split_words(unaccented(text))
    if not marked:
        written = parts[::2]
        return written, "\n".join(written).lower().split("\n"), parts
    parts, _ = split_words(fold(text))
    begins = list(accumulate(map(len, parts), initial=0))
    words = [strip_marks(word) for word in parts[::2]]
    return [text[begin:end] for begin, end in zip(begins[::2], begins[1::2], strict=True)], words, parts


@dataclass(slots=True)
class _Surface:
    """A text word by word, as written and folded, for the names whose capitals or neighbours matter."""

    written: list[str]
    words: list[str]
    gaps: list[str]
    loose: Container[str]

    def references(self, payload: str, at: int, stop: int, free: int) -> str:
        """What the name from word ``at`` to word ``stop`` refers to; empty if its capitals do not fit."""
        if ";" not in payload:
            if payload[0] == ":":
                small = any(word[0].islower() for word in self.written[at : stop + 1])
                return "" if small else payload[1:]
            if payload[:2] == "i:":
                return payload[2:]
        shouting = False
        if "W:" in payload:
            around = range(max(0, at - 3), min(len(self.words) - 1, at + 3) + 1)
            shouting = _shouts([self.written[i] for i in around if not at <= i <= stop])
        lonely = self._lonely(at, stop, free) if "S:" in payload or "N:" in payload or "M:" in payload else 0
        return _fitting(payload, self.written[at : stop + 1], shouting, self.gaps[stop], lonely)

    def _lonely(self, at: int, stop: int, free: int) -> int:
        """0 beside a capitalised word, 1 after an article, 2 where a sentence may begin, 3 inside one."""
        if self._name_follows(stop) or (at > free and self._name_precedes(at)):
            return 0
        if at and self.words[at - 1] in _ARTICLES:
            return 1
        return 3 if at and self.gaps[at - 1] in (" ", ", ", " (", " – ", " - ") else 2

    def _name_follows(self, stop: int) -> bool:
        return self.gaps[stop] in _JOINS and self.written[stop + 1][:1].isupper()

    def _name_precedes(self, at: int) -> bool:
        """Whether the word before is another name, not a title or the first word of a sentence."""
        capital = self.written[at - 1][:1].isupper()
        return capital and self.gaps[at - 1] in _JOINS and self.words[at - 1] not in self.loose


def _longest_first(words: list[str], gaps: list[str], phrases: Mapping[str, str], at: int) -> list[tuple[int, str]]:
    """``(last word, payload)`` of every name that begins at a word, the longest first."""
    found: list[tuple[int, str]] = []
    name, step, last = words[at], at, len(words) - 1
    payload = phrases.get(name)
    while payload is not None:
        if payload:
            found.append((step, payload))
        if step == last:
            break
        gap = gaps[step]
        if gap == " ":
            step += 1
            name = f"{name} {words[step]}"
        else:
            glue = _join(gap, len(words[step]) > 3)
            if glue is None:
                break
            step += 1
            name = f"{name}{glue}{words[step]}"
        payload = phrases.get(name)
    found.reverse()
    return found
