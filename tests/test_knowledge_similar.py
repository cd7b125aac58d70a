"""Names like another: the keys that are passed over could not have scored enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from dragoman.knowledge.similar import Names

KEYS = ["abiy ahmed", "ahmed abiy", "faure gnassingbe", "nana akufo addo", "patrice talon", "talon", "x" * 300, ""]
names = st.text("abcdeé ", max_size=14)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("patrice tallon", ["patrice talon"]),
        ("gnassingbe faure", []),
        ("abiy ahmad", ["abiy ahmed"]),
        ("x" * 299, ["x" * 300]),
    ],
)
def test_like(wanted: str, found: list[str]) -> None:
    assert [KEYS[at] for _, at in Names(KEYS).like(wanted, 80, 5)] == found


def test_words_in_another_order() -> None:
    found = Names(KEYS).like_in_any_order("gnassingbe faure", 80, 5)
    assert [(score, KEYS[at]) for score, at in found] == [(100.0, "faure gnassingbe")]


@given(st.lists(names, max_size=12), names)
def test_nothing_that_scores_enough_is_passed_over(keys: list[str], wanted: str) -> None:
    """The answers are those of comparing with every key."""
    scores = {at: score for at, key in enumerate(keys) if (score := fuzz.ratio(wanted, key)) >= 75}
    assert {at: score for score, at in Names(keys).like(wanted, 75, 20)} == scores


def test_no_names() -> None:
    assert Names([]).like("talon", 80, 5) == []
