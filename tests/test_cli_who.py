"""`dragoman who` and `dragoman.who`: names and days, and who that was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app


def run(*arguments: str | Path) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, ["who", *map(str, arguments)])


@pytest.mark.parametrize(
    ("name", "on", "person", "office"),
    [
        ("Nazarbayev", "2018-05-01", "Nursultan Nazarbayev", "head_of_state"),
        ("Wang Yi", "2020-09-14", "Wang Yi", "foreign_minister"),
        ("Shinzō Abe", "2013", "Shinzō Abe", "head_of_government"),
        ("Angela Merkel", "2019-01-01", "Angela Merkel", "head_of_government"),
        ("Zelensky", "2022-03", "Volodymyr Zelenskyy", "head_of_state"),
        ("Zelenskyy", "2022-03", "Volodymyr Zelenskyy", "head_of_state"),
    ],
)
def test_who_somebody_was(name: str, on: str, person: str, office: str) -> None:
    result = run(name, "--on", on, "--format", "json")
    assert result.exit_code == 0
    first = json.loads(result.stdout)[0]
    assert first["name"].split()[-1] == person.split()[-1]
    assert office in {held["office"] for held in first["holdings"] if held["in_office"]}
    assert {"start_precision", "end_precision", "source", "source_date"} <= set(first["holdings"][0])


def test_after_the_office_it_is_held_no_more() -> None:
    first = json.loads(run("Angela Merkel", "--on", "2023-05-01", "-f", "json").stdout)[0]
    assert not any(held["in_office"] for held in first["holdings"] if held["office"] == "head_of_government")


def test_screen_tells_office_dates_and_sources() -> None:
    result = run("Tokayev", "--on", "2018-05-01")
    assert result.exit_code == 0
    assert "Kazakhstan (KAZ)" in result.stdout
    assert "on 2018-05-01: Chairman of the Senate, Kazakhstan" in result.stdout
    assert "open as of" in result.stdout
    assert "source" in result.stdout


def test_several_people_of_one_name_are_ranked() -> None:
    people = json.loads(run("Bush", "--on", "2005-01-01", "-f", "json", "-n", "3").stdout)
    assert len(people) == 3
    assert people[0]["name"] == "George W. Bush"


@pytest.mark.parametrize("name", ["Qwxzzrt Vlkjpq", "", "  ", "!!!"])
def test_unknown_name(name: str) -> None:
    result = run(name)
    assert result.exit_code == 1
    assert "is known: give the full name" in result.stderr
    assert result.stdout == ""
    assert json.loads(run(name, "-f", "json").stdout) == []


@pytest.mark.parametrize("on", ["2020-02-30", "soon", "2020-9-1", ""])
def test_wrong_day(on: str) -> None:
    result = run("Wang Yi", "--on", on)
    assert result.exit_code == 2
    assert "is no date" in result.stderr


def test_own_table_wins_and_its_broken_rows_are_named(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "person,country,title,start\nAda Placeholder,URY,Minister of Foreign Affairs,2024-01-01\nNo Country,,x,\n",
        encoding="utf-8",
    )
    result = run("Placeholder", "--on", "2024-06-01", "--who", table)
    assert result.exit_code == 1
    assert f"{table}:3: country is not a three-letter code" in result.stderr
    assert "on 2024-06-01: Minister of Foreign Affairs, Uruguay" in result.stdout
    assert dragoman.who("Ada Placeholder", table=table)[0].country == "URY"
    assert dragoman.holders("foreign minister", "Uruguay", "2024-06-01", table=table)[0].name == "Ada Placeholder"


def test_own_table_that_cannot_be_read(tmp_path: Path) -> None:
    result = run("Wang Yi", "--who", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
    (tmp_path / "wrong.csv").write_text("name\nx\n", encoding="utf-8")
    assert run("Wang Yi", "--who", tmp_path / "wrong.csv").exit_code == 2


def test_python() -> None:
    people = dragoman.who("Wang Yi", "2020-09-14")
    assert people[0].country == "CHN"
    assert dragoman.who("Qwxzzrt Vlkjpq") == ()
    with pytest.raises(dragoman.BadDateError):
        dragoman.who("Wang Yi", "soon")


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("عبد الله المثال,MAR,Minister of Justice,2024-01-01", "عبد الله المثال"),
        ("Will,URY,Prime Minister,2024-01-01", "Will"),
        ("May Bush,URY,Minister of Health,2024-01-01", "May Bush"),
        (
            "Ada Placeholder,URY,President,2024-01-01\nAda Placeholder,URY,Minister of Defence,2023-05",
            "Ada Placeholder",
        ),
    ],
)
def test_odd_names_of_an_own_table_are_found_and_harm_nobody(tmp_path: Path, row: str, name: str) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(f"person,country,title,start\n{row}\n", encoding="utf-8")
    people = dragoman.who(name, "2024-06-01", table=table)
    mine = next(person for person in people if person.name == name)
    assert len(mine.holdings) == len(row.splitlines())
    assert dragoman.who("Theresa May", "2018-01-01", table=table)[0].country == "GBR"
    assert dragoman.who("George W. Bush", "2005-01-01", table=table)[0].country == "USA"
