"""Check rules: in, the rules and operators of a codebook file; out, the faults in them, and the patterns they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from ..records import CommitmentKind
from .lines import Item
from .load import FLAGS, LISTS
from .model import FUNCTION_WORDS, Pattern, Rule, parse_pattern

__all__ = ["Fault", "Known", "Spoken", "check_operators", "check_rules"]

Severity = Literal["error", "warning"]

_SHEET_KEYS: Final = frozenset(
    "extends remove type definition frame nominal phrase target_optional rules examples counter_examples".split()
)
_WORD_LISTS: Final = ("events", "sparks", "victims", "cause", "pejorative")
_RULE_KEYS: Final = frozenset(
    """id mode cameo source target reciprocal phrase needs kind definite unless only events happen sparks victims cause
    pejorative target_optional definition examples counter_examples verbs nouns adjectives""".split()
) | frozenset(FLAGS)
_OPERATOR_KEYS: Final = frozenset(
    """id cooperative hostile unknown reciprocal transparent reports drops kind codes verbs nouns adjectives""".split()
)
#: Slots that are no prepositions.
_SLOTS: Final = frozenset("subject object indirect possessor adjective anti agent upper responder doer sayer".split())
_PREPOSITIONS: Final = FUNCTION_WORDS | frozenset("as amid inside beside beyond within like".split())
_CHOICES: Final[dict[str, frozenset[str]]] = {
    "reciprocal": frozenset({"no", "plural", "always"}),
    "phrase": frozenset({"agent", "attacker", "doer", "patient", "owner", "any"}),
    "needs": frozenset({"act", "both", "request", "source", "target"}),
    "kind": frozenset(get_args(CommitmentKind)),
}
_OUTCOMES: Final = ("cooperative", "hostile", "unknown")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A fault of a codebook. ``line`` counts from 1; 0 means that something is missing from the whole."""

    file: str
    line: int
    severity: Severity
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.severity}: {self.message}"


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules may name: types with their modes, and CAMEO codes."""

    modes: dict[str, set[str]]
    cameo: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A pattern with the words and the line it was written in."""

    file: str
    line: int
    text: str
    pattern: Pattern


def check_rules(
    name: str, item: Item, known: Known, spoken: list[Spoken], *, by_itself: bool = True
) -> Iterator[Fault]:
    """The faults of a file of rules; its patterns are added to ``spoken``. An addition needs no definition."""

    def fault(line: int, message: str) -> Fault:
        return Fault(name, line, "error", message)

    for key, line in item.key_lines.items():
        if key not in _SHEET_KEYS:
            yield fault(line, f"unknown key {key!r}; known: {', '.join(sorted(_SHEET_KEYS))}")
    given = item.get("type")
    event_type = str(given.value) if given is not None else ""
    if given is None:
        yield fault(item.line, "no type is given")
    elif event_type not in known.modes:
        yield fault(given.line, f"unknown type {event_type!r}; PLOVER's are {', '.join(list(known.modes)[:16])}")
    definition = item.get("definition")
    if by_itself and (definition is None or not str(definition.value or "").strip()):
        yield fault(item.line, f"{event_type or 'the type'} has no definition")
    for key in ("frame", "nominal"):
        frame = item.get(key)
        for slot_key, slots in frame.fields.items() if frame is not None else ():
            if slot_key not in ("source", "target"):
                yield fault(slots.line, f"{key}: unknown key {slot_key!r}; known: source, target")
            else:
                yield from _slots(name, f"{key}: {slot_key}", slots)
    yield from _choices(name, "", item)
    rules = item.get("rules")
    if rules is None or not rules.members:
        yield fault(rules.line if rules is not None else item.line, "there are no rules")
        return
    seen: dict[str, int] = {}
    for raw in rules.members:
        if raw.kind != "mapping":
            yield fault(raw.line, "a rule is a mapping with an id")
            continue
        yield from _rule(name, raw, event_type, known, spoken, seen)


def _rule(
    name: str, raw: Item, event_type: str, known: Known, spoken: list[Spoken], seen: dict[str, int]
) -> Iterator[Fault]:
    identity = raw.get("id")
    where = f"rule {identity.value}" if identity is not None else "rule"
    if identity is None or not isinstance(identity.value, str) or not identity.value.strip():
        yield Fault(name, raw.line, "error", "a rule has no id")
    elif identity.value in seen:
        yield Fault(
            name, identity.line, "error", f"the rule id {identity.value!r} is taken on line {seen[identity.value]}"
        )
    else:
        seen[identity.value] = identity.line
    for key, line in raw.key_lines.items():
        if key not in _RULE_KEYS:
            yield Fault(name, line, "error", f"{where}: unknown key {key!r}: nothing reads it")
    mode = raw.get("mode")
    if mode is not None and mode.value is not None and mode.value not in known.modes.get(event_type, {mode.value}):
        yield Fault(name, mode.line, "error", f"{where}: {event_type} has no mode {mode.value!r}")
    cameo = raw.get("cameo")
    if cameo is not None and cameo.value is not None:
        yield from _cameo(name, where, cameo, known)
    for key in ("source", "target"):
        slots = raw.get(key)
        if slots is not None:
            yield from _slots(name, f"{where}: {key}", slots)
    yield from _choices(name, f"{where}: ", raw)
    yield from _flags(name, where, raw, (*FLAGS, "definite", "target_optional"))
    yield from _unless(name, where, raw)
    yield from _words(name, where, raw)
    rule = Rule(
        id=str(identity.value if identity is not None else "?"),
        type=event_type,
        mode=mode.value if mode is not None and isinstance(mode.value, str) else None,
        cameo=None,
        source=(),
        target=(),
    )
    yield from _patterns(name, where, raw, rule, spoken)


def _cameo(name: str, where: str, cameo: Item, known: Known) -> Iterator[Fault]:
    if not isinstance(cameo.value, str):
        yield Fault(name, cameo.line, "error", f"{where}: write the CAMEO code in quotes, else its zero is lost")
    elif cameo.value not in known.cameo:
        yield Fault(name, cameo.line, "error", f"{where}: {cameo.value!r} is no CAMEO code")


def _slots(name: str, where: str, slots: Item) -> Iterator[Fault]:
    if slots.kind != "list":
        yield Fault(name, slots.line, "error", f"{where} is a list of slots, best first; [] for none")
        return
    for slot in slots.members:
        word = str(slot.value)
        bare = word.removeprefix("object.")
        if bare not in _PREPOSITIONS and word not in _SLOTS:
            known = f"{', '.join(sorted(_SLOTS))}, a preposition, object.PREPOSITION"
            yield Fault(name, slot.line, "error", f"{where}: unknown slot {word!r}; known: {known}")


def _choices(name: str, where: str, raw: Item) -> Iterator[Fault]:
    for key, allowed in _CHOICES.items():
        item = raw.get(key)
        if item is not None and item.value is not None and item.value not in allowed:
            yield Fault(
                name, item.line, "error", f"{where}{key} is {item.value!r}; it is one of {', '.join(sorted(allowed))}"
            )


def _flags(name: str, where: str, raw: Item, flags: Iterable[str]) -> Iterator[Fault]:
    for flag in flags:
        item = raw.get(flag)
        if item is not None and not isinstance(item.value, bool):
            yield Fault(name, item.line, "error", f"{where}: {flag} is true or false")


def _unless(name: str, where: str, raw: Item) -> Iterator[Fault]:
    for condition, known in (("unless", ("subject", "object", "nearby", "sentence")), ("only", ("subject", "object"))):
        item = raw.get(condition)
        if item is None:
            continue
        if item.kind != "mapping":
            yield Fault(name, item.line, "error", f"{where}: {condition} holds lists for {' and '.join(known)}")
        for key, words in item.fields.items():
            if key not in known:
                said = f"{where}: {condition}: unknown key {key!r}; known: {', '.join(known)}"
                yield Fault(name, words.line, "error", said)
            yield from _word_list(name, f"{where}: {condition} {key}", words)


def _words(name: str, where: str, raw: Item) -> Iterator[Fault]:
    for key in (*_WORD_LISTS, "happen"):
        item = raw.get(key)
        if item is not None and not (key == "happen" and isinstance(item.value, bool)):
            yield from _word_list(name, f"{where}: {key}", item)


def _word_list(name: str, where: str, item: Item) -> Iterator[Fault]:
    if item.kind != "list":
        yield Fault(name, item.line, "error", f"{where} is a list of words")
        return
    for word in item.members:
        if not isinstance(word.value, str) or not word.value.strip():
            yield Fault(name, word.line, "error", f"{where}: {word.value!r} is no word; put it in quotes if it is")


def _patterns(name: str, where: str, raw: Item, rule: Rule, spoken: list[Spoken]) -> Iterator[Fault]:
    """Faults of the verbs, nouns and adjectives of a rule, which are added to ``spoken``."""
    any_words = any((item := raw.get(key)) is not None and item.members for key in _WORD_LISTS)
    for key, kind in LISTS:
        item = raw.get(key)
        if item is None:
            continue
        yield from _word_list(name, f"{where}: {key}", item)
        for word in item.members:
            text = str(word.value) if word.value is not None else ""
            any_words = any_words or bool(text.strip())
            if not text.strip():
                continue
            pattern = parse_pattern(text, kind, rule)
            if any("" in words for words in (pattern.heads, *pattern.objects)):
                yield Fault(name, word.line, "error", f"{where}: {text!r} has a bar with nothing beside it")
            spoken.append(Spoken(name, word.line, text, pattern))
    if not any_words:
        yield Fault(name, raw.line, "error", f"{where} has no verbs, nouns, adjectives or events: it can never fire")


def check_operators(name: str, item: Item, known: Known) -> Iterator[Fault]:
    """The faults of a file of operators: words that decide the type of an act before the act does."""
    for key, line in item.key_lines.items():
        if key not in ("operators", "extends", "remove"):
            yield Fault(name, line, "error", f"unknown key {key!r}; known: extends, operators, remove")
    operators = item.get("operators")
    seen: dict[str, int] = {}
    for raw in operators.members if operators is not None else ():
        identity = raw.get("id")
        where = f"operator {identity.value}" if identity is not None else "operator"
        if identity is None or not isinstance(identity.value, str):
            yield Fault(name, raw.line, "error", "an operator has no id")
        elif identity.value in seen:
            yield Fault(
                name, identity.line, "error", f"the id {identity.value!r} is taken on line {seen[identity.value]}"
            )
        else:
            seen[identity.value] = identity.line
        for key, line in raw.key_lines.items():
            if key not in _OPERATOR_KEYS:
                yield Fault(name, line, "error", f"{where}: unknown key {key!r}: nothing reads it")
        for key in _OUTCOMES:
            outcome = raw.get(key)
            if outcome is not None and outcome.value not in (None, "act", *known.modes):
                said = f"{where}: {key} is a type, act or null, not {outcome.value!r}"
                yield Fault(name, outcome.line, "error", said)
        yield from _family(name, where, raw, known)
        yield from _choices(name, f"{where}: ", raw)
        yield from _flags(name, where, raw, ("transparent", "reports", "drops"))
        yield from _operator_words(name, where, raw)


def _family(name: str, where: str, raw: Item, known: Known) -> Iterator[Fault]:
    codes = raw.get("codes")
    if codes is None or codes.value is None:
        return
    event_type, _, family = str(codes.value).partition("/")
    if event_type not in known.modes or not family:
        yield Fault(name, codes.line, "error", f"{where}: codes is TYPE/name, as REQUEST/demand, not {codes.value!r}")


def _operator_words(name: str, where: str, raw: Item) -> Iterator[Fault]:
    some = False
    for key, _ in LISTS:
        item = raw.get(key)
        if item is None:
            continue
        yield from _word_list(name, f"{where}: {key}", item)
        seen: set[str] = set()
        for word in item.words():
            some = True
            if word.value in seen:
                yield Fault(name, word.line, "warning", f"{where}: {word.value!r} stands twice among its {key}")
            seen.add(word.value)
    if not some:
        yield Fault(name, raw.line, "error", f"{where} has no words: it can never govern an act")
