"""The figures of ``evaluation.check`` are those of the project's reference scorer.

``data/evaluation/reference-cases.jsonl`` holds made-up gold and output of random shape (borderline gold,
empty and unknown sides, repeated words, missing reports) and what the reference scorer said of them.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman import evaluation
from dragoman.evaluation.items import Level

DATA = Path(__file__).parent / "data" / "evaluation" / "reference-cases.jsonl"
CASES: list[dict[str, Any]] = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("level", ["country", "sector"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"seed-{case['seed']}")
def test_check_gives_the_reference_figures(case: dict[str, Any], level: Level, tmp_path: Path) -> None:
    gold, system = write(tmp_path / "gold.jsonl", case["gold"]), write(tmp_path / "out.jsonl", case["system"])
    found = evaluation.check(gold, system=system, level=level, samples=10).figures()
    assert found == case["figures"][level]
    assert list(found) == list(case["figures"][level])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"seed-{case['seed']}")
def test_gold_scored_against_itself_is_all_right(case: dict[str, Any], tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", case["gold"])
    result = evaluation.check(gold, system=gold, samples=10)
    event = result.figures()["event"]
    assert (event["fp"], event["fn"]) == (0, 0)
    assert not [m for m in result.mistakes if m.kind.startswith(("missed event", "false"))]
