"""Checking: in, a gold file of any kind and a reader (or the program's output); out, a scored result.

``check`` is what ``dragoman check`` runs. Readers are called one report at a time with nothing but what a
user would give: id, date, text and where it came from; never what the gold knows.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from dragoman.errors import DragomanError, GoldError
from dragoman.evaluation import details
from dragoman.evaluation.expressions import (
    date_mistakes,
    dates_of,
    places_of,
    score_dates,
    score_places,
    written_dates,
    written_places,
)
from dragoman.evaluation.gold import GoldFile, GoldKind, load_gold, load_rows, load_system
from dragoman.evaluation.items import CodedReading, Level, Row, from_reading, report_id
from dragoman.evaluation.mistakes import MISTAKE_KINDS, Mistake, mistakes_of
from dragoman.evaluation.numbers import Bootstrap, Counts, Interval, Share, total_shares
from dragoman.evaluation.peers import HOW, textacy_reader
from dragoman.evaluation.quotes import score_article
from dragoman.evaluation.readings import ReadingScore, figures, score_reading
from dragoman.evaluation.relations import score_relations
from dragoman.evaluation.reliability import judged, reliability
from dragoman.evaluation.timex import normal_date
from dragoman.evaluation.trace import Trace, Tracer
from dragoman.records import Reading, Report

__all__ = ["CheckResult", "Classifier", "Reader", "check", "own_reader", "report_of"]

Reader: TypeAlias = Callable[[Report], Reading]
Classifier: TypeAlias = Callable[[str], Row]

# Pages of places carry no date, and where a place lies does not depend on one; a report must have a day.
_UNDATED = "2020-01-01"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A gold file scored.

    ``numbers`` are the figures (for readings, the reference scorer's), ``intervals`` the 95 % bootstrap
    intervals of F1 and of shares, ``accuracies`` shares by name, ``tables`` counts by group and row,
    ``extras`` what is neither, ``seconds`` the time the reading took (0 for output scored from a file).
    """

    gold: str
    kind: GoldKind
    numbers: dict[str, Any]
    intervals: dict[str, Interval] = field(default_factory=dict)
    accuracies: dict[str, Share] = field(default_factory=dict)
    tables: dict[str, dict[str, Counts]] = field(default_factory=dict)
    extras: dict[str, Any] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    seconds: float = 0.0

    def figures(self) -> dict[str, Any]:
        """The figures; for readings, exactly those of the reference scorer."""
        return dict(self.numbers)

    def mistake_counts(self) -> dict[str, int]:
        """How many mistakes of each kind, in the order of the lists."""
        counts = Counter(mistake.kind for mistake in self.mistakes)
        return {kind: counts[kind] for kind in sorted(counts, key=MISTAKE_KINDS.index)}

    def as_row(self) -> dict[str, Any]:
        """The result as a JSON object, with every mistake."""
        return {
            "gold": self.gold,
            "kind": self.kind,
            "figures": self.figures(),
            "intervals": {name: list(interval) for name, interval in self.intervals.items()},
            "accuracies": {
                name: {"right": share.right, "of": share.of, "rate": share.rate}
                for name, share in self.accuracies.items()
            },
            "tables": {
                name: {row: counts.figures() for row, counts in table.items()} for name, table in self.tables.items()
            },
            "extras": self.extras,
            "seconds": round(self.seconds, 2),
            "mistake_counts": self.mistake_counts(),
            "mistakes": [mistake.as_row() for mistake in self.mistakes],
        }


def check(
    gold_path: str | Path,
    read: Reader | None = None,
    *,
    system: str | Path | None = None,
    classify: Classifier | None = None,
    level: Level = "country",
    samples: int = 1000,
    seed: int = 0,
) -> CheckResult:
    """Score the program against one gold file.

    ``read`` reads a report (the program's own reader if not given); ``system`` is existing output to score
    instead; ``classify`` types a sentence with marked sides (needed for relations only); ``level`` compares
    sides by country or by country and sector; ``samples`` and ``seed`` drive the bootstrap over reports.

    Raises GoldError for a gold or system file that cannot be scored, naming the line.
    """
    gold = load_gold(gold_path)
    if gold.kind == "relations":
        return _check_relations(gold, system, classify, samples, seed)
    if gold.kind == "readings":
        return _check_readings(gold, read, system, level, samples, seed)
    if gold.kind == "quotes":
        return _check_quotes(gold, read, system, samples, seed)
    return _check_expressions(gold, read, system)


def report_of(row: Row, *, undated: str | None = None) -> Report:
    """The report that a gold row asks to be read, on the day ``undated`` if it tells none.

    Raises GoldError if it has no text, or no date and ``undated`` is None.
    """
    source = row.get("report") or row
    if not isinstance(source.get("text"), str) or not source["text"].strip():
        raise GoldError('the report has no "text" to read; score existing output with --system instead')
    date = source.get("date") or undated
    if not date:
        raise GoldError('the report has no "date"; give the day it was published, YYYY-MM-DD')
    told = {name: source.get(name) for name in ("title", "source", "publisher", "url", "language")}
    return Report(id=report_id(row), date=normal_date(str(date)), text=source["text"], **told)


def own_reader(codebook: str | Path | None = None) -> Tracer:
    """The program's own reader, or that with a codebook of one's own, which tells why events are missed.

    Raises CodebookError for a codebook with errors.
    """
    from dragoman.reading import reader_for

    return Tracer(reader_for(None, codebook))


def _readings(gold: GoldFile, read: Reader | None) -> tuple[dict[str, Reading], dict[str, str], float]:
    """Read every report: readings by id, reasons of those that could not be read, and the seconds it took."""
    reader = read or own_reader()
    readings: dict[str, Reading] = {}
    unread: dict[str, str] = {}
    started = time.perf_counter()
    for line, row in zip(gold.lines, gold.rows, strict=True):
        try:
            report = report_of(row, undated=_UNDATED if gold.kind == "places" else None)
        except GoldError as error:
            raise GoldError(f"{gold.path}, line {line}: {error}") from error
        try:
            readings[report.id] = reader(report)
        except DragomanError as error:
            unread[report.id] = str(error)
    return readings, unread, time.perf_counter() - started


def _coded(
    gold: GoldFile, read: Reader | None, system: str | Path | None
) -> tuple[dict[str, CodedReading], dict[str, str], float]:
    if system is not None:
        return load_system(system), {}, 0.0
    readings, unread, seconds = _readings(gold, read)
    return {name: from_reading(reading, name) for name, reading in readings.items()}, unread, seconds


def _check_readings(
    gold: GoldFile, read: Reader | None, system: str | Path | None, level: Level, samples: int, seed: int
) -> CheckResult:
    reports = gold.readings()
    if read is None and system is None:
        read = own_reader()
    found, unread, seconds = _coded(gold, read, system)
    traces = read.traces if isinstance(read, Tracer) and system is None else {}
    scores = [score_reading(report, found.get(report.id), level) for report in reports]
    sure = judged(scores)
    bootstrap = Bootstrap(len(scores), samples=samples, seed=seed)
    shares = {name: [score.shares[name] for score in scores] for name in scores[0].shares}
    shares |= details.accuracies(scores)
    intervals = {name: bootstrap.of_f1([score.counts[name] for score in scores]) for name in scores[0].counts}
    intervals |= {name: bootstrap.of_share(per_report) for name, per_report in shares.items()}
    return CheckResult(
        gold=str(gold.path),
        kind="readings",
        numbers=figures(scores),
        intervals={name: interval for name, interval in intervals.items() if interval is not None},
        accuracies={name: total_shares(per_report) for name, per_report in shares.items()},
        tables={"event by type": details.by_type(scores), "event by mode": details.by_mode(scores)},
        extras={
            "level": level,
            "false_events": details.false_alarms(scores),
            "type_confusion": details.type_confusion(scores),
            "confidence": [list(pair) for pair in sure],
            "reliability": reliability(sure),
        },
        mistakes=_reading_mistakes(scores, unread, level, traces),
        seconds=seconds,
    )


def _reading_mistakes(
    scores: Sequence[ReadingScore], unread: Mapping[str, str], level: Level, traces: Mapping[str, Trace]
) -> tuple[Mistake, ...]:
    every = [mistake for score in scores for mistake in mistakes_of(score, level, traces.get(score.gold.id))]
    return tuple(
        Mistake(m.kind, m.report, m.sentence, note=unread[m.report])
        if m.kind == "unread report" and m.report in unread
        else m
        for m in every
    )


def _check_quotes(
    gold: GoldFile, read: Reader | None, system: str | Path | None, samples: int, seed: int
) -> CheckResult:
    found, unread, seconds = _coded(gold, read, system)
    scores = []
    mistakes: list[Mistake] = []
    for line, row in zip(gold.lines, gold.rows, strict=True):
        name = report_id(row)
        if name not in found:
            reason = unread.get(name, "the program gave no reading")
            mistakes.append(Mistake("unread report", name, str(row["text"])[:200], note=reason))
        try:
            scores.append(score_article(row, found.get(name) or CodedReading(name, "")))
        except GoldError as error:
            raise GoldError(f"{gold.path}, line {line}: {error}") from error
    bootstrap = Bootstrap(len(scores), samples=samples, seed=seed)
    contents = [score.content for score in scores]
    shares = {name: [score.shares[name] for score in scores] for name in scores[0].shares}
    totals = {name: total_shares(per_report) for name, per_report in shares.items()}
    peer, said = _peer_shares(gold)
    intervals = {"content": bootstrap.of_f1(contents)}
    intervals |= {name: bootstrap.of_share(per_report) for name, per_report in shares.items()}
    return CheckResult(
        gold=str(gold.path),
        kind="quotes",
        numbers={
            "articles": len(scores),
            "missing": sum(mistake.kind == "unread report" for mistake in mistakes),
            "content": sum(contents, Counts()).figures(),
            **{name: [share.right, share.of] for name, share in totals.items()},
        },
        intervals={name: interval for name, interval in intervals.items() if interval is not None},
        accuracies=totals | peer,
        extras={"peer": said},
        mistakes=(*mistakes, *(mistake for score in scores for mistake in score.mistakes)),
        seconds=seconds,
    )


def _peer_shares(gold: GoldFile) -> tuple[dict[str, Share], str]:
    """The shares that textacy's extractor reaches on the same articles, and what is to be said about it."""
    peer = textacy_reader()
    if peer is None:
        return {}, HOW
    scores = [score_article(row, peer(row)) for row in gold.rows]
    names = ("quoted_right_speaker", "direct_right_speaker", "quoted_found", "direct_found")
    totals = {f"textacy_{name}": total_shares([score.shares[name] for score in scores]) for name in names}
    return totals, "textacy: its direct quotation extractor on the same articles, scored by the same rule"


def _check_relations(
    gold: GoldFile, system: str | Path | None, classify: Classifier | None, samples: int, seed: int
) -> CheckResult:
    started = time.perf_counter()
    if system is not None:
        answers = [row for _, row in load_rows(system)]
    elif classify is not None:
        answers = [classify(str(row["text"])) for row in gold.rows]
    else:
        answers = _decided([str(row["text"]) for row in gold.rows])
    seconds = time.perf_counter() - started if system is None else 0.0
    score = score_relations(gold.rows, answers)
    bootstrap = Bootstrap(len(score.answers), samples=samples, seed=seed)
    interval = bootstrap.of_share(score.answers)
    return CheckResult(
        gold=str(gold.path),
        kind="relations",
        numbers=score.figures(),
        intervals={} if interval is None else {"accuracy": interval},
        accuracies={"accuracy": total_shares(score.answers), "accuracy_surest_80": score.surest},
        tables={"relation by type": score.types},
        extras={"type_confusion": score.confusion, "reliability": [point.row() for point in score.curve]},
        mistakes=score.mistakes,
        seconds=seconds,
    )


def _decided(texts: list[str]) -> list[Row]:
    """The shipped decider's answers, as `dragoman classify` gives them."""
    from dragoman.classifier import load_classifier
    from dragoman.classifier.deciding import Decider

    decisions = Decider(load_classifier()).decide(texts)
    return [{"type": d.type, "confidence": d.confidence, "why": d.why} for d in decisions]


def _check_expressions(gold: GoldFile, read: Reader | None, system: str | Path | None) -> CheckResult:
    readings, unread, seconds = ({}, {}, 0.0) if system is not None else _readings(gold, read)
    if gold.kind == "dates":
        dates = written_dates(system) if system is not None else dates_of(readings)
        numbers = score_dates(gold.rows, dates)
        faults = tuple(date_mistakes(gold.rows, dates))
    else:
        places = written_places(system) if system is not None else places_of(readings)
        numbers = score_places(gold.rows, places)
        faults = ()
    return CheckResult(
        gold=str(gold.path),
        kind=gold.kind,
        numbers=dict(numbers),
        mistakes=(
            *(Mistake("unread report", name, "", note=reason) for name, reason in unread.items()),
            *faults,
        ),
        seconds=seconds,
    )
