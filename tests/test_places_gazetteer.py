"""The gazetteer: names in, places out; and the tables it is made of."""

from __future__ import annotations

import gzip
import itertools
from importlib.resources import files

import pytest

from dragoman.places import load_gazetteer
from dragoman.places.compile import Row, compile_lines
from dragoman.places.folding import fold
from dragoman.places.gazetteer import read_table
from dragoman.places.habits import count_words
from dragoman.places.iso import ALPHA3

LIMIT_BYTES = 10_000_000  # what may ship


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Côte d’Ivoire", "cote divoire"),
        ("Al-Minya", "al minya"),
        ("St. Petersburg", "saint petersburg"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("U.S.", "u s"),
        ("", ""),
    ],
)
def test_places_fold(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "precision"),
    [
        ("Kazakhstan", "KAZ", 48, 68, "country"),
        ("PRC", "CHN", 35, 103, "country"),
        ("Mosul", "IRQ", 36.3, 43.1, "city"),
        ("mosul", "IRQ", 36.3, 43.1, "city"),
        ("Texas", "USA", 31, -100, "region"),
        ("Crimea", "UKR", 45.3, 34.4, "region"),
        ("Xinjiang", "CHN", 41, 85, "region"),
        ("Kosovo", "XKX", 42.6, 20.9, "country"),
        ("Constantinople", "TUR", 41, 29, "city"),
    ],
)
def test_places_lookup(name: str, country: str, lat: float, lon: float, precision: str) -> None:
    place = load_gazetteer().lookup(name)[0]
    assert (place.country, place.precision) == (country, precision)
    assert place.lat == pytest.approx(lat, abs=0.6)
    assert place.lon == pytest.approx(lon, abs=0.6)


def test_places_lookup_unknown() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.lookup("Xyzzyville") == ()
    assert gazetteer.lookup("") == ()
    assert gazetteer.country_of("Xyzzyville") is None


@pytest.mark.parametrize(("name", "country"), [("Baghdad", "IRQ"), ("Holland", "NLD"), ("Pacific Ocean", "USA")])
def test_places_country_of(name: str, country: str) -> None:
    found = load_gazetteer().country_of(name)
    assert found == (None if name == "Pacific Ocean" else country)


def test_places_file_is_small_and_sorted() -> None:
    data = files("dragoman.places").joinpath("data", "gazetteer.txt.gz").read_bytes()
    assert len(data) < LIMIT_BYTES
    lines = gzip.decompress(data).split(b"\n")
    assert len(lines) > 300_000
    assert all(one <= other for one, other in itertools.pairwise(lines))


@pytest.mark.parametrize(("table", "width"), [("countries.tsv", 4), ("regions.tsv", 6)])
def test_places_tables_kept_by_hand(table: str, width: int) -> None:
    for row in read_table(table):
        assert len(row) == width, row
        code, lat, lon = (row[0], row[1], row[2]) if table == "countries.tsv" else (row[1], row[2], row[3])
        assert code == "-" or code in ALPHA3, row
        assert -90 <= float(lat) <= 90, row
        assert -180 <= float(lon) <= 180, row


def test_places_demonyms_are_of_countries() -> None:
    assert all(code in ALPHA3 for code, _ in read_table("demonyms.tsv"))


def test_places_compile_writes_names_and_aliases_once() -> None:
    rows = [Row("Beijing", "CN", "city", 39.91, 116.4, 18960744, "1816670", others=("Peking", "PEKING", "Beijing"))]
    assert compile_lines(rows) == [
        "beijing\tBeijing\tCN\tcity\t39.91\t116.4\t18960744\t1816670\t\t\t",
        "peking\t>beijing\t1816670\tcity\t39.91",
    ]


def test_places_habits_keep_what_speaks_against_a_place() -> None:
    texts = ["He saw Nice people in a nice house; how nice, nice indeed.", "It rained in Mosul."]
    assert list(count_words(texts, frozenset({"nice", "mosul"}))) == [("nice", 3, 1, 0)]
