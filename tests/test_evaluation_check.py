"""``evaluation.check`` with a reader: hand-built readings against hand-coded gold."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import dragoman.evaluation as room
from dragoman.errors import InputError
from dragoman.evaluation import CheckResult, check, run_check
from dragoman.records import Actor, Commitment, Event, Evidence, Place, Reading, Report, Statement

TEXT = "Dana met Chen in Almaty on Monday. She thanked Bora. “We will visit China in May,” she said."
DANA = Actor("Dana", "person", "KAZ", "GOV")
CHEN = Actor("Chen", "person", "CHN", "GOV")
BORA = Actor("Bora", "person", "RUS", "GOV")


def evidence(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words)


def event(type_: str, words: str, source: Actor = DANA, target: Actor = CHEN, **fields: Any) -> Event:
    plain: dict[str, Any] = {
        "mode": None,
        "contexts": (),
        "cameo": None,
        "reciprocal": False,
        "date": "2020-01-06",
        "place": None,
        "quad_class": 1,
        "goldstein": None,
        "intensity": None,
    }
    return Event(id="e", type=type_, source=(source,), target=(target,), evidence=evidence(words), **plain | fields)


MEETING = event("CONSULT", "met Chen", mode="visit", reciprocal=True, place=Place("Almaty", "KAZ"))
THANKS = event("SUPPORT", "thanked Bora", target=BORA)
SAID = Statement("s", "direct", (DANA,), (), evidence("We will visit China in May"))
PROMISE = Commitment("c", "plan", (DANA,), (CHEN,), "visit", None, "2020-05", "open", evidence("visit China in May"))
RIGHT = Reading(Report("r1", "2020-01-07", TEXT), events=(MEETING, THANKS), statements=(SAID,), commitments=(PROMISE,))


def side(actor: Actor) -> dict[str, str | None]:
    return {"name": actor.name, "country": actor.country, "sector": actor.sector}


def words_of(record: Event | Statement | Commitment) -> dict[str, Any]:
    return {"start": record.evidence.start, "end": record.evidence.end, "text": record.evidence.text}


def coded(record: Event) -> dict[str, Any]:
    place = {"name": record.place.name, "country": record.place.country} if record.place else None
    return {
        "type": record.type,
        "mode": record.mode,
        "reciprocal": record.reciprocal,
        "source": [side(actor) for actor in record.source],
        "target": [side(actor) for actor in record.target],
        "date": record.date,
        "place": place,
        "evidence": words_of(record),
        "core": True,
    }


GOLD = {
    "report": {"id": "r1", "date": "2020-01-07", "text": TEXT},
    "events": [coded(MEETING), coded(THANKS)],
    "statements": [{"kind": "direct", "speakers": [side(DANA)], "addressee": [], "evidence": words_of(SAID)}],
    "commitments": [
        {
            "kind": "plan",
            "by": [side(DANA)],
            "to": [side(CHEN)],
            "due": "2020-05",
            "evidence": words_of(PROMISE),
        }
    ],
}
QUIET = {"report": {"id": "r2", "date": "2020-01-07", "text": TEXT}, "events": []}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n" + json.dumps(QUIET) + "\n", encoding="utf-8")
    return path


def checked(gold: Path, reading: Reading) -> CheckResult:
    def read(report: Report) -> Reading:
        return reading if report.id == "r1" else Reading(report)

    return check(gold, read, samples=20)


def test_a_right_reading_has_full_figures_and_no_mistakes(gold: Path) -> None:
    result = checked(gold, RIGHT)
    figures = result.figures()
    assert figures["event"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 2, "fp": 0, "fn": 0}
    assert figures["event_date_acc"] == [2, 2]
    assert figures["commitment_due_acc"] == [1, 1]
    assert (figures["reports"], figures["missing"]) == (2, 0)
    assert result.mistakes == ()
    assert result.tables["event by type"]["SUPPORT"].tp == 1
    assert result.extras["false_events"]["per_100_reports"] == 0.0


@pytest.mark.parametrize(
    ("changed", "kinds"),
    [
        ({"events": (MEETING,)}, {"missed event": 1}),
        ({"events": (MEETING, THANKS, event("ASSAULT", "on Monday"))}, {"false event": 1}),
        ({"events": (MEETING, replace(THANKS, type="ACCUSE"))}, {"wrong type": 1}),
        ({"events": (MEETING, replace(THANKS, target=(CHEN,)))}, {"wrong side": 1}),
        ({"events": (MEETING, replace(THANKS, type="ACCUSE", target=(CHEN,)))}, {"wrong type and side": 1}),
        ({"events": (MEETING, replace(THANKS, date="2019"))}, {"wrong date": 1}),
        ({"events": (replace(MEETING, place=None), THANKS)}, {"wrong place": 1}),
        ({"events": (replace(MEETING, mode="phone"), THANKS)}, {"wrong mode": 1}),
        ({"events": (MEETING, replace(THANKS, target=(replace(BORA, sector="MIL"),)))}, {"wrong sector": 1}),
        ({"statements": ()}, {"missed statement": 1}),
        ({"statements": (SAID, replace(SAID, evidence=evidence("Dana met")))}, {"false statement": 1}),
        ({"statements": (replace(SAID, speakers=(CHEN,)),)}, {"wrong speaker": 1}),
        ({"statements": (replace(SAID, evidence=evidence("We will")),)}, {"wrong statement words": 1}),
        ({"statements": (replace(SAID, kind="indirect"),)}, {"wrong statement kind": 1}),
        ({"commitments": ()}, {"missed commitment": 1}),
        (
            {"commitments": (PROMISE, replace(PROMISE, evidence=evidence("on Monday")))},
            {"false commitment": 1},
        ),
        ({"commitments": (replace(PROMISE, by=(CHEN,)),)}, {"wrong party": 1}),
        ({"commitments": (replace(PROMISE, to=(BORA,)),)}, {"wrong party": 1}),
        ({"commitments": (replace(PROMISE, due="2020-06"),)}, {"wrong due": 1}),
        ({"commitments": (replace(PROMISE, kind="pledge"),)}, {"wrong commitment kind": 1}),
    ],
)
def test_each_mistake_is_told_by_its_kind(changed: dict[str, Any], kinds: dict[str, int], gold: Path) -> None:
    assert checked(gold, replace(RIGHT, **changed)).mistake_counts() == kinds


def test_a_mistake_shows_its_sentence_and_both_rows(gold: Path) -> None:
    (mistake,) = checked(gold, replace(RIGHT, events=(MEETING, replace(THANKS, type="ACCUSE")))).mistakes
    assert mistake.sentence == "She thanked Bora."
    assert mistake.gold is not None
    assert mistake.system is not None
    assert (mistake.gold["type"], mistake.system["type"]) == ("SUPPORT", "ACCUSE")


def test_borderline_gold_is_neither_required_nor_wrong(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    borderline = {**GOLD, "events": [coded(MEETING), coded(THANKS) | {"core": False}]}
    path.write_text(json.dumps(borderline), encoding="utf-8")
    for events in ((MEETING,), (MEETING, THANKS)):
        counts = checked(path, replace(RIGHT, events=events)).figures()["event"]
        assert (counts["tp"], counts["fp"], counts["fn"]) == (1, 0, 0)


def test_a_report_that_cannot_be_read_is_missing_and_named(gold: Path) -> None:
    def read(report: Report) -> Reading:
        if report.id == "r1":
            raise InputError("the page is torn")
        return Reading(report)

    result = check(gold, read, samples=20)
    assert result.figures()["missing"] == 1
    assert result.figures()["event"]["fn"] == 2
    assert [(m.kind, m.report, m.note) for m in result.mistakes] == [("unread report", "r1", "the page is torn")]
    assert run_check([gold], read=read, console=Console(file=io.StringIO())) == 1


def test_the_reader_is_given_what_a_user_would_give(gold: Path) -> None:
    seen: list[Report] = []

    def read(report: Report) -> Reading:
        seen.append(report)
        return Reading(report)

    check(gold, read, samples=5)
    assert seen[0] == Report("r1", "2020-01-07", TEXT)


def test_the_same_seed_gives_the_same_intervals(gold: Path) -> None:
    assert checked(gold, RIGHT).intervals == checked(gold, RIGHT).intervals


def test_run_check_prints_tables_and_writes_mistakes(gold: Path, tmp_path: Path) -> None:
    def read(report: Report) -> Reading:
        return replace(RIGHT, report=report, events=(MEETING,)) if report.id == "r1" else Reading(report)

    out = io.StringIO()
    errors = tmp_path / "errors.jsonl"
    console = Console(file=out, width=140)
    assert run_check([gold], read=read, errors=errors, console=console) == 0
    assert "missed event (1)" in out.getvalue()
    assert "She thanked Bora." in out.getvalue()
    (row,) = [json.loads(line) for line in errors.read_text(encoding="utf-8").splitlines()]
    assert (row["kind"], row["report"], row["file"]) == ("missed event", "r1", str(gold))


def test_run_check_json_holds_every_file_and_every_fault(gold: Path, tmp_path: Path) -> None:
    out = io.StringIO()
    paths = [gold, tmp_path / "nowhere.jsonl"]
    code = run_check(paths, read=Reading, fmt="json", console=Console(file=out))
    document = json.loads(out.getvalue())
    assert code == 1
    assert document["files"][0]["figures"]["event"]["fn"] == 2
    assert document["files"][0]["mistake_counts"]["missed event"] == 2
    assert "nowhere.jsonl" in document["failures"][0]


def test_run_check_without_one_file_that_can_be_scored_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check([tmp_path / "nowhere.jsonl"], read=Reading, console=Console(file=io.StringIO())) == 2
    assert "nowhere.jsonl: cannot be read" in capsys.readouterr().err


def test_mistakes_that_cannot_be_written_are_said(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        run_check([gold], read=Reading, errors=tmp_path, console=Console(file=io.StringIO()))


def test_relations_are_typed_as_the_classify_command_types_them(tmp_path: Path) -> None:
    path = tmp_path / "relations.jsonl"
    path.write_text('{"text": "<s>A</s> met <t>B</t>.", "type": "CONSULT"}', encoding="utf-8")
    assert check(path).accuracies["accuracy"].rate == 1.0


def test_everything_named_is_there() -> None:
    assert all(hasattr(room, name) for name in room.__all__)
