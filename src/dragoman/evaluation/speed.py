"""Speed: in, reports and a number of rounds; out, how fast they are read, stage by stage, on one core.

All times are processor time of this process, so that other programs do not count; the best of the rounds is told,
since others can still only slow a round down. The bare parse is that of the same texts by the same pipeline as
spaCy runs it, with its own rules for base forms, in batches; readings and bare parses take turns.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from dragoman.errors import InputError, SetupError
from dragoman.knowledge import Knowledge
from dragoman.reading import Reader
from dragoman.records import Report

__all__ = ["STAGES", "Speed", "StageClock", "measure", "megabytes_a_second", "start_up"]

#: The stages of a reading, in order, by the names that `Reader.lap` is told. A clause counts for the first to ask.
STAGES = (
    "parse", "names", "dates", "places", "actors", "events", "merging", "statements", "commitments", "rows"
)  # fmt: skip


class StageClock:
    """Processor time by stage; call it with the name of the stage that has just ended."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget what was measured; the next stage begins now."""
        self.spent = dict.fromkeys(STAGES, 0)
        self._last = time.process_time_ns()

    def __call__(self, stage: str) -> None:
        """The time since the stage before belongs to ``stage``."""
        now = time.process_time_ns()
        self.spent[stage] += now - self._last
        self._last = now


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured. Times are seconds of processor time, sizes 10^6 bytes of UTF-8.

    ``reading`` is the best round from texts to rows, ``first`` the round that met every word anew, ``stages`` the
    parts of the best round, ``parse`` the best bare parse, ``names`` megabytes a second of ``Knowledge.find``.
    """

    reports: int
    sentences: int
    tokens: int
    megabytes: float
    rounds: int
    reading: float
    first: float
    parse: float
    stages: Mapping[str, float]
    names: float

    @property
    def ratio(self) -> float:
        """The time from texts to rows by that of the bare parse."""
        return self.reading / self.parse

    def share(self, *stages: str) -> float:
        """The part of the reading time that some stages take, 0 to 1."""
        return sum(self.stages[stage] for stage in stages) / self.reading

    def as_row(self) -> dict[str, object]:
        """All figures, for JSON."""
        rates = {
            "sentences_a_second": round(self.sentences / self.reading, 1),
            "tokens_a_second": round(self.tokens / self.reading, 1),
            "ratio": round(self.ratio, 3),
            "shares": {stage: round(self.share(stage), 4) for stage in self.stages},
        }
        return {**asdict(self), **rates}


def measure(reports: Sequence[Report], rounds: int = 5) -> Speed:
    """Read all reports ``rounds`` times, each time after a bare parse of their texts.

    Raises:
        InputError: there is no report, or no round.
    """
    _something(len(reports), rounds)
    clock = StageClock()
    reader = Reader(lap=clock)
    reader.parser.bare(["A first text loads what is loaded late."])
    texts = [report.text for report in reports]
    parses, readings, stages = [], [], []
    for _ in range(rounds):
        readings.append(_timed(lambda: _read(reader, reports, clock)))
        stages.append(clock.spent)
        parses.append(_timed(lambda: reader.parser.bare(texts)))
    best = min(range(rounds), key=readings.__getitem__)
    analyses = [(len(a.sentences), len(a.tokens)) for a in reader.parsed(reports)]
    return Speed(
        reports=len(reports),
        sentences=sum(sentences for sentences, _ in analyses),
        tokens=sum(tokens for _, tokens in analyses),
        megabytes=_size(texts) / 1e6,
        rounds=rounds,
        reading=readings[best],
        first=readings[0],
        parse=min(parses),
        stages={stage: spent / 1e9 for stage, spent in stages[best].items()},
        names=megabytes_a_second(reader.knowledge, [(report.text, report.date) for report in reports], rounds),
    )


def megabytes_a_second(knowledge: Knowledge, texts: Sequence[tuple[str, str | None]], rounds: int = 5) -> float:
    """The best of ``rounds`` passes of ``Knowledge.find`` over texts with their dates, in 10^6 bytes a second.

    The pass that fills the caches is not counted.

    Raises:
        InputError: there is no text, or no round.
    """
    size = _size([text for text, _ in texts])
    _something(size, rounds)

    def find_all() -> None:
        for text, date in texts:
            knowledge.find(text, date)

    return size / 1e6 / min([_timed(find_all) for _ in range(rounds + 1)][1:])


def start_up() -> float:
    """Seconds of processor time that a fresh process takes until its first short report is read.

    Raises:
        SetupError: the process fails.
    """
    program = "import time, dragoman; dragoman.read('Togo thanked Benin.', '2019-04-03'); print(time.process_time())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"A fresh process cannot read a report: {done.stderr.strip()[-300:]}")
    return float(done.stdout)


def _read(reader: Reader, reports: Sequence[Report], clock: StageClock) -> None:
    clock.restart()
    for _ in reader.read_all(reports):
        pass


def _timed(work: Callable[[], object]) -> float:
    begun = time.process_time_ns()
    work()
    # a clock too coarse for a short text still gives a finite figure
    return max(1, time.process_time_ns() - begun) / 1e9


def _size(texts: Sequence[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def _something(size: int, rounds: int) -> None:
    if not size or rounds < 1:
        raise InputError("There is nothing to measure: give at least one report and one round.")
