"""Shared by the tests: in, nothing; out, the example report as read, once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman
from dragoman.records import Reading

EXAMPLE = Path(__file__).parents[1] / "examples" / "reports" / "kaz-chn-2020-09-14.txt"


@pytest.fixture(scope="session")
def example() -> Reading:
    """The reading of the example report, whose date and dateline stand in its first words."""
    return dragoman.read(EXAMPLE.read_text(encoding="utf-8"))
