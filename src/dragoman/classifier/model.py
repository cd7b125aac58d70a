"""Model: in, marked sentences; out, type and probability from the shipped ONNX model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import SetupError
from .text import LABELS, encode_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Classifier", "Verdict", "load_classifier"]

_BATCH: Final = 32
_TEMPERATURE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest type and its probability; ``scores`` holds those of all labels, NONE included."""

    type: str
    confidence: float
    scores: dict[str, float]


class Classifier:
    """The loaded model. ``classify`` takes sentences with ``<s>``, ``<t>`` and ``<p>`` marks."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime as ort
        from tokenizers import Tokenizer

        options = ort.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(112)

    def classify(self, texts: Sequence[str], *, none: bool = True) -> list[Verdict]:
        """A verdict for each sentence. With ``none=False`` one of the sixteen types is always given."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        found: dict[int, Verdict] = {}
        for k in range(0, len(order), _BATCH):
            group = order[k : k + _BATCH]
            for i, row in zip(group, self._probabilities([texts[i] for i in group]), strict=True):
                scores = dict(zip(LABELS, (float(p) for p in row), strict=True))
                if not none:
                    rest = 1.0 - scores.pop("NONE")
                    scores = {t: p / rest if rest > 0 else p for t, p in scores.items()}
                best = max(scores, key=lambda t: scores[t])
                found[i] = Verdict(best, scores[best], scores)
        return [found[i] for i in range(len(texts))]

    def _probabilities(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        encoded = [e.ids for e in self._tokenizer.encode_batch([encode_text(t) for t in texts])]
        width = max(len(e) for e in encoded)
        ids = np.zeros((len(encoded), width), dtype=np.int64)
        mask = np.zeros_like(ids)
        for i, e in enumerate(encoded):
            ids[i, : len(e)], mask[i, : len(e)] = e, 1
        logits = self._session.run(["logits"], {"ids": ids, "mask": mask})[0] / _TEMPERATURE
        exp = np.exp(logits - logits.max(axis=1, keepdims=True))
        result: NDArray[np.float32] = exp / exp.sum(axis=1, keepdims=True)
        return result


@lru_cache(maxsize=1)
def load_classifier() -> Classifier:
    """The shipped model, loaded once per process.

    Raises:
        SetupError: onnxruntime or the model is missing.
    """
    folder = Path(str(files("dragoman.classifier") / "model"))
    if not (folder / "model.onnx").exists():
        raise SetupError("The classifier's model is missing: run 'make model' in the project's folder.")
    try:
        return Classifier(folder)
    except ImportError as error:
        raise SetupError("The classifier needs onnxruntime and tokenizers: install Dragoman again with pip.") from error
