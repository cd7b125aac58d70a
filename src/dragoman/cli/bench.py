"""`dragoman bench`: in, reports; out, how fast they are read on one core, stage by stage, and in how much memory.

Exit codes: 0 all reports were measured; 1 some could not be read; 2 there was nothing to measure.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.streams import fail

if TYPE_CHECKING:
    from dragoman.evaluation.speed import Speed

__all__ = ["Form", "bench"]


class Form(StrEnum):
    """The forms the figures can be written in."""

    rich = "rich"
    json = "json"


def bench(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Text, Markdown, JSON or JSON Lines files, folders, or - for stdin."),
    ],
    rounds: Annotated[int, typer.Option("--rounds", "-r", min=1, help="Passes, of which the best counts.")] = 5,
    format: Annotated[Form, typer.Option("--format", "-f", help="rich is for reading, json for programs.")] = Form.rich,
    date: Annotated[
        str | None, typer.Option("--date", "-d", help="The day of reports that carry none, YYYY-MM-DD.")
    ] = None,
) -> None:
    """Measure how fast reports are read: each stage, finding names, and all of it against a bare parse."""
    from dragoman.cli.tally import peak_memory
    from dragoman.errors import DragomanError
    from dragoman.records import Failure
    from dragoman.sources import read_paths

    try:
        items = list(read_paths(paths, date))
        failures = [item for item in items if isinstance(item, Failure)]
        for failure in failures:
            typer.echo(f"dragoman: {failure.source or failure.stage}: {failure.reason}", err=True)
        from dragoman.evaluation.speed import measure, start_up

        start = start_up()
        speed = measure([item for item in items if not isinstance(item, Failure)], rounds)
    except DragomanError as error:
        raise fail(str(error)) from error
    memory = peak_memory(children=True)
    if format is Form.json:
        typer.echo(json.dumps({**speed.as_row(), "start_up": start, "memory_mib": memory}, indent=1))
    else:
        _show(speed, start, memory)
    raise typer.Exit(1 if failures else 0)


def _show(speed: Speed, start: float, memory: float | None) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table("stage", box=box.SIMPLE_HEAD)
    for heading in ("seconds", "share"):
        table.add_column(heading, justify="right")
    for stage, seconds in speed.stages.items():
        table.add_row(stage, f"{seconds:.3f}", f"{speed.share(stage):.1%}")
    table.add_section()
    table.add_row("texts to rows", f"{speed.reading:.3f}", "100.0%")
    table.add_row("bare parse", f"{speed.parse:.3f}", f"{speed.parse / speed.reading:.1%}")
    table.add_row("read again", f"{speed.again:.3f}", "")
    table.add_row("parsed again", f"{speed.parse_again:.3f}", "")
    console = Console()
    console.print(
        f"{speed.reports:,} reports, {speed.sentences:,} sentences, {speed.tokens:,} tokens, "
        f"{speed.megabytes:.2f} MB; the best of {speed.rounds} rounds, processor time"
    )
    console.print(table)
    lines = [
        ("sentences a second", f"{speed.sentences / speed.reading:,.0f}"),
        ("tokens a second", f"{speed.tokens / speed.reading:,.0f}"),
        ("texts to rows against the bare parse", f"{speed.ratio:.2f} x"),
        ("  the same texts again", f"{speed.again / speed.parse_again:.2f} x"),
        ("names found in, MB a second", f"{speed.names:.2f}"),
        ("  where no word was met before", f"{speed.names_first:.2f}"),
        ("actors with names, share", f"{speed.share('names', 'actors'):.1%}"),
        (
            "dates, places, statements, commitments, share",
            f"{speed.share('dates', 'places', 'statements', 'commitments'):.1%}",
        ),
        ("start-up to the first reading, seconds", f"{start:.2f}"),
        ("memory at most, MiB", f"{memory:,.0f}" if memory else "unknown"),
    ]
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        console.print(f"{name:<{width}}  {value}", highlight=False)
