"""Folding: in, a place name as written; out, the key it is looked up by.

Accents, case, hyphens, full stops and apostrophes do not tell places apart: *Al-Minya* and *al Minya*,
*Côte d'Ivoire* and *Cote d’Ivoire* have one key.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "ə": "a", "ħ": "h"}
)
_MARKS = str.maketrans({"-": " ", "–": " ", "'": "", "’": "", "‘": "", "ʼ": "", "`": "", "ʻ": "", ".": " ", "/": " "})


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: small letters without accents and marks, *St.* written out as *saint*."""
    if name.isascii():
        plain = name.lower()
    else:
        letters = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_LETTERS)
    words = plain.translate(_MARKS).split()
    if words and words[0] == "st" and len(words) > 1:
        words[0] = "saint"
    return " ".join(words)
