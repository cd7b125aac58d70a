"""Reading: in, a report; out, a `Reading`. The stages in order, and nothing else."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from typing import Final, TypeVar

from . import __version__
from .actors import Cast, find_actors
from .codebook import Codebook, load_codebook, own_codebook
from .commitments import Bound, find_bonds, find_commitments
from .dates import find_dates
from .errors import DragomanError, InputError
from .events import Coding, code_events
from .events.assemble import Coded, assemble
from .knowledge import Hit, Knowledge, load
from .language import Analysis, load_parser
from .places import find_places
from .records import Evidence, Failure, Place, PlaceMention, Reading, Report, TimeExpression, Topic
from .sources import check_date, lead_end, make_report
from .statements import find_statements

__all__ = ["Reader", "Work", "as_report", "default_reader", "read", "read_all", "reader_for", "warned"]

# Publishers that speak for a state: *we* and *our* outside quotations are theirs.
_HOMES: Final = {"White House": "USA"}
_JOINT: Final = re.compile(
    r"\bjoint (?:leaders[’'] )?(?:statement|declaration|communiqu)|\bleaders[’'] statement", re.I
)
_Item = TypeVar("_Item", bound=Report | Failure)
_NOT_PLACES: Final = frozenset({"person", "body", "institution", "group", "party", "company", "topic", "adjective"})


@dataclass(frozen=True, slots=True)
class Work:
    """Everything the stages made of one report, kept for explanations."""

    report: Report
    analysis: Analysis
    cast: Cast
    hits: tuple[Hit, ...]
    dates: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]
    topics: tuple[Topic, ...]
    coding: Coding
    bound: tuple[Bound, ...]
    coded: tuple[Coded, ...]


class Reader:
    """A reader with its parser, who's who and codebook loaded once.

    Args:
        knowledge: the who's who; the bundled one if None.
        codebook: what counts as an event; the bundled one if None.
        lap: told the name of each stage at its end, for who measures (see ``evaluation.speed``).
    """

    def __init__(
        self,
        knowledge: Knowledge | None = None,
        codebook: Codebook | None = None,
        lap: Callable[[str], object] = lambda stage: None,
    ) -> None:
        self.lap = lap
        self.parser = load_parser()
        self.knowledge = knowledge or load()
        self.codebook = codebook or load_codebook()
        self.contexts = self.codebook.scores["contexts"]
        self.version = f"dragoman {__version__} ({self.parser.name}; codebook {self.codebook.name})"

    def read_all(self, reports: Iterable[Report | Failure]) -> Iterator[Reading]:
        """Readings of ``reports``, in order, parsed in batches."""
        for batch in _batches(_reports_only(reports)):
            for report, analysis in zip(batch, self.parsed(batch), strict=True):
                self.lap("parse")
                yield self.reading(self.work(report, analysis))

    def read_each(self, items: Iterable[Report | Failure]) -> Iterator[Reading | Failure]:
        """As :meth:`read_all`, but a report that cannot be read gives a `Failure` in its place, and failures pass.

        Raises:
            DragomanError: what no report can be read without is missing or unfit.
        """
        for batch in _batches(items):
            reports = [item for item in batch if isinstance(item, Report)]
            analyses: Iterator[Analysis | None]
            try:
                analyses = iter(list(self.parsed(reports)))
            except Exception:  # one of them is at fault: each is parsed again by itself
                analyses = iter([None] * len(reports))
            for item in batch:
                yield item if isinstance(item, Failure) else self._one(item, next(analyses))

    def _one(self, report: Report, analysis: Analysis | None) -> Reading | Failure:
        try:
            report = _dated(report)
            return self.reading(self.work(report, analysis or next(self.parsed([report]))))
        except InputError as error:
            return Failure("reading", str(error), report.source or report.id)
        except DragomanError:
            raise
        except Exception as error:  # one report on which the program itself fails must not cost the rest of the run
            return Failure("reading", _fault(error), report.source or report.id)

    def parsed(self, reports: Sequence[Report]) -> Iterator[Analysis]:
        """The analyses of reports, in order, their texts parsed together."""
        return self.parser.parse_all((r.text, lead_end(r.text).end) for r in reports)

    def read(self, report: Report) -> Reading:
        """The reading of one report."""
        return next(self.read_all([report]))

    def work(self, report: Report, analysis: Analysis) -> Work:
        """Run the stages after the parse."""
        start = analysis.tokens[0].start if analysis.tokens else 0
        hits = tuple(h for h in self.knowledge.find(report.text, report.date) if h.start >= start)
        parties = self._parties(report)
        self.lap("names")
        dates = find_dates(report.text[start:], report.date, start=start)
        self.lap("dates")
        places = self._places(report, hits, start)
        self.lap("places")
        own = _HOMES.get(report.publisher or report.source or "")
        home = parties if _JOINT.search(report.title or "") else [own] if own else []
        cast = find_actors(analysis, self.knowledge, report.date, hits, places=places, home=home, parties=parties)
        self.lap("actors")
        coding = code_events(analysis, cast, self.codebook)
        bound = find_bonds(report, analysis, cast, self.codebook, coding, dates)
        self.lap("events")
        coded = assemble(report, analysis, cast, coding.drafts, self.codebook, dates, places)
        self.lap("merging")
        topics = tuple(_topics(report, hits))
        return Work(report, analysis, cast, hits, tuple(dates), tuple(places), topics, coding, bound, tuple(coded))

    def reading(self, work: Work) -> Reading:
        """The records of finished work."""
        report = self._placed(work)
        self.lap("places")
        statements = find_statements(work.analysis, work.cast, report, f"{report.id}:")
        self.lap("statements")
        matters = tuple(_matters(report, work.hits))
        commitments = find_commitments(
            report, work.analysis, work.bound, work.coded, work.dates, matters, self.contexts
        )
        self.lap("commitments")
        found = Reading(
            report=report,
            actors=tuple(e.actor() for e in work.cast.entities() if e.kind != "unknown"),
            mentions=tuple(work.cast.mentions()),
            topics=work.topics,
            events=tuple(c.event for c in work.coded),
            statements=statements,
            commitments=commitments,
            dates=work.dates,
            places=work.places,
            version=self.version,
        )
        self.lap("rows")
        return found

    def _parties(self, report: Report) -> list[str]:
        """Codes of the states and bodies that the report's title names, by themselves or by their people."""
        hits = self.knowledge.find(report.title or "", report.date)
        kinds = ("country", "adjective", "person", "capital", "body")
        codes = [h.entries[0].country for h in hits if h.kind in kinds]
        return list(dict.fromkeys(c for c in codes if c))

    def _places(self, report: Report, hits: Sequence[Hit], start: int) -> tuple[PlaceMention, ...]:
        blocked = [(h.start - start, h.end - start) for h in hits if h.kind in _NOT_PLACES]
        hints: dict[str, float] = {}
        for h in hits:
            code = h.entries[0].country
            if code and h.kind in ("country", "adjective", "capital"):
                hints[code] = hints.get(code, 0.0) + 1.0
        return find_places(report.text[start:], country_hints=hints, blocked=blocked, start=start)

    def _placed(self, work: Work) -> Report:
        """The report with its dateline's country."""
        report = work.report
        name = report.place.name if report.place is not None else lead_end(report.text).place
        if name and (report.place is None or report.place.country is None):
            found = find_places(name)
            place = found[0].place if found else Place(name=name)
            report = replace(report, place=replace(place, name=name))
        return report


def _dated(report: Report) -> Report:
    return replace(report, date=check_date(report.date))


def _reports_only(items: Iterable[Report | Failure]) -> Iterator[Report]:
    for item in items:
        if not isinstance(item, Report):
            reason = getattr(item, "reason", type(item).__name__)
            raise InputError(f"read_all takes Reports; it was given something else ({reason}). Keep the Reports only.")
        yield _dated(item)


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Some sixty items at a time, fewer where they are long: what is parsed at once is kept in memory."""
    batch: list[_Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.text) if isinstance(item, Report) else 0
        if len(batch) >= 64 or size > 50_000:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _fault(error: Exception) -> str:
    frame = extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    return f"The program failed on this report ({type(error).__name__}: {error}; {where}): please report it."


def _topics(report: Report, hits: Sequence[Hit]) -> Iterator[Topic]:
    """The initiatives, treaties, forums and bodies of a report, each where it is named first."""
    seen: set[str] = set()
    for topic in _matters(report, hits):
        if topic.name not in seen:
            seen.add(topic.name)
            yield topic


def _matters(report: Report, hits: Sequence[Hit]) -> Iterator[Topic]:
    """Every mention of them."""
    for h in hits:
        if h.kind in ("topic", "body"):
            yield Topic(h.entries[0].name, h.entries[0].kind or h.kind, _evidence(report, h))


def _evidence(report: Report, h: Hit) -> Evidence:
    return Evidence(h.start, h.end, report.text[h.start : h.end])


@lru_cache(maxsize=1)
def default_reader() -> Reader:
    """The reader with the bundled who's who and codebook, made once per process."""
    return Reader()


def reader_for(who: str | Path | None = None, codebook: str | Path | None = None) -> Reader:
    """The default reader or, with ``who``, one in which a user's table of people wins; made anew if the file changes.

    With ``codebook``, a file or folder, events are those of that codebook, which replaces or extends the bundled one.
    Rows of people that cannot be used are left out and stand in ``reader.knowledge.faults``.

    Raises:
        KnowledgeError: the table cannot be read, or lacks the columns person and country.
        CodebookError: the codebook has errors; the message names each by file and line.
    """
    if codebook is not None:
        return Reader(load().with_user(Path(who)) if who is not None else None, own_codebook(codebook))
    if who is None:
        return default_reader()
    path = Path(who)
    state = path.stat() if path.exists() else None
    return _own_reader(path, (state.st_mtime_ns, state.st_size) if state else None)


@lru_cache(maxsize=2)
def _own_reader(path: Path, state: tuple[int, int] | None) -> Reader:
    """``state`` tells one content of the file from another."""
    return Reader(load().with_user(path))


def warned(who: str | Path | None) -> Reader:
    """As :func:`reader_for`, with a warning for every row of the table that is left out."""
    reader = reader_for(who)
    for fault in reader.knowledge.faults:
        warnings.warn(f"{who}:{fault.line}: {fault.reason}; the row is left out.", stacklevel=3)
    return reader


def as_report(text: str | Report, date: str | None = None) -> Report:
    """A `Report` from a text and its date.

    Raises:
        NoDateError: neither the text nor ``date`` gives a date.
        BadDateError: ``date`` is no day of the calendar, or lies in the future.
        InputError: the text is empty or not English.
    """
    if not isinstance(text, str | Report):
        raise InputError(f"A report is a text or a Report, not {type(text).__name__}.")
    if isinstance(text, Report):
        return replace(text, date=check_date(date or text.date))
    return make_report(text, id="text", default_date=date)


def read(text: str | Report, date: str | None = None, *, who: str | Path | None = None) -> Reading:
    """Read one report.

    Args:
        text: the report's text, or a `Report`.
        date: its date, ``YYYY-MM-DD``; may be left out if the text opens with ``date YYYY-MM-DD``.
        who: a CSV file of one's own (``person,aliases,country,office,title,start,end,sector``), which wins; a
            warning names each row that cannot be used.

    Returns:
        The `Reading`.

    Raises:
        NoDateError: no date is given.
        BadDateError: the date is no day of the calendar.
        KnowledgeError: ``who`` cannot be read.
    """
    return warned(who).read(as_report(text, date))


def read_all(reports: Iterable[Report | Failure], *, who: str | Path | None = None) -> Iterator[Reading]:
    """Read a stream of reports, in order, in batches; ``who`` is as for :func:`read`.

    Raises:
        InputError: a `Failure` stands among them; keep the reports only.
        KnowledgeError: ``who`` cannot be read.
    """
    return warned(who).read_all(reports)
