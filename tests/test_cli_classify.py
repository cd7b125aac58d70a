"""`dragoman classify`: marked sentences in, one type for each out; the model is stood in for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dragoman.classifier
from dragoman.classifier import Verdict
from dragoman.classifier.acts import TYPES, Convention, read_label
from dragoman.cli.app import app
from dragoman.errors import SetupError


class Model:
    """Says ASSAULT where something is bombed, what sanctions are by convention, else CONSULT."""

    def classify(self, texts: Sequence[str], *, none: bool = True, by: Convention = "guide") -> list[Verdict]:
        assert none is False
        sanctions = read_label("sanctions", by)
        return [
            self._say("ASSAULT" if "bombed" in text else sanctions if "sanctions" in text else "CONSULT")
            for text in texts
        ]

    @staticmethod
    def _say(best: str) -> Verdict:
        scores = {name: 0.25 / 15 for name in TYPES if name not in ("NONE", best)} | {best: 0.75}
        return Verdict(best, 0.75, scores)


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dragoman.classifier, "load_classifier", Model)


def run(*arguments: str | Path, given: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, ["classify", *map(str, arguments)], input=given)


def lines(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


MET = "<s>Uruguay</s> met <t>Peru</t>."
BOMBED = "<s>Rebels</s> bombed <t>the port</t>."


def test_one_row_for_each_line_in_order(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(lines(*[MET, BOMBED] * 300), encoding="utf-8")
    result = run(file, "--format", "jsonl")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["type"] for row in rows] == ["CONSULT", "ASSAULT"] * 300
    assert rows[0].keys() == {"type", "confidence", "why"}
    assert rows[0]["why"] == "codebook:CONSULT/meet [meet] and classifier"
    assert 0.75 < rows[0]["confidence"] <= 1.0


def test_a_pair_of_which_one_side_is_marked_is_typed_too() -> None:
    result = run(
        "-",
        given=lines("Rebels bombed <t>the port</t>.", "<s>Uruguay</s> spoke.", "<s>A</s> met <t>B</t> and <t>C</t>."),
    )
    assert result.exit_code == 0
    assert [json.loads(row)["type"] for row in result.stdout.splitlines()] == ["ASSAULT", "CONSULT", "CONSULT"]


def test_a_model_that_is_sure_outweighs_the_codebook() -> None:
    result = run("-", given=lines("<s>Chile</s> condemned <t>Fiji</t> for the ports that were bombed."))
    row = json.loads(result.stdout)
    assert (row["type"], row["why"]) == ("ASSAULT", "classifier")


@pytest.mark.parametrize(("by", "expected"), [("roots", "COERCE"), ("guide", "SANCTION")])
def test_the_convention_decides_what_sanctions_are(by: str, expected: str) -> None:
    result = run("-", "--by", by, given=lines("<s>Canada</s> imposed sanctions on <t>three Belarusian officials</t>."))
    assert json.loads(result.stdout)["type"] == expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "this line is no JSON"),
        ("[1]", "this line has no text"),
        ('{"text": 7}', "this line has no text"),
        ('{"text": " "}', "this line has no text"),
        ('{"words": "x"}', "this line has no text"),
        ('{"text": "<s>A met <t>B</t>"}', "<s> opens 1 times and closes 0 times"),
        ('{"text": "A met B"}', "no words stand between <s> and </s>"),
        ('{"text": "<s></s> met <t> </t>"}', "no words stand between <s> and </s>"),
    ],
)
def test_bad_line_keeps_its_place(line: str, said: str) -> None:
    result = run("-", given=f"{lines(MET)}{line}\n{lines(BOMBED)}")
    assert result.exit_code == 1
    rows = [json.loads(row) for row in result.stdout.splitlines()]
    assert [row["type"] for row in rows] == ["CONSULT", None, "ASSAULT"]
    assert said in rows[1]["error"]
    assert rows[1]["line"] == 2
    assert f"-:2: {rows[1]['error']}" in result.stderr


def test_written_to_a_file(tmp_path: Path) -> None:
    result = run("-", "-o", tmp_path / "out.jsonl", given=lines(MET))
    assert result.exit_code == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["type"] == "CONSULT"


@pytest.mark.parametrize("given", ["", "\n", "{\n"])
def test_nothing_to_classify(given: str) -> None:
    assert run("-", given=given).exit_code == 2


def test_no_such_file_and_lost_bytes(tmp_path: Path) -> None:
    result = run(tmp_path / "none.jsonl")
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
    file = tmp_path / "bytes.jsonl"
    file.write_bytes(b"\xff\xfe\n" + lines(MET).encode())
    assert run(file).exit_code == 1


def test_missing_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Model:
        raise SetupError("The classifier's model is missing: build it.")

    monkeypatch.setattr(dragoman.classifier, "load_classifier", missing)
    result = run("-", given=lines(MET))
    assert result.exit_code == 2
    assert "The classifier's model is missing: build it." in result.stderr
