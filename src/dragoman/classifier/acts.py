"""Acts: the acts that two conventions put under different types, and the labels of the model; nothing comes in.

The coding guide files an act under the type that describes it: imposing sanctions is SANCTION. Published sets of typed
pairs file it under the root of its CAMEO code: sanctions on persons and firms are 172, root 17, COERCE. ``dragoman
classify`` answers by roots, as the sets do that people compare with; ``--by guide`` gives the types of the guide. The
model tells each of these acts from the rest of its type, so that one model serves both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["ACTS", "LABELS", "TYPES", "Act", "Convention", "read_label", "read_rule", "scores_by_type"]

Convention = Literal["guide", "roots"]

TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """An act whose type depends on the convention, its CAMEO code, and the codebook's rules that code it."""

    name: str
    guide: str
    roots: str
    cameo: str
    meaning: str
    rules: tuple[str, ...] = ()


ACTS: Final = (
    Act("sanctions", "SANCTION", "COERCE", "172", "imposes or prolongs sanctions, freezes assets, bans from travel",
        ("SANCTION/sanction", "SANCTION/sanction-noun")),
    Act("conviction", "SANCTION", "ACCUSE", "116", "finds guilty, convicts, fines, without a prison sentence",
        ("SANCTION/convict",)),
    Act("extradition", "COOPERATE", "ACCUSE", "116", "hands over the person marked as target to be tried",
        ("COOPERATE/justice",)),
    Act("call-for-measures", "REQUEST", "ACCUSE", "113", "calls for sanctions, a trial, an inquiry against the target",
        ("REQUEST/call-for", "operator/demand")),
    Act("inquiry", "THREATEN", "ACCUSE", "090", "will investigate", ("ACCUSE/investigate",)),
    Act("deal", "AGREE", "SUPPORT", "057", "reaches an agreement with the target, strikes a deal",
        ("AGREE/agree", "AGREE/agreement-noun")),
    Act("commitment", "AGREE", "SUPPORT", "051", "promises its support, reaffirms a commitment to the target",
        ("AGREE/reaffirm", "AGREE/pledge", "AGREE/remain-committed")),
    Act("peacekeepers-withdrawn", "RETREAT", "SANCTION", "166", "withdraws peacekeepers", ("RETREAT/withdraw",)),
    Act("blockade", "COERCE", "ASSAULT", "191", "blockades, besieges", ("COERCE/restrict",)),
    Act("occupation", "COERCE", "ASSAULT", "192", "takes land, a town or a ship by force of arms", ("COERCE/seize",)),
    Act("human-shields", "COERCE", "ASSAULT", "184", "uses people as human shields"),
    Act("cyber-attack", "COERCE", "ASSAULT", "18", "attacks computers", ("COERCE/cyber",)),
    Act("demolition", "ASSAULT", "COERCE", "1712", "tears down houses", ("ASSAULT/destroy",)),
    Act("crowd-control", "ASSAULT", "COERCE", "175", "drives a crowd back with tear gas, batons, water cannon",
        ("ASSAULT/crowd-control",)),
)  # fmt: skip
LABELS: Final = TYPES + tuple(act.name for act in ACTS)

_BY_NAME: Final = {act.name: act for act in ACTS}
_RULES: Final = frozenset(rule for act in ACTS for rule in act.rules)


def read_label(label: str, by: Convention) -> str:
    """The type of one of the model's labels."""
    act = _BY_NAME.get(label)
    if act is None:
        return label
    return act.roots if by == "roots" else act.guide


def read_rule(rule: str, event_type: str, by: Convention) -> str | None:
    """The type that a rule of the codebook (``SANCTION/convict``) coded, or None where it cannot tell.

    The codebook codes by the guide. A rule that codes one of ``ACTS`` among others says nothing about roots.
    """
    return None if by == "roots" and rule in _RULES else event_type


def scores_by_type(scores: Mapping[str, float], by: Convention) -> dict[str, float]:
    """Probabilities of the labels summed to those of the seventeen types."""
    found = dict.fromkeys(TYPES, 0.0)
    for label, score in scores.items():
        found[read_label(label, by)] += score
    return found
