"""The gazetteer: in, a name; out, the places that bear it.

Read from one compressed file at the first use and searched by bisection; see ``compile`` for its sources and form.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.errors import SetupError
from dragoman.places.folding import fold
from dragoman.places.iso import ALPHA3
from dragoman.records import Place

__all__ = ["Entry", "Gazetteer", "load_gazetteer", "read_table"]

_PRECISION: Mapping[str, str] = {"country": "country", "city": "city"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    ``country`` is ISO 3166 alpha-2 (empty for the sea and parts of the world); ``kind`` country, region, district,
    city, land, part, isle, mount or water; ``own`` numbers a region, ``region`` and ``district`` say which it
    lies in; ``alias`` is true where the key is not the place's main name.
    """

    name: str
    country: str
    kind: str
    lat: float
    lon: float
    population: int
    geonames_id: str
    own: int
    region: int
    district: int
    alias: bool = False

    @property
    def by_hand(self) -> bool:
        """True for a row of the table kept by hand."""
        return self.geonames_id == "hand"

    def place(self, name: str | None = None) -> Place:
        """The record of it, by the name given or its own; its country as ISO 3166 alpha-3."""
        return Place(
            name or self.name,
            ALPHA3.get(self.country),
            self.lat,
            self.lon,
            None if self.by_hand else self.geonames_id or None,
            _PRECISION.get(self.kind, "region"),
        )

    def lies_in(self, other: Entry) -> bool:
        """True if the other is its country, its region or its district."""
        if other.kind == "country":
            return self.country == other.country
        return bool(other.own) and other.own in (self.region, self.district) and self.own != other.own


class Gazetteer:
    """Places by name, in any of their names; case, accents, hyphens and apostrophes do not matter."""

    def __init__(self, lines: Sequence[bytes], words: Mapping[str, tuple[int, int, int]]) -> None:
        self._lines = lines
        self._words = words
        self.entries = lru_cache(maxsize=65536)(self._entries)
        self.opens = lru_cache(maxsize=65536)(self._opens)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places that bear a name, countries first, then regions, then cities by population."""
        order = {"country": 0, "part": 1, "region": 1, "land": 1}
        entries = sorted(self.entries(fold(name)), key=lambda e: (order.get(e.kind, 2), e.alias, -e.population))
        return tuple(entry.place() for entry in entries)

    def country_of(self, name: str) -> str | None:
        """ISO 3166 alpha-3 of the country a name is or lies in: the first of ``lookup``. None if not known."""
        return next((place.country for place in self.lookup(name) if place.country), None)

    def names(self) -> Iterator[str]:
        """Every key, in order."""
        last = b""
        for line in self._lines:
            key = line.split(b"\t", 1)[0]
            if key != last:
                last = key
                yield key.decode()

    def habit(self, key: str) -> tuple[int, int, int]:
        """How often a key was seen in small letters, with a capital, behind a word of place; zeros if not kept."""
        return self._words.get(key, (0, 0, 0))

    def _opens(self, key: str) -> bool:
        """True if some name is this word or begins with it."""
        encoded = key.encode()
        at = bisect_left(self._lines, encoded)
        if at < len(self._lines) and self._lines[at][: len(encoded) + 1] in (encoded + b"\t", encoded + b" "):
            return True
        at = bisect_left(self._lines, encoded + b" ")
        return at < len(self._lines) and self._lines[at].startswith(encoded + b" ")

    def _entries(self, key: str) -> tuple[Entry, ...]:
        found: dict[tuple[str, str, float], Entry] = {}
        for fields in self._rows(key):
            if fields[1].startswith(">"):
                for row in self._rows(fields[1][1:]):
                    if not row[1].startswith(">") and (row[7], row[3], row[4]) == (fields[2], fields[3], fields[4]):
                        entry = _entry(row, alias=True)
                        found.setdefault((entry.name, entry.kind, entry.lat), entry)
            else:
                entry = _entry(fields, alias=False)
                found[entry.name, entry.kind, entry.lat] = entry
        return tuple(found.values())

    def _rows(self, key: str) -> Iterator[list[str]]:
        prefix = key.encode() + b"\t"
        at = bisect_left(self._lines, prefix)
        while at < len(self._lines) and self._lines[at].startswith(prefix):
            yield self._lines[at].decode().split("\t")
            at += 1


def _entry(row: Sequence[str], *, alias: bool) -> Entry:
    _, name, country, kind, lat, lon, population, identifier, own, region, district = row
    return Entry(
        name,
        country,
        kind,
        float(lat),
        float(lon),
        int(population or 0),
        identifier,
        int(own or 0),
        int(region or 0),
        int(district or 0),
        alias,
    )


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a table kept in ``data``, without its comments."""
    text = files("dragoman.places").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships, read once. Raises SetupError if its file is missing or broken."""
    path = files("dragoman.places").joinpath("data", "gazetteer.txt.gz")
    try:
        lines = gzip.decompress(path.read_bytes()).split(b"\n")
    except (OSError, EOFError) as error:
        raise SetupError(
            "the gazetteer's file is missing or broken; install the package again, or run "
            "python -m dragoman.places.compile"
        ) from error
    words = {row[0]: (int(row[1]), int(row[2]), int(row[3])) for row in read_table("words.tsv")}
    return Gazetteer(lines, words)
