"""Files, folders and standard input become reports; what cannot becomes a failure that says why."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest

from dragoman.errors import BadDateError
from dragoman.records import Failure, Report
from dragoman.sources import check_date, foreign_language, read_bytes, read_path, read_paths

SENTENCE = "The president of Uruguay met the foreign minister of China in the capital on Tuesday."


def one(path: Path, date: str | None = None) -> Report:
    """Return the single report of a file."""
    items = list(read_path(path, date))
    assert len(items) == 1
    assert isinstance(items[0], Report), items[0]
    return items[0]


def reason(path: Path, date: str | None = None) -> str:
    """Return why a file could not be read."""
    items = list(read_path(path, date))
    assert len(items) == 1
    assert isinstance(items[0], Failure), items[0]
    assert items[0].stage == "sources"
    assert items[0].source == str(path)
    return items[0].reason


def put(folder: Path, name: str, content: bytes | str) -> Path:
    """Write a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_is_kept_as_given(tmp_path: Path) -> None:
    text = f" date 2020-09-14 ASTANA – {SENTENCE}\r\n\r\n  Two  spaces 🤝 cafe\u0301.\r\n"
    report = one(put(tmp_path, "day-one.txt", text))
    assert report.text == text
    assert (report.id, report.date, report.language) == ("day-one", "2020-09-14", "en")
    assert report.place is not None
    assert (report.place.name, report.place.country) == ("Astana", None)
    assert report.source == str(tmp_path / "day-one.txt")


def test_plain_text_takes_its_title_from_a_first_line_on_its_own(tmp_path: Path) -> None:
    report = one(put(tmp_path, "a.txt", f"date 2020-09-14\n\nTwo presidents meet\n\n{SENTENCE}"))
    assert report.title == "Two presidents meet"


@pytest.mark.parametrize(
    "encoded",
    [
        f"date 2020-09-14 René: {SENTENCE}".encode("utf-8-sig"),
        f"date 2020-09-14 René: {SENTENCE}".encode("utf-16"),
        f"date 2020-09-14 René: {SENTENCE}".encode("utf-16-le"),
        f"date 2020-09-14 René: {SENTENCE}".encode("utf-16-be"),
        f"date 2020-09-14 René: {SENTENCE}".encode("utf-32"),
        f"date 2020-09-14 René: {SENTENCE}".encode("latin-1"),
        f"date 2020-09-14 René: {SENTENCE}".encode("cp1252"),
    ],
)
def test_encodings_are_told(tmp_path: Path, encoded: bytes) -> None:
    assert one(put(tmp_path, "a.txt", encoded)).text == f"date 2020-09-14 René: {SENTENCE}"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"\x00\x01\x02\xff" * 50, "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (SENTENCE, "three ways"),
        (f"date 2020-02-30 {SENTENCE}", "does not exist"),
        (f"date 2999-01-01 {SENTENCE}", "future"),
        (f"date 14.09.2020 {SENTENCE}", "YYYY-MM-DD"),
        ("date 2020-09-14 Le président français a rencontré le chancelier à Paris pour parler "
         "de la guerre en Ukraine et de la sécurité en Europe.", "'fr'"),
        ("date 2020-09-14 Президент встретился с министром иностранных дел Китая.", "'ru'"),
        (f"date 2020-09-14 “Ré{SENTENCE}” “é” ".encode() + b"\xff", "broken"),
    ],
)  # fmt: skip
def test_bad_text_says_why(tmp_path: Path, content: bytes | str, part: str) -> None:
    assert part in reason(put(tmp_path, "bad.txt", content))


def test_no_date_names_the_three_ways(tmp_path: Path) -> None:
    said = reason(put(tmp_path, "a.txt", SENTENCE))
    for way in ("date YYYY-MM-DD", "front matter", "--date"):
        assert way in said


def test_date_given_counts_where_the_file_has_none(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", SENTENCE), "2020-01-02").date == "2020-01-02"
    assert one(put(tmp_path, "b.txt", f"date 2019-01-02 {SENTENCE}"), "2020-01-02").date == "2019-01-02"


MARKDOWN = """---
date: '2021-01-25'
source_url: https://bidenwhitehouse.archives.gov/briefing-room/x/
title: "Readout of a Call with President Ruiz\\
  \\ of\\_Uruguay"
---
 \n
President **Ruiz** spoke [today](https://example.org) with
Wei Lu.\u00a0 They *agreed* to
meet.  \nThe end was good.

-   First matter, told
    on two lines
-   Second

<!-- -->

\\###
"""


def test_markdown_becomes_paragraphs(tmp_path: Path) -> None:
    report = one(put(tmp_path, "readout.md", MARKDOWN))
    assert report.text == (
        "President Ruiz spoke today with Wei Lu. They agreed to meet.\n\nThe end was good.\n\n"
        "First matter, told on two lines\n\nSecond"
    )
    assert report.title == "Readout of a Call with President Ruiz of Uruguay"
    assert (report.date, report.publisher, report.id) == ("2021-01-25", "White House", "readout")
    assert report.url == "https://bidenwhitehouse.archives.gov/briefing-room/x/"


@pytest.mark.parametrize(
    ("front", "part"),
    [
        ("date: 2020-02-30", "YAML"),
        ("date: '2020-02-30'", "does not exist"),
        ("date: 2020-09", "YYYY-MM-DD"),
        ("date: [", "YAML"),
        ("- a\n- b", "name: value"),
        ("title: x", "three ways"),
    ],
)
def test_bad_front_matter_says_why(tmp_path: Path, front: str, part: str) -> None:
    assert part in reason(put(tmp_path, "a.md", f"---\n{front}\n---\n\n{SENTENCE}\n"))


def test_front_matter_date_may_have_a_time(tmp_path: Path) -> None:
    path = put(tmp_path, "a.md", f"---\ndate: 2020-09-14 10:00:00\n---\n\n{SENTENCE}\n")
    assert one(path).date == "2020-09-14"


def test_json_lines_keep_text_and_name_broken_lines(tmp_path: Path) -> None:
    text = f"  {SENTENCE}\r\n\n 🤝 "
    lines = [
        json.dumps({"id": 7, "date": "2020-09-14", "text": text, "title": "T", "publisher": "P"}),
        '{"id": "broken", ',
        "",
        json.dumps({"report": {"date": "2020-09-15T08:00:00Z", "text": SENTENCE}, "events": []}),
        "[1]",
        json.dumps({"id": "x", "date": "2020-09-15"}),
        json.dumps({"id": "x", "date": 2020, "text": SENTENCE}),
        json.dumps({"id": "x", "date": "2020-09-15", "text": SENTENCE, "language": "fr"}),
        '{"id": "x", "date": "2020-09-15", "text": "half \\ud83e pair"}',
    ]
    items = list(read_path(put(tmp_path, "many.jsonl", "\n".join(lines))))
    reports = [item for item in items if isinstance(item, Report)]
    failures = [item for item in items if isinstance(item, Failure)]
    assert [report.id for report in reports] == ["7", "many-4"]
    assert reports[0].text == text
    assert reports[0].publisher == "P"
    assert reports[1].date == "2020-09-15"
    assert [failure.reason.split(":")[0] for failure in failures] == [
        *("line 2", "line 5", "line 6", "line 7", "line 8", "line 9")
    ]
    assert failures[0].source == f"{tmp_path / 'many.jsonl'}, line 2"
    assert isinstance(items[1], Failure), "failures stand where their lines stand"


def test_json_lines_with_a_bad_byte_lose_one_line_only(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "date": "2020-09-14", "text": SENTENCE}).encode()
    items = list(read_path(put(tmp_path, "a.jsonl", good + b"\n{\xff}\n" + good)))
    assert [type(item) for item in items] == [Report, Failure, Report]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_json_lines_with_a_byte_order_mark(tmp_path: Path, codec: str) -> None:
    line = json.dumps({"id": "a", "date": "2020-09-14", "text": f"René 🤝. {SENTENCE}"}, ensure_ascii=False)
    assert one(put(tmp_path, "a.jsonl", f"{line}\n".encode(codec))).text == f"René 🤝. {SENTENCE}"


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ({"id": "a", "date": "2020-09-14", "text": SENTENCE}, ["a"]),
        ({"report": {"date": "2020-09-14", "text": SENTENCE}, "events": []}, ["file"]),
        ([{"date": "2020-09-14", "text": SENTENCE}] * 2, ["file-1", "file-2"]),
    ],
)
def test_json_files(tmp_path: Path, content: object, ids: list[str]) -> None:
    items = list(read_path(put(tmp_path, "file.json", json.dumps(content, indent=1))))
    assert [item.id for item in items if isinstance(item, Report)] == ids


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("", "empty"),
        ("[]", "empty"),
        ("{", "not valid JSON"),
        ("3", "a number"),
        ("[" * 100_000, "JSON"),
        ('{"text": ' + "9" * 5000 + "}", "JSON"),
    ],
)
def test_bad_json_says_why(tmp_path: Path, content: str, part: str) -> None:
    assert part in reason(put(tmp_path, "bad.json", content))


def test_folders_are_read_in_order_and_ids_are_unique(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/a.txt", ".hidden.txt", ".git/x.txt"):
        put(tmp_path, name, f"date 2020-09-14 {SENTENCE}")
    put(tmp_path, "picture.png", b"\x89PNG")
    items = list(read_paths([tmp_path, tmp_path / "a.txt"]))
    assert [item.id for item in items if isinstance(item, Report)] == ["a", "b", "a-2", "a-3"]
    assert [Path(str(item.source)).name for item in items if isinstance(item, Failure)] == ["picture.png"]


def test_empty_folder_and_missing_path_are_failures(tmp_path: Path) -> None:
    assert "no file" in reason(tmp_path)
    assert "no such file" in reason(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (f"date 2020-09-14 {SENTENCE}".encode(), 1),
        (json.dumps({"id": "a", "date": "2020-09-14", "text": SENTENCE}).encode(), 1),
        (b"\n".join([json.dumps({"date": "2020-09-14", "text": SENTENCE}).encode()] * 3), 3),
        (f"---\ndate: 2020-09-14\n---\n{SENTENCE}".encode(), 1),
    ],
)
def test_kind_is_told_without_a_name(data: bytes, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len([item for item in read_bytes(data, name="stdin") if isinstance(item, Report)]) == count
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert len([item for item in read_paths(["-"]) if isinstance(item, Report)]) == count


def test_huge_single_line_and_million_words(tmp_path: Path) -> None:
    line = f"date 2020-09-14 {SENTENCE} " + "word " * 1_000_000
    report = one(put(tmp_path, "huge.txt", line))
    assert len(report.text) == len(line)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-09-14", "2020-09-14"),
        (" 2020-09-14T10:00:00Z", "2020-09-14"),
        (dt.date(2020, 9, 14), "2020-09-14"),
        (dt.datetime(2020, 9, 14, 23), "2020-09-14"),
        ("2020-09-15", "2020-09-15"),
    ],
)
def test_dates_that_are_good(value: object, day: str) -> None:
    assert check_date(value, today=dt.date(2020, 9, 14)) == day


@pytest.mark.parametrize(
    "value", ["2020-09-16", "2021-02-29", "0999-01-01", "2020", "2020-09", "yesterday", "", "٢٠٢٠-09-14"]
)
def test_dates_that_are_bad(value: str) -> None:
    with pytest.raises(BadDateError):
        check_date(value, today=dt.date(2020, 9, 14))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SENTENCE, None),
        ("Xi Jinping, Tokayev sign joint statement", None),
        ("Niger deports Saadi al-Gaddafi, son of Muammar al-Gaddafi, to Libya. (BBC News)", None),
        ("习近平会见哈萨克斯坦总统托卡耶夫并发表重要讲话", "zh"),
        ("El presidente se reunió con el ministro de Exteriores de China en Madrid el lunes.", "es"),
        ("", None),
        ("12 34 56 %%", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert foreign_language(text) == code
