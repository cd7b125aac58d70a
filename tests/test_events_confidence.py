"""Confidence: the chance of an event to be right, by what decided and how its sides were found."""

import pytest

from dragoman.events.confidence import BY_KIND, BY_SIDES, chance
from dragoman.reading import default_reader
from dragoman.records import Report


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Kenya thanked Uganda.", "SUPPORT", chance("clause", "told")),
        ("A bomb exploded in Nairobi.", "ASSAULT", chance("happening", "unknown attackers")),
        ("Kenya will send aid to Uganda.", "AGREE", chance("ahead", "told")),
        ("Kenya agreed to send aid to Uganda.", "AGREE", chance("governed", "told")),
        ("Kenya promised Uganda to clean the beaches.", "AGREE", chance("unknown act", "told")),
        ("Kenya's visit to Uganda ended on Monday.", "CONSULT", chance("noun", "told")),
        ("Protesters marched in Nairobi over the price of bread.", "PROTEST", chance("clause", "understood")),
    ],
)
def test_confidence_says_what_decided_and_how_the_sides_were_found(text: str, type_: str, expected: float) -> None:
    (event,) = default_reader().read(Report("r", "2023-05-15", text)).events
    assert (event.type, event.confidence) == (type_, expected)


def test_sides_told_are_surer_than_sides_that_are_not() -> None:
    assert max(BY_SIDES.values()) == BY_SIDES["told"] == 1.0
    assert all(0 < chance(kind, sides) < 1 for kind in BY_KIND for sides in BY_SIDES)
