"""Load: in, a folder of codebook YAML; out, a `Codebook`, checked, with every fault named by file and rule."""

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
from .model import Kind, Operator, Pattern, Rule, parse_pattern

__all__ = ["Codebook", "load_codebook"]

LISTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("verbs", "verb"),
    ("nouns", "noun"),
    ("adjectives", "adjective"),
)
FLAGS: Final = (
    "person_target", "person_source", "body_target", "military_source", "civil_source", "judge_source",
    "official_source", "active", "only_refused", "protesters", "call_to", "violent",
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
    """The project's own codebook, or the one in the folder ``path``.

    Raises:
        CodebookError: a file is no YAML or a rule is at fault; the message names file and rule.
    """
    root = Path(path) if path else Path(str(files("dragoman.codebook") / "plover"))
    if not root.is_dir():
        raise CodebookError(f"No codebook folder at {root}. Give a folder with one YAML file per type.")
    rules: list[Rule] = []
    patterns: list[Pattern] = []
    operators: dict[tuple[str, str], list[Operator]] = {}
    scores: dict[str, Any] = {}
    for file in sorted(root.glob("*.yaml")):
        data = _yaml(file)
        if "operators" in data:
            _operators(data, operators)
        elif "type" in data:
            _rules(file, data, rules, patterns)
        else:
            scores.update(data)
    return Codebook(
        name=root.name,
        verbs=_index(patterns, "verb"),
        nouns=_index(patterns, "noun"),
        adjectives=_index(patterns, "adjective"),
        operators={k: tuple(v) for k, v in operators.items()},
        happenings=_by_word(rules, "events"),
        victims=_by_word(rules, "victims"),
        rules=tuple(rules),
        scores=scores,
    )


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]  # the C loader where it is built, else the Python one
    """YAML 1.2 booleans: *on* and *no* are words of the language here, not truth values."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in pairs if tag != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _yaml(file: Path) -> dict[str, Any]:
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)
    except yaml.YAMLError as error:
        raise CodebookError(f"{file.name} is not YAML: {error}") from error
    if not isinstance(data, dict):
        raise CodebookError(f"{file.name}: expected a mapping with 'type' and 'rules'.")
    return data


def _rules(file: Path, data: dict[str, Any], rules: list[Rule], patterns: list[Pattern]) -> None:
    for raw in data.get("rules") or []:
        where = f"{file.name}: rule {raw.get('id', '?')}"
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


def _rule(data: dict[str, Any], raw: dict[str, Any], frame: str = "frame") -> Rule:
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


def _operators(data: dict[str, Any], found: dict[tuple[str, str], list[Operator]]) -> None:
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
