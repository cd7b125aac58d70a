"""Clauses: in, an `Analysis`; out, its predicates with logical subject, object, other arguments and links.

Passives, relatives, participles, shared subjects of coordinated verbs, control and raising are all undone
here, once: a `Clause` says who acts on whom, whatever the surface.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .control import antecedent, has_to, is_passive, joined_to, surface_subject

if TYPE_CHECKING:
    from .analysis import Analysis, Token

__all__ = ["Clause", "find_clauses"]

_LINKS: Final = frozenset(
    {
        "root",
        "complement",
        "infinitive",
        "adverbial",
        "relative",
        "participle",
        "conjunct",
        "parataxis",
        "prep_clause",
        "clausal_subject",
        "other",
        "prep_object",
        "object",
        "apposition",
        "passive_subject",
        "subject",
        "predicate_noun",
        "predicate_adjective",
        "modifier",
        "temporal",
    }
)
_CONDITIONAL: Final = frozenset({"if", "unless", "whether", "lest", "provided"})
_NEGATIVE: Final = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly", "barely"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate in its frame.

    Token indices throughout. ``subject`` acts and ``object`` is acted on, passives already turned round.
    ``obliques`` are ``(preposition, noun)`` pairs; ``link`` says how the clause hangs on ``parent``
    (``root``, ``complement``, ``infinitive``, ``gerund``, ``adverbial``, ``relative``, ``participle``,
    ``conjunct``, ``parataxis``), ``marker`` is the word that introduces it (*if*, *after*, *for* …).
    """

    head: int
    sentence: int
    lemma: str
    particle: str | None
    form: str
    voice: str
    subject: tuple[int, ...]
    object: tuple[int, ...]
    indirect: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    attribute: tuple[int, ...]
    times: tuple[int, ...]
    parent: int | None
    link: str
    marker: str | None
    negated: bool
    modal: str | None
    tense: str
    conditional: bool
    question: bool


def find_clauses(a: Analysis) -> tuple[Clause, ...]:
    """Every clause of ``a`` with a verbal predicate, in text order."""
    return tuple(_clause(a, t) for t in a.tokens if _is_predicate(a, t))


def _is_predicate(a: Analysis, t: Token) -> bool:
    if t.kind not in ("verb", "auxiliary") or t.relation in ("auxiliary", "passive_auxiliary"):
        return False
    if t.relation == "modifier" or t.relation == "name_part":
        return t.form in ("gerund", "participle") and bool(a.children(t.i, "object", "agent", "preposition"))
    return t.relation in _LINKS or t.kind == "verb"


def _clause(a: Analysis, t: Token) -> Clause:
    parent, link, marker = _hang(a, t)
    passive = is_passive(a, t)
    surface = surface_subject(a, t.i)
    agents = tuple(n for p, n in a.prepositions(t.i) if p == "by" and a.tokens[n].nominal) if passive else ()
    if passive and not agents:
        agents = _far_agent(a, t)
    objects = _objects(a, t)
    if passive:
        subject, obj = agents, (surface if surface else ())
        attribute = tuple(objects) + _attributes(a, t)
    else:
        subject, obj = surface, tuple(objects)
        attribute = _attributes(a, t)
    particle = next((c.text.lower() for c in a.children(t.i, "particle")), None)
    obliques = [(p, n) for p, n in a.prepositions(t.i) if not (passive and p == "by" and n in agents)]
    obliques += _stranded(a, t)
    return Clause(
        head=t.i,
        sentence=t.sentence,
        lemma=t.lemma,
        particle=particle,
        form=t.form,
        voice="passive" if passive else "active",
        subject=subject,
        object=obj,
        indirect=tuple(n for c in a.children(t.i, "indirect") if c.nominal for n in a.conjuncts(c.i)),
        obliques=tuple(obliques),
        attribute=attribute,
        times=tuple(c.i for c in a.children(t.i, "temporal")),
        parent=parent,
        link=link,
        marker=marker,
        negated=_negated(a, t),
        modal=_modal(a, t),
        tense=_tense(a, t),
        conditional=marker in _CONDITIONAL,
        question=_question(a, t),
    )


def _far_agent(a: Analysis, t: Token) -> tuple[int, ...]:
    """An agent that hangs on an object or on a coordinated passive: *found guilty of abuse by a court*."""
    for c in a.children(t.i, "conjunct"):
        if c.form == "participle" and is_passive(a, c):
            found = tuple(n for p, n in a.prepositions(c.i) if p == "by" and a.tokens[n].nominal)
            if found:
                return found
    for _, noun in a.prepositions(t.i):
        found = tuple(n for p, n in a.prepositions(noun) if p == "by" and a.tokens[n].nominal)
        if found and a.tokens[noun].lemma not in ("attack", "strike", "airstrike", "raid", "bombing", "shooting"):
            return found
    return ()


def _hang(a: Analysis, t: Token) -> tuple[int | None, str, str | None]:
    """The governing predicate (or noun), how the clause hangs on it, and the word that introduces it."""
    marker = next((c.lemma for c in a.children(t.i, "marker")), None)
    if marker is None:
        first = a.children(t.i, "adverb")
        marker = next((c.lemma for c in first if c.form == "relative" and c.i < t.i), None)
    if t.head == t.i:
        return None, "root", marker
    head = a.tokens[t.head]
    if t.relation == "prep_clause" or (head.kind == "preposition" and t.relation != "conjunct"):
        return head.head, "gerund", head.text.lower()
    if t.relation == "conjunct":
        head = joined_to(a, t)
        outer = _hang(a, head) if head.kind in ("verb", "auxiliary") else (head.i, "conjunct", None)
        if marker is None and outer[1] in ("infinitive", "gerund", "complement", "relative", "adverbial"):
            return outer
        return head.i, "conjunct", marker or (outer[2] if outer[2] in _CONDITIONAL else None)
    if t.relation == "infinitive" and t.form == "gerund":
        return head.i, "gerund", marker
    if t.relation in ("complement", "adverbial", "participle", "relative") and has_to(a, t):
        if t.relation == "complement" or t.relation == "adverbial":
            return head.i, "infinitive", "to"
        return head.i, "participle", "to"
    return head.i, t.relation, marker


def _objects(a: Analysis, t: Token) -> list[int]:
    found = [n for c in a.children(t.i, "object") for n in _relative_or_self(a, t, c)]
    if not found and t.relation == "relative":
        verb = t
        subject = a.children(t.i, "subject")
        if subject and not any(c.form == "relative" for c in subject) and not is_passive(a, verb):
            prep = [c for c in a.children(t.i, "preposition") if not a.children(c.i, "prep_object", "prep_clause")]
            if not prep and a.tokens[verb.head].nominal:
                found = [verb.head]
    if not found and t.relation == "conjunct":
        head = a.tokens[t.head]
        if head.kind == "verb" and t.i - head.i == 2 and not is_passive(a, head):
            return []
    if not found:
        # "welcomes and supports the reforms": a verb directly before its conjunct shares its object
        for c in a.children(t.i, "conjunct"):
            if c.kind == "verb" and c.i - t.i == 2 and c.form == t.form:
                found = [n for k in a.children(c.i, "object") for n in a.conjuncts(k.i)]
    return found


def _relative_or_self(a: Analysis, t: Token, c: Token) -> list[int]:
    if c.form == "relative":
        return antecedent(a, t) if t.relation == "relative" else []
    return a.conjuncts(c.i)


def _attributes(a: Analysis, t: Token) -> tuple[int, ...]:
    return tuple(n for c in a.children(t.i, "predicate_noun", "predicate_adjective") for n in a.conjuncts(c.i))


def _stranded(a: Analysis, t: Token) -> list[tuple[str, int]]:
    """*the country it traded with*, *with whom he met*: prepositions whose object is the antecedent."""
    if t.relation != "relative":
        return []
    found = []
    for prep in a.children(t.i, "preposition"):
        objects = a.children(prep.i, "prep_object")
        bare = not objects and not a.children(prep.i, "prep_clause") and prep.kind == "preposition"
        if bare or any(o.form == "relative" for o in objects):
            found.append((prep.text.lower(), t.head))
    return found


def _negated(a: Analysis, t: Token) -> bool:
    if any(c.relation == "negation" or c.lemma in _NEGATIVE for c in a.children(t.i, "negation", "adverb")):
        return True
    if any(c.lemma == "no" for s in a.children(t.i, "subject", "passive_subject") for c in a.children(s.i)):
        return True
    if any(s.lemma in ("nobody", "none", "neither") for s in a.children(t.i, "subject", "passive_subject")):
        return True
    if t.relation == "prep_clause" and a.tokens[t.head].lemma in ("without", "despite not"):
        return True
    if t.relation == "conjunct":
        head = a.tokens[t.head]
        between = a.tokens[head.i : t.i]
        if any(b.lemma == "nor" for b in between):
            return True
        own = bool(a.children(t.i, "auxiliary", "subject"))
        return not own and head.kind == "verb" and any(b.lemma == "or" for b in between) and _negated(a, head)
    return False


def _modal(a: Analysis, t: Token) -> str | None:
    for c in a.children(t.i, "auxiliary"):
        if c.kind == "modal":
            return {
                "'ll": "will",
                "’ll": "will",
                "wo": "will",
                "'d": "would",
                "’d": "would",
                "ca": "can",
            }.get(c.text.lower(), c.text.lower())
    if t.relation == "conjunct" and not a.children(t.i, "subject", "passive_subject", "auxiliary"):
        head = a.tokens[t.head]
        if head.kind in ("verb", "auxiliary") and t.form == head.form:
            return _modal(a, head)
    return None


def _tense(a: Analysis, t: Token) -> str:
    """``past``, ``present``, ``future`` or ``none`` (infinitives, participles)."""
    aux = [c for c in a.children(t.i, "auxiliary", "passive_auxiliary") if c.text.lower() != "to"]
    if any(c.text.lower() in ("will", "'ll", "’ll", "shall", "wo") for c in aux):
        return "future"
    if any(c.lemma == "have" for c in aux) or any(c.form == "past" for c in aux):
        return "past"
    if t.form == "past":
        return "past"
    if aux or t.form == "present":
        return "present"
    if t.relation == "conjunct" and a.tokens[t.head].kind in ("verb", "auxiliary"):
        return _tense(a, a.tokens[t.head])
    if t.form == "participle":
        return "past"
    return "none"


def _question(a: Analysis, t: Token) -> bool:
    if t.head != t.i:
        return False
    return a.tokens[a.sentences[t.sentence].last].text == "?"
