"""Coder: in, an analysis, its cast and a codebook; out, draft events with what decided and what was rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..actors.cast import Cast, Entity, unique
from ..codebook import Codebook, Operator, Pattern, Rule
from ..codebook.load import COOPERATIVE
from ..language import Analysis, Clause
from .happenings import happenings
from .match import match_adjective, match_noun, match_verb
from .operators import Verdict, judge, operator_at
from .sides import Getter, Sides, clause_getter, noun_getter

__all__ = ["Coding", "Draft", "Rejected", "code_events"]

_REQUIRE_TARGET: Final = frozenset(
    {
        "AID",
        "SANCTION",
        "COOPERATE",
        "REQUEST",
        "ACCUSE",
        "SUPPORT",
        "AGREE",
        "CONSULT",
        "REJECT",
        "THREATEN",
        "COERCE",
        "CONCEDE",
    }
)


@dataclass(slots=True)
class Draft:
    """An event before it is dated, placed and merged. Tokens: ``head`` the act, ``anchor`` what governs it."""

    type: str
    rule: Rule | None
    why: str
    head: int
    anchor: int
    source: tuple[Entity, ...]
    target: tuple[Entity, ...]
    reciprocal: bool
    mode: str | None
    cameo: str | None
    tokens: set[int] = field(default_factory=set)
    reporters: tuple[Entity, ...] = ()
    commitment: str | None = None
    content: int | None = None
    nominal: bool = False
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Rejected:
    """An act that was considered and not coded, and why; ``head`` is its token."""

    head: int
    rule: str
    reason: str


@dataclass(slots=True)
class Coding:
    """The draft events of a report and the acts that were considered and rejected."""

    drafts: list[Draft] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


@dataclass(slots=True)
class _Act:
    """A match in its place: pattern, verdict, and how to reach its slots."""

    head: int
    pattern: Pattern
    verdict: Verdict
    get: Getter
    used: tuple[int, ...]
    clause: Clause | None


def code_events(a: Analysis, cast: Cast, book: Codebook) -> Coding:
    """Code every clause and every noun that names an act (coding guide, sections 1 to 3)."""
    return _Coder(a, cast, book).run()


class _Coder:
    def __init__(self, a: Analysis, cast: Cast, book: Codebook) -> None:
        self.a, self.cast, self.book = a, cast, book
        self.sides = Sides(a, cast)
        self.out = Coding()
        self.used: set[int] = set()
        self.told: set[int] = set()
        self.governed: dict[int, list[_Act]] = {}

    def run(self) -> Coding:
        for h in happenings(self.a, self.book, self.sides):
            self.told.update(h.nouns)
            verdict = judge(self.a, self.book, h.head)
            if verdict.status != "fact" or verdict.future or verdict.refused:
                self._reject(h.head, h.rule, verdict.reason or "not told as fact")
                continue
            if not h.source and not h.target:
                self._reject(h.head, h.rule, "no side found")
                continue
            self._emit(
                Draft(
                    type=h.rule.type, rule=h.rule, why=f"codebook:{h.rule.name} [{h.words}]", head=h.head, anchor=h.head,
                    source=self._soldiers(h.rule.type, h.source, h.by_adjective), target=h.target, reciprocal=h.reciprocal,
                    mode=h.mode, cameo=h.rule.cameo, tokens=set(h.tokens), reporters=self._reporters(verdict),
                )
            )  # fmt: skip
        acts = [act for act in self._acts() if act.head not in self.told]
        for act in acts:
            if act.verdict.status == "dropped":
                self._reject(act.head, act.pattern.rule, act.verdict.reason)
            elif act.verdict.status == "operator" and act.verdict.governor is not None:
                self.governed.setdefault(act.verdict.governor, []).append(act)
        done: set[int] = set()
        for act in acts:
            if act.verdict.status == "fact" and act.head not in self.governed:
                self._fact(act)
                done.add(act.head)
        for clause in self.a.clauses:
            self._operator(clause.head, done)
        for governor in self.governed:
            if governor not in self.a.clause_at and governor not in done:
                self._operator_noun(governor)
        self.out.drafts.sort(key=lambda d: d.head)
        return self.out

    def _reject(self, head: int, rule: Rule | None, reason: str) -> None:
        self.out.rejected.append(Rejected(head, rule.name if rule else "operator", reason))

    # --- finding acts ---------------------------------------------------------------------------

    def _acts(self) -> Iterator[_Act]:
        for clause in self.a.clauses:
            found = match_verb(self.a, clause, self.book, lambda p, c=clause: self._suits(p, c))
            if found is not None:
                pattern, used = found
                self.used.update(used)
                yield _Act(
                    clause.head,
                    pattern,
                    judge(self.a, self.book, clause.head),
                    clause_getter(self.a, clause),
                    used,
                    clause,
                )
                continue
            adjective = match_adjective(self.a, clause, self.book) if clause.attribute else None
            if adjective is not None and adjective[0].rule.needs != "act":
                pattern, i = adjective
                yield _Act(
                    clause.head,
                    pattern,
                    judge(self.a, self.book, clause.head),
                    self._adjective_getter(clause, i),
                    (i,),
                    clause,
                )
        for t in self.a.tokens:
            if t.kind not in ("noun", "name") or t.i in self.used or t.i in self.told:
                continue
            ref = self.cast.at.get(t.i)
            if ref is not None and ref.kind not in ("adjective",):
                continue
            pattern_n = match_noun(self.a, t.i, self.book)
            if pattern_n is None or t.relation in ("name_part", "modifier"):
                continue
            yield _Act(t.i, pattern_n, judge(self.a, self.book, t.i), noun_getter(self.a, t.i), (), None)

    def _suits(self, pattern: Pattern, clause: Clause) -> bool:
        """The rule's conditions on who its sides are: *welcomed the minister* is no *welcomed the news*."""
        flags = pattern.rule.flags
        if "person_target" in flags and pattern.rule.id == "host" and not pattern.objects:
            kinds = {self.cast.at[o].kind for o in clause.object if o in self.cast.at}
            return bool(kinds & {"person", "role", "collective", "pronoun", "country"}) and not clause.conditional
        if "body_target" in flags and not pattern.objects:
            if clause.voice == "passive":
                return False
            kinds = {e.kind for o in clause.object for e in self.cast.entities_at(o)}
            return bool(kinds & {"body", "group", "party", "unknown"})
        return True

    def _adjective_getter(self, clause: Clause, adjective: int) -> Getter:
        base = clause_getter(self.a, clause)

        def get(slot: str) -> Sequence[int]:
            found = list(base(slot))
            return found or [n for p, n in self.a.prepositions(adjective) if p == slot]

        return get

    # --- acts told as fact ----------------------------------------------------------------------

    def _fact(self, act: _Act) -> None:
        rule = act.pattern.rule
        final = self._tense(rule, act.verdict)
        if final is None:
            self._reject(
                act.head, rule, "not to happen" if act.verdict.refused else "future of an act of words"
            )
            return
        problem = self._conditions(act)
        if problem:
            self._reject(act.head, rule, problem)
            return
        source, target, reciprocal = self._fill(act)
        problem = self._sides_problem(rule, source, target, act)
        if problem:
            self._reject(act.head, rule, problem)
            return
        same = final == rule.type
        self._emit(
            Draft(
                type=final,
                rule=rule,
                why=f"codebook:{rule.name} [{act.pattern}]"
                + ("" if same else f" told as {'refused' if act.verdict.refused else 'future'}"),
                head=act.head,
                anchor=act.head,
                source=source,
                target=target,
                reciprocal=reciprocal,
                mode=rule.mode if same else None,
                cameo=rule.cameo if same else None,
                tokens=self._tokens(act),
                reporters=self._reporters(act.verdict),
                commitment=rule.commitment if same else ("plan" if final == "AGREE" else None),
                content=act.head,
                nominal=act.clause is None,
            )
        )

    @staticmethod
    def _tense(rule: Rule, v: Verdict) -> str | None:
        if v.refused:
            return "REJECT" if rule.type in COOPERATIVE or rule.type == "REQUEST" else None
        if not v.future:
            return rule.type
        if rule.type in ("REQUEST", "REJECT", "THREATEN"):
            return rule.type
        return "AGREE" if rule.type in COOPERATIVE else "THREATEN"

    def _conditions(self, act: _Act) -> str | None:
        """Why the rule does not apply here, if it does not."""
        a, rule, clause = self.a, act.pattern.rule, act.clause
        if act.verdict.purpose and rule.type not in ("ASSAULT", "COERCE", "AID"):
            return "a purpose, not an act"
        if (
            clause is not None
            and clause.voice == "passive"
            and clause.form == "participle"
            and clause.link == "modifier"
        ):
            return "an attribute"
        if clause is None and self._upcoming(act.head):
            return "not yet happened"
        if clause is not None and rule.id == "allege" and clause.link == "participle" and not clause.subject:
            return "background"
        if rule.definite and act.clause is None:
            words = {c.text.lower() for c in a.children(act.head, "determiner")}
            if words & {"any", "no", "such", "every", "each"} or (
                a.tokens[act.head].form == "plural" and not words and not self._owned(act.head)
            ):
                return "no definite act"
        if rule.pejorative and clause is not None and clause.lemma in {p.split()[0] for p in rule.pejorative}:
            if not self._pejorative(clause):
                return "no reproach"
        return None

    def _upcoming(self, noun: int) -> bool:
        """*ahead of the visit*, *the planned talks*: an act named before it happened."""
        a = self.a
        if any(c.lemma in _UPCOMING for c in a.children(noun, "modifier", "name_part")):
            return True
        prep = a.tokens[a.tokens[noun].head]
        if a.tokens[noun].relation != "prep_object":
            return False
        words = {prep.text.lower(), a.tokens[prep.head].text.lower()}
        return bool(words & {"ahead", "before", "until"})

    def _owned(self, noun: int) -> bool:
        get = noun_getter(self.a, noun)
        return bool(self.sides.fill(("possessor", "adjective", "by"), get, "agent")[0])

    def _pejorative(self, clause: Clause) -> bool:
        words = {self.a.tokens[k].lemma for i in clause.attribute for k in self.a.subtree(i)}
        words |= {self.a.tokens[n].lemma for p, o in clause.obliques if p == "as" for n in self.a.subtree(o)}
        words |= {
            t.lemma
            for t in self.a.tokens[clause.head + 1 : clause.head + 14]
            if t.sentence == clause.sentence
        }
        return bool(words & _REPROACH)

    def _fill(self, act: _Act) -> tuple[tuple[Entity, ...], tuple[Entity, ...], bool]:
        rule, get = act.pattern.rule, act.get
        source, how = self.sides.fill(rule.source, get, "agent")
        if not source and act.clause is not None and rule.source == ("subject",):
            source = (
                self._understood_source(act.clause) if act.clause.voice == "active" else self._implied(act)
            )
        by_name = how in ("adjective", "possessor") or (how == "subject" and self._by_adjective(act))
        source = self._soldiers(rule.type, source, by_name)
        slots = [*act.pattern.function, *rule.target] if act.pattern.function else list(rule.target)
        target, slot = self.sides.fill(slots, get, rule.phrase, without=source)
        if not target and rule.type == "AID" and act.clause is not None and act.clause.link == "relative":
            target = self._thanking(act.clause, source)
        reciprocal = rule.reciprocal == "always"
        if rule.reciprocal in ("plural", "always") and not target and len(source) >= 2:
            target, reciprocal = source, True
        elif rule.reciprocal == "plural" and rule.type == "AGREE" and len({e.country for e in source}) >= 2:
            target, reciprocal = source, True
        elif rule.reciprocal == "plural":
            reciprocal = (
                slot is not None
                and (slot in ("with", "between") or slot.endswith((".with", ".between")))
                and rule.type in ("COOPERATE", "SUPPORT", "AGREE")
            )
        if not target and source and rule.type in _PARTNERED:
            target = self._partner(source)
        if reciprocal and not source and len(target) >= 2:
            source = target
        if reciprocal and source and target:
            both = unique((*source, *target))
            source, target = both, both
        return source, target, reciprocal

    def _partner(self, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whom the source was meeting: the other side of the last meeting told in the report."""
        mine = {e.country for e in source}
        for draft in reversed(self.out.drafts):
            if draft.type == "CONSULT" and draft.reciprocal and mine & {e.country for e in draft.source}:
                return tuple(e for e in draft.source if e.country not in mine)
        return ()

    def _by_adjective(self, act: _Act) -> bool:
        """True if the subject is no actor itself but carries its nationality: *Israeli airstrikes killed*."""
        return act.clause is not None and all(s not in self.cast.at for s in act.clause.subject)

    @staticmethod
    def _soldiers(event_type: str, source: tuple[Entity, ...], by_name: bool) -> tuple[Entity, ...]:
        """An adjective gives the side: *Israeli airstrikes* are the Israeli army's (coding guide, section 3)."""
        if not by_name or event_type not in ("ASSAULT", "MOBILIZE"):
            return source
        return tuple(
            Entity("institution", e.name, e.country, "MIL") if e.kind == "state" else e for e in source
        )

    def _implied(self, act: _Act) -> tuple[Entity, ...]:
        """Who arrests and convicts where no agent is told: police and courts of the country it happens in."""
        rule, clause = act.pattern.rule, act.clause
        sector = {"arrest": "COP", "convict": "JUD"}.get(rule.id)
        if sector is None or clause is None:
            return ()
        found, _ = self.sides.fill(("in", "at", "near"), act.get, "patient")
        codes = [e.country for e in found if e.country] or self.cast.countries.get(clause.sentence, [])
        if not codes:
            return ()
        return (Entity("institution", "police" if sector == "COP" else "court", codes[0], sector),)

    def _thanking(self, clause: Clause, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whoever thanks for aid received it: the state of the subject above the relative clause."""
        for up in self.a.ancestors(clause.head):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                found, _ = self.sides.fill(
                    ("subject",), clause_getter(self.a, upper), "agent", without=source
                )
                return found
        return ()

    def _understood_source(self, clause: Clause) -> tuple[Entity, ...]:
        """Headline style and bare participles: the actor of the clause above."""
        if clause.parent is None or clause.link not in ("infinitive", "gerund", "adverbial", "participle"):
            return ()
        for up in (self.a.tokens[clause.parent], *self.a.ancestors(clause.parent)):
            upper = self.a.clause_at.get(up.i)
            if upper is not None:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, upper), "agent")
                return found
        return ()

    def _sides_problem(
        self, rule: Rule, source: tuple[Entity, ...], target: tuple[Entity, ...], act: _Act
    ) -> str | None:
        if not source and not target:
            return "no side found"
        if rule.needs == "both" and (not source or not target):
            return "a side is missing"
        if rule.needs in ("target", "request") and not target:
            return "no target found"
        if not target and rule.type in _REQUIRE_TARGET and not rule.target_optional:
            return "no target found"
        if not source and rule.type not in ("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "RETREAT"):
            return "no source found"
        if not source and act.clause is not None and act.clause.voice == "active" and rule.type != "ASSAULT":
            return "no source found"
        if source and target and source != target and all(any(s is t for s in source) for t in target):
            return "source and target are one"
        return None

    # --- acts under an operator -----------------------------------------------------------------

    def _operator(self, governor: int, done: set[int]) -> None:
        inner = self.governed.get(governor, [])
        clause = self.a.clause_at[governor]
        op, child = self._own_operator(clause, inner)
        if op is None or op.drops or op.transparent or governor in done:
            return
        verdict = judge(self.a, self.book, governor)
        if verdict.status == "dropped":
            self._reject(governor, None, verdict.reason)
            return
        if verdict.status == "operator":
            return
        self._governed_event(op, governor, clause, clause_getter(self.a, clause), inner, child, verdict)

    def _operator_noun(self, governor: int) -> None:
        inner = self.governed[governor]
        op = inner[0].verdict.operator
        verdict = judge(self.a, self.book, governor)
        if op is None or verdict.status != "fact":
            return
        clause = self._holder(governor)
        self._governed_event(op, governor, clause, noun_getter(self.a, governor), inner, None, verdict)

    def _holder(self, i: int) -> Clause | None:
        """The clause whose subject owns a predicate adjective or an unowned noun."""
        for up in self.a.ancestors(i):
            if up.i in self.a.clause_at:
                return self.a.clause_at[up.i]
        return None

    def _own_operator(self, clause: Clause, inner: list[_Act]) -> tuple[Operator | None, int | None]:
        if inner and inner[0].verdict.operator is not None:
            return inner[0].verdict.operator, None
        for c in self.a.clauses:
            if (
                c.parent == clause.head
                and c.link in ("infinitive", "gerund")
                and (c.link == "infinitive" or c.marker in ("to", "on", None))
            ):
                op = operator_at(self.a, self.book, clause.head, c.head)
                if op is not None:
                    return op, c.head
            for i in clause.attribute:
                if self.a.tokens[i].kind == "adjective" and c.parent == i and c.link in ("infinitive", "gerund", "participle"):
                    op = operator_at(self.a, self.book, i, c.head)
                    if op is not None:
                        return op, c.head
        return None, None

    def _governed_event(
        self,
        op: Operator,
        governor: int,
        clause: Clause | None,
        get: Getter,
        inner: list[_Act],
        child: int | None,
        verdict: Verdict,
    ) -> None:
        final, act = self._governed_type(op, inner, verdict)
        if final is None:
            self._reject(governor, act.pattern.rule if act else None, f"{op.id}: nothing to code")
            return
        source, target, reciprocal = self._governed_sides(op, governor, clause, get, act, child, final)
        if not source and final != "RETREAT":
            self._reject(governor, act.pattern.rule if act else None, "no source found")
            return
        if not target and (final in ("REQUEST", "AGREE") or act is None):
            self._reject(governor, act.pattern.rule if act else None, "no target found")
            return
        head = act.head if act is not None else child if child is not None else governor
        tokens = {governor, head}
        if act is not None:
            tokens |= self._tokens(act)
        same = act is not None and final == act.pattern.rule.type
        name = act.pattern.rule.name if act is not None else "act"
        self._emit(
            Draft(
                type=final,
                rule=act.pattern.rule if act else None,
                why=f"codebook:operator/{op.id} [{self.a.tokens[governor].lemma}] over {name}",
                head=head,
                anchor=governor,
                source=source,
                target=target,
                reciprocal=reciprocal,
                mode=act.pattern.rule.mode if same and act else None,
                cameo=act.pattern.rule.cameo if same and act else None,
                tokens=tokens,
                reporters=self._reporters(verdict),
                commitment=op.commitment if final == "AGREE" else None,
                content=head,
                confidence=0.85 if act is not None else 0.7,
            )
        )

    @staticmethod
    def _governed_type(op: Operator, inner: list[_Act], verdict: Verdict) -> tuple[str | None, _Act | None]:
        if not inner:
            return op.unknown, None
        act = inner[0]
        kind = op.cooperative if act.pattern.rule.type in COOPERATIVE else op.hostile
        if kind == "act":
            kind = act.pattern.rule.type
        if verdict.refused:
            kind = "REJECT" if kind == "AGREE" else None
        return kind, act

    def _governed_sides(
        self,
        op: Operator,
        governor: int,
        clause: Clause | None,
        get: Getter,
        act: _Act | None,
        child: int | None,
        final: str,
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...], bool]:
        source, _ = self.sides.fill(("subject", "possessor", "by", "adjective"), get, "agent")
        if not source and clause is not None:
            source, _ = self.sides.fill(("subject",), clause_getter(self.a, clause), "agent")
        if final == "REQUEST":
            target, _ = self.sides.fill(
                ("object", "indirect", "on", "upon", "to", "from"), get, "agent", without=source
            )
            if not target and act is not None:
                target, _ = self.sides.fill(act.pattern.rule.source, act.get, "agent", without=source)
                if not target:
                    target, _ = self.sides.fill(act.pattern.rule.target, act.get, "agent", without=source)
            if not target and child is not None and child in self.a.clause_at:
                target, _ = self.sides.fill(
                    ("subject",), clause_getter(self.a, self.a.clause_at[child]), "agent", without=source
                )
            return source, target, False
        target = ()
        if op.id in ("invite",):
            target, _ = self.sides.fill(("object", "to", "indirect"), get, "owner", without=source)
        if not target:
            target, _ = self.sides.fill(("indirect", "with", "to"), get, "owner", without=source)
        if not target and act is not None:
            rule = act.pattern.rule
            if not source:
                source, _ = self.sides.fill(rule.source, act.get, "agent")
            target, _ = self.sides.fill(
                [*act.pattern.function, *rule.target], act.get, rule.phrase, without=source
            )
        if not target and act is None and child is not None:
            target = self._below(child, source)
        if not target and final in _PARTNERED:
            target = self._partner(source)
        reciprocal = op.reciprocal == "plural" and final == "AGREE" and len({e.country for e in source}) >= 2
        if reciprocal and (not target or set(map(id, target)) <= set(map(id, source))):
            target = source
        reciprocal = reciprocal and target == source
        return source, target, reciprocal

    def _below(self, child: int, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """An actor of another side anywhere under an uncoded complement: *to deepen ties with Kazakhstan*."""
        clause = self.a.clause_at.get(child)
        if clause is None:
            return ()
        get = clause_getter(self.a, clause)
        slots = ["object", "with", "to", "for", "in", "on", "against", "between", "of"]
        target, _ = self.sides.fill(slots, get, "any", without=source)
        if target and all(any(t is s for s in source) for t in target):
            return ()
        return target

    # --- common ---------------------------------------------------------------------------------

    def _reporters(self, v: Verdict) -> tuple[Entity, ...]:
        return unique(e for i in v.reporters for e in self.cast.entities_at(i))

    def _tokens(self, act: _Act) -> set[int]:
        tokens = {act.head, *act.used}
        if act.clause is not None:
            tokens |= set(act.clause.object) | {
                n for p, n in act.clause.obliques if p in act.pattern.function
            }
            if act.clause.voice == "passive":
                tokens |= set(act.clause.subject)
        else:
            tokens |= {n for _, n in self.a.prepositions(act.head)[:2]} | set(self.a.possessors(act.head))
        return tokens

    def _emit(self, draft: Draft) -> None:
        self.out.drafts.append(draft)


_PARTNERED: Final = frozenset({"AGREE"})
_UPCOMING: Final = frozenset(
    "upcoming planned scheduled forthcoming possible potential proposed future next alleged expected".split()
)
_REPROACH: Final = frozenset(
    """terrorist terrorism illegal illegitimate aggression aggressor criminal crime dictator tyrant liar lie murderer threat
    genocide barbaric brutal outrageous unacceptable shameful disgrace disgraceful provocation provocative irresponsible
    reckless dangerous violation violator evil enemy racist fascist nazi killer coward cowardly corrupt puppet regime
    traitor hypocrite hypocritical sham fraud farce invasion occupier occupation mistake wrong unjust unfair failure
    war-crime atrocity massacre hostile act attack hoax witch loser weak crooked pathetic stupid idiot disaster""".split()
)
