"""Confidence: in, what decided a draft event and how its sides were found; out, the chance that the event is right.

Right means: of the right type and between the right countries, as `dragoman check` judges it. Each number is a share
of right events among those of its kind, counted on hand-coded news items and readouts and drawn towards the share of
all events as if there were ten more of these. No word of a text enters them.

`python -m dragoman.evaluation.calibration GOLD…` counts them anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

__all__ = ["BY_KIND", "BY_SIDES", "Decided", "SidesFound", "chance"]

#: What decided: a codebook rule on a clause or on a noun that names an act; such a rule told in the future or as
#: refused (``ahead``); a clause read through its cause (``happening``); an operator over an act of the codebook
#: (``governed``) or over one that it does not know (``unknown act``); the commitments alone (``commitment``).
Decided = Literal["clause", "noun", "ahead", "happening", "governed", "unknown act", "commitment"]

#: How the sides were found: by words of the act (``told``), a side by the rest of the report (``understood``), an
#: attack whose doer nobody tells (``unknown attackers``), or with a side left empty (``one side``).
SidesFound = Literal["told", "understood", "unknown attackers", "one side"]

#: Share of right events, sides told.
BY_KIND: Final[Mapping[Decided, float]] = MappingProxyType(
    {
        "clause": 0.85,
        "noun": 0.77,
        "ahead": 0.67,
        "happening": 0.78,
        "governed": 0.68,
        "unknown act": 0.86,
        "commitment": 0.58,
    }
)
#: What becomes of that share with sides found so, as a factor.
BY_SIDES: Final[Mapping[SidesFound, float]] = MappingProxyType(
    {"told": 1.0, "understood": 0.81, "unknown attackers": 0.77, "one side": 0.46}
)


def chance(decided: Decided, sides: SidesFound) -> float:
    """The estimated chance, 0 to 1, that type and both sides of an event are right."""
    return round(BY_KIND[decided] * BY_SIDES[sides], 2)
