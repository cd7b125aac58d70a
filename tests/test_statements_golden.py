"""Who said what to whom: quotations and reported speech of every form (tests/data/golden/statements.yaml)."""

from __future__ import annotations

import pytest

from dragoman.records import Statement
from golden_tables import Case, params, reading_of, statement_fits


@pytest.mark.parametrize("case", params("statements"))
def test_statements_of_a_text_are_those_of_the_coding_guide(case: Case) -> None:
    """Every expected statement is found once, and nothing else is."""
    left = list(reading_of(case).statements)
    told = "; ".join(map(_show, left)) or "no statement"
    for wanted in case.expected["statements"]:
        found = next((s for s in left if statement_fits(s, wanted)), None)
        assert found is not None, f"expected {wanted}, found {told}"
        left.remove(found)
    extra = [s for s in left if not any(statement_fits(s, w) for w in case.expected.get("also", ()))]
    assert not extra, f"not expected: {'; '.join(map(_show, extra))}"


@pytest.mark.parametrize("case", params("statements", marked=False))
def test_a_statement_holds_no_outer_quotation_marks(case: Case) -> None:
    """Content is given without the marks around it and without its cue."""
    for s in reading_of(case).statements:
        if s.kind == "direct":
            assert s.evidence.text[0] not in '“"«„', s.evidence.text
            assert s.evidence.text[-1] not in '”"»', s.evidence.text
        if s.cue is not None:
            inside = s.evidence.start <= s.cue.start < s.evidence.end
            # the cue of an interrupted quotation stands between its two halves
            assert not inside or "," in s.evidence.text[: s.cue.start - s.evidence.start], s.cue.text


def _show(s: Statement) -> str:
    speakers = " + ".join(f"{a.name}/{a.country}" for a in s.speakers) or "-"
    to = " + ".join(f"{a.name}/{a.country}" for a in s.addressee)
    return f"{s.kind} {speakers}{' -> ' + to if to else ''}: {s.evidence.text!r}"
