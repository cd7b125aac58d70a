"""Spans: in, a word that binds; out, the characters that say to what, coordinated acts together.

*agreed to strengthen trade and open a port* is one promise; where its acts fall due on different days, each is one
of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..language import Analysis, Clause

__all__ = ["Span", "content", "noun_content", "of_clause", "of_phrase", "split_by_date"]

Span = tuple[int, int, int]
"""First character, end character, and the token that heads what is promised."""

_LEFT_OUT = frozenset({"that", "to", "on", "for", "in", ",", "and", "also", "both"})
_CUT = frozenset({"after", "following", "amid", "despite", "because", "although", "though", "while", "whereas", "as"})


def of_clause(a: Analysis, head: int, *, whole: bool = False) -> Span:
    """Characters of the clause headed by ``head``, with its subject; without *to* and *that* unless ``whole``."""
    ids = _kept(a, head)
    if not whole:
        while len(ids) > 1 and a.tokens[ids[0]].text.lower() in _LEFT_OUT and ids[0] != head:
            ids.pop(0)
    return a.tokens[ids[0]].start, _end(a, ids), head


def of_phrase(a: Analysis, head: int) -> Span:
    """Characters of a noun phrase with all that describes it."""
    ids = [i for i in a.subtree(head)]
    while len(ids) > 1 and a.tokens[ids[0]].text.lower() in _LEFT_OUT and ids[0] != head:
        ids.pop(0)
    return a.tokens[ids[0]].start, _end(a, ids), head


def content(a: Analysis, clause: Clause) -> Span | None:
    """What a verb or predicate adjective binds its subject to: *to V*, *V-ing*, *that …*, *to/on N*, or its object."""
    governors = (clause.head, *(i for i in clause.attribute if a.tokens[i].kind == "adjective"))
    below = [c for g in governors for c in a.clauses_under.get(g, ()) if _complement(c, clause.head)]
    bare = [o for o in clause.object if a.tokens[o].nominal] if clause.voice == "active" else []
    if clause.voice == "passive" and not below:
        bare = []
    prep = [(p, n) for g in governors for p, n in a.prepositions(g) if p in ("to", "on", "upon") and n > g]
    if bare and (not below or min(bare) < below[0].head) and _thing(a, clause, bare[0]):
        first = a.phrase_span(bare[0])[0]
        ids = [i for i in a.subtree(clause.head) if a.tokens[i].start >= first]
        return first, _end(a, ids), bare[0]
    if below:
        return of_clause(a, below[0].head)
    return of_phrase(a, prep[0][1]) if prep else None


def _thing(a: Analysis, clause: Clause, o: int) -> bool:
    """True of what is promised, not of whom it is promised to: *promised its neighbour to help*."""
    return not any(c.link == "infinitive" and o in c.subject for c in a.clauses_under.get(clause.head, ())) or (
        a.tokens[o].kind in ("noun", "number")
    )


def _complement(c: Clause, head: int) -> bool:
    if c.head < head:
        return False
    if c.link == "gerund":
        return c.marker in ("to", "on", None)
    return c.link in ("infinitive", "complement", "participle") and c.marker in ("to", "that", None)


def noun_content(a: Analysis, noun: int, verb: int | None) -> Span | None:
    """What a *commitment*, *plan* or *invitation* is to: *to V*, *to V-ing*; else the noun with its *to …*."""
    near = [*a.clauses_under.get(noun, ())]
    if verb is not None:
        near += [c for c in a.clauses_under.get(verb, ()) if c.head > noun and c.link == "infinitive"]
    below = [c for c in near if c.head > noun and (c.marker == "to" or c.link == "infinitive") and c.marker != "for"]
    to = [n for p, n in a.prepositions(noun) if p in ("to", "toward", "towards", "for")]
    if to and (not below or to[0] < below[0].head):
        ids = [i for i in a.subtree(noun) if i >= noun]
        return a.tokens[noun].start, _end(a, ids), to[0]
    if below:
        return of_clause(a, below[0].head)
    return None


def split_by_date(a: Analysis, span: Span, dated: Callable[[int, int], bool]) -> list[Span]:
    """The coordinated acts of a promise one by one if one of them has a date of its own, else the promise whole."""
    start, end, head = span
    heads = [head]
    for k in heads:
        heads += [c.i for c in a.children(k, "conjunct") if c.kind == "verb" and c.form == a.tokens[head].form]
    heads = sorted(h for h in heads if start <= a.tokens[h].start < end)
    if len(heads) < 2:
        return [span]
    parts: list[Span] = []
    for k, h in enumerate(heads):
        first = start if k == 0 else a.tokens[h].start
        last = end
        if k + 1 < len(heads):
            ids = [i for i in range(h, heads[k + 1]) if a.tokens[i].end <= end]
            last = _end(a, _without_tail(a, ids))
        parts.append((first, last, h))
    told = [dated(s, e) for s, e, _ in parts]
    return parts if any(told) and not all(told) else [span]


def _without_tail(a: Analysis, ids: Sequence[int]) -> list[int]:
    kept = list(ids)
    while len(kept) > 1 and a.tokens[kept[-1]].kind in ("conjunction", "punctuation", "adverb"):
        kept.pop()
    return kept


def _kept(a: Analysis, head: int) -> list[int]:
    """Words of a clause without the clauses joined to it that have a subject of their own."""
    dropped: set[int] = set()
    for c in a.children(head, "conjunct"):
        if c.kind in ("verb", "auxiliary") and a.children(c.i, "subject", "passive_subject"):
            dropped.update(a.subtree(c.i))
    for c in a.children(head, "adverbial", "preposition"):
        word = next((m.text.lower() for m in a.children(c.i, "marker")), c.text.lower())
        if c.i > head and word in _CUT and c.i != head:
            dropped.update(a.subtree(c.i))
    return [i for i in a.subtree(head) if i not in dropped]


def _end(a: Analysis, ids: Sequence[int]) -> int:
    kept = list(ids)
    while len(kept) > 1 and (a.tokens[kept[-1]].kind in ("punctuation", "conjunction")):
        kept.pop()
    return a.tokens[kept[-1]].end
