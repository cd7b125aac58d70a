"""Text keys: in, any string; out, a folded string of the same length, and the keys and case masks of names.

Matching works on *keys*: the folded words of a name joined by single spaces (``U.S.`` is ``u s``,
``Kim Jong-un`` is ``kim jong un``). A *mask* says, per word, which capitals a text must show for a key
to be that name: ``T`` a capital first, ``U`` all capitals, ``A`` all capitals or a capital first
(``NATO``, ``Nato``), ``W`` all capitals amid words that are not (``US``, ``WHO``), ``i`` anything.
Some masks ask for more than capitals: ``P`` for a prefix before a hyphen (``Sino-``), ``S`` for a single
name that stands beside no other capitalised word (``Lula``), ``N`` for one that has no article before it
either (``Amazon``), ``M`` for one that has to stand inside a sentence as well (``Shell``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = [
    "beginnings",
    "case_fits",
    "fold",
    "join_class",
    "key",
    "mask",
    "split_words",
    "strip_marks",
    "unaccented",
    "words",
]

_SPECIAL = {
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "İ": "I", "ə": "a", "Ə": "A",
    "ð": "d", "Ð": "D", "þ": "t", "Þ": "T", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "ß": "s", "ŋ": "n",
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ʽ": "'", "ʾ": "'", "ʿ": "'", "`": "'", "´": "'", "′": "'",
    "‐": "-", "‑": "-", "‒": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
}  # fmt: skip


def _fold_table() -> dict[int, str]:
    table = {ord(char): to for char, to in _SPECIAL.items()}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if code not in table and base.isascii():
            table[code] = base
    return table


_FOLD = {chr(code): to for code, to in _fold_table().items()}
_OTHER = re.compile("[^\x00-\x7f]")
_MARKS = re.compile("[\u0300-\u036f]+")
_GAP = re.compile(r"(\W+)")
_GAP_ASCII = re.compile(r"([^A-Za-z0-9_]+)")
_GAP_MARKED = re.compile("([^\\w\u0300-\u036f]+)")
_TOKEN = re.compile("[\\w\u0300-\u036f]+")

#: Acronyms that are also English words: in a headline set in capitals they are read as the word.
_WORDLIKE = frozenset({"us", "who", "is", "it", "are", "car", "can", "arm", "un", "au", "aid", "cop", "ice", "pm"})

#: What may stand between two words of one name, as a regular expression over the folded text.
_SEPARATOR = re.compile(r"(?P<plain>\s{1,2}|-|'|\s-|\.|\.\s|\.-|'\s|/)|(?P<comma>\s?,\s)|(?P<and>\s?&\s?)")


def _folded(found: re.Match[str]) -> str:
    return _FOLD.get(found[0], found[0])


def split_words(folded: str) -> tuple[list[str], bool]:
    """Words and gaps of a folded text in turn, a word (perhaps empty) first and last; whether accents combine."""
    if folded.isascii():
        return _GAP_ASCII.split(folded), False
    if _MARKS.search(folded):
        return _GAP_MARKED.split(folded), True
    return _GAP.split(folded), False


def unaccented(text: str) -> str:
    """``text`` without accents and typographers' apostrophes and hyphens; case and places of characters stay."""
    return text if text.isascii() else _OTHER.sub(_folded, text)


def fold(text: str) -> str:
    """Lower-case ``text`` without accents; every character keeps its place, so offsets hold."""
    if text.isascii():
        return text.lower()
    lower = _OTHER.sub(_folded, text).lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in _OTHER.sub(_folded, text))
    return lower


def join_class(separator: str, before: str) -> str | None:
    """What a separator puts between two words of a key, or ``None`` if it ends a name there.

    A full stop followed by a space joins only after a short word (``J. Doe``, ``St. Lucia``).
    """
    found = _SEPARATOR.fullmatch(separator)
    if found is None:
        return None
    if found["comma"]:
        return ", "
    if found["and"]:
        return " & "
    if separator[0] == "." and len(separator) > 1 and len(before) > 3:
        return None
    return " "


def strip_marks(word: str) -> str:
    """``word`` without combining accents."""
    return word if word.isascii() else _MARKS.sub("", word)


def words(name: str) -> list[str]:
    """The words of a name as written, without punctuation."""
    return _TOKEN.findall(name)


def key(name: str) -> str:
    """The key of a name; empty for a name without a letter or digit."""
    if name.isascii() and name.isalpha():
        return name.lower()
    parts, _ = split_words(fold(name.strip()))
    result = previous = ""
    glue = " "
    for at, part in enumerate(parts):
        if at % 2:
            glue = join_class(part, previous) or " "
        elif part:
            previous = strip_marks(part)
            result = f"{result}{glue if result else ''}{previous}"
    return result


def beginnings(found: str) -> list[str]:
    """Every proper beginning of a key that ends with a word, shortest first."""
    return [found[: match.start()] for match in re.finditer(r",? (?:& )?", found)]


def _word_mask(word: str, single: bool) -> str:
    if not word[0].isalpha() or not (word[0].isupper() or word[0].islower()):
        return "i"
    if not word[0].isupper():
        return "i"
    if word.isupper() and len(word) >= 2:
        if single and word.lower() in _WORDLIKE:
            return "W"
        return "A" if len(word) >= 4 else "U"
    return "T"


def mask(name: str) -> str:
    """The case mask of a name, one letter a word; ``""`` stands for capitals first throughout."""
    found = words(name)
    letters = "".join(_word_mask(word, len(found) == 1) for word in found)
    return "" if set(letters) <= {"T"} else letters


def case_fits(required: str, surface: Sequence[str], shouting: bool) -> bool:
    """Whether the words of a text, as written, satisfy a mask.

    ``shouting`` says that the words around are in capitals.
    """
    if required == "":
        return not any(word[0].islower() for word in surface)
    if required == "i":
        return True
    for letter, word in zip(required, surface, strict=False):
        if letter == "i":
            continue
        if letter == "T" and not word[0].isupper():
            return False
        if letter == "U" and not word.isupper():
            return False
        if letter == "W" and (shouting or not word.isupper()):
            return False
        if letter == "A" and not (word.isupper() or (word[0].isupper() and word[1:].islower())):
            return False
    return True
