"""Accuracy: in, scored results; out, the page docs/accuracy.md: figures, reliability of confidence, commonest errors.

The page holds no words of a gold file: errors are named by report, type and rule, and shown by sentences of our own.
The same results, command, day and examples give the same page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import Any, Final

from dragoman import __version__
from dragoman.evaluation.checking import CheckResult, Reader
from dragoman.evaluation.commonest import DAY, Example, Kind, commonest, example_of, made_of
from dragoman.evaluation.numbers import Counts
from dragoman.evaluation.reliability import brier, reliability
from dragoman.records import Report

__all__ = ["accuracy_page"]

_COUNTS: Final = ("precision", "recall", "F1", "95 % of draws", "right", "false", "missed")
_FEWER: Final = 5
_WIDTH: Final = 118
_NAMES: Final = {
    "event_type": "events: type",
    "event_dyad": "events: dyad",
    "event": "events: type and dyad",
    "event_sector": "events: type, dyad and sector",
    "statement": "statements",
    "quote": "statements in quotation marks",
    "commitment": "commitments",
    "content": "quotations",
}


_OF_FIGURES: Final = """
    and not to be edited by hand. An event is right if its type is that of the gold and a source and a target are of the
    same countries; a statement or commitment, if its words are much the same and a speaker or a bound side is. Gold
    that is marked as borderline counts neither way. Intervals hold 95 % of 1,000 draws of whole reports with
    replacement. The program has been mended by what it got wrong on sets such as these: expect lower figures on
    material that it has not met.
"""
_OF_CONFIDENCE: Final = """
    The confidence of an event is the estimated chance that its type and both sides are right. It comes from a small
    table (`events/confidence.py`): what decided (a rule on a clause or on a noun, such a rule told in the future, a
    happening, an operator over a known or an unknown act, a commitment alone) and how the sides were found (told by the
    act's own words, understood from the report, an attacker nobody names, a side left empty). Each number is the share
    of right events of its kind among some 800 events found in hand-coded news items and readouts, drawn towards the
    share of all events as if there were ten more of these; somewhat more than half of the events are of sets that the
    rules were mended on, and of the others alone 0.66 are right against 0.74 of all, so that the numbers may be high
    for new material. They are counts of right and wrong, and no words of any text enter them.
"""
_OF_ERRORS: Final = """
    Over all sets of readings. A kind is a mistake and, where the program can tell, its cause. Reports are named by
    their ids with the type and the rule that decided or rejected; the sentences are our own.
"""


def accuracy_page(
    results: Sequence[CheckResult],
    *,
    command: str,
    day: str,
    examples: Mapping[str, Example],
    read: Reader,
    kinds: int = 10,
) -> str:
    """The page in Markdown.

    ``command`` is what made it, ``day`` when (YYYY-MM-DD); ``read`` reads the invented ``examples``; ``kinds`` is how
    many kinds of error are shown.
    """
    readings = [result for result in results if result.kind == "readings"]
    lines = list(_opening(command, day))
    for result in results:
        lines += _set(result)
    if readings:
        lines += _confidence(readings)
        mistakes = [mistake for result in readings for mistake in result.mistakes]
        lines += [f"## The {kinds} commonest kinds of error", "", *_text(_OF_ERRORS), ""]
        for number, kind in enumerate(commonest(mistakes, kinds), 1):
            lines += _kind(number, kind, example_of(kind.name, examples), read)
    return "\n".join(lines).rstrip() + "\n"


def _opening(command: str, day: str) -> Iterator[str]:
    yield "# Accuracy"
    yield ""
    yield f"Written on {day} for dragoman {__version__} by"
    yield ""
    yield f"    {command}"
    yield ""
    yield from (*_text(_OF_FIGURES), "")


def _set(result: CheckResult) -> Iterator[str]:
    """One gold set."""
    yield f"## {Path(result.gold).name}"
    yield ""
    plain = {name: value for name, value in result.numbers.items() if isinstance(value, (int, float))}
    yield ", ".join(f"{_words(name)} {_number(value)}" for name, value in plain.items()) + "."
    yield ""
    groups = {name: value for name, value in result.numbers.items() if isinstance(value, Mapping)}
    counts = {name: row for name, row in groups.items() if "f1" in row}
    if counts:
        yield from _table(("", *_COUNTS), [_counts(result, name, row) for name, row in counts.items()])
    others = {name: row for name, row in groups.items() if name not in counts}
    if others:
        columns = list(next(iter(others.values())))
        rows = [(_words(name), *(_number(row[column]) for column in columns)) for name, row in others.items()]
        yield from _table(("", *map(_words, columns)), rows)
    alarms = result.extras.get("false_events")
    if alarms and alarms["reports_without_events"]:
        yield f"False events per 100 reports without events: {alarms['per_100_reports']}"
        yield f"({alarms['events_found_there']} in {alarms['reports_without_events']})."
        yield ""
    if result.accuracies:
        shares = [
            (_words(name), str(share.right), str(share.of), _interval(result, name), f"{share.rate:.3f}")
            for name, share in result.accuracies.items()
            if share.rate is not None
        ]
        yield from _table(("share", "right", "of", "95 % of draws", "rate"), shares)
    if "peer" in result.extras:
        yield from (f"{result.extras['peer']}.", "")
    for name, table in result.tables.items():
        if table and not name.endswith("mode"):
            yield from _table((name, *(c for c in _COUNTS if "draws" not in c)), map(_by_type, table.items()))
    if result.mistakes and result.kind != "readings":
        yield "Commonest errors: " + ", ".join(f"{k.name} {k.number}" for k in commonest(result.mistakes, _FEWER)) + "."
        yield ""


def _counts(result: CheckResult, name: str, row: Mapping[str, Any]) -> tuple[str, ...]:
    rates = (f"{row[key]:.3f}" for key in ("p", "r", "f1"))
    return (
        _NAMES.get(name, _words(name)),
        *rates,
        _interval(result, name),
        *(str(row[key]) for key in ("tp", "fp", "fn")),
    )


def _by_type(row: tuple[str, Counts]) -> tuple[str, ...]:
    name, counts = row
    rates = (f"{rate:.2f}" for rate in (counts.precision, counts.recall, counts.f1))
    return (name, *rates, str(counts.tp), str(counts.fp), str(counts.fn))


def _confidence(readings: Sequence[CheckResult]) -> Iterator[str]:
    """How confidence and rightness go together, over all sets."""
    events = [(float(sure), bool(right)) for result in readings for sure, right in result.extras.get("confidence", ())]
    score = brier(events)
    if score is None:
        return
    yield from ("## Confidence of events", "", *_text(_OF_CONFIDENCE), "")
    rows = [
        (f"{row['from']:.1f}–{row['to']:.1f}", str(row["events"]), f"{row['confidence']:.2f}", f"{row['share']:.2f}")
        for row in reliability(events)
    ]
    yield from _table(("confidence", "events", "mean confidence", "share right"), rows)
    rate = sum(right for _, right in events) / len(events)
    constant = rate * (1 - rate)
    yield f"Brier score {score:.3f}; one confidence for all, {rate:.2f}, would have {constant:.3f} (0 is best)."
    yield ""


def _kind(number: int, kind: Kind, example: Example | None, read: Reader) -> Iterator[str]:
    yield f"### {number}. {kind.name} ({kind.number})"
    yield ""
    if kind.types:
        yield "Of type " + ", ".join(f"{name} {count}" for name, count in kind.types.items()) + "."
    yield "Met in " + "; ".join(kind.met) + ("." if len(kind.met) == kind.number else "; …")
    yield ""
    if example is None:
        yield "No sentence of our own shows this kind yet."
        yield ""
        return
    made = made_of(kind.name, read(Report(id="example", date=DAY, text=example.text)))
    yield f"> {example.text}"
    yield ""
    yield f"Right: {example.right}. The program: {made}" + (" (mended since)." if made == example.right else ".")
    yield ""


def _text(words: str) -> list[str]:
    return fill(" ".join(words.split()), _WIDTH).splitlines()


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "|".join(["---", *("---:" for _ in columns[1:])]) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _interval(result: CheckResult, name: str) -> str:
    interval = result.intervals.get(name)
    return "–".join(f"{end:.2f}" for end in interval) if interval else ""


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _words(name: str) -> str:
    return name.replace("_acc", "").replace("_", " ")
