"""Words: verbs, adjectives and nouns that bind, announce or schedule; data for the finder (coding guide, section 6)."""

from __future__ import annotations

from typing import Final

__all__ = [
    "AFFIRMING",
    "ANNOUNCING",
    "BINDING_ADJECTIVES",
    "BINDING_NOUNS",
    "CAREER",
    "FOLLOWERS",
    "FORCES",
    "GIVEN_UP",
    "GUESSING",
    "HOSTILE",
    "HOSTILE_OBJECTS",
    "HOSTILE_TYPES",
    "IMPERSONAL",
    "INVITING",
    "LEAVING",
    "MEETINGS",
    "ORDERING",
    "PACTS",
    "PLANNING",
    "PLANS",
    "PROMISING",
    "RESOURCES",
    "SCHEDULED",
    "SIGNING",
    "SPEAKING",
    "STATES_OF_MIND",
    "TALKING",
    "UPCOMING",
    "VIEWS",
]

# Verbs that bind their subject to what follows.
PROMISING: Final = frozenset(
    """agree commit recommit pledge promise vow swear undertake guarantee assure reassure offer volunteer consent
    resolve oblige obligate bind""".split()
)
# What one commits, as against a crime: *committed 300 soldiers to the mission*.
RESOURCES: Final = frozenset(
    """million billion trillion dollar euro pound yen fund money troop soldier resource force aid assistance
    support aircraft plane ship vaccine dose""".split()
)
# *Agreed on the importance of …* is a statement (coding guide, section 3).
VIEWS: Final = frozenset(
    """importance need necessity urgency value view fact principle point imperative centrality significance
    sanction warning analysis assessment identity interpretation""".split()
)
# Nouns that bind their owner when it affirms them.
BINDING_NOUNS: Final = frozenset(
    "commitment pledge promise readiness assurance obligation guarantee determination offer undertaking vow".split()
)
AFFIRMING: Final = frozenset(
    """reaffirm affirm reiterate underscore underline stress emphasize emphasise highlight express restate confirm
    reconfirm convey renew voice declare make give repeat reassert welcome appreciate applaud signal announce
    demonstrate state have issue uphold""".split()
)
BINDING_ADJECTIVES: Final = frozenset("ready prepared committed bound obliged obligated dedicated".split())
INVITING: Final = frozenset({"invite", "invitation"})
# Verbs by which those who meet set their own people to work.
ORDERING: Final = frozenset("order direct instruct task charge mandate designate authorize authorise".split())
FOLLOWERS: Final = frozenset(
    """team official minister adviser advisor delegation representative staff expert ministry department agency
    government administration secretary diplomat negotiator counterpart group""".split()
)

SIGNING: Final = frozenset("sign ink initial seal conclude finalize finalise strike reach clinch cosign".split())
PACTS: Final = frozenset(
    """agreement deal accord treaty pact memorandum mou contract protocol convention compact truce ceasefire
    armistice roadmap charter arrangement understanding plan partnership programme program declaration package
    communique communiqué settlement""".split()
)

# Verbs and adjectives by which something is planned or scheduled for a side.
PLANNING: Final = frozenset("plan intend".split())
SCHEDULED: Final = frozenset("schedule expect slate set due plan project poise book anticipate".split())
# Plans that are given up are none.
GIVEN_UP: Final = frozenset(
    """abandon scrap drop shelve cancel postpone suspend halt withdraw reject freeze carry implement complete
    execute""".split()
)
PLANS: Final = frozenset("plan intention intent".split())
# Acts of public life that *will* announces whoever performs them: *the embassy will open*, *a vote will take place*.
IMPERSONAL: Final = frozenset(
    """open reopen hold take begin start resume launch become host put submit consider discuss sign build finance
    fund provide deliver send deploy pay receive join enter approach invite grant ratify implement create establish
    introduce visit meet attend offer expand extend increase lift ease release return""".split()
)
ANNOUNCING: Final = frozenset("announce declare unveil order approve".split())
SPEAKING: Final = frozenset(
    """say announce declare state confirm add tell report reveal disclose promise write tweet note indicate
    inform claim insist""".split()
)

# What somebody guesses will happen is nobody's plan.
GUESSING: Final = frozenset(
    """predict forecast project speculate speculation estimate fear believe think suggest warn hope doubt prediction
    assume guess worry imagine anticipate""".split()
)

# Meetings whose stated purpose is what was done at them.
TALKING: Final = frozenset("meet speak talk call host visit travel join convene hold receive phone gather".split())

# *plans to step down*: leaving office is a turn of a career even where it is planned.
LEAVING: Final = frozenset("resign retire step leave depart quit".split())
# What is drawn back when it is *withdrawn*; whoever withdraws otherwise leaves a treaty or talks.
FORCES: Final = frozenset(
    """troop force soldier army unit personnel jet aircraft plane ship tank weapon missile contingent peacekeeper
    adviser observer settler""".split()
)

# A meeting that is named before it takes place.
MEETINGS: Final = frozenset("summit meeting talk visit trip negotiation conference consultation dialogue".split())
UPCOMING: Final = frozenset("upcoming planned scheduled forthcoming impending".split())

# What is told in the future but binds nobody to anything cooperative.
HOSTILE_TYPES: Final = frozenset("REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
HOSTILE: Final = frozenset(
    """cease stop end cut suspend break oppose force attack strike bomb kill fight punish sanction impose ban
    expel deport arrest detain block close shut respond retaliate invade seize boycott cancel impeach lay ask urge
    demand call refuse reject deny veto appeal sue prosecute investigate bear suffer face lose fail destroy defeat
    war crush resist dissolve raid downgrade terminate quit sever shoot execute annex eliminate target besiege
    blockade restrict reduce hit hurt collapse die restore tolerate defend avenge confront isolate charge jail
    try face question condemn protest mobilize mobilise occupy capture revenge hang disrupt evict convict""".split()
)
# Whatever is done with them is no promise: *continue the offensive*, *pay the price*, *offer a reward*.
HOSTILE_OBJECTS: Final = frozenset(
    """operation offensive attack assault strike war fight campaign sanction tariff blockade protest embargo price
    condolence apology sympathy congratulation prayer resignation glimpse explanation reward bounty retaliatory
    retaliation revenge airstrike bombardment invasion siege crackdown emergency curfew arrest
    detention expulsion deportation execution closure shutdown""".split()
)
# Turns of a career and of an election: who comes, stays and goes (coding guide, section 3: no act towards a side).
CAREER: Final = frozenset(
    """resign retire step replace succeed seek run stay remain serve leave stand contest compete play win lead
    appear head return assume exit depart testify plead die perform tour star score be nominate appoint name elect
    swear inaugurate crown have undergo retain gain""".split()
)
STATES_OF_MIND: Final = frozenset(
    """know need want like believe think feel understand remember depend mean see look show know likely
    help cause require include affect prove happen occur come go get seem welcome prefer love worry hope
    receive celebrate mark observe commemorate mourn""".split()
)
