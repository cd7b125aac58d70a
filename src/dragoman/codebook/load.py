"""Load: in, a folder or file of codebook YAML; out, a `Codebook`; a fault that stops it is named by file and rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from ..errors import CodebookError
from .extend import BUNDLED, Sheet, extended, extends
from .model import Kind, Operator, Pattern, Rule, parse_pattern

__all__ = ["TABLES", "Codebook", "bundled_folder", "load_codebook", "sheet_files"]

LISTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("verbs", "verb"),
    ("nouns", "noun"),
    ("adjectives", "adjective"),
)
#: Tables that a codebook must have.
TABLES: Final = ("contexts", "default", "derived", "goldstein", "types")
FLAGS: Final = (
    "person_target", "person_source", "body_target", "military_source", "civil_source", "judge_source",
    "official_source", "active", "only_refused", "only_future", "protesters", "call_to", "violent",
)  # fmt: skip
COOPERATIVE: Final = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


@dataclass(frozen=True)
class Codebook:
    """What counts as an event: patterns by head lemma, operators by lemma, and the scores of the types."""

    name: str
    verbs: Mapping[str, tuple[Pattern, ...]]
    nouns: Mapping[str, tuple[Pattern, ...]]
    adjectives: Mapping[str, tuple[Pattern, ...]]
    operators: Mapping[tuple[str, str], tuple[Operator, ...]]
    happenings: Mapping[str, tuple[Rule, ...]]
    victims: Mapping[str, tuple[Rule, ...]]
    rules: tuple[Rule, ...]
    scores: Mapping[str, Any]

    @staticmethod
    def cooperative(event_type: str) -> bool:
        """True of the types that PLOVER's quad classes 1 and 2 hold."""
        return event_type in COOPERATIVE


@lru_cache(maxsize=4)
def load_codebook(path: str | None = None) -> Codebook:
    """The project's own codebook, or one's own in the folder or file ``path``, which may extend it.

    Raises:
        CodebookError: there is none, a file is no YAML or a rule is at fault; the message names file and rule.
    """
    root = Path(path) if path else bundled_folder()
    sheets = _sheets(root)
    name = root.stem
    if path and extends(sheets):
        sheets, name = extended(_sheets(bundled_folder()), sheets), f"{root.stem}, extending {BUNDLED}"
    rules: list[Rule] = []
    patterns: list[Pattern] = []
    operators: dict[tuple[str, str], list[Operator]] = {}
    scores: dict[str, Any] = {}
    for sheet in sheets:
        if "operators" in sheet.data:
            _operators(sheet.data, operators)
        elif "type" in sheet.data:
            _rules(sheet.file, sheet.data, rules, patterns)
        else:
            scores.update(sheet.data)
    lacking = [key for key in TABLES if key not in scores]
    if lacking:
        raise CodebookError(
            f"{root.name} lacks the table {lacking[0]!r}: copy it from the bundled codebook, or write "
            f"'extends: {BUNDLED}' to keep what that has."
        )
    return Codebook(
        name=name,
        verbs=_index(patterns, "verb"),
        nouns=_index(patterns, "noun"),
        adjectives=_index(patterns, "adjective"),
        operators={k: tuple(v) for k, v in operators.items()},
        happenings=_by_word(rules, "events"),
        victims=_by_word(rules, "victims"),
        rules=tuple(rules),
        scores=scores,
    )


def bundled_folder() -> Path:
    """Where the bundled codebook lies."""
    return Path(str(files("dragoman.codebook") / BUNDLED))


def sheet_files(root: Path) -> list[Path]:
    """The YAML files of a codebook: those of a folder, or the one file.

    Raises:
        CodebookError: there is no such folder or file, or the folder holds no YAML.
    """
    if not root.exists():
        raise CodebookError(f"No codebook at {root}: give a folder of YAML files, or one such file.")
    found = sorted([*root.glob("*.yaml"), *root.glob("*.yml")]) if root.is_dir() else [root]
    if not found:
        raise CodebookError(f"No YAML file (*.yaml) in {root}: give a folder with one file per type.")
    return found


def _sheets(root: Path) -> list[Sheet]:
    return [Sheet(file.name, data) for file in sheet_files(root) for data in _yaml(file)]


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]  # the C loader where it is built, else the Python one
    """YAML 1.2 booleans: *on* and *no* are words of the language here, not truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in pairs if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _yaml(file: Path) -> list[dict[str, Any]]:
    """The documents of a file."""
    try:
        found = [d for d in yaml.load_all(file.read_text(encoding="utf-8-sig"), Loader=Loader) if d is not None]
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{file.name} cannot be read as UTF-8 text ({error}).") from error
    except yaml.YAMLError as error:
        raise CodebookError(f"{file.name} is not YAML: {error}") from error
    if not found or not all(isinstance(d, dict) for d in found):
        raise CodebookError(f"{file.name}: expected a mapping with 'type' and 'rules'.")
    return found


def _rules(file: str, data: Mapping[str, Any], rules: list[Rule], patterns: list[Pattern]) -> None:
    for raw in data.get("rules") or []:
        where = f"{file}: rule {raw.get('id', '?')}"
        if "id" not in raw:
            raise CodebookError(f"{where} has no id.")
        rule = _rule(data, raw)
        rules.append(rule)
        nominal = _rule(data, raw, frame="nominal")
        for key, kind in LISTS:
            for text in raw.get(key) or []:
                try:
                    patterns.append(parse_pattern(str(text), kind, nominal if kind == "noun" else rule))
                except ValueError as error:
                    raise CodebookError(f"{where}: {error}.") from error


def _rule(data: Mapping[str, Any], raw: Mapping[str, Any], frame: str = "frame") -> Rule:
    base = data.get(frame) or {}
    unless, only = raw.get("unless") or {}, raw.get("only") or {}
    return Rule(
        id=str(raw["id"]),
        type=str(data["type"]),
        mode=raw.get("mode"),
        cameo=raw.get("cameo"),
        source=tuple(raw.get("source", base.get("source", ["subject"]))),
        target=tuple(raw.get("target", base.get("target", ["object"]))),
        reciprocal=str(raw.get("reciprocal", "no")),
        phrase=str(raw.get("phrase", data.get("phrase", "owner"))),
        needs=raw.get("needs"),
        commitment=raw.get("kind"),
        definite=bool(raw.get("definite")),
        flags=frozenset(f for f in FLAGS if raw.get(f)),
        unless_subject=frozenset(unless.get("subject") or ()),
        unless_object=frozenset(unless.get("object") or ()),
        unless_nearby=frozenset(unless.get("nearby") or ()),
        unless_sentence=frozenset(unless.get("sentence") or ()),
        only_subject=frozenset(only.get("subject") or ()),
        only_object=frozenset(only.get("object") or ()),
        events=frozenset(raw.get("events") or ()),
        happen=frozenset(str(h).split()[0] for h in raw["happen"])
        if isinstance(raw.get("happen"), list)
        else frozenset(),
        victims=frozenset(raw.get("victims") or ()),
        causes=frozenset(raw.get("cause") or ()),
        sparks=frozenset(raw.get("sparks") or ()),
        pejorative=tuple(raw.get("pejorative") or ()),
        target_optional=bool(raw.get("target_optional", data.get("target_optional", False))),
    )


def _operators(data: Mapping[str, Any], found: dict[tuple[str, str], list[Operator]]) -> None:
    for raw in data["operators"]:
        op = Operator(
            id=raw["id"],
            cooperative=raw.get("cooperative"),
            hostile=raw.get("hostile"),
            unknown=raw.get("unknown"),
            reciprocal=str(raw.get("reciprocal", "no")),
            transparent=bool(raw.get("transparent")),
            reports=bool(raw.get("reports")),
            drops=bool(raw.get("drops")),
            commitment=raw.get("kind"),
            codes=raw.get("codes"),
        )
        for key, kind in LISTS:
            for words in raw.get(key) or []:
                head, *function = str(words).split()
                found.setdefault((kind, head), []).append(replace(op, function=tuple(function)))


def _index(patterns: list[Pattern], kind: Kind) -> dict[str, tuple[Pattern, ...]]:
    by: dict[str, list[Pattern]] = {}
    for p in patterns:
        if p.kind == kind:
            for head in p.heads:
                by.setdefault(head, []).append(p)
    return {h: tuple(sorted(ps, key=lambda p: -p.weight)) for h, ps in by.items()}


def _by_word(rules: list[Rule], field: str) -> dict[str, tuple[Rule, ...]]:
    by: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in getattr(rule, field):
            by.setdefault(word, []).append(rule)
    return {w: tuple(rs) for w, rs in by.items()}
