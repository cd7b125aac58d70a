"""Pairs: in, a sentence whose source and target are marked; out, what the codebook says the one did to the other.

The marked words are put into the cast as two actors of their own; then the sentence is coded as any other. What
comes back is the act whose source is the marked source and whose target is the marked target, if there is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Cast, Entity, Ref, head_token
from ..codebook import Codebook
from ..events import code_events
from ..events.bench import Draft
from ..language import Analysis, Parser

__all__ = ["PairVerdict", "code_pair"]

_TAG: Final = re.compile(r"</?[stp]>")


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """The codebook's type for a marked pair, whether it concerns ``both`` sides or ``one``, and its rule."""

    type: str
    sides: str
    why: str

    @property
    def rule(self) -> str:
        """The rule's name, ``SANCTION/convict``."""
        return self.why.removeprefix("codebook:").partition(" ")[0]


def plain(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without marks, and the characters each mark stood around."""
    out: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    length = last = 0
    for m in _TAG.finditer(text):
        piece = text[last : m.start()]
        out.append(piece)
        length += len(piece)
        name = m.group().strip("</>")
        if m.group().startswith("</"):
            spans[name] = (opened.get(name, length), length)
        else:
            opened[name] = length
        last = m.end()
    out.append(text[last:])
    return "".join(out), spans


def code_pair(text: str, parser: Parser, book: Codebook) -> list[PairVerdict]:
    """What the codebook makes of a marked sentence, best first: acts from source to target, then half of it."""
    sentence, spans = plain(text)
    a = parser.parse(sentence)
    cast = Cast(a)
    marked = {name: _put(a, cast, name, spans[name]) for name in ("s", "t") if name in spans}
    source, target = marked.get("s"), marked.get("t")
    found: list[tuple[int, PairVerdict]] = []
    for draft in code_events(a, cast, book).drafts:
        rank = _rank(draft, source, target)
        if rank:
            found.append((rank, PairVerdict(draft.type, "both" if rank >= 3 else "one", draft.why)))
    return [v for _, v in sorted(found, key=lambda rv: -rv[0])]


def _put(a: Analysis, cast: Cast, name: str, span: tuple[int, int]) -> Entity | None:
    tokens = a.tokens_in(*span)
    if not tokens:
        return None
    e = Entity("unknown", name, name * 3, "GOV")
    first, last = tokens[0].i, tokens[-1].i
    cast.add(Ref(span[0], span[1], first, last, head_token(a, first, last), "person", (e,), "marked"))
    return e


def _rank(draft: Draft, source: Entity | None, target: Entity | None) -> int:
    """3 for an act from source to target, 2 for the source's act, 1 for what was done to the target."""
    by = any(e is source for e in draft.source)
    to = any(e is target for e in draft.target)
    if by and to:
        return 4 if not draft.reciprocal else 3
    return 2 if by else 1 if to else 0
