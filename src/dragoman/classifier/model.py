"""Model: in, marked sentences; out, type and probability from the shipped ONNX model.

``model.json`` beside the weights names the labels they were trained for and the temperature that makes the
probabilities honest: it is fitted in training, on sentences held out (training/train.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import SetupError
from .acts import LABELS, Convention, scores_by_type
from .text import encode_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Classifier", "Verdict", "load_classifier"]

_LENGTH: Final = 112  # word pieces


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest type and its probability; ``scores`` holds those of all types, NONE included."""

    type: str
    confidence: float
    scores: dict[str, float]


class Classifier:
    """The loaded model. ``classify`` takes sentences with ``<s>``, ``<t>`` and ``<p>`` marks."""

    def __init__(self, folder: Path, temperature: float = 1.0) -> None:
        import onnxruntime as ort
        from tokenizers import Tokenizer

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LENGTH)
        self._temperature = temperature

    def classify(self, texts: Sequence[str], *, none: bool = True, by: Convention = "guide") -> list[Verdict]:
        """A verdict for each sentence. With ``none=False`` one of the sixteen types is always given.

        ``by`` names the convention that files acts under types: see ``acts``.
        """
        found: list[Verdict] = []
        for text in texts:
            labels = dict(zip(LABELS, (float(p) for p in self._probabilities(text)), strict=True))
            scores = scores_by_type(labels, by)
            if not none:
                rest = 1.0 - scores.pop("NONE")
                scores = {t: p / rest if rest > 0 else p for t, p in scores.items()}
            best = max(scores, key=lambda t: scores[t])
            found.append(Verdict(best, scores[best], scores))
        return found

    def _probabilities(self, text: str) -> NDArray[np.float32]:
        """Probabilities of one sentence; in a batch the int8 scales would make it depend on its neighbours."""
        import numpy as np

        ids = np.array([self._tokenizer.encode(encode_text(text)).ids], dtype=np.int64)
        logits = self._session.run(["logits"], {"ids": ids, "mask": np.ones_like(ids)})[0][0] / self._temperature
        exp = np.exp(logits - logits.max())
        result: NDArray[np.float32] = exp / exp.sum()
        return result


@lru_cache(maxsize=1)
def load_classifier() -> Classifier:
    """The shipped model, loaded once per process.

    Raises:
        SetupError: onnxruntime or the model is missing.
    """
    folder = Path(str(files("dragoman.classifier") / "model"))
    if not (folder / "model.onnx").exists() or not (folder / "model.json").exists():
        raise SetupError("The classifier's model is missing: run 'make model' in the project's folder.")
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    if tuple(told["labels"]) != LABELS:
        raise SetupError("The classifier's model was trained for other labels: run 'make model'.")
    try:
        return Classifier(folder, float(told["temperature"]))
    except ImportError as error:
        raise SetupError("The classifier needs onnxruntime and tokenizers: install Dragoman again with pip.") from error
