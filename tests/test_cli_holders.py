"""`dragoman holders` and `dragoman.holders`: an office, and who held it when."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

import dragoman
from dragoman.cli.app import app
from dragoman.knowledge import load
from dragoman.knowledge.asking import country_code, office_code


def run(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, ["holders", *arguments])


def test_list_over_time_latest_first() -> None:
    result = run("foreign minister", "--country", "KAZ", "--format", "json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    starts = [row["start"] for row in rows]
    assert starts == sorted(starts, reverse=True)
    assert {"Erlan Idrissov", "Kassym-Jomart Tokayev"} <= {row["name"] for row in rows}
    assert {row["office"] for row in rows} == {"foreign_minister"}


@pytest.mark.parametrize(
    ("office", "country", "on", "name"),
    [
        ("foreign minister", "KAZ", "2020-09-14", "Tleuberdi"),
        ("Foreign Minister", "kazakhstan", "2023-04-01", "Tleuberdi"),
        ("foreign_minister", "the United States", "2010", "Clinton"),
        ("Secretary of State", "US", "2010-06", "Clinton"),
        ("chancellor", "Germany", "2010-01-01", "Merkel"),
        ("president", "FRA", "2015-01-01", "Hollande"),
        ("head of government", "USA", "2010-01-01", "Obama"),
        ("prime minister", "UK", "2018-01-01", "May"),
        ("secretary-general", "NATO", "2018-01-01", "Stoltenberg"),
        ("secretary general", "United Nations", "2010-01-01", "Ban"),
    ],
)
def test_holder_on_a_day(office: str, country: str, on: str, name: str) -> None:
    assert name in dragoman.holders(office, country, on)[0].name


def test_screen() -> None:
    result = run("prime minister", "-c", "Japan", "--on", "2013-05-01")
    assert result.exit_code == 0
    assert "Abe" in result.stdout
    assert "Koizumi" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["foreign minister", "-c", "Kazahstan"], 2, "near it: Kazakhstan (KAZ)"),
        (["gardener", "-c", "KAZ"], 2, "No office is called 'gardener'"),
        (["foreign minister", "-c", "KAZ", "--on", "2020-13"], 2, "is no date"),
        (["foreign minister", "-c", ""], 2, "No country or body is called"),
        (["foreign minister", "-c", "KAZ", "--on", "1750"], 1, "no holder of 'foreign minister' of KAZ on 1750"),
        (["foreign minister"], 2, ""),
    ],
)
def test_wrong_questions(arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("KAZ", "KAZ"),
        ("kz", "KAZ"),
        ("Kazakh", "KAZ"),
        ("Georgia", "GEO"),
        ("Burma", "MMR"),
        ("NATO", "NAT"),
        ("NAT", "NAT"),
        ("EU", "EUR"),
    ],
)
def test_country_by_code_or_name(words: str, code: str) -> None:
    assert country_code(load(), words) == code


def test_office_by_code_or_title() -> None:
    assert office_code(load(), "head_of_state", "DEU") == "head_of_state"
    assert office_code(load(), "Foreign Secretary", "GBR") == "foreign_minister"


def test_python_errors() -> None:
    with pytest.raises(dragoman.KnowledgeError, match="No country"):
        dragoman.holders("president", "Atlantis")
