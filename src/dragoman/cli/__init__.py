"""The command line: in, arguments; out, what the Python API gives, printed or written. One file per command.

Nothing but Typer is loaded before a command runs, so that `dragoman --help` answers at once.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    from dragoman.cli.app import app

    app(prog_name="dragoman")
