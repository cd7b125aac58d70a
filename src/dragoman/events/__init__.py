"""Events: in, clauses, the cast and a codebook; out, who did what to whom, when and where."""

from .coder import Coding, code_events

__all__ = ["Coding", "code_events"]
