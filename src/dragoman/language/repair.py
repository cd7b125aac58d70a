"""Repair: in, tokens as the parser hung them; out, the same with attachments mended that grammar rules out.

Only where one reading is left: a preposition needs its noun, and a finite past tense is no partner of an
infinitive (Huddleston and Pullum, The Cambridge Grammar of the English Language, 2002, ch. 7 and 15).
"""

from __future__ import annotations

from dataclasses import replace

from .analysis import Token

__all__ = ["mend"]


def mend(tokens: list[Token], first: int) -> None:
    """Rehang, in place, the tokens from ``first`` on where the parse breaks a rule of grammar."""
    children: dict[int, list[int]] = {}
    for t in tokens[first:]:
        if t.head != t.i:
            children.setdefault(t.head, []).append(t.i)
    for t in tokens[first:]:
        if t.relation == "subject" and t.nominal:
            _stranded_noun(tokens, children, t)
        elif t.relation == "conjunct" and t.form == "past" and t.kind == "verb":
            _past_under_modal(tokens, children, t)


def _stranded_noun(tokens: list[Token], children: dict[int, list[int]], t: Token) -> None:
    """*spoke with X to reiterate …*: X, taken for the subject of *to reiterate*, belongs to *with*."""
    verb = tokens[t.head]
    if verb.form != "base" or not any(tokens[c].text.lower() == "to" for c in children.get(verb.i, ())):
        return
    start = min([t.i, *_below(children, t.i)])
    if start == 0 or t.i > verb.i:
        return
    before = tokens[start - 1]
    if before.kind != "preposition" or before.text.lower() in ("for", "to") or before.sentence != t.sentence:
        return
    if before.relation != "preposition" or children.get(before.i):
        return
    tokens[t.i] = replace(t, head=before.i, relation="prep_object")
    children[verb.i].remove(t.i)
    children.setdefault(before.i, []).append(t.i)


def _past_under_modal(tokens: list[Token], children: dict[int, list[int]], t: Token) -> None:
    """*assured X that Y would help and thanked Z*: *thanked* goes with *assured*, not with *would help*."""
    partner = tokens[t.head]
    kids = children.get(t.i, ())
    if partner.form != "base" or any(tokens[c].relation in ("subject", "passive_subject") for c in kids):
        return
    helpers = [tokens[c] for c in children.get(partner.i, ()) if tokens[c].relation == "auxiliary"]
    if not any(h.kind == "modal" or h.text.lower() == "to" for h in helpers):
        return
    up = partner
    for _ in range(12):
        if up.head == up.i:
            return
        up = tokens[up.head]
        if up.kind == "verb" and up.form == "past" and up.i < t.i:
            children[partner.i].remove(t.i)
            children.setdefault(up.i, []).append(t.i)
            tokens[t.i] = replace(t, head=up.i)
            return


def _below(children: dict[int, list[int]], i: int) -> list[int]:
    found, queue = [], list(children.get(i, ()))
    while queue:
        k = queue.pop()
        found.append(k)
        queue.extend(children.get(k, ()))
    return found
