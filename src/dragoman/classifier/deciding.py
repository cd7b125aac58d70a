"""Deciding: in, marked sentences; out, one verdict each from the codebook and the classifier together.

The one place where the two meet for pairs found elsewhere (``dragoman classify``). The classifier gives a
probability for every type; the codebook, where it codes an act between the marked sides, adds its weight to the
type it found. The weights are those that served best on development pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..codebook import Codebook, load_codebook
from ..language import Parser, load_parser
from .model import Classifier
from .pairs import PairVerdict, code_pair

__all__ = ["Decider", "Decision"]

# What the codebook's word counts beside the classifier's probabilities, which sum to one.
_WEIGHTS: Final = {"both": 0.7, "one": 0.5}


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the sixteen types, how sure (0 to 1), and what decided: ``codebook:…``, ``classifier`` or both."""

    type: str
    confidence: float
    why: str


class Decider:
    """Types the act of a marked source towards a marked target."""

    def __init__(self, model: Classifier, parser: Parser | None = None, book: Codebook | None = None) -> None:
        self.model = model
        self.parser = parser or load_parser()
        self.book = book or load_codebook()

    def decide(self, texts: Sequence[str]) -> list[Decision]:
        """A decision for each sentence, in order."""
        verdicts = self.model.classify(texts, none=False)
        return [self._one(t, v.scores) for t, v in zip(texts, verdicts, strict=True)]

    def _one(self, text: str, scores: dict[str, float]) -> Decision:
        found = code_pair(text, self.parser, self.book)
        rule: PairVerdict | None = found[0] if found else None
        weight = _WEIGHTS[rule.sides] if rule is not None else 0.0
        total = {t: p + (weight if rule is not None and t == rule.type else 0.0) for t, p in scores.items()}
        best = max(total, key=lambda t: total[t])
        model = max(scores, key=lambda t: scores[t])
        sure = total[best] / (1.0 + weight)
        if rule is None or best != rule.type:
            return Decision(best, sure, "classifier")
        return Decision(best, sure, f"{rule.why} and classifier" if best == model else rule.why)
