"""`dragoman promises`: in, files and folders of reports; out, who promised what to whom, and what became of it.

Exit codes: 0 everything was read; 1 something was not, or rows of the user's table could not be used, the rest was;
2 nothing could be read, or an option is wrong.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dragoman.cli.read import readings_of
from dragoman.cli.streams import fail, writing
from dragoman.cli.who import report_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dragoman.cli.tally import Tally
    from dragoman.records import Promise, Reading, Report

__all__ = ["Format", "Status", "promises"]


class Format(StrEnum):
    """The forms a list of promises can be written in."""

    rich = "rich"
    jsonl = "jsonl"
    csv = "csv"


class Status(StrEnum):
    """What became of a promise."""

    open = "open"
    kept = "kept"
    overdue = "overdue"
    withdrawn = "withdrawn"


def promises(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Text, Markdown, JSON or JSON Lines files, folders, or - for stdin."),
    ],
    by: Annotated[
        str | None, typer.Option("--by", "-b", help="Only promises of this country or body, by code or name.")
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", "-t", help="Only promises towards this country or body, by code or name.")
    ] = None,
    due_before: Annotated[
        str | None, typer.Option("--due-before", help="Only what is due on or before this day, month or year.")
    ] = None,
    due_after: Annotated[
        str | None, typer.Option("--due-after", help="Only what is due on or after this day, month or year.")
    ] = None,
    status: Annotated[Status | None, typer.Option("--status", "-s", help="Only promises of this status.")] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", help="The day on which the status is judged, else today; later reports don't count."),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="rich is for reading, the others for programs.")
    ] = Format.rich,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", "-d", help="The day of reports that carry none, YYYY-MM-DD.")
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--who", "-w", help="A CSV file of people of your own, which wins.")
    ] = None,
) -> None:
    """List who promised what to whom by when, with the evidence, and whether it was kept, is overdue or withdrawn."""
    from dragoman.cli.tally import Tally
    from dragoman.commitments.ledger import promises as follow
    from dragoman.errors import DragomanError
    from dragoman.knowledge.asking import check_day
    from dragoman.sources import check_date

    tally = Tally()
    broken = 0
    try:
        for day in (due_before, due_after, on):
            if day is not None:
                check_day(day)
        own = check_date(date) if date else None
        read_one: Callable[[Report], Reading] | None = None
        if table is not None:
            from dragoman.reading import reader_for

            reader = reader_for(table)
            broken = report_faults(table, reader.knowledge.faults)
            read_one = reader.read
        found = follow(
            _read(paths, own, tally, read_one),
            by=_code(by),
            to=_code(to),
            due_before=due_before,
            due_after=due_after,
            status=status.value if status else None,
            on=on,
        )
        with writing(output) as stream:
            _write(found, format, stream, on)
    except DragomanError as error:
        raise fail(str(error)) from error
    tally.report(written=output)
    raise typer.Exit(tally.exit_code or (1 if broken else 0))


def _read(
    paths: list[str], date: str | None, tally: Tally, read_one: Callable[[Report], Reading] | None
) -> Iterator[Reading]:
    from dragoman.records import Reading

    for item in readings_of(paths, date, tally, read_one):
        if isinstance(item, Reading):
            yield item


def _code(name: str | None) -> str | None:
    """The code of a country or body.

    Raises:
        KnowledgeError: it is not known; the message says what is near.
    """
    if name is None:
        return None
    from dragoman.knowledge import load
    from dragoman.knowledge.asking import country_code

    return country_code(load(), name)


def _write(found: tuple[Promise, ...], format: Format, stream: TextIO, on: str | None) -> None:
    import datetime

    from rich.console import Console

    from dragoman.views.promises import show_promises, write_promises_csv, write_promises_jsonl

    if format is Format.jsonl:
        write_promises_jsonl(found, stream)
    elif format is Format.csv:
        write_promises_csv(found, stream)
    else:
        show_promises(found, Console(file=stream), on or datetime.date.today().isoformat())
