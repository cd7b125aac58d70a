"""Cues: verbs of saying and of stating; data for the finder."""

from __future__ import annotations

from typing import Final

__all__ = ["ACTS", "NOUN_CUES", "QUOTING", "SAYING", "STATING"]

# Verbs whose complement clause or quotation is what somebody said or is said to think.
SAYING: Final = frozenset(
    """acknowledge add admit advise affirm agree allege announce answer argue ask assert assure believe boast brief
    call caution claim comment complain concede conclude confirm contend continue convey decide declare deny
    describe determine disclose doubt emphasise emphasize estimate exclaim expect explain fear find highlight
    hint hope imply indicate inform insist joke know lament learn maintain make mention muse note notify observe
    pledge point post predict proclaim profess promise pronounce quip reaffirm recall recommend recount
    reiterate remark remind reply report resolve respond reveal say shout show speculate state stress suggest
    tell testify think tweet underline underscore understand urge vow warn whisper worry write""".split()
)
# Of these, the verbs that need a quotation: their complement is an act (*urged Iran to …*), not words.
QUOTING: Final = frozenset("call urge describe continue respond answer write".split())
# Verbs whose noun object is what somebody stated (readout style).
STATING: Final = frozenset(
    """underscore underline stress emphasize emphasise note highlight acknowledge affirm reaffirm reiterate convey
    recall recognize recognise confirm express describe claim deny announce outline agree""".split()
)
# Nouns that name an act of the speaker, not words of his: *reiterated his commitment* is a promise.
ACTS: Final = frozenset(
    """commitment support concern readiness warning condemnation promise pledge opposition willingness solidarity
    appreciation gratitude condolence thank message call determination following intention intent offer
    sympathy""".split()
)
# For some of them only with such objects; the others state whatever follows.
NOUN_CUES: Final[dict[str, frozenset[str]]] = {
    "agree": frozenset(
        {"importance", "need", "necessity", "urgency", "value", "centrality", "imperative", "principle"}
    ),
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
    "convey": frozenset({"importance", "need", "view", "hope", "wish"}),
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
