"""`dragoman promises`: reports in, a list of promises with their status out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.views.promises import PROMISE_COLUMNS

REPORTS = (
    {"id": "march", "date": "2021-03-05", "text": "Iran promised to return the remains to Ukraine within 90 days."},
    {"id": "april", "date": "2021-04-02", "text": "Canada agreed to sell helicopters to Kenya."},
    {"id": "june", "date": "2021-06-20", "text": "Canada refused to sell helicopters to Kenya."},
)


@pytest.fixture
def reports(tmp_path: Path) -> str:
    """A JSON Lines file of invented reports."""
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in REPORTS), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, ["promises", *arguments])


def test_list_shows_who_owes_what_to_whom_and_what_became_of_it(reports: str) -> None:
    result = run(reports, "--on", "2021-07-01")
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert "1 overdue, 1 withdrawn" in words
    assert "Iran (IRN) to Ukraine (UKR), due 3 Jun 2021" in words
    assert "“return the remains to Ukraine within 90 days”" in words
    assert "→ withdrawn" in words
    assert "june, 20 Jun 2021" in words


def test_jsonl_has_one_object_per_promise(reports: str) -> None:
    result = run(reports, "--on", "2021-07-01", "--format", "jsonl")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["status"] == "overdue"
    assert first["commitment"]["due"] == "2021-06-03"
    assert first["event"] is None
    assert second["status"] == second["commitment"]["status"] == "withdrawn"
    assert second["event"]["type"] == "REJECT"
    assert second["event_report_id"] == "june"
    assert second["reasons"]


def test_csv_has_one_row_per_promise(reports: str) -> None:
    result = run(reports, "--on", "2021-07-01", "-f", "csv")
    heading, *rows = csv.reader(io.StringIO(result.stdout))
    assert tuple(heading) == PROMISE_COLUMNS
    assert [row[0] for row in rows] == ["overdue", "withdrawn"]
    assert {len(row) for row in rows} == {len(PROMISE_COLUMNS)}


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--by", "Canada"], ["april"]),
        (["--by", "IRN", "--to", "UKR"], ["march"]),
        (["--to", "Brazil"], []),
        (["--due-before", "2021-06"], ["march"]),
        (["--due-after", "2021-07"], []),
        (["--status", "withdrawn"], ["april"]),
        (["--status", "open", "--on", "2021-06-01"], ["march", "april"]),
    ],
)
def test_options_choose(reports: str, options: list[str], ids: list[str]) -> None:
    on = [] if "--on" in options else ["--on", "2021-07-01"]
    result = run(reports, "-f", "jsonl", *on, *options)
    assert result.exit_code == 0
    assert [json.loads(line)["report_id"] for line in result.stdout.splitlines()] == ids


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--on", "2021-02-30"], "is no date"),
        (["--due-before", "soon"], "is no date"),
        (["--by", "Kanada"], "near it: Canada (CAN)"),
    ],
)
def test_wrong_option_ends_the_run_before_reading(reports: str, options: list[str], said: str) -> None:
    result = run(reports, *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not result.stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_listed(reports: str, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("No date stands here.", encoding="utf-8")
    result = run(reports, str(tmp_path / "bad.txt"), "--on", "2021-07-01", "-f", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "bad.txt" in result.stderr


def test_output_goes_to_a_file(reports: str, tmp_path: Path) -> None:
    path = tmp_path / "promises.csv"
    result = run(reports, "-f", "csv", "-o", str(path), "--on", "2021-07-01")
    assert result.exit_code == 0
    assert path.read_text(encoding="utf-8").startswith("status,proposed,kind")
