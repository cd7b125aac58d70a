"""Short forms: in, a name in capitals that the who's who does not know; out, whose abbreviation it is in this report.

*the Joint Monitoring Council (JMC) … The JMC said*: brackets introduce a short form, and initials recall a name.
"""

from __future__ import annotations

import re
from typing import Final

from ..language.analysis import Token
from .cast import Ref
from .memory import Memory

__all__ = ["ShortForms"]

_SHORT: Final = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]s?")
_KINDS: Final = frozenset({"institution", "body", "group", "party", "company", "role", "country"})


class ShortForms:
    """The abbreviations of one report."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.a, self.cast = memory.a, memory.cast
        self._meant: dict[str, Ref] = {}

    def resolve(self, t: Token, ref: Ref) -> None:
        """Let ``ref``, the one-word name at ``t``, stand for the actor it abbreviates, if there is one."""
        if not _SHORT.fullmatch(t.text):
            return
        full = self._meant.get(t.text) or self._bracketed(t) or self._initials(t)
        if full is None:
            return
        self._meant[t.text] = full
        ref.kind, ref.entities, ref.antecedent, ref.plural = full.kind, full.entities, full, full.plural
        ref.rule = "abbreviation"

    def _bracketed(self, t: Token) -> Ref | None:
        """The actor right before the brackets that hold the short form."""
        tokens = self.a.tokens
        if t.i < 2 or tokens[t.i - 1].text != "(":
            return None
        before = self.cast.at.get(t.i - 2)
        return before if before is not None and before.kind in _KINDS else None

    def _initials(self, t: Token) -> Ref | None:
        """The last actor whose capital initials are those of the short form."""
        letters = t.text.rstrip("s").upper()
        for ref in reversed(self.memory.recent):
            if ref.kind in _KINDS and len(letters) > 2:
                words = self.a.text[ref.start : ref.end].replace("-", " ").split()
                if "".join(w[0] for w in words if w[:1].isupper()) == letters:
                    return ref
        return None
