"""Coreference: in, the names of a report; out, references for role nouns, pronouns and collectives.

One pass from left to right, as a reader goes. Every resolution names its rule and its antecedent. The
rules and their order are those event data needs (coding guide, section 2): a pronoun goes back to the most
salient actor of its kind in this sentence or the two before; a definite role noun (*the Chinese diplomat*)
to the actor of that country and post; a collective (*the two ministers*, *the sides*) to the last actors
who are so many and of that post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ..knowledge import Knowledge
from ..language import Analysis
from ..language.analysis import Token
from .cast import Cast, Entity
from .marks import Mark, Marks
from .memory import Memory
from .pronouns import Pronouns
from .roles import COLLECTIVES, PRONOUNS, Role, describe, noun_phrase
from .shortforms import ShortForms

if TYPE_CHECKING:
    from .resolve import CountryContext

__all__ = ["Discourse"]

_NUMBERS: Final = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "trio": 3}


class Discourse:
    """The reader's memory of who has been named, and how salient each is."""

    def __init__(
        self,
        a: Analysis,
        marks: Marks,
        knowledge: Knowledge,
        date: str,
        cast: Cast,
        context: CountryContext,
        home: Sequence[str],
    ) -> None:
        self.a, self.marks, self.k, self.date, self.cast = a, marks, knowledge, date, cast
        self.context, self.home = context, tuple(home)
        self.memory = Memory(a, cast, knowledge)
        self.pronouns = Pronouns(self.memory, home)
        self.short = ShortForms(self.memory)
        self.groups: dict[tuple[str | None, str | None, str], Entity] = {}

    def run(self) -> None:
        """Go through the tokens in order and add what names alone do not give."""
        for t in self.a.tokens:
            known = self.cast.at.get(t.i)
            if known is not None:
                if known.kind == "unknown" and known.first == known.last == t.i:
                    self.short.resolve(t, known)
                if known.first == t.i:
                    self.memory.meet(known)
                continue
            if t.kind == "pronoun" or t.text.lower() in PRONOUNS:
                self.pronouns.resolve(t)
            elif t.kind in ("noun", "name", "adjective", "determiner"):
                self._noun(t)
        self.pronouns.quoted()

    # --- role nouns and collectives -------------------------------------------------------------

    def _noun(self, t: Token) -> None:
        if t.relation in ("name_part", "modifier") and self.a.tokens[t.head].nominal:
            mark = self.marks.at(t.i)
            head = self.marks.at(t.head)
            if mark is None or head is None or head.last != mark.last:
                return
        word = t.lemma
        if word in COLLECTIVES and (self._collective(t) or self._one_country(t)):
            return
        role = describe(self.a, self.marks, t)
        if role is None or t.relation == "predicate_noun" or (role.word in _ABSTRACT and role.country is None):
            return
        if not role.plural and self._apposed(t, role):
            return
        if role.plural and (self._counted(t, role) or self._two_bodies(t, role)):
            return
        if not role.plural and role.definite and self._definite(t, role):
            return
        self._new(t, role)

    def _collective(self, t: Token) -> bool:
        """*the sides*, *both countries*, *the two nations*, *the parties*, *the leaders*."""
        a = self.a
        words = {c.text.lower() for c in a.children(t.i, "determiner", "number", "modifier")}
        if t.form != "plural" or (
            not words & {"the", "both", "two", "these", "three", "four"} and not a.possessors(t.i)
        ):
            return False
        if self.marks_in_phrase(t, ("country", "adjective")):
            return False
        count = next((_NUMBERS[w] for w in words if w in _NUMBERS), 2)
        ours = any(PRONOUNS.get(self.a.tokens[i].text.lower()) == "first_plural" for i in a.possessors(t.i))
        ours = ours and not self.pronouns.quoted_at(t)
        states = list(self.home) if ours and len(self.home) > 1 else self._last_states(count, t)
        if len(states) < 2:
            return False
        who = tuple(self.memory.state(c) for c in states)
        first, last = noun_phrase(a, t, self.marks.at(t.i))
        before = next((r for r in reversed(self.memory.recent) if r.entities and r.entities[0].country in states), None)
        self.memory.add(
            first,
            last,
            "collective",
            who,
            f"collective: the last {count} sides",
            plural=True,
            antecedent=before,
        )
        return True

    def _one_country(self, t: Token) -> bool:
        """*the country*, *the nation* as a doer: the state of the last subject, in this sentence or the one before."""
        if t.lemma not in ("country", "nation") or t.form == "plural" or t.relation not in _DOING:
            return False
        words = {c.text.lower() for c in self.a.children(t.i)}
        if not words & {"the", "this", "that"} or not words <= {"the", "this", "that", "entire", "whole", "also"}:
            return False
        for near in (t.sentence, t.sentence - 1):
            here = [r for r in self.memory.recent if r.first < t.i and self.a.tokens[r.first].sentence == near]
            for r in here:
                e = r.entities[0] if len(r.entities) == 1 else None
                told = e is not None and e.kind in ("state", "person", "institution") and len(e.country or "") == 3
                if e is None or not told or self.a.tokens[r.head].relation not in _DOING:
                    continue
                code = e.country or ""
                if self.k.country(code) is None:
                    return False
                who = (self.memory.state(code),)
                self.memory.add(t.i - 1, t.i, "country", who, f"{t.lemma}: of the last subject", antecedent=r)
                return True
        return False

    def marks_in_phrase(self, t: Token, kinds: tuple[str, ...]) -> list[Mark]:
        """Marks of some kinds among the dependents of a noun, its relative clauses left out."""
        found = []
        for k in self.a.subtree(t.i, without=frozenset({"relative", "participle", "conjunct"})):
            mark = self.marks.at(k)
            if mark is not None and mark.kind in kinds and mark not in found:
                found.append(mark)
        return found

    def _last_states(self, count: int, t: Token) -> list[str]:
        """Countries of the last actors named, most recent sentence first, in order of mention."""
        found: list[str] = []
        for s in range(t.sentence, max(-1, t.sentence - 12), -1):
            here = [r for r in self.memory.recent if self.a.tokens[r.first].sentence == s and r.first < t.i]
            main = [r for r in here if r.kind not in ("adjective",)] + [r for r in here if r.kind == "adjective"]
            for r in main:
                for e in r.entities:
                    new = e.country is not None and len(e.country) == 3 and e.country not in found
                    if new and e.country and e.kind in ("state", "person", "institution"):
                        found.append(e.country)
            if len(found) >= count:
                return found[:count]
        return found

    def _counted(self, t: Token, role: Role) -> bool:
        """*the two ministers*, *both presidents*, *the leaders*: the last persons of that post."""
        if not role.definite and not role.count:
            return False
        if role.kind != "office" and not role.person:
            return False
        if role.country is not None:
            return False
        want = role.count or (self._leaders_before(t, role) if role.general else 2)
        people: list[Entity] = []
        spare: list[Entity] = []
        for ref in reversed([r for r in self.memory.recent if r.first < t.i]):
            for e in ref.entities:
                if e.kind != "person" or e in people or e in spare:
                    continue
                abroad = not role.general or all(e.country != p.country for p in people)
                (people if abroad and self._holds(e, role) else spare).append(e)
            if len(people) >= want:
                break
        people = people[:want]
        if len(people) < want and role.general:
            people += [e for e in spare if e.sector == "GOV"][: want - len(people)]
        if len(people) < 2:
            return False
        people.sort(key=lambda e: self._first(e))
        first, last = noun_phrase(self.a, t, self.marks.at(t.i))
        before = next((r for r in reversed(self.memory.recent) if people[-1] in r.entities), None)
        self.memory.add(
            first,
            last,
            "collective",
            tuple(people),
            f"collective: the last {want} of post {role.word}",
            plural=True,
            antecedent=before,
        )
        return True

    def _two_bodies(self, t: Token, role: Role) -> bool:
        """*the two companies*, *both parties*: the last bodies named that are so many and of that sector."""
        if role.count < 2 or role.country is not None or role.sector in (None, "UNK", "CVL"):
            return False
        found: list[Entity] = []
        for ref in reversed([r for r in self.memory.recent if r.first < t.i]):
            found += [
                e
                for e in reversed(ref.entities)
                if e.kind in ("company", "institution", "group", "party") and e.sector == role.sector and e not in found
            ]
            if len(found) >= role.count:
                break
        if len(found) < role.count:
            return False
        who = tuple(reversed(found[: role.count]))
        first, last = noun_phrase(self.a, t)
        before = next((r for r in reversed(self.memory.recent) if found[0] in r.entities), None)
        rule = f"collective: the last {role.count} of kind {role.word}"
        self.memory.add(first, last, "collective", who, rule, plural=True, antecedent=before)
        return True

    def _leaders_before(self, t: Token, role: Role) -> int:
        """How many *the leaders* are: as many as were last named together, two at least."""
        for s in range(t.sentence - 1, max(-1, t.sentence - 4), -1):
            here = (r for r in self.memory.recent if self.a.tokens[r.first].sentence == s)
            people = {id(e) for r in here for e in r.entities if e.kind == "person" and self._holds(e, role)}
            if len(people) >= 2:
                return len(people)
        return 2

    def _first(self, e: Entity) -> int:
        return next((r.start for r in self.memory.recent if e in r.entities), 0)

    def _holds(self, e: Entity, role: Role) -> bool:
        """True if a person holds the post a role noun names; *leaders* are heads, ministers and the like."""
        if role.general:
            return e.sector == "GOV" and (e.office or "") in _LEADERS
        if role.office is not None and e.office is not None and role.office not in _WIDE:
            return e.office == role.office
        return re.search(rf"\b{re.escape(role.word)}\b", (e.role or "").lower()) is not None

    def _definite(self, t: Token, role: Role) -> bool:
        """*the Kazakh President*, *the Chinese diplomat*, *the Secretary*: a person already named."""
        if role.kind not in ("office", "role") or not role.person:
            return False
        for ref in reversed([r for r in self.memory.recent if r.first < t.i]):
            for e in ref.entities:
                if e.kind != "person" or (role.country and e.country != role.country):
                    continue
                fits = self._holds(e, role) or (role.country is not None and e.sector == role.sector and role.loose)
                if fits:
                    first, last = noun_phrase(self.a, t, self.marks.at(t.i))
                    self.memory.add(first, last, "role", (e,), f"definite role noun: {role.word}", antecedent=ref)
                    return True
        return self._of_the_day(t, role)

    def _apposed(self, t: Token, role: Role) -> bool:
        """*The chief engineer of the railways, Ada Kowal,*: the post and the name beside it are one."""
        beside = [c.i for c in self.a.children(t.i, "apposition")]
        beside += [t.head] if t.relation == "apposition" else []
        for i in beside:
            ref = self.cast.at.get(i)
            if ref is None or ref.kind not in ("person", "unknown") or len(ref.entities) != 1:
                continue
            e = ref.entities[0]
            e.kind, e.country = "person", e.country or role.country
            e.sector, e.role, e.office = e.sector or role.sector, e.role or role.word, e.office or role.office
            ref.kind = "person"
            first, last = noun_phrase(self.a, t, self.marks.at(t.i))
            self.memory.add(first, last, "role", (e,), "post beside the name", antecedent=ref)
            return True
        return False

    def _of_the_day(self, t: Token, role: Role) -> bool:
        """*the French president* with no name in the report: the holder on the day, if the who's who has one."""
        if role.country is None or role.office is None:
            return False
        held = self.k.holders(role.office, role.country, on=self.date)
        if len({h.person for h in held}) != 1:
            return False
        h = held[0]
        e = Entity("person", h.name, role.country, role.sector or "GOV", role.text, role.office, None)
        first, last = noun_phrase(self.a, t, self.marks.at(t.i))
        self.memory.add(first, last, "role", (e,), "holder of the office on the day")
        return True

    def _new(self, t: Token, role: Role) -> None:
        """A group, institution or unnamed person: a provisional actor with the country of its phrase."""
        codes = role.countries or (self._country_of(t, role),)
        who = tuple(self._group(role, code) for code in codes)
        first, last = noun_phrase(self.a, t, self.marks.at(t.i))
        rule = "role noun" if role.country else "role noun, country of the context"
        self.memory.add(first, last, "role", who, rule, plural=role.plural)

    def _group(self, role: Role, country: str | None) -> Entity:
        """One entity for everybody of a country, sector and role word."""
        key = (country, role.sector, role.word)
        if key not in self.groups:
            kind = "person" if role.person and not role.plural else role.actor_kind
            name = role.text
            if len(role.countries) > 1 and country is not None and (state := self.k.country(country)) is not None:
                name = f"{role.text} of {state.name}"
            e = Entity(kind, name, country, role.sector, role.word if role.person else None, role.office)
            e.plural = role.plural
            self.groups[key] = e
        return self.groups[key]

    def _country_of(self, t: Token, role: Role) -> str | None:
        beside = self.cast.at.get(t.head) if t.relation == "conjunct" else None
        if beside is not None and beside.kind in ("person", "role") and beside.entities[0].country:
            return beside.entities[0].country  # the president and several other officials
        if role.state:
            return None
        if role.backers:
            others = [c for c in self.context.near(t.sentence) if c not in role.backers]
            return others[0] if len(others) == 1 else None
        for c in self.a.children(t.i, "name_part", "modifier", "possessor"):
            ref = self.cast.at.get(c.i)
            if ref is not None and ref.kind == "person" and ref.entities[0].country:
                return ref.entities[0].country  # the Giammattei government
        return self.context.single(t.sentence)


_DOING: Final = frozenset({"subject", "passive_subject"})
_WIDE: Final = frozenset({"official", "minister", "leader"})  # posts that name a rank, not an office
_ABSTRACT: Final = frozenset(
    {"leadership", "administration", "command", "opposition", "resistance", "force", "security"}
)
_LEADERS: Final = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "vice_president",
        "secretary_general",
    }
)
