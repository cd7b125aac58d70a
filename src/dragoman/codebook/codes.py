"""Codes: in, how an act came to its type and the words it rests on; out, its CAMEO code and its mode.

PLOVER merges what CAMEO keeps apart, so a code is looked up, never read off the type: the rule's own code, or where an
operator or the future made another type of the act, the code derived from it; then the finer code that the act's
words ask for. The tables are those of ``codes.yaml`` (docs/codebook.md, *CAMEO codes*).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from .model import Rule

__all__ = ["ActWords", "cameo_of", "given_codes", "goldstein_of", "mode_of"]

_STEPS: Final = 4  # how often a finer code may itself be made finer
_TABLES: Final = ("cameo-1.1b3", "gdelt")


class ActWords:
    """The words an act rests on, in base form; words of several parts are met side by side."""

    def __init__(self, lemmas: Sequence[str]) -> None:
        self.single = {w.lower() for w in lemmas}
        self.line = f" {' '.join(lemmas).lower()} "

    def hold(self, words: Iterable[str]) -> bool:
        """True if one of ``words`` stands among them."""
        return any((w in self.single) if " " not in w else (f" {w} " in self.line) for w in words)


def cameo_of(scores: Mapping[str, Any], event_type: str, rule: Rule | None, family: str | None, words: ActWords) -> str:
    """The CAMEO code of an event.

    Args:
        scores: the codebook's tables.
        event_type: the type the event has in the end.
        rule: the rule of its act, which may be of another type; ``None`` if the codebook does not know the act.
        family: the table of codes that the operator above it names (``demand``), if any.
        words: the words of the act.
    """
    table = f"{event_type}/{family}" if family else event_type
    code = scores["default"].get(table) or scores["default"][event_type]
    if rule is not None:
        own = _finer(scores, rule.cameo or scores["default"][rule.type], words)
        if rule.type == event_type and family is None:
            return own
        derived = scores["derived"].get(table) or scores["derived"].get(event_type, {})
        found = next((derived[own[:n]] for n in (4, 3, 2) if own[:n] in derived), derived.get(rule.type))
        code = found or code
    return _finer(scores, code, words)


def _finer(scores: Mapping[str, Any], code: str, words: ActWords) -> str:
    table = scores.get("finer") or {}
    for _ in range(_STEPS):
        found = next((c for c, asked in table.get(code, {}).items() if words.hold(asked)), None)
        if found is None or found == code:
            break
        code = found
    return str(code)


def mode_of(
    scores: Mapping[str, Any], event_type: str, given: str | None, rule: Rule | None, code: str, words: ActWords
) -> str | None:
    """The mode of an event: the rule's (``given``), else by words, by the act's own mode, by the CAMEO code."""
    if given is not None:
        return given
    by_words = (scores.get("mode_words") or {}).get(event_type, {})
    found = next((mode for mode, asked in by_words.items() if words.hold(asked)), None)
    table = (scores.get("modes") or {}).get(event_type, {})
    if found is None and rule is not None and rule.mode:
        found = table.get(f"{rule.type}/{rule.mode}")
    return found or next((table[code[:n]] for n in (4, 3, 2) if code[:n] in table), None)


def goldstein_of(scores: Mapping[str, Any], code: str) -> float | None:
    """The Goldstein score of a code, from -10 to 10: of the whole code, else of its first three digits, else of two."""
    for table in _TABLES:
        for short in (code, code[:3], code[:2]):
            if short in scores["goldstein"][table]:
                return float(scores["goldstein"][table][short])
    return None


def given_codes(scores: Mapping[str, Any], own: Iterable[str]) -> set[str]:
    """Every code that a codebook can give, from the codes of its rules (``own``) and its tables."""
    given = set(own) | {str(code) for code in (scores.get("default") or {}).values()}
    for row in (scores.get("derived") or {}).values():
        given |= {str(code) for code in row.values()}
    finer = scores.get("finer") or {}
    open_codes = list(given)
    while open_codes:
        new = set(finer.get(open_codes.pop(), {})) - given
        given |= new
        open_codes += new
    return given
