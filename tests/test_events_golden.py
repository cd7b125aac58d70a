"""Who did what to whom, when and where, in short texts of every type, form and operator (tests/data/golden)."""

from __future__ import annotations

import pytest

from golden_tables import Case, event_fits, params, reading_of, show_event


@pytest.mark.parametrize("case", params("events"))
def test_events_of_a_text_are_those_of_the_coding_guide(case: Case) -> None:
    """Every expected event is found once; nothing else is, but what `also` allows."""
    left = list(reading_of(case).events)
    told = "; ".join(show_event(e) for e in left) or "no event"
    for wanted in case.expected["events"]:
        found = next((e for e in left if event_fits(e, wanted)), None)
        assert found is not None, f"{case.text!r}: expected {wanted}, found {told}"
        left.remove(found)
    extra = [e for e in left if not any(event_fits(e, w) for w in case.expected.get("also", ()))]
    assert not extra, f"{case.text!r}: not expected: {'; '.join(map(show_event, extra))}"
