"""The measure of speed; the speed itself is no test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.errors import InputError
from dragoman.evaluation.speed import STAGES, StageClock, measure, megabytes_a_second
from dragoman.knowledge import load
from dragoman.reading import Reader, as_report

TEXT = "Tokayev met Wang Yi in Nur-Sultan on Monday. Kazakhstan will send 20 doctors to China by May."


def run(*arguments: str | Path, given: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, ["bench", *map(str, arguments)], input=given)


def test_what_is_measured() -> None:
    """Every stage has its part, and the parts are within the whole."""
    speed = measure([as_report(TEXT, "2020-09-14"), as_report("Togo thanked Benin.", "2019-04-03")], rounds=2)
    assert (speed.reports, speed.sentences, speed.tokens) == (2, 3, 25)
    assert tuple(speed.stages) == STAGES
    assert all(seconds > 0 for seconds in speed.stages.values())
    assert sum(speed.stages.values()) <= speed.reading
    assert min(speed.again, speed.parse, speed.parse_again, speed.names, speed.names_first) > 0
    assert speed.ratio == speed.reading / speed.parse
    assert speed.share(*STAGES) <= 1


def test_the_clock_changes_no_row() -> None:
    report = as_report(TEXT, "2020-09-14")
    clock = StageClock()
    assert Reader(lap=clock).read(report) == Reader().read(report)
    assert set(clock.spent) == set(STAGES)


def test_megabytes_a_second() -> None:
    first, again = megabytes_a_second(load(), [(TEXT, "2020-09-14"), (TEXT, None)], rounds=2)
    assert first > 0
    assert again > 0


@pytest.mark.parametrize(("texts", "rounds"), [([], 1), ([("", None)], 1), ([("Chad", None)], 0)])
def test_nothing_to_measure(texts: list[tuple[str, str | None]], rounds: int) -> None:
    with pytest.raises(InputError, match="nothing to measure"):
        megabytes_a_second(load(), texts, rounds)


def test_table_and_json(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(f"date 2020-09-14 {TEXT}", encoding="utf-8")
    shown = run(path, "--rounds", "1")
    assert shown.exit_code == 0, shown.output
    for words in ("1 reports, 2 sentences", "statements", "bare parse", "sentences a second", "memory at most"):
        assert words in shown.stdout
    figures = json.loads(run(path, "-r", "1", "-f", "json").stdout)
    assert figures["sentences"] == 2
    assert set(figures["shares"]) == set(STAGES)
    assert figures["ratio"] > 0
    assert figures["start_up"] > 0


def test_what_cannot_be_measured(tmp_path: Path) -> None:
    nothing = run(tmp_path / "none.txt")
    assert nothing.exit_code == 2
    assert "There is no such file" in nothing.stderr
    assert "nothing to measure" in nothing.stderr
    some = run(tmp_path / "none.txt", "-", "--rounds", "1", "--date", "2020-09-14", given=TEXT)
    assert some.exit_code == 1
    assert "sentences a second" in some.stdout
