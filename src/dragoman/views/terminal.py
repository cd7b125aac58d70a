"""Terminal: in, a `Reading`; out, a report on the screen that a person reads from top to bottom.

Nothing depends on colour: headings, signs and quotation marks carry the structure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.records import Actor, Event, Evidence, Reading
from dragoman.views.wording import (
    KIND_WORDS,
    TYPE_WORDS,
    byline,
    clean,
    day_words,
    headline,
    parties,
    place_words,
    shortened,
    sides,
)

__all__ = ["render", "show"]

_LONGEST_QUOTE = 400
_WIDEST = 110
# verbal and material cooperation, verbal and material conflict
_COLOURS = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}


def show(reading: Reading, console: Console) -> None:
    """Print a reading."""
    console.print(render(reading), width=min(console.width, _WIDEST))
    console.print()


def render(reading: Reading) -> RenderableType:
    """Return a reading as something that rich prints."""
    parts: list[RenderableType] = [_head(reading)]
    parts += _who(reading)
    parts += _events(reading)
    parts += _statements(reading)
    parts += _commitments(reading)
    parts += _mentioned(reading)
    parts += _failures(reading)
    if len(parts) == 1:
        parts.append(Padding(Text("Nothing was found in this report.", style="dim"), (1, 2, 0, 2)))
    return Group(*parts)


def _head(reading: Reading) -> RenderableType:
    counts = " · ".join(
        f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"
        for found, noun in (
            (reading.events, "event"),
            (reading.statements, "statement"),
            (reading.commitments, "commitment"),
        )
    )
    lines = Text(headline(reading), style="bold")
    lines.append(f"\n{byline(reading.report)}\n", style="not bold")
    lines.append(counts, style="not bold dim")
    return Panel(lines, box=box.ROUNDED, padding=(0, 1), border_style="dim")


def _section(title: str, count: int) -> list[RenderableType]:
    heading = Text(f"{title} ", style="bold")
    heading.append(f"({count})", style="dim not bold")
    return [Text(), Rule(heading, align="left", style="dim", characters="─")]


def _grid(first: int) -> Table:
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(width=first, no_wrap=False)
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _who(reading: Reading) -> list[RenderableType]:
    if not reading.actors:
        return []
    grid = Table.grid(padding=(0, 2))
    grid.add_column(width=5)
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold", style="dim")
    for actor in _by_country(reading.actors):
        role = actor.role or " · ".join(part for part in (_kind(actor), actor.sector) if part)
        grid.add_row(actor.country or "?", Text(clean(actor.name), style="bold"), Text(clean(role)))
    day = day_words(reading.report.date)
    return [*_section(f"Who is who on {day}", len(reading.actors)), Padding(grid, (0, 2))]


def _by_country(actors: Iterable[Actor]) -> list[Actor]:
    """Put actors of one country together, in the order in which the report brings the countries in."""
    groups: dict[str | None, list[Actor]] = {}
    for actor in actors:
        groups.setdefault(actor.country, []).append(actor)
    return [actor for group in groups.values() for actor in group]


def _kind(actor: Actor) -> str | None:
    return None if actor.kind == "unknown" else actor.kind


def _events(reading: Reading) -> list[RenderableType]:
    types = sorted({event.type for event in reading.events}, key=_place_in_order)
    parts: list[RenderableType] = []
    for code in types:
        events = [event for event in reading.events if event.type == code]
        parts += _section(f"{TYPE_WORDS.get(code, code)} · {code}", len(events))
        grid = _grid(first=13)
        for event in events:
            grid.add_row(_under(day_words(event.date), event.mode), _event(event))
        parts.append(Padding(grid, (0, 2)))
    return parts


def _place_in_order(code: str) -> tuple[int, str]:
    order = list(TYPE_WORDS)
    return (order.index(code) if code in order else len(order), code)


def _event(event: Event) -> Text:
    left, sign, right = sides(event)
    body = Text(left, style="bold")
    if right:
        body.append(f" {sign} ", style=_COLOURS.get(event.quad_class, ""))
        body.append(right)
    if event.place is not None:
        body.append(f" in {place_words(event.place)}", style="not bold dim")
    if event.reported_by:
        body.append(f", as told by {parties(event.reported_by)}", style="not bold dim")
    return body.append("\n").append_text(_quote(event.evidence))


def _statements(reading: Reading) -> list[RenderableType]:
    if not reading.statements:
        return []
    grid = _grid(first=13)
    for statement in reading.statements:
        body = Text(parties(statement.speakers) or "somebody", style="bold")
        if statement.addressee:
            body.append(" to ", style="not bold").append(parties(statement.addressee), style="not bold")
        if statement.cue is not None:
            body.append(f" {clean(statement.cue.text)}", style="not bold dim")
        body.append("\n").append_text(_quote(statement.evidence))
        grid.add_row(Text(KIND_WORDS[statement.kind], style="dim"), body)
    return [*_section("Said", len(reading.statements)), Padding(grid, (0, 2))]


def _commitments(reading: Reading) -> list[RenderableType]:
    if not reading.commitments:
        return []
    grid = _grid(first=13)
    for commitment in reading.commitments:
        body = Text(parties(commitment.by) or "somebody", style="bold")
        others = tuple(actor for actor in commitment.to if actor not in commitment.by)
        if others:
            body.append(" to " if commitment.kind != "agreement" else " with ", style="not bold")
            body.append(parties(others), style="not bold")
        if commitment.due:
            body.append(f", due {day_words(commitment.due)}", style="not bold")
        if commitment.topic:
            body.append(f" on {clean(commitment.topic)}", style="not bold dim")
        body.append("\n").append_text(_quote(commitment.evidence))
        status = None if commitment.status == "open" else commitment.status
        grid.add_row(_under(KIND_WORDS[commitment.kind], status), body)
    return [*_section("Promised", len(reading.commitments)), Padding(grid, (0, 2))]


def _mentioned(reading: Reading) -> list[RenderableType]:
    dates = dict.fromkeys(f"{clean(when.evidence.text)} = {when.value}" for when in reading.dates)
    places = dict.fromkeys(place_words(mention.place) or "" for mention in reading.places)
    topics = dict.fromkeys(clean(topic.name) for topic in reading.topics)
    rows = [("Dates", list(dates)), ("Places", list(places)), ("Matters", list(topics))]
    if not any(names for _, names in rows):
        return []
    grid = _grid(first=13)
    for name, names in rows:
        if names:
            grid.add_row(Text(name, style="dim"), Text(_listed(names)))
    return [*_section("Spoken of", sum(len(names) for _, names in rows)), Padding(grid, (0, 2))]


def _listed(names: Sequence[str], most: int = 40) -> str:
    rest = f" … and {len(names) - most} more" if len(names) > most else ""
    return " · ".join(names[:most]) + rest


def _failures(reading: Reading) -> list[RenderableType]:
    if not reading.failures:
        return []
    grid = _grid(first=13)
    for failure in reading.failures:
        grid.add_row(Text(failure.stage, style="red"), Text(clean(failure.reason)))
    return [*_section("Not read", len(reading.failures)), Padding(grid, (0, 2))]


def _under(first: str, second: str | None) -> Text:
    """Return two lines for the narrow column on the left, the second one faint and maybe not there."""
    cell = Text(first)
    return cell.append(f"\n{clean(second)}", style="dim") if second else cell


def _quote(evidence: Evidence) -> Text:
    return Text(f"“{shortened(evidence.text, _LONGEST_QUOTE)}”", style="not bold italic")
