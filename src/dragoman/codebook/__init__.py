"""Codebook: in, YAML that says what counts as an event; out, a `Codebook` of patterns, operators and scores."""

from .load import Codebook, load_codebook
from .model import Operator, Pattern, Rule
from .own import own_codebook

__all__ = ["Codebook", "Operator", "Pattern", "Rule", "load_codebook", "own_codebook"]
