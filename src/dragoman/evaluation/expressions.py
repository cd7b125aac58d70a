"""Expressions: in, gold pages of dates or of places and what the program found in them; out, their figures.

The scores themselves are computed by ``timex`` (spans and TIMEX3 values) and ``toponyms`` (spans and
distances). This file brings readings and existing output into the one form those take: the program's own
records, by page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from dragoman.errors import GoldError
from dragoman.evaluation.gold import load_rows
from dragoman.evaluation.items import Row, report_id
from dragoman.evaluation.mistakes import Mistake
from dragoman.records import Evidence, Place, PlaceMention, Reading, TimeExpression, TimexType

__all__ = [
    "date_mistakes",
    "dates_of",
    "places_of",
    "score_dates",
    "score_places",
    "written_dates",
    "written_places",
]

Found = TypeVar("Found")


def score_dates(gold: Sequence[Row], found: Mapping[str, Sequence[TimeExpression]]) -> Mapping[str, Any]:
    """Figures of the time expressions found on each page; a page without an entry counts as without any."""
    from dragoman.evaluation import timex

    return timex.score(gold, _by_page(gold, found))


def date_mistakes(gold: Sequence[Row], found: Mapping[str, Sequence[TimeExpression]]) -> Iterator[Mistake]:
    """What was missed, invented or valued wrongly on each page."""
    from dragoman.evaluation import timex

    for row, items in zip(gold, _by_page(gold, found), strict=True):
        for line in timex.mistakes(row, items):
            cause = "missed" if line.endswith("found nothing") else "false" if ": not gold, found " in line else "value"
            yield Mistake("time expression", report_id(row), line, cause=cause)


def score_places(gold: Sequence[Row], found: Mapping[str, Sequence[PlaceMention]]) -> Mapping[str, Any]:
    """Figures of the places found on each page; a page without an entry counts as without any."""
    from dragoman.evaluation import toponyms

    return toponyms.score(gold, _by_page(gold, found))


def _by_page(gold: Sequence[Row], found: Mapping[str, Sequence[Found]]) -> list[Sequence[Found]]:
    return [found.get(report_id(row), ()) for row in gold]


def written_dates(path: str | Path) -> dict[str, Sequence[TimeExpression]]:
    """The time expressions of existing output, by report id. Raises GoldError naming the faulty line."""
    return {name: [_date(path, line, item) for item in items] for line, name, items in _written(path, "dates")}


def written_places(path: str | Path) -> dict[str, Sequence[PlaceMention]]:
    """The places of existing output, by report id. Raises GoldError naming the faulty line."""
    return {name: [_place(path, line, item) for item in items] for line, name, items in _written(path, "places")}


def dates_of(readings: Mapping[str, Reading]) -> dict[str, Sequence[TimeExpression]]:
    """The time expressions of readings, by report id."""
    return {name: reading.dates for name, reading in readings.items()}


def places_of(readings: Mapping[str, Reading]) -> dict[str, Sequence[PlaceMention]]:
    """The places of readings, by report id."""
    return {name: reading.places for name, reading in readings.items()}


def _written(path: str | Path, name: str) -> list[tuple[int, str, list[Row]]]:
    pages = []
    for line, row in load_rows(path):
        items = row.get(name) or []
        if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
            raise GoldError(f'{path}, line {line}: "{name}" must be a list of objects')
        pages.append((line, report_id(row), items))
    return pages


def _evidence(path: str | Path, line: int, item: Row) -> Evidence:
    where = item.get("evidence") or item
    start, end = where.get("start"), where.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise GoldError(f'{path}, line {line}: each item needs "evidence" with "start" and "end"')
    return Evidence(start, end, str(where.get("text") or ""))


def _date(path: str | Path, line: int, item: Row) -> TimeExpression:
    if item.get("type") not in get_args(TimexType):
        raise GoldError(f"{path}, line {line}: a date needs one of the types {', '.join(get_args(TimexType))}")
    return TimeExpression(_evidence(path, line, item), item["type"], str(item.get("value") or ""))


def _place(path: str | Path, line: int, item: Row) -> PlaceMention:
    names = ("country", "lat", "lon", "geonames_id", "precision")
    fields = item.get("place") or item
    place = Place(str(fields.get("name") or ""), **{name: fields.get(name) for name in names})
    return PlaceMention(_evidence(path, line, item), place)
