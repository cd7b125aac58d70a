"""Ought: in, what is said that somebody should do; out, draft requests of the speaker to that somebody.

*The minister said Chad must withdraw* asks Chad; *said his own country must prepare* asks nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..actors.cast import Entity
from ..language import Clause
from .bench import Bench, Draft
from .operators import judge
from .sides import clause_getter

__all__ = ["asked_of_others"]

_OUGHT: Final = frozenset({"should", "must", "ought"})
# States of things, which nobody is asked for: *said Chad must be proud*.
_STATES: Final = frozenset("be have know understand realize realise seem feel like want".split())
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
