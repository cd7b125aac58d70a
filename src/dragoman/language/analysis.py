"""Analysis: in, parsed tokens; out, questions about them answered: children, phrases, prepositions, spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..records import Evidence

if TYPE_CHECKING:
    from .clauses import Clause
    from .quotes import Quote

__all__ = ["Analysis", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``start``/``end`` are code points of the report's text, ``head`` the index of its governor."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    kind: str
    form: str
    relation: str
    head: int
    sentence: int

    @property
    def nominal(self) -> bool:
        """True of nouns, names and pronouns."""
        return self.kind in ("noun", "name", "pronoun")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (inclusive), characters ``start`` to ``end`` (exclusive)."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)


def _is_time(t: Token) -> bool:
    """True of *Monday* and *May* after a preposition: no partner of an act."""
    return t.kind in ("name", "noun") and t.text[:1].isupper() and t.text.rstrip(".").lower() in _TIMES


@dataclass(frozen=True)
class Analysis:
    """A text with its tokens, sentences and, on demand, its clauses and quotations."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _children: tuple[tuple[Token, ...], ...] = field(repr=False)

    @classmethod
    def build(cls, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Analysis:
        """Join tokens and sentences; children are listed in text order."""
        children: list[list[Token]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return cls(text, tuple(tokens), tuple(sentences), tuple(tuple(c) for c in children))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every verbal clause, in text order."""
        from .clauses import find_clauses

        return find_clauses(self)

    @cached_property
    def clause_at(self) -> dict[int, Clause]:
        """Clauses by the token of their predicate."""
        return {c.head: c for c in self.clauses}

    @cached_property
    def clauses_under(self) -> dict[int, tuple[Clause, ...]]:
        """Clauses by the token they hang on."""
        found: dict[int, list[Clause]] = {}
        for c in self.clauses:
            if c.parent is not None:
                found.setdefault(c.parent, []).append(c)
        return {i: tuple(cs) for i, cs in found.items()}

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quotation, with the words that introduce it and who said it where the syntax tells."""
        from .quotes import find_quotes

        return find_quotes(self)

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def children(self, i: int, *relations: str) -> list[Token]:
        """Dependents of token ``i``, all or only those with one of ``relations``."""
        kids = self._children[i]
        if not kids or not relations:
            return list(kids)
        return [k for k in kids if k.relation in relations]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers or follows the character ``offset``."""
        k = bisect_right(self._starts, offset) - 1
        if k >= 0 and self.tokens[k].end > offset:
            return self.tokens[k]
        return self.tokens[k + 1] if k + 1 < len(self.tokens) else None

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Tokens that lie in the characters ``start`` to ``end``, whole or in part."""
        first = max(0, bisect_left(self._starts, start) - 1)
        return [t for t in self.tokens[first : bisect_left(self._starts, end, first)] if t.end > start]

    def conjuncts(self, i: int) -> list[int]:
        """Token ``i`` and everything coordinated with it: ``Wang and Tileuberdi`` gives both."""
        found = [i]
        for child in self.children(i, "conjunct"):
            found.extend(self.conjuncts(child.i))
        return found

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """``(preposition, noun)`` pairs that depend on token ``i``, coordinated nouns one by one.

        Compound prepositions come joined: ``because of``, ``according to``, ``as well as``.
        """
        found = self._prepositions.get(i)
        if found is None:
            found = self._prepositions[i] = [
                pair
                for prep in self.children(i, "preposition", "agent", "indirect")
                if prep.kind in ("preposition", "adverb", "verb", "adjective", "conjunction")
                for pair in self._prep_objects(prep, prep.text.lower())
            ]
        return list(found)

    @cached_property
    def _prepositions(self) -> dict[int, list[tuple[str, int]]]:
        """What :meth:`prepositions` has answered: it is asked of one token many times."""
        return {}

    def pairs(self, prep: int) -> list[tuple[str, int]]:
        """``(preposition, noun)`` pairs of one preposition; () for *on Monday*, which names a time."""
        return list(self._prep_objects(self.tokens[prep], self.tokens[prep].text.lower()))

    def _prep_objects(self, prep: Token, name: str) -> Iterator[tuple[str, int]]:
        for child in self.children(prep.i):
            if child.relation == "prep_object" and _is_time(child) and not self.children(child.i, "name_part"):
                continue
            if child.relation == "prep_object":
                for noun in self.conjuncts(child.i):
                    yield name, noun
            elif child.relation == "preposition":
                joined = f"{name} {child.text.lower()}"
                yield from self._prep_objects(child, joined)
            elif child.relation == "conjunct" and child.kind == "preposition":
                yield from self._prep_objects(child, child.text.lower())

    def possessors(self, i: int) -> list[int]:
        """Nouns that own token ``i``: ``Tokayev's visit``, ``his visit``."""
        found: list[int] = []
        for child in self.children(i, "possessor"):
            found.extend(self.conjuncts(child.i))
        return found

    def subtree(self, i: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """Token ``i`` and all that depends on it, in text order, leaving out some relations."""
        stack, found = [i], []
        while stack:
            k = stack.pop()
            found.append(k)
            stack.extend([c.i for c in self._children[k] if c.relation not in without])
        return sorted(found)

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for the characters ``start`` to ``end``, spaces at the edges trimmed."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Evidence(start, end, self.text[start:end])

    def phrase_span(self, i: int) -> tuple[int, int]:
        """Characters of the noun phrase headed by ``i``, without relative clauses and coordination."""
        skip = frozenset({"relative", "conjunct", "coordinator", "punctuation", "adverbial", "apposition"})
        ids = self.subtree(i, without=skip)
        return self.tokens[ids[0]].start, self.tokens[ids[-1]].end

    def ancestors(self, i: int) -> Iterator[Token]:
        """Governors of token ``i``, nearest first."""
        token = self.tokens[i]
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token
