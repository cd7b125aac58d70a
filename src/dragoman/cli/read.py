"""`dragoman read`: in, files and folders of reports; out, their readings in the form asked for.

Exit codes: 0 everything was read; 1 something was not, or rows of the user's table could not be used, the rest was;
2 nothing could be read.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.streams import fail, writing
from dragoman.cli.who import report_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.cli.tally import Tally
    from dragoman.records import Failure, Reading, Report

__all__ = ["Format", "read", "readings_of"]


class Format(StrEnum):
    """The forms a reading can be written in."""

    rich = "rich"
    jsonl = "jsonl"
    json = "json"
    csv = "csv"
    html = "html"


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Text, Markdown, JSON or JSON Lines files, folders, or - for stdin."),
    ],
    format: Annotated[
        Format,
        typer.Option("--format", "-f", help="rich is for reading, the others for programs and browsers."),
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
    codebook: Annotated[
        Path | None,
        typer.Option("--codebook", "-c", help="A codebook of your own, a file or folder; it replaces or extends ours."),
    ] = None,
) -> None:
    """Read reports and show who did, said and promised what to whom, when and where."""
    from dragoman.cli.tally import Tally
    from dragoman.errors import DragomanError
    from dragoman.sources import check_date

    try:
        day = check_date(date) if date else None
    except DragomanError as error:
        raise fail(f"--date: {error}") from error
    tally = Tally()
    broken = 0
    try:
        if table is not None or codebook is not None:
            from dragoman.reading import reader_for

            reader = reader_for(table, codebook)  # a codebook or table at fault is told before anything is read
            broken = report_faults(table, reader.knowledge.faults) if table is not None else 0
        with writing(output) as stream:
            from dragoman.views.write import write

            write(readings_of(paths, day, tally, table, codebook), format.value, stream)
    except DragomanError as error:
        # what no report can be read without is missing or unfit
        raise fail(str(error)) from error
    tally.report(written=output)
    raise typer.Exit(tally.exit_code or (1 if broken else 0))


def readings_of(
    paths: list[str], date: str | None, tally: Tally, table: Path | None = None, codebook: Path | None = None
) -> Iterator[Reading | Failure]:
    """Read what lies under some paths; `tally` counts, `table` and `codebook` are the user's own."""
    from dragoman.sources import read_paths

    for found in _read_each(read_paths(paths, date), table, codebook):
        tally.add(found)
        yield found


def _read_each(
    items: Iterator[Report | Failure], table: Path | None, codebook: Path | None
) -> Iterator[Reading | Failure]:
    """The readings; the reader is loaded at the first report, so that a folder without one costs nothing."""
    from itertools import chain

    from dragoman.records import Failure

    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        from dragoman.reading import reader_for

        yield from reader_for(table, codebook).read_each(chain([item], items))
