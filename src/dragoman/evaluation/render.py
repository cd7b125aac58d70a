"""Rendering: in, scored results; out, tables for the terminal (rich)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.evaluation.checking import CheckResult
from dragoman.evaluation.items import Row
from dragoman.evaluation.mistakes import MISTAKE_KINDS, Mistake
from dragoman.evaluation.numbers import Counts, Share

__all__ = ["print_result"]


def print_result(result: CheckResult, console: Console, *, show: int = 5) -> None:
    """Print one result: figures, tables, and ``show`` mistakes of each kind (the others are counted)."""
    console.print()
    console.rule(Text(f"{result.gold} · {result.kind}", style="bold"))
    groups = {name: value for name, value in result.numbers.items() if isinstance(value, Mapping)}
    counts = {name: value for name, value in groups.items() if "f1" in value}
    plain = {name: value for name, value in result.numbers.items() if isinstance(value, (int, float))}
    console.print(Text(" · ".join(f"{_words(name)} {value}" for name, value in plain.items())))
    if counts:
        console.print(_counts_table(result, counts))
    for name in (name for name in groups if name not in counts):
        console.print(_plain_table(name, groups[name]))
    if result.accuracies:
        console.print(_shares_table(result))
    for name, table in result.tables.items():
        console.print(_group_table(name, table))
    _print_extras(result, console)
    _print_mistakes(result, console, show)
    if result.seconds:
        console.print(Text(f"read in {result.seconds:.1f} s", style="dim"))


def _counts_table(result: CheckResult, counts: Mapping[str, Mapping[str, Any]]) -> Table:
    table = _table("figure", "precision", "recall", "F1", "95 % of draws", "right", "false", "missed")
    for name, row in counts.items():
        rates = [f"{row[key]:.3f}" if key in row else "" for key in ("p", "r", "f1")]
        numbers = [str(row.get(key, "")) for key in ("tp", "fp", "fn")]
        table.add_row(_words(name), *rates, _interval(result, name), *numbers)
    return table


def _plain_table(name: str, row: Mapping[str, Any]) -> Table:
    table = _table(_words(name), "")
    for key, value in row.items():
        table.add_row(_words(key), f"{value:.3f}" if isinstance(value, float) else str(value))
    return table


def _shares_table(result: CheckResult) -> Table:
    table = _table("accuracy", "right", "of", "rate", "95 % of draws")
    for name, share in result.accuracies.items():
        table.add_row(_words(name), str(share.right), str(share.of), _rate(share), _interval(result, name))
    return table


def _group_table(name: str, rows: Mapping[str, Counts]) -> Table:
    table = _table(name, "precision", "recall", "F1", "right", "false", "missed")
    for row, counts in rows.items():
        rates = [f"{rate:.2f}" for rate in (counts.precision, counts.recall, counts.f1)]
        table.add_row(row, *rates, str(counts.tp), str(counts.fp), str(counts.fn))
    return table


def _print_extras(result: CheckResult, console: Console) -> None:
    if "peer" in result.extras:
        console.print(Text(result.extras["peer"]))
    alarms = result.extras.get("false_events")
    if alarms and alarms["reports_without_events"]:
        console.print(
            Text(
                f"false events per 100 reports without events: {alarms['per_100_reports']} "
                f"({alarms['events_found_there']} in {alarms['reports_without_events']})"
            )
        )
    if result.extras.get("reliability"):
        console.print(_reliability_table(result.extras["reliability"]))
    confusion = result.extras.get("type_confusion")
    if confusion:
        table = _table("gold type", "found as")
        for gold, row in confusion.items():
            table.add_row(gold, ", ".join(f"{found} {number}" for found, number in row.items()))
        console.print(table)


def _reliability_table(rows: Iterable[Mapping[str, Any]]) -> Table:
    """The reliability curve of events (``events``, ``share``) or of typed pairs (``answers``, ``accuracy``)."""
    rows = list(rows)
    counted, right = ("answers", "accuracy") if rows and "answers" in rows[0] else ("events", "share")
    table = _table("confidence", counted, "mean", "share right")
    for row in rows:
        ends = f"{row['from']:.1f}–{row['to']:.1f}"
        table.add_row(ends, str(row[counted]), f"{row['confidence']:.2f}", f"{row[right]:.2f}")
    return table


def _print_mistakes(result: CheckResult, console: Console, show: int) -> None:
    counts = result.mistake_counts()
    if not counts:
        console.print(Text("no mistakes"))
        return
    table = _table("mistake", "number")
    for kind, number in counts.items():
        table.add_row(kind, str(number))
    console.print(table)
    for kind in MISTAKE_KINDS:
        mistakes = [mistake for mistake in result.mistakes if mistake.kind == kind]
        if mistakes and show > 0:
            _print_kind(kind, mistakes, console, show)


def _print_kind(kind: str, mistakes: list[Mistake], console: Console, show: int) -> None:
    table = Table(title=f"{kind} ({len(mistakes)})", title_justify="left", show_lines=True, expand=True)
    for name, ratio in (("report", 2), ("sentence", 5), ("gold", 4), ("program", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for mistake in mistakes[:show]:
        told = dict.fromkeys(words for words in (mistake.report, mistake.note, mistake.cause) if words)
        where = Text("\n".join(told))
        table.add_row(where, Text(mistake.sentence), Text(_row(mistake.gold)), Text(_row(mistake.system)))
    console.print(table)
    if len(mistakes) > show:
        console.print(Text(f"… and {len(mistakes) - show} more of this kind (--errors FILE writes all)", style="dim"))


def _row(row: Row | None) -> str:
    """An item in a few words: its type, sides, date and place, and the words it rests on."""
    if row is None:
        return "–"
    parts = [str(row[key]) for key in ("type", "kind", "mode", "content") if row.get(key)]
    sides = [_names(row.get(key)) for key in ("source", "speakers", "by")]
    others = [_names(row.get(key)) for key in ("target", "addressee", "to")]
    dyad = " → ".join(side for side in ("".join(sides), "".join(others)) if side)
    parts += [dyad] if dyad else []
    parts += [str(row[key]) for key in ("date", "due", "value", "why") if row.get(key)]
    place = row.get("place")
    if isinstance(place, Mapping):
        parts.append(f"in {place.get('name')} ({place.get('country')})")
    evidence = row.get("evidence")
    words = evidence.get("text") if isinstance(evidence, Mapping) else evidence
    return "\n".join([*parts, f"“{words}”"] if words else parts) or json.dumps(dict(row), ensure_ascii=False)


def _names(sides: object) -> str:
    if isinstance(sides, str):
        return sides
    if not isinstance(sides, (list, tuple)):
        return ""
    told = [side for side in sides if isinstance(side, Mapping)]
    return ", ".join(f"{side.get('name')} [{side.get('country')} {side.get('sector')}]" for side in told)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        left = number == 0 or column == "found as"
        table.add_column(column, justify="left" if left else "right")
    return table


def _interval(result: CheckResult, name: str) -> str:
    interval: Iterable[float] | None = result.intervals.get(name)
    return "–".join(f"{end:.2f}" for end in interval) if interval else ""


def _rate(share: Share) -> str:
    return "" if share.rate is None else f"{share.rate:.3f}"


def _words(name: str) -> str:
    return name.replace("_acc", "").replace("_", " ")
