"""The example report, read whole: every actor, event, statement and commitment that its page tells."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from dragoman.records import Mention, Reading
from golden_tables import FOLDER, actor_fits, commitment_fits, event_fits, show_event

TABLE: dict[str, Any] = yaml.safe_load((FOLDER / "example.yaml").read_text(encoding="utf-8"))


def marked(rows: list[dict[str, Any]], name: str) -> list[Any]:
    """Rows as parameters; what is known to fail carries its reason."""
    return [
        pytest.param(
            row,
            id=str(row[name])[:40],
            marks=[pytest.mark.xfail(reason=row["xfail"], strict=False, raises=AssertionError)]
            if "xfail" in row
            else [],
        )
        for row in rows
    ]


def mention_at(reading: Reading, start: int, end: int) -> Mention | None:
    """The mention that best covers characters `start` to `end`."""
    over = [m for m in reading.mentions if m.evidence.start < end and start < m.evidence.end]
    return min(over, key=lambda m: abs(m.evidence.start - start) + abs(m.evidence.end - end), default=None)


def occurrences(text: str, words: str) -> list[int]:
    """Where `words` begin in `text`."""
    return [i for i in range(len(text)) if text.startswith(words, i)]


@pytest.mark.parametrize(("name", "wanted"), TABLE["persons"].items())
def test_every_mention_of_a_person_is_that_person(example: Reading, name: str, wanted: str) -> None:
    """The five persons, by full name, surname and title, in the office of the day."""
    text = example.report.text
    found = occurrences(text, name)
    assert found
    for start in found:
        mention = mention_at(example, start, start + len(name))
        assert mention is not None, text[start - 20 : start + 20]
        assert len(mention.actors) == 1, mention
        assert actor_fits(mention.actors[0], wanted), mention


@pytest.mark.parametrize(("name", "wanted"), TABLE["states"].items())
def test_every_mention_of_a_state_is_a_mention(example: Reading, name: str, wanted: str) -> None:
    """Kazakhstan and China, but where they are part of a person's title or of another name."""
    for start in occurrences(example.report.text, name):
        mention = mention_at(example, start, start + len(name))
        if mention is not None and mention.evidence.text == name:
            assert actor_fits(mention.actors[0], wanted), mention


@pytest.mark.parametrize("row", marked(TABLE["mentions"], "in"))
def test_words_that_are_no_names_go_back_to_the_right_actors(example: Reading, row: dict[str, Any]) -> None:
    """Pronouns, role nouns and collectives."""
    text = example.report.text
    start = text.index(row["in"]) + row["in"].index(row["words"])
    mention = mention_at(example, start, start + len(row["words"]))
    actors = mention.actors if mention is not None else ()
    told = [f"{a.name}/{a.country}/{a.sector}" for a in actors]
    assert len(actors) == len(row["are"]), told
    assert all(any(actor_fits(a, w) for a in actors) for w in row["are"]), told


@pytest.mark.parametrize("row", marked(TABLE["events"], "words"))
def test_each_core_event_is_in_the_record(example: Reading, row: dict[str, Any]) -> None:
    """The sixteen things that the page tells, with sides, date and place."""
    near = [e for e in example.events if row["words"] in e.evidence.text]
    fitting = [e for e in near if event_fits(e, row["event"])]
    assert len(fitting) == 1, f"expected {row['event']}, found {[show_event(e) for e in near]}"
    names = {a.name for a in (*fitting[0].source, *fitting[0].target)}
    assert set(row["of"]) <= names, names


def test_no_event_is_in_the_record_that_the_page_does_not_tell(example: Reading) -> None:
    """Besides the core there is only what the page may be said to tell."""
    lines = [row["event"] for row in TABLE["events"]] + TABLE["also"]
    extra = [show_event(e) for e in example.events if not any(event_fits(e, line) for line in lines)]
    assert not extra
    assert len(example.events) <= len(TABLE["events"]) + 5


@pytest.mark.parametrize("row", marked(TABLE["statements"], "begins"))
def test_each_statement_is_in_the_record(example: Reading, row: dict[str, Any]) -> None:
    """Eight statements with kind, speaker, addressee where told, and the whole content."""
    found = [s for s in example.statements if s.evidence.text.startswith(row["begins"])]
    assert len(found) == 1
    statement = found[0]
    assert statement.kind == row["kind"]
    assert [a.name for a in statement.speakers] == [row["by"]]
    assert statement.evidence.text.rstrip(",.”").endswith(row["ends"])
    if "to" in row:
        assert [a.name for a in statement.addressee] == [row["to"]]


def test_there_is_no_statement_that_the_page_does_not_tell(example: Reading) -> None:
    """Eight statements, and what is stressed may count as one; names of initiatives and meetings are none."""
    begins = [row["begins"] for row in TABLE["statements"]] + TABLE["may_be_statements"]
    assert len(TABLE["statements"]) == 8
    extra = [s.evidence.text for s in example.statements if not s.evidence.text.startswith(tuple(begins))]
    assert not extra


@pytest.mark.parametrize("row", marked(TABLE["commitments"], "line"))
def test_each_commitment_is_in_the_record_with_its_due_date(example: Reading, row: dict[str, Any]) -> None:
    """Six commitments: who, to whom, what, by when."""
    found = [c for c in example.commitments if commitment_fits(c, row["line"])]
    assert found, [(c.kind, c.evidence.text) for c in example.commitments]
    assert any(c.due == row["due"] for c in found), [c.due for c in found]


@pytest.mark.parametrize("name", TABLE["topics"])
def test_initiatives_and_bodies_are_topics(example: Reading, name: str) -> None:
    """What the two sides spoke of."""
    assert any(name in t.name for t in example.topics), [t.name for t in example.topics]


def test_date_and_dateline_come_from_the_first_words(example: Reading) -> None:
    """`date 2020-09-14 NUR-SULTAN –` gives the day and the place the report was written at."""
    assert example.report.date == "2020-09-14"
    assert example.report.place is not None
    assert (example.report.place.name, example.report.place.country) == ("Nur-Sultan", "KAZ")


def test_the_reporting_press_service_is_no_side(example: Reading) -> None:
    """Akorda's press service reports the meeting and has no part in it."""
    sides = {a.name for e in example.events for a in (*e.source, *e.target)}
    assert not any("Akorda" in name for name in sides)
