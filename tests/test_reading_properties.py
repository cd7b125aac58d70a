"""What holds of every reading, whatever the text: evidence, ids, types, repeatability, batches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.codebook.ontology import CONTEXTS, MODES, NON_STATES
from dragoman.errors import InputError
from dragoman.reading import as_report
from dragoman.records import Evidence, Reading, Report
from golden_tables import cases, reading_of

TABLES = ("actors", "events", "statements", "commitments")
LINES = tuple(c.text for table in TABLES for c in cases(table))
few = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

# bits of news with what breaks offsets: emoji, combining accents, other scripts, marks left open, controls
BITS = st.sampled_from(
    [
        *LINES[::7],
        "“", "”", "\"", "'", "‘", "’", "«", "»", "„", " – ", " -- ", "(", ")", ", said he, ", ".", "…", "?!", "\n\n",
        "🤝", "👩🏽‍🚀", "e\u0301", "Zelens\u0301kyy", "\u200f", "\u202eabc\u202c", "رئيس الوزراء",
        "习近平", "Владимир Путин",
        "\x00", "\x07", "\t", "\r\n", "\u00a0", "\u2028", "\ufeff", "30 February", "year 0", "2019-13-45", "PARIS –",
        "date 2019-01-01", "President ", "the two ministers ", "he said ", "agreed to ", "on Friday ", "&amp;", "<b>",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(BITS, min_size=1, max_size=10).map("".join),
    st.tuples(st.sampled_from(LINES), st.text(max_size=60), st.sampled_from(LINES)).map(" ".join),
    st.text(max_size=200),
)


def spans(reading: Reading) -> list[Evidence]:
    """All evidence of a reading."""
    found = [m.evidence for m in reading.mentions] + [t.evidence for t in reading.topics]
    found += [e.evidence for e in reading.events] + [s.evidence for s in reading.statements]
    found += [c.evidence for c in reading.commitments] + [d.evidence for d in reading.dates]
    found += [p.evidence for p in reading.places]
    found += [m.antecedent for m in reading.mentions if m.antecedent is not None]
    for s in reading.statements:
        found += [e for e in (s.source, s.cue) if e is not None]
    return found


def check(reading: Reading) -> None:
    """The rules that every reading keeps."""
    text = reading.report.text
    for e in spans(reading):
        assert 0 <= e.start < e.end <= len(text)
        assert e.text == text[e.start : e.end]
    for rows in (reading.events, reading.statements, reading.commitments):
        ids = [row.id for row in rows]
        assert len(set(ids)) == len(ids)
    events = {e.id for e in reading.events}
    for event in reading.events:
        assert event.type in MODES
        assert event.mode is None or event.mode in MODES[event.type]
        assert set(event.contexts) <= CONTEXTS
        assert event.quad_class in (1, 2, 3, 4)
        assert 0 <= event.confidence <= 1
        assert event.source or event.target
        assert event.why
    for statement in reading.statements:
        assert statement.kind in ("direct", "mixed", "indirect")
        assert statement.why
    for commitment in reading.commitments:
        assert commitment.event in events
        assert commitment.what == commitment.evidence.text
    assert all(m.rule for m in reading.mentions)


@few
@given(TEXTS)
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    """Either the input is refused as unreadable, or every record of its reading rests on the text's own words."""
    try:
        reading = dragoman.read(text, "2020-05-06")
    except InputError:
        return
    assert reading.report.text == text
    check(reading)


@few
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4).map("\n\n".join))
def test_reading_twice_gives_the_same_rows(text: str) -> None:
    """Nothing depends on what was read before, on time or on chance: ids included."""
    first = dragoman.read(text, "2021-03-04")
    check(first)
    assert dragoman.read(text, "2021-03-04") == first


def test_a_batch_gives_the_rows_that_reading_one_by_one_gives() -> None:
    """`read_all` parses in batches, and its rows are those of `read`."""
    rows = [c for table in TABLES for c in cases(table)[::6]]
    together = list(dragoman.read_all([as_report(c.text, c.date) for c in rows]))
    apart = [dragoman.read(c.text, c.date) for c in rows]
    assert [r.report.text for r in together] == [c.text for c in rows]
    assert together == apart


def test_read_all_is_a_stream() -> None:
    """The first reading is there before the last report is asked for."""
    asked: list[int] = []

    def stream() -> Iterator[Report]:
        for i in range(200):
            asked.append(i)
            yield as_report("Togo thanked Benin.", "2019-04-03")

    readings = dragoman.read_all(stream())
    next(iter(readings))
    assert len(asked) < 200


def test_no_event_happens_in_an_international_body() -> None:
    """The place of an event has the code of a country, never that of the UN or the EU."""
    reading = dragoman.read("The rebels handed over their weapons to the United Nations.", "2018-06-20")
    assert all(e.place is None or e.place.country not in NON_STATES for e in reading.events)


@pytest.mark.parametrize("table", TABLES)
def test_the_golden_texts_keep_every_rule(table: str) -> None:
    """Evidence, ids, types and modes of all golden texts."""
    for case in cases(table):
        check(reading_of(case))


EMOJI = "🤝 E\u0301toile 👩🏽‍🚀! Prime Minister Shinzo Abe met Wang Yi in Paris. 🎉 He thanked China."


def test_offsets_count_code_points_after_emoji_and_accents() -> None:
    """An emoji of several code points and a combining accent before the words shift nothing."""
    reading = dragoman.read(EMOJI, "2016-04-29")
    check(reading)
    abe = next(m for m in reading.mentions if "Abe" in m.evidence.text)
    assert EMOJI[abe.evidence.start : abe.evidence.end].endswith("Shinzo Abe")
    assert any(e.type == "SUPPORT" for e in reading.events)


QUOTES = (
    "“",
    "“”",
    "““We will help Togo,” said President Joko Widodo.",
    "We will help Togo,” said President Joko Widodo.",
    "“We will help Togo, said President Joko Widodo. “It is late.",
    '"We will help Togo,\' said President Joko Widodo."',
    "“" + "We will help Togo. " * 40 + "”",
    "“‘“‘“‘ We will help ’”’”’”",
    "”We will help Togo“ said Widodo",
)


@pytest.mark.parametrize("text", QUOTES)
def test_unbalanced_quotation_marks_do_no_harm(text: str) -> None:
    """A mark left open, closed twice, or a page that is one quotation."""
    reading = dragoman.read("Indonesia and Togo held talks. " + text, "2018-02-07")
    check(reading)
    assert any(e.type == "CONSULT" for e in reading.events)
