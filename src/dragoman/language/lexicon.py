"""Lexicon: in, a word form with its tag and relation, as the pipeline numbers them; out, what the project says of it.

The pipeline's own rules give the base forms, but each form, tag and relation is put to them once: run over every
text, as spaCy does, they take a third of the time of a parse.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from .labels import class_of, relation_of
from .lemmas import base_form

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["RULES", "Lexicon", "Word"]

#: The steps of the pipeline that give base forms. They look at a word, its tag and its relation, and at nothing else.
RULES: Final = ("attribute_ruler", "lemmatizer")
# … but for words read together with the one behind them: *gonna*, *gotta*, *let's*, *c'mon*, *ain't*, *y'all*.
_OPENING: Final = frozenset({"ai", "c'm", "gon", "got", "let", "y", "y'"})


class Word(NamedTuple):
    """Word class, form and relation in the project's terms (see ``labels``), and the base form in small letters."""

    kind: str
    form: str
    relation: str
    lemma: str


class Lexicon:
    """What is known of words, filled as they are met."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._steps = [nlp.get_pipe(name) for name in RULES]
        self._opening = frozenset(nlp.vocab.strings.add(word) for word in _OPENING)
        self._alone = lru_cache(maxsize=1 << 17)(self._word)

    def word(self, form: int, tag: int, relation: int, before: int, after: int) -> Word:
        """The entry of a form in small letters; ``before`` and ``after`` are the forms around, 0 for none."""
        if before in self._opening or form in self._opening:
            return self._word(form, tag, relation, before, after)
        return self._alone(form, tag, relation)

    def _word(self, form: int, tag: int, relation: int, before: int = 0, after: int = 0) -> Word:
        names = self._vocab.strings
        kind, variety = class_of(names[tag])
        if names[relation] in ("aux", "auxpass") and kind == "verb":
            kind = "auxiliary"
        lemma = self._lemma(
            [names[number] for number in (before, form, after) if number], 1 if before else 0, tag, relation
        )
        if kind in ("verb", "auxiliary"):
            lemma = base_form(names[form], lemma)
        return Word(kind, variety, relation_of(names[relation]), lemma)

    def _lemma(self, words: list[str], at: int, tag: int, relation: int) -> str:
        """The base form that the pipeline's rules give the word ``at``; only its own tag and relation count."""
        from spacy.tokens import Doc

        names = self._vocab.strings
        many = len(words)
        doc = Doc(
            self._vocab, words=words, tags=[names[tag]] * many, deps=[names[relation]] * many, heads=list(range(many))
        )
        for step in self._steps:
            step(doc)
        return doc[at].lemma_.lower()
