"""`dragoman check`: in, gold files; out, how well the program does on them, and where it errs.

Exit codes: 0 every file was scored; 1 some file or report could not be read; 2 no file could be scored.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.streams import fail

__all__ = ["Form", "Grain", "check"]


class Grain(StrEnum):
    """What of two sides must agree: their countries, or their sectors too."""

    country = "country"
    sector = "sector"


class Form(StrEnum):
    """The forms the figures can be written in."""

    rich = "rich"
    json = "json"


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold files, JSON or JSON Lines.")],
    system: Annotated[
        Path | None,
        typer.Option("--system", "-s", help="Score this JSON Lines output instead of reading the reports anew."),
    ] = None,
    level: Annotated[
        Grain, typer.Option("--level", "-l", help="Whether the sectors of the sides must agree too.")
    ] = Grain.country,
    errors: Annotated[
        Path | None, typer.Option("--errors", "-e", help="Write every mistake to this JSON Lines file.")
    ] = None,
    format: Annotated[Form, typer.Option("--format", "-f", help="rich is for reading, json for programs.")] = Form.rich,
    codebook: Annotated[
        Path | None,
        typer.Option("--codebook", "-c", help="A codebook of your own, a file or folder; it replaces or extends ours."),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", "-r", help="Write a Markdown page of figures and commonest errors to this file."),
    ] = None,
    show: Annotated[int, typer.Option("--show", "-n", min=0, help="How many mistakes of each kind to show.")] = 5,
) -> None:
    """Score the program against gold files: precision, recall, F1, intervals, and mistakes by kind."""
    from dragoman.errors import DragomanError
    from dragoman.evaluation import own_reader, run_check

    try:
        code = run_check(
            paths,
            read=own_reader(codebook) if codebook is not None else None,
            system=system,
            level=level.value,
            errors=errors,
            fmt=format.value,
            show=show,
            report=report,
        )
    except DragomanError as error:
        raise fail(str(error)) from error
    raise typer.Exit(code)
