"""Match: in, a clause or noun; out, the most specific codebook pattern that fits it, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..codebook import Codebook, Pattern
from ..language import Analysis, Clause

__all__ = ["allowed", "match_adjective", "match_noun", "match_verb", "object_lemmas", "sentence_lemmas", "timed"]

_SKIP: Final = frozenset({"relative", "participle", "adverbial", "complement"})


def object_lemmas(a: Analysis, clause: Clause) -> dict[int, str]:
    """Lemmas of a clause's objects and attributes, and of the nouns joined to them (*peace talks*)."""
    found: dict[int, str] = {}
    for o in (*clause.object, *clause.attribute, *allowed(a, clause)):
        found[o] = a.tokens[o].lemma
        for c in a.children(o, "name_part", "modifier"):
            found.setdefault(c.i, c.lemma)
        for c in a.children(o, "apposition"):
            found.setdefault(c.i, c.lemma)
        for p, n in a.prepositions(o):
            if p in ("of", "in", "worth"):
                found.setdefault(n, a.tokens[n].lemma)
    return found


def allowed(a: Analysis, clause: Clause) -> tuple[int, ...]:
    """Whom one lets do something: *inspectors* in *allowed inspectors to enter*, which the parse gives no object."""
    if clause.lemma not in ("allow", "permit", "let"):
        return ()
    below = (c for c in a.clauses_under.get(clause.head, ()) if c.link in ("infinitive", "complement"))
    return tuple(s for c in below for s in c.subject if s not in clause.subject)


def match_verb(
    a: Analysis, clause: Clause, book: Codebook, fits: Callable[[Pattern], bool]
) -> Iterator[tuple[Pattern, tuple[int, ...]]]:
    """The patterns for a verb that ``fits`` accepts, best first, with the tokens of the object words each used."""
    candidates = book.verbs.get(clause.lemma)
    if not candidates:
        return
    objects = object_lemmas(a, clause)
    nearby = dict(objects)
    for _, n in clause.obliques:
        nearby.setdefault(n, a.tokens[n].lemma)
        for c in a.children(n, "name_part", "modifier"):
            nearby.setdefault(c.i, c.lemma)
    preps = _prepositions(a, clause)
    for pattern in candidates:
        used = _objects_fit(pattern, objects, nearby)
        if used is None or not _function_fits(pattern, clause, preps):
            continue
        if clause.particle and not pattern.function and clause.particle in _MEANINGFUL:
            continue
        if _excluded(a, clause, pattern, objects) or not fits(pattern):
            continue
        yield pattern, used


_AS: Final = frozenset({"as", "when", "after", "while"})
# *approved the sale of arms* is no *approved of the sale*.
_OF_ITS_OWN: Final = frozenset({"approve", "disapprove"})
_MEANINGFUL: Final = frozenset({"off", "out", "down", "up", "over", "away"})


def _prepositions(a: Analysis, clause: Clause) -> set[str]:
    found = {p for p, _ in clause.obliques}
    found |= {c.text.lower() for c in a.children(clause.head, "adverb", "particle", "agent")}
    found |= {c.text.lower() for c in a.children(clause.head, "preposition") if not timed(a, c.i)}
    found |= {c.marker for c in a.clauses_under.get(clause.head, ()) if c.marker == "for"}
    for o in clause.object:
        found |= {p for p, _ in a.prepositions(o)}
        found |= {c.text.lower() for c in a.children(o, "preposition")}
    for p, n in clause.obliques:
        found |= {f"{p}"} | {q for q, _ in a.prepositions(n)}
    return found


def timed(a: Analysis, prep: int) -> bool:
    """True of the *on* of *on Monday*: it brings no partner into the act."""
    nouns = a.children(prep, "prep_object")
    return bool(nouns) and (not a.pairs(prep) or (a.tokens[prep].text.lower() == "for" and nouns[0].lemma == "time"))


def _objects_fit(pattern: Pattern, objects: dict[int, str], nearby: dict[int, str]) -> tuple[int, ...] | None:
    used: list[int] = []
    for k, wanted in enumerate(pattern.objects):
        pool = objects if k == 0 and not pattern.function else nearby
        hit = next((i for i, lemma in pool.items() if lemma in wanted), None)
        if hit is None:
            return None
        used.append(hit)
    return tuple(used)


def _function_fits(pattern: Pattern, clause: Clause, preps: set[str]) -> bool:
    for word in pattern.function:
        options = set(word.split("|"))
        if options <= {"of"} and clause.lemma in _OF_ITS_OWN and clause.object:
            return False
        if clause.particle in options or options & preps:
            continue
        return False
    return True


def _excluded(a: Analysis, clause: Clause, pattern: Pattern, objects: dict[int, str]) -> bool:
    """True if the rule's ``unless`` holds here, or its ``only`` does not."""
    rule = pattern.rule
    if rule.unless_object and any(lemma in rule.unless_object for lemma in objects.values()):
        return True
    if rule.only_object and not any(lemma in rule.only_object for lemma in objects.values()):
        return True
    if rule.unless_nearby and not rule.unless_nearby.isdisjoint(_nearby(a, clause)):
        return True
    if rule.unless_sentence and not rule.unless_sentence.isdisjoint(sentence_lemmas(a, clause.head)):
        return True
    if not rule.unless_subject and not rule.only_subject:
        return False
    subjects = {a.tokens[s].lemma for s in clause.subject}
    subjects |= {c.lemma for s in clause.subject for c in a.children(s, "name_part", "modifier")}
    if rule.only_subject and not subjects & rule.only_subject:
        return True
    if not rule.unless_subject:
        return False
    beside = (c for c in a.clauses_under.get(clause.head, ()) if c.link == "conjunct" and c.voice == clause.voice)
    obliques = [*clause.obliques, *(pn for c in beside for pn in c.obliques)]
    causes = {a.tokens[n].lemma for p, n in obliques if p in ("in", "by", "from", "after", "during", "of")}
    causes |= {c.lemma for p, n in obliques if p in ("in", "by", "after") for c in a.children(n, "name_part")}
    below = (c for c in a.clauses_under.get(clause.head, ()) if c.link == "adverbial" and c.marker in _AS)
    causes |= {c.lemma for b in below for s in b.subject for c in (a.tokens[s], *a.children(s, "name_part"))}
    return bool((subjects | causes) & rule.unless_subject)


def _nearby(a: Analysis, clause: Clause) -> set[str]:
    """Lemmas of the objects, of the nouns after prepositions, and of those after the prepositions of either."""
    nouns = [*clause.object, *(n for _, n in clause.obliques)]
    nouns += [n for o in nouns for _, n in a.prepositions(o)]
    return {a.tokens[n].lemma for n in nouns} | {c.lemma for n in nouns for c in a.children(n, "name_part")}


def sentence_lemmas(a: Analysis, token: int) -> set[str]:
    """Base forms of all words of a token's sentence."""
    s = a.sentences[a.tokens[token].sentence]
    return {t.lemma.lower() for t in a.tokens[s.first : s.last + 1]}


def match_noun(a: Analysis, noun: int, book: Codebook) -> Pattern | None:
    """The best pattern for a noun that names an act."""
    candidates: Sequence[Pattern] = book.nouns.get(a.tokens[noun].lemma, ())
    if not candidates:
        return None
    preps = {p for p, _ in a.prepositions(noun)}
    parts = {c.lemma for c in a.children(noun, "name_part", "modifier")}
    for pattern in candidates:
        if pattern.objects or _guarded(a, noun, pattern):
            continue
        if all(set(w.split("|")) & preps for w in pattern.function):
            return pattern
    for head in parts:
        for pattern in book.nouns.get(head, ()):
            if pattern.objects and a.tokens[noun].lemma in pattern.objects[0]:
                return pattern
    return None


def _guarded(a: Analysis, noun: int, pattern: Pattern) -> bool:
    words = pattern.rule.unless_sentence
    return bool(words) and not words.isdisjoint(sentence_lemmas(a, noun))


def match_adjective(a: Analysis, clause: Clause, book: Codebook) -> tuple[Pattern, int] | None:
    """The pattern of a predicate adjective: *is ready to*, *remains committed to*."""
    for i in clause.attribute:
        for pattern in book.adjectives.get(a.tokens[i].lemma, ()):
            return pattern, i
    return None
