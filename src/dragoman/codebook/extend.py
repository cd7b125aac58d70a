"""Extend: in, the sheets of the bundled codebook and of a user's own; out, those of the two together.

``extends: plover`` in any sheet of one's own makes it an addition: a rule or operator of the same type and id takes the
place of the bundled one, others are added, ``remove`` takes some away, tables are joined entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..errors import CodebookError

__all__ = ["BUNDLED", "Sheet", "extended", "extends", "names_of"]

#: The name by which a codebook says that it extends the bundled one.
BUNDLED: Final = "plover"
# What a sheet without its own takes from the bundled sheet of its type.
_INHERITED: Final = ("definition", "frame", "nominal", "phrase", "target_optional")
_NO_TABLES: Final = frozenset({"extends", "remove", "type", "rules", "operators"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document of a codebook and the file it stands in."""

    file: str
    data: Mapping[str, Any]


def extends(sheets: Iterable[Sheet]) -> bool:
    """True if one of the sheets says that they extend the bundled codebook.

    Raises:
        CodebookError: they extend something else.
    """
    for sheet in sheets:
        base = sheet.data.get("extends")
        if base is not None and base != BUNDLED:
            raise CodebookError(f"{sheet.file}: extends is {base!r}; it can be {BUNDLED}, the bundled codebook.")
        if base is not None:
            return True
    return False


def names_of(sheet: Mapping[str, Any]) -> set[str]:
    """The names of a sheet's rules (``TYPE/id``) and operators (``operator/id``)."""
    rules = {f"{sheet.get('type')}/{raw.get('id')}" for raw in sheet.get("rules") or ()}
    return rules | {f"operator/{raw.get('id')}" for raw in sheet.get("operators") or ()}


def extended(base: Sequence[Sheet], own: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of ``own``, then those of ``base`` without what these replace and remove, then the joined tables.

    Raises:
        CodebookError: ``remove`` names what the bundled codebook does not have.
    """
    have = set().union(*(names_of(s.data) for s in base))
    gone: set[str] = set()
    for sheet in own:
        for name in sheet.data.get("remove") or ():
            if name not in have:
                raise CodebookError(f"{sheet.file}: remove: {BUNDLED} has no {name!r}; write TYPE/id or operator/id.")
            gone.add(str(name))
    gone |= set().union(*(names_of(s.data) for s in own))
    by_type = {s.data["type"]: s.data for s in base if "type" in s.data}
    found = [Sheet(s.file, _completed(s.data, by_type.get(s.data.get("type"), {}))) for s in own if _speaks(s.data)]
    tables: dict[str, Any] = {}
    for sheet in base:
        if _speaks(sheet.data):
            found.append(Sheet(sheet.file, _without(sheet.data, gone)))
        else:
            tables = _joined(tables, sheet.data)
    for sheet in own:
        tables = _joined(tables, {k: v for k, v in sheet.data.items() if k not in _NO_TABLES})
    return [*found, Sheet("tables", tables)]


def _speaks(data: Mapping[str, Any]) -> bool:
    return "operators" in data or "type" in data


def _completed(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    return {**{k: base[k] for k in _INHERITED if k in base}, **own} if "type" in own else dict(own)


def _without(data: Mapping[str, Any], gone: set[str]) -> dict[str, Any]:
    kept = dict(data)
    if "rules" in kept:
        kept["rules"] = [raw for raw in kept["rules"] or () if f"{kept.get('type')}/{raw.get('id')}" not in gone]
    if "operators" in kept:
        kept["operators"] = [raw for raw in kept["operators"] or () if f"operator/{raw.get('id')}" not in gone]
    return kept


def _joined(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one: entries of ``own`` win, tables within them are joined in their turn, lists replaced."""
    joined = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(joined.get(key), dict)
        joined[key] = _joined(joined[key], value) if both else value
    return joined
