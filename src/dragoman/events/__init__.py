"""Events: in, clauses, the cast and a codebook; out, who did what to whom, when and where."""

from .bench import Coding
from .coder import code_events

__all__ = ["Coding", "code_events"]
