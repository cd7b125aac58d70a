"""Tables: compiling them, faults in them, and a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.knowledge
from dragoman.errors import KnowledgeError, SetupError
from dragoman.knowledge import load, parse_user_csv
from dragoman.knowledge.build import plural_title
from dragoman.knowledge.compile import check, compile_runtime, main
from dragoman.knowledge.facts_holders import parse_leader
from dragoman.knowledge.tables import COLUMNS, Row, read_table, write_table
from dragoman.knowledge.text import fold, key, mask


def row(table: str, **cells: str) -> Row:
    return {column: cells.get(column, "") for column in COLUMNS[table]} | {"source": "test", "source_date": "2026"}


def spell(person: str, start: str, end: str = "", **cells: str) -> Row:
    given = {"country": "KAZ", "office": "head_of_government", "title": "Prime Minister", "sector": "GOV"} | cells
    return row(
        "holders",
        person=person,
        start=start,
        end=end,
        start_precision="day",
        end_precision="day" if end else "open",
        **given,
    )


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "knowledge"
    write_table(folder, "countries", [row("countries", code="KAZ", name="Kazakhstan", kind="state")])
    write_table(
        folder,
        "country_names",
        [
            row("country_names", code="KAZ", kind=kind, name=name)
            for kind, name in (("name", "Kazakhstan"), ("adjective", "Kazakh"))
        ],
    )
    write_table(folder, "holders", [spell("Askar Mamin", "2019-02-25"), spell("Alikhan Smailov", "2022-01-11")])
    write_table(folder, "persons", [])
    write_table(folder, "members", [])
    return folder


def test_compile_closes_a_spell_when_the_successor_begins(tables: Path, tmp_path: Path) -> None:
    compile_runtime(tables, tmp_path / "data")
    who = load(tmp_path / "data")
    (holding,) = who.holders("head_of_government", "KAZ", "2020")
    assert (holding.name, holding.end, holding.end_precision) == ("Askar Mamin", "2022-01-11", "successor")
    assert who.holders("head_of_government", "KAZ", "2030")[0].end_precision == "open"
    assert check(tables, tmp_path / "data") == []


def test_hand_spells_replace_others_and_likenesses_are_one_person(tables: Path, tmp_path: Path) -> None:
    hand = row("hand/holders", person="Askar Mamin", country="KAZ", office="head_of_government", title="Prime Minister",
               start="2019-02-21", end="2022-01-05", start_precision="day", end_precision="day")  # fmt: skip
    write_table(tables, "hand/holders", [hand])
    write_table(
        tables, "holders",
        [spell("Asqar Mamin", "2019-02-25"), spell("Askar Mamin", "2019-02", wikidata="Q1")],
    )  # fmt: skip
    compile_runtime(tables, tmp_path / "data")
    held = load(tmp_path / "data").holders("head_of_government", "KAZ")
    assert [(h.person, h.start, h.end) for h in held] == [("Q1", "2019-02-21", "2022-01-05")]


def test_right_to_left_and_empty_names_do_no_harm(tables: Path, tmp_path: Path) -> None:
    write_table(tables, "holders", [spell("محمد علي", "2019-02-25"), spell("...", "2001-01-01", "2002-01-01")])
    compile_runtime(tables, tmp_path / "data")
    who = load(tmp_path / "data")
    assert [hit.kind for hit in who.find("Kazakh محمد علي here")] == ["adjective", "person"]
    assert who.find("... and ...") == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("KAZ,name,Kazakhstan,2019-13,,test,2026", "start is not a date"),
        ("KAZ,name,Kazakhstan,2020,2019,test,2026", "end 2019 lies before start 2020"),
        ("KAZ,name", "no cell for name"),
        (",name,Kazakhstan,,,test,2026", "code is empty"),
        ("KAZ,name,Kazakhstan,,,test,2026,more", "more cells"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tables: Path, line: str, reason: str) -> None:
    header = ",".join(COLUMNS["country_names"])
    (tables / "country_names.csv").write_text(f"{header}\n{line}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"country_names\.csv:2: .*{reason}"):
        read_table(tables, "country_names")


def test_a_wrong_header_and_a_missing_table_are_told(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tables / "members.csv").write_text("body,country\n", encoding="utf-8")
    assert main(["--tables", str(tables), "--check"]) == 1
    assert "members.csv:1: header" in capsys.readouterr().err
    (tables / "members.csv").unlink()
    with pytest.raises(KnowledgeError, match="table is missing"):
        read_table(tables, "members")
    assert read_table(tables, "hand/groups", required=False) == []


def test_check_names_what_is_stale(tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--tables", str(tables), "--out", str(tmp_path / "data")]
    assert main(arguments) == 0
    (tmp_path / "data" / "persons.tsv").write_text("", encoding="utf-8")
    assert main([*arguments, "--check"]) == 1
    assert "stale: persons.tsv" in capsys.readouterr().out


def test_load_says_how_to_mend_a_missing_runtime_form(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"dragoman\.knowledge\.compile"):
        load(tmp_path / "nowhere")


@pytest.mark.slow
def test_runtime_form_is_what_the_tables_give() -> None:
    assert main(["--check"]) == 0


HEADER = "person,aliases,country,office,title,start,end,sector\n"


def test_user_rows_win(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEADER
        + "Aigerim Testova,A. Testova|Testova of Astana,KAZ,foreign_minister,Minister of Foreign Affairs,2026-02-01,,\n"
        "Wang Yi,,CHN,,Director of Everything,2026-01-01,,GOV\n",
        encoding="utf-8",
    )
    base = load()
    who = base.with_user(path)
    assert who.faults == ()
    assert who.holders("foreign_minister", "KAZ", "2026-03-01")[0].name == "Aigerim Testova"
    assert len(who.holders("foreign_minister", "KAZ", "2026-03-01")) == 1
    (hit,) = who.find("Aigerim Testova")
    assert (hit.kind, hit.entries[0].country) == ("person", "KAZ")
    assert who.surname("Testova") == (hit.entries[0].id,)
    wang = who.person("Q701801")
    assert wang is not None
    assert "Director of Everything" in {holding.title for holding in wang.holdings}
    assert base.find("Aigerim Testova") == []


def test_user_faults_are_told_and_the_rest_is_used(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEADER + ",,KAZ,,,,,\n" + "A B,,Kazakhstan,,,,,\n" + "C D,,KAZ,,,2020-02-30,,\n" + "E F,,KAZ,,,2021,2020,\n"
        + "G H,,KAZ,,,,,XXX\n" + "I J,,KAZ,,,,,GOV,extra\n" + "\n" + "K L,,KAZ,spokesperson,,2024,,\n",
        encoding="utf-8",
    )  # fmt: skip
    rows, faults = parse_user_csv(path)
    assert [(r.person, r.office) for r in rows] == [("K L", "spokesperson")]
    assert [fault.line for fault in faults] == [2, 3, 4, 5, 6, 7]
    assert all(fault.reason for fault in faults)


def test_a_user_file_that_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name;land\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="person and country"):
        parse_user_csv(path)
    path.write_bytes(b"person,country\n\xff\xfe")
    with pytest.raises(KnowledgeError, match="UTF-8"):
        parse_user_csv(path)


@given(st.text(max_size=300))
def test_parse_user_csv_never_fails_on_rows(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("user") / "mine.csv"
    path.write_text("person,country\n" + text, encoding="utf-8", newline="")
    rows, faults = parse_user_csv(path)
    assert all(row.person and len(row.country) == 3 for row in rows)
    assert all(fault.reason for fault in faults)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("President XI Jinping", [("President", "Xi Jinping")]),
        (
            "Deputy Prime Ministers Berdibek SAPARBAYEV and Roman SKLYAR",
            [("Deputy Prime Ministers", "Berdibek Saparbayev"), ("Deputy Prime Ministers", "Roman Sklyar")],
        ),
        ("represented by Governor General Alfonso BOEKHOUDT", [("Governor General", "Alfonso Boekhoudt")]),
        ("Prime Minister Yair LAPID serving as caretaker", [("Prime Minister", "Yair Lapid")]),
        ("vacant", []),
    ],
)
def test_parse_leader(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(title, name) for title, name, _ in parse_leader(line)] == expected


@pytest.mark.parametrize(
    ("title", "plural"),
    [
        ("Foreign Minister", "Foreign Ministers"),
        ("Minister of Foreign Affairs", "Ministers of Foreign Affairs"),
        ("Secretary of State", "Secretaries of State"),
        ("Spokesman", "Spokesmen"),
        ("Prime Minister", "Prime Ministers"),
    ],
)
def test_plural_title(title: str, plural: str) -> None:
    assert plural_title(title) == plural


@given(st.text(max_size=100))
def test_fold_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert key(text) == " ".join(key(text).split())


@pytest.mark.parametrize(
    ("name", "found", "letters"),
    [
        ("U.S.", "u s", "TT"),
        ("NATO", "nato", "A"),
        ("US", "us", "W"),
        ("Kim Jong-un", "kim jong un", "TTi"),
        ("Washington, D.C.", "washington, d c", ""),
        ("Trinidad & Tobago", "trinidad & tobago", ""),
    ],
)
def test_keys_and_masks(name: str, found: str, letters: str) -> None:
    assert key(name) == found
    assert mask(name) in {letters, ""}


def test_public_names_exist() -> None:
    assert all(hasattr(dragoman.knowledge, name) for name in dragoman.knowledge.__all__)
