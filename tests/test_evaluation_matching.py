"""One-to-one matching, and what counts as the same event, statement, commitment and date."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.agreement import (
    dates_agree,
    places_agree,
    same_commitment,
    same_dyad,
    same_statement,
)
from dragoman.evaluation.items import CodedReading, Span, coded_reading
from dragoman.evaluation.matching import dice, match, touches


@dataclass(frozen=True)
class Item:
    span: Span
    core: bool = True


def item(words: str, *, core: bool = True) -> Item:
    return Item(Span(words), core)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the two ministers agreed", "The two ministers agreed", 1.0),
        ("agreed to meet", "met", 0.0),
        ("a a b", "a b b", 2 / 3),
        ("", "", 0.0),
        ("will visit China", "will visit", 0.8),
    ],
)
def test_dice_compares_bags_of_words(one: str, other: str, expected: float) -> None:
    assert dice(one, other) == pytest.approx(expected)


def test_match_takes_the_closest_words_first() -> None:
    gold = [item("met the king"), item("met the queen")]
    found = [item("met the queen of Spain"), item("met the king")]
    assert match(found, gold, lambda s, g: True) == [(1, 0), (0, 1)]


def test_match_finds_as_many_pairs_as_it_can() -> None:
    gold = [item("first"), item("second")]
    found = [item("x"), item("y")]
    allowed = {("x", "first"), ("y", "first"), ("x", "second")}
    assert match(found, gold, lambda s, g: (s.span.text, g.span.text) in allowed) == [(1, 0), (0, 1)]


def test_match_gives_required_gold_the_first_claim() -> None:
    gold = [item("thanked Wang", core=False), item("praised the host")]
    found = [item("thanked Wang")]
    assert match(found, gold, lambda s, g: True) == [(0, 1)]


words = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=4).map(" ".join)
items = st.lists(st.builds(item, words, core=st.booleans()), max_size=6)


@given(items, items, st.integers(0, 2**36 - 1))
def test_match_is_one_to_one_and_leaves_no_free_pair(found: list[Item], gold: list[Item], mask: int) -> None:
    allowed = {(s, g) for s in range(len(found)) for g in range(len(gold)) if mask >> (6 * s + g) & 1}
    places = {id(x): n for xs in (found, gold) for n, x in enumerate(xs)}
    pairs = match(found, gold, lambda s, g: (places[id(s)], places[id(g)]) in allowed)
    assert set(pairs) <= allowed
    assert len({s for s, _ in pairs}) == len({g for _, g in pairs}) == len(pairs)
    used, answered = {s for s, _ in pairs}, {g for _, g in pairs}
    assert not [(s, g) for s, g in allowed if s not in used and g not in answered]


def test_touching_is_told_by_offsets_or_else_by_words() -> None:
    assert touches(Item(Span("met", 0, 3)), Item(Span("met Wang", 0, 8)))
    assert not touches(Item(Span("met", 0, 3)), Item(Span("met", 10, 13)))
    assert touches(item("met Wang"), item("met the king"))


def coded(**lists: Any) -> CodedReading:
    return coded_reading({"id": "r", **lists})


def sides(codes: str) -> list[dict[str, str | None]]:
    return [{"country": code if code != "?" else None} for code in codes.split()]


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("KAZ > CHN", "KAZ > CHN", True),
        ("CHN > KAZ", "KAZ > CHN", False),
        ("CHN > KAZ", "KAZ <> CHN", True),
        ("KAZ > RUS", "KAZ <> CHN", False),
        ("KAZ > CHN RUS", "KAZ > RUS", True),
        ("KAZ > RUS", "KAZ >", True),
        ("? > CHN", "? > CHN", True),
        ("KAZ <> CHN", "KAZ <> CHN RUS USA UNO", False),
        ("KAZ <> CHN", "KAZ <> CHN RUS USA", True),
        ("KAZ >", "KAZ > CHN", False),
    ],
)
def test_same_dyad(found: str, gold: str, same: bool) -> None:
    def event(text: str) -> dict[str, Any]:
        mark = "<>" if "<>" in text else ">"
        source, target = text.split(mark)
        return {
            "type": "CONSULT",
            "source": sides(source),
            "target": sides(target),
            "reciprocal": mark == "<>",
            "evidence": "met",
        }

    reading = coded(events=[event(found), event(gold)])
    assert same_dyad(reading.events[0], reading.events[1], "country") is same


def test_a_state_without_a_sector_is_its_government() -> None:
    base = {"type": "CONSULT", "target": [], "evidence": "met"}
    one, government, army = coded(
        events=[
            base | {"source": [{"country": "KAZ"}]},
            base | {"source": [{"country": "KAZ", "sector": "GOV"}]},
            base | {"source": [{"country": "KAZ", "sector": "MIL"}]},
        ]
    ).events
    assert same_dyad(one, government, "sector")
    assert same_dyad(one, army, "country")
    assert not same_dyad(one, army, "sector")


@pytest.mark.parametrize(
    ("found", "gold", "agree"),
    [
        ("2020-09-12", "2020-09-12", True),
        ("2020-09", "2020-09-12", True),
        ("2020-09-12", "2020", True),
        ("2020-09-12/2020-09-14", "2020-09-12", True),
        ("2020-09-13", "2020-09-12", False),
        (None, "2020", False),
        ("2020", None, None),
        (None, None, None),
    ],
)
def test_dates_agree_to_the_coarser_precision(found: str | None, gold: str | None, agree: bool | None) -> None:
    assert dates_agree(found, gold) is agree


def test_places_agree_by_country() -> None:
    base = {"type": "CONSULT", "evidence": "met"}
    almaty, astana, xian, nowhere = coded(
        events=[
            base | {"place": {"name": "Almaty", "country": "KAZ"}},
            base | {"place": {"name": "Astana", "country": "KAZ"}},
            base | {"place": {"name": "Xi'an", "country": "CHN"}},
            base,
        ]
    ).events
    assert places_agree(almaty, astana) is True
    assert places_agree(xian, astana) is False
    assert places_agree(nowhere, astana) is False
    assert places_agree(astana, nowhere) is None


@pytest.mark.parametrize(
    ("words", "who", "same"),
    [
        ("relations are very good", "KAZ", True),
        ("relations", "KAZ", False),
        ("relations are good", "CHN", False),
        ("relations are good", "CHN KAZ", True),
        ("relations are good", "", False),
    ],
)
def test_statements_need_their_words_and_their_speaker(words: str, who: str, same: bool) -> None:
    gold = {"kind": "direct", "speakers": sides("KAZ"), "evidence": "relations are good"}
    found = {"kind": "direct", "speakers": sides(who), "evidence": words}
    reading = coded(statements=[found, gold])
    assert same_statement(*reading.statements) is same


@pytest.mark.parametrize(
    ("words", "who", "same"),
    [
        ("will visit", "KAZ", True),
        ("will visit", "CHN", False),
        ("in May", "", False),
        ("will", "KAZ", False),
    ],
)
def test_commitments_need_their_words_and_their_side(words: str, who: str, same: bool) -> None:
    gold = {"kind": "plan", "by": sides("KAZ"), "evidence": "will visit in May"}
    found = {"kind": "plan", "by": sides(who), "evidence": words}
    reading = coded(commitments=[found, gold])
    assert same_commitment(*reading.commitments) is same
