"""Control: in, a verb of an `Analysis`; out, its grammatical subject, own, shared with another verb, or understood.

Relatives, participles, infinitives and gerunds take theirs from the word or the clause above (control and raising:
Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, ch. 14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .analysis import Analysis, Token

__all__ = ["antecedent", "has_to", "is_passive", "joined_to", "surface_subject"]

# Verbs whose subject, not object, is the subject of the infinitive that follows them ("X promised Y to go").
_SUBJECT_CONTROL: Final = frozenset({"promise", "pledge", "vow", "threaten", "swear", "guarantee"})


def is_passive(a: Analysis, t: Token) -> bool:
    """True of *was arrested*, *arrested by police* and *the man arrested on Friday*."""
    if a.children(t.i, "passive_auxiliary") or a.children(t.i, "passive_subject"):
        return True
    if t.form != "participle":
        return False
    if t.relation in ("participle", "modifier"):
        return True
    if any(c.kind in ("auxiliary", "modal") for c in a.children(t.i, "auxiliary")):
        return False
    if t.relation == "conjunct":
        head = a.tokens[t.head]
        return head.form == "participle" and is_passive(a, head) and not a.children(t.i, "subject")
    if t.relation in ("adverbial", "infinitive", "root", "complement"):
        return not a.children(t.i, "object") and not a.children(t.i, "subject", "auxiliary")
    return False


def has_to(a: Analysis, t: Token) -> bool:
    return any(c.text.lower() == "to" for c in a.children(t.i, "auxiliary"))


def joined_to(a: Analysis, t: Token) -> Token:
    """The verb a coordinated one goes on from: *stressed the need to act and urged* joins *urged* to *stressed*."""
    head = a.tokens[t.head]
    own = a.children(t.i, "auxiliary", "passive_auxiliary", "subject", "passive_subject")
    if t.form != "past" or own or head.kind != "verb" or head.form not in ("base", "gerund"):
        return head
    if not (has_to(a, head) or head.form == "gerund"):
        return head
    return next((up for up in a.ancestors(head.i) if up.kind == "verb" and up.form == "past"), head)


def surface_subject(a: Analysis, i: int, depth: int = 0) -> tuple[int, ...]:
    """Tokens of the grammatical subject of verb ``i``, own, shared or understood; () if there is none."""
    if depth > 12:
        return ()
    own = [c for c in a.children(i, "subject", "passive_subject") if c.kind != "other"]
    if own:
        return _overt(a, i, own)
    t = a.tokens[i]
    if t.head == i:
        return _lost_subject(a, t)
    head = a.tokens[t.head]
    if t.relation == "conjunct" and head.kind in ("verb", "auxiliary"):
        return surface_subject(a, joined_to(a, t).i, depth + 1)
    if t.relation == "relative":
        return tuple(a.conjuncts(head.i)) if not has_to(a, t) else ()
    if t.relation in ("participle", "modifier", "name_part"):
        return _of_noun(a, t, head, depth)
    if head.kind == "preposition":
        return _of_gerund(a, head, depth)
    if t.relation in ("infinitive", "adverbial", "complement", "parataxis", "predicate_noun", "object"):
        return _understood(a, t, head, depth)
    return ()


def _lost_subject(a: Analysis, t: Token) -> tuple[int, ...]:
    """The name right before a finite verb that the parse left without a subject: *Pakistan expels advisers*."""
    if t.form not in ("present", "past"):
        return ()
    for k in range(t.i - 1, a.sentences[t.sentence].first - 1, -1):
        before = a.tokens[k]
        if before.kind in ("adverb", "auxiliary"):
            continue
        named = before.kind == "adjective" and before.text[:1].isupper()  # a name that the tagger took for one
        return (k,) if (before.nominal and before.form != "relative") or named else ()
    return ()


def _overt(a: Analysis, i: int, own: list[Token]) -> tuple[int, ...]:
    found: list[int] = []
    for c in own:
        if c.form == "relative" or (c.text.lower() == "that" and a.tokens[i].relation == "relative"):
            v = a.tokens[i]
            while v.relation == "conjunct" and v.head != v.i:
                v = a.tokens[v.head]
            if v.relation == "relative":
                found.extend(antecedent(a, v))
            continue
        found.extend(a.conjuncts(c.i))
    return tuple(dict.fromkeys(found))


def antecedent(a: Analysis, verb: Token) -> list[int]:
    """The noun a relative clause describes; *who* passes over times and things to the nearest name."""
    head = a.tokens[verb.head]
    relative = next((c for c in a.children(verb.i) if c.text.lower() == "who"), None)
    if relative is None or (head.kind in ("name", "pronoun") and head.relation != "temporal"):
        return a.conjuncts(head.i) if head.form == "plural" else [head.i]
    if head.relation != "temporal" and not head.lemma[:1].isdigit():
        return [head.i]
    for k in range(head.i - 1, a.sentences[head.sentence].first - 1, -1):
        if a.tokens[k].kind == "name" and a.tokens[k].relation not in ("prep_object", "name_part"):
            return [k]
    return [head.i]


def _of_noun(a: Analysis, t: Token, head: Token, depth: int) -> tuple[int, ...]:
    """The understood subject of a participle or infinitive that describes a noun."""
    if not has_to(a, t):
        if t.form == "gerund" and (place := _place_above(a, head)) is not None:
            return surface_subject(a, place.i, depth + 1)
        return tuple(a.conjuncts(head.i)) if t.relation != "name_part" else ()
    owners = a.possessors(head.i)
    if owners:
        return tuple(owners)
    of = [n for p, n in a.prepositions(head.i) if p in ("by", "of", "for")]
    if of and head.kind != "name":
        return tuple(of)
    for up in a.ancestors(head.i):
        if up.kind in ("verb", "auxiliary"):
            if head.relation in ("subject", "passive_subject"):
                return (head.i,)
            return surface_subject(a, up.i, depth + 1)
    return ()


def _place_above(a: Analysis, noun: Token) -> Token | None:
    """The verb of *a bomb goes off in Mosul, Iraq, killing ten*: places act on nobody."""
    while noun.relation in ("apposition", "name_part") and noun.head != noun.i:
        noun = a.tokens[noun.head]
    prep = a.tokens[noun.head]
    if noun.kind != "name" or noun.relation != "prep_object" or prep.text.lower() not in _WHERE:
        return None
    return next((up for up in a.ancestors(prep.i) if up.kind in ("verb", "auxiliary")), None)


_WHERE: Final = frozenset({"in", "at", "near", "inside", "outside"})


def _of_gerund(a: Analysis, prep: Token, depth: int) -> tuple[int, ...]:
    """The understood subject of a gerund after a preposition: *thanked X for helping*, *by saying*."""
    governor = a.tokens[prep.head]
    if governor.kind in ("verb", "auxiliary"):
        word = prep.text.lower()
        if word in ("for", "of", "from", "with", "over", "about", "into"):
            found = list(a.children(governor.i, "object", "passive_subject"))
            if found:
                return tuple(n for c in found for n in a.conjuncts(c.i))
        return surface_subject(a, governor.i, depth + 1)
    owners = a.possessors(governor.i)
    if owners:
        return tuple(owners)
    for up in a.ancestors(governor.i):
        if up.kind in ("verb", "auxiliary"):
            return surface_subject(a, up.i, depth + 1)
    return ()


def _understood(a: Analysis, t: Token, head: Token, depth: int) -> tuple[int, ...]:
    """Control: the subject of an infinitive or bare participle comes from the clause above it."""
    if head.kind in ("verb", "auxiliary"):
        objects = [c for c in a.children(head.i, "object", "indirect") if c.nominal and c.i < t.i]
        infinitive = has_to(a, t) and t.relation in ("infinitive", "complement", "adverbial")
        if is_passive(a, head):
            return surface_subject(a, head.i, depth + 1)
        telephoned = head.lemma == "call" and t.lemma in _CONVEYING
        if objects and infinitive and head.lemma not in _SUBJECT_CONTROL and _takes_person(head) and not telephoned:
            return tuple(n for c in objects for n in a.conjuncts(c.i))
        return surface_subject(a, head.i, depth + 1)
    if head.kind == "adjective" and head.head != head.i:
        return surface_subject(a, head.head, depth + 1)
    if head.nominal:
        return tuple(a.conjuncts(head.i))
    return ()


# What one telephones to do; after *call* other infinitives are what the one called is to do (*called Iran to end …*).
_CONVEYING: Final = frozenset(
    """express discuss convey congratulate thank offer reiterate reaffirm talk speak extend wish consult follow
    apologize condole brief update inform underscore emphasize stress share ask invite tell say commend praise welcome
    review coordinate raise affirm voice explain report seek exchange""".split()
)
_OBJECT_CONTROL: Final = frozenset(
    """accuse advise allow appeal appoint ask assign authorize authorise beg call cause challenge choose command
    compel convince dare demand deploy direct dispatch elect enable encourage entitle exhort expect force forbid
    get help hire implore induce inspire instruct intend invite lead leave let lobby make motivate name need
    nudge oblige order permit persuade petition plead prepare press pressure prod prompt push recommend recruit
    remind request require send summon task teach tell tempt train trick trust urge want warn will""".split()
)


def _takes_person(head: Token) -> bool:
    return head.lemma in _OBJECT_CONTROL
