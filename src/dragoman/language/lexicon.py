"""Lexicon: in, a word form with its tag and relation, as the pipeline numbers them; out, what the project says of it.

The pipeline's own rules give the base forms, but each form, tag and relation is put to them once: run over every
text, as spaCy does, they take a third of the time of a parse.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .labels import class_of, relation_of
from .lemmas import base_form

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lookups import Lookups

__all__ = ["RULES", "Lexicon", "Word"]

#: The steps of the pipeline that give base forms. They look at a word, its tag and its relation, and at nothing else.
RULES: Final = ("attribute_ruler", "lemmatizer")
# … but for words read together with the one behind them: *gonna*, *gotta*, *let's*, *c'mon*, *ain't*, *y'all*.
_OPENING: Final = frozenset({"ai", "c'm", "gon", "got", "let", "y", "y'"})

_MOST: Final = 1 << 17  # words kept


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
        self._steps: list[Any] = [nlp.get_pipe(name) for name in RULES]
        self._lemmatizer = self._steps[RULES.index("lemmatizer")]
        self._tables = _quick(self._lemmatizer.lookups)
        self._opening = frozenset(nlp.vocab.strings.add(word) for word in _OPENING)
        self._expletive = nlp.vocab.strings.add("expl")
        #: Words by form, tag and relation.
        self._known: dict[tuple[int, int, int], Word] = {}

    def learn(self, words: Iterable[tuple[int, int, int]]) -> None:
        """Ask the rules for all words, as ``(form, tag, relation)``, that were not met before, in one go."""
        new = [word for word in dict.fromkeys(words) if word not in self._known and word[0] not in self._opening]
        if not new:
            return
        # *there* is read together with a form of *be* behind it: here it has nothing behind it
        new.sort(key=lambda word: word[2] == self._expletive)
        if len(self._known) > _MOST:
            self._known.clear()
        names = self._vocab.strings
        lemmas = self._lemmas(
            [names[form] for form, _, _ in new],
            [names[tag] for _, tag, _ in new],
            [names[relation] for _, _, relation in new],
        )
        for word, lemma in zip(new, lemmas, strict=True):
            self._known[word] = self._entry(*word, lemma)

    def word(self, form: int, tag: int, relation: int, before: int, after: int) -> Word:
        """The entry of a form in small letters; ``before`` and ``after`` are the forms around, 0 for none."""
        if before in self._opening or form in self._opening:
            return self._amid(form, tag, relation, before, after)
        found = self._known.get((form, tag, relation))
        if found is None:
            self.learn([(form, tag, relation)])
            found = self._known[form, tag, relation]
        return found

    def _amid(self, form: int, tag: int, relation: int, before: int, after: int) -> Word:
        """The entry of a word that may be read together with its neighbours; only its own tag and relation count."""
        names = self._vocab.strings
        words = [names[number] for number in (before, form, after) if number]
        lemmas = self._lemmas(words, [names[tag]] * len(words), [names[relation]] * len(words))
        return self._entry(form, tag, relation, lemmas[1 if before else 0])

    def _entry(self, form: int, tag: int, relation: int, lemma: str) -> Word:
        names = self._vocab.strings
        kind, variety = class_of(names[tag])
        if names[relation] in ("aux", "auxpass") and kind == "verb":
            kind = "auxiliary"
        if kind in ("verb", "auxiliary"):
            lemma = base_form(names[form], lemma)
        return Word(kind, variety, relation_of(names[relation]), lemma)

    def _lemmas(self, words: list[str], tags: list[str], relations: list[str]) -> list[str]:
        """The base forms that the pipeline's rules give words."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=words, tags=tags, deps=relations, heads=list(range(len(words))))
        own = self._lemmatizer.lookups
        self._lemmatizer.lookups = self._tables
        try:
            for step in self._steps:
                step(doc)
        finally:
            self._lemmatizer.lookups = own
        return [token.lemma_.lower() for token in doc]


def _quick(tables: Lookups) -> Lookups:
    """The tables of the rules with their lists of base forms as sets: the rules ask only whether a form is in them."""
    from spacy.lookups import Lookups

    copy = Lookups()
    for name in tables.tables:
        copy.set_table(name, tables.get_table(name))
    listed = tables.get_table("lemma_index")
    copy.remove_table("lemma_index")
    copy.add_table("lemma_index", {kind: frozenset(forms) for kind, forms in listed.items()})
    return copy
