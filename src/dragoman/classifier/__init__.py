"""Classifier: in, a sentence with source, target and predicate marked; out, the type of the act and how sure.

A small fine-tuned encoder (all-MiniLM-L6-v2, Apache-2.0, int8 ONNX) decides where the codebook is silent or torn.
It is trained on sentences written for this project (``training/``) and needs no PyTorch to run.
"""

from .acts import LABELS
from .model import Classifier, Verdict, load_classifier
from .text import Marked, encode_text, parse_marked

__all__ = ["LABELS", "Classifier", "Marked", "Verdict", "encode_text", "load_classifier", "parse_marked"]
