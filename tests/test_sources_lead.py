"""Header words and datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources import lead_end


@pytest.mark.parametrize(
    ("text", "first_words", "date", "place", "agency"),
    [
        (" date 2020-09-14 NUR-SULTAN – Kazakh President", "Kazakh", "2020-09-14", "Nur-Sultan", None),
        ("Date: 2020-01-02\r\nASTANA - The sides", "The", "2020-01-02", "Astana", None),
        ("2020-01-02\n\nHello there", "Hello", "2020-01-02", None, None),
        ("WASHINGTON (Reuters) - The two", "The", None, "Washington", "Reuters"),
        ("ASTANA, Sept. 14 (Xinhua) — The two", "The", None, "Astana", "Xinhua"),
        ("MOSCOW, September 5. /TASS/. Russia", "Russia", None, "Moscow", "TASS"),
        ("Brussels, 16 May 2023 – The Council", "The", "2023-05-16", "Brussels", None),
        ("TOKYO/SEOUL (Reuters) – Japan", "Japan", None, "Tokyo", "Reuters"),
        ("KYIV, Ukraine (AP) — Ukraine", "Ukraine", None, "Kyiv", "AP"),
        ("ST. PETERSBURG, Russia — Russia", "Russia", None, "St. Petersburg", None),
        ("PORT-AU-PRINCE, Haiti (AP) — Haiti", "Haiti", None, "Port-au-Prince", "AP"),
        ("N'DJAMENA – Chad", "Chad", None, "N'Djamena", None),
        ("WASHINGTON, D.C. – The", "The", None, "Washington", None),
        ("SÃO PAULO (Reuters) — Brazil", "Brazil", None, "São Paulo", "Reuters"),
        ("BEIJING -- China", "China", None, "Beijing", None),
        ("(Reuters) - China", "China", None, None, "Reuters"),
    ],
)
def test_lead_is_found(text: str, first_words: str, date: str | None, place: str | None, agency: str | None) -> None:
    lead = lead_end(text)
    assert text[lead.end :].startswith(first_words)
    assert (lead.date, lead.place, lead.agency) == (date, place, agency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "NATO – the alliance of the West – met.",
        "COVID-19 – a disease – spread.",
        "Israel - Hamas war goes on.",
        "The U.S. – China talks began.",
        "President Ruiz and Prime Minister Lu – both new – met.",
        "date of the meeting: Monday",
        "Tokayev met Wang Yi in NUR-SULTAN – and left.",
    ],
)
def test_other_beginnings_are_no_lead(text: str) -> None:
    lead = lead_end(text)
    assert (lead.end, lead.date, lead.dateline) == (0, None, None)


@given(st.text(max_size=80), st.sampled_from(["", "date 2020-09-14 ", "ASTANA, Sept. 14 (Xinhua) — ", "🤝 é"]))
def test_dateline_offsets_hold(rest: str, beginning: str) -> None:
    text = beginning + rest
    lead = lead_end(text)
    assert 0 <= lead.end <= len(text)
    if lead.dateline is not None:
        assert text[lead.dateline.start : lead.dateline.end] == lead.dateline.text
        assert lead.dateline.end <= lead.end
