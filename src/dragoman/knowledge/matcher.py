"""Finding names: in, a text and the keys of all names; out, the longest names that do not overlap, left to right."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dragoman.knowledge.text import case_fits, fold, join_class, split_words, strip_marks, unaccented

__all__ = ["Found", "NameFinder"]

Found = tuple[int, int, str]  # start, end, references that fit, joined by ","

_MOST = 1 << 16  # words kept
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


class NameFinder:
    """Finds names in texts.

    ``phrases`` maps the keys of names to payloads, and every beginning of a key to ``""``; ``loose`` holds
    the words that may begin a name in lower case.
    """

    def __init__(self, phrases: Mapping[str, str], loose: Container[str]) -> None:
        self._phrases, self._loose = phrases, loose
        self._heads = _Heads(phrases, loose)

    def find(self, text: str) -> list[Found]:
        """Each longest name from the left: where it begins and ends, and what it refers to.

        A name that ends in an abbreviation takes its full stop along (``U.S.``).
        """
        phrases = self._phrases
        written, words, parts = _words(text)
        heads = list(map(self._heads.__getitem__, written))
        parts.append("")
        offsets = list(accumulate(map(len, parts), initial=0))
        surface = _Surface(written, words, parts, self._loose)
        found: list[Found] = []
        free = 0
        for at, head in enumerate(heads):
            if head is None or at < free:
                continue
            payload, plain, more = head
            if more:
                word, gap = words[at], parts[2 * at + 1]
                glue = " " if gap == " " else _join(gap, len(word) > 3)
                if glue is not None and (name := f"{word}{glue}{words[at + 1]}") in phrases:
                    options = _longest_first(words, parts, phrases, at, name)
                else:
                    more = False
            if not more:
                if plain:
                    found.append((offsets[2 * at], offsets[2 * at + 1], plain))
                    free = at + 1
                    continue
                if not payload:
                    continue
                options = [(at, payload)]
            for stop, payload in options:
                references = surface.references(payload, at, stop, free)
                if references:
                    end = offsets[2 * stop + 1] + surface.abbreviated(at, stop)
                    found.append((offsets[2 * at], end, references))
                    free = stop + 1
                    break
        return found


class _Head(NamedTuple):
    """A word, as written, that can begin a name: its payload as a name by itself, if that has to look at the words
    around; else the references that fit; and whether names of several words begin with it."""

    payload: str
    plain: str
    more: bool


class _Heads(dict[str, _Head | None]):
    """What each word, as written, can begin: kept once it was asked for, since most words of a text are met again."""

    def __init__(self, phrases: Mapping[str, str], loose: Container[str]) -> None:
        super().__init__()
        self._phrases, self._loose = phrases, loose
        self._firsts = frozenset([name.partition(" ")[0].rstrip(",") for name in phrases if " " in name])

    def __missing__(self, form: str) -> _Head | None:
        if len(self) > _MOST:
            self.clear()
        found = self[form] = self._head(form) if form else None
        return found

    def _head(self, form: str) -> _Head | None:
        word = form.lower()
        # small, or without case: only a loose word begins a name so
        if word not in self._loose and (word == form or "a" <= form[0] <= "z"):
            return None
        payload = self._phrases.get(word)
        if payload is None:
            return None
        more = word in self._firsts
        if ";" in payload or payload[:1] not in (":", "i"):
            return _Head(payload, "", more) if payload or more else None
        # most names by far: one word, written with a capital, or anyhow
        fits = payload[0] == "i" or not form[0].islower()
        plain = payload.partition(":")[2] if fits else ""
        return _Head("", plain, more) if plain or more else None


def _words(text: str) -> tuple[list[str], list[str], list[str]]:
    """The words of a text as written, and folded; and words and gaps in turn."""
    parts, marked = split_words(unaccented(text))
    if not marked:
        written = parts[::2]
        return written, "\n".join(written).lower().split("\n"), parts
    parts, _ = split_words(fold(text))
    begins = list(accumulate(map(len, parts), initial=0))
    spans = zip(begins[::2], begins[1::2], strict=True)
    written = [strip_marks(unaccented(text[begin:end])) for begin, end in spans]
    return written, [strip_marks(word) for word in parts[::2]], parts


@dataclass(slots=True)
class _Surface:
    """A text word by word, as written and folded, for the names whose capitals or neighbours matter.

    In ``parts`` words and the gaps behind them take turns.
    """

    written: list[str]
    words: list[str]
    parts: list[str]
    loose: Container[str]

    def gap(self, at: int) -> str:
        """What stands between word ``at`` and the next."""
        return self.parts[2 * at + 1]

    def abbreviated(self, at: int, stop: int) -> bool:
        """Whether a name of several words ends in a letter with its full stop: ``U.S.``."""
        return stop > at and self.gap(stop)[:1] == "." and len(self.words[stop]) == 1 and self.gap(stop - 1)[0] == "."

    def references(self, payload: str, at: int, stop: int, free: int) -> str:
        """What the name from word ``at`` to word ``stop`` refers to; empty if its capitals do not fit."""
        if ";" not in payload:
            if payload[0] == ":":
                for word in self.written[at : stop + 1]:
                    if word[0].islower():
                        return ""
                return payload[1:]
            if payload[:2] == "i:":
                return payload[2:]
        shouting = False
        if "W:" in payload:
            around = range(max(0, at - 3), min(len(self.words) - 1, at + 3) + 1)
            shouting = _shouts([self.written[i] for i in around if not at <= i <= stop])
        lonely = self._lonely(at, stop, free) if "S:" in payload or "N:" in payload or "M:" in payload else 0
        return _fitting(payload, self.written[at : stop + 1], shouting, self.gap(stop), lonely)

    def _lonely(self, at: int, stop: int, free: int) -> int:
        """0 beside a capitalised word, 1 after an article, 2 where a sentence may begin, 3 inside one."""
        if self._name_follows(stop) or (at > free and self._name_precedes(at)):
            return 0
        if at and self.words[at - 1] in _ARTICLES:
            return 1
        return 3 if at and self.gap(at - 1) in (" ", ", ", " (", " – ", " - ") else 2

    def _name_follows(self, stop: int) -> bool:
        return self.gap(stop) in _JOINS and self.written[stop + 1][:1].isupper()

    def _name_precedes(self, at: int) -> bool:
        """Whether the word before is another name, not a title or the first word of a sentence."""
        capital = self.written[at - 1][:1].isupper()
        return capital and self.gap(at - 1) in _JOINS and self.words[at - 1] not in self.loose


def _longest_first(
    words: list[str], parts: list[str], phrases: Mapping[str, str], at: int, name: str
) -> list[tuple[int, str]]:
    """``(last word, payload)`` of every name that begins at a word, the longest first.

    ``name`` is the key of the first two words, a name or the beginning of one.
    """
    first = phrases.get(words[at])
    found = [(at, first)] if first else []
    step, last = at + 1, len(words) - 1
    payload: str | None = phrases[name]
    while payload is not None:
        if payload:
            found.append((step, payload))
        if step == last:
            break
        gap = parts[2 * step + 1]
        glue = " " if gap == " " else _join(gap, len(words[step]) > 3)
        if glue is None:
            break
        step += 1
        name = f"{name}{glue}{words[step]}"
        payload = phrases.get(name)
    found.reverse()
    return found
