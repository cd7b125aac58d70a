"""Explain: in, a sentence; out, how it was coded: clauses, actors, the rules that fired, what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path

from .language import Analysis, Clause
from .reading import Reader, Work, as_report, warned
from .records import Actor, Event

__all__ = ["Explanation", "explain", "explain_with"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one text was coded, stage by stage."""

    work: Work

    def lines(self) -> Iterator[str]:
        """The explanation as plain lines."""
        a = self.work.analysis
        yield "Actors"
        for m in self.work.cast.mentions():
            who = "; ".join(_actor(x) for x in m.actors)
            back = f", from “{m.antecedent.text}”" if m.antecedent else ""
            note = f" ({m.note})" if m.note else ""
            yield f"  {m.evidence.text!r} = {who}  [{m.rule}{back}]{note}"
        yield "Clauses"
        for c in a.clauses:
            yield f"  {_clause(a, c)}"
        yield "Dates and places"
        for d in self.work.dates:
            yield f"  {d.evidence.text!r} = {d.type} {d.value}"
        for p in self.work.places:
            yield f"  {p.evidence.text!r} = {p.place.name}, {p.place.country} ({p.place.precision})"
        yield "Events"
        for coded in self.work.coded:
            yield f"  {_event(coded.event)}"
            yield f"    words: {coded.event.evidence.text!r}"
            yield f"    why:   {coded.event.why}"
        if not self.work.coded:
            yield "  none"
        yield "Considered and rejected"
        for r in self.work.coding.rejected:
            yield f"  {a.tokens[r.head].text!r}: {r.rule}: {r.reason}"
        for i in self.silent():
            yield f"  {a.tokens[i].text!r}: no rule of the codebook"

    def silent(self) -> list[int]:
        """Tokens of the predicates that the codebook says nothing about."""
        a = self.work.analysis
        spoken = {d.head for d in self.work.coding.drafts} | {d.anchor for d in self.work.coding.drafts}
        spoken |= {r.head for r in self.work.coding.rejected}
        return [c.head for c in a.clauses if c.head not in spoken and c.lemma != "be"]


def explain(text: str, date: str | None = None, *, who: str | Path | None = None) -> Explanation:
    """Code ``text`` (dated ``date``, today if None) and keep every step; ``who`` is as for `read`.

    Raises:
        BadDateError: ``date`` is no day of the calendar.
        KnowledgeError: ``who`` cannot be read.
    """
    return explain_with(warned(who), text, date)


def explain_with(reader: Reader, text: str, date: str | None = None) -> Explanation:
    """As :func:`explain`, by a reader that is made already."""
    report = as_report(text, date or Day.today().isoformat())
    analysis = reader.parser.parse(report.text)
    return Explanation(reader.work(report, analysis))


def _actor(x: Actor) -> str:
    code = " ".join(c for c in (x.country, x.sector) if c) or "?"
    return f"{x.name} ({code}{', ' + x.role if x.role else ''})"


def _clause(a: Analysis, c: Clause) -> str:
    def words(ids: tuple[int, ...]) -> str:
        return " + ".join(a.tokens[i].text for i in ids) or "–"

    parts = [f"{a.tokens[c.head].text}: subject {words(c.subject)}, object {words(c.object)}"]
    if c.indirect:
        parts.append(f"to whom {words(c.indirect)}")
    parts += [f"{p} {a.tokens[n].text}" for p, n in c.obliques]
    if c.attribute:
        parts.append(f"is {words(c.attribute)}")
    marks = [c.voice] if c.voice == "passive" else []
    marks += ["negated"] if c.negated else []
    marks += [m for m in (c.modal, c.tense if c.tense != "none" else None) if m]
    if c.parent is not None:
        marks.append(f"{c.link} of {a.tokens[c.parent].text}" + (f" ({c.marker})" if c.marker else ""))
    return ", ".join(parts) + (f"  [{', '.join(marks)}]" if marks else "")


def _event(e: Event) -> str:
    arrow = "<->" if e.reciprocal else "->"
    source = "; ".join(_actor(x) for x in e.source) or "–"
    target = "; ".join(_actor(x) for x in e.target) or "–"
    place = f" at {e.place.name}" if e.place else ""
    return f"{e.type}{'/' + e.mode if e.mode else ''}  {source} {arrow} {target}  on {e.date or '?'}{place}"
