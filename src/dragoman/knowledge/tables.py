"""CSV tables of the who's who: in, a CSV file and its expected columns; out, checked rows, or a fault with its line.

Every table is UTF-8 with a header; a list inside a cell is separated by ``|``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.days import is_partial_date

__all__ = ["COLUMNS", "Row", "read_table", "split_list", "write_table"]

Row = dict[str, str]

#: The columns of every table, compiled or kept by hand (``hand/``).
COLUMNS: Mapping[str, tuple[str, ...]] = {
    name: tuple(columns.split(","))
    for name, columns in {
        "countries": "code,name,kind,iso2,wikidata,start,end,source,source_date",
        "country_names": "code,kind,name,start,end,source,source_date",
        "holders": "person,wikidata,country,office,title,sector,start,end,start_precision,end_precision,"
        "source,source_date",
        "persons": "id,name,aliases,surnames,country,source,source_date",
        "members": "body,organisation,country,status,start,end,source,source_date",
        "hand/country_names": "code,kind,name,start,end,source,source_date",
        "hand/cow": "code,cow,source,source_date",
        "hand/places": "name,aliases,source,source_date",
        "hand/bodies": "code,name,aliases,acronyms,kind,parent,sector,heads_title,wikidata,start,end,source,"
        "source_date",
        "hand/groups": "name,aliases,country,sector,wikidata,start,end,source,source_date",
        "hand/parties": "name,aliases,country,sector,start,end,source,source_date",
        "hand/companies": "name,aliases,country,sector,start,end,source,source_date",
        "hand/institutions": "name,aliases,country,sector,kind,start,end,source,source_date",
        "hand/topics": "name,aliases,kind,source,source_date",
        "hand/roles": "word,plural,sector,kind,office,source,source_date",
        "hand/offices": "office,titles,country,sector,source,source_date",
        "hand/seats": "name,country,kind,sector,start,end,source,source_date",
        "hand/holders": "person,wikidata,country,office,title,start,end,start_precision,end_precision,basis,"
        "source,source_date",
        "hand/persons": "person,wikidata,aliases,country,sector,description,start,end,source,source_date",
    }.items()
}
_REQUIRED = {"code", "cow", "name", "word", "person", "office", "titles"}
_DATES = ("start", "end")


def split_list(cell: str) -> list[str]:
    """The items of a ``|`` list, stripped, without empty ones."""
    return [item.strip() for item in cell.split("|") if item.strip()]


def _fault(row: Mapping[str | None, object], columns: Sequence[str], optional: frozenset[str]) -> str | None:
    if None in row:
        return f"more cells than the {len(columns)} columns; quote a cell that holds a comma"
    missing = [name for name in columns if row.get(name) is None]
    if missing:
        return f"no cell for {', '.join(missing)}; a row needs {len(columns)} cells"
    for name in _REQUIRED & set(columns) - optional:
        if not str(row[name]).strip():
            return f"{name} is empty"
    for name in _DATES:
        value = str(row.get(name) or "").strip()
        if value and not is_partial_date(value):
            return f"{name} is not a date (YYYY, YYYY-MM or YYYY-MM-DD): {value!r}"
    start, end = str(row.get("start") or "").strip(), str(row.get("end") or "").strip()
    if start and end and start[: len(end)] > end[: len(start)]:
        return f"end {end} lies before start {start}"
    return None


def read_table(folder: Path, name: str, required: bool = True) -> list[Row]:
    """The rows of ``folder/name.csv``, cells stripped.

    Returns an empty list for an absent file unless ``required``. Raises ``KnowledgeError`` naming file and
    line for a wrong header or a broken row.
    """
    path = folder / f"{name}.csv"
    if not path.exists():
        if required:
            raise KnowledgeError(f"{path}: table is missing; run python -m dragoman.knowledge.compile --from-facts DIR")
        return []
    columns = COLUMNS[name]
    optional = frozenset({"office"}) if name == "hand/roles" else frozenset()
    if name == "hand/bodies":
        optional = frozenset({"code"})
    rows: list[Row] = []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        if tuple(reader.fieldnames or ()) != columns:
            raise KnowledgeError(f"{path}:1: header is {reader.fieldnames}, expected {','.join(columns)}")
        for raw in reader:
            fault = _fault(raw, columns, optional)
            if fault:
                raise KnowledgeError(f"{path}:{reader.line_num}: {fault}")
            rows.append({column: " ".join(raw[column].split()) for column in columns})
    return rows


def write_table(folder: Path, name: str, rows: Iterable[Mapping[str, str]]) -> int:
    """Write ``folder/name.csv`` with its columns; returns the number of rows."""
    path = folder / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS[name], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row)
            count += 1
    return count
