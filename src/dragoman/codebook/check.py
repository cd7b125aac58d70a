"""Check: in, a codebook's folder or file; out, every fault in it by file and line.

An *error* makes the codebook lie or fail: a key that nothing reads, a code that does not exist, a rule that cannot
fire. A *warning* is what its writer may have meant: words that two types lay claim to, a mode without a rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Final

from ..errors import CodebookError
from .check_rules import Fault, Known, Spoken, check_operators, check_rules
from .lines import Item, read_items
from .model import Pattern
from .ontology import CONTEXTS, MODES, TYPES, cameo_codes

__all__ = ["Fault", "check_codebook"]

_TABLES: Final = frozenset({"types", "contexts", "goldstein", "default", "derived"})
#: Tables that a codebook may do without.
_MORE: Final = frozenset({"words", "finer", "modes", "mode_words", "no_event"})
_WIDEST: Final = 4096


def check_codebook(path: str | Path | None = None) -> tuple[Fault, ...]:
    """Every fault of a codebook, by file and line.

    Args:
        path: a folder with one YAML file per type, or one such file; the bundled codebook if None. Of a folder it
            is also checked that it is complete: scores of its types and modes, contexts, Goldstein scores.

    Raises:
        CodebookError: there is no such folder or file, or the folder holds no YAML.
    """
    root = Path(path) if path is not None else Path(str(files("dragoman.codebook") / "plover"))
    if not root.exists():
        raise CodebookError(f"No codebook at {root}: give a folder of YAML files, or one such file.")
    sheets = sorted(root.glob("*.yaml")) if root.is_dir() else [root]
    if not sheets:
        raise CodebookError(f"No YAML file (*.yaml) in {root}: give a folder with one file per type.")
    faults: list[Fault] = []
    read = [(sheet.name, item) for sheet in sheets if (item := _read(sheet, faults)) is not None]
    known = Known({t: set(modes) for t, modes in MODES.items()}, cameo_codes())
    for name, item in read:
        faults.extend(_learn(name, item, known))
    spoken: list[Spoken] = []
    for name, item in read:
        if item.get("operators") is not None:
            faults.extend(check_operators(name, item, known))
        elif item.get("type") is not None or item.get("rules") is not None:
            faults.extend(check_rules(name, item, known, spoken))
        else:
            faults.extend(_tables(name, item, known))
    faults.extend(_ambiguous(spoken))
    if root.is_dir():
        faults.extend(_incomplete(root.name, read, spoken))
    return tuple(sorted(set(faults)))


def _read(sheet: Path, faults: list[Fault]) -> Item | None:
    try:
        text = sheet.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(sheet.name, 1, "error", f"cannot be read as UTF-8 text ({error})"))
        return None
    item, broken = read_items(text)
    faults.extend(Fault(sheet.name, fault.line, "error", fault.message) for fault in broken)
    if item is None:
        if not broken:
            faults.append(Fault(sheet.name, 1, "error", "the file is empty"))
        return None
    if item.kind != "mapping":
        faults.append(Fault(sheet.name, item.line, "error", "expected keys such as 'type' and 'rules'"))
        return None
    return item


def _learn(name: str, item: Item, known: Known) -> Iterator[Fault]:
    """Take note of the types and modes that a score table gives; those of PLOVER's own types must be PLOVER's."""
    types = item.get("types")
    if types is None:
        return
    for event_type, row in types.fields.items():
        modes = row.get("modes")
        if event_type not in TYPES:
            known.modes[event_type] = set(modes.fields) if modes is not None else set()
            continue
        for mode in modes.fields if modes is not None else ():
            if mode not in MODES[event_type]:
                yield Fault(name, row.line, "error", f"{event_type} has no mode {mode!r} in PLOVER")


def _tables(name: str, item: Item, known: Known) -> Iterator[Fault]:
    """Faults of a file of tables: scores of types, contexts, codes, Goldstein scores."""
    for key, line in item.key_lines.items():
        if key not in _TABLES | _MORE:
            yield Fault(name, line, "error", f"unknown key {key!r}; known: {', '.join(sorted(_TABLES | _MORE))}")
    for event_type, row in _fields(item, "types"):
        yield from _type_row(name, event_type, row)
    for context, row in _fields(item, "contexts"):
        if context not in CONTEXTS:
            yield Fault(name, row.line, "error", f"{context!r} is none of PLOVER's contexts")
        if not list(row.words()):
            yield Fault(name, row.line, "error", f"the context {context!r} has no words")
    for event_type, row in _fields(item, "default"):
        yield from _code(name, event_type, row, known)
    for event_type, rows in _fields(item, "derived"):
        for inner, row in rows.fields.items():
            yield from _code(name, event_type, row, known)
            if not inner.isdigit():
                yield from _code(name, inner, row, known)
    for table, rows in _fields(item, "goldstein"):
        for code, row in rows.fields.items():
            if not (code.isdigit() and 2 <= len(code) <= 4):
                yield Fault(name, row.line, "error", f"{code!r} is no CAMEO code: two to four digits, in quotes")
            if not _number(row, -10, 10):
                yield Fault(name, row.line, "error", f"{table} {code}: a score is a number from -10 to 10")


def _fields(item: Item, key: str) -> list[tuple[str, Item]]:
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


def _ambiguous(spoken: list[Spoken]) -> Iterator[Fault]:
    """Warn of words that rules of different types lay claim to, and of those written twice in one rule."""
    by_words: dict[tuple[object, ...], list[Spoken]] = defaultdict(list)
    for said in spoken:
        for reading in _readings(said.pattern):
            by_words[reading].append(said)
    for claims in by_words.values():
        first = claims[0]
        for other in claims[1:]:
            if other.pattern.rule.type != first.pattern.rule.type:
                yield Fault(
                    other.file, other.line, "warning",
                    f"{other.pattern.kind} {other.text!r} of {other.pattern.rule.name} is also {first.text!r} of "
                    f"{first.pattern.rule.name} ({first.file}:{first.line})",
                )  # fmt: skip
            elif other.pattern.rule.id == first.pattern.rule.id and other.text == first.text:
                yield Fault(
                    other.file, other.line, "warning",
                    f"{other.pattern.kind} {other.text!r} stands twice in {first.pattern.rule.name}",
                )  # fmt: skip


def _readings(pattern: Pattern) -> Iterator[tuple[object, ...]]:
    """A pattern with one word at each place, for all its alternatives."""
    places = [sorted(pattern.heads), *(sorted(words) for words in pattern.objects)]
    size = 1
    for words in places:
        size *= len(words)
    if size <= _WIDEST:
        for chosen in product(*places):
            yield (pattern.kind, *chosen, "/", *pattern.function)


def _incomplete(folder: str, read: list[tuple[str, Item]], spoken: list[Spoken]) -> Iterator[Fault]:
    """What a whole codebook must hold and this one does not."""
    tables = {key: table for _, item in read for key in _TABLES if (table := item.get(key)) is not None}
    for key in sorted(_TABLES - set(tables)):
        yield Fault(folder, 0, "error", f"no file has the table {key!r}")
    scores = tables["types"].fields if "types" in tables else {}
    rules = {id(said.pattern.rule): said for said in spoken}.values()
    for said in rules:
        event_type, mode = said.pattern.rule.type, said.pattern.rule.mode
        row = scores.get(event_type)
        modes = row.get("modes") if row is not None else None
        if scores and row is None:
            yield Fault(said.file, 1, "error", f"the table 'types' has no scores for {event_type}")
        elif mode and modes is not None and mode not in modes.fields:
            yield Fault(said.file, said.line, "error", f"the table 'types' has no score for {event_type} {mode}")
        if "default" in tables and tables["default"].get(event_type) is None:
            yield Fault(said.file, 1, "error", f"the table 'default' has no CAMEO code for {event_type}")
    for context in sorted(CONTEXTS - set(tables["contexts"].fields)) if "contexts" in tables else ():
        yield Fault(folder, 0, "error", f"the table 'contexts' has no words for {context}")
    yield from _unused(folder, read)
    coded = {(said.pattern.rule.type, said.pattern.rule.mode) for said in rules}
    for event_type, row in scores.items():
        if not any(event_type == t for t, _ in coded):
            yield Fault(folder, 0, "warning", f"no rule gives the type {event_type}")
            continue
        modes = row.get("modes")
        for mode in modes.fields if modes is not None else ():
            if (event_type, mode) not in coded:
                yield Fault(folder, 0, "warning", f"no rule gives the mode {mode} of {event_type}")


def _unused(folder: str, read: list[tuple[str, Item]]) -> Iterator[Fault]:
    """Warn of the CAMEO codes that nothing gives, in one line."""
    given: set[object] = set()
    for _, item in read:
        rules = item.get("rules")
        for raw in rules.members if rules is not None else ():
            code = raw.get("cameo")
            given.add(code.value if code is not None else None)
        given.update(row.value for _, row in _fields(item, "default"))
        given.update(row.value for _, rows in _fields(item, "derived") for row in rows.fields.values())
    idle = sorted(cameo_codes() - given)
    if idle:
        yield Fault(folder, 0, "warning", f"nothing gives these {len(idle)} CAMEO codes: {', '.join(idle)}")
