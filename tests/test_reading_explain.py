"""`dragoman.explain`: how a sentence was coded, in lines a person can follow."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.errors import BadDateError, InputError

SENTENCE = (
    "Norwegian Foreign Minister Ine Eriksen Søreide said she had met her Ghanaian counterpart but did not visit Togo."
)
PARTS = ["Actors", "Clauses", "Dates and places", "Events", "Considered and rejected"]


def lines(text: str, date: str = "2018-05-09") -> list[str]:
    """The explanation of `text`."""
    return list(dragoman.explain(text, date).lines())


def part(text: str, name: str, date: str = "2018-05-09") -> str:
    """The lines of one part of an explanation."""
    told = lines(text, date)
    start = told.index(name)
    stop = next((i for i in range(start + 1, len(told)) if told[i] in PARTS), len(told))
    return "\n".join(told[start + 1 : stop])


def test_the_parts_come_in_the_order_of_the_stages() -> None:
    """Actors, clauses, dates and places, events, what was rejected."""
    told = lines(SENTENCE)
    assert [line for line in told if line in PARTS] == PARTS


def test_actors_are_told_with_country_sector_and_rule() -> None:
    """Who each mention is, and for a pronoun its antecedent."""
    told = part("President Xi Jinping welcomed the guests. He thanked Togo.", "Actors")
    assert "Xi Jinping (CHN GOV" in told
    assert "'He' = Xi Jinping" in told
    assert "from “President Xi Jinping”" in told
    assert "[who's who" in told


def test_clauses_are_told_with_subject_object_and_marks() -> None:
    """Voice, negation, tense and modality are visible."""
    told = part("Peru was praised by Chile. Peru did not meet Bolivia. Peru might visit Cuba.", "Clauses")
    praised, meet, visit = told.splitlines()
    assert "passive" in praised
    assert "subject Chile, object Peru" in praised
    assert "negated" in meet
    assert "might" in visit


def test_events_are_told_with_sides_words_and_the_rule_that_fired() -> None:
    """Type, who to whom, the day, the words and the codebook's rule."""
    told = part("Ghana thanked Togo on Tuesday.", "Events")
    assert "SUPPORT" in told
    assert "Ghana (GHA GOV) -> Togo (TGO GOV)" in told
    assert "on 2018-05-08" in told
    assert "words: 'thanked Togo" in told
    assert "why:   codebook:SUPPORT/" in told


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("Peru did not meet Bolivia.", "meet", "negated"),
        ("Australia might sanction Cambodia.", "sanction", "might"),
        ("Ghana painted Togo.", "painted", "no rule of the codebook"),
    ],
)
def test_what_was_considered_is_told_with_the_reason_of_its_rejection(text: str, word: str, reason: str) -> None:
    """No event is explained too."""
    assert "none" in part(text, "Events")
    rejected = part(text, "Considered and rejected")
    assert f"'{word}'" in rejected
    assert reason in rejected


def test_dates_and_places_are_told_as_resolved() -> None:
    """On which day and where."""
    told = part("Ghana met Togo in Paris on Tuesday.", "Dates and places")
    assert "'Tuesday' = DATE 2018-05-08" in told
    assert "'Paris' = Paris, FRA (city)" in told


def test_without_a_date_a_sentence_is_explained_as_of_today() -> None:
    """A sentence typed by hand needs no date; an impossible one is refused, and so is an empty sentence."""
    assert any("SUPPORT" in line for line in dragoman.explain("Ghana thanked Togo.").lines())
    with pytest.raises(BadDateError):
        dragoman.explain("Ghana thanked Togo.", "2019-02-30")
    with pytest.raises(InputError):
        dragoman.explain(" ")
