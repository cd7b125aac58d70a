"""Describe: in, files of training sentences; out, on the screen, the tables of counts of their data sheet.

    python training/describe.py training/sentences-*.jsonl

Needs the standard library alone. Every row is checked on the way: its keys, its label and its marks.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

Row = dict[str, Any]

KEYS: Final = ("text", "type", "mode", "variety", "region", "tests")
TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
_TAG: Final = re.compile(r"</?[stp]>")


def rows(path: Path) -> list[Row]:
    """The rows of a file, in order.

    Raises:
        ValueError: a line is no row of the data sheet's form; the message names file, line and fault.
    """
    found: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        fault = _fault(row)
        if fault:
            raise ValueError(f"{path.name}:{number}: {fault}")
        found.append(row)
    return found


def _fault(row: Row) -> str | None:
    if tuple(sorted(row.keys() - {"act"})) != tuple(sorted(KEYS)):
        return f"the keys are {', '.join(sorted(row))}"
    if row["type"] not in TYPES:
        return f"unknown type {row['type']!r}"
    for mark in "stp":
        opened, closed = row["text"].count(f"<{mark}>"), row["text"].count(f"</{mark}>")
        if opened != closed or opened > 1 or (mark == "s" and not opened):
            return f"<{mark}> opens {opened} times and closes {closed} times"
    return None


def counts(data: Iterable[Row], key: str) -> Counter[str]:
    """How many rows have each value of a key; ``-`` where it is empty."""
    return Counter(str(row.get(key) or "-") for row in data)


def table(title: str, columns: Sequence[tuple[str, Counter[str]]], order: Sequence[str] | None = None) -> str:
    """A Markdown table: a line for each value, a column for each file and one for all of them."""
    total = sum((c for _, c in columns), Counter[str]())
    names = [n for n in order if n in total] if order else [n for n, _ in total.most_common()]
    lines = [
        f"| {title} | {' | '.join(n for n, _ in columns)} | all | share |",
        "|---|" + "---:|" * (len(columns) + 2),
    ]
    for name in names:
        cells = " | ".join(str(c[name]) for _, c in columns)
        lines.append(f"| {name} | {cells} | {total[name]} | {total[name] / total.total():.1%} |")
    cells = " | ".join(str(c.total()) for _, c in columns)
    return "\n".join([*lines, f"| all | {cells} | {total.total()} | |"])


def marks(data: Sequence[Row]) -> Counter[str]:
    """How many rows have each mark, and how many sentences there are once the marks are taken off."""
    found = Counter({f"<{m}>": sum(f"<{m}>" in row["text"] for row in data) for m in "stp"})
    found["rows"] = len(data)
    found["sentences without marks"] = len({_TAG.sub("", row["text"]) for row in data})
    return found


def lengths(data: Sequence[Row]) -> str:
    """The words of a sentence: least, median, ninth decile, most."""
    words = sorted(len(_TAG.sub("", row["text"]).split()) for row in data)
    return f"{words[0]}, {words[len(words) // 2]}, {words[len(words) * 9 // 10]}, {words[-1]}"


def main() -> int:
    """Command line: print the tables; 1 if a row is at fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    files: list[Path] = parser.parse_args().files
    try:
        read = [(path.stem, rows(path)) for path in files]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    all_rows = [row for _, data in read for row in data]
    found = marks(all_rows)
    print(", ".join(f"{name}: {number}" for name, number in found.items()))
    print(f"words of a sentence (least, median, ninth decile, most): {lengths(all_rows)}")
    for key, order in (("type", TYPES), ("act", None), ("tests", None), ("variety", None), ("region", None)):
        print("\n" + table(key, [(name, counts(data, key)) for name, data in read], order))
    pairs = Counter(f"{row['type']} {row['mode']}" for row in all_rows if row["mode"])
    print("\n| type and mode | rows |\n|---|---:|")
    for event_type in TYPES:
        for name, number in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
            if name.split()[0] == event_type:
                print(f"| {name} | {number} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
