"""Cues: verbs of saying and of stating; data for the finder."""

from __future__ import annotations

from typing import Final

__all__ = ["NOUN_CUES", "SAYING", "STATING"]

# Verbs whose complement clause or quotation is what somebody said or is said to think.
SAYING: Final = frozenset(
    """say tell announce state declare claim note add report explain argue insist warn confirm reveal deny admit
    acknowledge stress emphasize emphasise underscore underline reiterate affirm reaffirm assert contend maintain
    suggest indicate believe think write tweet post comment remark observe reply respond answer ask boast vow promise
    predict estimate conclude recall recount testify allege caution concede complain continue joke quip urge demand
    pledge assure inform disclose mention hope fear expect know understand feel agree conclude describe call quote cite
    resolve highlight express propose show find hint imply speculate doubt lament muse exclaim shout whisper advise
    remind proclaim profess pronounce rule recommend decide determine notify brief begin hear read learn point quote
    convey speculate worry wonder imagine see consider view""".split()
)
# Verbs whose noun object is what somebody stated (readout style).
STATING: Final = frozenset(
    """underscore underline stress emphasize emphasise note highlight acknowledge affirm reaffirm reiterate convey
    recall recognize recognise confirm express describe claim deny announce outline""".split()
)
# For some of them only with such objects; the others state whatever follows.
NOUN_CUES: Final[dict[str, frozenset[str]]] = {
    "reaffirm": frozenset(
        {
            "importance",
            "principle",
            "need",
            "necessity",
            "belief",
            "view",
            "conviction",
            "position",
            "centrality",
            "goal",
        }
    ),
    "convey": frozenset({"importance", "concern", "need", "view", "message", "hope", "wish"}),
    "express": frozenset(
        {
            "importance",
            "hope",
            "concern",
            "view",
            "confidence",
            "belief",
            "conviction",
            "optimism",
            "desire",
            "wish",
            "interest",
        }
    ),
    "recall": frozenset({"importance", "history", "visit"}),
    "recognize": frozenset({"importance", "need", "value", "challenge"}),
    "recognise": frozenset({"importance", "need", "value", "challenge"}),
    "affirm": frozenset({"importance", "necessity", "need", "principle", "centrality", "view", "right", "belief"}),
    "confirm": frozenset({"existence", "death", "report", "importance", "presence", "case"}),
    "describe": frozenset(),
    "announce": frozenset(),
    "claim": frozenset(),
    "deny": frozenset({"involvement", "responsibility", "allegation", "claim", "report", "accusation", "charge"}),
    "outline": frozenset({"plan", "vision", "view", "position"}),
}
