"""Names in texts: what is found, where, and what it stands for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge import Hit, Knowledge, load


@pytest.fixture(scope="module")
def who() -> Knowledge:
    return load()


def told(who: Knowledge, text: str, date: str | None = None) -> list[tuple[str, str, str | None]]:
    return [(text[hit.start : hit.end], hit.kind, hit.entries[0].country) for hit in who.find(text, date)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazakhstan thanked China.", [("Kazakhstan", "country", "KAZ"), ("China", "country", "CHN")]),
        ("the U.S. embassy", [("U.S.", "country", "USA")]),
        ("the US and the UK", [("US", "country", "USA"), ("UK", "country", "GBR")]),
        ("join us today", []),
        ("Turkey is a state, turkey a bird", [("Turkey", "country", "TUR")]),
        ("polish the table", []),
        ("KAZAKHSTAN AND CHINA AGREE", [("KAZAKHSTAN", "country", "KAZ"), ("CHINA", "country", "CHN")]),
        ("WILL YOU TELL US MORE", []),
        ("Sino-Indian border", [("Sino", "adjective", "CHN"), ("Indian", "adjective", "IND")]),
        ("Sino means Chinese", [("Chinese", "adjective", "CHN")]),
        ("Kazakhs and Emiratis", [("Kazakhs", "people", "KAZ"), ("Emiratis", "people", "ARE")]),
        ("Côte d’Ivoire's cocoa", [("Côte d’Ivoire", "country", "CIV")]),
        ("Cote d'Ivoire's cocoa", [("Cote d'Ivoire", "country", "CIV")]),
        ("Papua New Guinea", [("Papua New Guinea", "country", "PNG")]),
        ("in the South China Sea", [("South China Sea", "topic", None)]),
        ("Malignant and Iranians", [("Iranians", "people", "IRN")]),
        ("Washington, D.C. and Beijing", [("Washington, D.C.", "capital", "USA"), ("Beijing", "capital", "CHN")]),
        ("Burma and Zaire", [("Burma", "country", "MMR"), ("Zaire", "country", "COD")]),
    ],
)  # fmt: skip
def test_find_countries(who: Knowledge, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    kinds = {"country", "adjective", "people", "person_noun", "capital", "topic"}
    assert [found for found in told(who, text) if found[1] in kinds] == expected


@pytest.mark.parametrize(
    ("text", "name", "person"),
    [
        ("met Wang Yi on Saturday", "Wang Yi", "Q701801"),
        ("Kassym-Jomart Tokayev met him", "Kassym-Jomart Tokayev", "Q200881"),
        ("KASSYM-JOMART TOKAYEV IN BEIJING", "KASSYM-JOMART TOKAYEV", "Q200881"),
        ("Minister Mukhtar Tileuberdi’s visit", "Mukhtar Tileuberdi", "Q70254110"),
        ("Nicolás Maduro spoke", "Nicolás Maduro", "Q58132"),
        ("Nicolas Maduro spoke", "Nicolas Maduro", "Q58132"),
        ("Nicola\u0301s Maduro spoke", "Nicola\u0301s Maduro", "Q58132"),
        ("Kim Jong-un and others", "Kim Jong-un", "Q56226"),
        ("Kim Jong Un and others", "Kim Jong Un", "Q56226"),
        ("🙂 Xi Jinping", "Xi Jinping", "Q15031"),
    ],
)
def test_find_people(who: Knowledge, text: str, name: str, person: str) -> None:
    hits = [hit for hit in who.find(text, "2020-09-14") if hit.kind == "person"]
    assert [(text[hit.start : hit.end], hit.entries[0].id) for hit in hits] == [(name, person)]


@pytest.mark.parametrize(
    "text", ["May is a month", "Will he?", "Bush fires", "xi jinping", "Foreign Minister Wang said"]
)
def test_find_leaves_bare_words_alone(who: Knowledge, text: str) -> None:
    assert not [hit for hit in who.find(text) if hit.kind == "person"]


def test_find_puts_what_was_in_use_on_the_date_first(who: Knowledge) -> None:
    (hit,) = who.find("Nur-Sultan", "2020-09-14")
    assert (hit.kind, hit.entries[0].start, hit.entries[0].end) == ("capital", "2019-03-23", "2022-09-16")
    assert who.find("Nur-Sultan", "2024-01-01")[0].entries[0].country == "KAZ"


def check_hits(text: str, hits: list[Hit]) -> None:
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
    assert all(hit.entries and hit.kind == hit.entries[0].kind for hit in hits)


@given(st.text(max_size=200))
def test_find_never_fails_and_never_overlaps(text: str) -> None:
    check_hits(text, load().find(text))


PIECES = [
    "Iran",
    "U.S.",
    "Xi Jinping",
    "İstanbul",
    "e\u0301",
    "🙂",
    "Côte d’Ivoire",
    " ",
    ", ",
    ".",
    "\n",
    "-",
    "ﷺ",
    "محمد",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_find_offsets_count_code_points(pieces: list[str]) -> None:
    text = "".join(pieces)
    hits = load().find(text)
    check_hits(text, hits)
    countries = [text[hit.start : hit.end] for hit in hits if hit.kind == "country"]
    assert set(countries) <= {"Iran", "U.S.", "U.S", "Côte d’Ivoire"}


def test_party_of_one_name_in_many_countries_is_that_of_the_country_spoken_of() -> None:
    import dragoman

    reading = dragoman.read(
        "Philippine President Rodrigo Duterte accuses the Liberal Party of a plot.", date="2016-12-07"
    )
    assert reading.events[0].target[0].country == "PHL"
