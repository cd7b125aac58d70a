"""Deciding: in, marked sentences; out, one verdict each from the codebook and the classifier together.

The one place where the two meet for pairs found elsewhere (``dragoman classify``). Each is a witness: the classifier
gives a probability for every type, and the codebook, where it codes an act between the marked sides, makes the type
it found so many times likelier than it was. How many times is what its word was worth on sentences of our own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..codebook import Codebook, load_codebook
from ..language import Parser, load_parser
from .acts import Convention, read_rule
from .model import Classifier
from .pairs import PairVerdict, code_pair

__all__ = ["Decider", "Decision"]

# How many times likelier the codebook's word makes a type: it names both marked sides, or one of them.
_ODDS: Final = {"both": 5.0, "one": 2.0}


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the sixteen types, how sure (0 to 1), and what decided: ``codebook:…``, ``classifier`` or both."""

    type: str
    confidence: float
    why: str


class Decider:
    """Types the act of a marked source towards a marked target, by the roots of CAMEO unless told otherwise."""

    def __init__(
        self,
        model: Classifier,
        parser: Parser | None = None,
        book: Codebook | None = None,
        by: Convention = "roots",
    ) -> None:
        self.model = model
        self.parser = parser or load_parser()
        self.book = book or load_codebook()
        self.by = by

    def decide(self, texts: Sequence[str]) -> list[Decision]:
        """A decision for each sentence, in order."""
        verdicts = self.model.classify(texts, none=False, by=self.by)
        return [self._one(t, v.scores) for t, v in zip(texts, verdicts, strict=True)]

    def _one(self, text: str, scores: dict[str, float]) -> Decision:
        found = code_pair(text, self.parser, self.book)
        rule = found[0] if found else None
        told = read_rule(rule.rule, rule.type, self.by) if rule is not None else None
        joint = weigh(scores, told, rule)
        best = max(joint, key=lambda t: joint[t])
        model = max(scores, key=lambda t: scores[t])
        if rule is None or best != told:
            return Decision(best, joint[best], "classifier")
        return Decision(best, joint[best], f"{rule.why} and classifier" if best == model else rule.why)


def weigh(scores: dict[str, float], told: str | None, rule: PairVerdict | None) -> dict[str, float]:
    """The classifier's probabilities after the codebook has said ``told``; they sum to one."""
    if told is None or rule is None:
        return scores
    logs = {t: math.log(max(p, 1e-6)) + (math.log(_ODDS[rule.sides]) if t == told else 0.0) for t, p in scores.items()}
    top = max(logs.values())
    raised = {t: math.exp(v - top) for t, v in logs.items()}
    total = sum(raised.values())
    return {t: v / total for t, v in raised.items()}
