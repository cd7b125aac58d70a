"""Writing: in, readings (and failures to read) as they come; out, one file in the form asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from dragoman.records import Failure, Reading

__all__ = ["write"]

Items = Iterable[Reading | Failure]


def write(items: Items, form: str, stream: TextIO) -> None:
    """Write readings to a text stream.

    Args:
        items: what was read, in the order of the input. `jsonl` and `json` also hold what was not; the
            other forms hold readings only, and the caller says what failed.
        form: `rich`, `jsonl`, `json`, `csv` or `html`.
        stream: where to write.
    """
    writers: dict[str, Callable[[Items, TextIO], None]] = {
        "rich": _rich,
        "jsonl": _json_lines,
        "json": _json,
        "csv": _csv,
        "html": _html,
    }
    writers[form](items, stream)


def _version() -> str:
    import dragoman

    return dragoman.__version__


def _json_lines(items: Items, stream: TextIO) -> None:
    from dragoman.views.plain_json import to_json_lines

    for line in to_json_lines(items, version=_version()):
        stream.write(line + "\n")
        stream.flush()


def _json(items: Items, stream: TextIO) -> None:
    from dragoman.views.plain_json import to_json

    separator = "[\n"
    for item in items:
        stream.write(separator + to_json(item, indent=1, version=_version()))
        separator = ",\n"
    stream.write("\n]\n" if separator == ",\n" else "[]\n")


def _csv(items: Items, stream: TextIO) -> None:
    from dragoman.views.csv_events import write_csv

    write_csv((item for item in items if isinstance(item, Reading)), stream)


def _html(items: Items, stream: TextIO) -> None:
    from dragoman.views.page import page

    stream.write(page([item for item in items if isinstance(item, Reading)]))


def _rich(items: Items, stream: TextIO) -> None:
    from rich.console import Console

    from dragoman.views.terminal import show

    console = Console(file=stream, highlight=False)
    for item in items:
        if isinstance(item, Reading):
            show(item, console)
