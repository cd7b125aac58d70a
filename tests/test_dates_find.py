"""Time expressions: a text and its date in, TIMEX3 types and values out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import find_dates

ANCHOR = "2020-09-14"  # a Monday


def values(text: str, anchor: str = ANCHOR) -> list[tuple[str, str, str]]:
    return [(item.evidence.text, item.type, item.value) for item in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on September 12, 2020.", "2020-09-12"),
        ("They met on Sept. 12.", "2020-09-12"),
        ("They met on 12 September 2019.", "2019-09-12"),
        ("They met on the 12th of September.", "2020-09-12"),
        ("They met on Friday, September 11, 2020.", "2020-09-11"),
        ("It was signed on 2019-03-04.", "2019-03-04"),
        ("It was signed on 3/4/19.", "2019-03-04"),
        ("It was signed on 4.3.2019.", "2019-03-04"),
        ("It was signed on 25/12/2019.", "2019-12-25"),
        ("THE MINISTERS MET ON FRIDAY, SEPTEMBER 11, 2020", "2020-09-11"),
        ("It was signed in March 2019.", "2019-03"),
        ("It was signed in early March of last year.", "2019-03"),
        ("It was signed in the third quarter of 2019.", "2019-Q3"),
        ("It was signed in the first half of 2019.", "2019-H1"),
        ("It was signed in spring 2019.", "2019-SP"),
        ("It was signed in the 1990s.", "199"),
        ("It was signed in the 19th century.", "18"),
        ("It was signed in fiscal year 2019.", "FY2019"),
        ("It was signed in 1999.", "1999"),
    ],
)
def test_dates_of_the_calendar(text: str, value: str) -> None:
    assert [found[2] for found in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said it today.", "2020-09-14"),
        ("He said it yesterday.", "2020-09-13"),
        ("He will say it tomorrow.", "2020-09-15"),
        ("He said it on Friday.", "2020-09-11"),
        ("He will say it on Friday.", "2020-09-18"),
        ("Offices are closed until Friday.", "2020-09-18"),
        ("He said it on Monday.", "2020-09-14"),
        ("He said it last Monday.", "2020-09-07"),
        ("He will say it next Monday.", "2020-09-21"),
        ("He agreed last year.", "2019"),
        ("He agreed last week.", "2020-W37"),
        ("He will come next month.", "2020-10"),
        ("He came last month.", "2020-08"),
        ("He came in November.", "2019-11"),
        ("He will come in November.", "2020-11"),
        ("He came last spring.", "2020-SP"),
        ("He came two weeks ago.", "2020-08-31"),
        ("He came three years ago.", "2017"),
        ("He came this morning.", "2020-09-14TMO"),
        ("He came on Friday evening.", "2020-09-11TEV"),
        ("He left by the end of this year.", "2020"),
        ("He left in the first months of the COVID-19 pandemic.", "2020"),
        ("He is currently abroad.", "PRESENT_REF"),
        ("He recently left.", "PAST_REF"),
        ("He hopes for it in the near future.", "FUTURE_REF"),
    ],
)
def test_dates_from_the_report(text: str, value: str) -> None:
    assert [found[2] for found in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 May 2019. The same day they signed.", ["2019-05-03", "2019-05-03"]),
        ("They met on 3 May 2019. A day later they signed.", ["2019-05-03", "2019-05-04"]),
        ("They met on 3 May 2019. Two weeks earlier they had talked.", ["2019-05-03", "2019-04-19"]),
        ("They met in 2015. The previous year they had quarrelled.", ["2015", "2014"]),
        ("Sales fell in January, compared to the same month a year ago.", ["2020-01", "2019-01"]),
        ("They met on October 12-14, 2019.", ["2019-10-12", "2019-10-14"]),
        ("They met on 12 to 14 October 2019.", ["2019-10-12", "2019-10-14"]),
        ("It runs from 2009 to 2011.", ["2009", "2011"]),
        ("The 2021-2025 plan", ["2021", "2025"]),
        ("On Friday at 18:00 UTC they met.", ["2020-09-11", "2020-09-11T18:00Z"]),
        ("At 16:15 UTC, June 1st, they met.", ["2020-06-01T16:15Z", "2020-06-01"]),
        ("At 6:40 p.m. (GMT +8) they met.", ["2020-09-14T18:40+08:00"]),
    ],
)
def test_dates_from_the_narrative(text: str, expected: list[str]) -> None:
    assert [found[2] for found in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("for three days", "DURATION", "P3D"),
        ("a 27-year contract", "DURATION", "P27Y"),
        ("after thirty minutes", "DURATION", "PT30M"),
        ("almost two and a half years", "DURATION", "P2.5Y"),
        ("over the next six months", "DURATION", "P6M"),
        ("for several years", "DURATION", "PXY"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("every two weeks", "SET", "P2W"),
        ("the annual meeting", "SET", "P1Y"),
        ("15 tankers per year", "SET", "P1Y"),
    ],
)
def test_dates_lengths_and_rounds(text: str, kind: str, value: str) -> None:
    assert [found[1:] for found in values(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A page without a word of time.",
        "On 30 February they met.",
        "On February 30 they met.",
        "0000-00-00 and 99/99/99 and 2020-13-45",
        "in the year 0",
        "They may march; the sun sat on a second chair.",
        "He paid $2,000 for 2,000 tons, up 2.36%.",
        "the Daily Telegraph and USA Today",
        "a 31-year-old man",
        "“((( [[ ”",
        "about 2000 people",
    ],
)
def test_dates_words_that_are_none(text: str) -> None:
    assert values(text) == []


def test_dates_offsets_are_code_points() -> None:
    text = "\U0001f642 e\u0301 on Monday"
    (item,) = find_dates(text, ANCHOR, start=100)
    assert (item.evidence.start, item.evidence.end) == (100 + text.index("Monday"), 100 + len(text))
    assert item.evidence.text == "Monday"


@pytest.mark.parametrize("anchor", ["2020", "2020-09", "2020-09-14", "2020-09-01/2020-09-14"])
def test_dates_partial_anchor(anchor: str) -> None:
    assert values("last year", anchor)[0][2] == "2019"


@pytest.mark.parametrize("anchor", ["", "yesterday", "2020-02-30", "14.9.2020"])
def test_dates_bad_anchor(anchor: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        find_dates("today", anchor)


WORDS = st.sampled_from(
    "on the last next two weeks ago March 3 30 February 2020 , . - Friday 18:00 UTC a day later every year of end "
    "99/99/9999 0 '82 Q3 the same period \n \U0001f642 p.m. 12".split(" ")
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_dates_any_text(text: str) -> None:
    end = 0
    for item in find_dates(text, ANCHOR):
        evidence = item.evidence
        assert end <= evidence.start < evidence.end <= len(text)
        assert evidence.text == text[evidence.start : evidence.end]
        assert item.value
        end = evidence.end


@given(st.dates(), st.lists(WORDS, max_size=20).map(" ".join))
def test_dates_any_anchor(day: object, text: str) -> None:
    find_dates(text, str(day))
