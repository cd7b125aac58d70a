"""Place names: in, gold pages and what was found in them; out, how many were found and how near they were put.

The measures are those of the geoparsing field (Gritta et al. 2018; Halterman 2023): a gold name is found if a
found one overlaps it, and is right if the two lie within 161 km (100 miles) of each other on the sphere.

    python -m dragoman.evaluation.toponyms GOLD [--errors]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from dragoman.errors import GoldError
from dragoman.places import find_places
from dragoman.records import PlaceMention

__all__ = ["NEAR_KM", "distance_km", "main", "score"]

NEAR_KM = 161.0
_EARTH_KM = 6371.0


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees, in kilometres."""
    p, q = radians(lat), radians(other_lat)
    half = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def score(gold: Sequence[Mapping[str, Any]], found: Sequence[Sequence[PlaceMention]]) -> dict[str, Any]:
    """Figures of the places found on each gold page, in the pages' order.

    ``gold`` rows have ``text`` and ``places`` (``start``, ``end``, ``name``, ``lat``, ``lon``). Returns counts,
    ``found_r`` and ``found_p`` (names found; found that are gold) and ``near`` (share of the names found that lie
    within 161 km), from 0 to 1.
    """
    if len(gold) != len(found):
        raise GoldError(f"{len(gold)} gold pages but {len(found)} pages found; give one list for each page")
    names = hits = near = mine = 0
    for row, items in zip(gold, found, strict=True):
        pairs = list(_pairs(row, items))
        names += len(row["places"])
        mine += len(items)
        hits += sum(1 for _, item in pairs if item)
        near += sum(1 for place, item in pairs if item and _distance(place, item) <= NEAR_KM)
    return {
        "pages": len(gold),
        "gold": names,
        "found": mine,
        "matched": hits,
        "within_161_km": near,
        "found_r": round(hits / names, 3) if names else 0.0,
        "found_p": round(hits / mine, 3) if mine else 0.0,
        "near": round(near / hits, 3) if hits else 0.0,
    }


def _distance(place: Mapping[str, Any], item: PlaceMention) -> float:
    if item.place.lat is None or item.place.lon is None:
        return float("inf")
    return distance_km(place["lat"], place["lon"], item.place.lat, item.place.lon)


def _pairs(
    row: Mapping[str, Any], items: Sequence[PlaceMention]
) -> Iterator[tuple[Mapping[str, Any], PlaceMention | None]]:
    """Each gold place with the found one that overlaps it most, each used once."""
    taken: set[int] = set()
    for place in row["places"]:
        best, width = None, 0
        for number, item in enumerate(items):
            common = min(place["end"], item.evidence.end) - max(place["start"], item.evidence.start)
            if common > width and number not in taken:
                best, width = number, common
        if best is not None:
            taken.add(best)
        yield place, items[best] if best is not None else None


def mistakes(row: Mapping[str, Any], items: Sequence[PlaceMention]) -> Iterator[str]:
    """Lines that tell what was missed, put elsewhere, or found where the gold has nothing."""
    text = str(row["text"])
    matched = set()
    for place, item in _pairs(row, items):
        where = _context(text, place["start"], place["end"])
        if item is None:
            yield f"missed {where}"
        else:
            matched.add(item.evidence.start)
            if _distance(place, item) > NEAR_KM:
                told = (
                    f"{item.place.name} {item.place.country} {item.place.lat},{item.place.lon} {item.place.precision}"
                )
                yield f"far {_distance(place, item):.0f} km {where}: gold {place['lat']},{place['lon']}, found {told}"
    for item in items:
        if item.evidence.start not in matched:
            yield f"not gold {_context(text, item.evidence.start, item.evidence.end)}: {item.place.country}"


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".replace("\n", "/")


def load(path: str | Path) -> list[dict[str, Any]]:
    """The rows of a gold file. Raises GoldError if a row lacks ``text`` or ``places``."""
    rows = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = json.loads(line)
        if not {"text", "places"} <= row.keys():
            raise GoldError(f"{path}, line {number}: a row needs text and places")
        rows.append(row)
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the finder on a gold file as JSON; with ``--errors`` its mistakes too."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.toponyms", description=__doc__)
    parser.add_argument("gold", help="JSON Lines with text and places")
    parser.add_argument("--errors", action="store_true", help="list what was missed, put elsewhere or invented")
    options = parser.parse_args(arguments)
    rows = load(options.gold)
    found = [find_places(row["text"]) for row in rows]
    if options.errors:
        for row, items in zip(rows, found, strict=True):
            for line in mistakes(row, items):
                sys.stdout.write(f"{row.get('id')} {line}\n")
    sys.stdout.write(json.dumps(score(rows, found), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
