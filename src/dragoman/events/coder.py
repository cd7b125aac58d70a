"""Coder: in, an analysis, its cast and a codebook; out, draft events with what decided and what was rejected."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..actors.cast import Cast, Entity
from ..codebook import Codebook, Rule
from ..codebook.load import COOPERATIVE
from ..language import Analysis, Clause
from .acts import ActFinder
from .bench import BODIES, Act, Bench, Coding, Draft
from .fill import Filler, sides_problem, soldiers
from .governed import Governed
from .happenings import Happening, happenings
from .operators import Verdict, judge
from .ought import asked_of_others, own_order, unasked
from .sides import noun_getter

__all__ = ["code_events"]


def code_events(a: Analysis, cast: Cast, book: Codebook) -> Coding:
    """Code every clause and every noun that names an act (coding guide, sections 1 to 3)."""
    return _Coder(Bench(a, cast, book)).run()


class _Coder:
    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.a, self.book, self.sides = bench.a, bench.book, bench.sides
        self.filler = Filler(bench)
        self.told: set[int] = set()
        self.governed: dict[int, list[Act]] = {}

    def run(self) -> Coding:
        for h in happenings(self.a, self.book, self.sides):
            self.told.update(h.nouns)
            verdict = judge(self.a, self.book, h.head)
            if verdict.status != "fact" or verdict.future or verdict.refused:
                self.bench.reject(h.head, h.rule, verdict.reason or "not told as fact")
                continue
            if not h.source and not h.target and not self._placed(h):
                self.bench.reject(h.head, h.rule, "no side found")
                continue
            h = self._with_speaker(h, self.bench.reporters(verdict))
            alone = h.rule.type == "CONSULT" and len(h.source) == 1 and h.source == h.target
            if alone and not h.source[0].plural and h.source[0].country not in BODIES:
                self.bench.reject(h.head, h.rule, "nobody to consult with")
                continue
            self.bench.emit(self._happening(h, self.bench.reporters(verdict)))
        acts = [act for act in ActFinder(self.bench, self.told).find() if act.head not in self.told]
        for act in acts:
            if act.verdict.status == "dropped":
                self.bench.reject(act.head, act.pattern.rule, act.verdict.reason)
            elif act.verdict.status == "operator" and act.verdict.governor is not None:
                self.governed.setdefault(act.verdict.governor, []).append(act)
        done: set[int] = set()
        for act in acts:
            told = act.head not in self.governed or act.used
            if act.verdict.status == "fact" and told and self._fact(act):
                done.add(act.head)
        Governed(self.bench, self.governed).run(done)
        anchored = {d.anchor for d in self.bench.out.drafts}
        for act in acts:
            if act.verdict.status == "fact" and act.head in self.governed and act.head not in anchored:
                self._fact(act)
        for draft in asked_of_others(self.bench):
            self.bench.emit(draft)
        self.bench.out.drafts = [d for d in self.bench.out.drafts if not self._topic(d)]
        self.bench.out.drafts.sort(key=lambda d: d.head)
        return self.bench.out

    @staticmethod
    def _with_speaker(h: Happening, speakers: tuple[Entity, ...]) -> Happening:
        """*Chad says the talks with Niger go on*: the speaker is the other party."""
        apart = {e.country for e in h.source}.isdisjoint(e.country for e in speakers)
        if h.rule.type != "CONSULT" or len(h.source) != 1 or not speakers or not apart:
            return h
        both = (*speakers, *h.source)
        return replace(h, source=both, target=both)

    def _topic(self, d: Draft) -> bool:
        """*They discussed the border*: what a meeting told elsewhere in the report was about, no meeting of its own."""
        if d.rule is None or d.rule.id != "discuss":
            return False
        named = {i for c in (self.a.clause_at.get(d.head),) if c for s in c.subject for i in (s, *self.a.conjuncts(s))}
        cast = self.bench.cast
        people = [e for i in named if i in cast.at and cast.at[i].kind == "person" for e in cast.at[i].entities]
        for x in self.bench.out.drafts:
            if x.type != "CONSULT" or x.rule is d.rule:
                continue
            there = (*x.source, *x.target)
            if not {e.country for e in d.source} & {e.country for e in there}:
                continue
            if len(people) < 2 or all(any(e is k for k in there) for e in people):
                return True
        return False

    def _placed(self, h: Happening) -> bool:
        """*Four were killed in a blast in Quetta*: an attack whose place speaks for both sides."""
        sentence = self.a.tokens[h.head].sentence
        cast = self.bench.cast
        return h.rule.type == "ASSAULT" and bool(cast.places.get(sentence) or cast.countries.get(sentence))

    def _happening(self, h: Happening, reporters: tuple[Entity, ...]) -> Draft:
        return Draft(
            type=h.rule.type,
            rule=h.rule,
            why=f"codebook:{h.rule.name} [{h.words}]",
            head=h.head,
            anchor=h.head,
            source=soldiers(h.rule.type, h.source, h.by_adjective),
            target=h.target or (self.filler.recovery.rulers(h.head, h.source) if h.rule.type == "PROTEST" else ()),
            reciprocal=h.reciprocal,
            mode=h.mode,
            tokens=set(h.tokens),
            reporters=reporters,
            decided="happening",
        )

    def _fact(self, act: Act) -> bool:
        """Code an act by the most specific of its patterns whose conditions hold and whose sides are there."""
        first: str | None = None
        for pattern, used in ((act.pattern, act.used), *act.others):
            draft, problem = self._draft(replace(act, pattern=pattern, used=used))
            if draft is not None:
                self.bench.emit(draft)
                return True
            first = first or problem
        self.bench.reject(act.head, act.pattern.rule, first or "nothing to code")
        return False

    def _draft(self, act: Act) -> tuple[Draft | None, str | None]:
        rule = act.pattern.rule
        final = self._tense(rule, act.verdict)
        if final is None:
            return None, "not to happen" if act.verdict.refused else "future of an act of words"
        problem = self._conditions(act)
        if problem:
            return None, problem
        source, target, reciprocal = self.filler.fill(act)
        problem = sides_problem(self.a, rule, source, target, act) or self._unfit(rule, source)
        if problem is None and final == "REQUEST" and act.clause is not None and own_order(act.clause, source, target):
            problem = "an order to one's own"
        if problem:
            return None, problem
        same = final == rule.type
        told = "" if same else f" told as {'refused' if act.verdict.refused else 'future'}"
        draft = Draft(
            type=final,
            rule=rule,
            why=f"codebook:{rule.name} [{self._words(act)}]{told}",
            head=act.head,
            anchor=act.head,
            source=source,
            target=target,
            reciprocal=reciprocal,
            mode=rule.mode if same else None,
            tokens=self.bench.tokens(act),
            reporters=self.bench.reporters(act.verdict),
            commitment=rule.commitment if same else ("plan" if final == "AGREE" else None),
            content=act.head,
            nominal=act.clause is None,
            used=frozenset(act.used),
            decided="ahead" if not same else "noun" if act.clause is None else "clause",
            understood=act.understood,
        )
        return draft, None

    def _words(self, act: Act) -> str:
        """The words of the text that met the pattern, in base form."""
        lemmas = [self.a.tokens[act.head].lemma, *(self.a.tokens[i].lemma for i in act.used)]
        return " ".join([*lemmas, *act.pattern.function])

    @staticmethod
    def _unfit(rule: Rule, source: tuple[Entity, ...]) -> str | None:
        """Why this source cannot do this: a clock does not withdraw, a court does not riot."""
        if "military_source" in rule.flags and source:
            kinds = {e.kind for e in source}
            if not kinds & {"state", "group", "institution", "body"} and not {e.sector for e in source} & _ARMED:
                return "no armed source"
        if "judge_source" in rule.flags and source and not any(_judges(e) for e in source):
            return "no court"
        if "person_source" in rule.flags and source and all(e.kind in ("state", "body", "company") for e in source):
            return "no person"
        if "official_source" in rule.flags and not any(_official(e) for e in source):
            return "no official source"
        if "civil_source" in rule.flags and source and all(_no_crowd(e) for e in source):
            return "an official, not a crowd"
        return None

    @staticmethod
    def _tense(rule: Rule, v: Verdict) -> str | None:
        if v.refused:
            return "REJECT" if rule.type in COOPERATIVE or rule.type == "REQUEST" else None
        if not v.future:
            return rule.type
        if rule.id == "resign":
            return None
        if rule.type in ("REQUEST", "REJECT", "THREATEN"):
            return rule.type
        return "AGREE" if rule.type in COOPERATIVE else "THREATEN"

    def _conditions(self, act: Act) -> str | None:
        """Why the rule does not apply here, if it does not."""
        a, rule, clause = self.a, act.pattern.rule, act.clause
        if act.verdict.purpose and rule.type in _NOT_YET:
            return "a purpose, not an act"
        if (
            clause is not None
            and clause.voice == "passive"
            and clause.form == "participle"
            and clause.link == "modifier"
        ):
            return "an attribute"
        if rule.name == "AGREE/agree" and clause is not None and self._a_view(clause):
            return "a view, not an agreement"
        if clause is not None and rule.type == "REQUEST" and (problem := unasked(a, self.bench.cast, clause)):
            return problem
        if clause is not None and rule.id == "endorse" and clause.voice == "passive" and clause.link == "participle":
            return "background"
        if clause is None and self._upcoming(act.head):
            return "not yet happened"
        if clause is not None and rule.id in _TOLD_BY and clause.link == "participle" and not clause.subject:
            return "background"
        if clause is not None and clause.link in ("participle", "relative") and self._counted(clause):
            return "a count"
        if rule.definite and act.clause is None:
            words = {c.text.lower() for c in a.children(act.head, "determiner")}
            if words & {"any", "no", "such", "every", "each"} or (
                a.tokens[act.head].form == "plural" and not words and not self._owned(act.head)
            ):
                return "no definite act"
        calls = {p.split()[0] for p in rule.pejorative}
        if clause is not None and clause.lemma in calls and not self._pejorative(clause):
            return "no reproach"
        return None

    def _a_view(self, clause: Clause) -> bool:
        """*agreed that …*, *agreed on the importance of …*: a statement (coding guide, section 3)."""
        nouns = {self.a.tokens[n].lemma for p, n in clause.obliques if p in ("on", "about", "with")}
        if nouns & _VIEWS:
            return True
        below = [c for c in self.a.clauses_under.get(clause.head, ()) if c.link == "complement"]
        return any(c.marker == "that" or (c.marker is None and c.tense == "present" and c.subject) for c in below)

    def _counted(self, clause: Clause) -> bool:
        """*the total number of people killed*: a tally, no happening."""
        return any(up.lemma in _TALLY for up in list(self.a.ancestors(clause.head))[:4])

    def _upcoming(self, noun: int) -> bool:
        """*ahead of the visit*, *the planned talks*: an act named before it happened."""
        a = self.a
        if any(c.lemma in _UPCOMING for c in a.children(noun, "modifier", "name_part")):
            return True
        prep = a.tokens[a.tokens[noun].head]
        if a.tokens[noun].relation != "prep_object":
            return False
        words = {prep.text.lower(), a.tokens[prep.head].text.lower()}
        going = prep.text.lower() == "for" and a.tokens[prep.head].lemma in _GOING
        return going or bool(words & {"ahead", "before", "until"})

    def _owned(self, noun: int) -> bool:
        get = noun_getter(self.a, noun)
        return bool(self.sides.fill(("possessor", "adjective", "by"), get, "agent")[0])

    def _pejorative(self, clause: Clause) -> bool:
        words = {self.a.tokens[k].lemma for i in clause.attribute for k in self.a.subtree(i)}
        words |= {self.a.tokens[n].lemma for p, o in clause.obliques if p == "as" for n in self.a.subtree(o)}
        words |= {t.lemma for t in self.a.tokens[clause.head + 1 : clause.head + 14] if t.sentence == clause.sentence}
        return bool(words & _REPROACH)


# Rules that a bare participle tells of as background: *a ceasefire agreed in May*, *people seeking asylum*.
_TOLD_BY: Final = frozenset({"allege", "agree", "aid"})
_ARMED: Final = frozenset({"MIL", "REB", "PRM", "COP"})
_NOT_YET: Final = frozenset({"CONSULT", "MOBILIZE", "SANCTION", "RETREAT", "CONCEDE", "COOPERATE"})
_GOING: Final = frozenset("arrive travel fly visit go come trip return head leave depart prepare plan call".split())
_VIEWS: Final = frozenset("importance need necessity urgency value view fact principle point".split())
_TALLY: Final = frozenset({"number", "total", "toll", "count", "tally"})


def _no_crowd(e: Entity) -> bool:
    return e.sector in ("MIL", "COP") or (e.sector == "GOV" and e.kind == "person")


def _judges(e: Entity) -> bool:
    return e.sector in ("JUD", "GOV", "LEG", "MIL", None) or e.kind in ("state", "body", "institution", "unknown")


def _official(e: Entity) -> bool:
    return e.sector == "GOV" or e.kind in ("state", "body")


_UPCOMING: Final = frozenset(
    """upcoming planned plan scheduled schedule forthcoming possible potential proposed propose future next alleged
    expected""".split()
)
_REPROACH: Final = frozenset(
    """terrorist terrorism illegal illegitimate aggression aggressor criminal crime dictator tyrant liar lie
    murderer threat genocide barbaric brutal outrageous unacceptable shameful disgrace disgraceful
    provocation provocative irresponsible reckless dangerous violation violator evil enemy racist fascist
    nazi killer coward cowardly corrupt puppet regime traitor hypocrite hypocritical sham fraud farce
    invasion occupier occupation mistake wrong unjust unfair failure war-crime atrocity massacre hostile act
    attack hoax witch loser
    null void shithole apartheid barbarism cruel inhumane racism double-standard
    weak crooked pathetic stupid idiot disaster""".split()
)
