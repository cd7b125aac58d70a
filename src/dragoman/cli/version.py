"""`dragoman version`: in, nothing; out, the version of the program."""

from __future__ import annotations

import typer

import dragoman

__all__ = ["version"]


def version() -> None:
    """Print the version of the program."""
    typer.echo(f"dragoman {dragoman.__version__}")
