"""CSV: in, `Reading`s; out, one row per event, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises on CSV
injection; numbers are left alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from dragoman.records import Reading
from dragoman.views.rows import COLUMNS, rows

__all__ = ["safe_cell", "write_csv"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(readings: Iterable[Reading], stream: TextIO) -> None:
    """Write the events of readings, with a heading line, as RFC 4180 has it (lines end in CR LF)."""
    columns = COLUMNS["events"]
    writer = csv.writer(stream)
    writer.writerow(columns)
    for reading in readings:
        for row in rows(reading, "events"):
            writer.writerow([safe_cell(row[column]) for column in columns])


def safe_cell(value: object) -> object:
    """Return a value as it may stand in a cell: text that looks like a formula behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value
