"""Spells in office from facts: in, the four fact files on office holders; out, rows of ``holders`` and ``persons``.

Each source is read as it is, with its own dates and precision; who is who across sources is settled when
the runtime form is built, so that a row can always be traced to its source.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from dragoman.errors import KnowledgeError
from dragoman.knowledge.days import precision
from dragoman.knowledge.facts_countries import country_code
from dragoman.knowledge.offices import canonical_office, sector_of
from dragoman.knowledge.people import plain_name, surnames_of
from dragoman.knowledge.tables import Row

__all__ = ["factbook_rows", "foreign_minister_rows", "parse_leader", "speaker_rows", "wikidata_rows"]

_WIKIDATA = "Wikidata office holders (CC0)"
_FACTBOOK = "CIA World Factbook"
_WORLD = (
    (r"united nations", "UNO"), (r"court of justice", "ICJ"), (r"\bosce\b", "OSC"), (r"arab parliament", "ARL"),
    (r"council of europe|trade organization", "IGO"),
)  # fmt: skip
#: Wikidata position of the wrong state or era, as rows ``(catalog, position)`` that are left out.
_STRAYS = {("lebanon", "Prime Minister of the Palestinian National Authority")}


def _open(folder: Path, name: str) -> list[Row]:
    path = folder / name
    if not path.exists():
        raise KnowledgeError(f"{path}: fact file is missing; give its folder with --from-facts")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _spell(person: str, country: str, title: str, source: str, source_date: str, **rest: str) -> Row:
    office = rest.get("office") or canonical_office(title, country)
    start, end = rest.get("start", ""), rest.get("end", "")
    return {
        "person": person,
        "wikidata": rest.get("wikidata", ""),
        "country": country,
        "office": office,
        "title": title,
        "sector": sector_of(office),
        "start": start,
        "end": end,
        "start_precision": rest.get("start_precision") or precision(start),
        "end_precision": rest.get("end_precision") or (precision(end) if end else "open"),
        "source": source,
        "source_date": source_date,
    }


def _own_title(position: str, country: str) -> str:
    """``Prime Minister of Montenegro`` in Montenegro is ``Prime Minister``."""
    found = re.fullmatch(
        r"((?:Acting |First |Deputy )*(?:Prime Minister|President|Premier|King|Chancellor)) of (?:the )?(.+)", position
    )
    if found and country_code(found[2]) == country:
        return found[1]
    return position


def _world_code(position: str) -> str:
    return next((code for pattern, code in _WORLD if re.search(pattern, position, re.I)), "IGO")


def _uncrowned(name: str, country: str) -> str:
    """``Abdullah II of Jordan`` in Jordan is ``Abdullah II``."""
    bare, of, realm = name.rpartition(" of ")
    return bare if of and country_code(realm) == country else name


def _latin(text: str) -> bool:
    return any(char.isalpha() and ord(char) < 0x250 for char in text)


def _wikidata_date(value: str) -> str:
    return value if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) else ""


def wikidata_rows(folder: Path) -> tuple[list[Row], list[Row]]:
    """Rows of ``holders`` and ``persons`` from Wikidata; an open end means still open on the day of the file."""
    facts = _open(folder, "office-holders-2000-2022.csv")
    taken = max(fact["start"] for fact in facts)
    holders: list[Row] = []
    people: dict[str, Row] = {}
    for fact in facts:
        country = _world_code(fact["position"]) if fact["catalog"] == "world" else country_code(fact["catalog"])
        if country is None:
            raise KnowledgeError(f"office-holders-2000-2022.csv: no country for catalog {fact['catalog']!r}")
        if (fact["catalog"], fact["position"]) in _STRAYS:
            continue
        wiki = re.sub(r"\s*\([^)]*\)$", "", fact["enwiki"])
        name = fact["person"] if _latin(fact["person"]) else wiki or fact["person"]
        name = _uncrowned(plain_name(name) or fact["person"], country)
        title = _own_title(fact["position"], country)
        title = title[:1].upper() + title[1:]
        start, end = _wikidata_date(fact["start"]), _wikidata_date(fact["end"] or fact["dod"])
        if start and end and start[: len(end)] > end[: len(start)]:
            continue
        holders.append(
            _spell(name, country, title, _WIKIDATA, taken, wikidata=fact["wikidata_id"], start=start, end=end)
        )
        aliases = [alias for alias in (plain_name(wiki), fact["person"]) if alias and alias != name and _latin(alias)]
        if aliases:
            people[fact["wikidata_id"]] = {
                "id": fact["wikidata_id"], "name": name, "aliases": "|".join(dict.fromkeys(aliases)), "surnames": "",
                "country": country, "source": _WIKIDATA, "source_date": taken,
            }  # fmt: skip
    return holders, [people[qid] for qid in sorted(people)]


_TITLE_WORDS = frozenset(
    """acting ad affairs ambassador ambassador-designate and archbishop assembly assistant associate at bishop cabinet
    captain captains caretaker chairman chairperson chairwoman charge charg\u00e9 chief chancellor co-chairman co-prince
    co-princes commission commissioner commonwealth confederation council crown d'affaires d\u2019affaires de defense
    deputy designate emir amir emperor executive federal first for foreign general governor government grand duke
    duchess governor-general head high in interim joint king leader lieutenant lord madam majesty members member
    military
    minister minister-designate ministers mr mrs ms national of office order paramount party people's popular pope
    premier premiers presidency president presidents president-elect presidential prime prince princess queen regent
    regents represented by representative republic resident rotating ruler sayyid second secretary secretaries senior
    serving sheikh shaykh sovereign sovereignty speaker state states sultan supreme switzerland taoiseach tanaiste the
    third fourth fifth transition transitional tuanku undersecretary vacant vice vice-president vice-presidents
    vice-premier wali administrator affairs, chairs chair dr. dr sir dame his her excellency highness note - \u2013 us
    u.s. united state's self-declared president-designate""".split()
)


def _is_capital(word: str) -> bool:
    letters = re.sub(r"^(?:al|el|ul|ad|as|ash|an|ar|at|ibn|bin|Mc|Mac|De|Di|La|Le|d'|O')-?", "", word)
    letters = re.sub(r"[^\w]", "", letters)
    return len(letters) >= 2 and letters.isupper() and word not in {"US", "UN"}


def _numbers_a_name(words: list[str], at: int) -> bool:
    """Whether a word is the number of a monarch (``CHARLES III``), not the family name ``XI``."""
    return re.fullmatch(r"[IVX]+\.?", words[at]) is not None and at > 0 and _is_name(words[at - 1])


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.lower().strip(".") not in _TITLE_WORDS


_TITLE_HONORIFIC = re.compile(
    r"(?:\s+(?:Dr\.?|Sir|Dame|Mr\.?|(?<!Governor )(?<!Attorney )General|Lieutenant General|Lt\.? Gen\.?|Sheikh|Shaykh"
    r"|Sultan|Tuanku|Archbishop|Colonel"
    r"|Captain|Sayyid|Professor|Archbishop|Ambassador(?= )))+$"
)


def _clean_title(text: str) -> str:
    """A title without what surrounds it in the Factbook's line; empty if only such words are left."""
    plain = re.sub(r"^.*\brepresented by\s*(?:the )?|^(?:note\s*-?\s*)+|^and (?:the )?|^of the\b", "", text).strip(" -")
    plain = _TITLE_HONORIFIC.sub("", " " + plain).strip()
    plain = re.sub(r"(?<=General) of (?:the )?(?:Commonwealth of )?(?:Australia|New Zealand|Canada)$", "", plain)
    return "" if re.search(r"took power|\bousted\b|Statement|\bof$|^Prime$|Affairs$|^General$|Prime$", plain) else plain


def parse_leader(text: str) -> list[tuple[str, str, str]]:
    """``(title, name, name as written)`` of each person in a Factbook leader line; empty if nobody is named."""
    found: list[tuple[str, str, str]] = []
    title = ""
    body = re.sub(r"\[[^\]]*\]", "", text.replace("\u2019", "'"))
    body = re.sub(r",\s+(Jr|Sr|II|III|IV)\b", r" \1", body)
    for piece in re.split(r"\s*[,;]\s+|\s+and\s+(?=\S+(?: \S+){0,3}? [A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd'-]+)", body):
        words = piece.split()
        capitals = [at for at, word in enumerate(words) if _is_capital(word) and not _numbers_a_name(words, at)]
        if not capitals:
            continue
        first = last = capitals[0]
        while first > 0 and words[first - 1].lower().strip(".") not in _TITLE_WORDS and words[first - 1] != "-":
            first -= 1
        while last + 1 < len(words) and (
            words[last + 1][0].isupper() or words[last + 1].lower() in {"bin", "al", "bint", "ibn", "da", "de", "dos"}
            or words[last + 1].startswith(("al-", "bin", "el-"))
        ) and words[last + 1].lower() not in _TITLE_WORDS:  # fmt: skip
            last += 1
        own = _clean_title(" ".join(words[:first]))
        title = own or title
        written = re.sub(r"(?<=[A-Z])note$", "", " ".join(words[first : last + 1]))
        found.append((title, plain_name(written), written))
    return found


_SINCE = ("%d %B %Y", "%d %b %Y", "%B %Y", "%b %Y", "%Y")


def _since(value: str) -> str:
    plain = re.sub(r"\bSept\b", "Sep", value.strip().replace(".", ""))
    for form in _SINCE:
        try:
            day = datetime.strptime(plain, form)
        except ValueError:
            continue
        return day.strftime("%Y-%m-%d" if "%d" in form else "%Y-%m" if "%b" in form or "%B" in form else "%Y")
    return ""


def _leader_title(role: str, title: str, country_name: str) -> str:
    if role in {"US ambassador", "ambassador to US"}:
        other = country_name if role == "US ambassador" else "the United States"
        charge = "harg" in title
        return f"{'Chargé d’Affaires' if charge else 'Ambassador'} to {other}"
    singular = {"Deputy Premiers": "Deputy Premier", "Executive Vice Premiers": "Executive Vice Premier"}
    plain = re.sub(r"\b(Minister|President|Premier)s\b", r"\1", title)
    return singular.get(title, plain)


#: Monarchs reign in several states; their spells are kept under the state of the crown only.
_CROWNS = {"charles iii": "GBR", "elizabeth ii": "GBR", "willem-alexander": "NLD", "margrethe ii": "DNK",
           "frederik x": "DNK", "harald v": "NOR", "felipe vi": "ESP"}  # fmt: skip


def factbook_rows(
    folder: Path, codes: dict[str, str], names: dict[str, str], states: Collection[str]
) -> tuple[list[Row], list[Row]]:
    """Rows of ``holders`` and ``persons`` from the Factbook; ends are unknown after the day last seen.

    ``codes`` maps Factbook codes to alpha-3 codes, ``names`` those to country names; a territory's chief of
    state is that of the state it belongs to, so only those of ``states`` are kept.
    """
    spells: dict[tuple[str, ...], Row] = {}
    people: dict[tuple[str, str], Row] = {}
    for fact in _open(folder, "factbook-leaders-2014-2026.csv"):
        country, since = codes.get(fact["gec"], ""), _since(fact["since"])
        if fact["role"] == "chief of state" and country not in states:
            continue
        if not country or not since or re.search(r"designate", fact["title_and_name"], re.I):
            continue
        for title, name, written in parse_leader(fact["title_and_name"]):
            crown = next((home for crowned, home in _CROWNS.items() if name.lower().startswith(crowned)), country)
            ambassador = "ambassador" in fact["role"].lower()
            if crown != country or (not title and not ambassador) or re.search(r"elect\b", title):
                continue
            if len(name.split()) == 1 and not re.search(
                r"King|Queen|Emperor|Sultan|Pope|Amir|Emir|Prince|Grand", title
            ):
                continue
            holder = "USA" if fact["role"] == "US ambassador" else country
            full = _leader_title(fact["role"], title, names.get(country, fact["country"]))
            row = _spell(name, holder, full, _FACTBOOK, fact["last_seen"], start=since)
            place = (holder, row["office"], name, since)
            if place not in spells or spells[place]["source_date"] < row["source_date"]:
                spells[place] = row
            surnames = surnames_of(name, holder, written)
            people[(name, holder)] = {
                "id": "", "name": name, "aliases": "", "surnames": "|".join(surnames), "country": holder,
                "source": _FACTBOOK, "source_date": fact["last_seen"],
            }  # fmt: skip
    kept = _without_strays([spells[place] for place in sorted(spells)])
    return kept, [people[place] for place in sorted(people)]


def _without_strays(rows: list[Row]) -> list[Row]:
    """Leave out a head of government whom the Factbook once printed under a neighbour: the later print decides."""
    latest: dict[tuple[str, str], str] = {}
    for row in rows:
        place = (row["person"], row["start"])
        latest[place] = max(latest.get(place, ""), row["source_date"])
    return [
        row
        for row in rows
        if row["office"] != "head_of_government" or row["source_date"] == latest[(row["person"], row["start"])]
    ]


def foreign_minister_rows(folder: Path, by_qid: dict[str, str]) -> Iterator[Row]:
    """Foreign ministers as Wikidata had them in January 2023; ``by_qid`` maps countries' ids to codes."""
    for fact in _open(folder, "foreign-ministers-2023-01.csv"):
        country, qid = by_qid.get(fact["country"]), fact["wdperson"]
        if country and qid and fact["wdperson"] == fact["wpperson"]:
            yield _spell(
                plain_name(fact["wdpersonlabel"]), country, "Minister of Foreign Affairs", _WIKIDATA, "2023-01",
                wikidata=qid, start="2023-01", start_precision="seen", office="foreign_minister",
            )  # fmt: skip


_SPEAKER_OFFICES = {"head_of_state", "head_of_government", "foreign_minister", "vice_president", "ambassador",
                    "deputy_head_of_government"}  # fmt: skip


def speaker_rows(folder: Path, known: Iterable[str], since: int = 2000) -> Iterator[Row]:
    """Who spoke for a state in the general debate of the United Nations: in office on that September day."""
    codes = set(known)
    for fact in _open(folder, "un-debate-speakers-1946-2024.csv"):
        year, country = int(fact["Year"]), fact["ISO Code"].strip()
        title = " ".join(fact["Post"].replace("Foregn", "Foreign").split())
        name = plain_name(" ".join(fact["Name of Person Speaking"].replace("\x92", "'").split()))
        if year < since or country not in codes or not title or len(name.split()) < 2 or not _latin(name):
            continue
        title = "Permanent Representative to the United Nations" if title == "UN Representative" else title
        office = canonical_office(title, country)
        if office in _SPEAKER_OFFICES:
            yield _spell(
                name, country, title, "UN General Debate speakers (CC0)", f"{year}-09", office=office,
                start=f"{year}-09", start_precision="seen", end=f"{year}-09", end_precision="seen",
            )  # fmt: skip
