"""Headlines: in, a parsed sentence without a finite verb; out, the word that may be one, and how to ask again.

News in the present tense (*Hong Kong Police arrest …*, *A barge hits …*) has verbs that look like nouns, and a
statistical tagger takes some of them for nouns. Such a sentence is parsed once more with the word in the past tense,
which no noun has; the words and their places stay those of the text.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span, Token

__all__ = ["Headlines"]

_LEAST: Final = 5  # words: less is a caption or the name of a source
_NOUN_TAGS: Final = frozenset({"NN", "NNS"})
_NOMINAL: Final = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_FINITE: Final = frozenset({"VBD", "VBP", "VBZ", "MD"})
# What stands before a noun, never before the verb of a headline.
_BEFORE_NOUN: Final = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "IN", "TO", "POS", "CD", "CC", "VBG", "WP$", "HYPH"})


def _acts(t: Token) -> bool:
    """True of a base form with a subject, as the tagger calls the verb of *Angola and Zambia sign a deal*."""
    return t.tag_ == "VB" and any(c.dep_ == "nsubj" for c in t.children)


class Headlines:
    """Finds lost verbs with the pipeline's own tables of verbs."""

    def __init__(self, nlp: Language) -> None:
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # spaCy's Lemmatizer has it
        self._verbs: frozenset[str] = frozenset(lookups.get_table("lemma_index")["verb"])
        self._exceptions: Mapping[str, list[str]] = lookups.get_table("lemma_exc")["verb"]

    @cached_property
    def _irregular(self) -> dict[str, str]:
        """Past tense by base form, for verbs that have one of their own."""
        past: dict[str, str] = {}
        for form, bases in self._exceptions.items():
            if form.endswith(("ing", "s", "n")) or not bases:
                continue
            past.setdefault(bases[0], form)
        return past

    def candidate(self, sentence: Span) -> tuple[Token, str, str] | None:
        """The word that may be the lost verb, its base form, and its past tense; None if the sentence has a verb."""
        if len(sentence) < _LEAST or any(t.tag_ in _FINITE or _acts(t) for t in sentence):
            return None
        seen = False
        for before, t in itertools.pairwise(sentence):
            seen = seen or before.tag_ in _NOMINAL
            if not seen or t.tag_ not in _NOUN_TAGS or not t.text.islower() or before.tag_ in _BEFORE_NOUN:
                continue
            base = self._base(t)
            if base is not None:
                return t, base, self.past(base)
        return None

    def _base(self, t: Token) -> str | None:
        word = t.text.lower()
        for base in (word,) if t.tag_ == "NN" else (word[:-1], word[:-2], f"{word[:-3]}y"):
            if len(base) > 2 and base in self._verbs:
                return base
        return None

    def past(self, base: str) -> str:
        """The past tense of a verb: *attacked*, *denied*, *struck*."""
        if base in self._irregular:
            return self._irregular[base]
        if base.endswith("e"):
            return f"{base}d"
        if base.endswith("y") and base[-2] not in "aeiou":
            return f"{base[:-1]}ied"
        return f"{base}ed"
