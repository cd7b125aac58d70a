"""A user's own table of people, as `dragoman read --who`, `explain --who` and the Python API use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app
from dragoman.errors import KnowledgeError

HEADER = "person,aliases,country,office,title,start,end,sector\n"
GOOD = "Ada Placeholder,A. Placeholder,URY,foreign_minister,Minister of Foreign Affairs,2024-01-01,,\n"
BROKEN = "No Country,,,,x,,,\n"
TEXT = "Ada Placeholder met the president of Chile in Santiago on Monday."
DAY = "2024-06-05"


def run(*arguments: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + GOOD, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(f"date {DAY} {TEXT}", encoding="utf-8")
    return path


def sources(reading: dragoman.Reading) -> set[tuple[str, str | None]]:
    """Name and country of everybody who acts in a reading."""
    return {(actor.name, actor.country) for event in reading.events for actor in event.source}


def test_own_people_are_known_only_where_the_table_is_given(table: Path) -> None:
    assert ("Ada Placeholder", "URY") in sources(dragoman.read(TEXT, DAY, who=table))
    assert ("Ada Placeholder", "URY") in sources(dragoman.read(TEXT, DAY, who=str(table)))
    assert ("Ada Placeholder", "URY") not in sources(dragoman.read(TEXT, DAY))


def test_a_stream_is_read_with_the_table(table: Path, report: Path) -> None:
    reports = [item for item in dragoman.read_path(report) if isinstance(item, dragoman.Report)]
    (reading,) = dragoman.read_all(reports, who=table)
    assert ("Ada Placeholder", "URY") in sources(reading)


def test_a_changed_table_is_read_anew(table: Path) -> None:
    dragoman.read(TEXT, DAY, who=table)
    table.write_text(HEADER + GOOD.replace("URY", "PRY") + "Bo Placeholder,,PRY,,,,,\n", encoding="utf-8")
    assert ("Ada Placeholder", "PRY") in sources(dragoman.read(TEXT, DAY, who=table))


def test_broken_rows_warn_with_file_and_line(table: Path) -> None:
    table.write_text(HEADER + BROKEN + GOOD, encoding="utf-8")
    with pytest.warns(UserWarning, match=r"mine\.csv:2: country is not a three-letter code"):
        reading = dragoman.read(TEXT, DAY, who=table)
    assert ("Ada Placeholder", "URY") in sources(reading)


@pytest.mark.parametrize("content", [None, b"name;land\n", b"person,country\n\xff\xfe"])
def test_a_table_that_cannot_be_used(tmp_path: Path, report: Path, content: bytes | None) -> None:
    path = tmp_path / "wrong.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"wrong\.csv"):
        dragoman.read(TEXT, DAY, who=path)
    for result in (run("read", report, "--who", path), run("explain", TEXT, "--who", path)):
        assert result.exit_code == 2
        assert "wrong.csv" in result.stderr
        assert result.stdout == ""


def test_read_command(table: Path, report: Path) -> None:
    result = run("read", report, "--who", table, "--format", "jsonl")
    assert result.exit_code == 0
    acting = [actor for event in json.loads(result.stdout)["events"] for actor in event["source"]]
    assert "URY" in {actor["country"] for actor in acting if actor["name"] == "Ada Placeholder"}


def test_read_command_names_broken_rows_and_goes_on(table: Path, report: Path) -> None:
    table.write_text(HEADER + GOOD + BROKEN, encoding="utf-8")
    result = run("read", report, "--who", table, "--format", "jsonl")
    assert result.exit_code == 1
    assert f"{table}:3: country is not a three-letter code" in result.stderr
    assert '"URY"' in result.stdout


def test_nothing_read_stays_exit_code_two(table: Path, tmp_path: Path) -> None:
    table.write_text(HEADER + GOOD + BROKEN, encoding="utf-8")
    assert run("read", tmp_path / "none.txt", "--who", table).exit_code == 2


def test_explain_command(table: Path) -> None:
    result = run("explain", TEXT, "--date", DAY, "--who", table)
    assert result.exit_code == 0
    assert "'Ada Placeholder' = Ada Placeholder (URY GOV" in result.stdout
    table.write_text(HEADER + GOOD + BROKEN, encoding="utf-8")
    result = run("explain", TEXT, "--date", DAY, "--who", table)
    assert result.exit_code == 1
    assert f"{table}:3:" in result.stderr
    assert "(URY GOV" in result.stdout


def test_explain_in_python(table: Path) -> None:
    assert any("(URY GOV" in line for line in dragoman.explain(TEXT, DAY, who=table).lines())


def test_the_readme_names_every_column() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in text for column in HEADER.strip().split(","))
    assert HEADER.strip() in text
