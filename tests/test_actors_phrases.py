"""Country and sector of several hundred phrases that name an actor (tests/data/golden/actor_phrases.csv).

The phrases are invented or are names of public bodies; the sectors follow the coding guide, section 2.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

import pytest

from dragoman.reading import as_report, default_reader
from dragoman.records import Reading

_TABLE = Path(__file__).parent / "data" / "golden" / "actor_phrases.csv"


def _rows() -> list[tuple[str, str, str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        return [(row["phrase"], row["country"], row["sector"], row["date"]) for row in csv.DictReader(stream)]


@lru_cache
def _readings() -> tuple[Reading, ...]:
    reports = [as_report(f"{phrase} criticised Norway.", date) for phrase, _, _, date in _rows()]
    return tuple(default_reader().read_all(reports))


@pytest.mark.parametrize("at", range(len(_rows())), ids=[row[0] for row in _rows()])
def test_a_phrase_has_its_country_and_sector(at: int) -> None:
    """*ICC prosecutors* are ICC JUD, *CIA agents* USA SPY, *the Peruvian Ministry of Health* PER GOV."""
    phrase, country, sector, _ = _rows()[at]
    events = _readings()[at].events
    assert events, f"{phrase!r} did nothing"
    assert [(a.country or "-", a.sector or "-") for a in events[0].source] == [(country, sector)]
