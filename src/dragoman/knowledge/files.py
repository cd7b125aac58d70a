"""Files of the runtime form: in, the folder that ``compile`` wrote; out, their raw lines, or what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import KnowledgeError, SetupError

__all__ = ["Tables", "read_files"]


@dataclass(frozen=True, slots=True)
class Tables:
    """Raw lines of the runtime form, split only where they are needed."""

    entries: list[str]
    persons: list[str]
    holdings: list[str]
    phrases: dict[str, str]
    loose: frozenset[str]
    countries: list[str]
    country_names: list[str]
    members: list[str]
    sources: list[str]


def _lines(folder: Path, name: str) -> list[str]:
    try:
        return (folder / name).read_text(encoding="utf-8").split("\n")[:-1]
    except OSError as fault:
        raise SetupError(
            f"{folder / name}: {fault.strerror}; run python -m dragoman.knowledge.compile in the project's folder"
        ) from fault


def _pairs(folder: Path, name: str) -> dict[str, str]:
    cells = [line.partition("\t") for line in _lines(folder, name)]
    if not all(tab for _, tab, _ in cells):
        raise KnowledgeError(f"{folder / name}: a line has not two cells; run python -m dragoman.knowledge.compile")
    return {found: payload for found, _, payload in cells}


def read_files(where: Path) -> Tables:
    """The lines of all files. Raises ``SetupError`` for a missing file, ``KnowledgeError`` for a broken one."""
    return Tables(
        entries=_lines(where, "entries.tsv"),
        persons=_lines(where, "persons.tsv"),
        holdings=_lines(where, "holdings.tsv"),
        phrases=_pairs(where, "phrases.tsv"),
        loose=frozenset(_lines(where, "loose.tsv")),
        countries=_lines(where, "countries.tsv"),
        country_names=_lines(where, "country_names.tsv"),
        members=_lines(where, "members.tsv"),
        sources=_lines(where, "sources.tsv"),
    )
