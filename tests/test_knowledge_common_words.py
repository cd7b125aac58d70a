"""Names that are common words: firms found only where a name can stand, short names not taken for like ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.asking import in_office
from dragoman.knowledge.offices import canonical_office


@pytest.fixture(scope="module")
def who() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Apple sued the importer.", "Apple Inc."),
        ("Brussels fined Apple on Monday.", "Apple Inc."),
        ("Brussels fined Amazon, Google and Meta.", "Amazon.com"),
        ("The court ordered Shell to pay.", "Royal Dutch Shell"),
        ("The apple harvest was poor.", None),
        ("Fires burn in the Amazon.", None),
        ("Shell hits village, two hurt.", None),
        ("A Shell station burned.", None),
        ("Apple Valley elected a mayor.", None),
        ("Orange growers protested.", None),
    ],
)
def test_a_firm_named_by_a_common_word_stands_alone_without_article(
    who: Knowledge, text: str, company: str | None
) -> None:
    found = [hit.entries[0].name for hit in who.find(text) if hit.kind == "company"]
    assert (found[0] if found else None) == company


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Jim Jordan spoke.", "person", "Jim Jordan"),
        ("Chad Wolf spoke.", "person", "Chad Wolf"),
        ("Jordan spoke.", "country", "Jordan"),
        ("Radio France said so.", "company", "Radio France"),
        ("New South Wales voted.", "topic", "New South Wales"),
        ("The Amazon rainforest burned.", "topic", "Amazon rainforest"),
    ],
)
def test_a_state_s_name_inside_another_name(who: Knowledge, text: str, kind: str, name: str) -> None:
    hit = who.find(text)[0]
    assert (hit.kind, hit.entries[0].name) == (kind, name)


def test_a_short_word_is_not_taken_for_a_name_like_it(who: Knowledge) -> None:
    assert [person.name for person in who.who("Will")] == []


def test_one_person_may_hold_two_offices_at_once(who: Knowledge, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(
        "person,country,office,title,start,end\n"
        "Ana Ejemplo,URY,finance_minister,Minister of Finance,2024-01-01,2024-12-31\n"
        "Ana Ejemplo,URY,deputy_head_of_government,Deputy Prime Minister,2024-06-01,2025-06-30\n",
        encoding="utf-8",
    )
    own = who.with_user(table)
    [person] = own.who("Ana Ejemplo")[:1]
    assert own.faults == ()
    assert {holding.title for holding in own.held(person.id, "2024-09-09")} == {
        "Minister of Finance",
        "Deputy Prime Minister",
    }


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Downing Street Chief of Staff", "chief_of_staff"),
        ("Chief of Staff to the Vice President", "chief_of_staff"),
        ("Chief of Staff of the Army", "army_chief"),
        ("Chief of the General Staff", "army_chief"),
    ],
)
def test_a_chief_of_staff_of_politicians_is_no_soldier(title: str, office: str) -> None:
    assert canonical_office(title, "") == office


def test_the_holy_see_acts_as_a_church(who: Knowledge) -> None:
    assert who.find("the Holy See")[0].entries[0].sector == "REL"
    assert {holding.sector for holding in who.holders("head_of_state", "VAT")} == {"REL"}


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("GRD", "head_of_state", "2020-05-05", "Elizabeth II"),
        ("TUV", "head_of_state", "2024-05-05", "Charles III"),
        ("VUT", "head_of_government", "2003-01-01", "Edward Natapei"),
        ("PAN", "foreign_minister", "2006-06-06", "Samuel Lewis Navarro"),
        ("NPL", "foreign_minister", "2016-01-01", "Kamal Thapa"),
        ("CHE", "defence_minister", "2023-03-03", "Viola Amherd"),
        ("PRK", "defence_minister", "2014-01-01", "Jang Jong-nam"),
        ("TUR", "central_banker", "2023-07-01", "Hafize Gaye Erkan"),
        ("GBR", "national_security_advisor", "2025-03-03", "Jonathan Powell"),
    ],
)
def test_holders_that_the_sources_lack(who: Knowledge, country: str, office: str, day: str, name: str) -> None:
    assert who.holders(office, country, day)[0].name == name


def test_a_monarch_of_several_states_is_shown_at_home_first(who: Knowledge) -> None:
    queen = who.who("Elizabeth II")[0]
    assert in_office(queen, "2010-01-01")[0].country == "GBR"
