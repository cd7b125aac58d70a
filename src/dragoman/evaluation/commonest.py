"""Commonest: in, scored results; out, the commonest kinds of error, with causes, types and an invented example each.

A kind is a mistake with its cause, as far as that can be told. Examples from the gold are named by report and type
only; the sentence that shows a kind is one of our own (``accuracy_examples.yaml``), read anew each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import yaml

from dragoman.errors import GoldError
from dragoman.evaluation.mistakes import Mistake
from dragoman.records import Actor, Event, Reading

__all__ = ["Example", "Kind", "commonest", "example_of", "kind_of", "load_examples", "made_of"]

#: The day on which the invented sentences are read; nothing in them hangs on it.
DAY: Final = "2023-05-15"
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own that shows a kind of error, and what it should be read as."""

    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error: how often, of which types, and where it is met (report, type, rule)."""

    name: str
    number: int
    types: Mapping[str, int]
    met: tuple[str, ...]


def kind_of(mistake: Mistake) -> str:
    """The kind a mistake is counted under: ``missed event: no rule for the word``."""
    return f"{mistake.kind}: {mistake.cause}" if mistake.cause else mistake.kind


def commonest(mistakes: Sequence[Mistake], number: int) -> list[Kind]:
    """The ``number`` commonest kinds, the commonest first, those equally common by name."""
    counts = Counter(kind_of(mistake) for mistake in mistakes)
    names = sorted(counts, key=lambda name: (-counts[name], name))[:number]
    return [_kind(name, [m for m in mistakes if kind_of(m) == name]) for name in names]


def _kind(name: str, mistakes: Sequence[Mistake]) -> Kind:
    types = Counter(_type(mistake) for mistake in mistakes)
    by_number = sorted(types, key=lambda type_: (-types[type_], type_))
    met = tuple(dict.fromkeys(_where(mistake) for mistake in mistakes))
    return Kind(name, len(mistakes), {t: types[t] for t in by_number if t}, met[:_SHOWN])


def _type(mistake: Mistake) -> str:
    """The type of an event or kind of a statement or commitment, the gold's if it has one."""
    row = mistake.gold or mistake.system or {}
    return str(row.get("type") or row.get("kind") or "")


def _where(mistake: Mistake) -> str:
    """Report, type and the rule that decided, without the words of the report that met it."""
    rule = _rule(mistake)
    parts = [f"`{mistake.report}`", _type(mistake), f"by `{rule}`" if rule else ""]
    return " ".join(part for part in parts if part)


def _rule(mistake: Mistake) -> str:
    if mistake.system is None:
        return mistake.note if mistake.kind == "missed event" else ""
    why = str(mistake.system.get("why") or "")
    before, opened, after = why.partition(" [")
    return before + after.partition("]")[2] if opened else why


def load_examples() -> dict[str, Example]:
    """The invented examples by kind. Raises GoldError if one lacks its text or what is right."""
    path = files("dragoman.evaluation") / "accuracy_examples.yaml"
    found: dict[str, Example] = {}
    rows: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for kind, row in rows.items():
        if not isinstance(row, Mapping) or set(row) != {"text", "right"}:
            raise GoldError(f"accuracy_examples.yaml: {kind!r} needs text and right, and nothing else")
        found[kind] = Example(str(row["text"]), str(row["right"]))
    return found


def made_of(kind: str, reading: Reading) -> str:
    """What a reading holds of the things a kind of error is about, in one line: ``AGREE KEN → UGA``."""
    mistake = kind.partition(":")[0]
    if "statement" in mistake or mistake == "wrong speaker":
        told = [f"{s.kind} {_codes(s.speakers)}: {s.evidence.text}" for s in reading.statements]
    elif any(name in mistake for name in ("commitment", "wrong party", "wrong due")):
        told = [f"{c.kind} {_codes(c.by)} → {_codes(c.to)}{_of(c.due)}: {c.what}" for c in reading.commitments]
    else:
        told = [_event(kind, event) for event in reading.events]
    return "; ".join(told) or "nothing"


def _event(kind: str, event: Event) -> str:
    sector = kind.startswith("wrong sector")
    arrow = "⇄" if event.reciprocal else "→"
    name = f"{event.type}/{event.mode}" if kind.startswith("wrong mode") and event.mode else event.type
    told = name + f" {_codes(event.source, sector=sector)} {arrow} {_codes(event.target, sector=sector)}"
    if kind.startswith("wrong date"):
        told += f" on {event.date or 'no date'}"
    if kind.startswith("wrong place"):
        told += f" in {event.place.country or event.place.name if event.place else 'no place'}"
    return told


def _codes(actors: Sequence[Actor], *, sector: bool = False) -> str:
    def code(actor: Actor) -> str:
        return f"{actor.country or '?'} {actor.sector or '?'}" if sector else actor.country or "?"

    return "+".join(dict.fromkeys(code(actor) for actor in actors)) or "nobody"


def _of(due: str | None) -> str:
    return f", due {due}" if due else ""


def example_of(kind: str, examples: Mapping[str, Example]) -> Example | None:
    """The example of a kind, or else of its mistake whatever the cause."""
    return examples.get(kind) or examples.get(kind.partition(":")[0])
