"""Output: in, the name of a file or none; out, a stream to write to, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

__all__ = ["fail", "writing"]


def fail(message: str, code: int = 2) -> typer.Exit:
    """Say on standard error what went wrong, and return the exception that ends the command with `code`."""
    typer.echo(f"dragoman: {message}", err=True)
    return typer.Exit(code)


@contextmanager
def writing(output: Path | None) -> Iterator[TextIO]:
    """Open `output` for UTF-8 text, or standard output if none is named.

    A file is written beside its place and moved there when it is complete, so that a run that was broken
    off leaves the former file as it was.

    Raises:
        typer.Exit: the file cannot be written.
    """
    if output is None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
        yield sys.stdout
        sys.stdout.flush()
        return
    if output.is_dir():
        raise fail(f"{output} is a folder: name a file to write.")
    part = output.with_name(f".{output.name}.part")
    try:
        stream = part.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise fail(f"{output} cannot be written ({error.strerror}): name another file.") from error
    try:
        with stream:
            yield stream
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
