"""`dragoman classify`: in, sentences with two sides marked; out, for each the type of the one's act towards the other.

Exit codes: 0 every line was classified; 1 some were not, the rest was; 2 none could be.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.streams import fail, writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dragoman.classifier.deciding import Decider

__all__ = ["By", "Rows", "classify"]

_BATCH = 256


class Rows(StrEnum):
    """The forms the types can be written in."""

    jsonl = "jsonl"


class By(StrEnum):
    """The conventions that file acts under types."""

    roots = "roots"
    guide = "guide"


def classify(
    file: Annotated[
        Path,
        typer.Argument(
            help='JSON Lines, {"text": "… <s>source</s> … <t>target</t> …"} on each; - reads standard input.'
        ),
    ],
    format: Annotated[
        Rows, typer.Option("--format", "-f", help="One JSON object a line, in the order of the input.")
    ] = Rows.jsonl,
    by: Annotated[
        By,
        typer.Option("--by", help="File acts by the root of their CAMEO code, or by the coding guide, as read does."),
    ] = By.roots,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")
    ] = None,
) -> None:
    """Give the event type of the source's act towards the target, always one of the sixteen."""
    import json

    from dragoman.errors import DragomanError

    done = bad = 0
    try:
        from dragoman.classifier import load_classifier
        from dragoman.classifier.deciding import Decider

        decider = Decider(load_classifier(), by=by.value)
        with writing(output) as stream:
            for row in _rows(_lines(file), decider):
                if row["type"] is None:
                    bad += 1
                    typer.echo(f"dragoman: {file}:{row['line']}: {row['error']}", err=True)
                else:
                    done += 1
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    except DragomanError as error:
        raise fail(str(error)) from error
    if not done:
        raise fail(f"no line of {file} could be classified.")
    raise typer.Exit(1 if bad else 0)


def _lines(file: Path) -> Iterator[str]:
    """The lines of a file or of standard input. A line that is no UTF-8 keeps a mark where bytes were lost."""
    import sys

    from dragoman.errors import InputError

    if str(file) == "-":
        yield from sys.stdin
        return
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="\n") as stream:
            yield from stream
    except OSError as error:
        raise InputError(f"{file} cannot be read ({error.strerror}): give a JSON Lines file, or -.") from error


def _rows(lines: Iterable[str], decider: Decider) -> Iterator[dict[str, object]]:
    from itertools import islice

    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    while batch := list(islice(numbered, _BATCH)):
        texts = [_text(line) for _, line in batch]
        decisions = iter(decider.decide([text for text, fault in texts if fault is None]))
        for (number, _), (_, fault) in zip(batch, texts, strict=True):
            if fault is not None:
                yield {"type": None, "confidence": None, "why": None, "error": fault, "line": number}
                continue
            decision = next(decisions)
            yield {"type": decision.type, "confidence": round(decision.confidence, 4), "why": decision.why}


def _text(line: str) -> tuple[str, str | None]:
    """The marked sentence of a line, and what is wrong with it, if anything."""
    import json

    from dragoman.classifier import parse_marked

    try:
        row = json.loads(line)
    except ValueError as error:
        return "", f"this line is no JSON ({error})"
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str) or not text.strip():
        return "", 'this line has no text: write {"text": "… <s>source</s> … <t>target</t> …"}'
    try:
        marked = parse_marked(text)
    except ValueError as error:
        return text, f"the marks do not fit: {error}"
    if not (marked.source or "").strip() and not (marked.target or "").strip():
        return text, "the marks do not fit: no words stand between <s> and </s>, nor between <t> and </t>"
    return text, None
