"""Finding names: in, a text and the keys of all names; out, the longest names that do not overlap, left to right."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from dragoman.knowledge.text import case_fits, fold, join_class, split_words, strip_marks

__all__ = ["Found", "find_names"]

Found = tuple[int, int, str]  # start, end, references that fit, joined by ","

_join = lru_cache(maxsize=65536)(join_class)
_JOINS = frozenset({" ", "-"})
_HYPHENS = ("-", "–", "‐", "‑")


def _first_name(initial: str, word: str, loose: Container[str]) -> bool:
    """Whether the word before a single name is another name, not a title or the first word of a sentence."""
    return initial.isupper() and word not in loose


def _shouts(around: list[str]) -> bool:
    """Whether the words around are set in capitals, as in a headline."""
    told = [word for word in around if len(word) > 2 and word[0].isalpha()]
    return bool(told) and all(word.isupper() for word in told)


def _fitting(payload: str, surface: list[str], shouting: bool, after: str, alone: bool) -> str:
    """The references of a payload (``mask:refs;mask:refs``) whose masks the surface satisfies."""
    fitting: list[str] = []
    for group in payload.split(";"):
        required, _, references = group.partition(":")
        if required == "P":
            fits = after.startswith(_HYPHENS) and surface[0][0].isupper()
        elif required == "S":
            fits = alone and surface[0][0].isupper()
        else:
            fits = case_fits(required, surface, shouting)
        if fits:
            fitting.append(references)
    return ",".join(fitting)


def find_names(text: str, phrases: Mapping[str, str], loose: Container[str]) -> Iterator[Found]:
    """Each longest name from the left: where it begins and ends, and what it refers to.

    ``phrases`` maps the keys of names to payloads, and every beginning of a key to ``""``; ``loose`` holds
    the words that may begin a name in lower case. A name that ends in an abbreviation takes its full stop
    along (``U.S.``).
    """
    parts, marked = split_words(fold(text))
    words, gaps = parts[::2], parts[1::2]
    if marked:
        words = [strip_marks(word) for word in words]
    offsets = list(accumulate(map(len, parts), initial=0))
    begins, ends = offsets[::2], offsets[1::2]
    candidates = [
        at
        for at, (word, begin) in enumerate(zip(words, begins, strict=False))
        if word in phrases and (not "a" <= text[begin] <= "z" or word in loose)
    ]
    last = len(words) - 1
    free = 0
    for at in candidates:
        if at < free:
            continue
        word = words[at]
        if not phrases[word] and (at == last or (gaps[at] == " " and f"{word} {words[at + 1]}" not in phrases)):
            continue
        for stop, payload in _longest_first(words, gaps, phrases, at):
            after = gaps[stop] if stop < last else ""
            if ";" in payload or (payload[0] != ":" and payload[:2] != "i:"):
                surface = [text[begins[i] : ends[i]] for i in range(at, stop + 1)]
                around = range(max(0, at - 3), min(last, at + 3) + 1) if "W:" in payload else ()
                alone = "S:" not in payload or not (
                    (after in _JOINS and stop < last and text[begins[stop + 1]].isupper())
                    or (
                        at > free and gaps[at - 1] in _JOINS and _first_name(text[begins[at - 1]], words[at - 1], loose)
                    )
                )
                shouting = _shouts([text[begins[i] : ends[i]] for i in around if not at <= i <= stop])
                references = _fitting(payload, surface, shouting, after, alone)
            elif payload[:2] == "i:":
                references = payload[2:]
            else:
                small = any(text[begins[i]].islower() for i in range(at, stop + 1))
                references = "" if small else payload[1:]
            if references:
                abbreviated = stop > at and after[:1] == "." and len(words[stop]) == 1 and gaps[stop - 1][0] == "."
                yield begins[at], ends[stop] + abbreviated, references
                free = stop + 1
                break


def _longest_first(words: list[str], gaps: list[str], phrases: Mapping[str, str], at: int) -> list[tuple[int, str]]:
    """``(last word, payload)`` of every name that begins at a word, the longest first."""
    found: list[tuple[int, str]] = []
    name, step, last = words[at], at, len(words) - 1
    while True:
        payload = phrases.get(name)
        if payload is None:
            break
        if payload:
            found.append((step, payload))
        if step == last:
            break
        glue = " " if gaps[step] == " " else _join(gaps[step], words[step])
        if glue is None:
            break
        step += 1
        name = f"{name}{glue}{words[step]}"
    found.reverse()
    return found
