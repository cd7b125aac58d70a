"""The peer that `dragoman check` runs beside us on articles with quotations."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from dragoman.evaluation import check, peers
from dragoman.evaluation.items import CodedReading, Row, coded_reading

TEXT = "The river is rising. “We need boats before the night,” said Ana Lopez, the mayor. She left."
ARTICLE = {
    "id": "river",
    "date": "2019-03-04",
    "text": TEXT,
    "quotes": [
        {
            "content": [[TEXT.index("“"), TEXT.index("”") + 1]],
            "cue": [[TEXT.index("said"), TEXT.index("said") + 4]],
            "source": [[TEXT.index("Ana"), TEXT.index(". She")]],
        }
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "quotes.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return path


def test_without_textacy_the_check_says_how_to_get_it(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours is scored all the same; no figure of the peer is made up."""
    known = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda n: None if n == "textacy" else known(n))
    result = check(gold)
    assert "pip install" in result.extras["peer"]
    assert not [name for name in result.accuracies if name.startswith("textacy")]
    assert result.accuracies["quoted_right_speaker"].right == 1


def test_the_peers_speaker_and_content_are_scored_like_ours(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its figures stand beside ours under names of their own."""

    def read(row: Row) -> CodedReading:
        text = str(row["text"])
        at, name = text.index("We need"), text.index("Ana")
        piece = {
            "id": row["id"],
            "statements": [
                {
                    "kind": "direct",
                    "evidence": {"start": at, "end": at + 30, "text": text[at : at + 30]},
                    "source": {"start": name, "end": name + 9, "text": text[name : name + 9]},
                }
            ],
        }
        return coded_reading(piece)

    monkeypatch.setattr("dragoman.evaluation.checking.textacy_reader", lambda: read)
    share = check(gold).accuracies["textacy_quoted_right_speaker"]
    assert (share.right, share.of) == (1, 1)


def test_textacy_itself_finds_a_plain_quotation() -> None:
    """Runs where the extra `peers` is installed."""
    pytest.importorskip("textacy", reason='pip install "dragoman[peers]"')
    reader = peers.textacy_reader()
    assert reader is not None
    (found,) = reader(ARTICLE).statements
    assert "We need boats" in found.span.text
    assert found.source is not None
    assert "Lopez" in found.source.text


def test_an_odd_mark_costs_the_peer_its_paragraph_only() -> None:
    """The extractor refuses a text with an odd number of marks; the other paragraphs are still read."""
    pytest.importorskip("textacy", reason='pip install "dragoman[peers]"')
    reader = peers.textacy_reader()
    assert reader is not None
    row = {"id": "odd", "text": f'He is 6" tall.\n\n{TEXT}'}
    (found,) = reader(row).statements
    start = found.span.start
    assert start is not None
    assert row["text"][start:].startswith("“We need boats")
