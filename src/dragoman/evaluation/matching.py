"""Matching: in, what the program found and what the gold holds; out, pairs of them, one to one.

Source of the rules: the project's reference scorer. Which of several equal answers pairs with which gold
item matters for the dates and places that are compared within pairs, so the order of the three steps is
part of the rule: (1) items that share words, closest first; (2) as many further pairs as can be had,
required gold first; (3) required gold still alone takes the partner of gold that need not be found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from dragoman.evaluation.items import Span

__all__ = ["Scored", "dice", "match", "touches"]


class Scored(Protocol):
    """Anything with words to compare and a mark whether it must be found."""

    @property
    def span(self) -> Span: ...

    @property
    def core(self) -> bool: ...


S = TypeVar("S", bound=Scored)
G = TypeVar("G", bound=Scored)


def dice(one: str, other: str) -> float:
    """Dice coefficient (0 to 1) of the words of two texts, as bags, in lower case, split at white space."""
    a, b = one.lower().split(), other.lower().split()
    if not a or not b:
        return 0.0
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b))


def touches(one: Scored, other: Scored) -> bool:
    """Whether two items rest on some of the same characters, or words where offsets are not told."""
    a, b = one.span, other.span
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return dice(a.text, b.text) > 0
    return a.start < b.end and b.start < a.end


def match(system: Sequence[S], gold: Sequence[G], same: Callable[[S, G], bool]) -> list[tuple[int, int]]:
    """Pairs ``(index in system, index in gold)``, one to one, of items for which ``same`` holds."""
    pairing = _Pairing(
        partners=[[s for s, item in enumerate(system) if same(item, wanted)] for wanted in gold],
        closeness=lambda s, g: dice(system[s].span.text, gold[g].span.text),
        required=[item.core for item in gold],
    )
    pairing.pair_closest()
    pairing.pair_the_rest()
    pairing.give_required_first_claim()
    return sorted(((s, g) for g, s in pairing.system_of.items()), key=lambda pair: pair[1])


class _Pairing:
    """The work sheet of one match: who may pair with whom, and who does so far."""

    def __init__(self, partners: list[list[int]], closeness: Callable[[int, int], float], required: list[bool]) -> None:
        self.partners = partners
        self.required = required
        self.close = {(s, g): closeness(s, g) for g, candidates in enumerate(partners) for s in candidates}
        self.gold_of: dict[int, int] = {}
        self.system_of: dict[int, int] = {}

    def _join(self, s: int, g: int) -> None:
        self.gold_of[s], self.system_of[g] = g, s

    def pair_closest(self) -> None:
        """Items that share words, closest first; of equally close gold the required first."""
        for s, g in sorted(self.close, key=lambda pair: (-self.close[pair], not self.required[pair[1]])):
            if self.close[s, g] > 0 and s not in self.gold_of and g not in self.system_of:
                self._join(s, g)

    def pair_the_rest(self) -> None:
        """As many further pairs as can be had (augmenting paths), required gold first."""
        for g in sorted(range(len(self.partners)), key=lambda g: not self.required[g]):
            if g not in self.system_of:
                self._augment(g, set())

    def _augment(self, g: int, tried: set[int]) -> bool:
        for s in sorted(self.partners[g], key=lambda s: -self.close[s, g]):
            if s in tried:
                continue
            tried.add(s)
            if s not in self.gold_of or self._augment(self.gold_of[s], tried):
                self._join(s, g)
                return True
        return False

    def give_required_first_claim(self) -> None:
        """Required gold still alone takes the partner of gold that need not be found."""
        for g, candidates in enumerate(self.partners):
            if g in self.system_of or not self.required[g]:
                continue
            for s in candidates:
                holder = self.gold_of[s]
                if not self.required[holder]:
                    del self.system_of[holder]
                    self._join(s, g)
                    break
