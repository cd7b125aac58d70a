"""Rows: in, a `Reading`; out, flat rows of plain values, one table per kind of record.

Tables hold one value per cell, so several actors stand in one cell parted by `; `, and always in the same
order in `source`, `source_country` and `source_sector`; an unknown country or sector is `?` in such a list.
Every row names its report, so that tables of several readings can be put under one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dragoman.records import Actor, Evidence, Place, Reading

__all__ = ["COLUMNS", "rows"]

Row = dict[str, Any]

_EVIDENCE = ("start", "end", "text")
_PLACE = ("place", "place_country", "lat", "lon", "geonames_id")
_ACTOR = ("name", "kind", "country", "sector", "role", "id")

# every table's columns in order, also where a reading has no row for it
COLUMNS: dict[str, tuple[str, ...]] = {
    "reports": (
        *("report_id", "date", "title", "source", "publisher", "url", "language", "place"),
        *("place_country", "attributed_to", "characters", "version"),
    ),
    "events": (
        *("report_id", "report_date", "event_id", "date", "type", "mode", "contexts", "cameo", "reciprocal"),
        *("source", "source_country", "source_sector", "target", "target_country", "target_sector"),
        *_PLACE,
        *("quad_class", "goldstein", "intensity", "confidence", "why", "reported_by"),
        *_EVIDENCE,
    ),
    "participants": ("report_id", "event_id", "side", "position", *_ACTOR),
    "statements": (
        *("report_id", "report_date", "statement_id", "kind", "speakers", "speakers_country"),
        *("addressee", "addressee_country", "cue", "source", "why"),
        *_EVIDENCE,
    ),
    "commitments": (
        *("report_id", "report_date", "commitment_id", "kind", "by", "by_country", "to", "to_country"),
        *("what", "topic", "due", "status", "event_id", "why"),
        *_EVIDENCE,
    ),
    "actors": ("report_id", "report_date", *_ACTOR),
    "mentions": ("report_id", "actors", "actors_country", "rule", "antecedent", "note", *_EVIDENCE),
    "topics": ("report_id", "name", "kind", *_EVIDENCE),
    "dates": ("report_id", "type", "value", *_EVIDENCE),
    "places": ("report_id", "name", "country", "lat", "lon", "geonames_id", "precision", *_EVIDENCE),
    "failures": ("report_id", "stage", "reason", "source"),
}


def rows(reading: Reading, table: str) -> list[Row]:
    """Return the rows of one of the tables in `COLUMNS`, each with exactly the columns named there.

    Raises:
        KeyError: there is no such table.
    """
    return _MAKERS[table](reading)


def _reports(reading: Reading) -> list[Row]:
    report = reading.report
    return [
        {
            "report_id": report.id,
            "date": report.date,
            "title": report.title,
            "source": report.source,
            "publisher": report.publisher,
            "url": report.url,
            "language": report.language,
            "place": report.place.name if report.place else None,
            "place_country": report.place.country if report.place else None,
            "attributed_to": report.attributed_to,
            "characters": len(report.text),
            "version": reading.version,
        }
    ]


def _events(reading: Reading) -> list[Row]:
    return [
        {
            **_of(reading),
            "event_id": event.id,
            "date": event.date,
            "type": event.type,
            "mode": event.mode,
            "contexts": _joined(event.contexts),
            "cameo": event.cameo,
            "reciprocal": event.reciprocal,
            **_side("source", event.source, sector=True),
            **_side("target", event.target, sector=True),
            **_place(event.place),
            "quad_class": event.quad_class,
            "goldstein": event.goldstein,
            "intensity": event.intensity,
            "confidence": event.confidence,
            "why": event.why,
            "reported_by": _joined(actor.name for actor in event.reported_by),
            **_words(event.evidence),
        }
        for event in reading.events
    ]


def _participants(reading: Reading) -> list[Row]:
    return [
        {
            "report_id": reading.report.id,
            "event_id": event.id,
            "side": side,
            "position": position,
            **_actor(actor),
        }
        for event in reading.events
        for side, actors in (("source", event.source), ("target", event.target))
        for position, actor in enumerate(actors, start=1)
    ]


def _statements(reading: Reading) -> list[Row]:
    return [
        {
            **_of(reading),
            "statement_id": statement.id,
            "kind": statement.kind,
            **_side("speakers", statement.speakers),
            **_side("addressee", statement.addressee),
            "cue": statement.cue.text if statement.cue else None,
            "source": statement.source.text if statement.source else None,
            "why": statement.why,
            **_words(statement.evidence),
        }
        for statement in reading.statements
    ]


def _commitments(reading: Reading) -> list[Row]:
    return [
        {
            **_of(reading),
            "commitment_id": commitment.id,
            "kind": commitment.kind,
            **_side("by", commitment.by),
            **_side("to", commitment.to),
            "what": commitment.what,
            "topic": commitment.topic,
            "due": commitment.due,
            "status": commitment.status,
            "event_id": commitment.event,
            "why": commitment.why,
            **_words(commitment.evidence),
        }
        for commitment in reading.commitments
    ]


def _actors(reading: Reading) -> list[Row]:
    return [{**_of(reading), **_actor(actor)} for actor in reading.actors]


def _mentions(reading: Reading) -> list[Row]:
    return [
        {
            "report_id": reading.report.id,
            **_side("actors", mention.actors),
            "rule": mention.rule,
            "antecedent": mention.antecedent.text if mention.antecedent else None,
            "note": mention.note,
            **_words(mention.evidence),
        }
        for mention in reading.mentions
    ]


def _topics(reading: Reading) -> list[Row]:
    return [
        {
            "report_id": reading.report.id,
            "name": topic.name,
            "kind": topic.kind,
            **_words(topic.evidence),
        }
        for topic in reading.topics
    ]


def _dates(reading: Reading) -> list[Row]:
    return [
        {"report_id": reading.report.id, "type": when.type, "value": when.value, **_words(when.evidence)}
        for when in reading.dates
    ]


def _places(reading: Reading) -> list[Row]:
    return [
        {
            "report_id": reading.report.id,
            "name": mention.place.name,
            "country": mention.place.country,
            "lat": mention.place.lat,
            "lon": mention.place.lon,
            "geonames_id": mention.place.geonames_id,
            "precision": mention.place.precision,
            **_words(mention.evidence),
        }
        for mention in reading.places
    ]


def _failures(reading: Reading) -> list[Row]:
    return [
        {
            "report_id": reading.report.id,
            "stage": failure.stage,
            "reason": failure.reason,
            "source": failure.source,
        }
        for failure in reading.failures
    ]


_MAKERS: dict[str, Callable[[Reading], list[Row]]] = {
    "reports": _reports,
    "events": _events,
    "participants": _participants,
    "statements": _statements,
    "commitments": _commitments,
    "actors": _actors,
    "mentions": _mentions,
    "topics": _topics,
    "dates": _dates,
    "places": _places,
    "failures": _failures,
}


def _of(reading: Reading) -> Row:
    return {"report_id": reading.report.id, "report_date": reading.report.date}


def _words(evidence: Evidence) -> Row:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text}


def _actor(actor: Actor) -> Row:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "role": actor.role,
        "id": actor.id,
    }


def _side(name: str, actors: tuple[Actor, ...], *, sector: bool = False) -> Row:
    side: Row = {
        name: _joined(actor.name for actor in actors),
        f"{name}_country": _joined(actor.country or "?" for actor in actors),
    }
    if sector:
        side[f"{name}_sector"] = _joined(actor.sector or "?" for actor in actors)
    return side


def _place(place: Place | None) -> Row:
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
    }


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None
