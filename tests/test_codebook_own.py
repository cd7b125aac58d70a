"""A codebook of one's own: one that extends the bundled codebook, one that replaces it, and faults by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.codebook import load_codebook, own_codebook
from dragoman.codebook.check import check_codebook
from dragoman.codebook.load import bundled_folder
from dragoman.errors import CodebookError
from dragoman.reading import as_report, reader_for

MINE = """\
extends: plover
type: SUPPORT
remove: [ACCUSE/sue]
rules:
  - id: praise
    cameo: "051"
    verbs: [gush over]
    target: [over]
  - id: woo
    cameo: "050"
    verbs: [woo]
---
operators:
  - id: wish
    drops: true
    verbs: [yearn]
---
contexts:
  crime: [mafia]
"""
TEXT = "Bolivia gushed over Ecuador. Peru praised Chile. Panama wooed Cuba. Kenya sued Chad. Togo condemned Ghana."
DAY = "2018-06-20"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A file that adds to the bundled codebook."""
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    return path


def told(codebook: Path) -> list[str]:
    """The rules by which the events of the text were coded."""
    reading = reader_for(None, codebook).read(as_report(TEXT, DAY))
    return [e.why.split(" ")[0].removeprefix("codebook:") for e in reading.events]


def test_one_that_extends_replaces_adds_and_removes_rules(mine: Path) -> None:
    """`praise` is the user's own now, `woo` is new, `sue` is gone, all else is as it was."""
    assert told(mine) == ["SUPPORT/praise", "SUPPORT/woo", "ACCUSE/disapprove"]


def test_a_new_rule_takes_the_slots_of_its_type(mine: Path) -> None:
    """A sheet without a frame of its own has that of the bundled type."""
    rule = next(r for r in own_codebook(mine).rules if r.id == "woo")
    base = next(r for r in load_codebook().rules if r.name == "SUPPORT/recognise")
    assert rule.source == ("subject",)
    assert rule.phrase == base.phrase


def test_operators_are_replaced_and_tables_joined(mine: Path) -> None:
    """One operator of the same id takes the place of the bundled one; one row of a table that of its row."""
    book, base = own_codebook(mine), load_codebook()
    assert ("verb", "yearn") in book.operators
    assert not any(o.id == "wish" for o in book.operators.get(("verb", "hope"), ()))
    assert book.scores["contexts"]["crime"] == ["mafia"]
    assert book.scores["contexts"]["health"] == base.scores["contexts"]["health"]
    assert book.scores["goldstein"] == base.scores["goldstein"]


def test_the_name_says_that_it_extends(mine: Path) -> None:
    """The version of a reading tells which codebook made it."""
    assert own_codebook(mine).name == "mine, extending plover"


def test_a_whole_folder_replaces(tmp_path: Path) -> None:
    """A copy of the bundled folder with one type only codes that type only."""
    for sheet in bundled_folder().glob("*.yaml"):
        if sheet.name[0].islower() or sheet.name == "ACCUSE.yaml":
            (tmp_path / sheet.name).write_text(sheet.read_text(encoding="utf-8"), encoding="utf-8")
    assert set(told(tmp_path)) == {"ACCUSE/sue", "ACCUSE/disapprove"}


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("extends: plover", "extends: cameo", "mine.yaml:1: error: extends is 'cameo'"),
        ("extends: plover\n", "", "mine.yaml:2: error: remove needs 'extends: plover'"),
        ("ACCUSE/sue", "ACCUSE/sew", "mine.yaml:3: error: remove: plover has no 'ACCUSE/sew'"),
        ('"050"', '"999"', "mine.yaml:10: error: rule woo: '999' is no CAMEO code"),
        ("verbs: [yearn]", "verb: [yearn]", "mine.yaml:16: error: operator wish: unknown key 'verb'"),
        ("crime: [mafia]", "mafia: [mafia]", "mine.yaml:19: error: 'mafia' is none of PLOVER's contexts"),
        ("contexts:", "context:", "mine.yaml:18: error: unknown key 'context'"),
    ],
)
def test_a_fault_is_named_by_line(mine: Path, was: str, now: str, said: str) -> None:
    """In the second and third document of a file too."""
    mine.write_text(MINE.replace(was, now, 1), encoding="utf-8")
    found = [str(fault) for fault in check_codebook(mine)]
    assert any(line.startswith(said) for line in found), found


def test_a_faulty_one_is_refused_with_every_error(mine: Path) -> None:
    """What one reads with must have no errors."""
    mine.write_text(MINE.replace('"050"', '"999"').replace("ACCUSE/sue", "X/y"), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"(?s)mine.yaml:3: .*mine.yaml:10: .*Mend them first"):
        own_codebook(mine)


def test_one_file_that_is_no_whole_codebook_says_what_it_lacks(tmp_path: Path) -> None:
    """Without `extends` a codebook has to hold everything."""
    sheet = tmp_path / "mine.yaml"
    sheet.write_text(MINE.split("---")[0].replace("extends: plover\n", "definition: Praise.\n").replace(
        "remove: [ACCUSE/sue]\n", ""), encoding="utf-8")  # fmt: skip
    with pytest.raises(CodebookError, match=r"lacks the table 'contexts'.*extends: plover"):
        own_codebook(sheet)


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, output and messages of a command."""
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    return done.exit_code, done.stdout, done.stderr


def test_explain_with_a_codebook_of_ones_own(mine: Path) -> None:
    code, out, _ = run("explain", "Panama wooed Cuba.", "--date", DAY, "--codebook", mine)
    assert code == 0
    assert "codebook:SUPPORT/woo [woo]" in out


def test_read_with_a_codebook_of_ones_own(mine: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(f"date {DAY}\nPanama wooed Cuba.\n", encoding="utf-8")
    code, out, _ = run("read", report, "--format", "jsonl", "--codebook", mine)
    assert code == 0
    assert '"codebook:SUPPORT/woo [woo]"' in out
    assert "codebook mine, extending plover" in out


def test_check_with_a_codebook_of_ones_own(mine: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    side = '{"name": "%s", "country": "%s", "sector": "GOV"}'
    gold.write_text(
        '{"report": {"id": "a", "date": "2018-06-20", "text": "Panama wooed Cuba."}, "events": [{"type": "SUPPORT", '
        f'"mode": null, "source": [{side % ("Panama", "PAN")}], "target": [{side % ("Cuba", "CUB")}], "date": "{DAY}", '
        '"place": null, "core": true, "reciprocal": false, "contexts": [], "evidence": {"start": 0, "end": 17, '
        '"text": "Panama wooed Cuba"}}], "statements": [], "commitments": []}\n',
        encoding="utf-8",
    )
    ours = run("check", gold, "--format", "json")[1]
    own = run("check", gold, "--format", "json", "--codebook", mine)[1]
    assert ours != own


@pytest.mark.parametrize("command", [("explain", "Panama wooed Cuba.", "--date", DAY), ("read", "x.txt")])
def test_a_codebook_that_cannot_be_used_stops_the_command(command: tuple[str, ...], mine: Path) -> None:
    mine.write_text(MINE.replace('"050"', '"999"'), encoding="utf-8")
    code, _, said = run(*command, "--codebook", mine)
    assert code == 2
    assert "mine.yaml:10: error: rule woo: '999' is no CAMEO code" in said
