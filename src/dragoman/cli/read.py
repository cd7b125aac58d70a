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
    from collections.abc import Callable, Iterator

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
        read_one: Callable[[Report], Reading] | None = None
        if table is not None or codebook is not None:
            from dragoman.reading import reader_for

            reader = reader_for(table, codebook)
            broken = report_faults(table, reader.knowledge.faults) if table is not None else 0
            read_one = reader.read
        with writing(output) as stream:
            from dragoman.views.write import write

            write(readings_of(paths, day, tally, read_one), format.value, stream)
    except DragomanError as error:
        # what no report can be read without is missing or unfit
        raise fail(str(error)) from error
    tally.report(written=output)
    raise typer.Exit(tally.exit_code or (1 if broken else 0))


def readings_of(
    paths: list[str], date: str | None, tally: Tally, read_one: Callable[[Report], Reading] | None
) -> Iterator[Reading | Failure]:
    """Read what lies under some paths, one by one; `tally` counts, `read_one` reads if not the default reader."""
    for item in _items(paths, date):
        found = _reading(item, read_one)
        tally.add(found)
        yield found


def _items(paths: list[str], date: str | None) -> Iterator[Report | Failure]:
    from dragoman.sources import read_paths

    return read_paths(paths, date)


def _reading(item: Report | Failure, read_one: Callable[[Report], Reading] | None) -> Reading | Failure:
    from dragoman.errors import DragomanError, InputError
    from dragoman.reading import read as read_report
    from dragoman.records import Failure

    if isinstance(item, Failure):
        return item
    try:
        return (read_one or read_report)(item)
    except InputError as error:
        return Failure("reading", str(error), item.source or item.id)
    except DragomanError:
        raise
    except Exception as error:
        # one report on which the program itself fails must not cost the rest of the run
        return Failure("reading", _fault(error), item.source or item.id)


def _fault(error: Exception) -> str:
    from traceback import extract_tb

    frame = extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    return f"The program failed on this report ({type(error).__name__}: {error}; {where}): please report it."
