"""Data frames: in, a `Reading` or several; out, one pandas `DataFrame` per kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.records import Reading
from dragoman.views.rows import COLUMNS, rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["to_frames"]


def to_frames(readings: Reading | Iterable[Reading]) -> dict[str, pd.DataFrame]:
    """Return the tables `reports`, `events`, `participants`, `statements`, `commitments`, `actors`,
    `mentions`, `topics`, `dates`, `places` and `failures`.

    Every table has all its columns, also when it has no row. Dates stay strings, since they may be
    partial (`2019`) or ranges. `participants` has one row per event, side and actor, for counting by actor.
    """
    import pandas as pd

    several = [readings] if isinstance(readings, Reading) else list(readings)
    return {
        table: pd.DataFrame([row for reading in several for row in rows(reading, table)], columns=list(columns))
        for table, columns in COLUMNS.items()
    }
