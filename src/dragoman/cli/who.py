"""`dragoman who`: in, a name and a day; out, who that is: the offices held, with dates and sources.

Exit codes: 0 somebody of that name is known; 1 nobody is, or rows of the user's table could not be used;
2 the options are wrong or a table cannot be read.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.streams import fail

if TYPE_CHECKING:
    from dragoman.knowledge import UserFault

__all__ = ["Form", "report_faults", "who"]


class Form(StrEnum):
    """The forms an answer can be written in."""

    rich = "rich"
    json = "json"


def who(
    name: Annotated[str, typer.Argument(help="A full name, another spelling of it, or a family name.")],
    on: Annotated[
        str | None,
        typer.Option("--on", "--date", "-d", help="The day asked about: YYYY-MM-DD, YYYY-MM or YYYY."),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--who", "-w", help="A CSV file of people of your own, which wins.")
    ] = None,
    format: Annotated[Form, typer.Option("--format", "-f", help="rich is for reading, json for programs.")] = Form.rich,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="The most people to show.")] = 5,
) -> None:
    """Say who somebody is on a day: offices, their dates and how exact they are, and sources."""
    from dragoman.errors import DragomanError

    try:
        from dragoman.knowledge.asking import check_day, knowledge_with
        from dragoman.views.people import print_people, write_people

        if on is not None:
            check_day(on)
        knowledge = knowledge_with(table)
        people = knowledge.who(name, on, limit)
    except DragomanError as error:
        raise fail(str(error)) from error
    broken = report_faults(table, knowledge.faults)
    if format is Form.json:
        typer.echo(write_people(people, on))
    if not people:
        raise fail(f"nobody called {name!r} is known: give the full name, or add the person to a CSV file (--who).", 1)
    if format is Form.rich:
        print_people(people, on, knowledge)
    raise typer.Exit(1 if broken else 0)


def report_faults(table: Path | None, faults: tuple[UserFault, ...]) -> int:
    """Say on standard error which rows of the user's table could not be used, and return how many."""
    for fault in faults:
        typer.echo(f"dragoman: {table}:{fault.line}: {fault.reason}", err=True)
    return len(faults)
