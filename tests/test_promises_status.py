"""`dragoman.promises`: what was promised in reports over time, and what became of it (data/golden/promises.yaml)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman
from dragoman.commitments.status import MAYBE, SURE, Later, judge_status, kept_by
from dragoman.records import Actor, Commitment, Event, Evidence, Promise, Reading, Report

CASES = yaml.safe_load((Path(__file__).parent / "data" / "golden" / "promises.yaml").read_text(encoding="utf-8"))
OTHERS = (
    ("u1", "2021-06-01", "Brazil sent doctors to Angola."),
    ("u2", "2019-06-01", "The Danish foreign minister visited Estonia."),
    ("u3", "2021-04-25", "Fiji refused to meet officials from Samoa."),
)


@lru_cache
def reading(id: str, date: str, text: str) -> Reading:
    """One invented report, read."""
    return dragoman.read(Report(id=id, date=date, text=text))


def readings(case: dict[str, Any]) -> list[Reading]:
    """The readings of a case's reports."""
    return [reading(r["id"], str(r["date"]), r["text"]) for r in case["reports"]]


def followed(case: dict[str, Any], more: list[Reading] | None = None) -> tuple[Promise, ...]:
    """The promises of a case on its day."""
    return dragoman.promises([*readings(case), *(more or [])], on=str(case["day"]))


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_status_of_each_promise(case: dict[str, Any]) -> None:
    found = followed(case)
    assert len(found) == len(case["promises"])
    for promise, wanted in zip(found, case["promises"], strict=True):
        assert promise.commitment.what.startswith(wanted["what"])
        assert promise.status == promise.commitment.status == wanted["status"]
        assert promise.event_report_id == wanted.get("speaks")
        assert promise.proposed == wanted.get("maybe")
        assert promise.told_again == tuple(wanted.get("again", ()))
        if "due" in wanted:
            assert promise.commitment.due == wanted["due"]


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_order_of_the_reports_does_not_matter(case: dict[str, Any]) -> None:
    forth = dragoman.promises(readings(case), on=str(case["day"]))
    back = dragoman.promises(list(reversed(readings(case))), on=str(case["day"]))
    assert forth == back


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_reports_on_other_matters_change_nothing(case: dict[str, Any]) -> None:
    more = [reading(*other) for other in OTHERS]
    assert followed(case, more) == followed(case)


def test_every_proposal_says_why_and_how_sure() -> None:
    for case in CASES:
        for promise in followed(case):
            if promise.event is None:
                assert promise.score is None
                assert not promise.reasons
            else:
                assert promise.score is not None
                assert promise.score >= (MAYBE if promise.proposed else SURE)
                assert promise.reasons


def test_a_person_decides() -> None:
    case = next(c for c in CASES if c["id"] == "proposed-not-sure")
    (promise,) = followed(case)
    (decided,) = dragoman.promises(readings(case), on=str(case["day"]), decided={promise.commitment.id: "kept"})
    assert decided.status == "kept"
    assert decided.decided
    assert decided.proposed is None


def test_only_those_asked_for() -> None:
    everything = [r for c in CASES for r in readings(c) if c["id"] in ("kept-money", "overdue-by-day", "withdrawn")]
    everything = [replace(r, report=replace(r.report, id=f"{k}")) for k, r in enumerate(everything)]

    def by(**asked: Any) -> list[str]:
        found = dragoman.promises(everything, on="2021-12-31", **asked)
        return [a.country or "?" for p in found for a in p.commitment.by]

    assert by() == ["IRN", "NOR", "CAN"]
    assert by(by="NOR") == by(by="norway") == ["NOR"]
    assert by(to="KEN") == by(to="kenya") == ["CAN"]
    assert by(by="VAT") == by(by="nobody of this name") == []
    assert by(status="overdue") == by(due_before="2021-06-03") == by(due_after="2021-06") == ["IRN"]
    assert by(due_before="2021-06-02") == by(due_after="2022") == []


@pytest.mark.parametrize("day", ["2021-02-30", "soon", "", "2021-13"])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(dragoman.BadDateError):
        dragoman.promises([], on=day)


# --- the rule by itself, on records made by hand

FRANCE, CHAD = Actor("France", "state", "FRA", "GOV"), Actor("Chad", "state", "TCD", "GOV")
PROMISE = Commitment(
    id="c1",
    kind="pledge",
    by=(FRANCE,),
    to=(CHAD,),
    what="send doctors to the north",
    topic=None,
    due="2020-06",
    status="open",
    evidence=Evidence(0, 25, "send doctors to the north"),
)


def told(type: str, date: str | None, sentence: str, source: Actor = FRANCE, target: Actor = CHAD) -> Later:
    """An event in a report of June 2020."""
    event = Event(
        id=f"e-{type}-{date}",
        type=type,
        mode=None,
        contexts=(),
        cameo=None,
        reciprocal=False,
        source=(source,),
        target=(target,),
        date=date,
        place=None,
        quad_class=1,
        goldstein=None,
        intensity=None,
        evidence=Evidence(0, len(sentence), sentence),
    )
    return Later(event, "later", "2020-06-10", sentence)


@pytest.mark.parametrize(
    ("later", "score"),
    [
        (told("AID", "2020-06-09", "France sent doctors to the north of Chad."), 1.0),
        (told("AID", "2020-06-09", "France gave Chad tents."), 0.75),
        (told("AID", "2020-07-09", "France gave Chad tents."), 0.65),
        (told("AID", None, "France sent doctors to the north of Chad."), 1.0),
        (told("AID", "2020-01-09", "France sent doctors to the north of Chad."), None),
        (told("ACCUSE", "2020-06-09", "France sent doctors to the north of Chad."), None),
        (told("AID", "2020-06-09", "Chad sent doctors to the north of France.", CHAD, FRANCE), None),
    ],
)
def test_score_is_the_sum_of_sides_kind_words_and_time(later: Later, score: float | None) -> None:
    match = kept_by(PROMISE, "2020-03-01", later)
    assert (match.score if match else None) == score


@given(
    events=st.lists(
        st.builds(
            told,
            st.sampled_from(["AID", "REJECT", "CONSULT", "SANCTION", "ASSAULT"]),
            st.sampled_from([None, "2020-02", "2020-05-01", "2020-06-09", "2021"]),
            st.sampled_from(["doctors sent north", "tents", ""]),
        ),
        max_size=5,
    ),
    on=st.dates().map(str),
)
@settings(max_examples=60)
def test_status_is_one_of_four_and_no_event_after_the_day_counts(events: list[Later], on: str) -> None:
    status, match = judge_status(PROMISE, "2020-03-01", events, on)
    again, _ = judge_status(PROMISE, "2020-03-01", list(reversed(events)), on)
    assert status == again
    assert status in ("open", "kept", "overdue", "withdrawn")
    if on < "2020-06-10":
        assert match is None
        assert status == "open"
