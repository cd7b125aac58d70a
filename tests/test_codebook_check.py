"""`dragoman codebook check`: a codebook with a fault in it, and the line that names the fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli.app import app
from dragoman.codebook.check import check_codebook
from dragoman.codebook.ontology import CONTEXTS, MODES, QUAD_CLASSES, TYPES, cameo_codes
from dragoman.errors import CodebookError

GOOD = """\
type: AID
definition: The source gives something to the target.
frame: {source: [subject], target: [indirect, to]}
rules:
  - id: give
    cameo: "070"
    verbs: [donate, give aid|money to]
  - id: asylum
    cameo: "075"
    verbs: [shelter]
"""


def faults(path: Path, text: str) -> list[str]:
    """The faults of one file, as they are printed."""
    sheet = path / "AID.yaml"
    sheet.write_text(text, encoding="utf-8")
    return [str(fault) for fault in check_codebook(sheet)]


def test_good_file_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("type: AID", "type: AIDE", "AID.yaml:1: error: unknown type 'AIDE'"),
        ("type: AID", "kind: x", "AID.yaml:1: error: unknown key 'kind'"),
        ("type: AID", "", "AID.yaml:2: error: no type is given"),
        ("definition: The source gives something to the target.\n", "", "has no definition"),
        ("verbs: [donate", "verb: [donate", "AID.yaml:7: error: rule give: unknown key 'verb'"),
        ("verbs: [shelter]", "verbs: []", "AID.yaml:8: error: rule asylum has no verbs"),
        ("[shelter]", "['']", "AID.yaml:10: error: rule asylum: verbs: '' is no word"),
        ("[shelter]", "[12]", "AID.yaml:10: error: rule asylum: verbs: 12 is no word"),
        ("[shelter]", "[shelter|]", "AID.yaml:10: error: rule asylum: 'shelter|' has a bar with nothing beside it"),
        ("[shelter]", "shelter", "AID.yaml:10: error: rule asylum: verbs is a list of words"),
        ('"070"', '"0799"', "AID.yaml:6: error: rule give: '0799' is no CAMEO code"),
        ('"070"', "070", "AID.yaml:6: error: rule give: write the CAMEO code in quotes"),
        ('cameo: "075"', "mode: tents", "AID.yaml:9: error: rule asylum: AID has no mode 'tents'"),
        ('cameo: "075"', "needs: luck", "AID.yaml:9: error: rule asylum: needs is 'luck'; it is one of"),
        ('cameo: "075"', "reciprocal: yes", "AID.yaml:9: error: rule asylum: reciprocal is 'yes'"),
        ('cameo: "075"', "definite: sure", "AID.yaml:9: error: rule asylum: definite is true or false"),
        ('cameo: "075"', "target: [whom]", "AID.yaml:9: error: rule asylum: target: unknown slot 'whom'"),
        ('cameo: "075"', "unless: {verb: [x]}", "AID.yaml:9: error: rule asylum: unless: unknown key 'verb'"),
        ("[subject]", "[object.beside, nobody]", "AID.yaml:3: error: frame: source: unknown slot 'nobody'"),
        ("{source:", "{from:", "AID.yaml:3: error: frame: unknown key 'from'"),
        ("id: asylum", "id: give", "AID.yaml:8: error: the rule id 'give' is taken on line 5"),
        ("- id: asylum\n    cameo", "- cameo", "AID.yaml:8: error: a rule has no id"),
        ('    cameo: "075"\n', '    cameo: "075"\n    id: b\n', "AID.yaml:10: error: 'id' is given twice here"),
        ("verbs: [shelter]", "verbs: [shelter", "error: not YAML: while parsing a flow sequence"),
        ("[shelter]", "[donate]", ""),
        ("[shelter]", "[shelter, shelter]", "AID.yaml:10: warning: verb 'shelter' stands twice in AID/asylum"),
    ],
)
def test_fault_is_named_by_line(tmp_path: Path, was: str, now: str, said: str) -> None:
    assert was in GOOD
    found = "\n".join(faults(tmp_path, GOOD.replace(was, now, 1)))
    assert said in found if said else not found


@pytest.mark.parametrize("text", ["", "- a list", "\x00", "type: AID\nrules: none\n", "type: [AID]\nrules: []\n"])
def test_what_is_no_codebook_is_a_fault_and_no_crash(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def test_not_utf8(tmp_path: Path) -> None:
    sheet = tmp_path / "x.yaml"
    sheet.write_bytes(b"type: \xff\xfe")
    assert "cannot be read as UTF-8" in str(check_codebook(sheet)[0])


def test_words_of_two_types_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "AID.yaml").write_text(GOOD, encoding="utf-8")
    other = "type: SUPPORT\ndefinition: Praise.\nrules:\n- id: gift\n  verbs: [give money|thanks to]\n"
    (tmp_path / "SUPPORT.yaml").write_text(other, encoding="utf-8")
    found = [str(fault) for fault in check_codebook(tmp_path)]
    assert any(
        line.startswith("SUPPORT.yaml:5: warning: verb 'give money|thanks to' of SUPPORT/gift is also")
        for line in found
    )


def test_folder_must_hold_scores_and_contexts(tmp_path: Path) -> None:
    (tmp_path / "AID.yaml").write_text(GOOD, encoding="utf-8")
    found = [str(fault) for fault in check_codebook(tmp_path)]
    for table in ("types", "contexts", "goldstein", "default", "derived"):
        assert f"{tmp_path.name}: error: no file has the table '{table}'" in found


def test_own_types_are_known_by_their_scores(tmp_path: Path) -> None:
    own = GOOD.replace("type: AID", "type: TRADE").replace('cameo: "075"', "mode: goods")
    (tmp_path / "TRADE.yaml").write_text(own, encoding="utf-8")
    scores = "types:\n  TRADE: {quad: 2, intensity: 5, modes: {goods: 4}}\n"
    (tmp_path / "scores.yaml").write_text(scores, encoding="utf-8")
    assert not [fault for fault in check_codebook(tmp_path) if fault.file == "TRADE.yaml" and "type" in fault.message]
    (tmp_path / "scores.yaml").write_text(scores + "  AID: {quad: 7, intensity: x, modes: {tents: 1}}\n")
    said = [str(fault) for fault in check_codebook(tmp_path) if fault.file == "scores.yaml"]
    assert said == [
        "scores.yaml:3: error: AID has no mode 'tents' in PLOVER",
        "scores.yaml:3: error: AID: intensity is a number from -10 to 10",
        "scores.yaml:3: error: AID: quad is 1, 2, 3 or 4",
    ]


@pytest.mark.parametrize(
    ("operator", "said"),
    [
        ("- {id: plan, verbs: [plan], hostile: HARM}", "hostile is a type, act or null, not 'HARM'"),
        ("- {id: plan, verbs: [plan], target: object}", "unknown key 'target'"),
        ("- {id: plan}", "operator plan has no words"),
        ("- {verbs: [plan]}", "an operator has no id"),
        ("- {id: plan, verbs: [plan, plan]}", "'plan' stands twice"),
    ],
)
def test_operators(tmp_path: Path, operator: str, said: str) -> None:
    sheet = tmp_path / "operators.yaml"
    sheet.write_text(f"operators:\n{operator}\n", encoding="utf-8")
    assert said in "\n".join(map(str, check_codebook(sheet)))


def test_no_such_codebook(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="No codebook at"):
        check_codebook(tmp_path / "none")
    with pytest.raises(CodebookError, match="No YAML file"):
        check_codebook(tmp_path)


def test_ontology_is_that_of_the_manual() -> None:
    assert len(TYPES) == 16
    assert len(CONTEXTS) == 37
    assert set(QUAD_CLASSES) == set(MODES)
    assert {"030", "190", "2042", "01"} <= cameo_codes()


def test_bundled_codebook_has_no_errors() -> None:
    assert [str(fault) for fault in check_codebook() if fault.severity == "error"] == []


def test_command(tmp_path: Path) -> None:
    sheet = tmp_path / "AID.yaml"
    sheet.write_text(GOOD, encoding="utf-8")
    run = CliRunner().invoke
    assert run(app, ["codebook", "check", str(sheet)]).exit_code == 0
    sheet.write_text(GOOD.replace("[shelter]", "[shelter, shelter]"), encoding="utf-8")
    result = run(app, ["codebook", "check", str(sheet)])
    assert result.exit_code == 0
    assert "AID.yaml:10: warning" in result.stdout
    assert run(app, ["codebook", "check", "-q", str(sheet)]).stdout == ""
    sheet.write_text(GOOD.replace("id: asylum", "id: give"), encoding="utf-8")
    result = run(app, ["codebook", "check", str(sheet)])
    assert result.exit_code == 1
    assert "AID.yaml:8: error" in result.stdout
    assert "1 error" in result.stderr
    assert run(app, ["codebook", "check", str(tmp_path / "none")]).exit_code == 2
