"""Promises: in, `Promise`s; out, a list on the screen, JSON Lines, or CSV with one row per promise."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.records import Actor, Promise
from dragoman.views.csv_events import safe_cell
from dragoman.views.plain_json import plain
from dragoman.views.wording import KIND_WORDS, clean, day_words, parties, shortened

__all__ = ["PROMISE_COLUMNS", "show_promises", "write_promises_csv", "write_promises_jsonl"]

PROMISE_COLUMNS = (
    *("status", "proposed", "kind", "by", "by_country", "to", "to_country", "what", "topic", "due"),
    *("report_id", "report_date", "commitment_id", "start", "end", "told_again", "decided"),
    *("score", "reasons", "event_id", "event_type", "event_date", "event_report_id", "event_text"),
)
_LONGEST = 400
_WIDEST = 110
_COLOURS = {"open": "cyan", "kept": "green", "overdue": "yellow", "withdrawn": "red"}


def write_promises_jsonl(promises: Iterable[Promise], stream: TextIO) -> None:
    """Write one JSON object per promise and line, with the fields of the record."""
    for promise in promises:
        stream.write(json.dumps(plain(promise), ensure_ascii=False, allow_nan=False) + "\n")


def write_promises_csv(promises: Iterable[Promise], stream: TextIO) -> None:
    """Write one row per promise, with a heading line (RFC 4180); several actors stand in one cell, parted by `; `."""
    writer = csv.writer(stream)
    writer.writerow(PROMISE_COLUMNS)
    for promise in promises:
        writer.writerow([safe_cell(value) for value in _row(promise)])


def _row(p: Promise) -> tuple[object, ...]:
    c, e = p.commitment, p.event
    return (
        *(p.status, p.proposed, c.kind, _names(c.by), _countries(c.by), _names(c.to), _countries(c.to)),
        *(c.what, c.topic, c.due, p.report_id, p.report_date, c.id, c.evidence.start, c.evidence.end),
        *("; ".join(p.told_again), p.decided, p.score, "; ".join(p.reasons)),
        *((e.id, e.type, e.date) if e else (None, None, None)),
        *(p.event_report_id, e.evidence.text if e else None),
    )


def _names(actors: Iterable[Actor]) -> str:
    return "; ".join(a.name for a in actors)


def _countries(actors: Iterable[Actor]) -> str:
    return "; ".join(a.country or "?" for a in actors)


def show_promises(promises: Sequence[Promise], console: Console, on: str) -> None:
    """Print promises, by due date, with their evidence and what became of them by the day ``on``."""
    width = min(console.width, _WIDEST)
    counts = ", ".join(f"{n} {s}" for s in _COLOURS if (n := sum(p.status == s for p in promises)))
    heading = Text("Promised ", style="bold")
    heading.append(f"as of {day_words(on)}: {counts or 'nothing'}", style="not bold dim")
    console.print(Rule(heading, align="left", style="dim", characters="─"), width=width)
    if not promises:
        return
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(width=13)
    grid.add_column(ratio=1, overflow="fold")
    for p in promises:
        left = Text(p.status, style=_COLOURS[p.status]).append(f"\n{KIND_WORDS[p.commitment.kind]}", style="dim")
        grid.add_row(left, _body(p))
    console.print(Padding(grid, (0, 2)), width=width)


def _body(p: Promise) -> Text:
    c = p.commitment
    body = Text(parties(c.by) or "somebody", style="bold")
    others = tuple(a for a in c.to if a not in c.by)
    if others:
        body.append(" with " if c.kind == "agreement" else " to ", style="not bold")
        body.append(parties(others), style="not bold")
    if c.due:
        body.append(f", due {day_words(c.due)}", style="not bold")
    if c.topic:
        body.append(f" on {clean(c.topic)}", style="not bold dim")
    body.append(f"\n“{shortened(c.what, _LONGEST)}”", style="not bold italic")
    again = f", told again in {len(p.told_again)} more" if p.told_again else ""
    body.append(f"\n{clean(p.report_id)}, {day_words(p.report_date)}{again}", style="not bold dim")
    if p.event is not None:
        body.append(f"\n{_told(p)}", style="not bold")
    return body


def _told(p: Promise) -> str:
    """What became of it, in one line: the status or the proposal, the event, where it stands, and why."""
    assert p.event is not None
    verdict = "decided by a person" if p.decided else f"maybe {p.proposed}" if p.proposed else p.status
    where = f"{clean(p.event_report_id or '?')}, {day_words(p.event.date)}"
    why = "; ".join(p.reasons)
    return f"→ {verdict} ({p.score:.2f}): “{shortened(p.event.evidence.text, 160)}” {where} ({why})"
