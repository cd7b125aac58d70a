"""Country tables from facts: in, rigour's territories and the Factbook's fields; out, rows of countries and names.

Names, capitals and nationality words come from the World Factbook with the date each first read so; codes,
dates of former states and Wikidata ids from rigour.
"""

from __future__ import annotations

import csv
import importlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError, SetupError
from dragoman.knowledge.tables import Row

__all__ = ["country_code", "country_rows", "fields", "gec_codes", "name_rows"]

_RIGOUR = ("rigour territories", "2026-09-01")
_FACTBOOK = "CIA World Factbook"
#: ISO codes of former states with the days they began and ended.
_FORMER = {
    "SUN": ("1922-12-30", "1991-12-26"),
    "YUG": ("1918-12-01", "2003-02-04"),
    "SCG": ("2003-02-04", "2006-06-05"),
    "CSK": ("1918-10-28", "1992-12-31"),
    "DDR": ("1949-10-07", "1990-10-03"),
    "ANT": ("1954-12-15", "2010-10-10"),
    "ZAR": ("1971-10-27", "1997-05-17"),
}
_SKIP = {"ASC", "CPT", "DGA", "CRQ", "BYS", "TAA", "ATA", "ZAR", "UMI", "CYB", "BVT", "HMD"}
#: States that are not members of the United Nations and have a code in the coding guide or ISO 3166.
_OTHER_STATES = {"PSE", "XKX", "TWN", "VAT", "COK", "NIU"}
#: Names of the facts that rigour does not know.
_ALIASES = {
    "solomons": "SLB", "swiss federal council": "CHE", "saudi": "SAU", "us": "USA", "uae": "ARE",
    "czech": "CZE", "none": "", "virgin islands": "VIR", "saint martin": "MAF", "holy see": "VAT",
}  # fmt: skip
#: Factbook (GEC) codes whose name line reads "none" or is missing.
_GEC = {
    "ae": "ARE", "bm": "MMR", "ct": "CAF", "fm": "FSM", "io": "IOT", "sh": "SHN", "gz": "PSE", "we": "PSE",
    "ee": "EUR", "nn": "SXM", "sk": "SXM", "uc": "CUW", "cc": "CUW", "gk": "GGY", "rn": "MAF", "tb": "BLM",
    "vq": "VIR", "kv": "XKX", "ax": "", "dx": "", "wi": "ESH", "svalbard": "SJM", "sv": "SJM", "wq": "", "um": "",
    "dr": "DOM", "categories": "", "fs": "ATF", "cg": "COD", "cf": "COG", "xx": "", "pf": "", "pg": "",
    "at": "", "cr": "", "kt": "CXR",
    "ck": "CCK", "hm": "", "bv": "", "ay": "", "oo": "", "xq": "", "zh": "", "zn": "", "xo": "", "js": "",
}  # fmt: skip


@lru_cache(maxsize=4096)
def country_code(name: str) -> str | None:
    """The alpha-3 code of a state named in a fact file, or ``None``."""
    plain = re.sub(r"\s*\(.*?\)", "", name.replace("-", " ")).strip()
    for suffix in (" cabinet", " ministers"):
        plain = plain.removesuffix(suffix)
    if plain.lower() in _ALIASES:
        return _ALIASES[plain.lower()] or None
    for candidate in (name, plain, plain.removeprefix("The ").removeprefix("the ")):
        found = _rigour().lookup_territory(candidate)
        if found is not None and found.alpha3:
            return str(found.alpha3).upper()
    return None


def _rigour() -> Any:
    """rigour's territories; it needs the headers of ICU to install, so only this compilation asks for it.

    Raises:
        SetupError: rigour is not installed.
    """
    try:
        return importlib.import_module("rigour.territories")
    except ImportError as error:
        raise SetupError("Compiling the tables from facts needs rigour: pip install dragoman[knowledge].") from error


def _kind(territory: Any, code: str, united_nations: set[str]) -> str:
    if territory.is_historical:
        return "former"
    return "state" if code in united_nations or code in _OTHER_STATES else "territory"


def country_rows(united_nations: set[str]) -> Iterator[Row]:
    """Every state and territory with an alpha-3 code, by code; ``united_nations`` are the members' codes."""
    rows = {}
    for territory in _rigour().get_territories():
        code = (territory.alpha3 or "").upper()
        if not code or code in _SKIP:
            continue
        start, end = _FORMER.get(code, ("", ""))
        rows[code] = {
            "code": code,
            "name": territory.name,
            "kind": _kind(territory, code, united_nations),
            "iso2": territory.code.upper() if len(territory.code) == 2 else "",
            "wikidata": territory.qid or "",
            "start": start,
            "end": end,
            "source": _RIGOUR[0],
            "source_date": _RIGOUR[1],
        }
    for code in sorted(rows):
        yield rows[code]


def fields(folder: Path) -> list[Row]:
    """The rows of the Factbook's fields file."""
    path = folder / "factbook-fields-2015-2026.csv"
    if not path.exists():
        raise KnowledgeError(f"{path}: fact file is missing; give its folder with --from-facts")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def gec_codes(rows: list[Row]) -> dict[str, str]:
    """Factbook (GEC) code to alpha-3 code, from the short names; names no rule knows are left out."""
    codes = dict(_GEC)
    for row in rows:
        if row["field"] == "name:conventional short form" and row["gec"] not in codes:
            code = country_code(row["value"])
            if code:
                codes[row["gec"]] = code
    return {gec: code for gec, code in codes.items() if code}


_NOTE = re.compile(r";?\s*note\b.*", re.S)
_PARENS = re.compile(r"\s*[\(\[][^()\[\]]*[\)\]]")
_SPLIT = re.compile(r"\s*(?:,\s*or\s+|[,;/]|\bor\b|\band\b(?!\s+Futuna))\s*")


_NAME_SPLIT = re.compile(r"\s*(?:[;/]|\bor\b)\s*")


def _values(text: str, split: re.Pattern[str]) -> list[str]:
    plain = _PARENS.sub("", _NOTE.sub("", text))
    items = [item.strip(" .") for item in split.split(plain)]
    return [item for item in items if item and item.lower() not in {"none", "na"} and "count" not in item]


def _nouns(text: str) -> Iterator[tuple[str, str]]:
    """``(kind, noun)`` of a Factbook nationality noun: ``Dane(s)``, ``Dutchman(men)``, ``Iraqi(s)``."""
    for item in _SPLIT.split(_NOTE.sub("", text)):
        stem, _, rest = item.partition("(")
        noun, rest = stem.strip(" ."), rest.strip(" ).")
        if not noun or noun.lower() in {"none", "na"} or not noun[0].isupper():
            continue
        if rest == "s":
            yield from (("person_noun", noun), ("people", noun + "s"))
        elif rest in {"men", "women"}:
            yield from (("person_noun", noun), ("people", noun[: -len("man")] + "men"))
        elif "plural" in rest and "singular" not in rest:
            yield "people", noun
        elif "singular and plural" in rest:
            yield from (("people", noun), ("person_noun", noun))
        else:
            yield "person_noun", noun


def _capitals(text: str) -> Iterator[str]:
    plain = _NOTE.sub("", text)
    if "no official capital" in text or len(plain) > 120:
        return
    for item in re.split(r"[;]|,(?! DC| D\.C\.)", plain):
        name = re.sub(r"\s*(?:\(| in (?:Moldovan|Romanian)).*", "", item).strip(" )")
        if name and name[0].isupper():
            yield name


_KINDS = {
    "name:conventional short form": "name",
    "name:conventional long form": "official",
    "name:abbreviation": "abbreviation",
    "nationality_adj": "adjective",
    "nationality_noun": "people",
    "capital": "capital",
}
#: Factbook entries that are not what an English report means by the word: an adjective the territory shares
#: with its mother country, an abbreviation nobody uses, a small capital that is also a surname or a word.
_UNSAFE = {
    "AS", "PR", "VI", "NL", "CH", "TCA", "TCI", "GU", "FSM", "RMI", "SRV", "FDRE", "I.O.M", "Laos PDR",
    "Male", "Douglas", "Stanley", "Hamilton", "Victoria", "Jamestown", "Plymouth", "The Valley", "Nassau",
    "West Island", "The Settlement", "San Juan", "Kingstown", "Jerusalem:", "Kosovski", "Kosovac", "Swati",
    "Episkopi Cantonment", "Baky", "George Town", "Road Town", "Adamstown", "Wallis and Futuna Islanders",
}  # fmt: skip
_UNSAFE_IN = {
    ("LAO", "Laos", "people"), ("TWN", "Taiwan", "person_noun"), ("COD", "Congo", "adjective"),
    ("COG", "Congo", "adjective"), ("NFK", "Kingston", "capital"), ("GIB", "Gibraltar", "capital"),
    ("PRK", "Korean", "adjective"), ("PRK", "Koreans", "people"), ("PRK", "Korean", "person_noun"),
    ("DJI", "Djibouti", "capital"), ("MCO", "Monaco", "capital"), ("VAT", "Vatican City", "capital"),
    ("SGP", "Singapore", "capital"), ("LUX", "Luxembourg", "capital"), ("SMR", "San Marino", "capital"),
    ("MUS", "Mauritian", ""), ("GTM", "Guatemala", "capital"), ("PAN", "Panama", "capital"),
}  # fmt: skip
_BORROWED = {"HKG", "MAC", "SPM", "CUW", "ABW", "SXM", "MAF", "BLM"}


def _row(code: str, kind: str, name: str, seen: str) -> Row:
    return {
        "code": code, "kind": kind, "name": name, "start": "", "end": "", "source": _FACTBOOK, "source_date": seen,
    }  # fmt: skip


def _typed(field: str, value: str) -> Iterator[tuple[str, str]]:
    if field == "nationality_noun":
        yield from _nouns(value)
    elif field == "capital":
        yield from (("capital", name) for name in _capitals(value))
    else:
        split = _SPLIT if field == "nationality_adj" else _NAME_SPLIT
        yield from ((_KINDS[field], name) for name in _values(value, split))


def name_rows(rows: list[Row], known: set[str]) -> Iterator[Row]:
    """Rows of country names from the Factbook and rigour, each once, for the codes in ``known``."""
    codes = gec_codes(rows)
    seen: dict[tuple[str, str, str], Row] = {}
    for territory in _rigour().get_territories():
        code = (territory.alpha3 or "").upper()
        if code in known:
            for kind, name in (("name", territory.name), ("official", territory.full_name or territory.name)):
                row = _row(code, kind, name, _RIGOUR[1]) | {"source": _RIGOUR[0]}
                seen.setdefault((code, kind, name), row)
    for row in rows:
        code = codes.get(row["gec"], "")
        if row["field"] not in _KINDS or code not in known or (code == "PSE" and row["field"] != "capital"):
            continue
        for kind, name in _typed(row["field"], row["value"]):
            borrowed = code in _BORROWED and name in {"Chinese", "Dutch", "French", "Frenchman", "Frenchwoman"}
            borrowed = borrowed or (code in _BORROWED and name in {"Frenchmen", "Frenchwomen"})
            if name not in _UNSAFE and (code, name, kind) not in _UNSAFE_IN and not borrowed:
                seen.setdefault((code, kind, name), _row(code, kind, name, row["from_commit_date"]))
    yield from (seen[place] for place in sorted(seen))
