"""Dates of the record: words or a time expression in, an EDTF date or range out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import find_dates, resolve_due, to_edtf

ANCHOR = "2020-09-14"


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("organise events until the end of this year", "2020-12-31"),
        ("attend this year’s Expo", "2020"),
        ("reach it by 2030", "2030"),
        ("by the end of the decade", "2029-12-31"),
        ("report within 90 days", "2020-12-13"),
        ("answer within 48 hours", "2020-09-16"),
        ("meet in two weeks", "2020-09-28"),
        ("meet next month in Astana", "2020-10"),
        ("meet next week", "2020-09-21/2020-09-27"),
        ("meet on Friday", "2020-09-18"),
        ("meet on February 13", "2021-02-13"),
        ("meet in May", "2021-05"),
        ("over the next five years", "2025-09-14"),
        ("from December 9 to January 3", "2020-12-09/2021-01-03"),
        ("between 2021 and 2025", "2021/2025"),
        ("the 2021-2025 plan", "2021/2025"),
        ("on October 12-14", "2020-10-12/2020-10-14"),
        ("before the end of this month", "2020-09-30"),
        ("in the second half of 2021", "2021-07/2021-12"),
        ("this spring", "2020-03/2020-05"),
        ("in the first months of the COVID-19 pandemic", "2020"),
        ("in 2022, following talks last year", "2022"),
        ("during this week's 2020 summit", "2020-09-14/2020-09-20"),
        ("by year-end", "2020-12-31"),
        ("visit on Saturday", "2020-09-19"),
        ("hold a vote tomorrow", "2020-09-15"),
        ("meet in two days' time", "2020-09-16"),
        ("sign it no later than 18 August", "2021-08-18"),
        ("reopen by March", "2021-03"),
        ("by the end of the first quarter of 2021", "2021-03-31"),
        ("in the third week of October", "2020-10-12/2020-10-18"),
        ("hold a summit on 4 and 5 June", "2021-06-04/2021-06-05"),
        ("a 72-hour truce beginning on October 19 at noon", "2020-10-19/2020-10-22"),
        ("a two-week truce beginning on 20 September", "2020-09-20/2020-10-04"),
        ("reduce emissions by 40 percent by 2030", "2030"),
        ("over the next 12 months", "2021-09-14"),
        ("within three weeks of signature", "2020-10-05"),
        ("by Friday's deadline", "2020-09-18"),
        ("by 1 January 2022", "2022-01-01"),
        ("hold a summit later this year", "2020"),
        ("speak again in the coming days", None),
        ("hold talks in the coming weeks", None),
        ("remain in contact until further notice", None),
        ("as soon as possible", None),
        ("on 30 February", None),
        ("", None),
    ],
)
def test_dates_due(words: str, due: str | None) -> None:
    assert resolve_due(words, ANCHOR) == due


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("They met on Friday.", "2020-09-11"),
        ("They met at 18:00 UTC on Friday.", "2020-09-11"),
        ("They met last week.", "2020-09-07/2020-09-13"),
        ("They met in the third quarter of 2019.", "2019-07/2019-09"),
        ("They met in winter 2019.", "2019-12/2020-02"),
        ("They met in the 1990s.", "1990/1999"),
        ("They met in fiscal year 2019.", "2019"),
        ("They are now meeting.", "2020-09-14"),
        ("They met over the past ten days.", "2020-09-04/2020-09-14"),
        ("They met recently.", None),
        ("They met for three days.", None),
        ("They meet every Monday.", None),
    ],
)
def test_dates_to_edtf(text: str, date: str | None) -> None:
    (item,) = find_dates(text, ANCHOR)
    assert to_edtf(item, ANCHOR) == date
    assert resolve_due(item, ANCHOR) == date


@given(st.text(alphabet="onthelasyrwk 0123456789-/,.", max_size=60), st.dates())
def test_dates_due_any_words(words: str, day: object) -> None:
    due = resolve_due(words, str(day))
    assert due is None or all(4 <= len(part) <= 10 for part in due.split("/"))
