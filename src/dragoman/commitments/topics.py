"""Topics: in, the words of a commitment and what the who's who knows; out, the matter it is about.

An initiative, treaty, forum or body that the words name comes first (one that is itself a side does not count), then
a matter of relations that has a name of its own, then the sector of cooperation, by the codebook's words for contexts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ..language import Analysis
from ..records import Actor, Topic
from .spans import Span

__all__ = ["topic_of"]

# Matters of relations between states that the who's who does not list, as readouts and treaties name them.
_MATTERS: Final = re.compile(
    r"\b(?:(?:comprehensive |global |permanent )*strategic partnership|free[- ]trade (?:agreement|area|zone|deal)"
    r"|two-state solution|prisoner (?:exchange|swap)|visa[- ]free (?:regime|travel)|extended deterrence"
    r"|confidence-building measures|customs union|single market|diplomatic (?:relations|ties)|arms control"
    r"|supply chains|critical minerals|ceasefire|cease-fire|peace talks|debt relief|double taxation|extradition)\b",
    re.IGNORECASE,
)
# Contexts that are sectors of cooperation.
_SECTORS: Final = frozenset(
    """military intelligence economic election legal reparations human_rights territory peacekeeping health asylum
    migration disasters natural_resource environment technology terrorism cbrn cyber misinformation corruption
    illegal_drugs trafficking""".split()
)
# Regions are where a matter is, not what it is.
_REGIONS: Final = re.compile(
    r"(?:Indo-Pacific|Asia-Pacific|(?:Middle|Near|Far) East|Sahel|Balkans|.*\b(?:Sea|Ocean|Gulf|Peninsula|Strait)"
    r"|.*(?:Africa|America|Asia|Europe)|Caucasus|Caribbean|Arctic|Levant|Mediterranean|Maghreb)$"
)


def topic_of(
    a: Analysis,
    span: Span,
    topics: Iterable[Topic],
    sides: Iterable[Actor] = (),
    contexts: Mapping[str, Sequence[str]] | None = None,
) -> str | None:
    """What the words of a commitment are about; None if they do not tell.

    Args:
        a: the analysis of the report.
        span: the commitment's words.
        topics: every mention of an initiative, treaty, forum or body in the report.
        sides: who is bound and to whom.
        contexts: the codebook's words for each context.
    """
    start, end, _ = span
    parties = {s.name for s in sides}
    inside = [t for t in topics if start <= t.evidence.start < end and t.name not in parties]
    inside = [t for t in inside if not _REGIONS.match(t.name)]
    named = [t for t in inside if t.kind != "body"] or inside
    if named:
        return named[0].name
    matter = _MATTERS.search(a.text, start, end)
    if matter is not None:
        return matter.group().lower()
    for token in a.tokens_in(start, end):
        if token.kind in ("noun", "name", "adjective"):
            for context, cues in (contexts or {}).items():
                if context in _SECTORS and token.lemma in cues:
                    return context.replace("_", " ")
    return None
