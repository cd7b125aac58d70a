"""Offices: in, a title as written and its country; out, a canonical office and a sector.

The rules are ordered; the first that fits decides. A title no rule knows is ``minister`` when it says
so, else ``official``: the title itself is always kept beside it.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["SAME_AS", "SECTORS", "SINGLE_HOLDER", "WEIGHTS", "canonical_office", "is_deputy", "sector_of"]

#: Sectors of offices that are not ``GOV``.
SECTORS = {
    "army_chief": "MIL", "commander": "MIL", "regional_commander": "MIL", "army_spokesperson": "MIL",
    "quds_force_commander": "MIL", "police_chief": "COP", "intelligence_chief": "SPY", "court_president": "JUD",
    "judge": "JUD", "prosecutor": "JUD", "chief_justice": "JUD", "speaker": "LEG", "deputy_speaker": "LEG",
    "majority_leader": "LEG", "legislator": "LEG", "party_leader": "PTY", "opposition_leader": "OPP",
    "rebel_leader": "REB", "shadow_minister": "OPP",
}  # fmt: skip

#: Offices that one person holds at a time, so that a successor ends a spell whose end is not known.
SINGLE_HOLDER = frozenset(
    {"head_of_government", "foreign_minister", "defence_minister", "finance_minister", "interior_minister",
     "head_of_state", "speaker", "central_banker", "secretary_general"}
)  # fmt: skip

#: How well known the holder of an office is, 1 to 9; 3 for an office not listed.
WEIGHTS = {
    "head_of_state": 9, "head_of_government": 9, "foreign_minister": 8, "secretary_general": 7, "defence_minister": 7,
    "vice_president": 6, "speaker": 5, "finance_minister": 5, "interior_minister": 5, "deputy_head_of_government": 5,
    "army_chief": 4, "national_security_advisor": 5, "spokesperson": 5, "envoy": 4, "central_banker": 4,
    "ambassador": 2, "regional_official": 1, "judge": 1, "deputy_minister": 2, "spouse": 1,
}  # fmt: skip

_MINISTERS: tuple[tuple[str, str], ...] = (
    (r"defen[cs]e (?:equip|procure|people|mater|industr|personnel|science|export|support)|veterans", "minister"),
    (r"foreign (?:and|&) commonwealth|foreign,? commonwealth|foreign affairs|foreign and european|external affairs"
     r"|external relations|foreign relations|foreign minister|foreign secretary|exterior|foreign and political"
     r"|foreign policy|for foreign|foreign and", "foreign_minister"),
    (r"\bdefen[cs]e\b|armed forces|national security and defen|\bwar\b", "defence_minister"),
    (r"\bfinances?\b|treasury|exchequer|economy and finance", "finance_minister"),
    (r"home affairs|home secretary|home minister|interior|internal affairs|internal security|homeland"
     r"|public security", "interior_minister"),
    (r"\bjustice\b|law and justice|legal affairs", "justice_minister"),
    (r"\bhealth\b", "health_minister"),
    (r"econom|planning and development", "economy_minister"),
    (r"\btrade\b|commerce", "trade_minister"),
    (r"energy|petroleum|\boil\b|hydrocarbon|electricity|power", "energy_minister"),
    (r"agricultur|\bfood\b|farming", "agriculture_minister"),
    (r"education|schools|universities", "education_minister"),
    (r"environment|climate|ecolog", "environment_minister"),
    (r"transport|aviation|railway|infrastructure", "transport_minister"),
    (r"labou?r|employment|\bwork\b|social", "labour_minister"),
    (r"immigration|migration|refugee|asylum", "immigration_minister"),
    (r"emergenc|civil protection|disaster", "emergencies_minister"),
    (r"information|communication|media|press|broadcast", "information_minister"),
    (r"intelligence|state security|national security", "security_minister"),
    (r"development cooperation|international cooperation|international development", "development_minister"),
    (r"europe|\beu\b", "europe_minister"),
    (r"science|technolog|digital|research|innovation", "science_minister"),
    (r"cultur|\barts\b|heritage", "culture_minister"),
    (r"industr|mines|mining", "industry_minister"),
)  # fmt: skip

_MINISTER_WORD = re.compile(
    r"\bminist(?:er|re|ry)|\bsecretary (?:of|for)\b|\bfederal councill?or|\bchancellor of the exchequer|\btreasurer\b"
    r"|(?:foreign|home|defence|defense|interior|health|justice|finance|education|trade|energy|environment"
    r"|agriculture|transport|treasury) secretary",
    re.I,
)
_DEPUTY = re.compile(
    r"\b(?:deputy|vice|assistant|junior|under[- ]?secretary|parliamentary secretary|state secretary|associate"
    r"|secretary to|financial secretary|economic secretary|exchequer secretary|minister delegate|delegate minister"
    r"|minister of state (?:for|in|at)|secretary of state (?:to|at|in charge)|parliamentary under)\b",
    re.I,
)
_CENTRAL = re.compile(
    r"(?:governor|president|chair\w*|head|director).*\b(?:central|reserve|national|state|people's|federal reserve)"
    r"(?: board| bank)|governor of the bank|chair of the federal reserve|president of the bundesbank"
    r"|monetary authority",
    re.I,
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), office)
    for pattern, office in (
        (r"white house (?:deputy )?chief of staff", "chief_of_staff"),
        (r"shadow", "shadow_minister"),
        (r"^(?:us |u\.s\. )?(?:ambassador|high commissioner to|permanent representative|charg[eé])|ambassador",
         "ambassador"),
        (r"first lady|first gentleman|spouse", "spouse"),
        (r"leader of the opposition|opposition leader", "opposition_leader"),
        (r"spokes(?:person|man|woman)|press secretary", "spokesperson"),
        (r"leader of the (?:house|senate|majority|minority)|(?:majority|minority) (?:leader|whip)", "majority_leader"),
        (r"(?:general secretary|first secretary|chair\w*|leader|president|secretary) of the .*\b(?:party|kuomintang)\b",
         "party_leader"),
        (r"(?:deputy|vice)[- ].*(?:speaker|president of the (?:senate|house|chamber|national assembly|parliament"
         r"|national people|congress|legislat|assembly))", "deputy_speaker"),
        (r"\bspeaker\b|president (?:pro tempore )?of the (?:\w+ )?(?:senate|national assembly|chamber|parliament|house"
         r"|legislat\w+|assembly|congress|riksdag|storting|folketing|national council|council of states"
         r"|federal council|bundestag|council of the nation|council of the national assembly"
         r"|presidium|bundesrat|knesset|duma|federation council|sejm|seimas|saeima|althing"
         r"|council of representatives|consultative|people's assembly|majlis|cortes|congress of deputies)"
         r"|chair\w* of (?:the )?(?:council of the national assembly|supreme people's assembly"
         r"|state duma|parliament|federation council|verkhovna rada|supreme council"
         r"|house of|national assembly|standing committee|mejlis|majilis|senate|parliamentary assembly)", "speaker"),
        (r"chief justice|(?:president|chair\w*|chief).*\b(?:court|tribunal|council of state"
         r"|judicia)\b", "court_president"),
        (r"\b(?:judge|justice) (?:of|at|on) the|(?:court|associate) justice"
         r"|member of the (?:constitutional|supreme) court",
         "judge"),
        (r"attorney[- ]general|solicitor[- ]general|prosecutor|advocate[- ]general", "prosecutor"),
        (r"^(?!.*\b(?:army|armed|navy|naval|air|general|joint|military|marine|forces?|land|ground|idf|guards?|corps"
         r"|defen[cs]e|chiefs)\b).*chief of staff", "chief_of_staff"),
        (r"(?:chief|chair\w*|head|commander).*(?:staff|defen[cs]e force|armed forces|\barmy\b|\bnavy\b|naval|air force"
         r"|ground forces|defen[cs]e staff|joint chiefs|\bdefen[cs]e$|air staff|general staff|chiefs of staff)",
         "army_chief"),
        (r"chief of (?:the )?(?:army|navy|naval|air|defen[cs]e|general)", "army_chief"),
        (r"chief of staff|cabinet secretary|head of the .*military cabinet"
         r"|head of the (?:presidential )?(?:administration|office of the president|executive office)"
         r"|head of (?:the )?(?:presidential administration|chancellery)", "chief_of_staff"),
        (r"national security advis[eo]r|secretary of the .*security council"
         r"|security adviser", "national_security_advisor"),
        (r"(?:director|head|chief|chair\w*).*(?:intelligence|security service|secret service|mossad|shin bet|\bmi[56]\b"
         r"|\bfsb\b|\bsvr\b|state security|national security)", "intelligence_chief"),
        (r"(?:chief|director|commissioner|head|inspector).*\b(?:police|gendarmerie)|inspector[- ]general of police",
         "police_chief"),
        (r"advis[eo]r|counsel(?:l?or)? to|special envoy|\benvoy\b|representative", "envoy"),
        (r"\b(?:mayor|prefect|chief minister|lieutenant governor|voivode|county|oblast|province|region of|krai)\b",
         "regional_official"),
    )
)  # fmt: skip
_BEFORE = r"(?:(?:acting|interim|transitional|caretaker|federal|former|co-|ad interim|designate|provisional) ?)*"
_GOVERNMENT = re.compile(
    _BEFORE + r"(?:prime[- ]minister|premier|chancellor|taoiseach|minister of state \(head of government\)"
    r"|chief cabinet minister|head of (?:the )?government|chief executive|minister-president"
    r"|president of the (?:government|council of ministers|executive council|council)"
    r"|chair\w* of the (?:cabinet of ministers|council of ministers|cabinet|government))"
    r"(?: of the (?:state council|republic|government|cabinet|transition)| and .*|, .*|-designate| serving .*)?",
    re.I,
)
_STATE = re.compile(
    _BEFORE + r"(?:state affairs commission )?(?:president|king|queen|emperor|sultan|am[ei]r|emir|grand duke|monarch"
    r"|head of state|pope|supreme leader|yang di-pertuan agong|co-prince|captain[s]? regent"
    r"|transition president|taliban leader"
    r"|presidential (?:leadership )?council (?:chair\w*|president)|chief of state|paramount leader"
    r"|sovereign prince|prince|king and prime minister|o le ao o le malo|sheikh"
    r"|chair\w* of the (?:presidency|presidential (?:leadership )?council|transitional .*council|sovereignty council"
    r"|transitional military council|sovereign council|military council|state affairs commission"
    r"|supreme military council|national transition\w* council|state administration council))"
    r"(?: of (?:the )?(?:republic|swiss confederation|confederation|nation|united states|transition"
    r"|federation|presidency"
    r"|federal republic|russian federation|presidential council|interim government|transitional government"
    r"|islamic republic|people's republic)\b.*| and .*|, .*)?",
    re.I,
)


def is_deputy(title: str) -> bool:
    """Whether a title is that of a second: deputy, vice, assistant, state secretary."""
    return bool(_DEPUTY.search(title))


#: States whose Foreign Secretary is a civil servant under the minister.
_CIVIL_SERVANTS = frozenset({"IND", "PAK", "BGD", "NPL", "LKA", "MDV"})


#: States whose secretaries of state are ministers.
_SECRETARIES_OF_STATE = frozenset({"GBR", "MEX", "HND", "DOM", "VAT"})


def _minister(title: str, country: str) -> str | None:
    lowered = title.lower()
    if country == "USA" and re.fullmatch(r"(?:united states |u\.?s\.? )?secretary of state", lowered):
        return "foreign_minister"
    if re.search(r"secretary of the (?:navy|army|air force)", lowered):
        return "official"
    if lowered == "foreign secretary" and country in _CIVIL_SERVANTS:
        return "deputy_foreign_minister"
    if not _MINISTER_WORD.search(title):
        return None
    junior = re.fullmatch(r"secretary of state\b.*", lowered) and country not in _SECRETARIES_OF_STATE
    if junior or re.match(r"minister of state\b", lowered):
        return "deputy_minister" if lowered != "minister of state" else "minister"
    for pattern, office in _MINISTERS:
        if re.search(pattern, lowered):
            return office
    return "minister"


def _deputy(title: str) -> str:
    lowered = title.lower()
    if re.search(r"prime minister|premier|chancellor|head of government|president of the government", lowered):
        return "deputy_head_of_government"
    if re.match(r"(?:first |second |third |executive |acting )*(?:vice"
                r"|deputy)[- ]president(?! of the (?:senate|national|supreme|court))",
                lowered):  # fmt: skip
        return "vice_president"
    if re.search(r"secretary[- ]general", lowered):
        return "deputy_secretary_general"
    if re.search(r"foreign|external affairs", lowered):
        return "deputy_foreign_minister"
    return "deputy_minister" if re.search(r"minist|secretary", lowered) else "deputy_official"


@lru_cache(maxsize=16384)
def canonical_office(title: str, country: str) -> str:
    """The canonical office of ``title`` in ``country`` (alpha-3 or body code)."""
    plain = re.sub(r"\s*\([^)]*\)", "", title).strip()
    lowered = plain.lower()
    if _CENTRAL.search(plain) and "deputy" not in lowered and "vice" not in lowered:
        return "central_banker"
    for pattern, office in _RULES:
        if pattern.search(plain) and not (office in {"court_president", "speaker"} and is_deputy(plain)):
            return office
    if is_deputy(plain) and not re.search(r"vice-chancellor of", lowered):
        return _deputy(plain)
    if _GOVERNMENT.fullmatch(plain):
        return "head_of_government"
    if re.match(r"(?:premier|prime minister|minister[- ]president|chief executive|head of government) of", lowered):
        return "regional_official"
    if re.search(r"secretary[- ]general", lowered):
        return "secretary_general"
    if re.search(r"governor[- ]general", lowered):
        return "governor_general"
    if _STATE.fullmatch(plain):
        return "head_of_state"
    if lowered == "member of the federal council":
        return "minister"
    minister = _minister(plain, country)
    if minister:
        return minister
    if re.search(r"^governor of|governor$|lord mayor|^mayor", lowered):
        return "regional_official"
    if re.search(r"commander", lowered):
        return "commander"
    if re.search(r"director[- ]general|executive director|high commissioner", lowered):
        return "agency_head"
    return "official"


#: Offices of hand-kept rows that are a wider canonical office here; the title keeps the difference.
SAME_AS = {
    "commerce_minister": "trade_minister",
    "senate_speaker": "speaker",
    "deputy_head_of_state": "vice_president",
    "homeland_security_minister": "interior_minister",
    "interior_security_minister": "interior_minister",
    "regional_head_of_government": "regional_official",
    "regional_commander": "commander",
}
_ENDINGS = (("speaker", "LEG"), ("commander", "MIL"), ("chief_justice", "JUD"), ("prosecutor", "JUD"))


def sector_of(office: str) -> str:
    """The PLOVER sector of a canonical office; ``senate_speaker`` goes with ``speaker``."""
    ending = next((sector for end, sector in _ENDINGS if office.endswith(end)), "GOV")
    return SECTORS.get(office, ending)
