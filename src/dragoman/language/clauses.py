"""Clauses: in, an `Analysis`; out, its predicates with logical subject, object, other arguments and links.

Passives, relatives, participles, shared subjects of coordinated verbs, control and raising are all undone
here, once: a `Clause` says who acts on whom, whatever the surface.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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
# Verbs whose subject, not object, is the subject of the infinitive that follows them ("X promised Y to go").
_SUBJECT_CONTROL: Final = frozenset({"promise", "pledge", "vow", "threaten", "swear", "guarantee"})


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
        outer = _hang(a, head) if head.kind in ("verb", "auxiliary") else (head.i, "conjunct", None)
        if marker is None and outer[1] in ("infinitive", "gerund", "complement", "relative", "adverbial"):
            return outer
        return head.i, "conjunct", marker or (outer[2] if outer[2] in _CONDITIONAL else None)
    if t.relation == "infinitive" and t.form == "gerund":
        return head.i, "gerund", marker
    if t.relation in ("complement", "adverbial", "participle", "relative") and _has_to(a, t):
        if t.relation == "complement" or t.relation == "adverbial":
            return head.i, "infinitive", "to"
        return head.i, "participle", "to"
    return head.i, t.relation, marker


def _has_to(a: Analysis, t: Token) -> bool:
    return any(c.text.lower() == "to" for c in a.children(t.i, "auxiliary"))


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
        return surface_subject(a, head.i, depth + 1)
    if t.relation == "relative":
        return tuple(a.conjuncts(head.i)) if not _has_to(a, t) else ()
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
    if not _has_to(a, t):
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
        infinitive = _has_to(a, t) and t.relation in ("infinitive", "complement", "adverbial")
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
