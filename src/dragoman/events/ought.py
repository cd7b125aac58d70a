"""Ought: in, what is said that somebody should do; out, draft requests of the speaker, and which are none.

*The minister said Chad must withdraw* asks Chad; *said his own country must prepare*, *ordered his own army to
advance* and *advised that talks would start* ask nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..actors.cast import Cast, Entity
from ..language import Analysis, Clause
from .bench import Bench, Draft
from .operators import judge
from .sides import clause_getter

__all__ = ["asked_of_others", "own_order", "unasked"]

_OUGHT: Final = frozenset({"should", "must", "ought"})
# States of things, which nobody is asked for: *said Chad must be proud*.
_STATES: Final = frozenset("be have know understand realize realise seem feel like want".split())
_ORDERING: Final = frozenset({"order", "instruct", "command", "direct"})
_TELLING: Final = frozenset({"advise", "remind", "insist", "warn"})
_OWN: Final = frozenset({"GOV", "MIL", "COP", "SPY", None})
_OFFICIAL: Final = frozenset({"GOV", "LEG", "PTY", "OPP", "MIL", "JUD", "REB", "ELI"})


def asked_of_others(bench: Bench) -> Iterator[Draft]:
    """Requests told as what another side should or must do."""
    for clause in bench.a.clauses:
        if clause.modal not in _OUGHT or clause.voice == "passive" or clause.lemma in _STATES:
            continue
        if clause.conditional or clause.question or clause.link not in ("complement", "parataxis"):
            continue
        upper = bench.a.clause_at.get(clause.parent) if clause.parent is not None else None
        if upper is None or not _says(bench, upper) or judge(bench.a, bench.book, upper.head).status != "fact":
            continue
        draft = _request(bench, clause, upper)
        if draft is not None:
            yield draft


def _says(bench: Bench, upper: Clause) -> bool:
    said = bench.book.operators.get(("verb", upper.lemma), ())
    return any(o.reports for o in said) and not upper.negated


def _request(bench: Bench, clause: Clause, upper: Clause) -> Draft | None:
    source, _ = bench.sides.fill(("subject",), clause_getter(bench.a, upper), "agent")
    target, _ = bench.sides.fill(("subject",), clause_getter(bench.a, clause), "agent", without=source)
    if not source or not target or not all(e.sector in _OFFICIAL or e.kind == "body" for e in source):
        return None
    if not all(_apart(e, source) for e in target):
        return None
    return Draft(
        type="REQUEST",
        rule=None,
        why=f"codebook:said [{upper.lemma}] that they {clause.modal} [{clause.lemma}]",
        head=clause.head,
        anchor=upper.head,
        source=source,
        target=target,
        reciprocal=False,
        mode=None,
        tokens={clause.head, upper.head, *clause.subject, *clause.object},
        decided="unknown act",
        family="REQUEST/demand",
    )


def _apart(e: Entity, source: tuple[Entity, ...]) -> bool:
    """True if what is said of ``e`` is said of another side: another state, or another branch of one's own."""
    return all(e is not s and (e.country != s.country or (e.sector != s.sector and e.kind != "state")) for s in source)


def own_order(clause: Clause, source: tuple[Entity, ...], target: tuple[Entity, ...]) -> bool:
    """True of an order of a government or a command to its own army, police or offices: no request of another side."""
    if clause.lemma not in _ORDERING or not source or not target:
        return False
    mine = {e.country for e in source}
    return all(e.sector in _OWN for e in source) and all(e.country in mine and e.sector in _OWN for e in target)


def unasked(a: Analysis, cast: Cast, clause: Clause) -> str | None:
    """Why a verb of asking asks nobody here: *advised that talks would start*, *ordered the closing of the camp*."""
    if clause.lemma in _TELLING and not clause.object:
        told = [c for c in a.clauses_under.get(clause.head, ()) if c.link == "complement" and c.marker == "that"]
        if told and all(c.form != "base" or c.modal in ("will", "would", "may", "might") for c in told):
            return "told, not asked"
    if clause.lemma in _ORDERING and clause.object and clause.voice == "active":
        people = [o for o in clause.object if o in cast.at and cast.at[o].kind not in ("adjective", "unknown")]
        if not people and not any(p in ("to", "from", "of") and n in cast.at for p, n in clause.obliques):
            return "an order about things"
    return None
