"""Language of a report: in, its text; out, the code of its language if that is surely not English.

English is by far the usual case, so it is settled by counting its commonest words; only what fails that is
shown to the language identifier `py3langid` (97 languages, 5 MB), which is loaded when first needed. A text
too short to tell by is taken for English.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

__all__ = ["foreign_language"]

_COMMON = frozenset(
    "a about after against also an and are as at be been but by for from had has have he his in into is it "
    "its of on or our said says she that the their them they this to today was we were which who will with "
    "would".split()
)
# words that few other languages share
_OWN = frozenset("the of to and for with from by that has was said".split())
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_ENOUGH = 0.2
_FEWEST_LETTERS = 12
_FEWEST_WORDS = 12
_MANY_WORDS = 40
_SURE = 0.99
# kinds of Chinese that a page of Chinese news is easily taken for; the label of a text without words
_NAMED_AS = {"wuu": "zh", "yue": "zh", "zxx": "und"}


def foreign_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language if it is not English, else None.

    `und` stands for a language that could not be named (a text mostly in another script).
    """
    sample = _sample(text)
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words or sum(word in _COMMON for word in words) >= _ENOUGH * len(words):
        return None
    letters = "".join(words)
    latin = sum(_is_latin(char) for char in letters)
    if len(letters) >= _FEWEST_LETTERS and latin < 0.5 * len(letters):
        return _identify(sample)[0]
    few = len(words) < _MANY_WORDS and len(_OWN.intersection(words)) >= 2
    if few or len(words) < _FEWEST_WORDS:
        return None
    code, chance_of_english = _identify(sample)
    return code if chance_of_english <= 1 - _SURE else None


def _sample(text: str) -> str:
    """Take the beginning and the middle of a long text: a foreign-language heading must not decide."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _identify(text: str) -> tuple[str, float]:
    """Return the likeliest language other than English, and how likely English is (0 to 1)."""
    chances = {str(code): float(chance) for code, chance in _identifier().rank(text)}
    english = chances.pop("en", 0.0)
    code = max(chances, key=lambda name: chances[name])
    return _NAMED_AS.get(code, code), english
