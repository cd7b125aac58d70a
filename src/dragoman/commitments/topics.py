"""Topics: in, the words of a commitment and what the who's who knows; out, the matter it is about."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Analysis
from ..records import Topic
from .spans import Span

__all__ = ["topic_of"]


def topic_of(a: Analysis, span: Span, topics: Sequence[Topic]) -> str | None:
    """The initiative, treaty, forum or body named in the commitment's words; None if they name none."""
    inside = [t for t in topics if span[0] <= t.evidence.start < span[1]]
    return inside[0].name if inside else None
