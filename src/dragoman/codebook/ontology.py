"""Ontology: in, nothing; out, the code sets of PLOVER and the codes of CAMEO, as tables to check against.

Source of types, modes, contexts and sectors: the PLOVER manual (openeventdata/PLOVER, PLOVER_MANUAL.tex). CAMEO's
codes are those of the score tables that ship with the codebook, and two of the manual that the tables lack.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

import yaml

__all__ = ["CONTEXTS", "MODES", "NON_STATES", "QUAD_CLASSES", "SECTORS", "TYPES", "cameo_codes"]

#: The modes of each type; a type without modes has none in PLOVER.
MODES: Final[dict[str, frozenset[str]]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset("visit third-party multilateral phone".split()),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset("withdraw release disarm ceasefire access resign".split()),
    "REQUEST": frozenset("assist change yield meet".split()),
    "ACCUSE": frozenset("disapprove investigate allege".split()),
    "REJECT": frozenset("assist change yield meet".split()),
    "THREATEN": frozenset("restrict arrest relations expel territory violence".split()),
    "PROTEST": frozenset("demo riot strike hunger boycott obstruct vandalize".split()),
    "SANCTION": frozenset("convict expel withdraw discontinue".split()),
    "MOBILIZE": frozenset("troops weapons police militia".split()),
    "COERCE": frozenset("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber".split()),
    "ASSAULT": frozenset(
        """abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone
        heavy-weapons crowd-control unconventional""".split()
    ),
}
#: The sixteen types, in the manual's order.
TYPES: Final = tuple(MODES)
#: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
QUAD_CLASSES: Final = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
#: What an event is about.
CONTEXTS: Final = frozenset(
    """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
    economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity
    inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment
    technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()
)
#: What an actor is in its society; NGO is used for domestic organisations.
SECTORS: Final = frozenset(
    """COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC
    NGO""".split()
)
#: What stands in place of a country for actors that are no state's.
NON_STATES: Final = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())

#: Codes of CAMEO 1.1b3 that no score table holds: mobilise cyber-forces, attack cybernetically.
_UNSCORED: Final = frozenset({"155", "176"})


@lru_cache(maxsize=1)
def cameo_codes() -> frozenset[str]:
    """The codes of CAMEO, of two to four digits: those of the bundled score tables, and two that these lack."""
    text = (files("dragoman.codebook") / "plover" / "goldstein.yaml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = yaml.safe_load(text)["goldstein"]
    return _UNSCORED.union(*tables.values())
