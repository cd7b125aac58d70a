"""Names: in, name words and the titles around them; out, persons as of the day, known or provisional.

A title the text gives outranks the who's who; where the two disagree the reference carries a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ..knowledge import Knowledge, Person, valid
from ..language import Analysis
from .cast import Cast, Entity, Ref, head_token
from .marks import Mark, Marks

__all__ = ["NameFinder", "Title"]

HONORIFICS: Final = frozenset(
    """mr mrs ms miss dr sir dame lord lady sheikh shaikh sayyid sayed imam mullah maulana ayatollah hojatoleslam
    prof professor rev reverend fr father sister brother st mme m capt captain col colonel gen general lt lieutenant
    maj major sgt sergeant adm admiral cmdr commander brig brigadier marshal king queen prince princess pope
    cardinal archbishop bishop rabbi sultan emir sen rep gov amb hon judge justice senator congressman congresswoman
    representative governor mayor ambassador president chancellor premier secretary minister chairman chief""".split()
)
MILITARY: Final = frozenset(
    """capt captain col colonel gen general lt lieutenant maj major sgt sergeant adm admiral cmdr commander brig
    brigadier marshal""".split()
)
_FORMER: Final = frozenset({"former", "ex", "late", "ousted", "deposed", "then", "onetime", "retired"})
_INSIDE: Final = frozenset(
    """and & of the for to ' ’ 's ’s - – , former then acting interim deputy vice first ex late outgoing incoming prime
    special senior elect new current designate ousted deposed retired de facto honourable chief assistant permanent
    caretaker transitional ruling opposition exiled jailed his her their""".split()
)
_PARTICLES: Final = frozenset(
    """al el bin ben ibn abu abd de da do dos du del della der den di la le van von ter ten y e - – ' ’ . ould st
    binti bint ul ur""".split()
)
_TITLE_KINDS: Final = frozenset({"office", "role"})
_STATE_KINDS: Final = frozenset(
    {"country", "adjective", "capital", "body", "institution", "party", "company", "group"}
)
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


@dataclass(slots=True)
class Title:
    """What stands around a name: post as written, canonical office, country, sector, and whether it is past."""

    first: int
    words: str | None = None
    office: str | None = None
    country: str | None = None
    sector: str | None = None
    former: bool = False
    honorific: bool = False
    military: bool = False
    found: list[Mark] = field(default_factory=list)


class NameFinder:
    """Finds the persons of one report and keeps one entity for each."""

    def __init__(
        self, a: Analysis, marks: Marks, knowledge: Knowledge, date: str, cast: Cast, places: frozenset[int]
    ) -> None:
        self.a, self.marks, self.k, self.date, self.cast, self.places = (
            a,
            marks,
            knowledge,
            date,
            cast,
            places,
        )
        self.people: list[Entity] = []
        self._by_id: dict[str, Entity] = {}

    def run(self) -> None:
        """Add a reference for every person's name in the text."""
        i, n = 0, len(self.a.tokens)
        runs: list[tuple[int, int, Mark | None]] = []
        while i < n:
            mark = self.marks.at(i)
            if mark is not None and mark.kind == "person" and mark.first == i:
                last = self._extend(mark.last)
                runs.append((i, last, mark))
                i = last + 1
            elif mark is None and self._nameword(i):
                last = self._extend(i)
                runs.append((i, last, None))
                i = last + 1
            else:
                i += 1
        for first, last, mark in runs:
            self._name(first, last, mark)

    def _nameword(self, i: int) -> bool:
        t = self.a.tokens[i]
        if not t.text[:1].isupper() or t.text in ("I", "Mr", "Mr.") or i in self.places:
            return False
        if t.kind == "name":
            return True
        sentence = self.a.sentences[t.sentence]
        return t.kind in ("noun", "adjective", "verb") and i != sentence.first and t.text[1:].islower()

    def _extend(self, last: int) -> int:
        """The end of a run of name words, over particles, hyphens and initials."""
        tokens, n = self.a.tokens, len(self.a.tokens)
        sentence = tokens[last].sentence
        while last + 1 < n and tokens[last + 1].sentence == sentence:
            nxt = last + 1
            if self.marks.at(nxt) is not None:
                break
            if self._nameword(nxt) and not self._month(nxt):
                last = nxt
            elif tokens[nxt].text.lower() in _PARTICLES and nxt + 1 < n and self.marks.at(nxt + 1) is None:
                glued = tokens[nxt].start == tokens[last].end
                if tokens[nxt].text in ("-", "–", "'", "’", ".") and not glued:
                    break
                if tokens[nxt].text == "." and len(tokens[last].text) > 1:
                    break
                if tokens[nxt + 1].sentence != sentence or not self._nameword(nxt + 1):
                    break
                last = nxt + 1
            elif (
                tokens[nxt].text in (",",)
                and nxt + 1 < n
                and tokens[nxt + 1].text in ("Jr.", "Jr", "Sr.", "Sr")
            ):
                last = nxt + 1
            else:
                break
        return last

    def _month(self, i: int) -> bool:
        t = self.a.tokens[i]
        if t.text.rstrip(".") not in _MONTHS:
            return False
        return t.relation == "temporal" or (
            i + 1 < len(self.a.tokens) and self.a.tokens[i + 1].kind == "number"
        )

    def _name(self, first: int, last: int, mark: Mark | None) -> None:
        words = [t.text for t in self.a.tokens[first : last + 1]]
        while words and words[0].lower().rstrip(".") in HONORIFICS and len(words) > 1 and mark is None:
            words, first = words[1:], first + 1
        title = self.title(first, last)
        name = self.a.text[self.a.tokens[first].start : self.a.tokens[last].end]
        if mark is None and not self._personlike(first, last, title):
            self._other(first, last, name)
            return
        entity, rule, note = self._person(name, title, mark)
        start_token = title.first
        ref = Ref(
            self.a.tokens[start_token].start,
            self.a.tokens[last].end,
            start_token,
            last,
            head_token(self.a, start_token, last),
            "person",
            (entity,),
            rule,
            note=note,
            word=words[-1].lower() if words else "",
        )
        self.cast.add(ref)

    def _personlike(self, first: int, last: int, title: Title) -> bool:
        if title.words is not None or title.honorific:
            return True
        surname = self.a.tokens[last].text
        if any(self._same_surname(e, surname) for e in self.people):
            return True
        if first == last:
            return bool(self._famous(surname))
        head = self.a.tokens[head_token(self.a, first, last)]
        if any(
            c.text.lower() == "who" for r in self.a.children(head.i, "relative") for c in self.a.children(r.i)
        ):
            return True
        if title.country is not None and title.found and title.found[-1].kind == "adjective":
            return head.relation in ("subject", "passive_subject", "object", "prep_object", "conjunct")
        return False

    @staticmethod
    def _same_surname(e: Entity, word: str) -> bool:
        return e.surname is not None and e.surname.lower() == word.lower()

    def _famous(self, surname: str) -> list[Person]:
        """People of this surname who hold a leading office on the day: *Putin*, *Merkel*."""
        found = []
        for pid in self.k.surname(surname):
            person = self.k.person(pid)
            if person is None:
                continue
            for h in person.holdings:
                if h.office in _LEADING and valid(h, self.date):
                    found.append(person)
                    break
        return found

    def title(self, first: int, last: int) -> Title:
        """The title and nationality that stand before the name, and *of COUNTRY* or an apposition after it."""
        title = Title(first)
        i = first - 1
        sentence = self.a.tokens[first].sentence
        while i >= 0 and self.a.tokens[i].sentence == sentence:
            t, mark = self.a.tokens[i], self.marks.at(i)
            word = t.text.lower().rstrip(".")
            if (
                mark is not None
                and mark.kind in (_TITLE_KINDS | _STATE_KINDS)
                and self._joins(mark, title, first)
            ):
                title.found.insert(0, mark)
                title.first = i = mark.first
            elif word in HONORIFICS and i == first - 1:
                title.honorific, title.first = True, i
                title.military = word in MILITARY
            elif word in _INSIDE and self._inside(i, title, first):
                title.former |= word in _FORMER
            else:
                break
            i -= 1
        self._trim(title, first)
        self._read(title)
        self._after(title, last)
        return title

    def _joins(self, mark: Mark, title: Title, first: int) -> bool:
        if mark.kind in _TITLE_KINDS:
            return mark.entry.subkind != "collective" and not self._plural(mark)
        if not title.found and mark.kind != "adjective":
            return False
        return True

    def _plural(self, mark: Mark) -> bool:
        return self.a.tokens[mark.last].form == "plural"

    def _inside(self, i: int, title: Title, first: int) -> bool:
        word = self.a.tokens[i].text.lower()
        if word == ",":
            if i != first - 1:
                return False
            before = self.marks.at(i - 1) if i else None
            if before is None or before.kind not in (_TITLE_KINDS | _STATE_KINDS):
                return False
            head = head_token(self.a, first, first)
            t = self.a.tokens[head]
            while t.relation == "name_part":
                t = self.a.tokens[t.head]
            return t.relation == "apposition"
        if word in ("his", "her", "their"):
            return bool(title.found)
        if word in ("and", "&"):
            before = self.marks.at(i - 1) if i else None
            return before is not None and before.kind in _TITLE_KINDS and bool(title.found)
        if word in ("of", "for", "to"):
            return bool(title.found) or i < first - 1
        return True

    def _trim(self, title: Title, first: int) -> None:
        """The title begins at its first mark or at a word such as *former*, never at *and* or *of*."""
        if title.found:
            start = title.found[0].first
            while start - 1 >= 0 and self.a.tokens[start - 1].text.lower() in (_FORMER | _QUALIFIERS):
                start -= 1
                if self.a.tokens[start].text == "-":
                    continue
            title.first = start
        elif not title.honorific:
            title.first = first
            title.former = False

    def _read(self, title: Title) -> None:
        posts = [m for m in title.found if m.kind in _TITLE_KINDS]
        for m in title.found:
            if m.kind in _STATE_KINDS and title.country is None:
                title.country = m.entry.country or title.country
            if m.kind in ("institution", "group", "party", "company") and m.entry.sector:
                title.sector = title.sector or m.entry.sector
        if posts:
            start = posts[0].first
            text = self.a.text[self.a.tokens[start].start : self.a.tokens[posts[-1].last].end]
            lead = self.a.tokens[start - 1].text if start > title.first else ""
            if lead.lower() in _QUALIFIERS:
                text = f"{lead} {text}"
            title.words = re.sub(r"\s+", " ", text)
            main = posts[0]
            title.office = next((m.entry.office for m in posts if m.entry.office), None)
            title.sector = main.entry.sector or title.sector
        if title.military:
            title.sector = "MIL"

    def _after(self, title: Title, last: int) -> None:
        """*of Egypt* and *, China's foreign minister,* after a name."""
        tokens = self.a.tokens
        i = last + 1
        if i + 1 < len(tokens) and tokens[i].text.lower() == "of":
            k = i + 2 if tokens[i + 1].text.lower() == "the" else i + 1
            mark = self.marks.at(k)
            if mark is not None and mark.kind in ("country", "body") and title.country is None:
                title.country = mark.entry.country
        head = head_token(self.a, min(title.first, last), last)
        for app in self.a.children(head, "apposition"):
            if app.i <= last:
                continue
            inside = [
                self.marks.at(k) for k in self.a.subtree(app.i, without=frozenset({"relative", "conjunct"}))
            ]
            posts = [m for m in inside if m is not None and m.kind in _TITLE_KINDS]
            if not posts:
                continue
            for m in inside:
                if m is not None and m.kind in _STATE_KINDS and title.country is None:
                    title.country = m.entry.country
            if title.words is None:
                title.words = self.a.text[posts[0].hit.start : posts[-1].hit.end]
                title.office = next((m.entry.office for m in posts if m.entry.office), None)
                title.sector = title.sector or posts[0].entry.sector

    def _person(self, name: str, title: Title, mark: Mark | None) -> tuple[Entity, str, str | None]:
        """The entity for a name: one already met, one of the who's who, or a provisional one."""
        surname = name.replace("’", "'").split()[-1]
        for e in reversed(self.people):
            if self._same(e, name, surname, title):
                self._enrich(e, name, title)
                return e, "name met before", None
        known, note = self._known(name, surname, title, mark)
        if known is not None:
            e = self._from_table(known, name, title)
            rule = "who's who"
        else:
            e = Entity("person", name, title.country, self._sector(title), title.words, title.office)
            e.surname = surname
            rule = "title and name" if title.words else "name"
        self.people.append(e)
        return e, rule, note

    def _same(self, e: Entity, name: str, surname: str, title: Title) -> bool:
        if e.name == name:
            return True
        if title.country and e.country and title.country != e.country:
            return False
        words, known = name.replace(".", "").split(), e.name.replace(".", "").split()
        if len(words) == 1:
            if e.surname and e.surname.lower() == surname.lower():
                return True
            return bool(known) and known[0].lower() == surname.lower() and self._east_asian(e)
        if words[-1].lower() != known[-1].lower() and not self._east_asian(e):
            return False
        common = {w.lower() for w in words} & {w.lower() for w in known}
        return len(common) >= min(2, len(words), len(known)) or (
            bool(common) and (len(known) == 1 or words[0][:1] == known[0][:1])
        )

    @staticmethod
    def _east_asian(e: Entity) -> bool:
        return e.country in ("CHN", "KOR", "PRK", "VNM", "TWN", "HKG", "JPN", "MMR", "KHM", "SGP")

    def _enrich(self, e: Entity, name: str, title: Title) -> None:
        if len(name) > len(e.name) and e.name.split()[-1] in name:
            e.name = name
        e.country = e.country or title.country
        if e.role is None and title.words is not None:
            e.role, e.office = title.words, title.office
            e.sector = self._sector(title) or e.sector

    def _known(
        self, name: str, surname: str, title: Title, mark: Mark | None
    ) -> tuple[Person | None, str | None]:
        ids: list[str] = (
            [en.id for en in mark.hit.entries] if mark is not None else list(self.k.surname(surname))
        )
        if mark is None and len(name.split()) > 1:
            ids = [p.id for p in self.k.who(name, on=self.date)[:3]]
        people = [p for p in (self.k.person(i) for i in ids) if p is not None]
        if title.country is not None:
            fitting = [p for p in people if p.country == title.country or self._served(p, title.country)]
            if not fitting and people and mark is not None:
                return (
                    None,
                    f"the who's who knows {people[0].name} of {people[0].country}, not of {title.country}",
                )
            people = fitting
        if not people:
            return None, None
        ranked = sorted(people, key=lambda p: -self._fit(p, title))
        best = ranked[0]
        if mark is None and self._fit(best, title) < 2:
            return None, None
        note = None
        if title.office and not title.former and self._fit(best, title) < 2:
            on = [h.title for h in best.holdings if valid(h, self.date)]
            note = f"the text says {title.words}; the who's who has {', '.join(on) or 'no office'} on {self.date}"
        return best, note

    @staticmethod
    def _served(p: Person, country: str) -> bool:
        return any(h.country == country for h in p.holdings)

    def _fit(self, p: Person, title: Title) -> int:
        """How well a person of the who's who fits: office on the day 4, in office 3 or 2, office ever 2."""
        score = 0
        for h in p.holdings:
            today = valid(h, self.date)
            same = title.office is not None and h.office == title.office
            score = max(
                score, 4 if same and today else 2 if same else 3 if today and h.office in _LEADING else 0
            )
            if today and score < 2:
                score = 2 if title.words else 1
        return score

    def _from_table(self, p: Person, name: str, title: Title) -> Entity:
        held = [h for h in p.holdings if valid(h, self.date)]
        held.sort(key=lambda h: (h.office not in _LEADING, h.start or ""))
        if title.country is not None:
            held.sort(key=lambda h: h.country != title.country)
        now = held[0] if held else None
        role = title.words or (now.title if now else None)
        if title.words:
            sector = self._sector(title)
        elif now is not None:
            sector = now.sector or "GOV"
        else:
            sector = p.sector if p.sector and not p.holdings else "ELI"
        country = title.country or (now.country if now else p.country)
        e = Entity(
            "person",
            name,
            country,
            sector,
            role,
            title.office or (now.office if now else None),
            p.id if p.id.startswith("Q") else None,
        )
        e.surname = self._surname_of(p, name)
        return e

    @staticmethod
    def _surname_of(p: Person, name: str) -> str:
        words = name.split()
        if p.country in ("CHN", "KOR", "PRK", "TWN", "HKG") and len(words) > 1 and words[0].isalpha():
            return words[0]
        return words[-1]

    @staticmethod
    def _sector(title: Title) -> str | None:
        if title.former:
            return "ELI"
        return title.sector

    def _other(self, first: int, last: int, name: str) -> None:
        """A name that is no person's as far as one can tell: kept as an actor of unknown kind."""
        tokens = self.a.tokens[first : last + 1]
        if all(t.relation in ("name_part", "modifier", "temporal") for t in tokens) or self._month(first):
            return
        e = Entity("unknown", name)
        e.surname = name.split()[-1]
        ref = Ref(
            tokens[0].start,
            tokens[-1].end,
            first,
            last,
            head_token(self.a, first, last),
            "unknown",
            (e,),
            "name",
        )
        self.cast.add(ref)


_QUALIFIERS: Final = frozenset(
    "first acting interim deputy vice outgoing incoming caretaker transitional prime senior special".split()
)
_LEADING: Final[Sequence[str] | frozenset[str]] = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "secretary_general",
        "vice_president",
    }
)
_MONTHS: Final = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
    Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
