"""Cues: verbs and nouns of saying, stating and judging; data for the finders."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACTS",
    "ASKING",
    "BRANDING",
    "CALLING",
    "CLAIMING",
    "DOCUMENTS",
    "FINDINGS",
    "NOUN_CUES",
    "SAYING",
    "SHOWING",
    "STATING",
    "TELLING",
    "THAT_ONLY",
    "TITLING",
    "VIEWS",
    "VOICING",
    "WORDS",
]

# Verbs whose complement clause or quotation is what somebody said or is said to think.
SAYING: Final = frozenset(
    """acknowledge add admit advise affirm agree allege announce answer argue ask assert assure believe boast brag
    brief caution charge claim comment complain concede conclude confirm contend continue convey counter decide
    declare demand deny detail determine disclose doubt emphasise emphasize estimate exclaim expect explain fear
    figure find guess highlight hint hope imply indicate inform insist joke judge know lament learn maintain
    make mention muse note notify observe opine pledge point posit post predict proclaim profess promise
    pronounce protest quip reaffirm realise realize reason recall reckon recognise recognize recommend recount
    reiterate relate remark remind repeat reply report reply respond reveal resolve rule say sense show signal
    speculate state stipulate stress suggest suspect swear tell testify theorise theorize think tweet underline
    underscore understand urge vow warn whisper wonder worry write""".split()
)
# Verbs that show what a document or a body found; nothing is said where their subject is a thing.
SHOWING: Final = frozenset("show find reveal indicate suggest confirm imply mean make signal".split())
# Verbs that report words only with *that*: *charged that*, not *charged a woman*.
THAT_ONLY: Final = frozenset("charge rule sense figure judge find decide".split())
# Things that show what their authors found; a photograph, an email or a detail shows nothing of its own.
FINDINGS: Final = frozenset(
    """analysis article assessment census data document estimate figure finding forecast investigation memo paper poll
    record report research review statement statistic study survey transcript""".split()
)
# Verbs that brand: their words in quotation marks are meant even where they look like a name.
BRANDING: Final = frozenset("call label brand dub hail rate describe mock deride denounce dismiss nickname".split())
# Verbs whose object is the person told.
TELLING: Final = frozenset("tell inform assure remind warn advise notify ask urge thank brief promise".split())
# Verbs that ask for an act: *insisted the North settle it* gives no words.
ASKING: Final = frozenset("insist demand ask urge recommend suggest advise".split())
# Verbs that give a quotation but take no complement clause of saying.
VOICING: Final = frozenset(
    """begin bellow chant chide close correct cry describe echo email exhort fume go gripe gush implore inquire
    interject laugh lecture let marvel mock mutter offer open pen plead pray proceed put query question quote read
    recite rejoin respond retort roar scoff scold scream shoot shout sigh sing snap sneer start sum taunt tease thank
    text thunder type volunteer yell call urge bark blare demur deadpan enthuse""".split()
)
# Verbs under which words in quotation marks are the subject's own: *called it "a disgrace"*, *threatened "war"*.
CALLING: Final = frozenset(
    """accuse address admire applaud attack attribute blame blast bemoan brand call castigate celebrate challenge
    characterise characterize chastise cite commend compare complain condemn congratulate consider credit criticise
    criticize decry deem defend define demand denounce deplore deride describe designate dismiss disparage dub
    encourage endorse envision express fault flag hail identify invoke invite label lambast lambaste laud liken
    lash list mock name oppose order paint pan peg plead pledge portray praise present propose push question quote
    rail rank rate rebuke refer reference refuse reject rip ridicule salute say seek see slam speak talk tar tell term
    threaten thank tout treat try unload urge use vent view voice vow want warn welcome word wish""".split()
)
# Verbs that give a name or a title: the words in quotation marks are nobody's statement.
TITLING: Final = frozenset("know entitle title name nickname headline codename star bill dub release publish".split())
# Verbs whose bare infinitive is what they claim: *claims to have shot down*.
CLAIMING: Final = frozenset("claim deny admit profess purport confess".split())
# Nouns whose *that* clause, or *of* with a gerund, is what their owner said: *his claim that …*.
WORDS: Final = frozenset(
    """accusation admission allegation announcement argument assertion assurance belief boast charge claim comment
    complaint conclusion confession contention conviction declaration denial expectation fear hope insistence
    notion observation opinion prediction promise reminder remark statement suggestion suspicion theory view vow
    warning""".split()
)
# Nouns of view and feeling that verbs like *express* and *share* take, with the view as a clause.
VIEWS: Final = frozenset(
    """belief concern confidence conviction doubt expectation fear hope opinion optimism regret surprise view worry
    wish position understanding""".split()
)
# Things that speak for their authors.
DOCUMENTS: Final = frozenset(
    """account ad advertisement affidavit analysis announcement article assessment bill brief brochure bulletin column
    comment commercial communique communiqué complaint declaration document dossier draft editorial email essay
    filing finding forecast headline indictment interview investigation law lawsuit letter list memo memorandum
    message newsletter newspaper note notice order paper petition piece plan poll post press proposal readout record
    release report research resolution review ruling speech spot statement story study summary survey text transcript
    tweet verdict video warrant website""".split()
)
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
    "deny": frozenset({"involvement", "responsibility", "existence", "wrongdoing", "link"}),
    "outline": frozenset({"plan", "vision", "view", "position"}),
}
