"""Names of people: in, a name as a source writes it; out, a plain name, its family names, and how alike two names are.

The Factbook writes family names in capitals (``Kassym-Jomart TOKAYEV``, ``XI Jinping``), Wikidata writes
names as English reports do. East Asian names put the family name first, Vietnamese people are called by
their last name, Spanish and Portuguese speakers have two family names of which either may be used.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from dragoman.knowledge.text import key, words

__all__ = ["alias_forms", "name_likeness", "plain_name", "surnames_of"]

_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG", "MAC", "VNM", "KHM", "SGP"})
_IBERIAN = frozenset(
    "ESP PRT MEX COL PER ARG CHL VEN ECU BOL PRY URY CUB DOM GTM HND SLV NIC CRI PAN BRA AGO MOZ"
    " GNQ PRI TLS CPV STP".split()
)
_PARTICLES = frozenset(
    "al el bin ibn bint ben abu van von der den de da do dos das del della di du la le ul ur ud ad as ash st san mac"
    " ould al- ter ten zu of y e bou ait".split()
)
_SUFFIX = re.compile(r",?\s+(?:Jr\.?|Sr\.?|II|III|IV|VI{0,3}|IX|X|XI{0,3}|XIV|XVI)$")
_CAPITALS = re.compile(r"[^\W\d_]{2,}|[^\W\d_]", re.U)
_QUOTED = re.compile(r"\s*(?:\"[^\"]*\"|“[^”]*”|'[^']{2,}'|\([^)]*\))\s*")
_HONORIFIC = re.compile(
    r"^(?:Mr\.|(?:H(?:is|er) (?:Royal )?(?:Majesty|Highness|Excellency)(?: King| Queen)?"
    r"|Samdech|Shaikh|Sir|Dame|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|H\.?E\.?|Gen\.?|General|Lt\.? Gen\.?|Maj\.? Gen\.?"
    r"|Brig\.? Gen\.?|Colonel"
    r"|Col\.?|Capt\.?|Captain|Major|Maj\.?|Field Marshal|Air Chief Marshal|Marshal|Sheikh|Shaykh|Sayyid|Prof\.?|Rev\.?"
    r"|Lord|Baron|Baroness|Prince|Princess|Crown Prince|Ambassador|Hon\.?|Honou?rable"
    r"|Right Honou?rable|The|Admiral|Adm\.?"
    r"|Vice Adm\.?|Rear Adm\.?|Engineer|Eng\.?|Ayatollah|Dato'?|Datuk|Seri|Tun|Tan Sri|Haji|Lady|Judge|Father)\s+)+"
)
_PEERAGE = re.compile(
    r",\s+(?:Grand Duke|Grand Duchess|King|Queen|Emperor|Prince|Princess|Sultan"
    r"|Baron|Baroness|Lord|Lady|Viscount|Earl|Duke|Duchess|\d+(?:st|nd|rd|th)).*$"
)


def _proper(word: str) -> str:
    """``TOKAYEV`` as ``Tokayev``, ``AL-SISI`` as ``Al-Sisi``, ``McCAIN`` as ``McCain``, ``O'BRIEN`` as ``O'Brien``."""
    if len(word) < 2 or not word.isupper():
        found = re.fullmatch(r"(Mac|Mc|De|Di|La|Le|Van|al-|el-|ul-|ad-)([A-ZÀ-Ý]{2,}(?:-[A-ZÀ-Ý]+)*)", word)
        return found[1] + _proper(found[2]) if found else word
    pieces = re.split(r"([-'’`])", word)
    return "".join(piece if len(piece) < 2 and piece in "-'’`" else piece[:1] + piece[1:].lower() for piece in pieces)


def plain_name(name: str) -> str:
    """A name without honorifics, nicknames and peerage titles, in ordinary capitals."""
    bare = _PEERAGE.sub("", _QUOTED.sub(" ", name)).strip()
    bare = _HONORIFIC.sub("", bare)
    parts: list[str] = []
    for part in bare.split():
        roman = re.fullmatch(r"[IVX]+\.?,?", part) is not None and len(parts) > 0
        initial = re.fullmatch(r"(?:[A-Z]\.)+", part) is not None
        parts.append(part if roman or initial else _proper(part))
    return " ".join(parts).strip(" ,;")


def _marked_surname(name: str) -> str | None:
    """The family name a source sets in capitals, if exactly one run of words is so set."""
    runs: list[list[str]] = []
    previous = False
    for part in _QUOTED.sub(" ", name).replace(",", " ").split():
        letters = "".join(_CAPITALS.findall(re.sub(r"^(?:al|el|ul|ad|Mc|Mac|De|d')-?", "", part)))
        capital = len(letters) >= 2 and letters.isupper() and not (runs and re.fullmatch(r"[IVX]+", letters))
        if capital and previous:
            runs[-1].append(part)
        elif capital:
            runs.append([part])
        previous = capital
    if len(runs) != 1 or len(runs[0]) == len(name.split()):
        return None
    return " ".join(_proper(part) for part in runs[0])


def surnames_of(name: str, country: str, written: str | None = None) -> tuple[str, ...]:
    """The forms by which a person may be called without the first name, the likeliest first.

    ``written`` is the name as its source writes it, for family names in capitals.
    """
    marked = _marked_surname(written) if written else None
    bare = _SUFFIX.sub("", plain_name(name))
    parts = bare.split()
    found: list[str] = [marked] if marked else []
    if len(parts) == 1:
        return tuple(dict.fromkeys([*found, bare]))
    if country in _FAMILY_FIRST and not marked:
        found.append(parts[0])
    last = len(parts) - 1
    first_of_last = last
    while first_of_last > 1 and parts[first_of_last - 1].lower().strip("'’") in _PARTICLES:
        first_of_last -= 1
    if country not in {"CHN", "TWN", "KOR", "PRK"} or (marked and marked == parts[-1]):
        found.append(" ".join(parts[first_of_last:]))
        found.append(parts[last])
    for form in tuple(found):
        short = re.sub(r"^(?:al|el|Al|El|ad|as|ash)[-\s]", "", form)
        if short != form and len(short) > 2:
            found.append(short)
    if country in _IBERIAN and len(parts) >= 3 and parts[-2].lower() not in _PARTICLES:
        found.extend((parts[-2], f"{parts[-2]} {parts[-1]}"))
    return tuple(dict.fromkeys(form for form in found if len(form) > 1 or form in {"U", "E", "O"}))


def alias_forms(name: str, surname: str | None) -> tuple[str, ...]:
    """Other ways an English report may write a full name: without middle names or initials.

    ``Mary Elizabeth Truss`` is also ``Mary Truss``; ``Joseph R. Biden, Jr.`` also ``Joseph Biden``.
    A surname that does not end the name leaves the name as it is.
    """
    bare = _SUFFIX.sub("", name).replace(",", "")
    forms = [bare]
    parts = bare.split()
    without = [part for part in parts if not re.fullmatch(r"(?:[A-Z]\.?){1,2}", part)]
    if len(without) >= 2:
        forms.append(" ".join(without))
    if surname and len(parts) > 2:
        tail = surname.split()
        if parts[-len(tail) :] == tail and len(parts) > len(tail) + 1 and "." not in parts[0]:
            forms.append(" ".join([parts[0], *tail]))
    return tuple(dict.fromkeys(form for form in forms if form != name and len(form.split()) > 1))


def name_likeness(one: str, other: str) -> float:
    """0 to 100: how likely two full names are the same person's, over transliterations and middle names."""
    left, right = key(one).split(), key(other).split()
    if not left or not right:
        return 0.0
    short, long = sorted((left, right), key=len)
    joined = fuzz.ratio("".join(left), "".join(right))
    taken: set[int] = set()
    total = 0.0
    for word in short:
        scores = [
            (100.0 if long[at].startswith(word) and len(word) == 1 else fuzz.ratio(word, long[at]), at)
            for at in range(len(long))
            if at not in taken
        ]
        best, at = max(scores)
        taken.add(at)
        total += best
    words_score = total / len(short)
    if len(short) == 1 and len(long) > 1:
        words_score *= 0.8
    return max(words_score, joined)


def word_count(name: str) -> int:
    """The number of words of a name."""
    return len(words(name))
