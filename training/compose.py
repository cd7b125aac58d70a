"""Compose: in, the frames of sentences in training/frames; out, sentences-c.jsonl, the rows made of them.

    python training/compose.py            # write training/sentences-c.jsonl
    python training/compose.py --check    # say whether it is what the frames give

A frame is a clause written by hand with places for its sides: ``{s gov1} *accused* {t state2} of {wrong}``. ``s`` and
``t`` mark source and target, stars the words of the act; the digit says whose side it is, so that ``police1`` and
``person1`` are of one country. Needs the standard library alone; the same seed gives the same rows.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
FRAMES: Final = FOLDER / "frames"
OUT: Final = FOLDER / "sentences-c.jsonl"
SEED: Final = 404
COPIES: Final = {"PROTEST": 5, "COOPERATE": 5, "MOBILIZE": 5, "THREATEN": 4, "SANCTION": 4}
_COPIES: Final = 3
FILES: Final = ("cooperation", "words", "deeds", "long", "verbs", "operators")
# What the coding guide calls the acts that the frames file under the root of their CAMEO code (classifier/acts.py).
GUIDE: Final = {
    "sanctions": "SANCTION", "conviction": "SANCTION", "extradition": "COOPERATE", "call-for-measures": "REQUEST",
    "inquiry": "THREATEN", "deal": "AGREE", "commitment": "AGREE", "peacekeepers-withdrawn": "RETREAT",
    "blockade": "COERCE", "occupation": "COERCE", "human-shields": "COERCE", "cyber-attack": "COERCE",
    "demolition": "ASSAULT", "crowd-control": "ASSAULT",
}  # fmt: skip
_SLOT: Final = re.compile(r"\{(?:([st]) )?([A-Za-z]+)(\d?)\}")
_JOINS: Final = (", a day after ", ", hours after ", ", while ", "; separately, ", ", and ", ", shortly before ")
_CAPITAL_ADJECTIVE: Final = re.compile(r"\b([Aa]) (?=[AEIO])")


@dataclass(frozen=True, slots=True)
class Country:
    """A line of countries.txt: the names of one country and of people and places in it."""

    country: str
    adj: str
    capital: str
    region: str
    place: tuple[str, ...]
    person: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause, its type and act (classifier/acts.py), and what makes it hard."""

    text: str
    type: str
    act: str | None
    tests: str
    copies: int


@dataclass
class Setting:
    """The countries of one sentence, by digit, and the words it has used."""

    countries: dict[str, Country]
    used: set[str] = field(default_factory=set)


class Composer:
    """Fills frames. One generator of random numbers, so that the order of the frames decides everything."""

    def __init__(self, folder: Path, seed: int = SEED) -> None:
        self.random = random.Random(seed)
        self.countries = [_country(line) for line in _lines(folder / "countries.txt")]
        self.fillers = {
            name.strip(): [f.strip().replace("^ ", "the ") for f in fillers.split("|")]
            for name, fillers in (line.split("=", 1) for line in _lines(folder / "fillers.txt"))
        }
        ends = _lines(folder / "ends.txt", keep=True)
        self.heads = [line.removeprefix("head: ") for line in ends if line.startswith("head: ")]
        self.tails = [line.removeprefix("tail: ") for line in ends if line.startswith("tail: ")]
        self.frames = [frame for name in FILES for frame in read(folder / f"{name}.txt")]

    def rows(self) -> list[dict[str, Any]]:
        """The rows, several of each frame, none twice."""
        found: dict[str, dict[str, Any]] = {}
        for frame in self.frames:
            for copy in range(frame.copies):
                row = self.row(frame, plain=copy == 0 and frame.copies > 1)
                found.setdefault(row["text"], row)
        return list(found.values())

    def row(self, frame: Frame, *, plain: bool) -> dict[str, Any]:
        """A frame filled; unless ``plain`` with words before and after it, or another clause beside it."""
        setting = self._setting(frame.text)
        text = self._fill(frame.text, setting)
        roll = self.random.random()
        if plain:
            text += self._fill(self.random.choice(self.tails), setting) if roll < 0.3 else ""
        else:
            if roll < 0.2:
                text += self.random.choice(_JOINS) + self._aside(setting)
            elif roll < 0.9:
                text += self._fill(self.random.choice(self.tails), setting)
            if text.startswith("<") and self.random.random() < 0.35:
                text = self._head(text, setting)
        text = _polish(text)
        row = {
            "text": text,
            "type": GUIDE.get(frame.act or "", frame.type),
            "mode": None,
            "variety": "wire",
            "region": setting.countries["1"].region,
            "tests": frame.tests,
        }
        return row if frame.act is None else {**row, "act": frame.act}

    def _setting(self, text: str) -> Setting:
        fights = "rebels" in text or "terror" in text
        pool = [c for c in self.countries if c.group] if fights and self.random.random() < 0.85 else self.countries
        first = self.random.choice(pool)
        near = [c for c in self.countries if c.region == first.region and c is not first]
        second = self.random.choice(near if near and self.random.random() < 0.55 else self.countries)
        while second is first:
            second = self.random.choice(self.countries)
        third = self.random.choice([c for c in self.countries if c is not first and c is not second])
        return Setting({"1": first, "2": second, "3": third, "": third})

    def _aside(self, setting: Setting) -> str:
        """Another act, unmarked, in other countries: one of many relations that a sentence tells."""
        other = self.random.choice([f for f in self.frames if f.text.startswith("{s ") and f.tests == "plain"])
        elsewhere = Setting(self._setting(other.text).countries, setting.used)
        return re.sub(r"</?[stp]>", "", self._fill(other.text, elsewhere))

    def _head(self, text: str, setting: Setting) -> str:
        head = self._fill(self.random.choice(self.heads).replace("{CAPITAL}", "{capital3}"), setting)
        if head.startswith(setting.countries["3"].capital):
            place = setting.countries["3"].capital
            return head.replace(place, place.upper(), 1) + _start(text)
        return head + text

    def _fill(self, text: str, setting: Setting) -> str:
        text = re.sub(r"\*(.+?)\*", r"<p>\1</p>", text, count=1).replace("*", "")
        return _SLOT.sub(lambda m: self._slot(m, setting), text)

    def _slot(self, m: re.Match[str], setting: Setting) -> str:
        mark, name, digit = m.groups()
        words = self._words(name, setting, digit)
        return f"<{mark}>{words}</{mark}>" if mark else words

    def _words(self, name: str, setting: Setting, digit: str) -> str:
        country = setting.countries[digit]
        if name in ("country", "adj", "capital", "group"):
            return str(getattr(country, name))
        if name in ("place", "person"):
            return self._fresh(list(getattr(country, name)), setting)
        if name not in self.fillers:
            raise ValueError(f"no filler is called {name}")
        options = [f for f in self.fillers[name] if country.group or "{group}" not in f]
        chosen = self._fresh(options, setting) if "{" not in "".join(options) else self.random.choice(options)
        return _SLOT.sub(lambda m: self._words(m[2], setting, digit), chosen)

    def _fresh(self, options: list[str], setting: Setting) -> str:
        unused = [o for o in options if o not in setting.used] or options
        chosen = self.random.choice(unused)
        setting.used.add(chosen)
        return chosen


def read(path: Path) -> list[Frame]:
    """The frames of a file; a line ``@ TYPE act=… tests`` holds for those below it, ``= name a | b`` names choices."""
    found: list[Frame] = []
    choices: dict[str, list[str]] = {}
    event_type, act, tests = "", None, "plain"
    for line in _lines(path):
        if line.startswith("= "):
            name, _, rest_of = line[2:].partition(" ")
            choices[name] = [c.strip() for c in rest_of.split("|")]
            continue
        if line.startswith("@ "):
            event_type, *rest = line[2:].split()
            act = next((word.removeprefix("act=") for word in rest if word.startswith("act=")), None)
            tests = next((word for word in rest if "=" not in word), "plain")
            continue
        copies = 1 if tests == "each" else COPIES.get(event_type, _COPIES)
        for text in _spread(line, choices):
            if text.count("{s ") > 1 or text.count("{t ") > 1 or "*" not in text:
                raise ValueError(f"{path.name}: a frame needs its act, and each side at most once: {text}")
            kind = _tests(text) if tests in ("plain", "each") else tests
            found.append(Frame(text, event_type, act, kind, copies))
    return found


def _spread(line: str, choices: dict[str, list[str]]) -> list[str]:
    name = re.search(r"<(\w+)>", line)
    return [line] if name is None else [line.replace(name[0], choice) for choice in choices[name[1]]]


def _tests(line: str) -> str:
    return "passive" if re.search(r"\{t .*\*[^*]*(was|were|been|by)\b.*\{s ", line) else "plain"


def _country(line: str) -> Country:
    name, adj, capital, region, places, persons, group = (part.strip() for part in line.split("|"))
    return Country(
        name, adj, capital, region, tuple(p.strip() for p in places.split(";")),
        tuple(p.strip() for p in persons.split(";")), group,
    )  # fmt: skip


def _lines(path: Path, *, keep: bool = False) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line if keep else line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _start(text: str) -> str:
    """The text with its first letter, which may stand behind a mark, in upper case."""
    return re.sub(r"^((?:<[stp]>)?)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)


def _polish(text: str) -> str:
    text = _CAPITAL_ADJECTIVE.sub(r"\1n ", text)
    text = re.sub(r"(States|Netherlands|Philippines)'s", r"\1'", text).replace("the the ", "the ")
    text = re.sub(r"[ ]{2,}", " ", text)
    return _start(text).rstrip(".") + "."


def main() -> int:
    """Command line: write the rows, or with ``--check`` compare them; 1 if they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")
    args = parser.parse_args()
    rows = Composer(FRAMES).rows()
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if not args.check:
        OUT.write_text(text, encoding="utf-8")
        print(f"{len(rows)} rows written to {OUT.name}")
        return 0
    if OUT.read_text(encoding="utf-8") != text:
        print(f"{OUT.name} is not what the frames give: run python training/compose.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
