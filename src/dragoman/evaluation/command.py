"""The command: in, gold files and options; out, printed results, an exit code, a file of mistakes if asked.

What ``dragoman check`` does beyond parsing its options. Exit codes: 0 all files scored and all reports read,
1 some were not, 2 no file could be scored.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from datetime import date as Day
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.text import Text

from dragoman.errors import DragomanError, InputError
from dragoman.evaluation.accuracy import accuracy_page
from dragoman.evaluation.checking import CheckResult, Classifier, Reader, check, own_reader
from dragoman.evaluation.commonest import load_examples
from dragoman.evaluation.items import Level
from dragoman.evaluation.render import print_result

__all__ = ["CheckFormat", "run_check", "write_mistakes"]

CheckFormat = Literal["rich", "json"]


def run_check(
    paths: Sequence[str | Path],
    *,
    system: str | Path | None = None,
    level: Level = "country",
    errors: str | Path | None = None,
    fmt: CheckFormat = "rich",
    read: Reader | None = None,
    classify: Classifier | None = None,
    show: int = 5,
    console: Console | None = None,
    report: str | Path | None = None,
    day: str | None = None,
) -> int:
    """Score the gold files ``paths`` one after the other, print the results, and return the exit code.

    ``errors`` names a file that gets every mistake as JSON Lines; ``show`` is how many of each kind are printed.
    ``report`` names a Markdown file for the page of `accuracy_page`, dated ``day`` (today if None); its invented
    sentences are read by ``read``. A file that cannot be scored is named on the error stream, and the others are
    still scored.
    """
    out = console or Console()
    err = Console(stderr=True, soft_wrap=True)
    results: list[CheckResult] = []
    faults: list[str] = []
    for path in paths:
        try:
            result = check(path, read, system=system, classify=classify, level=level)
        except DragomanError as error:
            faults.append(str(error))
            err.print(Text(f"dragoman: {error}"))
            continue
        results.append(result)
        if fmt == "rich":
            print_result(result, out, show=show)
    if fmt == "json":
        document = {"files": [result.as_row() for result in results], "failures": faults}
        out.file.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    if errors is not None:
        write_mistakes(results, errors)
    if report is not None and results:
        _write(report, _page(results, report, read or own_reader(), system, level, day))
    if not results:
        return 2
    unread = any(mistake.kind == "unread report" for result in results for mistake in result.mistakes)
    return int(bool(faults) or unread)


def write_mistakes(results: Sequence[CheckResult], path: str | Path) -> None:
    """Write every mistake as JSON Lines, each with the gold file it is about. Raises InputError."""
    lines = [
        json.dumps({"file": result.gold, **mistake.as_row()}, ensure_ascii=False)
        for result in results
        for mistake in result.mistakes
    ]
    _write(path, "".join(line + "\n" for line in lines))


def _page(
    results: Sequence[CheckResult],
    path: str | Path,
    read: Reader,
    system: str | Path | None,
    level: Level,
    day: str | None,
) -> str:
    """The page of accuracy with the command that makes it; files are named without their folders."""
    words = ["dragoman", "check", *(Path(result.gold).name for result in results)]
    words += ["--system", Path(system).name] if system is not None else []
    words += ["--level", level] if level != "country" else []
    command = shlex.join([*words, "--report", Path(path).name])
    return accuracy_page(
        results, command=command, day=day or Day.today().isoformat(), examples=load_examples(), read=read
    )


def _write(path: str | Path, text: str) -> None:
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); name a file elsewhere") from error
