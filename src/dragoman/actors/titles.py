"""Titles: in, the words around a name; out, the post, country and sector they give, and whether it is past."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from ..knowledge import Entry
from ..language import Analysis
from .cast import head_token
from .marks import Mark, Marks

__all__ = ["HONORIFICS", "Title", "TitleReader", "pick"]

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
_TITLE_KINDS: Final = frozenset({"office", "role"})
_STATE_KINDS: Final = frozenset(
    {"country", "adjective", "capital", "body", "institution", "party", "company", "group", "seat"}
)


_QUALIFIERS: Final = frozenset(
    "first acting interim deputy vice outgoing incoming caretaker transitional prime senior special".split()
)


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


class TitleReader:
    """Reads the titles of one report."""

    def __init__(self, a: Analysis, marks: Marks) -> None:
        self.a, self.marks = a, marks

    def read(self, first: int, last: int) -> Title:
        """The title and nationality that stand before the name, and *of COUNTRY* or an apposition after it."""
        title = Title(first)
        i = first - 1
        sentence = self.a.tokens[first].sentence
        while i >= 0 and self.a.tokens[i].sentence == sentence:
            t, mark = self.a.tokens[i], self.marks.at(i)
            word = t.text.lower().rstrip(".")
            if mark is not None and mark.kind in (_TITLE_KINDS | _STATE_KINDS) and self._joins(mark, title, first):
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
        return bool(title.found) or mark.kind == "adjective" or self._of_state(mark)

    def _of_state(self, mark: Mark) -> bool:
        """True of the state in *Prime Minister of Thailand NAME*."""
        k = mark.first - 1
        if k > 0 and self.a.tokens[k].text.lower() == "the":
            k -= 1
        post = self.marks.at(k - 1) if k > 0 and self.a.tokens[k].text.lower() == "of" else None
        return mark.kind == "country" and post is not None and post.kind in _TITLE_KINDS and not self._plural(post)

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
        if word in ("'s", "’s", "'", "’"):
            before = self.marks.at(i - 1) if i else None
            return before is not None and before.kind in _STATE_KINDS
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
            entries = [pick(m, title.country) for m in posts]
            title.office = next((e.office for e in entries if e.office), None)
            posted = [e for m, e in zip(posts, entries, strict=True) if m.kind == "office"] or entries
            own = title.sector if posts[-1].hit.entries[0].office is None and _plain(posts, self.a) else None
            title.sector = own or posted[0].sector or title.sector
            if title.country is None and len(main.hit.entries) == 1:
                title.country = main.entry.country
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
            inside = [self.marks.at(k) for k in self.a.subtree(app.i, without=frozenset({"relative", "conjunct"}))]
            posts = [m for m in inside if m is not None and m.kind in _TITLE_KINDS]
            if not posts:
                continue
            for m in inside:
                if m is not None and m.kind in _STATE_KINDS and title.country is None:
                    title.country = m.entry.country
            if title.words is None:
                title.words = self.a.text[posts[0].hit.start : posts[-1].hit.end]
                entries = [pick(m, title.country) for m in posts]
                title.office = next((e.office for e in entries if e.office), None)
                title.sector = title.sector or entries[0].sector


_OF_A_BODY: Final = frozenset(
    """leader member spokesman spokeswoman spokesperson chairman chairwoman chair chief head boss candidate commander
    founder official executive director lawyer politician deputy""".split()
)


def _plain(posts: list[Mark], a: Analysis) -> bool:
    """True of posts that any body has: a *party leader* is the party's, a *Hezbollah member* Hezbollah's."""
    return all(a.tokens[m.last].lemma in _OF_A_BODY for m in posts)


def pick(mark: Mark, country: str | None) -> Entry:
    """The reading of a title that fits the country: *Chancellor* of Germany, *Chancellor* of the Exchequer."""
    entries = mark.hit.entries
    fitting = [e for e in entries if country is not None and e.country == country]
    general = [e for e in entries if e.country is None]
    return (fitting or general or list(entries))[0]
