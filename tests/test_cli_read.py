"""`dragoman read`, `explain` and `version` as a person runs them; the reading itself is stood in for."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

import dragoman.reading
from dragoman.actors import Cast
from dragoman.cli.app import app
from dragoman.errors import InputError, SetupError
from dragoman.events import Coding
from dragoman.language import Analysis
from dragoman.reading import Reader, Work
from dragoman.records import Reading, Report

from views_example import reading

TEXT = "date 2020-09-14 The president of Uruguay met the foreign minister of China in the capital."


class Explanation:
    """What `explain` returns, as far as the command needs it."""

    def lines(self) -> list[str]:
        return ["clause: met", "rule: meet.with"]


class StandIn(Reader):
    """A reader without its stages: a made-up reading, or the error that the text asks for."""

    def __init__(self) -> None:
        """Nothing is loaded."""

    def parsed(self, reports: Sequence[Report]) -> Iterator[Analysis]:
        if any("no parse" in report.text for report in reports):
            raise ZeroDivisionError("division by zero")
        return (Analysis.build(report.text, [], []) for report in reports)

    def work(self, report: Report, analysis: Analysis) -> Work:
        if "no model" in report.text:
            raise SetupError("The English pipeline is missing: install it.")
        if "too hard" in report.text:
            raise InputError("This cannot be read.")
        if "crash" in report.text:
            raise ZeroDivisionError("division by zero")
        return Work(report, analysis, Cast(analysis), (), (), (), (), Coding(), (), ())

    def reading(self, work: Work) -> Reading:
        return replace(reading(), report=work.report, failures=())


@pytest.fixture(autouse=True)
def _reading_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dragoman.reading, "reader_for", lambda who=None, codebook=None: StandIn())
    explaining = ModuleType("dragoman.explanation")
    explaining.explain = lambda sentence, date: Explanation()  # type: ignore[attr-defined]  # a module made for the test
    monkeypatch.setitem(sys.modules, "dragoman.explanation", explaining)


def run(*arguments: str | Path, given: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_screen(good: Path) -> None:
    result = run("read", good)
    assert result.exit_code == 0
    assert "Met and talked" in result.stdout
    assert "Read 1 report, 0 failed: 2 events, 1 statement, 1 commitment" in result.stderr


def test_json_lines_in_input_order_with_failures_in_place(good: Path, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt", good, "--format", "jsonl")
    assert result.exit_code == 1
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert first["failures"][0]["reason"].startswith("There is no such file")
    assert second["report"]["id"] == "good"
    assert "none.txt: There is no such file" in result.stderr


def test_json_csv_html(good: Path) -> None:
    assert [item["report"]["id"] for item in json.loads(run("read", good, "-f", "json").stdout)] == ["good"]
    table = list(csv.DictReader(io.StringIO(run("read", good, "-f", "csv").stdout)))
    assert [row["type"] for row in table] == ["CONSULT", "SUPPORT"]
    assert run("read", good, "-f", "html").stdout.startswith("<!DOCTYPE html>")


def test_output_file_is_whole_or_not_there(good: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    result = run("read", good, "-f", "jsonl", "-o", target)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert json.loads(target.read_text(encoding="utf-8"))["report"]["text"] == TEXT
    good.write_text(TEXT + " no model", encoding="utf-8")
    assert run("read", good, "-f", "jsonl", "-o", target).exit_code == 2
    assert json.loads(target.read_text(encoding="utf-8"))["report"]["text"] == TEXT
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.txt", "out.jsonl"]


def test_one_report_that_fails_costs_no_other(good: Path, tmp_path: Path) -> None:
    """Reports are parsed together; where that fails, each is parsed by itself."""
    (tmp_path / "bad.txt").write_text(TEXT + " no parse", encoding="utf-8")
    (tmp_path / "worse.txt").write_text(TEXT + " crash", encoding="utf-8")
    result = run("read", tmp_path, "-f", "jsonl")
    assert result.exit_code == 1
    bad, fine, worse = [json.loads(line) for line in result.stdout.splitlines()]
    assert "The program failed on this report (ZeroDivisionError" in bad["failures"][0]["reason"]
    assert fine["report"]["id"] == "good"
    assert worse["failures"]


def test_standard_input_and_date() -> None:
    assert run("read", "-", "-f", "jsonl", given="The president met.").exit_code == 2
    result = run("read", "-", "-f", "jsonl", "--date", "2020-01-02", given="The president met.")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["date"] == "2020-01-02"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("too hard", 2, "This cannot be read."),
        ("no parse", 2, "The program failed on this report (ZeroDivisionError: division by zero"),
        ("crash", 2, "The program failed on this report (ZeroDivisionError: division by zero"),
        ("no model", 2, "The English pipeline is missing: install it."),
    ],
)
def test_no_error_is_a_traceback(good: Path, words: str, code: int, said: str) -> None:
    good.write_text(f"{TEXT} {words}", encoding="utf-8")
    result = run("read", good)
    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--date", "2999-01-01"],
        ["read", "x", "--date", "soon"],
        ["explain", " "],
        ["explain", "He met her.", "--date", "2020-02-30"],
        ["nothing"],
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr


def test_output_that_cannot_be_written(good: Path, tmp_path: Path) -> None:
    assert run("read", good, "-o", tmp_path).exit_code == 2
    assert "cannot be written" in run("read", good, "-o", tmp_path / "none" / "x").stderr


def test_explain_and_version() -> None:
    assert run("explain", "He met her.", "--date", "2020-09-14").stdout == "clause: met\nrule: meet.with\n"
    assert run("version").stdout.startswith("dragoman 0.")
