"""Compile the who's who: in, fact files and hand-kept tables; out, the compiled tables and the runtime form.

python -m dragoman.knowledge.compile                    tables -> runtime form
python -m dragoman.knowledge.compile --check            compare the runtime form with the tables
python -m dragoman.knowledge.compile --from-facts DIR   fact files -> compiled tables -> runtime form
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.build import DATA, runtime_files
from dragoman.knowledge.tables import Row, write_table

__all__ = ["check", "compile_runtime", "from_facts", "main"]

_TABLES = Path(__file__).resolve().parents[3] / "knowledge"
#: Organisations of the membership table and the coding guide's codes for them.
_BODY_CODES = {
    "UN": "UNO", "EU": "EUR", "NATO": "NAT", "AU": "AFU", "ASEAN": "ASN", "SCO": "SCO", "CICA": "CIC", "CSTO": "CSO",
    "AL": "ARL", "GCC": "GCC", "OIC": "OIC", "OAS": "OAS", "G-7": "G07", "G-20": "G20", "IMF": "IMF", "IBRD": "WBK",
    "WHO": "WHO", "IAEA": "IAE", "ICCT": "ICC", "OPCW": "OPC", "OSCE": "OSC",
}  # fmt: skip
#: Organisations that the source lists twice under another name.
_DOUBLES = {"LAS", "EEU", "USAN", "PA", "CAIS"}


def _members(folder: Path, known: set[str]) -> list[Row]:
    path = folder / "organisation-members-2020.csv"
    if not path.exists():
        raise KnowledgeError(f"{path}: fact file is missing; give its folder with --from-facts")
    found: dict[tuple[str, str], Row] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for fact in csv.DictReader(stream):
            organisation, country = fact["org_id"], fact["ISO_3166_3"]
            country = {"UNK": "XKX", "KSV": "XKX"}.get(country, country)
            if organisation in _DOUBLES or country not in known:
                continue
            status = " ".join(fact["org_member"].split())
            found[(organisation, country)] = {
                "body": _BODY_CODES.get(organisation, "IGO"), "organisation": organisation, "country": country,
                "status": {"nonregional members": "nonregional member", "candidates": "candidate"}.get(status, status),
                "start": "", "end": "", "source": "organisation members 2020 (MIT)", "source_date": "2020",
            }  # fmt: skip
    return [found[place] for place in sorted(found)]


def from_facts(facts: Path, tables: Path) -> dict[str, int]:
    """Write the compiled tables from the fact files; returns rows per table."""
    # rigour, which needs the headers of ICU, is wanted for this alone
    from dragoman.knowledge import facts_countries, facts_holders

    territories = {row["code"] for row in facts_countries.country_rows(set())}
    members = _members(facts, territories)
    nations = {row["country"] for row in members if row["organisation"] == "UN"}
    countries = list(facts_countries.country_rows(nations))
    fields = facts_countries.fields(facts)
    codes = {gec: code for gec, code in facts_countries.gec_codes(fields).items() if code in territories}
    wikidata, wikidata_people = facts_holders.wikidata_rows(facts)
    states = {row["code"] for row in countries if row["kind"] == "state"}
    names = {row["code"]: row["name"] for row in countries}
    factbook, factbook_people = facts_holders.factbook_rows(facts, codes, names, states)
    by_qid = {row["wikidata"]: row["code"] for row in countries if row["wikidata"] and row["kind"] != "former"}
    ministers = list(facts_holders.foreign_minister_rows(facts, by_qid))
    speakers = list(facts_holders.speaker_rows(facts, territories))
    order = ("country", "office", "start", "end", "person", "title", "wikidata", "source", "source_date")
    holders = {tuple(row[name] for name in order): row for row in (*wikidata, *factbook, *ministers, *speakers)}
    return {
        "countries": write_table(tables, "countries", countries),
        "country_names": write_table(tables, "country_names", facts_countries.name_rows(fields, territories)),
        "holders": write_table(tables, "holders", (holders[place] for place in sorted(holders))),
        "persons": write_table(tables, "persons", [*wikidata_people, *factbook_people]),
        "members": write_table(tables, "members", members),
    }


def compile_runtime(tables: Path, out: Path) -> dict[str, int]:
    """Write the runtime form of the tables into ``out``; returns bytes per file."""
    out.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}
    for name, text in runtime_files(tables).items():
        data = text.encode()
        (out / name).write_bytes(data)
        sizes[name] = len(data)
    return sizes


def check(tables: Path, out: Path) -> list[str]:
    """Names of runtime files that differ from what the tables give."""
    stale: list[str] = []
    for name, text in runtime_files(tables).items():
        path = out / name
        if not path.exists() or path.read_bytes() != text.encode():
            stale.append(name)
    return stale


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0, or 1 if a check fails or a table has a fault."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.knowledge.compile", description=__doc__)
    parser.add_argument("--tables", type=Path, default=_TABLES, help="folder of the tables (default: knowledge/)")
    parser.add_argument("--out", type=Path, default=DATA, help="folder of the runtime form")
    parser.add_argument("--from-facts", type=Path, metavar="DIR", help="regenerate the compiled tables first")
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    options = parser.parse_args(arguments)
    say = sys.stdout.write
    try:
        if options.check:
            stale = check(options.tables, options.out)
            say(f"stale: {', '.join(stale)}; run python -m dragoman.knowledge.compile\n" if stale else "up to date\n")
            return 1 if stale else 0
        if options.from_facts:
            for name, count in from_facts(options.from_facts, options.tables).items():
                say(f"{name}.csv: {count} rows\n")
        for name, size in compile_runtime(options.tables, options.out).items():
            say(f"{name}: {size} bytes\n")
    except KnowledgeError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
