"""Who a name, title, pronoun or collective stands for on the day of the report (tests/data/golden/actors.yaml)."""

from __future__ import annotations

import pytest

from golden_tables import Case, actor_fits, find_words, params, reading_of


@pytest.mark.parametrize("case", params("actors"))
def test_words_stand_for_the_right_actors_on_the_day(case: Case) -> None:
    """Each listed word is a mention of exactly the listed actors."""
    reading = reading_of(case)
    for key, wanted in case.expected["mentions"].items():
        start, end = find_words(case.text, key)
        over = [m for m in reading.mentions if m.evidence.start < end and start < m.evidence.end]
        if wanted == "none":
            assert not over, f"{key!r} is taken for {over[0].actors}"
            continue
        assert over, f"{key!r} stands for nobody"
        want = [wanted] if isinstance(wanted, str) else wanted
        have = min(over, key=lambda m: abs(m.evidence.start - start) + abs(m.evidence.end - end)).actors
        told = [f"{a.name}/{a.country}/{a.sector}/{a.role}" for a in have]
        assert len(have) == len(want), f"{key!r} stands for {told}"
        assert all(any(actor_fits(a, w) for a in have) for w in want), f"{key!r} stands for {told}"
