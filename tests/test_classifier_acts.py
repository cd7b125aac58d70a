"""Which type an act has by the coding guide and by CAMEO's roots, and what that does to scores and rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.classifier.acts import ACTS, LABELS, TYPES, Convention, read_label, read_rule, scores_by_type
from dragoman.classifier.deciding import weigh
from dragoman.classifier.pairs import PairVerdict
from dragoman.codebook import load_codebook


@pytest.mark.parametrize(
    ("label", "by", "expected"),
    [
        ("sanctions", "guide", "SANCTION"),
        ("sanctions", "roots", "COERCE"),
        ("deal", "roots", "SUPPORT"),
        ("AID", "guide", "AID"),
        ("AID", "roots", "AID"),
    ],
)
def test_labels_are_read_by_convention(label: str, by: Convention, expected: str) -> None:
    assert read_label(label, by) == expected


def test_every_act_differs_and_names_types_and_rules_that_exist() -> None:
    book = load_codebook()
    rules = {rule.name for rule in book.rules} | {
        f"operator/{o.id}" for found in book.operators.values() for o in found
    }
    for act in ACTS:
        assert act.guide != act.roots
        assert {act.guide, act.roots} <= set(TYPES)
        assert set(act.rules) <= rules, act.name


def test_the_documentation_has_the_table() -> None:
    page = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text(encoding="utf-8")
    for act in ACTS:
        assert f"| {act.name} | {act.meaning} | {act.guide} | {act.roots} | {act.cameo} |" in page


def test_scores_of_acts_are_added_to_those_of_their_type() -> None:
    scores = dict.fromkeys(LABELS, 0.0) | {"SANCTION": 0.2, "sanctions": 0.5, "COERCE": 0.3}
    assert scores_by_type(scores, "guide")["SANCTION"] == pytest.approx(0.7)
    assert scores_by_type(scores, "roots")["COERCE"] == pytest.approx(0.8)
    assert sum(scores_by_type(scores, "roots").values()) == pytest.approx(1.0)


def test_a_rule_that_codes_such_an_act_says_nothing_of_roots() -> None:
    assert read_rule("SANCTION/convict", "SANCTION", "guide") == "SANCTION"
    assert read_rule("SANCTION/convict", "SANCTION", "roots") is None
    assert read_rule("AID/give", "AID", "roots") == "AID"


def test_the_codebook_makes_its_type_likelier_and_more_so_with_both_sides() -> None:
    scores = {"AID": 0.4, "AGREE": 0.6}
    both = weigh(scores, "AID", PairVerdict("AID", "both", "codebook:AID/give [give]"))
    one = weigh(scores, "AID", PairVerdict("AID", "one", "codebook:AID/give [give]"))
    assert both["AID"] > one["AID"] > scores["AID"]
    assert sum(both.values()) == pytest.approx(1.0)
    assert weigh(scores, None, None) == scores
