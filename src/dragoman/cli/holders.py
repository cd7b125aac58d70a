"""`dragoman holders`: in, an office and a country; out, who held it, when, and by what source.

Exit codes: 0 somebody is known to have held it; 1 nobody is, or rows of the user's table could not be used;
2 the country or office is not known, the options are wrong, or a table cannot be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.streams import fail
from dragoman.cli.who import Form, report_faults

__all__ = ["holders"]


def holders(
    office: Annotated[str, typer.Argument(help="A title, such as 'foreign minister'.")],
    country: Annotated[str, typer.Option("--country", "-c", help="A country or international body, by code or name.")],
    on: Annotated[
        str | None,
        typer.Option("--on", "--date", "-d", help="Only who held it on this day: YYYY-MM-DD, YYYY-MM or YYYY."),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--who", "-w", help="A CSV file of people of your own, which wins.")
    ] = None,
    format: Annotated[Form, typer.Option("--format", "-f", help="rich is for reading, json for programs.")] = Form.rich,
) -> None:
    """List who held an office, latest first, with dates and sources."""
    from dragoman.errors import DragomanError

    try:
        from dragoman.knowledge.asking import country_code, find_holders, knowledge_with
        from dragoman.views.people import print_holders, write_holders

        knowledge = knowledge_with(table)
        found = find_holders(knowledge, office, country, on)
    except DragomanError as error:
        raise fail(str(error)) from error
    broken = report_faults(table, knowledge.faults)
    if format is Form.json:
        typer.echo(write_holders(found))
    if not found:
        when = f" on {on}" if on else ""
        raise fail(f"no holder of {office!r} of {country_code(knowledge, country)}{when} is known.", 1)
    if format is Form.rich:
        print_holders(found, knowledge)
    raise typer.Exit(1 if broken else 0)
