"""Governed: in, operators and the acts under them; out, events of the type the operator makes of them."""

from __future__ import annotations

from ..actors.cast import Entity
from ..codebook import Operator
from ..codebook.load import COOPERATIVE
from ..language import Clause
from .bench import PARTNERED, Act, Bench, Draft
from .operators import Verdict, judge, operator_at
from .ought import own_order
from .sides import Getter, clause_getter, noun_getter
from .understood import Understood

__all__ = ["Governed"]

# Operators of one's own will, which others of the kind do not take over: *plans to offer*.
_WILLING = ("agree", "promise", "propose")
# Verbs whose object is the one they are spoken to.
_PROMISING = frozenset({"promise", "assure", "guarantee", "reassure", "offer", "warn", "caution"})


class Governed:
    """Codes *agreed to release*, *refused to meet*, *demanded the withdrawal*: acts that an operator takes over."""

    def __init__(self, bench: Bench, inner: dict[int, list[Act]]) -> None:
        self.bench, self.governed = bench, inner
        self.a, self.book, self.sides = bench.a, bench.book, bench.sides
        self.understood = Understood(bench)

    def run(self, done: set[int]) -> None:
        """Code every operator whose own word is not coded yet (``done``)."""
        for clause in self.a.clauses:
            self._operator(clause.head, done)
        for governor in self.governed:
            if governor not in self.a.clause_at and governor not in done:
                self._operator_noun(governor)

    def _operator(self, governor: int, done: set[int]) -> None:
        inner = self.governed.get(governor, [])
        clause = self.a.clause_at[governor]
        op, child = self._own_operator(clause, inner)
        if op is None or op.drops or op.transparent or governor in done:
            return
        inner = inner or [act for i in clause.attribute for act in self.governed.get(i, ())]
        verdict = judge(self.a, self.book, governor)
        if verdict.status == "dropped":
            self.bench.reject(governor, None, verdict.reason)
            return
        outer = verdict.operator.id if verdict.operator is not None else None
        if verdict.status == "operator" and not (op.id in _WILLING and outer in ("plan", "decide", *_WILLING)):
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

    def _own_operator(self, clause: Clause, inner: list[Act]) -> tuple[Operator | None, int | None]:
        if inner and inner[0].verdict.operator is not None:
            return inner[0].verdict.operator, None
        for c in [c for k in (clause.head, *clause.attribute) for c in self.a.clauses_under.get(k, ())]:
            if (
                c.parent == clause.head
                and c.link in ("infinitive", "gerund")
                and (c.link == "infinitive" or c.marker in ("to", "on", None))
            ):
                op = operator_at(self.a, self.book, clause.head, c.head)
                if op is not None:
                    return op, c.head
            for i in clause.attribute:
                if (
                    self.a.tokens[i].kind == "adjective"
                    and c.parent == i
                    and c.link in ("infinitive", "gerund", "participle")
                ):
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
        inner: list[Act],
        child: int | None,
        verdict: Verdict,
    ) -> None:
        final, act = self._governed_type(op, inner, verdict)
        if final is None:
            self.bench.reject(governor, act.pattern.rule if act else None, f"{op.id}: nothing to code")
            return
        source, target, reciprocal = self._governed_sides(op, governor, clause, get, act, child, final)
        if final == "REQUEST" and clause is not None and own_order(clause, source, target):
            hostile = act is not None and act.pattern.rule.type not in COOPERATIVE and op.cooperative == "REQUEST"
            if act is None or not hostile:
                self.bench.reject(governor, None, "an order to one's own")
                return
            final = "THREATEN"  # *ordered its army to strike Chad*: told for later
            rule = act.pattern.rule
            target, _ = self.sides.fill(rule.target, act.get, rule.phrase, without=source)
        if not source and final != "RETREAT":
            self.bench.reject(governor, act.pattern.rule if act else None, "no source found")
            return
        vowed = final == "AGREE" and self._vow(governor) and source and all(e.sector == "GOV" for e in source)
        called = final == "REQUEST" and act is None and self.a.tokens[governor].lemma in ("call", "appeal")
        if not target and (final in ("REQUEST", "AGREE") or act is None) and not vowed and not called:
            self.bench.reject(governor, act.pattern.rule if act else None, "no target found")
            return
        if act is not None and act.pattern.rule.needs == "both" and final == act.pattern.rule.type and not target:
            self.bench.reject(governor, act.pattern.rule, "a side is missing")
            return
        head = act.head if act is not None else child if child is not None else governor
        tokens = {governor, head}
        if act is not None:
            tokens |= self.bench.tokens(act)
        same = act is not None and final == act.pattern.rule.type
        name = act.pattern.rule.name if act is not None else "act"
        self.bench.emit(
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
                tokens=tokens,
                reporters=self.bench.reporters(verdict),
                commitment=op.commitment if final == "AGREE" else None,
                content=head,
                decided="governed" if act is not None else "unknown act",
                family=op.family(final),
            )
        )

    def _vow(self, governor: int) -> bool:
        """True of words that bind their speaker, whoever hears them: *pledged to reform the courts*."""
        return self.a.tokens[governor].lemma in ("pledge", "promise", "vow")

    @staticmethod
    def _governed_type(op: Operator, inner: list[Act], verdict: Verdict) -> tuple[str | None, Act | None]:
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
        act: Act | None,
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
            spoken = ("object",) if self.a.tokens[governor].lemma in _PROMISING else ()
            target, _ = self.sides.fill((*spoken, "indirect", "with", "to"), get, "owner", without=source)
        if not target and act is not None:
            rule = act.pattern.rule
            if not source:
                source, _ = self.sides.fill(rule.source, act.get, "agent")
            target, _ = self.sides.fill([*act.pattern.function, *rule.target], act.get, rule.phrase, without=source)
        if not target and act is None and child is not None:
            target = self._below(child, source)
        if not target and final in ("AGREE", "THREATEN"):
            target = self._beside(governor, clause, source)
        if not target and final in PARTNERED:
            target = self.bench.partner(source)
        verbal = op.id in _WILLING and clause is not None and clause.head == governor
        if not target and source and final in ("AGREE", "REJECT") and (verbal or op.id == "refuse"):
            target = self.understood.other_state(governor, source)
        reciprocal = op.reciprocal == "plural" and final == "AGREE" and len({e.country for e in source}) >= 2
        if reciprocal and (not target or set(map(id, target)) <= set(map(id, source))):
            target = source
        reciprocal = reciprocal and target == source
        return source, target, reciprocal

    def _beside(self, governor: int, clause: Clause | None, source: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The other side of the act beside (*apologised to X and promised …*) or of a condition (*if X attacks*)."""
        if clause is not None and clause.link == "conjunct" and clause.parent is not None:
            for draft in self.bench.out.drafts:
                if draft.anchor == clause.parent and set(map(id, draft.source)) & set(map(id, source)):
                    return draft.target
        for below in self.a.clauses_under.get(governor, ()):
            if below.conditional:
                found, _ = self.sides.fill(("subject",), clause_getter(self.a, below), "agent", without=source)
                if found:
                    return found
        return ()

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
