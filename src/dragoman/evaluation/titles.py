"""Titles: in, readouts whose titles name leaders; out, how many the program resolves to person, country and office.

    python -m dragoman.evaluation.titles FOLDER

What is right is read off the title's own words (*Prime Minister Justin Trudeau of Canada*: a head of government,
of CAN, called Justin Trudeau), never from the who's who. The title alone, with its date, is then read as any report.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rich.console import Console
from rich.text import Text

from dragoman.errors import DragomanError
from dragoman.knowledge import Knowledge, load
from dragoman.knowledge.offices import canonical_office
from dragoman.records import Actor, Evidence, Failure, Mention, Reading, Report

__all__ = ["Judged", "Leader", "judge", "leaders_of", "main", "named"]

_OFFICES: Final[dict[str, str]] = {
    "president": "head_of_state", "king": "head_of_state", "queen": "head_of_state", "emperor": "head_of_state",
    "amir": "head_of_state", "emir": "head_of_state", "sultan": "head_of_state", "prime minister": "head_of_government",
    "premier": "head_of_government", "chancellor": "head_of_government", "taoiseach": "head_of_government",
    "vice president": "vice_president", "deputy prime minister": "deputy_head_of_government",
    "vice chancellor": "deputy_head_of_government", "president-elect": "president-elect",
    "crown prince": "crown_prince", "foreign minister": "foreign_minister", "foreign secretary": "foreign_minister",
    "minister of foreign affairs": "foreign_minister", "defense minister": "defence_minister",
    "defence minister": "defence_minister", "minister of defense": "defence_minister",
    "minister of defence": "defence_minister", "secretary of state for defence": "defence_minister",
    "finance minister": "finance_minister", "minister of finance": "finance_minister",
    "economy minister": "economy_minister", "interior minister": "interior_minister",
    "secretary general": "secretary_general", "secretary-general": "secretary_general",
    "first minister": "head_of_government", "deputy first minister": "deputy_head_of_government",
}  # fmt: skip
_TITLE: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, _OFFICES), key=len, reverse=True)) + r")(?![\w-])", re.I
)
#: What makes the title after it somebody else's: an adviser to the president, a vice minister, a former king.
_NO_LEADER: Final = re.compile(r"\b(?:to (?:the|his)|former|vice|deputy) \Z", re.I)
#: Bodies that have a president or secretary-general, as the coding guide codes them.
_BODIES: Final = {
    "european commission": "EUR", "european council": "EUR", "european union": "EUR", "eu": "EUR", "nato": "NAT",
    "united nations": "UNO", "un": "UNO",
}  # fmt: skip
_BODY_OFFICES: Final = {
    "european commission": "commission_president", "european council": "council_president",
}  # fmt: skip
#: Words of a role that name an office which `canonical_office` has no code for in this order of words.
_ROLE_WORDS: Final = (
    ("elect", "president-elect"), ("crown prince", "crown_prince"), ("commission president", "commission_president"),
    ("council president", "council_president"),
)  # fmt: skip
_STOPS: Final = frozenset(
    """Call Calls Meeting Meetings Virtual Video Visit Travel Trip Pull Participation Joint Bilateral Trilateral Readout
    Following With At On In And To Of The Leading Remarks Statement""".split()
)
_PARTICLES: Final = frozenset("bin bint ibn ben al el von van der den de da dos del di la y".split())
_WORD: Final = re.compile(r"[^\s,;:()]+")
#: Whoever the White House's readouts name first without a country is the publisher's own.
_HOME: Final = "USA"
_PARTS: Final = ("person", "country", "office")
_SPAN = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody a title names: the name's characters, the offices the words give, the country if they give one."""

    name: str
    start: int
    end: int
    offices: frozenset[str]
    country: str | None
    home: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A leader, what the program made of the words, and which parts are right (``None``: the title does not say)."""

    report: Report
    leader: Leader
    actor: Actor | None
    person: bool
    country: bool | None
    office: bool

    @property
    def right(self) -> bool:
        """Whether all that the title says is right."""
        return self.person and self.office and self.country is not False


def leaders_of(title: str) -> Iterator[Leader]:
    """The leaders and ministers a title names with their titles, as its words say."""
    end_of_last = 0
    waiting: frozenset[str] = frozenset()
    for found in _TITLE.finditer(title):
        if found.start() < end_of_last or _NO_LEADER.search(title, 0, found.start()):
            continue
        office = _OFFICES[found.group().lower()]
        country, at = _country_after(title, found.end())
        if title[:at].endswith(("’s", "'s")):
            # the head of something in a country: the Prime Minister of Iraq’s Kurdistan Region
            continue
        before, body = _before(title, found.start())
        name = _name(title, at)
        if name is None:
            # Crown Prince and Prime Minister X: both are offices of X
            joined = re.match(r"\s+and\s+(?:the\s+)?", title[found.end() :])
            waiting = frozenset({office}) if joined else frozenset()
            continue
        start, end = name
        country = country or _country_after(title, end)[0] or before
        offices = waiting | {_BODY_OFFICES.get(body, office)}
        waiting = frozenset()
        home = country is None and _owns(title, found.start(), end)
        yield Leader(title[start:end], start, end, offices, country or (_HOME if home else None), home)
        end_of_last = end


def _owns(title: str, start: int, end: int) -> bool:
    """Whether the meeting is this person's: *Readout of President Biden’s Call with …*."""
    opened = re.search(r"(?:readout|joint statement)\b[^.,]* (?:of|on|by) $|^$", title[:start], re.I)
    return bool(opened) and bool(re.match(r"(?:['’]s?|,? Jr\.?['’]?s?\.?)?\s+(?:\w+ ){0,2}(?:calls?|meetings?|pull)\b",
                                          title[end:], re.I))  # fmt: skip


def _name(title: str, at: int) -> _SPAN | None:
    """The name that opens at or after ``at``: capitalised words and particles, up to an *of*, a comma, a verb."""
    gap = re.match(r"(?:,\s*|\s+)", title[at:])
    if gap is None:
        return None
    start = end = at + gap.end()
    for word in _WORD.finditer(title, start):
        between = title[end : word.start()]
        text = re.sub(r"['’]s?$", "", word.group())
        junior = re.fullmatch(r"Jr\.?", text) is not None
        if between.strip(" ") and not (between.strip() == "," and junior):
            break
        if text in _STOPS or not (text[:1].isupper() or text.lower() in _PARTICLES):
            break
        end = word.start() + len(text)
        if text != word.group():
            break
    return (start, end) if any(c.isupper() for c in title[start:end]) else None


def _country_after(title: str, at: int) -> tuple[str | None, int]:
    """The country or body of an *of* phrase that follows, and where it ends; ``at`` again if there is none."""
    opened = re.match(r"\s+of\s+(?:the\s+)?", title[at:], re.I)
    if opened is None:
        return None, at
    words: list[_SPAN] = []
    for word in _WORD.finditer(title, at + opened.end()):
        if words and "," in title[words[-1][1] : word.start()]:
            break
        words.append(word.span())
        if len(words) == 8:
            break
    for count in range(len(words), 0, -1):
        end = words[count - 1][1]
        code = _code(title[words[0][0] : end])
        if code is not None:
            return code, end
    return None, at


def _before(title: str, at: int) -> tuple[str | None, str]:
    """The country or body named right before a title (*NATO Secretary General*), and the body's name."""
    words = [word.span() for word in _WORD.finditer(title, 0, at)]
    for count in range(4, 0, -1):
        if len(words) < count:
            continue
        start = words[-count][0]
        text = title[start:at]
        if not text.endswith(" ") or "," in text or not text[:1].isupper():
            continue
        code = _code(text.strip())
        if code is not None:
            return code, re.sub(r"['’]s$", "", text.strip()).lower()
    return None, ""


def _code(words: str) -> str | None:
    """The alpha-3 or body code of a country's or body's name, possessive or not."""
    bare = re.sub(r"['’]s?$", "", words)
    if bare.lower() in _BODIES:
        return _BODIES[bare.lower()]
    if not bare[:1].isupper():
        return None
    return "GBR" if bare == "Northern Ireland" else _names().get(bare.lower())


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Codes of countries by every name of the tables, which say nothing of persons or offices."""
    return {name.lower(): c.code for c in load().countries.values() for name in (c.name, *c.names)}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower().replace("-", " ").replace("ı", "i"))
    kept = "".join(c for c in letters if c.isalpha() or c.isspace())
    return " ".join(word for word in kept.split() if word not in ("jr", "dr", "sheikh"))


def named(one: str, other: str) -> bool:
    """Whether two spellings can name one person: the words of the shorter are those of the longer, nearly."""
    first, second = _plain(one), _plain(other)
    return bool(first and second) and fuzz.token_set_ratio(first, second) >= 88


def judge(leader: Leader, reading: Reading, knowledge: Knowledge) -> Judged:
    """What the reading of a title made of a leader's name, held against the title's words."""
    actor = _actor(leader, reading.mentions)
    if actor is None:
        return Judged(reading.report, leader, None, False, False if leader.country else None, False)
    known = knowledge.person(actor.id) if actor.id else None
    names = (known.name, *known.aliases) if known is not None else (actor.name,)
    person = actor.kind == "person" and any(named(leader.name, name) for name in names)
    country = None if leader.country is None else actor.country == leader.country
    return Judged(reading.report, leader, actor, person, country, _office(actor) in leader.offices)


def _office(actor: Actor) -> str | None:
    if actor.role is None:
        return None
    role = actor.role.lower()
    for words, office in _ROLE_WORDS:
        if words in role:
            return office
    return _OFFICES.get(role) if "first minister" in role else canonical_office(actor.role, actor.country or "")


def _actor(leader: Leader, mentions: Sequence[Mention]) -> Actor | None:
    """The one actor of the mention that shares most with the name."""

    def shared(evidence: Evidence) -> int:
        return min(evidence.end, leader.end) - max(evidence.start, leader.start)

    best = max(mentions, key=lambda mention: shared(mention.evidence), default=None)
    if best is None or shared(best.evidence) <= 0 or len(best.actors) != 1:
        return None
    return best.actors[0]


def _titles(paths: Sequence[str]) -> Iterator[tuple[Report, tuple[Leader, ...]]]:
    from dragoman.sources import read_paths

    for report in read_paths(paths):
        if isinstance(report, Failure) or not report.title:
            continue
        title = " ".join(report.title.replace("\u2060", "").split())
        found = tuple(leaders_of(title))
        if found:
            yield Report(id=report.id, date=report.date, text=title, publisher=report.publisher), found


def _judged(paths: Sequence[str]) -> Iterator[Judged]:
    from dragoman.reading import read_all

    knowledge = load()
    titles = list(_titles(paths))
    readings = read_all([report for report, _ in titles])
    for reading, (_, leaders) in zip(readings, titles, strict=True):
        for leader in leaders:
            yield judge(leader, reading, knowledge)


def _print(judged: Sequence[Judged], console: Console) -> None:
    for case in judged:
        if case.right:
            continue
        actor = case.actor
        got = f"{actor.name}, {actor.country}, {actor.role}, {actor.id}" if actor is not None else "nobody"
        wrong = [part for part in _PARTS if getattr(case, part) is False]
        asked = f"{case.leader.name}, {case.leader.country}, {' '.join(sorted(case.leader.offices))}"
        console.print(Text(f"{case.report.date} {case.report.text}\n    {asked}: found {got} [{', '.join(wrong)}]"))
    for label, some in (
        ("all", list(judged)),
        ("of other countries", [case for case in judged if not case.leader.home]),
        ("of the publisher's", [case for case in judged if case.leader.home]),
    ):
        console.print(Text(f"{label}: {_shares(some)}"))


def _shares(judged: Iterable[Judged]) -> str:
    cases = list(judged)
    if not cases:
        return "none"
    parts = [f"{len(cases)} leaders, all right {sum(case.right for case in cases) / len(cases):.3f}"]
    for part in _PARTS:
        asked = [getattr(case, part) for case in cases if getattr(case, part) is not None]
        parts.append(f"{part} {sum(asked) / max(1, len(asked)):.3f} of {len(asked)}")
    return "; ".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge the titles of the reports in the paths given, print the misses and the shares, return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.titles", description=__doc__)
    parser.add_argument("paths", nargs="+", help="files or folders of readouts with titles")
    given = parser.parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    try:
        judged = list(_judged(given.paths))
    except DragomanError as error:
        Console(stderr=True, soft_wrap=True).print(Text(f"dragoman: {error}"))
        return 2
    if not judged:
        Console(stderr=True, soft_wrap=True).print(Text("dragoman: no title of these files names a leader."))
        return 2
    _print(judged, console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
