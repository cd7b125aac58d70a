"""Check tables: in, the tables of a codebook file; out, the faults in them, and the CAMEO codes that nothing gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .check_rules import Fault, Known
from .codes import given_codes
from .lines import Item
from .load import TABLES
from .ontology import CONTEXTS, cameo_codes

__all__ = ["check_tables", "fields_of", "unused_codes"]

#: The tables of a codebook, those it may do without included, and what says how it stands to the bundled one.
_KNOWN: Final = frozenset((*TABLES, "words", "finer", "modes", "mode_words", "no_event", "extends", "remove"))


def check_tables(name: str, item: Item, known: Known) -> Iterator[Fault]:
    """Faults of a file of tables: scores of types, contexts, codes, Goldstein scores."""
    for key, line in item.key_lines.items():
        if key not in _KNOWN:
            yield Fault(name, line, "error", f"unknown key {key!r}; known: {', '.join(sorted(_KNOWN))}")
    for event_type, row in fields_of(item, "types"):
        yield from _type_row(name, event_type, row)
    for context, row in fields_of(item, "contexts"):
        if context not in CONTEXTS:
            yield Fault(name, row.line, "error", f"{context!r} is none of PLOVER's contexts")
        if not list(row.words()):
            yield Fault(name, row.line, "error", f"the context {context!r} has no words")
    for event_type, row in fields_of(item, "default"):
        yield from _code(name, event_type, row, known)
    for event_type, rows in fields_of(item, "derived"):
        for inner, row in rows.fields.items():
            yield from _code(name, event_type, row, known)
            if not inner.isdigit():
                yield from _code(name, inner, row, known)
    for table, rows in fields_of(item, "goldstein"):
        for code, row in rows.fields.items():
            if not (code.isdigit() and 2 <= len(code) <= 4):
                yield Fault(name, row.line, "error", f"{code!r} is no CAMEO code: two to four digits, in quotes")
            if not _number(row, -10, 10):
                yield Fault(name, row.line, "error", f"{table} {code}: a score is a number from -10 to 10")
    yield from _finer(name, item, known)
    yield from _mode_tables(name, item, known)


def _finer(name: str, item: Item, known: Known) -> Iterator[Fault]:
    """Faults of ``finer`` and ``no_event``."""
    for code, rows in fields_of(item, "finer"):
        if code not in known.cameo:
            yield Fault(name, rows.line, "error", f"finer: {code!r} is no CAMEO code; write it in quotes")
        for fine, words in rows.fields.items():
            if fine not in known.cameo:
                yield Fault(name, words.line, "error", f"finer {code}: {fine!r} is no CAMEO code; write it in quotes")
            if words.kind != "list" or not list(words.words()):
                yield Fault(name, words.line, "error", f"finer {code}: {fine} has no words: give a list")
    for code, reason in fields_of(item, "no_event"):
        if code not in known.cameo:
            yield Fault(name, reason.line, "error", f"no_event: {code!r} is no CAMEO code; write it in quotes")
        if not isinstance(reason.value, str) or not reason.value.strip():
            yield Fault(name, reason.line, "error", f"no_event {code}: say why")


def _mode_tables(name: str, item: Item, known: Known) -> Iterator[Fault]:
    """Faults of ``modes`` and ``mode_words``."""
    for event_type, rows in fields_of(item, "modes"):
        for code, mode in rows.fields.items():
            if mode.value not in known.modes.get(event_type, set()):
                yield Fault(name, mode.line, "error", f"modes: {event_type} has no mode {mode.value!r}")
            if not code.isdigit() and code.partition("/")[2] not in known.modes.get(code.partition("/")[0], set()):
                yield Fault(name, mode.line, "error", f"modes: {code!r} is no beginning of a code and no TYPE/mode")
    for event_type, rows in fields_of(item, "mode_words"):
        for wanted, words in rows.fields.items():
            if wanted not in known.modes.get(event_type, set()):
                yield Fault(name, words.line, "error", f"mode_words: {event_type} has no mode {wanted!r}")
            if words.kind != "list" or not list(words.words()):
                yield Fault(name, words.line, "error", f"mode_words: {wanted} has no words: give a list")


def fields_of(item: Item, key: str) -> list[tuple[str, Item]]:
    """The rows of a table of a document."""
    table = item.get(key)
    return list(table.fields.items()) if table is not None else []


def _number(item: Item | None, low: float, high: float) -> bool:
    if item is None or isinstance(item.value, bool) or not isinstance(item.value, (int, float)):
        return False
    return low <= item.value <= high


def _type_row(name: str, event_type: str, row: Item) -> Iterator[Fault]:
    quad = row.get("quad")
    if quad is None or quad.value not in (1, 2, 3, 4):
        yield Fault(name, row.line, "error", f"{event_type}: quad is 1, 2, 3 or 4")
    if not _number(row.get("intensity"), -10, 10):
        yield Fault(name, row.line, "error", f"{event_type}: intensity is a number from -10 to 10")
    modes = row.get("modes")
    if modes is None:
        yield Fault(name, row.line, "error", f"{event_type}: modes is missing; write modes: {{}} if there is none")
        return
    for mode, score in modes.fields.items():
        if not _number(score, -10, 10):
            yield Fault(name, score.line, "error", f"{event_type}: the score of {mode} is a number from -10 to 10")
    for key in row.fields:
        if key not in ("quad", "intensity", "modes"):
            yield Fault(name, row.key_lines[key], "error", f"{event_type}: unknown key {key!r}")


def _code(name: str, event_type: str, row: Item, known: Known) -> Iterator[Fault]:
    if event_type.partition("/")[0] not in known.modes:
        yield Fault(name, row.line, "error", f"unknown type {event_type!r}")
    if not isinstance(row.value, str) or row.value not in known.cameo:
        yield Fault(name, row.line, "error", f"{row.value!r} is no CAMEO code; write it in quotes")


def unused_codes(folder: str, read: list[tuple[str, Item]]) -> Iterator[Fault]:
    """Warn of the CAMEO codes that nothing gives and ``no_event`` does not explain, and of those it explains away."""
    own: set[str] = set()
    scores: dict[str, Any] = {"default": {}, "derived": {}, "finer": {}}
    silent: dict[str, tuple[str, int]] = {}
    for name, item in read:
        rules = item.get("rules")
        codes = [raw.get("cameo") for raw in (rules.members if rules is not None else ())]
        own |= {str(code.value) for code in codes if code is not None and code.value is not None}
        scores["default"].update({t: row.value for t, row in fields_of(item, "default")})
        for table in ("derived", "finer"):
            for key, rows in fields_of(item, table):
                scores[table].setdefault(key, {}).update({k: row.value for k, row in rows.fields.items()})
        silent.update({code: (name, row.line) for code, row in fields_of(item, "no_event")})
    given = given_codes(scores, own)
    idle = sorted(cameo_codes() - given - set(silent))
    if idle:
        yield Fault(folder, 0, "warning", f"nothing gives these {len(idle)} CAMEO codes: {', '.join(idle)}")
    for code in sorted(given & set(silent)):
        name, line = silent[code]
        yield Fault(name, line, "error", f"no_event says that nothing gives {code}, but something does")
