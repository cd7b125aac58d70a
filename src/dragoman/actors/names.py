"""Names: in, name words and the titles around them; out, persons as of the day, known or provisional.

A title the text gives outranks the who's who; where the two disagree the reference carries a note.
"""

from __future__ import annotations

from typing import Final

from ..knowledge import Knowledge, Person, valid
from ..language import Analysis
from .cast import Cast, Entity, Ref, head_token
from .marks import Mark, Marks
from .titles import HONORIFICS, Title, TitleReader

__all__ = ["NameFinder"]

_PARTICLES: Final = frozenset(
    """al el bin ben ibn abu abd de da do dos du del della der den di la le van von ter ten y e - – ' ’ . ould st
    binti bint ul ur""".split()
)
_LEADING: Final = frozenset(
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
        self.titles = TitleReader(a, marks)
        self._by_word: dict[str, list[Entity]] = {}
        self._count = 0
        self.introduced = {m.hit.entries[0].name.split()[-1] for m in marks.list if m.kind == "person"}
        self._known_surnames: set[str] = set()

    def run(self) -> None:
        """Add a reference for every person's name in the text."""
        i, n = 0, len(self.a.tokens)
        runs: list[tuple[int, int, Mark | None]] = []
        while i < n:
            mark = self.marks.at(i)
            if mark is not None and mark.kind == "person" and mark.first == i:
                last = self._extend(mark.last)
                before = runs[-1] if runs else None
                if before is not None and self._glued(before[1], i, before[2] is not None):
                    runs[-1] = (before[0], last, before[2])
                else:
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
        if t.text in _DAYS or (t.text in _MONTHS and not self._named(i)):
            return False
        if t.kind == "name":
            return True
        sentence = self.a.sentences[t.sentence]
        return t.kind in ("noun", "adjective", "verb") and i != sentence.first and t.text[1:].islower()

    def _glued(self, last: int, i: int, known: bool) -> bool:
        """True if name words run on into a known name: *Tamim bin* + *Hamad Al-Thani* is one person.

        A name that is known by itself goes on only if it ends with a particle.
        """
        tokens = self.a.tokens
        if known and tokens[last].text.lower() not in _PARTICLES:
            return False
        between = [t.text.lower() for t in tokens[last + 1 : i]]
        joint = bool(between) or tokens[last].text.lower() in _PARTICLES
        return joint and tokens[last].sentence == tokens[i].sentence and all(w in _PARTICLES for w in between)

    def _named(self, i: int) -> bool:
        """True of the month's name in *Theresa May* and *Prime Minister May*."""
        t, after = self.a.tokens[i], self.a.tokens[i + 1 : i + 2]
        dated = t.relation in ("prep_object", "temporal") or (bool(after) and after[0].kind == "number")
        if t.text in self.introduced and not dated:
            return True
        before = self.marks.kind_at(i - 1) if i else None
        return before in ("office", "role") or (i > 0 and self.a.tokens[i - 1].kind == "name" and before is None)

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
            elif tokens[nxt].text in (",",) and nxt + 1 < n and tokens[nxt + 1].text in ("Jr.", "Jr", "Sr.", "Sr"):
                last = nxt + 1
            else:
                break
        return last

    def _month(self, i: int) -> bool:
        t = self.a.tokens[i]
        if t.text.rstrip(".") not in _MONTHS:
            return False
        return t.relation == "temporal" or (i + 1 < len(self.a.tokens) and self.a.tokens[i + 1].kind == "number")

    def _name(self, first: int, last: int, mark: Mark | None) -> None:
        words = [t.text for t in self.a.tokens[first : last + 1]]
        while words and words[0].lower().rstrip(".") in HONORIFICS and len(words) > 1 and mark is None:
            words, first = words[1:], first + 1
        title = self.titles.read(first, last)
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
        if surname.lower() in self._known_surnames:
            return True
        if first == last:
            return surname not in _COMMON and bool(self._famous(surname))
        head = self.a.tokens[head_token(self.a, first, last)]
        if any(c.text.lower() == "who" for r in self.a.children(head.i, "relative") for c in self.a.children(r.i)):
            return True
        if title.country is not None and title.found and title.found[-1].kind == "adjective":
            return head.relation in ("subject", "passive_subject", "object", "prep_object", "conjunct")
        return False

    def _famous(self, surname: str) -> list[Person]:
        """People of this surname in a leading office on the day (*Putin*), else the only one in any office."""
        people = [p for p in (self.k.person(i) for i in self.k.surname(surname)) if p is not None]
        now = [p for p in people if any(valid(h, self.date) for h in p.holdings)]
        leading = [p for p in now if any(h.office in _LEADING and valid(h, self.date) for h in p.holdings)]
        return leading or (now if len(now) == 1 and len(surname) > 4 else [])

    def _person(self, name: str, title: Title, mark: Mark | None) -> tuple[Entity, str, str | None]:
        """The entity for a name: one already met, one of the who's who, or a provisional one."""
        surname = name.replace("’", "'").split()[-1]
        keys = {w.lower() for w in (*name.replace(".", "").split(), surname)}
        met = {id(e): e for k in keys for e in self._by_word.get(k, ())}
        for e in sorted(met.values(), key=lambda e: -e.first):
            if self._same(e, name, surname, title):
                self._enrich(e, name, title)
                return e, "name met before", None
        known, note = self._known(name, surname, title, mark)
        if known is not None:
            e = self._from_table(known, name, title)
            rule = "who's who"
        else:
            e = Entity("person", name, title.country, self._sector(title), title.words, title.office)
            e.surname, e.honorific = surname, title.honorific
            rule = "title and name" if title.words else "name"
        e.first = self._count
        for word in {w.lower() for w in (*name.replace(".", "").split(), e.surname or "")}:
            self._by_word.setdefault(word, []).append(e)
        self._count += 1
        self._known_surnames.add((e.surname or "").lower())
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

    def _known(self, name: str, surname: str, title: Title, mark: Mark | None) -> tuple[Person | None, str | None]:
        ids: list[str] = [en.id for en in mark.hit.entries] if mark is not None else list(self.k.surname(surname))
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
            score = max(score, 4 if same and today else 2 if same else 3 if today and h.office in _LEADING else 0)
            if today and score < 2:
                score = 2 if title.words else 1
        return score

    def _from_table(self, p: Person, name: str, title: Title) -> Entity:
        held = [h for h in p.holdings if valid(h, self.date)]
        held.sort(key=lambda h: (h.country != p.country, h.office not in _LEADING, h.start or ""))
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
        if title.former and p.country and country and self.k.country(country) is None:
            country = p.country  # a former head of a body is of a country again
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


_DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
# Surnames that are common words: alone, without a title, they name nobody.
_COMMON: Final = frozenset(
    """May Will Bush March April June August Brown Young Long Major King Prince Bishop Pope Grant Mark Rice Black White
    Green Hope Faith Grace Rose Stone Wood Hill Park Field Rich Price Power Banks Day Ban Hun Key""".split()
)
