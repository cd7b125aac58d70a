"""The words around a name: in, a text and a span; out, what speaks for or against a place there.

Only neighbouring words are looked at, so every test is bounded in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.places.gazetteer import read_table

__all__ = ["Surroundings", "demonyms", "shouted", "surroundings"]

_DIRECTION = (
    r"(?:north|south|east|west|central|northern|southern|eastern|western|northeast(?:ern)?|northwest(?:ern)?"
    r"|southeast(?:ern)?"
    r"|southwest(?:ern)?|north-east(?:ern)?|north-west(?:ern)?|south-east(?:ern)?|south-west(?:ern)?|downtown"
    r"|upstate|mainland"
    r"|nearby|neighbou?ring|outer|inner|greater|rural|occupied|war-torn|rebel-held|government-held)"
)
_PLACE_WORD = (
    r"(?:city|cities|town|towns|village|villages|capital|port|suburb|suburbs|district|districts|province"
    r"|provinces|region|regions"
    r"|state|states|county|counties|governorate|island|islands|neighbou?rhood|outskirts|area|areas|slum|slums"
    r"|resort|hometown|camp|municipality|prefecture|territory"
    r"|republic|kingdom|oblast|peninsula|coast|border|borders|north|south|east|west|centre|center|streets"
    r"|people|parts)"
)
_LOCATIVE = re.compile(
    rf"(?:\b|(?=,))(?:in|near|at|from|outside|across|around|into|toward|towards|throughout|within|inside|via"
    rf"|through|over|off|leaving|left|reached"
    rf"|entered|visited|visit|visiting|visits|to|between|for|north of|south of|east of|west of|residents? of"
    rf"|natives? of|mayor of|, of|{_PLACE_WORD} (?:of|in|around|near)|{_PLACE_WORD})"
    rf"(?: (?:the|of))?(?: {_DIRECTION})*[ \n]+$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    rf"\b(?:in|near|outside|across|around|throughout|{_PLACE_WORD} (?:of|in)|{_PLACE_WORD})(?: the)?(?: "
    rf"{_DIRECTION})*[ \n]+$",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "Mr Mrs Ms Dr Sir Lord Lady Prof Professor Gen General Col Colonel Capt Captain Lt Lieutenant Sgt Sergeant "
    "Maj Major Adm Admiral "
    "Judge Justice Saint Pope King Queen Prince Princess Sheikh Sen Senator Rep Gov Governor Minister Secretary "
    "Chancellor Mayor "
    "President Premier Ambassador Father Bishop Cardinal Archbishop Rev Imam Ayatollah Mullah Coach Detective "
    "Officer Commander "
    "Brother Sister Hurricane Typhoon Cyclone Storm Operation USS HMS MV SS".split()
)
_HOUSE_OF = re.compile(
    r"\b(?:University|Bank|Institute|College|School|Church|Bishop|Archbishop|Archdiocese|Diocese|Cardinal"
    r"|Museum|Times|Journal|Voice"
    r"|Duke|Duchess|Earl|Prince|Princess|Lord|Sons|Daughters|Academy|Museum|Library|Opera|Post|Party|Federation"
    r"|Union|Merchant|Tower"
    r"|Treaty|Battle|Bay|Gulf|Sea|Strait|Straits|Statue|Declaration|Cape|Mount|Lake|Airport) of (?:the )?$"
)
_NEXT = re.compile(r"(?P<gap>[ -])(?P<word>[A-ZÀ-Þ][\w’'.-]*)")
_MEDIA = re.compile(
    r"(?:Daily|Times|Herald|Post|News|Tribune|Journal|Gazette|Star|Sun|Globe|Telegraph|Today|Radio|Television"
    r"|TV|Broadcasting|Airlines|Airways"
    r"|University|College|Institute|Hospital|School|Zoo|Bank|Stock|Exchange|Red|Club|United|Council|Court"
    r"|Bureau|Cup|Open|Flu|Accords?"
    r"|Agreement|Treaty|Protocol|Convention|Declaration|Commission|Corporation|Corp|Company|Inc|Ltd|Group"
    r"|Foundation|Party)\b"
)
_AILMENT = re.compile(r" (?:ebola)?(?:virus|hemorrhagic|haemorrhagic|fever|flu)\b")
_SAYING = re.compile(r"[ \n](?:said|says|told|added|wrote|explained|who|whose|himself|herself|aged|\(\d\d\))\b")
_OPENING = frozenset('.!?:;"“”‘([—')
_BEFORE_OK = re.compile(
    r"(?:A|An|Its|His|Her|Their|Our|No|Some|Many|Most|Only|Every|Each|Then|There|Here|So|Thus|Also|Even|Just"
    r"|Not|Like|Over|Under|About"
    r"|Among|Amid|During|Against|Within|Without|Through|Until|Now|Once|Where|Who|What|How|Why|Is|Are|Was|Were"
    r"|Has|Have|Will|Did|Two|Three|Four"
    r"|The|In|At|From|Near|To|For|Of|And|But|Or|As|On|By|With|While|When|After|Before|Since|Both|All|Via|Across"
    r"|Around|Between"
    r"|North|South|East|West|Central|Northern|Southern|Eastern|Western|Northeast|Northwest|Southeast|Southwest"
    r"|Northeastern"
    r"|Northwestern|Southeastern|Southwestern|Upper|Lower|Greater|Downtown|Mainland|Outside|Inside|Elsewhere"
    r"|Meanwhile|Today"
    r"|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June"
    r"|July|August|September"
    r"|October|November|December|Capital|Occupied|Former|Nearby|If|Although|Though|Because|Last|That|This"
    r"|Meanwhile,|U\.S\.|US"
    r"|President|Minister|Secretary|Ambassador|Senator|Governor|Sen\.|Gov\.|Rep\.|Mayor)$"
)
_AFTER_OK = re.compile(
    r"(?:President|Prime|Foreign|Defen[cs]e|Interior|Finance|Vice|Deputy|Minister|Ministers|Chancellor|Premier"
    r"|Secretary|Ambassador|Governor|Gov|Gov\."
    r"|Senator|Sen|Sen\.|Representative|Rep|Rep\.|Republican|Democrat|Democratic|Congressman|Congresswoman"
    r"|Mayor|King|Queen|Prince|Princess|Sheikh|Emir|Sultan|Chief|General|Gen\."
    r"|Attorney|Supreme|Opposition|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February"
    r"|March|April|May|June|July"
    r"|August|September|October|November|December|On|In|At|The|He|She|It|They|We|This|That|A|An|But|And|Late"
    r"|Early|Chinese|American|British"
    r"|French|German|Russian|Police|Army)$"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a name.

    ``locative``, ``firm``: a word of place before it, of the weaker and of the stronger kind; ``title``: a
    person's title before it; ``house``: it names a university, bank, battle …; ``before``, ``after``: another
    capitalised word joined to it; ``opens``: it opens a sentence; ``saying``: a verb of saying follows;
    ``owned``: a newspaper, school, illness … is named after it.
    """

    locative: bool
    firm: bool
    title: bool
    house: bool
    before: str
    after: str
    opens: bool
    saying: bool
    owned: bool

    @property
    def joined(self) -> bool:
        """True if the name looks like part of a longer one, a person's or a body's."""
        return bool(self.before or self.after or self.title or self.house or self.owned)


def shouted(text: str, start: int, end: int) -> bool:
    """True if the words around a span are in capitals too, so that capitals tell nothing."""
    near = text[max(0, start - 40) : start] + text[end : end + 40]
    capitals, small = sum(map(str.isupper, near)), sum(map(str.islower, near))
    return capitals >= 8 and capitals > 4 * small


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """Look at the words around ``text[start:end]``."""
    left = text[max(0, start - 45) : start]
    told = left.rstrip()
    gap, word = left[len(told) :], told[max(told.rfind(" "), told.rfind("\n")) + 1 :]
    opens = not told or told[-1] in _OPENING or "\n" in gap or told.endswith("--")
    title = gap == " " and word.rstrip(".") in _TITLES
    before = ""
    if gap == " " and not (opens and not title):
        before = word if word[:1].isupper() and word[-1].isalnum() else ""
    elif not gap and word.endswith("-") and word[:1].isupper():
        before = word.rstrip("-").rsplit("-", 1)[-1]
    if before.endswith(("'s", "’s", "s'", "s’")) or _BEFORE_OK.match(before):
        before = ""
    after = ""
    if (match := _NEXT.match(text, end)) and not _AFTER_OK.match(match["word"].removesuffix("'s").removesuffix("’s")):
        after = match["word"]
    if (before or after) and shouted(text, start, end):
        before = after = ""
    placed = bool(gap) and not before and bool(_LOCATIVE.search(left))
    return Surroundings(
        placed,
        placed and bool(_FIRM.search(left)),
        title,
        told.endswith((" of", " the")) and bool(_HOUSE_OF.search(left)),
        before,
        after,
        opens,
        bool(_SAYING.match(text, end)),
        bool(after and _MEDIA.match(after)) or bool(_AILMENT.match(text, end)),
    )


@cache
def demonyms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of the adjectives of nationality, and the alpha-2 code of each."""
    codes = {word: code for code, words in read_table("demonyms.tsv") for word in words.split("|")}
    # by their first letter, so that most words of a text fail at once
    tails: dict[str, list[str]] = {}
    for word in sorted(codes, key=len, reverse=True):
        tails.setdefault(word[0], []).append(re.escape(word[1:]))
    letters = "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in tails.items())
    return re.compile(rf"\b(?:{letters})(?=\W|$)"), codes
