"""Check: in, a codebook's folder or file; out, every fault in it by file and line.

An *error* makes the codebook lie or fail: a key that nothing reads, a code that does not exist, a rule that cannot
fire. A *warning* is what its writer may have meant: words that two types lay claim to, a mode without a rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

from .check_rules import Fault, Known, Spoken, check_operators, check_rules
from .check_tables import check_tables, fields_of, unused_codes
from .extend import BUNDLED
from .lines import Item, read_items
from .load import TABLES, bundled_folder, sheet_files
from .model import Pattern
from .ontology import CONTEXTS, MODES, TYPES, cameo_codes

__all__ = ["Fault", "check_codebook"]

_WIDEST: Final = 4096


def check_codebook(path: str | Path | None = None) -> tuple[Fault, ...]:
    """Every fault of a codebook, by file and line.

    Args:
        path: a folder of YAML files, or one such file; the bundled codebook if None. Of a folder, and of what extends
            the bundled codebook, it is also checked that it is whole: scores of its types and modes, contexts, codes.

    Raises:
        CodebookError: there is no such folder or file, or the folder holds no YAML.
    """
    root = Path(path) if path is not None else bundled_folder()
    faults: list[Fault] = []
    read = [(sheet.name, item) for sheet in sheet_files(root) for item in _read(sheet, faults)]
    base = _base(read, faults)
    known = Known({t: set(modes) for t, modes in MODES.items()}, cameo_codes())
    for name, item in [*base, *read]:
        faults.extend(_learn(name, item, known))
    spoken: list[Spoken] = []
    for name, item in read:
        _check(name, item, known, spoken, faults, by_itself=not base)
    own = len(spoken)
    for name, item in base:
        _check(name, item, known, spoken, [], by_itself=True)
    faults.extend(f for f in _ambiguous(spoken) if any(f.file == s.file for s in spoken[:own]))
    if root.is_dir() or base:
        faults.extend(_incomplete(root.name, [*read, *base], spoken))
    return tuple(sorted(set(faults)))


def _check(name: str, item: Item, known: Known, spoken: list[Spoken], faults: list[Fault], *, by_itself: bool) -> None:
    """The faults of one document; what it only adds to the bundled codebook need not be whole ``by_itself``."""
    if item.get("operators") is not None:
        faults.extend(check_operators(name, item, known))
    elif item.get("type") is not None or item.get("rules") is not None:
        faults.extend(check_rules(name, item, known, spoken, by_itself=by_itself))
    else:
        faults.extend(check_tables(name, item, known))


def _base(read: list[tuple[str, Item]], faults: list[Fault]) -> list[tuple[str, Item]]:
    """The bundled codebook without what the documents ``read`` replace and remove, if they extend it."""
    given = [(name, item, key) for name, item in read if (key := item.get("extends")) is not None]
    faults.extend(
        Fault(name, key.line, "error", f"extends is {key.value!r}; it can be {BUNDLED}, the bundled codebook")
        for name, _, key in given
        if key.value != BUNDLED
    )
    removed = [(name, word) for name, item in read if (key := item.get("remove")) is not None for word in key.words()]
    if not given:
        faults.extend(
            Fault(name, word.line, "error", f"remove needs 'extends: {BUNDLED}'") for name, word in removed[:1]
        )
        return []
    sheets = [(f"{BUNDLED}/{file.name}", item) for file in sheet_files(bundled_folder()) for item in _read(file, [])]
    have = set().union(*(_names(item) for _, item in sheets))
    for name, word in removed:
        if word.value not in have:
            said = f"remove: {BUNDLED} has no {word.value!r}; write TYPE/id or operator/id"
            faults.append(Fault(name, word.line, "error", said))
    gone = {str(word.value) for _, word in removed}.union(*(_names(item) for _, item in read))
    return [(name, _left(item, gone)) for name, item in sheets]


def _names(item: Item) -> set[str]:
    """The names of the rules (``TYPE/id``) or operators (``operator/id``) of a document."""
    names: set[str] = set()
    for key, kind in _kinds(item):
        held = item.get(key)
        for raw in held.members if held is not None else ():
            identity = raw.get("id")
            names.add(f"{kind}/{identity.value if identity is not None else None}")
    return names


def _kinds(item: Item) -> tuple[tuple[str, object], ...]:
    event_type = item.get("type")
    return ("rules", event_type.value if event_type is not None else None), ("operators", "operator")


def _left(item: Item, gone: set[str]) -> Item:
    """A sheet of rules or operators without those that are ``gone``."""
    for key, kind in _kinds(item):
        held = item.get(key)
        if held is None:
            continue
        left = tuple(m for m in held.members if (i := m.get("id")) is None or f"{kind}/{i.value}" not in gone)
        return replace(item, fields={**item.fields, key: replace(held, members=left)})
    return item


def _read(sheet: Path, faults: list[Fault]) -> list[Item]:
    try:
        text = sheet.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(sheet.name, 1, "error", f"cannot be read as UTF-8 text ({error})"))
        return []
    items, broken = read_items(text)
    faults.extend(Fault(sheet.name, fault.line, "error", fault.message) for fault in broken)
    if not items and not broken:
        faults.append(Fault(sheet.name, 1, "error", "the file is empty"))
    for item in items:
        if item.kind != "mapping":
            faults.append(Fault(sheet.name, item.line, "error", "expected keys such as 'type' and 'rules'"))
    return [item for item in items if item.kind == "mapping"]


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
    tables: dict[str, Item] = {}
    for _, item in read:
        for key in TABLES:
            if (table := item.get(key)) is not None:
                before = tables.get(key)
                fields = {**(before.fields if before is not None else {}), **table.fields}
                tables[key] = replace(table, fields=fields)
    for key in sorted(set(TABLES) - set(tables)):
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
    yield from unused_codes(folder, read)
    coded = {(said.pattern.rule.type, said.pattern.rule.mode) for said in rules}
    coded |= {(t, m) for _, item in read for t, row in fields_of(item, "mode_words") for m in row.fields}
    coded |= {(t, c.value) for _, item in read for t, row in fields_of(item, "modes") for c in row.fields.values()}
    coded.add(("CONSULT", "multilateral"))  # made of the number of countries
    for event_type, row in scores.items():
        if not any(event_type == t for t, _ in coded):
            yield Fault(folder, 0, "warning", f"no rule gives the type {event_type}")
            continue
        modes = row.get("modes")
        for mode in modes.fields if modes is not None else ():
            if (event_type, mode) not in coded:
                yield Fault(folder, 0, "warning", f"no rule gives the mode {mode} of {event_type}")
