"""People, offices and dates: who held what, when."""

from __future__ import annotations

import pytest

from dragoman.knowledge import Knowledge, load, valid_on
from dragoman.knowledge.offices import canonical_office
from dragoman.knowledge.people import alias_forms, name_likeness, plain_name, surnames_of


@pytest.fixture(scope="module")
def who() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("office", "country", "on", "name"),
    [
        ("head_of_state", "KAZ", "2020-09-14", "Kassym-Jomart Tokayev"),
        ("foreign minister", "CHN", "2020-09-14", "Wang Yi"),
        ("Foreign Minister", "CHN", "2023-03", "Qin Gang"),
        ("Secretary of State", "USA", "2022-05-01", "Antony Blinken"),
        ("head_of_government", "CHN", "2024-01-01", "Li Qiang"),
        ("head_of_government", "CHN", "2022-01-01", "Li Keqiang"),
        ("prime minister", "ISR", "2022-02-01", "Naftali Bennett"),
        ("head_of_government", "DEU", "2019", "Angela Merkel"),
        ("Chancellor", "DEU", "2025-06-01", "Friedrich Merz"),
        ("foreign_minister", "IND", "2021-01-01", "S. Jaishankar"),
    ],
)
def test_holders_on_a_date(who: Knowledge, office: str, country: str, on: str, name: str) -> None:
    assert who.holders(office, country, on)[0].name == name


def test_holders_of_an_unknown_office_or_country(who: Knowledge) -> None:
    assert who.holders("grand vizier", "KAZ", "2020") == ()
    assert who.holders("head_of_state", "ZZZ", "2020") == ()


def test_holders_refuses_a_date_that_is_none(who: Knowledge) -> None:
    with pytest.raises(ValueError, match="not a date"):
        who.holders("head_of_state", "KAZ", "yesterday")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mukhtar Tleuberdi", "KAZ"), ("Mukhtar Tileuberdi", "KAZ"), ("Tileuberdi", "KAZ"), ("Zelensky", "UKR"),
        ("Volodymyr Zelenskiy", "UKR"), ("Kasym-Jomart Tokaev", "KAZ"),
    ],
)  # fmt: skip
def test_who_reads_other_spellings(who: Knowledge, name: str, country: str) -> None:
    assert who.who(name, on="2020-09-14")[0].country == country


@pytest.mark.parametrize("name", ["", " ", "...", "🙂"])
def test_who_and_surname_of_nothing(who: Knowledge, name: str) -> None:
    assert who.who(name) == ()
    assert who.surname(name) == ()


def test_surname_gives_ids_and_person_the_rest(who: Knowledge) -> None:
    assert "Q200881" in who.surname("Tokayev")
    assert "Q15031" in who.surname("Xi")
    person = who.person("Q200881")
    assert person is not None
    assert person.country == "KAZ"
    assert {holding.office for holding in person.holdings} >= {"head_of_state"}
    assert who.person("Q0") is None


def test_held_tells_a_persons_offices_on_a_date(who: Knowledge) -> None:
    assert who.held("Q701801", "2020-09-14")[0].office == "foreign_minister"
    assert {h.sector for h in who.held("Q200881", "2015-06-01")} == {"LEG"}
    assert who.held("Q0", "2020") == ()


def test_a_person_of_a_body_keeps_the_home_state(who: Knowledge) -> None:
    (hit,) = who.find("Abdel Fattah el-Sisi", "2020")
    assert hit.entries[0].country == "EGY"


def test_countries_adjectives_members(who: Knowledge) -> None:
    kazakhstan = who.country("KAZ")
    assert kazakhstan is not None
    assert "Kazakh" in kazakhstan.adjectives
    assert {capital.name for capital in kazakhstan.capitals} >= {"Astana", "Nur-Sultan"}
    assert who.country_of_adjective("Dutch") == "NLD"
    assert who.country_of_adjective("Emirati") == "ARE"
    assert who.country_of_adjective("purple") is None
    assert {"KAZ", "CHN"} <= {member.country for member in who.members("SCO")}
    assert who.members("nothing") == ()


@pytest.mark.parametrize(
    ("start", "end", "on", "expected"),
    [
        ("2019-03-20", None, "2020", True),
        ("2019-03-20", "2022-01-05", "2022-01-07", True),
        ("2019-03-20", "2022-01-05", "2022-01-20", False),
        ("2019-03", "2019-03", "2019-03-31", True),
        (None, "2019", "2019-12-31", True),
        ("2021", None, "2020-12-20", False),
    ],
)
def test_valid_on(start: str | None, end: str | None, on: str, expected: bool) -> None:
    assert valid_on(start, end, on) is expected


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("President", "KAZ", "head_of_state"),
        ("President of the Senate", "KAZ", "speaker"),
        ("Vice President", "USA", "vice_president"),
        ("Prime Minister", "JPN", "head_of_government"),
        ("Premier of Quebec", "CAN", "regional_official"),
        ("Secretary of State", "USA", "foreign_minister"),
        ("Secretary of State for Defence", "GBR", "defence_minister"),
        ("Under Secretary of Defense (Comptroller)", "USA", "deputy_minister"),
        ("Minister for Foreign Affairs", "JPN", "foreign_minister"),
        ("Deputy Minister of Foreign Affairs", "UKR", "deputy_foreign_minister"),
        ("Foreign Secretary", "GBR", "foreign_minister"),
        ("Foreign Secretary", "IND", "deputy_foreign_minister"),
        ("Deputy Prime Minister", "KAZ", "deputy_head_of_government"),
        ("Chancellor of the Exchequer", "GBR", "finance_minister"),
        ("Governor of the Central Bank", "TUR", "central_banker"),
        ("Chief Justice", "PAK", "court_president"),
        ("Governor of Odessa Oblast", "UKR", "regional_official"),
        ("Lord of the Treasury", "GBR", "official"),
    ],
)
def test_canonical_office(title: str, country: str, office: str) -> None:
    assert canonical_office(title, country) == office


@pytest.mark.parametrize(
    ("written", "country", "name", "surname"),
    [
        ("Kassym-Jomart TOKAYEV", "KAZ", "Kassym-Jomart Tokayev", "Tokayev"),
        ("XI Jinping", "CHN", "Xi Jinping", "Xi"),
        ("Nguyen Phu TRONG", "VNM", "Nguyen Phu Trong", "Trong"),
        ("Joseph R. BIDEN, Jr.", "USA", "Joseph R. Biden, Jr.", "Biden"),
        ("Mohammed Shia al-SUDANI", "IRQ", "Mohammed Shia al-Sudani", "al-Sudani"),
        ("Luiz Inácio LULA da Silva", "BRA", "Luiz Inácio Lula da Silva", "Lula"),
    ],
)
def test_names_as_the_factbook_writes_them(written: str, country: str, name: str, surname: str) -> None:
    assert plain_name(written) == name
    assert surnames_of(name, country, written)[0] == surname


def test_alias_forms_drop_middle_names() -> None:
    assert "Joseph Biden" in alias_forms("Joseph R. Biden, Jr.", "Biden")
    assert alias_forms("Xi Jinping", "Xi") == ()


def test_name_likeness_tells_people_apart() -> None:
    assert name_likeness("Mukhtar Tleuberdi", "Mukhtar Tileuberdi") > 90
    assert name_likeness("Askar Mamin", "Askar Myrzakhmetov") < 75
    assert name_likeness("", "Askar Mamin") == 0
