"""Who bound themselves to what, towards whom and by when (tests/data/golden/commitments.yaml)."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Commitment
from golden_tables import Case, commitment_fits, params, reading_of


@pytest.mark.parametrize("case", params("commitments"))
def test_commitments_of_a_text_are_those_of_the_coding_guide(case: Case) -> None:
    """Every expected commitment is found once, and nothing else is."""
    left = list(reading_of(case).commitments)
    told = "; ".join(map(_show, left)) or "no commitment"
    for wanted in case.expected["commitments"]:
        found = next((c for c in left if commitment_fits(c, wanted)), None)
        assert found is not None, f"expected {wanted}, found {told}"
        left.remove(found)
    extra = [c for c in left if not any(commitment_fits(c, w) for w in case.expected.get("also", ()))]
    assert not extra, f"not expected: {'; '.join(map(_show, extra))}"


@pytest.mark.parametrize("case", params("commitments", marked=False))
def test_a_commitment_rests_on_an_event_of_the_reading(case: Case) -> None:
    """Each commitment also appears as an AGREE event, or is part of one: of a signing, of a concession announced."""
    reading = reading_of(case)
    types = {e.id: e.type for e in reading.events}
    rests_on = {types[c.event] for c in reading.commitments if c.event is not None}
    assert rests_on <= {"AGREE", "SUPPORT", "CONCEDE"}
    assert all(c.event is not None for c in reading.commitments)
    assert all(c.kind == "agreement" for c in reading.commitments if c.event and types[c.event] == "SUPPORT")


def _show(c: Commitment) -> str:
    by, to = (" + ".join(f"{a.name}/{a.country}" for a in side) or "-" for side in (c.by, c.to))
    return f"{c.kind} {by} -> {to} by {c.due}: {c.evidence.text!r}"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("China and Laos agreed to extend the Belt and Road Initiative.", "Belt and Road Initiative"),
        ("Serbia promised to implement the Minsk agreements with Latvia.", "Minsk agreements"),
        ("Peru and Chile agreed to form a strategic partnership.", "strategic partnership"),
        ("Peru and Chile agreed to open a free trade zone.", "free trade zone"),
        ("Norway pledged to send vaccines to Mali.", "health"),
        ("Italy and Libya agreed to cooperate on migration.", "migration"),
        ("Peru and Chile agreed to stay in close touch.", None),
    ],
)
def test_topic_is_the_initiative_the_matter_or_the_sector(text: str, topic: str | None) -> None:
    (commitment,) = dragoman.read(text, "2021-03-01").commitments
    assert commitment.topic == topic
