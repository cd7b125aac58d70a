"""Coreference: in, the names of a report; out, references for role nouns, pronouns and collectives.

One pass from left to right, as a reader goes. Every resolution names its rule and its antecedent. The
rules and their order are those event data needs (coding guide, section 2): a pronoun goes back to the most
salient actor of its kind in this sentence or the two before; a definite role noun (*the Chinese diplomat*)
to the actor of that country and post; a collective (*the two ministers*, *the sides*) to the last actors
who are so many and of that post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..knowledge import Knowledge
from ..language import Analysis
from ..language.analysis import Token
from .cast import Cast, Entity, Ref, head_token, unique
from .marks import Mark, Marks
from .roles import COLLECTIVES, PRONOUNS, Role, describe, noun_phrase

if TYPE_CHECKING:
    from .resolve import CountryContext

__all__ = ["Discourse"]

_WINDOW: Final = 3  # sentences back that a pronoun may reach
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
        home: str | None,
    ) -> None:
        self.a, self.marks, self.k, self.date, self.cast = a, marks, knowledge, date, cast
        self.context, self.home = context, home
        self.seen: list[Ref] = []
        self.states: dict[str, Entity] = {}
        self.groups: dict[tuple[str | None, str | None, str], Entity] = {}
        self.quotes = [(q.start, q.end) for q in a.quotes]

    def run(self) -> None:
        """Go through the tokens in order and add what names alone do not give."""
        for ref in self.cast.refs:
            for e in ref.entities:
                if e.kind == "state" and e.country:
                    self.states.setdefault(e.country, e)
        for t in self.a.tokens:
            known = self.cast.at.get(t.i)
            if known is not None:
                if known.first == t.i:
                    self._meet(known)
                continue
            if t.kind == "pronoun" or t.text.lower() in PRONOUNS:
                self._pronoun(t)
            elif t.kind in ("noun", "name", "adjective", "determiner"):
                self._noun(t)
        self._quoted()

    def _meet(self, ref: Ref) -> None:
        if ref.kind not in ("unknown", "place"):
            self.seen.append(ref)

    def _add(
        self, first: int, last: int, kind: str, who: tuple[Entity, ...], rule: str, **more: object
    ) -> Ref:
        a = self.a
        ref = Ref(
            a.tokens[first].start,
            a.tokens[last].end,
            first,
            last,
            head_token(a, first, last),
            kind,
            who,
            rule,
        )
        for name, value in more.items():
            setattr(ref, name, value)
        self.cast.add(ref)
        self.seen.append(ref)
        return ref

    # --- role nouns and collectives -------------------------------------------------------------

    def _noun(self, t: Token) -> None:
        if t.relation in ("name_part", "modifier") and self.a.tokens[t.head].nominal:
            mark = self.marks.at(t.i)
            head = self.marks.at(t.head)
            if mark is None or head is None or head.last != mark.last:
                return
        word = t.lemma
        if word in COLLECTIVES and self._collective(t):
            return
        role = describe(self.a, self.marks, t)
        if role is None:
            return
        if role.plural and self._counted(t, role):
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
        states = self._last_states(count, t)
        if len(states) < 2:
            return False
        who = tuple(self._state(c) for c in states)
        first, last = noun_phrase(a, t)
        before = next(
            (r for r in reversed(self.seen) if r.entities and r.entities[0].country in states), None
        )
        self._add(
            first,
            last,
            "collective",
            who,
            f"collective: the last {count} sides",
            plural=True,
            antecedent=before,
        )
        return True

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
            here = [r for r in self.seen if self.a.tokens[r.first].sentence == s and r.first < t.i]
            main = [r for r in here if r.kind not in ("adjective",)] + [
                r for r in here if r.kind == "adjective"
            ]
            for r in main:
                for e in r.entities:
                    if e.country and len(e.country) == 3 and e.country not in found:
                        if e.kind in ("state", "person", "institution"):
                            found.append(e.country)
            if len(found) >= count:
                return found[:count]
        return found

    def _state(self, code: str) -> Entity:
        if code not in self.states:
            country = self.k.country(code)
            self.states[code] = Entity("state", country.name if country else code, code, "GOV")
        return self.states[code]

    def _counted(self, t: Token, role: Role) -> bool:
        """*the two ministers*, *both presidents*, *the leaders*: the last persons of that post."""
        if not role.definite and not role.count:
            return False
        if role.kind != "office" and not role.person:
            return False
        if role.country is not None:
            return False
        want = role.count or 2
        people: list[Entity] = []
        spare: list[Entity] = []
        for ref in reversed([r for r in self.seen if r.first < t.i]):
            for e in ref.entities:
                if e.kind != "person" or e in people or e in spare:
                    continue
                (people if self._holds(e, role) else spare).append(e)
            if len(people) >= want:
                break
        people = people[:want]
        if len(people) < want and role.general:
            people += [e for e in spare if e.sector == "GOV"][: want - len(people)]
        if len(people) < 2:
            return False
        people.sort(key=lambda e: self._first(e))
        first, last = noun_phrase(self.a, t)
        before = next((r for r in reversed(self.seen) if people[-1] in r.entities), None)
        self._add(
            first,
            last,
            "collective",
            tuple(people),
            f"collective: the last {want} of post {role.word}",
            plural=True,
            antecedent=before,
        )
        return True

    def _first(self, e: Entity) -> int:
        return next((r.start for r in self.seen if e in r.entities), 0)

    def _holds(self, e: Entity, role: Role) -> bool:
        if role.general:
            return e.sector == "GOV" and (e.office or "") in _LEADERS
        if role.word in (e.role or "").lower() or role.word in (e.office or ""):
            return True
        return role.office is not None and e.office == role.office

    def _definite(self, t: Token, role: Role) -> bool:
        """*the Kazakh President*, *the Chinese diplomat*, *the Secretary*: a person already named."""
        if role.kind not in ("office", "role") or not role.person:
            return False
        for ref in reversed([r for r in self.seen if r.first < t.i]):
            for e in ref.entities:
                if e.kind != "person" or (role.country and e.country != role.country):
                    continue
                fits = self._holds(e, role) or (
                    role.country is not None and e.sector == role.sector and role.loose
                )
                if fits:
                    first, last = noun_phrase(self.a, t)
                    self._add(first, last, "role", (e,), f"definite role noun: {role.word}", antecedent=ref)
                    return True
        return self._of_the_day(t, role)

    def _of_the_day(self, t: Token, role: Role) -> bool:
        """*the French president* with no name in the report: the holder on the day, if the who's who has one."""
        if role.country is None or role.office is None:
            return False
        held = self.k.holders(role.office, role.country, on=self.date)
        if len({h.person for h in held}) != 1:
            return False
        h = held[0]
        e = Entity("person", h.name, role.country, role.sector or "GOV", role.text, role.office, None)
        first, last = noun_phrase(self.a, t)
        self._add(first, last, "role", (e,), "holder of the office on the day")
        return True

    def _new(self, t: Token, role: Role) -> None:
        """A group, institution or unnamed person: a provisional actor with the country of its phrase."""
        country = role.country or self._country_of(t, role)
        key = (country, role.sector, role.word)
        if key not in self.groups:
            kind = "person" if role.person and not role.plural else role.actor_kind
            self.groups[key] = Entity(
                kind, role.text, country, role.sector, role.word if role.person else None
            )
            self.groups[key].office = role.office
            self.groups[key].plural = role.plural
        first, last = noun_phrase(self.a, t)
        rule = "role noun" if role.country else "role noun, country of the context"
        self._add(first, last, "role", (self.groups[key],), rule, plural=role.plural)

    def _country_of(self, t: Token, role: Role) -> str | None:
        if role.state:
            return None
        return self.context.single(t.sentence)

    # --- pronouns -------------------------------------------------------------------------------

    def _pronoun(self, t: Token) -> None:
        word = t.text.lower()
        kind = PRONOUNS.get(word)
        if kind is None:
            return
        if kind in ("first", "first_plural", "second"):
            if not self._in_quote(t) and kind == "first_plural" and self.home:
                self._add(t.i, t.i, "pronoun", (self._state(self.home),), "we: the publishing state")
            return
        found = self._antecedent(t, kind)
        if found is not None:
            who, ref, rule = found
            self._add(t.i, t.i, "pronoun", who, rule, antecedent=ref, plural=kind == "plural")

    def _in_quote(self, t: Token) -> tuple[int, int] | None:
        return next(((s, e) for s, e in self.quotes if s <= t.start < e), None)

    def _antecedent(self, t: Token, kind: str) -> tuple[tuple[Entity, ...], Ref | None, str] | None:
        if kind == "mutual":
            return None
        best: tuple[float, Ref, tuple[Entity, ...]] | None = None
        clause_subject = self._clause_mates(t)
        for ref in self.seen:
            distance = t.sentence - self.a.tokens[ref.first].sentence
            if distance > _WINDOW or distance < 0 or ref.first >= t.i:
                continue
            who = self._fitting(ref, kind)
            if not who or (ref.head in clause_subject and t.form != "possessive"):
                continue
            score = self._salience(ref, t, distance)
            if best is None or score >= best[0]:
                best = (score, ref, who)
        if kind == "plural":
            pair = self._pair(t)
            if pair is not None and (best is None or best[1].head not in self._subjects_before(t)):
                return pair
        if best is None:
            return None
        return best[2], best[1], f"pronoun {t.text.lower()}: most salient {kind}"

    def _fitting(self, ref: Ref, kind: str) -> tuple[Entity, ...]:
        es = ref.entities
        if kind == "person":
            return es if len(es) == 1 and es[0].kind == "person" and not es[0].plural else ()
        if kind == "thing":
            ok = len(es) == 1 and es[0].kind != "person" and ref.kind not in ("adjective", "people")
            return es if ok and not ref.plural else ()
        return es if ref.plural or len(es) > 1 else ()

    def _salience(self, ref: Ref, t: Token, distance: int) -> float:
        relation = self.a.tokens[ref.head].relation
        score = -2.0 * distance + {
            "subject": 3.0,
            "passive_subject": 2.5,
            "conjunct": 1.5,
            "object": 1.0,
        }.get(relation, 0.0)
        if distance == 0:
            score += 0.5
        if relation in ("possessor", "name_part", "modifier"):
            score -= 0.5
        if t.relation in ("subject", "passive_subject") and relation == "subject":
            score += 0.5
        return score

    def _clause_mates(self, t: Token) -> set[int]:
        """Heads of the other arguments of the pronoun's own clause: a pronoun is none of them."""
        verb = next((u for u in self.a.ancestors(t.i) if u.kind in ("verb", "auxiliary")), None)
        if verb is None or t.form == "possessive":
            return set()
        mates = {c.i for c in self.a.children(verb.i, "subject", "object", "passive_subject")}
        return mates - {t.i}

    def _subjects_before(self, t: Token) -> set[int]:
        return {r.head for r in self.seen if self.a.tokens[r.head].relation == "subject"}

    def _pair(self, t: Token) -> tuple[tuple[Entity, ...], Ref | None, str] | None:
        """*they* after two single actors: subject and partner of the clause before, or a coordination."""
        for s in (t.sentence, t.sentence - 1, t.sentence - 2):
            here = [
                r
                for r in self.seen
                if self.a.tokens[r.first].sentence == s
                and r.first < t.i
                and r.kind in ("person", "country", "body", "role", "collective", "pronoun")
            ]
            plural = [r for r in here if r.plural or len(r.entities) > 1]
            if plural and self.a.tokens[plural[0].head].relation in ("subject", "passive_subject"):
                return plural[0].entities, plural[0], f"pronoun {t.text.lower()}: plural subject before"
            core = [
                r
                for r in here
                if self.a.tokens[r.head].relation
                in ("subject", "object", "prep_object", "conjunct", "passive_subject")
            ]
            who = unique(
                e
                for r in core
                if r.kind in ("person", "country", "body", "pronoun", "role")
                for e in r.entities
            )
            people = [e for e in who if e.kind == "person"]
            if len(people) >= 2:
                return tuple(people[:2]), core[0], f"pronoun {t.text.lower()}: the two persons before"
            if len(who) >= 2 and s < t.sentence:
                return tuple(who[:2]), core[0], f"pronoun {t.text.lower()}: the two actors before"
        return None

    # --- inside quotations ----------------------------------------------------------------------

    def _quoted(self) -> None:
        """*I*, *we*, *our countries*, *you* inside quotations, once speakers are known."""
        for start, end in self.quotes:
            speakers, addressees, ref = self._speaker(start, end)
            if not speakers:
                continue
            mine = [self._state(e.country) for e in speakers if e.country and len(e.country) == 3]
            yours = [self._state(e.country) for e in addressees if e.country and len(e.country) == 3]
            for t in self.a.tokens_in(start, end):
                if t.i in self.cast.at and self.cast.at[t.i].first != t.i:
                    continue
                kind = PRONOUNS.get(t.text.lower())
                who: tuple[Entity, ...] = ()
                if kind == "first":
                    who = speakers
                elif kind == "first_plural":
                    shared = t.form == "possessive" and self.a.tokens[t.head].lemma in COLLECTIVES
                    who = unique(mine + yours if shared or self._joint(t) else mine)
                elif kind == "second":
                    who = addressees
                if who:
                    self._add(
                        t.i, t.i, "pronoun", unique(who), f"{t.text.lower()} in a quotation", antecedent=ref
                    )

    def _joint(self, t: Token) -> bool:
        """*we signed the agreement*: an act that two sides do together."""
        head = self.a.tokens[t.head]
        return head.lemma in ("sign", "meet", "agree", "discuss", "solve", "celebrate", "establish", "launch")

    def _speaker(self, start: int, end: int) -> tuple[tuple[Entity, ...], tuple[Entity, ...], Ref | None]:
        """Subject and addressee of the verb of saying next to a quotation."""
        before = [t for t in self.a.tokens_in(max(0, start - 120), start)]
        after = self.a.tokens_in(end, end + 120)
        for group in (after, before[::-1]):
            for t in group:
                if t.kind != "verb" or t.lemma not in _SAY:
                    continue
                clause = self.a.clause_at.get(t.i)
                subjects = clause.subject if clause else ()
                if not subjects:
                    nxt = [g.i for g in self.a.tokens_in(t.end, t.end + 60)]
                    subjects = tuple(i for i in nxt if i in self.cast.at)[:1]
                who = unique(e for s in subjects for e in self.cast.entities_at(s))
                if who:
                    to: tuple[Entity, ...] = ()
                    if clause is not None:
                        near = (
                            *clause.object,
                            *clause.indirect,
                            *(n for p, n in clause.obliques if p == "to"),
                        )
                        to = unique(e for n in near for e in self.cast.entities_at(n))
                    if not to:
                        to = self._listener(who)
                    return who, to, self.cast.at.get(subjects[0])
        return (), (), None

    def _listener(self, speakers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The person of another country the speaker last dealt with in the report."""
        for ref in reversed(self.seen):
            for e in ref.entities:
                if e.kind == "person" and e.country and all(e.country != s.country for s in speakers):
                    return (e,)
        return ()


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
_SAY: Final = frozenset(
    """say tell add note state declare stress emphasize emphasise announce write tweet ask reply answer explain argue
    claim insist warn remark comment continue conclude observe quote post urge call recall""".split()
)
