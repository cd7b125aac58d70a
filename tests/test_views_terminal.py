"""What the screen shows."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from dragoman.records import Actor, Evidence, Reading, Report, Statement
from dragoman.views.terminal import show
from dragoman.views.wording import clean, day_words, shortened

from views_example import reading


def shown(found: Reading, width: int = 80) -> str:
    stream = io.StringIO()
    show(found, Console(file=stream, width=width, highlight=False))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2020-09-12", "12 Sep 2020"),
        ("2020-09", "Sep 2020"),
        ("2019", "2019"),
        ("2020-09-14/2020-12-31", "14 Sep – 31 Dec 2020"),
        ("2019/2021", "2019 – 2021"),
        ("2019-12-30/2020-01-02", "30 Dec 2019 – 2 Jan 2020"),
        (None, "no date"),
        ("2020-W05", "2020-W05"),
    ],
)
def test_dates_as_a_reader_writes_them(date: str | None, words: str) -> None:
    assert day_words(date) == words


def test_shortened_cuts_between_words() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one  two", 9) == "one two"


def test_a_reading_is_told_in_full() -> None:
    text = shown(reading())
    for part in (
        "14 Sep 2020 · Astana · after the press service",
        "2 events · 1 statement · 1 commitment",
        "Who is who on 14 Sep 2020 (3)",
        "President of Uruguay",
        "Met and talked · CONSULT (1)",
        "Ana Ruiz (URY) ⇄ Wei Lu (CHN) in Astana (KAZ)",
        "“met Wei Lu 🤝 on Tuesday”",
        "Wei Lu (CHN) to Ana Ruiz (URY) said",
        "Wei Lu (CHN) to Ana Ruiz (URY), due 2030 on transport",
        "overdue",
        "Tuesday = 2020-09-08",
        "A place could not be found.",
    ):
        assert part in text


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    from rich.cells import cell_len

    assert max(cell_len(line) for line in shown(reading(), width).splitlines()) <= width


def test_nothing_found_is_said() -> None:
    assert "Nothing was found" in shown(Reading(Report("x", "2020-01-01", "Nothing.")))


def test_words_of_a_report_do_not_steer_the_terminal() -> None:
    bad = "a\x1b[2Jb\u202ec [red]d[/red]"
    evil = Reading(
        Report("x", "2020-01-01", bad, title=bad),
        actors=(Actor(bad),),
        statements=(Statement("s1", "direct", (Actor(bad),), (), Evidence(0, len(bad), bad)),),
    )
    text = shown(evil)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[red]d[/red]" in text
    assert clean(bad) == "a [2Jb c [red]d[/red]"
