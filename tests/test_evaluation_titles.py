"""Titles of readouts: the leaders their words name, and how a reading is held against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluation.titles import judge, leaders_of, main, named
from dragoman.knowledge import load
from dragoman.records import Actor, Evidence, Mention, Reading, Report

CALL = "Readout of President Ada Placeholder’s Call with Prime Minister Juan Example of Uruguay"


@pytest.mark.parametrize(
    ("title", "leaders"),
    [
        (CALL, [("Ada Placeholder", "USA", "head_of_state"), ("Juan Example", "URY", "head_of_government")]),
        ("Meeting with President of Finland Ada Example", [("Ada Example", "FIN", "head_of_state")]),
        ("Meeting with Singapore Foreign Minister Bo Example", [("Bo Example", "SGP", "foreign_minister")]),
        ("Call with NATO Secretary General Example", [("Example", "NAT", "secretary_general")]),
        (
            "Meeting with European Commission President Eva von der Example",
            [("Eva von der Example", "EUR", "commission_president")],
        ),
        (
            "Call with Crown Prince and Prime Minister Said bin Example of the Kingdom of Saudi Arabia",
            [("Said bin Example", "SAU", "crown_prince head_of_government")],
        ),
        (
            "Call with Prime Minister Ada Example of Finland and President Bo Sample of Trinidad and Tobago, today",
            [("Ada Example", "FIN", "head_of_government"), ("Bo Sample", "TTO", "head_of_state")],
        ),
        ("Call with President-elect Bo Sample of Peru", [("Bo Sample", "PER", "president-elect")]),
        ("Call with King Example II of Jordan", [("Example II", "JOR", "head_of_state")]),
        ("Adviser to the Vice President Bo Sample’s Travel to Peru", []),
        ("Meeting with Vice Minister of Foreign Affairs Bo Sample", []),
        ("Meeting with the Prime Minister of Iraq’s Kurdistan Region, Bo Sample", []),
        ("Joint Statement on the President’s Visit", []),
        ("", []),
    ],
)
def test_leaders_of_a_title(title: str, leaders: list[tuple[str, str | None, str]]) -> None:
    found = list(leaders_of(title))
    assert [(one.name, one.country, " ".join(sorted(one.offices))) for one in found] == leaders
    assert all(title[one.start : one.end] == one.name for one in found)


@pytest.mark.parametrize(
    ("actor", "person", "country", "office"),
    [
        (Actor("Juan Example", "person", "URY", "GOV", "Prime Minister"), True, True, True),
        (Actor("Juan Example", "person", "PRY", "GOV", "President"), True, False, False),
        (Actor("Ana Sample", "person", "URY", "GOV", None), False, True, False),
        (Actor("Juan Example", "company", "URY", None, "Prime Minister"), False, True, True),
        (None, False, False, False),
    ],
)
def test_judged_part_by_part(actor: Actor | None, person: bool, country: bool, office: bool) -> None:
    leader = list(leaders_of(CALL))[1]
    start = leader.start - len("Prime Minister ")
    evidence = Evidence(start, leader.end, CALL[start : leader.end])
    mentions = (Mention(evidence, (actor,), "title and name"),) if actor is not None else ()
    reading = Reading(Report("r", "2024-01-01", CALL), mentions=mentions)
    case = judge(leader, reading, load())
    assert (case.person, case.country, case.office) == (person, country, office)
    assert case.right is (person and country and office)


def test_names() -> None:
    assert named("Zelenskyy", "Volodymyr Zelenskyy")
    assert named("Joseph R. Biden, Jr.", "Joseph R. Biden")
    assert not named("Ada Example", "Bo Sample")
    assert not named("", "Bo Sample")


def test_nothing_to_judge(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("date 2024-01-01 The ministers met in the capital on Monday.", encoding="utf-8")
    assert main([str(tmp_path)]) == 2
