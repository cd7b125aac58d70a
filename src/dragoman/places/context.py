"""The words around a name: in, a text and a span; out, what speaks for or against a place there.

Only neighbouring words are looked at, so every test is bounded in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.places.gazetteer import read_table

__all__ = ["Surroundings", "demonyms", "surroundings"]

_DIRECTION = (
    r"(?:north|south|east|west|central|northern|southern|eastern|western|northeast(?:ern)?|northwest(?:ern)?|southeast(?:ern)?"
    r"|southwest(?:ern)?|north-east(?:ern)?|north-west(?:ern)?|south-east(?:ern)?|south-west(?:ern)?|downtown|upstate|mainland"
    r"|nearby|neighbou?ring|outer|inner|greater|rural|occupied|war-torn|rebel-held|government-held)"
)
_PLACE_WORD = (
    r"(?:city|cities|town|towns|village|villages|capital|port|suburb|suburbs|district|districts|province|provinces|region|regions"
    r"|state|states|county|counties|governorate|island|islands|neighbou?rhood|outskirts|area|areas|slum|slums|resort|hometown|camp|municipality|prefecture|territory"
    r"|republic|kingdom|oblast|peninsula|coast|border|borders|north|south|east|west|centre|center|streets|people|parts)"
)
_LOCATIVE = re.compile(
    rf"(?:\b|(?=,))(?:in|near|at|from|outside|across|around|into|toward|towards|throughout|within|inside|via|through|over|off|leaving|left|reached"
    rf"|entered|visited|visit|visiting|visits|to|between|for|north of|south of|east of|west of|residents? of|natives? of|mayor of|, of|{_PLACE_WORD} (?:of|in|around|near)|{_PLACE_WORD})"
    rf"(?: (?:the|of))?(?: {_DIRECTION})*[ \n]+$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    rf"\b(?:in|near|outside|across|around|throughout|{_PLACE_WORD} (?:of|in)|{_PLACE_WORD})(?: the)?(?: {_DIRECTION})*[ \n]+$", re.IGNORECASE
)
_DIRECTED = re.compile(rf"\b{_DIRECTION}[ \n]+$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof|Professor|Gen|General|Col|Colonel|Capt|Captain|Lt|Lieutenant|Sgt|Sergeant|Maj|Major|Adm|Admiral"
    r"|Judge|Justice|Saint|Pope|King|Queen|Prince|Princess|Sheikh|Sen|Senator|Rep|Gov|Governor|Minister|Secretary|Chancellor"
    r"|Mayor|President|Premier|Ambassador|Father|Bishop|Cardinal|Archbishop|Rev|Imam|Ayatollah|Mullah|Coach|Detective"
    r"|Officer|Commander|Brother|Sister|Hurricane|Typhoon|Cyclone|Storm|Operation|USS|HMS|MV|SS)\.? $"
)
_HOUSE_OF = re.compile(
    r"\b(?:University|Bank|Institute|College|School|Church|Bishop|Archbishop|Archdiocese|Diocese|Cardinal|Museum|Times|Journal|Voice"
    r"|Duke|Duchess|Earl|Prince|Princess|Lord|Sons|Daughters|Academy|Museum|Library|Opera|Post|Party|Federation|Union|Merchant|Tower"
    r"|Treaty|Battle|Bay|Gulf|Sea|Strait|Straits|Statue|Declaration|Cape|Mount|Lake|Airport) of (?:the )?$"
)
_ADJACENT = re.compile(r"(?P<word>[\w'’&.-]*[\w’'.])(?P<gap>[ -])$")
_NEXT = re.compile(r"(?P<gap>[ -])(?P<word>[A-ZÀ-Þ][\w’'.-]*)")
_MEDIA = re.compile(
    r"(?:Daily|Times|Herald|Post|News|Tribune|Journal|Gazette|Star|Sun|Globe|Telegraph|Today|Radio|Television|TV|Broadcasting|Airlines|Airways"
    r"|University|College|Institute|Hospital|School|Zoo|Bank|Stock|Exchange|Red|Club|United|Council|Court|Bureau|Cup|Open|Flu|Accords?"
    r"|Agreement|Treaty|Protocol|Convention|Declaration|Commission|Corporation|Corp|Company|Inc|Ltd|Group|Foundation|Party)\b"
)
_AILMENT = re.compile(r" (?:ebola)?(?:virus|hemorrhagic|haemorrhagic|fever|flu)\b")
_SAYING = re.compile(r"[ \n](?:said|says|told|added|wrote|explained|who|whose|himself|herself|aged|\(\d\d\))\b")
_OPENS = re.compile(r"(?:^|[.!?:;\"“”‘(\[]['\"”’)]*\s*|\n\s*|-- ?|— ?)$")
_BEFORE_OK = re.compile(
    r"(?:A|An|Its|His|Her|Their|Our|No|Some|Many|Most|Only|Every|Each|Then|There|Here|So|Thus|Also|Even|Just|Not|Like|Over|Under|About"
    r"|Among|Amid|During|Against|Within|Without|Through|Until|Now|Once|Where|Who|What|How|Why|Is|Are|Was|Were|Has|Have|Will|Did|Two|Three|Four"
    r"|The|In|At|From|Near|To|For|Of|And|But|Or|As|On|By|With|While|When|After|Before|Since|Both|All|Via|Across|Around|Between"
    r"|North|South|East|West|Central|Northern|Southern|Eastern|Western|Northeast|Northwest|Southeast|Southwest|Northeastern"
    r"|Northwestern|Southeastern|Southwestern|Upper|Lower|Greater|Downtown|Mainland|Outside|Inside|Elsewhere|Meanwhile|Today"
    r"|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Capital|Occupied|Former|Nearby|If|Although|Though|Because|Last|That|This|Meanwhile,|U\.S\.|US"
    r"|President|Minister|Secretary|Ambassador|Senator|Governor|Sen\.|Gov\.|Rep\.|Mayor)$"
)
_AFTER_OK = re.compile(
    r"(?:President|Prime|Foreign|Defen[cs]e|Interior|Finance|Vice|Deputy|Minister|Ministers|Chancellor|Premier|Secretary|Ambassador|Governor|Gov|Gov\."
    r"|Senator|Sen|Sen\.|Representative|Rep|Rep\.|Republican|Democrat|Democratic|Congressman|Congresswoman|Mayor|King|Queen|Prince|Princess|Sheikh|Emir|Sultan|Chief|General|Gen\."
    r"|Attorney|Supreme|Opposition|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|On|In|At|The|He|She|It|They|We|This|That|A|An|But|And|Late|Early|Chinese|American|British"
    r"|French|German|Russian|Police|Army)$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name.

    ``locative``, ``firm``: a word of place before it, of the weaker and of the stronger kind; ``directed``: *northern* and its like; ``title``: a person's title
    before it; ``house``: it names a university, bank, battle …; ``before``, ``after``: another capitalised word joined to it; ``opens``: it opens a sentence; ``saying``: a verb of saying follows; ``owned``: a newspaper, school, illness … is named after it.
    """

    locative: bool
    firm: bool
    directed: bool
    title: bool
    house: bool
    before: str
    after: str
    opens: bool
    saying: bool
    owned: bool


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """Look at the words around ``text[start:end]``."""
    left = text[max(0, start - 60) : start]
    opens = bool(_OPENS.search(left)) or start == 0
    before = ""
    if not opens and (match := _ADJACENT.search(left)):
        word = match["word"].rsplit("-", 1)[-1]
        if word[:1].isupper() and not word.endswith(("'s", "’s", "s'", "s’")) and not _BEFORE_OK.match(word):
            before = word
    after = ""
    if (match := _NEXT.match(text, end)) and not _AFTER_OK.match(match["word"].removesuffix("'s").removesuffix("’s")):
        after = match["word"]
    return Surroundings(
        bool(_LOCATIVE.search(left)), bool(_FIRM.search(left)), bool(_DIRECTED.search(left)), bool(_TITLE.search(left)),
        bool(_HOUSE_OF.search(left)), before, after, opens, bool(_SAYING.match(text, end)),
        bool(after and _MEDIA.match(after)) or bool(_AILMENT.match(text, end)),
    )


@cache
def demonyms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of the adjectives of nationality, and the alpha-2 code of each."""
    codes = {word: code for code, words in read_table("demonyms.tsv") for word in words.split("|")}
    words = sorted(codes, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")(?=\W|$)"), codes
