"""Text: in, a sentence with ``<s>``, ``<t>`` and ``<p>`` marks; out, the words the encoder reads.

Names of actors are masked, so that the model learns what is done, not who is hostile to whom.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["MARKERS", "Marked", "encode_text", "parse_marked"]

# Single rarely used word pieces stand for the marks, so that the vocabulary need not grow.
MARKERS: Final = {
    "<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]",
    "<p>": "[unused5]", "</p>": "[unused6]",
}  # fmt: skip
_TAG: Final = re.compile(r"</?[stp]>")
_SPAN: Final = re.compile(r"<([st])>(.*?)</\1>", re.DOTALL)
_NAME: Final = re.compile(r"(?:[A-Z][\w.’'-]*)(?:\s+(?:(?:of|and|the|for|al|de|bin)\s+)?[A-Z][\w.’'-]*)*")
_PLAIN: Final = frozenset(
    """The A An His Her Its Their Our This That These Those Some Many Several Two Three Four Five Six Seven Eight Nine
    Ten All Both President Prime Minister Foreign Defence Defense Secretary General Court Police Army Navy Air Force
    Government Ministry Parliament Senate Congress House Supreme National Federal State States Party Union Council
    Commission Committee Bank Department Office Troops Protesters Rebels Militants Gunmen King Queen Prince Judge Mr Mrs
    Ms Dr Former Chief Security Special High Central Military Forces Officials Authorities Workers Students Opposition
    Leader Leaders Attorney Ambassador Governor Mayor Chancellor Premier Senator""".split()
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its marks and the words inside the first of each; any may be missing."""

    text: str
    source: str | None
    target: str | None
    predicate: str | None


def parse_marked(text: str) -> Marked:
    """Read the marks of a sentence. Unbalanced marks raise ``ValueError`` saying which."""
    found: dict[str, str | None] = {}
    for name in "stp":
        opening, closing = text.count(f"<{name}>"), text.count(f"</{name}>")
        if opening != closing:
            raise ValueError(f"<{name}> opens {opening} times and closes {closing} times")
        m = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        found[name] = m.group(1) if m else None
    return Marked(text, found["s"], found["t"], found["p"])


def _mask(span: str) -> str:
    def name(m: re.Match[str]) -> str:
        words = m.group().split()
        kept: list[str] = []
        for w in words:
            if w in _PLAIN or w.lower() in ("of", "and", "the", "for"):
                kept.append(w)
            elif not kept or kept[-1] != "Name":
                kept.append("Name")
        return " ".join(kept)

    return _NAME.sub(name, span)


def encode_text(text: str, *, predicate: bool = True) -> str:
    """The marked sentence as the encoder reads it: names in source and target masked, marks as markers."""
    masked = _SPAN.sub(lambda m: f"<{m.group(1)}>{_mask(m.group(2))}</{m.group(1)}>", text)
    if not predicate:
        masked = masked.replace("<p>", "").replace("</p>", "")
    return re.sub(r"\s+", " ", _TAG.sub(lambda m: f" {MARKERS[m.group()]} ", masked)).strip()
