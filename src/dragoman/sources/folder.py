"""Files and folders: in, paths; out, the reports in them in a stable order, each handed to its reader."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from dragoman.errors import InputError
from dragoman.records import Failure, Report
from dragoman.sources.decode import decode

__all__ = ["read_bytes", "read_path", "read_paths"]

_PLAIN: Final = frozenset({".txt", ".text"})
_MARKDOWN: Final = frozenset({".md", ".markdown"})
_LINES: Final = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_JSON: Final = frozenset({".json"})
_KNOWN: Final = _PLAIN | _MARKDOWN | _LINES | _JSON


def read_path(path: str | os.PathLike[str], date: object = None) -> Iterator[Report | Failure]:
    """Read a file, or a folder with all folders in it, into reports.

    A folder is read in the order of its names; hidden files are left out; a file of another kind than
    text, Markdown, JSON and JSON Lines is a failure.

    Args:
        path: a file or folder.
        date: the day of reports that carry none, `YYYY-MM-DD`.

    Yields:
        Reports with ids unique within the path, and a `Failure` for whatever could not be read.
    """
    return read_paths([path], date)


def read_paths(paths: Iterable[str | os.PathLike[str]], date: object = None) -> Iterator[Report | Failure]:
    """Read several files and folders; the ids are unique over all of them.

    The path `-` stands for standard input. A report whose id was there before gets `-2`, `-3` … behind it.
    """
    seen: dict[str, int] = {}
    for path in paths:
        stdin = path == "-"
        items = read_bytes(sys.stdin.buffer.read(), name="stdin", date=date) if stdin else _read(Path(path), date)
        for item in items:
            yield _unique(item, seen) if isinstance(item, Report) else item


def read_bytes(data: bytes, *, name: str, date: object = None, source: str | None = None) -> Iterator[Report | Failure]:
    """Read the bytes of one file by the ending of its `name`, else by what they look like."""
    path = Path(name)
    kind = path.suffix.lower()
    source = source or name
    if kind not in _KNOWN:
        kind = _looks_like(data)
    if kind in _LINES:
        from dragoman.sources.jsonl import read_json_lines

        yield from read_json_lines(io.BytesIO(data), stem=path.stem, source=source, date=date)
    elif kind in _JSON:
        from dragoman.sources.jsonl import read_json

        yield from read_json(data, stem=path.stem, source=source, date=date)
    else:
        yield _single(data, kind, stem=path.stem, source=source, date=date)


def _read(path: Path, date: object) -> Iterator[Report | Failure]:
    if path.is_dir():
        found = False
        for file in _walk(path):
            found = True
            if isinstance(file, Failure):
                yield file
            elif file.suffix.lower() in _KNOWN:
                yield from _read_file(file, date)
            else:
                reason = "This kind of file is not read: the readers know .txt, .md, .json and .jsonl."
                yield Failure("sources", reason, str(file))
        if not found:
            yield Failure("sources", "There is no file in this folder.", str(path))
    else:
        yield from _read_file(path, date)


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """Files of a folder and of those below it, sorted; a folder that cannot be opened is a failure."""
    locked: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=locked.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(here, name)
    for error in locked:
        yield Failure("sources", f"The folder cannot be opened: {error.strerror or error}.", str(error.filename))


def _read_file(path: Path, date: object) -> Iterator[Report | Failure]:
    source = str(path)
    try:
        if path.suffix.lower() in _LINES:
            from dragoman.sources.jsonl import read_json_lines

            with path.open("rb") as stream:
                yield from read_json_lines(stream, stem=path.stem, source=source, date=date)
            return
        data = path.read_bytes()
    except FileNotFoundError:
        yield Failure("sources", "There is no such file or folder: check the path.", source)
        return
    except OSError as error:
        yield Failure("sources", f"The file cannot be opened: {error.strerror or error}.", source)
        return
    yield from read_bytes(data, name=path.name, date=date, source=source)


def _single(data: bytes, kind: str, *, stem: str, source: str, date: object) -> Report | Failure:
    try:
        return _reader(kind)(decode(data), id=stem, source=source, date=date)
    except InputError as error:
        return Failure("sources", str(error), source)


def _reader(kind: str) -> Callable[..., Report]:
    if kind in _MARKDOWN:
        from dragoman.sources.markdown import read_markdown

        return read_markdown
    from dragoman.sources.plain import read_plain

    return read_plain


def _looks_like(data: bytes) -> str:
    """Tell the kind of a file without a known ending, as standard input is, from its first characters."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"{"):
        return ".json"
    if head.startswith(b"---") and b"\n---" in head:
        return ".md"
    return ".txt"


def _unique(report: Report, seen: dict[str, int]) -> Report:
    if report.id not in seen:
        seen[report.id] = 1
        return report
    while True:
        seen[report.id] += 1
        name = f"{report.id}-{seen[report.id]}"
        if name not in seen:
            seen[name] = 1
            return replace(report, id=name)
