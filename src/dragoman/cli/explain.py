"""`dragoman explain`: in, a sentence and a day; out, how the sentence was coded and what was rejected.

Exit codes: 0 it was coded; 1 it was, but rows of the user's table could not be used; 2 it could not be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.streams import fail
from dragoman.cli.who import report_faults

if TYPE_CHECKING:
    from dragoman.explanation import Explanation

__all__ = ["explain"]


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotation marks; - reads standard input.")],
    date: Annotated[
        str | None,
        typer.Option("--date", "-d", help="The day it was written, YYYY-MM-DD; today if not given."),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--who", "-w", help="A CSV file of people of your own, which wins.")
    ] = None,
    codebook: Annotated[
        Path | None,
        typer.Option("--codebook", "-c", help="A codebook of your own, a file or folder; it replaces or extends ours."),
    ] = None,
) -> None:
    """Show how a sentence is coded: its clauses and actors, the rule that fired, what was rejected."""
    import datetime
    import sys

    from dragoman.errors import DragomanError
    from dragoman.sources import check_date

    text = sys.stdin.read() if sentence == "-" else sentence
    if not text.strip():
        raise fail("the sentence is empty: give one in quotation marks.")
    try:
        day = check_date(date) if date else datetime.date.today().isoformat()
        explanation, broken = _explanation(text, day, table, codebook)
    except DragomanError as error:
        raise fail(str(error)) from error
    for line in explanation.lines():
        typer.echo(line)
    raise typer.Exit(1 if broken else 0)


def _explanation(text: str, day: str, table: Path | None, codebook: Path | None) -> tuple[Explanation, int]:
    """The explanation, and how many rows of the user's table could not be used."""
    if table is None and codebook is None:
        from dragoman.explanation import explain as explain_sentence

        return explain_sentence(text, day), 0
    from dragoman.explanation import explain_with
    from dragoman.reading import reader_for

    reader = reader_for(table, codebook)
    faults = report_faults(table, reader.knowledge.faults) if table is not None else 0
    return explain_with(reader, text, day), faults
