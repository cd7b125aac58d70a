"""Pronouns: in, a pronoun and what has been named; out, the actors it stands for, and the rule that says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from ..language.analysis import Token
from .cast import Entity, Ref, unique
from .memory import Memory
from .roles import COLLECTIVES, PRONOUNS

__all__ = ["Pronouns"]

_REACH: Final = 600  # tokens back to whom a quotation may speak
_WINDOW: Final = 3  # sentences back that a pronoun may reach
_SAY: Final = frozenset(
    """say tell add note state declare stress emphasize emphasise announce write tweet ask reply answer explain argue
    claim insist warn remark comment continue conclude observe quote post urge call recall""".split()
)


class Pronouns:
    """Resolves the pronouns of one report; ``home`` are the states that say *we* outside quotations."""

    def __init__(self, memory: Memory, home: Sequence[str]) -> None:
        self.memory, self.home = memory, home
        self.a, self.cast = memory.a, memory.cast
        self.quotes = [(q.start, q.end) for q in memory.a.quotes]

    def resolve(self, t: Token) -> None:
        """Add a reference for the pronoun ``t`` if its antecedent is found."""
        word = t.text.lower()
        kind = PRONOUNS.get(word)
        if kind is None:
            return
        if kind in ("first", "first_plural", "second"):
            if not self._in_quote(t) and kind == "first_plural" and self.home:
                who = tuple(self.memory.state(code) for code in self.home)
                self.memory.add(t.i, t.i, "pronoun", who, "we: the publishing states", plural=len(who) > 1)
            return
        found = self._antecedent(t, kind)
        if found is not None:
            who, ref, rule = found
            self.memory.add(t.i, t.i, "pronoun", who, rule, antecedent=ref, plural=kind == "plural")

    def quoted_at(self, t: Token) -> bool:
        """True of a word inside a quotation."""
        return self._in_quote(t) is not None

    def _in_quote(self, t: Token) -> tuple[int, int] | None:
        k = bisect_right(self.quotes, (t.start, len(self.a.text))) - 1
        return self.quotes[k] if k >= 0 and self.quotes[k][0] <= t.start < self.quotes[k][1] else None

    def _antecedent(self, t: Token, kind: str) -> tuple[tuple[Entity, ...], Ref | None, str] | None:
        if kind == "mutual":
            return None
        best: tuple[float, Ref, tuple[Entity, ...]] | None = None
        mates = self._clause_mates(t)
        others = {id(e) for i in mates for e in self.cast.entities_at(i)}
        for ref in self.memory.recent:
            distance = t.sentence - self.a.tokens[ref.first].sentence
            if distance > _WINDOW or distance < 0 or ref.first >= t.i:
                continue
            who = self._fitting(ref, kind)
            if not who or ref.head in mates or any(id(e) in others for e in who):
                continue
            score = self._salience(ref, t, distance)
            if best is None or score >= best[0]:
                best = (score, ref, who)
        if kind == "plural":
            pair = self._pair(t)
            if pair is not None and (best is None or best[1].head not in self._subjects_before(t)):
                return pair
        if best is None and kind == "plural":
            best = self._body_before(t)
        if best is None:
            return None
        return best[2], best[1], f"pronoun {t.text.lower()}: most salient {kind}"

    def _body_before(self, t: Token) -> tuple[float, Ref, tuple[Entity, ...]] | None:
        """*they* of one state, ministry, company or team: the last that was a subject."""
        for ref in reversed(self.memory.recent):
            distance = t.sentence - self.a.tokens[ref.first].sentence
            if distance > 1 or ref.first >= t.i:
                continue
            one = len(ref.entities) == 1 and ref.entities[0].kind not in ("person", "population")
            if one and self.a.tokens[ref.head].relation in ("subject", "passive_subject"):
                return 0.0, ref, ref.entities
        return None

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
        if relation == "possessor" and t.form == "possessive" and distance == 0:
            score += 1.5  # Russia's tactics in Ukraine, including its attacks
        elif relation in ("possessor", "name_part", "modifier"):
            score -= 0.5
        if t.relation in ("subject", "passive_subject") and relation == "subject":
            score += 0.5
        return score

    def _clause_mates(self, t: Token) -> set[int]:
        """Heads of the other arguments of the pronoun's own clause, understood ones too: a pronoun is none of them."""
        verb = next((u for u in self.a.ancestors(t.i) if u.kind in ("verb", "auxiliary")), None)
        if verb is None or t.form == "possessive" or t.text.lower().endswith(("self", "selves")):
            return set()
        mates = {c.i for c in self.a.children(verb.i, "subject", "object", "passive_subject")}
        clause = self.a.clause_at.get(verb.i)
        if clause is not None and t.relation not in ("subject", "passive_subject"):
            mates |= set(clause.subject)
        return mates - {t.i}

    def _subjects_before(self, t: Token) -> set[int]:
        return {r.head for r in self.memory.recent if self.a.tokens[r.head].relation == "subject"}

    def _pair(self, t: Token) -> tuple[tuple[Entity, ...], Ref | None, str] | None:
        """*they* after two single actors: subject and partner of the clause before, or a coordination."""
        for s in (t.sentence, t.sentence - 1, t.sentence - 2):
            here = [
                r
                for r in self.memory.recent
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
                if self.a.tokens[r.head].relation in ("subject", "object", "prep_object", "conjunct", "passive_subject")
            ]
            who = unique(
                e for r in core if r.kind in ("person", "country", "body", "pronoun", "role") for e in r.entities
            )
            people = [e for e in who if e.kind == "person"]
            if len(people) >= 2:
                return tuple(people[:2]), core[0], f"pronoun {t.text.lower()}: the two persons before"
            if len(people) == 1 and s < t.sentence and (partner := self._partner(people[0], s)) is not None:
                return (people[0], partner), core[0], f"pronoun {t.text.lower()}: a person and whom that person met"
            if len(who) >= 2 and s < t.sentence:
                return tuple(who[:2]), core[0], f"pronoun {t.text.lower()}: the two actors before"
        return None

    def _partner(self, person: Entity, sentence: int) -> Entity | None:
        """The person of another country last named in one sentence with ``person``, a few sentences back at most."""
        for s in range(sentence - 1, max(-1, sentence - 1 - _WINDOW), -1):
            named = unique(
                e
                for r in self.memory.recent
                if self.a.tokens[r.first].sentence == s and r.kind in ("person", "role", "pronoun")
                for e in r.entities
                if e.kind == "person" and not e.plural
            )
            if any(e is person for e in named):
                foreign = [e for e in named if e.country and e.country != person.country]
                if foreign:
                    return foreign[0]
        return None

    def quoted(self) -> None:
        """*I*, *we*, *our countries*, *you* inside quotations, once speakers are known."""
        for start, end in self.quotes:
            speakers, addressees, ref = self._speaker(start, end)
            if not speakers:
                continue
            mine = [self.memory.state(e.country) for e in speakers if e.country and len(e.country) == 3]
            yours = [self.memory.state(e.country) for e in addressees if e.country and len(e.country) == 3]
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
                    self.memory.add(
                        t.i, t.i, "pronoun", unique(who), f"{t.text.lower()} in a quotation", antecedent=ref
                    )

    def _joint(self, t: Token) -> bool:
        """*we signed the agreement*: an act that two sides do together."""
        head = self.a.tokens[t.head]
        return head.lemma in ("sign", "meet", "agree", "discuss", "solve", "celebrate", "establish", "launch")

    def _speaker(self, start: int, end: int) -> tuple[tuple[Entity, ...], tuple[Entity, ...], Ref | None]:
        """Subject and addressee of the verb of saying next to a quotation."""
        before = list(self.a.tokens_in(max(0, start - 120), start))
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
                        to = self._listener(who, start)
                    return who, to, self.cast.at.get(subjects[0])
        return (), (), None

    def _listener(self, speakers: tuple[Entity, ...], start: int) -> tuple[Entity, ...]:
        """The person of another country named last before the quotation that begins at ``start``."""
        token = self.a.token_at(start)
        if token is None:
            return ()
        for k in range(token.i - 1, max(-1, token.i - _REACH), -1):
            for e in self.cast.entities_at(k):
                if e.kind == "person" and e.country and all(e.country != s.country for s in speakers):
                    return (e,)
        return ()
