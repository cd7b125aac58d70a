"""Place names: a text in, the places it names out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.places import find_places


def found(text: str, **options: object) -> list[tuple[str, str | None, str | None]]:
    places = find_places(text, **options)  # type: ignore[arg-type]  # options are given by the table of a test
    return [(item.evidence.text, item.place.country, item.place.precision) for item in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held in Nur-Sultan.", [("Nur-Sultan", "KAZ", "city")]),
        ("in the Iraqi city of Mosul", [("Mosul", "IRQ", "city")]),
        ("a farm in Pandi, Bulacan", [("Pandi", "PHL", "city"), ("Bulacan", "PHL", "region")]),
        ("He lives in Paris, Texas.", [("Paris", "USA", "city"), ("Texas", "USA", "region")]),
        ("He lives in Paris, France.", [("Paris", "FRA", "city"), ("France", "FRA", "country")]),
        ("fighting in Tripoli, Lebanon", [("Tripoli", "LBN", "city"), ("Lebanon", "LBN", "country")]),
        ("fighting in Tripoli", [("Tripoli", "LBY", "city")]),
        ("troops left Helmand Province", [("Helmand Province", "AFG", "region")]),
        ("ships in the South China Sea", [("South China Sea", None, "region")]),
        ("in Georgia and Armenia", [("Georgia", "GEO", "country"), ("Armenia", "ARM", "country")]),
        ("in Georgia, Alabama and Florida", [(name, "USA", "region") for name in ("Georgia", "Alabama", "Florida")]),
        ("in Côte d’Ivoire", [("Côte d’Ivoire", "CIV", "country")]),
        (
            "the U.S., the UK and the UAE",
            [("U.S.", "USA", "country"), ("UK", "GBR", "country"), ("UAE", "ARE", "country")],
        ),
        ("the West Bank town of Jenin", [("West Bank", "PSE", "region"), ("Jenin", "PSE", "city")]),
        ("in China's Guangdong province", [("China", "CHN", "country"), ("Guangdong", "CHN", "region")]),
        ("officials of the People's Republic of China", [("People's Republic of China", "CHN", "country")]),
    ],
)
def test_places_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Paris Hilton met Mr London.",
        "Chad Smith plays the drums.",
        "The University of Oxford and the Bank of China said so.",
        "He told the China Daily and the New York Times.",
        "He may march in March or in August.",
        "They told us of hope and of most men.",
        "The Marburg virus and Chinese doctors",
        "It cost US$10.",
        "“((( [[ ”",
    ],
)
def test_places_words_that_are_none(text: str) -> None:
    assert found(text) == []


def test_places_capitals() -> None:
    assert found("BOMB KILLS FIVE IN BAGHDAD, IRAQ, AS TROOPS LEAVE MOSUL") == [
        ("BAGHDAD", "IRQ", "city"),
        ("IRAQ", "IRQ", "country"),
        ("MOSUL", "IRQ", "city"),
    ]


def test_places_blocked_spans_are_left_alone() -> None:
    text = "Jordan met officials in Jordan."
    assert found(text, blocked=[(0, 6)]) == [("Jordan", "JOR", "country")]
    assert [item.evidence.start for item in find_places(text, blocked=[(0, 6)])] == [text.rindex("Jordan")]


def test_places_hints_decide_between_countries() -> None:
    assert found("fighting near Tripoli", country_hints={"LBN": 1.0}) == [("Tripoli", "LBN", "city")]


def test_places_other_places_of_the_report_decide() -> None:
    text = "Police in Alabama and Mississippi searched homes. A man was held in Birmingham, police in Alabama said."
    places = {item.evidence.text: item.place for item in find_places(text)}
    assert places["Birmingham"].country == "USA"


def test_places_offsets_are_code_points() -> None:
    text = "\U0001f642 e\u0301 in Kabul"
    (item,) = find_places(text, start=50)
    assert (item.evidence.start, item.evidence.end, item.evidence.text) == (50 + len(text) - 5, 50 + len(text), "Kabul")


NAMES = st.sampled_from(
    "in the Paris , Texas Georgia US U.S. St. Peter's Al- O'Leary Côte d’Ivoire of New York . \n \U0001f642 MALI".split(
        " "
    )
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(NAMES, max_size=30).map(" ".join)))
def test_places_any_text(text: str) -> None:
    end = 0
    for item in find_places(text):
        evidence = item.evidence
        assert end <= evidence.start < evidence.end <= len(text)
        assert evidence.text == text[evidence.start : evidence.end]
        assert item.place.lat is not None
        assert -90 <= item.place.lat <= 90
        assert item.place.lon is not None
        assert -180 <= item.place.lon <= 180
        end = evidence.end


@settings(deadline=None)
@given(st.data())
def test_places_never_touch_blocked_spans(data: st.DataObject) -> None:
    text = "Talks in Paris, Texas, and in Mosul, Iraq, went on in New York City."
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    blocked = data.draw(st.lists(spans, max_size=4))
    for item in find_places(text, blocked=blocked):
        assert all(
            item.evidence.end <= left or right <= item.evidence.start or left == right for left, right in blocked
        )
