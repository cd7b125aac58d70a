"""Evaluation: in, gold files and a reader or its output; out, figures, intervals and lists of mistakes.

    >>> from dragoman import evaluation
    >>> result = evaluation.check("gold.jsonl")          # doctest: +SKIP
    >>> result.figures()["event"]["f1"]                  # doctest: +SKIP
    0.91

For files of readings the figures are those of the project's reference scorer, by its rules (``matching``,
``agreement``, ``readings``); ``details`` and ``mistakes`` say where they come from.
"""

from dragoman.evaluation.checking import CheckResult, Classifier, Reader, check, own_reader
from dragoman.evaluation.command import run_check
from dragoman.evaluation.gold import GoldFile, GoldKind, load_gold
from dragoman.evaluation.items import Level
from dragoman.evaluation.mistakes import MISTAKE_KINDS, Mistake

__all__ = [
    "MISTAKE_KINDS",
    "CheckResult",
    "Classifier",
    "GoldFile",
    "GoldKind",
    "Level",
    "Mistake",
    "Reader",
    "check",
    "load_gold",
    "own_reader",
    "run_check",
]
