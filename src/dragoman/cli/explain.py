"""`dragoman explain`: in, a sentence and a day; out, how the sentence was coded and what was rejected."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.streams import fail

__all__ = ["explain"]


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotation marks; - reads standard input.")],
    date: Annotated[
        str | None,
        typer.Option("--date", "-d", help="The day it was written, YYYY-MM-DD; today if not given."),
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
        from dragoman.explanation import explain as explain_sentence

        explanation = explain_sentence(text, day)
    except DragomanError as error:
        raise fail(str(error)) from error
    for line in explanation.lines():
        typer.echo(line)
