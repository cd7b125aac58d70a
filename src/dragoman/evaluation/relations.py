"""Relations: in, sentences with marked sides and their types, and the types the program gives; out,
accuracy.

The gold of this kind (Hu et al., ACL 2024) merges CONCEDE and RETREAT as YIELD; the program's answers are
merged the same way before they are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import GoldError
from dragoman.evaluation.details import Confusion
from dragoman.evaluation.items import Row
from dragoman.evaluation.mistakes import Mistake
from dragoman.evaluation.numbers import Counts, Share

__all__ = ["Bin", "RelationScore", "score_relations"]

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_SUREST = 0.8
_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """A point of the reliability curve: answers of like confidence, its mean, and how many of them are right."""

    low: float
    high: float
    confidence: float
    share: Share

    def row(self) -> dict[str, Any]:
        """The point under the names that the JSON result has."""
        rate = round(self.share.rate or 0.0, 3)
        return {
            "from": self.low, "to": self.high, "answers": self.share.of,
            "confidence": round(self.confidence, 3), "accuracy": rate,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class RelationScore:
    """Accuracy over all sentences and over the surest 80 %, counts by type, and who was taken for what."""

    answers: tuple[Share, ...]
    surest: Share
    types: dict[str, Counts]
    confusion: Confusion
    mistakes: tuple[Mistake, ...]
    curve: tuple[Bin, ...] = ()

    def figures(self) -> dict[str, Any]:
        """The figures by name; ``macro_f1`` is the mean of F1 over the gold's types."""
        total = sum(self.answers, Share())
        gold_types = [counts for counts in self.types.values() if counts.tp + counts.fn]
        macro = sum(counts.f1 for counts in gold_types) / len(gold_types) if gold_types else 0.0
        return {
            "relations": total.of,
            "accuracy": round(total.rate or 0.0, 3),
            "macro_f1": round(macro, 3),
            "accuracy_surest_80": None if self.surest.rate is None else round(self.surest.rate, 3),
            "calibration_error": round(self.calibration_error, 3) if self.curve else None,
        }

    @property
    def calibration_error(self) -> float:
        """Mean distance of confidence and accuracy over the bins, weighed by their answers (Naeini et al. 2015)."""
        told = sum(b.share.of for b in self.curve)
        return sum(b.share.of * abs(b.confidence - (b.share.rate or 0.0)) for b in self.curve) / told if told else 0.0


def score_relations(gold: Sequence[Row], answers: Sequence[Row]) -> RelationScore:
    """Score one answer (``type``, and if told ``confidence`` and ``why``) for each sentence, in order.

    Raises GoldError if their numbers differ or an answer has no type.
    """
    if len(answers) != len(gold):
        raise GoldError(f"{len(answers)} answers for {len(gold)} sentences; give one answer per line of the gold")
    told = [_type(answer, number) for number, answer in enumerate(answers, 1)]
    wanted = [_MERGED.get(str(row["type"]), str(row["type"])) for row in gold]
    types: defaultdict[str, Counts] = defaultdict(Counts)
    confusion: defaultdict[str, Counter[str]] = defaultdict(Counter)
    mistakes = []
    for number, (row, answer, ours, theirs) in enumerate(zip(gold, answers, told, wanted, strict=True), 1):
        confusion[theirs][ours] += 1
        if ours == theirs:
            types[theirs] += Counts(tp=1)
            continue
        types[theirs] += Counts(fn=1)
        types[ours] += Counts(fp=1)
        mistakes.append(
            Mistake(
                "wrong relation",
                str(number),
                str(row["text"]),
                {"type": theirs},
                dict(answer),
                f"{ours} for {theirs}",
                f"{ours} for {theirs}",
            )
        )
    right = [ours == theirs for ours, theirs in zip(told, wanted, strict=True)]
    return RelationScore(
        tuple(Share(int(ok), 1) for ok in right),
        _surest(right, answers),
        dict(sorted(types.items())),
        {gold_type: dict(row.most_common()) for gold_type, row in sorted(confusion.items())},
        tuple(mistakes),
        _curve(right, answers),
    )


def _type(answer: Row, number: int) -> str:
    told = answer.get("type")
    if not isinstance(told, str) or not told:
        raise GoldError(f'answer {number} has no "type"; every sentence needs one')
    return _MERGED.get(told, told)


def _surest(right: Sequence[bool], answers: Sequence[Row]) -> Share:
    """Accuracy of the 80 % of answers with the highest confidence; nothing if an answer tells none."""
    sure = [answer.get("confidence") for answer in answers]
    told = [value for value in sure if isinstance(value, (int, float))]
    if len(told) < len(sure):
        return Share()
    ranked = sorted(range(len(right)), key=lambda i: -told[i])[: round(_SUREST * len(right))]
    return Share(sum(right[i] for i in ranked), len(ranked))


def _curve(right: Sequence[bool], answers: Sequence[Row]) -> tuple[Bin, ...]:
    """The answers in ten equal steps of confidence, empty ones left out; nothing if an answer tells none."""
    sure = [answer.get("confidence") for answer in answers]
    told = [value for value in sure if isinstance(value, (int, float))]
    if len(told) < len(sure):
        return ()
    found = []
    for step in range(_BINS):
        here = [i for i, value in enumerate(told) if min(int(value * _BINS), _BINS - 1) == step]
        if here:
            mean = sum(told[i] for i in here) / len(here)
            share = Share(sum(right[i] for i in here), len(here))
            found.append(Bin(step / _BINS, (step + 1) / _BINS, mean, share))
    return tuple(found)
