"""Happenings: in, clauses whose subject or cause is itself an act; out, who struck whom in them.

*A bomb exploded in Kabul*, *an attack by rebels left ten dead*, *two soldiers were killed in an Israeli airstrike*:
the agent stands with the noun, the victims with the verb, and the place speaks for victims nobody names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..actors.cast import Entity
from ..codebook import Codebook, Rule
from ..language import Analysis, Clause
from .match import sentence_lemmas
from .sides import Sides, clause_getter, noun_getter

__all__ = ["Happening", "happenings"]

_COUNTING = frozenset("series string wave spate round barrage number pair day week hour night dozen".split())
_HERE = ("in", "at", "across", "near", "outside", "throughout")
_CAUSAL = ("in", "by", "after", "during", "from", "when", "as", "following", "at", "under")


@dataclass(slots=True)
class Happening:
    """A clause read through its cause. ``nouns`` are the cause words, so that they are not coded again."""

    head: int
    rule: Rule
    source: tuple[Entity, ...]
    target: tuple[Entity, ...]
    mode: str | None
    words: str
    nouns: set[int] = field(default_factory=set)
    tokens: set[int] = field(default_factory=set)
    reciprocal: bool = False
    by_adjective: bool = False


def happenings(a: Analysis, book: Codebook, sides: Sides) -> Iterator[Happening]:
    """Clauses with an act for subject (``events``/``happen`` of a rule) or for cause (``victims``/``cause``)."""
    done: set[int] = set()
    for clause in a.clauses:
        if clause.head in done or done.intersection(clause.subject):
            continue
        found = _subject(a, book, sides, clause) or _victims(a, book, sides, clause) or _sparked(a, book, sides, clause)
        if found is not None:
            done |= found.nouns
            yield found


def _subject(a: Analysis, book: Codebook, sides: Sides, clause: Clause) -> Happening | None:
    if clause.voice == "passive":
        return None
    for s in (n for k in clause.subject for n in _counted(a, k)):
        if s in sides.cast.at and sides.cast.at[s].kind not in ("unknown", "adjective"):
            continue
        word = a.tokens[s].text.lower() if s in a.clause_at else a.tokens[s].lemma  # *fighting between X and Y kills*
        for lemma in (word, *(c.lemma for c in a.children(s, "name_part", "modifier"))):
            for rule in book.happenings.get(lemma, ()):
                if clause.lemma in rule.happen and not _guarded(a, clause, rule):
                    return _told(a, sides, clause, s, rule, lemma)
    return None


def _counted(a: Analysis, noun: int) -> tuple[int, ...]:
    """A noun, or what is counted by it: *a series of attacks*, *days of fighting*."""
    if a.tokens[noun].lemma not in _COUNTING:
        return (noun,)
    return tuple(n for p, n in a.prepositions(noun) if p == "of") or (noun,)


def _guarded(a: Analysis, clause: Clause, rule: Rule) -> bool:
    return bool(rule.unless_sentence) and not rule.unless_sentence.isdisjoint(sentence_lemmas(a, clause.head))


def _told(a: Analysis, sides: Sides, clause: Clause, noun: int, rule: Rule, lemma: str) -> Happening | None:
    get = noun_getter(a, noun)
    source, how = sides.fill(rule.source, get, "attacker" if "violent" in rule.flags else "agent")
    if not source:
        slots = ("between",) if rule.reciprocal == "no" else ("between", "with")
        source, how = sides.fill(slots, clause_getter(a, clause), "agent")
    if not source and noun in a.clause_at:
        source, how = sides.fill(("between", "by", "with"), clause_getter(a, a.clause_at[noun]), "agent")
    if not source:
        source = _launched(a, sides, noun)
    target, _ = sides.fill(
        [t for t in rule.target if t in ("object", "on", "against")], clause_getter(a, clause), rule.phrase
    )
    if not target:
        target, _ = sides.fill(("on", "against"), get, rule.phrase)
    if not target and "violent" in rule.flags:
        target, _ = sides.fill(("in", "at", "near", "outside", "across"), clause_getter(a, clause), "patient")
        if not target:
            target, _ = sides.fill(("in", "at", "near", "outside", "across"), get, "patient")
        target = tuple(_people(e) for e in target)
    if rule.type == "ACCUSE":
        source, target = _tried(a, sides, noun, rule)
    if not source and rule.type == "PROTEST":
        near = _local(a, sides, tuple(n for p, n in (*clause.obliques, *a.prepositions(noun)) if p in _HERE))
        codes = [e.country for e in near] or sides.cast.countries.get(clause.sentence, [])
        source = (Entity("population", "protesters", codes[0], "CVL"),) if codes else ()
    reciprocal = rule.reciprocal == "always" or (how in ("between",) and len(source) >= 2)
    if reciprocal:
        target = source
    return Happening(
        clause.head, rule, source, target, rule.mode, f"{lemma} {clause.lemma}",
        {noun}, {noun, clause.head, *clause.object}, reciprocal, how in ("adjective", "possessor"),
    )  # fmt: skip


def _tried(a: Analysis, sides: Sides, noun: int, rule: Rule) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    """*The trial of X opens in Chad*: a court tries X; its country is that of the place, else of the sentence."""
    get = noun_getter(a, noun)
    target, _ = sides.fill(("of", "against"), get, rule.phrase)
    near = sides.cast.places.get(a.tokens[noun].sentence, []) or sides.cast.countries.get(a.tokens[noun].sentence, [])
    if not target or not near:
        return (), target
    return (Entity("institution", "court", near[0], "JUD"),), target


def _launched(a: Analysis, sides: Sides, noun: int) -> tuple[Entity, ...]:
    """Who fired what struck: *rebels fired rockets that hit a school*."""
    upper = a.clause_at.get(a.tokens[noun].head)
    if upper is None or noun not in upper.object:
        return ()
    return sides.fill(("subject",), clause_getter(a, upper), "agent")[0]


def _sparked(a: Analysis, book: Codebook, sides: Sides, clause: Clause) -> Happening | None:
    """*The verdict sparked protests*: what is caused takes place (``events`` as objects of ``sparks``)."""
    for o in clause.object:
        for rule in book.happenings.get(a.tokens[o].lemma, ()):
            if clause.lemma in rule.sparks and not _guarded(a, clause, rule):
                return _told(a, sides, clause, o, rule, a.tokens[o].lemma)
    return None


def _victims(a: Analysis, book: Codebook, sides: Sides, clause: Clause) -> Happening | None:
    rules = book.victims.get("die" if _dead(a, clause) else clause.lemma, ())
    if (
        not rules
        or (clause.voice == "active" and clause.lemma not in ("die", "perish") and not _dead(a, clause))
        or (clause.subject and clause.voice == "passive")
    ):
        return None
    group = _together(a, book, clause)
    victims = tuple(v for c in group for v in (c.object if c.voice == "passive" else c.subject))
    for prep, noun in [pn for c in group for pn in (*c.obliques, *_followed(a, c))]:
        if prep not in _CAUSAL:
            continue
        lemmas = (a.tokens[noun].lemma, *(c.lemma for c in a.children(noun, "name_part", "modifier")))
        for rule in rules:
            lemma = next((x for x in lemmas if x in rule.causes), None)
            if lemma is None or set(lemmas) & _ACCIDENT or _guarded(a, clause, rule):
                continue
            slots = [s for s in rule.source if s != "with" or a.tokens[noun].lemma in _FIGHTS]
            source, how = sides.fill(slots, noun_getter(a, noun), "attacker")
            target = tuple(e for v in victims for e in sides.at(v, "patient"))
            if not target:
                target = _local(a, sides, (*(n for _, n in clause.obliques), *(n for _, n in a.prepositions(noun))))
            heads = {c.head for c in group}
            beside = (c for k in group for c in a.clauses_under.get(k.head, ()) if noun in c.subject)
            heads |= {c.head for c in beside if any(p.rule.type == "ASSAULT" for p in book.verbs.get(c.lemma, ()))}
            fought = how == "between" and len(source) > 1 and all(e.kind in ("role", "population") for e in target)
            return Happening(
                clause.head, rule, source, source if fought else target, rule.mode, f"{clause.lemma} in {lemma}",
                {noun, *heads}, {noun, *heads, *victims}, fought, how in ("adjective", "possessor"),
            )  # fmt: skip
    return None


def _dead(a: Analysis, clause: Clause) -> bool:
    """True of *five people are dead*."""
    return clause.lemma == "be" and any(a.tokens[i].lemma == "dead" for i in clause.attribute)


def _followed(a: Analysis, clause: Clause) -> Iterator[tuple[str, int]]:
    """Causes that the parse has for clauses: *killed following a raid*, *killed after a drone strike hits a camp*."""
    for below in a.clauses_under.get(clause.head, ()):
        if below.lemma == "follow" and below.form == "gerund":
            yield from (("following", o) for o in below.object)
        elif below.marker in ("after", "when", "as") and below.voice == "active" and below.link == "adverbial":
            yield from (("after", s) for s in below.subject if s not in clause.subject)


def _together(a: Analysis, book: Codebook, clause: Clause) -> list[Clause]:
    """*Three were killed and nine injured in …*: coordinated clauses of the same kind share cause and agent."""
    group = [clause]
    near = list(a.clauses_under.get(clause.head, ()))
    near += [a.clause_at[clause.parent]] if clause.parent in a.clause_at else []
    for other in near:
        joined = (other.parent == clause.head or clause.parent == other.head) and "conjunct" in (
            other.link,
            clause.link,
        )
        if joined and other.head != clause.head and other.lemma in book.victims and other.sentence == clause.sentence:
            group.append(other)
    return group


def _local(a: Analysis, sides: Sides, nouns: tuple[int, ...]) -> tuple[Entity, ...]:
    """The people of the place that stands among ``nouns``."""
    for n in nouns:
        ref = sides.cast.at.get(n)
        if ref is not None and ref.kind in ("place", "country", "capital"):
            return tuple(_people(e) for e in ref.entities)
    return ()


def _people(e: Entity) -> Entity:
    """The people of a state that was struck."""
    return Entity("population", e.name, e.country, "CVL") if e.kind == "state" else e


# Of these, the one *with* whom is the enemy; of an operation or a mission, a partner.
_FIGHTS = frozenset("clash fighting fight battle firefight gunfight shootout gunbattle combat skirmish war".split())
_ACCIDENT = frozenset(
    "crash accident collision derailment earthquake flood storm landslide avalanche wildfire stampede collapse".split()
)
