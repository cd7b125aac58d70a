"""The scorer of place names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import GoldError
from dragoman.evaluation import toponyms
from dragoman.places import find_places

PAGE = {
    "id": "1",
    "text": "Talks in Kabul and in Paris, Texas, went on.",
    "places": [
        {"start": 9, "end": 14, "name": "Kabul", "lat": 34.5, "lon": 69.2},
        {"start": 22, "end": 27, "name": "Paris", "lat": 48.85, "lon": 2.35},
        {"start": 0, "end": 5, "name": "Talks", "lat": 0.0, "lon": 0.0},
    ],
}


def test_places_distance() -> None:
    assert toponyms.distance_km(48.85, 2.35, 51.5, -0.12) == pytest.approx(343, abs=3)
    assert toponyms.distance_km(0, 180, 0, -180) == pytest.approx(0, abs=0.1)


def test_places_score_counts() -> None:
    figures = toponyms.score([PAGE], [find_places(str(PAGE["text"]))])
    assert (figures["gold"], figures["found"], figures["matched"], figures["within_161_km"]) == (3, 3, 2, 1)
    assert figures["near"] == 0.5


def test_places_score_needs_as_many_pages() -> None:
    with pytest.raises(GoldError, match="1 gold pages but 0"):
        toponyms.score([PAGE], [])


def test_places_score_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(PAGE) + "\n", encoding="utf-8")
    assert toponyms.main([str(path), "--errors"]) == 0
    out = capsys.readouterr().out
    assert "missed" in out
    assert '"near": 0.5' in out
