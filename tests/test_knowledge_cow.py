"""Numbers of the Correlates of War state system in the who's who."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import load
from dragoman.knowledge.build import runtime_files

TABLES = Path(__file__).parents[1] / "knowledge"


@pytest.mark.parametrize(
    ("code", "cow"),
    [
        ("USA", "2"), ("CAN", "20"), ("CUB", "40"), ("MEX", "70"), ("BRA", "140"), ("GBR", "200"), ("FRA", "220"),
        ("DEU", "255"), ("DDR", "265"), ("POL", "290"), ("CSK", "315"), ("YUG", "345"), ("SRB", "345"),
        ("XKX", "347"), ("RUS", "365"), ("SUN", "365"), ("UKR", "369"), ("NGA", "475"), ("SSD", "626"),
        ("IRN", "630"), ("TUR", "640"), ("KAZ", "705"), ("CHN", "710"), ("TWN", "713"), ("JPN", "740"),
        ("IND", "750"), ("VNM", "816"), ("AUS", "900"), ("WSM", "990"),
        ("VAT", None), ("PSE", None), ("GRL", None), ("HKG", None),
    ],
)  # fmt: skip
def test_number_of_a_state(code: str, cow: str | None) -> None:
    country = load().country(code)
    assert country is not None
    assert country.cow == cow


def test_every_member_of_the_un_has_a_number() -> None:
    members = load().members("UNO")
    assert len(members) == 193
    countries = load().countries
    assert [m.country for m in members if countries[m.country].cow is None] == []


def test_only_a_former_state_shares_a_number() -> None:
    living = [country.cow for country in load().countries.values() if country.cow and country.kind == "state"]
    assert len(living) == len(set(living))


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("QQQ,5,a test,2026", "unknown code"),
        ("USA,3,a test,2026", "stands there twice"),
        ("GRL,1000,a test,2026", "no number from 1 to 999"),
        ("GRL,x,a test,2026", "no number"),
        ("GRL,,a test,2026", "cow is empty"),
    ],
)
def test_a_broken_row_stops_the_compiler(tmp_path: Path, row: str, fault: str) -> None:
    (tmp_path / "hand").mkdir()
    for name in ("countries", "country_names", "holders", "persons", "members"):
        lines = (TABLES / f"{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / f"{name}.csv").write_text("".join(lines if name == "countries" else lines[:1]), encoding="utf-8")
    shutil.copy(TABLES / "hand" / "cow.csv", tmp_path / "hand")
    with (tmp_path / "hand" / "cow.csv").open("a", encoding="utf-8") as stream:
        stream.write(row + "\n")
    with pytest.raises(KnowledgeError, match=fault):
        runtime_files(tmp_path)
