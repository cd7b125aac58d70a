"""Spans: in, a word that binds; out, the characters that say to what, coordinated acts together.

*agreed to strengthen trade and open a port* is one promise; where its acts fall due on different days, each is one
of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..language import Analysis, Clause

__all__ = ["Span", "content", "noun_content", "of_clause", "of_phrase", "split_by_date", "widened"]

Span = tuple[int, int, int]
"""First character, end character, and the token that heads what is promised."""

_LEFT_OUT = frozenset({"that", "to", "on", "for", "in", ",", "and", "also", "both"})
_CUT = frozenset({"after", "following", "amid", "despite", "because", "although", "though", "whereas", "as"})
_CONDITIONS = frozenset({"if", "unless", "once", "provided"})
_OPEN = frozenset({"base", "gerund", "participle"})
_HYPHENS = "-‐‑"


def of_clause(a: Analysis, head: int, *, subject: bool = False, alone: bool = False) -> Span:
    """Characters of the clause headed by ``head``, without *to* and *that*.

    With ``subject`` from its subject on, and ``alone`` without what is coordinated with it.
    """
    ids = _kept(a, head)
    if alone:
        rest = {k for c in a.children(head, "conjunct", "coordinator") for k in a.subtree(c.i)}
        ids = [i for i in ids if i not in rest]
    if subject:
        own = a.children(head, "subject", "passive_subject", "expletive")
        first = min((a.subtree(c.i)[0] for c in own if c.i < head), default=ids[0])
        conditions = [c for c in a.children(head, "adverbial") if _condition(a, c.i) and c.i < head]
        first = min([first, *(a.subtree(c.i)[0] for c in conditions)])
        ids = [i for i in ids if i >= first]
    while len(ids) > 1 and a.tokens[ids[0]].text.lower() in _LEFT_OUT and ids[0] != head:
        ids.pop(0)
    return a.tokens[ids[0]].start, _end(a, ids), head


def of_phrase(a: Analysis, head: int) -> Span:
    """Characters of a noun phrase with all that describes it."""
    ids = a.subtree(head)
    while len(ids) > 1 and a.tokens[ids[0]].text.lower() in _LEFT_OUT and ids[0] != head:
        ids.pop(0)
    return a.tokens[ids[0]].start, _end(a, ids), head


def content(a: Analysis, clause: Clause) -> Span | None:
    """What a verb or predicate adjective binds its subject to: *to V*, *V-ing*, *that …*, *to/on N*, or its object."""
    governors = (clause.head, *(i for i in clause.attribute if a.tokens[i].kind == "adjective"))
    below = [c for g in governors for c in a.clauses_under.get(g, ()) if _complement(c, clause.head)]
    bare = clause.object if clause.voice == "active" else ()
    bare = tuple(o for o in bare if o > clause.head and (a.tokens[o].nominal or a.tokens[o].kind == "number"))
    prep = [(p, n) for g in governors for p, n in a.prepositions(g) if p in ("to", "on", "upon") and n > g]
    if bare and (not below or bare[0] < below[0].head) and _thing(a, clause, bare[0]):
        first = a.phrase_span(bare[0])[0]
        ids = [i for i in _kept(a, clause.head) if a.tokens[i].start >= first]
        return first, _end(a, ids), bare[0]
    if below and not (prep and prep[0][1] < below[0].head and below[0].form == "participle"):
        return of_clause(a, below[0].head)
    if not prep:
        return _after_to(a, clause)
    start, end, head = of_phrase(a, prep[0][1])
    ids = [i for i in _kept(a, clause.head) if a.tokens[i].start >= start]
    return start, max(end, _end(a, ids) if ids else end), head


def _after_to(a: Analysis, clause: Clause) -> Span | None:
    """*agreed to joint controls* where the parse takes *joint* for a verb: all that follows *to*."""
    after = clause.head + 1
    if after + 1 >= len(a.tokens) or a.tokens[after].text.lower() != "to":
        return None
    ids = [i for i in a.subtree(clause.head) if i > after]
    return (a.tokens[ids[0]].start, _end(a, ids), ids[0]) if ids else None


def _thing(a: Analysis, clause: Clause, o: int) -> bool:
    """True of what is promised, not of whom it is promised to: *promised its neighbour to help*."""
    below = a.clauses_under.get(clause.head, ())
    if any(c.link == "complement" and c.head > o for c in below):
        return False
    return not any(c.link == "infinitive" and o in c.subject for c in below) or a.tokens[o].kind in ("noun", "number")


def _complement(c: Clause, head: int) -> bool:
    if c.head < head:
        return False
    if c.link == "gerund":
        return c.marker in ("to", "on", None)
    return c.link in ("infinitive", "complement", "participle") and c.marker in ("to", "that", None)


def noun_content(a: Analysis, noun: int, verb: int | None) -> Span | None:
    """What a *commitment*, *plan* or *invitation* is to: *to V*, *to V-ing*; else the noun with its *to …*."""
    near = [*a.clauses_under.get(noun, ())]
    to = [n for p, n in a.prepositions(noun) if p in ("to", "toward", "towards", "for")]
    if verb is not None:
        near += [c for c in a.clauses_under.get(verb, ()) if c.head > noun and c.link == "infinitive"]
        to = to or [n for p, n in a.prepositions(verb) if p == "to" and n > noun and a.tokens[n - 1].i > noun]
    below = [c for c in near if c.head > noun and (c.marker == "to" or c.link == "infinitive")]
    if to and (not below or to[0] < below[0].head):
        ids = list(range(noun, max(*a.subtree(noun), *a.subtree(to[0])) + 1))
        return a.tokens[noun].start, _end(a, ids), to[0]
    if below:
        return of_clause(a, below[0].head)
    return None


def widened(a: Analysis, span: Span) -> Span:
    """The span with what the parse cut off: a broken word, *and to …*, and the condition it depends on."""
    start, end, head = span
    for _ in range(3):
        after = a.token_at(end)
        if after is None or after.sentence != a.tokens[head].sentence or after.i + 1 >= len(a.tokens):
            break
        following = a.tokens[after.i + 1]
        word = after.text[:1].isalnum() and a.text[end - 1] in _HYPHENS
        hyphen = after.text in _HYPHENS and following.start == after.end
        broken = after.start == end and (word or hyphen)
        if broken:
            rest = a.sentences[after.sentence].last
            end = _end(a, range(after.i, rest + 1))
        elif after.text.lower() == "and" and following.text.lower() == "to":
            top = following if following.relation == "preposition" else a.tokens[following.head]
            end = max(end, _end(a, [i for i in a.subtree(top.i) if i > after.i] or [after.i - 1]))
        elif after.text.lower() in _CONDITIONS:
            end = max(end, _end(a, [i for i in a.subtree(after.head) if i >= after.i] or [after.i - 1]))
        else:
            break
    return start, end, head


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
            last = _end(a, [i for i in range(h, heads[k + 1]) if a.tokens[i].end <= end])
        parts.append((first, last, h))
    told = [dated(s, e) for s, e, _ in parts]
    return parts if any(told) and not all(told) else [span]


def _condition(a: Analysis, i: int) -> bool:
    return any(c.text.lower() in _CONDITIONS for c in a.children(i, "marker"))


def _kept(a: Analysis, head: int) -> list[int]:
    """Words of a clause without joined clauses that have a subject of their own, and without its asides.

    An aside is a circumstance (*after …*, *because …*) or a consequence (*, paving the way …*) at its end.
    """
    dropped: set[int] = set()
    for c in a.children(head, "conjunct"):
        other = a.tokens[head].form in _OPEN and c.form in ("past", "present")
        if c.kind in ("verb", "auxiliary") and (other or a.children(c.i, "subject", "passive_subject")):
            dropped.update(a.subtree(c.i))
    ids = [i for i in a.subtree(head) if i not in dropped]
    for _ in range(4):
        aside = next((k for k in _asides(a, ids) if ids[-1] in k and k[0] > head), None)
        if aside is None:
            break
        ids = [i for i in ids if i not in set(aside)]
        while len(ids) > 1 and a.tokens[ids[-1]].kind == "punctuation":
            ids.pop()
    return ids


def _asides(a: Analysis, ids: Sequence[int]) -> list[list[int]]:
    found = []
    for i in ids:
        t = a.tokens[i]
        verbal = a.tokens[t.head].kind in ("verb", "auxiliary")
        if t.relation != "preposition" and not (verbal and t.relation in ("adverbial", "participle")):
            continue
        tree = a.subtree(i)
        word = next((m.text.lower() for m in a.children(i, "marker")), t.text.lower())
        part = word == "as" and a.tokens[min(i + 1, len(a.tokens) - 1)].text.lower() in ("part", "well")
        comma = tree[0] > 0 and a.tokens[tree[0] - 1].text == ","
        loose = t.relation == "adverbial" and t.form == "gerund" and comma and not a.children(i, "marker")
        if (word in _CUT and not part) or loose:
            found.append(tree)
    return found


def _end(a: Analysis, ids: Sequence[int]) -> int:
    kept = list(ids)
    while len(kept) > 1 and a.tokens[kept[-1]].kind in ("punctuation", "conjunction"):
        kept.pop()
    return a.tokens[kept[-1]].end
