"""Rules of statements that a table of short texts does not show: spans, readouts, odd marks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import quoted_spans
from dragoman.reading import default_reader, read
from dragoman.records import Report, Statement


def _said(text: str, title: str | None = None) -> tuple[Statement, ...]:
    report = Report(id="r", date="2021-04-06", text=text, title=title, publisher="White House" if title else None)
    return default_reader().read(report).statements


def test_a_statement_shows_its_words_its_speaker_and_its_cue() -> None:
    text = "“The bridge is open,” Ghanaian President Nana Akufo-Addo told reporters on Monday."
    (s,) = read(text, "2021-04-06").statements
    assert s.evidence.text == "The bridge is open,"
    assert s.source is not None
    assert s.cue is not None
    assert s.source.text == "Ghanaian President Nana Akufo-Addo"
    assert s.cue.text == "told"
    for part in (s.evidence, s.source, s.cue):
        assert text[part.start : part.end] == part.text


def test_a_speaker_nobody_knows_is_one_actor_with_the_country_of_his_phrase() -> None:
    first, second = read(
        "Armenian sources said the gas was off. Armenian sources said it was cold.", "2021-04-06"
    ).statements
    assert first.speakers == second.speakers
    assert first.speakers[0].country == "ARM"


def test_in_a_readout_a_party_speaks_to_the_other() -> None:
    """What the two say together has no addressee."""
    text = (
        "President Biden telephoned Prime Minister Trudeau of Canada on Monday. The President "
        "underscored the importance of clean water. The leaders agreed on the need for new bridges."
    )
    alone, together = _said(text, "Readout of President Biden's Call with Prime Minister Trudeau of Canada")
    assert [a.country for a in alone.addressee] == ["CAN"]
    assert {a.country for a in together.speakers} == {"USA", "CAN"}
    assert not together.addressee


def test_in_the_news_a_meeting_alone_makes_nobody_the_addressee() -> None:
    text = "Biden met Trudeau on Monday. Biden said the water was clean."
    (s,) = _said(text)
    assert not s.addressee


@pytest.mark.parametrize(
    "text",
    [
        '“We came,” said Obama. “We saw” he added, "we did not.',
        "“““Peru said the bridge was open.”",
        "Peru said: “",
        "Peru's ministers' workers' 'rights' are theirs', said Chile.",
        "“Peru said the bridge was open, and the road, and the port, and everything in between them.”",
        "'' '' `` ' \" « » ‹ › 「 」 said Peru.",
    ],
)
def test_marks_that_do_not_match_cost_no_offsets(text: str) -> None:
    for s in read(text, "2021-04-06").statements:
        parts = (s.evidence, s.source, s.cue)
        assert all(text[p.start : p.end] == p.text and p.text.strip() for p in parts if p is not None)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,\n“”\"'‘’«»`", max_size=80))
def test_quotations_of_any_text_stand_in_order_and_apart(text: str) -> None:
    spans = quoted_spans(text)
    assert all(0 < start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert all(text[start:end].strip() for start, end in spans)
