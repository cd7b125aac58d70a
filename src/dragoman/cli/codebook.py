"""`dragoman codebook check`: in, a codebook; out, every fault in it, by file and line.

Exit codes: 0 no errors (there may be warnings); 1 errors; 2 there is no such codebook.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.streams import fail

__all__ = ["check", "commands"]

commands = typer.Typer(
    help="Look after codebooks: what counts as an event, as YAML.", no_args_is_help=True, rich_markup_mode=None
)


@commands.callback()
def _group() -> None:
    """Look after codebooks: what counts as an event, as YAML."""


@commands.command("check")
def check(
    path: Annotated[
        Path | None,
        typer.Argument(help="A codebook's folder or one YAML file; the bundled codebook if not given."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--errors-only", "-q", help="Leave the warnings out.")] = False,
) -> None:
    """Name every fault of a codebook by file and line."""
    from dragoman.errors import DragomanError

    try:
        from dragoman.codebook.check import check_codebook

        faults = check_codebook(path)
    except DragomanError as error:
        raise fail(str(error)) from error
    errors = [fault for fault in faults if fault.severity == "error"]
    for fault in errors if quiet else faults:
        typer.echo(str(fault))
    counts = (len(errors), "error"), (len(faults) - len(errors), "warning")
    typer.echo(", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts) + ".", err=True)
    raise typer.Exit(1 if errors else 0)
