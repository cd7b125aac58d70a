"""Model: in, the words of a codebook rule; out, patterns that a clause or a noun can be held against.

A pattern is written as one reads it: ``impose sanction|tariff on`` is the verb *impose* with *sanction* or
*tariff* as its object and a complement with *on*; ``call on`` a verb with a preposition; ``carry out`` a verb
with a particle. Alternatives stand between bars. Words are lemmas.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

__all__ = ["FUNCTION_WORDS", "Kind", "Operator", "Pattern", "Rule"]

Kind = Literal["verb", "noun", "adjective"]

FUNCTION_WORDS: Final = frozenset(
    """about above across after against along among around as at away back before behind between by down during for
    forward from in into near of off on onto out outside over past through to together toward towards under up upon
    via with without within together aside apart regarding""".split()
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a rule: head lemmas, then the words that must hang on the head.

    ``function`` holds the prepositions or particles, ``objects`` the sets of lemmas of which one must be the
    object (or stand among the head's nearest nouns), in the order written.
    """

    heads: frozenset[str]
    objects: tuple[frozenset[str], ...]
    function: tuple[str, ...]
    kind: Kind
    rule: Rule

    @property
    def weight(self) -> int:
        """More words, more specific: the most specific pattern of a clause wins."""
        only = bool(self.rule.only_subject or self.rule.only_object)
        return 2 * len(self.objects) + len(self.function) + 1 + only

    def __str__(self) -> str:
        words = ["|".join(sorted(self.heads))]
        words += ["|".join(sorted(o)) for o in self.objects]
        return " ".join([*words, *self.function])


@dataclass(frozen=True)
class Rule:
    """A rule of the codebook: what it codes, who is source and target, and its conditions.

    ``source`` and ``target`` list the slots to look in, best first: ``subject``, ``object``, ``indirect``, a
    preposition, ``object.PREP`` (a preposition of the object), ``possessor``, ``adjective``. ``reciprocal``
    is ``no``, ``plural`` (when several act together) or ``always``. ``phrase`` says which actor of a phrase
    that is no actor itself is meant: ``agent``, ``patient`` or ``owner``.
    """

    id: str
    type: str
    mode: str | None
    cameo: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]
    reciprocal: str = "no"
    phrase: str = "owner"
    needs: str | None = None
    commitment: str | None = None
    definite: bool = False
    flags: frozenset[str] = frozenset()
    unless_subject: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()
    unless_nearby: frozenset[str] = frozenset()
    unless_sentence: frozenset[str] = frozenset()
    only_subject: frozenset[str] = frozenset()
    only_object: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    happen: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    sparks: frozenset[str] = frozenset()
    pejorative: tuple[str, ...] = ()
    target_optional: bool = False
    source_line: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """``TYPE/rule``, as it stands in ``Event.why``."""
        return f"{self.type}/{self.id}"


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that governs an act and decides its type: agree, refuse, demand, threaten, plan, say …

    ``function`` holds a preposition the word must have beside it (*call on* is no *call*); ``codes`` names a table of
    CAMEO codes, as ``REQUEST/demand``.
    """

    id: str
    cooperative: str | None = None
    hostile: str | None = None
    unknown: str | None = None
    reciprocal: str = "no"
    transparent: bool = False
    reports: bool = False
    drops: bool = False
    commitment: str | None = None
    function: tuple[str, ...] = ()
    codes: str | None = None

    def family(self, event_type: str) -> str | None:
        """The table of CAMEO codes for events of a type that the operator makes, if it names one for it."""
        of, _, name = (self.codes or "").partition("/")
        return name if of == event_type else None


# Words written in the plural here whose base form is another.
_SINGULAR: Final = {
    "troops": "troop", "arms": "arm", "goods": "good", "remains": "remain", "damages": "damage", "data": "datum",
    "olympics": "olympic", "talks": "talk", "riches": "rich",
}  # fmt: skip


def parse_pattern(text: str, kind: Kind, rule: Rule) -> Pattern:
    """A pattern from its words, e.g. ``impose sanction|embargo on``.

    Raises:
        ValueError: the text is empty or its parts are in an order no pattern has.
    """
    parts = text.split()
    if not parts:
        raise ValueError("an empty pattern")
    heads = frozenset(parts[0].split("|"))
    objects: list[frozenset[str]] = []
    function: list[str] = []
    for part in parts[1:]:
        options = frozenset(part.split("|"))
        options |= {_SINGULAR[o] for o in options if o in _SINGULAR}
        if options <= FUNCTION_WORDS:
            function.append(part)
        else:
            objects.append(options)
    return Pattern(heads, tuple(objects), tuple(function), kind, rule)
