"""The measure of speed; the speed itself is no test."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.knowledge import load
from dragoman.knowledge.speed import main, megabytes_a_second


def test_megabytes_a_second() -> None:
    assert megabytes_a_second(load(), ["Tokayev met Wang Yi in Nur-Sultan."], rounds=2, date="2020-09-14") > 0


@pytest.mark.parametrize(("texts", "rounds"), [([], 1), ([""], 1), (["Chad"], 0)])
def test_nothing_to_measure(texts: list[str], rounds: int) -> None:
    with pytest.raises(InputError, match="nothing to measure"):
        megabytes_a_second(load(), texts, rounds)


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--rounds", "1"]) == 0
    assert "MB/s (best of 1 passes over" in capsys.readouterr().out
    assert main([str(tmp_path / "none.txt")]) == 2
    assert "none.txt cannot be read" in capsys.readouterr().err
    (tmp_path / "one.txt").write_text("Kazakhstan", encoding="utf-8")
    assert main(["--rounds", "1", str(tmp_path / "one.txt")]) == 0
    assert "over 1 texts, 10 bytes" in capsys.readouterr().out
