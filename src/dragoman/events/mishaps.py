"""Mishaps: in, a sentence of a report; out, whether what it tells of the dead is an accident or the work of nature.

*Six people have been killed in this week's flooding*: nobody did it, so there is no event (coding guide, section 2).
"""

from __future__ import annotations

from typing import Final

from ..language import Analysis

__all__ = ["mishap"]

_AROUND: Final = 1  # sentences before and after that say how people died

# Words of accidents, weather and illness, as nouns or verbs.
_MISHAP: Final = frozenset(
    """accident avalanche blaze blizzard capsize collide collision crash cyclone derail derailment disease drown
    earthquake epidemic eruption flood flooding hurricane landslide lightning mudslide overturn pandemic plunge quake
    shipwreck stampede tornado tsunami typhoon volcano wildfire bushfire heatwave collapse outbreak malfunction
    pile-up firework""".split()
)
# … and those that are so as nouns only: *militants storm a base* is no weather, *police fire on a crowd* no blaze.
_MISHAP_NOUNS: Final = frozenset("fire storm rain snow sink rescuer firefighter".split())
_SHOTS: Final = frozenset(
    """open return exchange cease under friendly gun rifle artillery rocket mortar tank enemy sniper small-arms come
    trade live cross hostile set""".split()
)
# One word of these, and somebody did it.
_VIOLENCE: Final = frozenset(
    """ambush airstrike army arson arsonist assassinate assassination assailant attack attacker behead bomb bomber
    bombing cartel clash coup execute fight fighter fighting gang grenade gun gunfire gunman hijack hijacker hostage
    insurgent jihadist kidnap knife massacre militant militia missile mob murder protester protest rebel riot shell
    shelling shoot shooter shooting sniper soldier stab stabbing strike suicide suspect taliban terrorism terrorist
    troops war warplane""".split()
)


def mishap(a: Analysis, sentence: int) -> bool:
    """True if a sentence and its neighbours speak of a disaster and of nobody's violence."""
    first = a.sentences[max(0, sentence - _AROUND)].first
    last = a.sentences[min(len(a.sentences) - 1, sentence + _AROUND)].last
    words = a.tokens[first : last + 1]
    if any(t.lemma in _VIOLENCE for t in words):
        return False
    return any(
        t.lemma in _MISHAP
        or (
            t.lemma in _MISHAP_NOUNS
            and t.kind in ("noun", "name")
            and (t.i == 0 or a.tokens[t.i - 1].lemma not in _SHOTS)
        )
        for t in words
    )
