"""Operators: in, the place of an act in its sentence; out, whether it is told as fact, and what governs it.

Climbs from an act through the words that govern it. Words of saying and of aspect are passed through; words
of hoping, denying and accusing drop the act; agree, refuse, demand, threaten and plan take it over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ..codebook import Codebook, Operator
from ..language import Analysis, Clause
from .match import timed

__all__ = ["TALKING", "Verdict", "judge", "operator_at"]

#: What one telephones somebody for: *called X to discuss it* asks nothing.
TALKING: Final = frozenset(
    """discuss express congratulate thank offer reaffirm affirm condole convey wish talk speak exchange consult extend
    reiterate underscore say ask inform brief tell explain apologize apologise""".split()
)

_DOWN: Final = frozenset(
    {
        "infinitive",
        "complement",
        "gerund",
        "participle",
        "clausal_subject",
        "predicate_noun",
        "parataxis",
        "other",
    }
)
# Prepositions that tell what a word is about: *condolences for the attack* govern no attack.
_ABOUT: Final = frozenset({"for", "about", "over", "regarding", "concerning", "against"})
_CAUSED: Final = frozenset({"due", "because", "owing", "thanks"})
# *discussed how to normalise ties*: an act asked about, not told.
_MANNER: Final = frozenset({"how", "when", "where", "why"})
_DOUBT: Final = frozenset({"may", "might", "could", "should", "would", "can", "must", "ought", "shall"})


@dataclass(slots=True)
class Verdict:
    """How an act is told: ``fact``, ``operator`` (with the governing token) or ``dropped`` (with the reason)."""

    status: str
    reason: str = ""
    operator: Operator | None = None
    governor: int | None = None
    reporters: list[int] = field(default_factory=list)
    future: bool = False
    refused: bool = False
    purpose: bool = False


def operator_at(a: Analysis, book: Codebook, token: int, child: int) -> Operator | None:
    """The operator a governing word is, if it is one."""
    t = a.tokens[token]
    kind = {
        "verb": "verb",
        "auxiliary": "verb",
        "noun": "noun",
        "name": "noun",
        "adjective": "adjective",
    }.get(t.kind)
    if kind is None:
        return None
    found = book.operators.get((kind, t.lemma), ())
    if t.lemma == "call" and kind == "verb" and a.tokens[child].lemma in TALKING:
        found = tuple(o for o in found if o.function)
    if any(o.function for o in found):
        beside = {c.text.lower() for c in a.children(token, "adverb", "particle")}
        beside |= {c.text.lower() for c in a.children(token, "preposition") if not timed(a, c.i)}
        beside |= {c.text.lower() for c in a.children(child, "marker")} & {"for"}  # called for X to leave
        found = tuple(o for o in found if set(o.function) <= beside)
    if not found:
        return None
    while a.tokens[child].relation == "conjunct" and a.tokens[child].head not in (token, child):
        child = a.tokens[child].head
    if len(found) == 1:
        return found[0]
    return _choose(a, found, token, child)


def _choose(a: Analysis, found: tuple[Operator, ...], token: int, child: int) -> Operator:
    """Between readings of one word: *warned that* and *ordered the arrest* against *warned X to*, *ordered X to*."""
    link = a.tokens[child].relation
    to = any(c.text.lower() == "to" for c in a.children(child, "auxiliary"))
    has_object = bool(a.children(token, "object", "indirect", "passive_subject"))
    own_subject = bool(a.children(child, "subject"))
    ids = {o.id: o for o in found}
    helped = bool(a.children(child, "auxiliary"))
    if "demand" in ids and link == "complement" and not helped and a.tokens[child].form in ("base", "infinitive"):
        return ids["demand"]
    asked = ids.get("ask") or ids.get("demand")
    if asked is not None and (has_object or own_subject) and to:
        return asked
    if "wish" in ids and asked is not None and to and not has_object and not own_subject:
        return ids["wish"]  # *is seeking to bring charges* asks nobody
    if "say" in ids and link == "complement" and not to:
        return ids["say"]
    if "threaten" in ids and link == "complement" and not to:
        return ids["threaten"]
    for name in (
        "decide",
        "agree",
        "promise",
        "propose",
        "plan",
        "ask",
        "demand",
        "threaten",
        "refuse",
        "aspect",
        "wish",
    ):
        if name in ids:
            return ids[name]
    return found[0]


def judge(a: Analysis, book: Codebook, act: int) -> Verdict:
    """How the act headed by token ``act`` (a verb or noun) is told."""
    v = Verdict("fact")
    clause = a.clause_at.get(act)
    current = act
    if clause is not None and not _own(a, clause, v):
        return v
    for _ in range(12):
        step = _up(a, book, current)
        if step is None:
            return v
        governor, link = step
        t = a.tokens[governor]
        op = operator_at(a, book, governor, current) if link in _DOWN or link == "noun" else None
        if link == "infinitive" and a.tokens[current].relation == "adverbial" and (op is None or op.id == "aspect"):
            link, op = "purpose", None
        if t.lemma == "be" and link == "infinitive":
            v.future = True  # *is to deploy*
        if op is not None:
            if op.drops:
                return Verdict("dropped", f"{op.id}: {t.text}")
            if op.transparent:
                if op.reports and (up := a.clause_at.get(governor)) is not None:
                    v.reporters.extend(up.subject)
            else:
                above = judge(a, book, governor)
                if above.status == "dropped":
                    return above
                return Verdict("operator", op.id, op, governor, v.reporters, v.future, v.refused)
        elif link == "purpose" or (link == "infinitive" and t.kind == "noun"):
            v.purpose = True
        upper = a.clause_at.get(governor)
        if upper is not None and (op is not None or link in ("purpose", "noun")):
            held = Verdict("fact")
            if not _own(a, upper, held):
                return held
            v.future |= held.future
        if link == "free":
            return v
        current = governor
    return v


def _own(a: Analysis, clause: Clause, v: Verdict) -> bool:
    """Polarity, modality and condition of one clause; False if it drops the act."""
    if clause.conditional:
        v.status, v.reason = "dropped", f"condition: {clause.marker}"
        return False
    if clause.question:
        v.status, v.reason = "dropped", "question"
        return False
    if any(c.text.lower() in _MANNER for c in a.children(clause.head, "adverb")) and _infinitive(a, clause):
        v.status, v.reason = "dropped", "how to, not that"
        return False
    if clause.negated:
        if clause.modal in ("will", "would"):
            v.refused = True
        else:
            v.status, v.reason = "dropped", "negated"
            return False
    if clause.modal in _DOUBT and not (clause.modal == "would" and _reported(a, clause)):
        v.status, v.reason = "dropped", f"modal: {clause.modal}"
        return False
    if clause.tense == "future" or clause.modal in ("will", "would") or _to_come(a, clause):
        v.future = True
    return True


def _infinitive(a: Analysis, clause: Clause) -> bool:
    return any(c.text.lower() == "to" for c in a.children(clause.head, "auxiliary"))


def _to_come(a: Analysis, clause: Clause) -> bool:
    """*Putin to visit India*, *Macron is to visit Egypt*: told ahead, without *will*."""
    to = next((c.i for c in a.children(clause.head, "auxiliary") if c.text.lower() == "to"), None)
    if to is None:
        return False
    if clause.link == "root":
        return clause.form == "base" and bool(a.children(clause.head, "subject"))
    up = a.clause_at.get(clause.parent) if clause.parent is not None else None
    return up is not None and up.lemma == "be" and clause.link == "infinitive" and to - up.head <= 2


def _reported(a: Analysis, clause: Clause) -> bool:
    """*would* in reported speech is a future: *said it would send troops*."""
    for up in a.ancestors(clause.head):
        if up.kind in ("verb", "auxiliary"):
            return up.form == "past" or up.lemma in ("say", "announce", "promise", "declare", "warn")
    return False


def _up(a: Analysis, book: Codebook, i: int) -> tuple[int, str] | None:
    """The next governing predicate or noun above token ``i`` and how ``i`` hangs on it."""
    clause = a.clause_at.get(i)
    if clause is not None:
        if clause.parent is None:
            return None
        link = clause.link
        if link == "adverbial":
            return None if clause.marker not in ("if", "unless") else (clause.parent, "free")
        if link in ("relative",):
            return None
        if link == "conjunct":
            upper = a.clause_at.get(clause.parent)
            return _up(a, book, clause.parent) if upper is not None and not _has_subject(a, clause) else None
        if link == "infinitive" and a.tokens[i].relation == "adverbial":
            return clause.parent, "infinitive" if _governs(a, clause.parent, i) else "purpose"
        if link == "gerund" and clause.marker in (
            "by",
            "after",
            "before",
            "while",
            "when",
            "since",
            "upon",
            "on",
            "in",
            "without",
            "despite",
        ):
            return None if clause.marker not in ("before", "without") else (clause.parent, "free")
        if link == "participle" and clause.marker != "to":
            return None
        return clause.parent, link
    return _up_noun(a, book, i)


def _governs(a: Analysis, parent: int, child: int) -> bool:
    """An infinitive right after its verb or its object is its complement: *agreed … to bring*, *plans to*."""
    return a.tokens[parent].kind in ("verb", "adjective", "auxiliary", "noun")


def _has_subject(a: Analysis, clause: Clause) -> bool:
    return bool(a.children(clause.head, "subject", "passive_subject"))


def _up_noun(a: Analysis, book: Codebook, i: int) -> tuple[int, str] | None:
    t = a.tokens[i]
    if t.head == i:
        return None
    if t.relation == "conjunct":
        return _up_noun(a, book, t.head)
    head = a.tokens[t.head]
    if t.relation in ("object", "passive_subject", "predicate_noun") and head.kind in ("verb", "auxiliary"):
        return head.i, "noun"
    if t.relation == "prep_object":
        prep = head
        upper = a.tokens[prep.head]
        if prep.text.lower() in (
            "during",
            "after",
            "in",
            "at",
            "following",
            "since",
            "from",
            "before",
            "by",
            "amid",
            "over",
            "despite",
        ):
            return None
        if upper.text.lower() in _CAUSED:
            return None  # *postponed due to riots*
        if prep.text.lower() in _ABOUT and upper.kind == "noun" and ("noun", upper.lemma) not in book.operators:
            return None
        if upper.kind in ("verb", "auxiliary", "noun", "adjective"):
            return upper.i, "noun"
    return None
