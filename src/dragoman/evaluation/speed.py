"""Speed: in, reports and a number of rounds; out, how fast they are read, stage by stage, on one core.

All times are processor time, so that other programs do not count; the best of the rounds is told, since others can
still only slow a round down. Each reading and each bare parse has a fresh process, which has loaded what it needs but
met none of the texts: nothing is remembered from one round to the next. The bare parse is that of the same texts by
the same pipeline as spaCy runs it, with its own rules for base forms, in batches; readings and bare parses take turns.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from typing import Final

from dragoman.errors import InputError, SetupError
from dragoman.knowledge import Knowledge, load
from dragoman.language import load_parser
from dragoman.reading import Reader, as_report
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

    ``reading`` is the best time from texts to rows and ``parse`` the best bare parse, both of texts that the process
    never met; ``again`` and ``parse_again`` are those of a second pass over the same texts. ``stages`` are the parts
    of ``reading``. ``names`` is megabytes a second of ``Knowledge.find`` where words and names were met before,
    ``names_first`` where none was.
    """

    reports: int
    sentences: int
    tokens: int
    megabytes: float
    rounds: int
    reading: float
    again: float
    parse: float
    parse_again: float
    stages: Mapping[str, float]
    names: float
    names_first: float

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
    """Read all reports ``rounds`` times, each time in a fresh process and after a bare parse in another.

    Raises:
        InputError: there is no report, or no round.
        SetupError: a process fails.
    """
    _something(len(reports), rounds)
    texts = [report.text for report in reports]
    dated = [(report.text, report.date) for report in reports]
    parses, readings = [], []
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as fresh:
            for _ in range(rounds):
                parses.append(fresh.submit(_parse_twice, texts).result())
                readings.append(fresh.submit(_read_twice, reports).result())
            first, again = fresh.submit(_find_often, dated, rounds).result()
    except BrokenProcessPool as error:
        raise SetupError(f"A fresh process that reads the reports has died: {error}") from error
    best = min(readings, key=lambda reading: reading.first)
    return Speed(
        reports=len(reports),
        sentences=best.sentences,
        tokens=best.tokens,
        megabytes=_size(texts) / 1e6,
        rounds=rounds,
        reading=best.first,
        again=min(reading.again for reading in readings),
        parse=min(parse for parse, _ in parses),
        parse_again=min(parse for _, parse in parses),
        stages={stage: spent / 1e9 for stage, spent in best.stages.items()},
        names=again,
        names_first=first,
    )


@dataclass(frozen=True, slots=True)
class _Twice:
    """Two readings of the same reports: seconds of each, nanoseconds of the first by stage."""

    first: float
    again: float
    stages: Mapping[str, int]
    sentences: int
    tokens: int


# Read before the clock starts, so that what is loaded late is there: the gazetteer, the people by family name.
_OPENER: Final = "Envoy Ann Smyth of Togo met Premier Bo Ek in Lome on Monday. “We thank Benin,” she said."


def _read_twice(reports: Sequence[Report]) -> _Twice:
    clock = StageClock()
    reader = Reader(lap=clock)
    _read(reader, [as_report(_OPENER, "2019-04-03")], clock)
    first = _timed(lambda: _read(reader, reports, clock))
    stages = clock.spent
    again = _timed(lambda: _read(reader, reports, clock))
    counts = [(len(a.sentences), len(a.tokens)) for a in reader.parsed(reports)]
    return _Twice(first, again, stages, sum(s for s, _ in counts), sum(t for _, t in counts))


def _parse_twice(texts: Sequence[str]) -> tuple[float, float]:
    parser = load_parser()
    parser.bare([_OPENER])
    return _timed(lambda: parser.bare(texts)), _timed(lambda: parser.bare(texts))


def _find_often(texts: Sequence[tuple[str, str | None]], rounds: int) -> tuple[float, float]:
    return megabytes_a_second(load(), texts, rounds)


def megabytes_a_second(
    knowledge: Knowledge, texts: Sequence[tuple[str, str | None]], rounds: int = 5
) -> tuple[float, float]:
    """How fast ``Knowledge.find`` finds names in texts with their dates, in 10^6 bytes a second.

    Returns:
        The first pass, and the best of ``rounds`` more, in which all words were met before.

    Raises:
        InputError: there is no text, or no round.
    """
    size = _size([text for text, _ in texts])
    _something(size, rounds)

    def find_all() -> None:
        for text, date in texts:
            knowledge.find(text, date)

    first, *more = [_timed(find_all) for _ in range(rounds + 1)]
    return size / 1e6 / first, size / 1e6 / min(more)


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
