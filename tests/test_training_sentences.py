"""The training sentences: rows of the form that the data sheet gives, the composed ones as the frames give them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from dragoman.classifier.acts import ACTS, LABELS

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import compose  # type: ignore[import-not-found]  # noqa: E402
import describe  # type: ignore[import-not-found]  # noqa: E402

FILES = sorted(TRAINING.glob("sentences-*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_rows_are_of_the_form_of_the_data_sheet(path: Path) -> None:
    for row in describe.rows(path):
        assert row.get("act", row["type"]) in LABELS


def test_acts_have_the_type_that_the_coding_guide_gives_them() -> None:
    guide = {act.name: act.guide for act in ACTS}
    assert guide == compose.GUIDE
    rows = [row for path in FILES for row in describe.rows(path) if "act" in row]
    assert {row["act"] for row in rows} == set(guide)
    assert all(row["type"] == guide[row["act"]] for row in rows)


def test_the_composed_file_is_what_the_frames_give() -> None:
    rows = compose.Composer(compose.FRAMES).rows()
    written = [json.loads(line) for line in (TRAINING / "sentences-c.jsonl").read_text("utf-8").splitlines()]
    assert rows == written
    assert not [row["text"] for row in rows if re.search(r"[{}*^|]|<[stp]></", row["text"])]


def test_a_frame_without_its_act_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "frames.txt"
    path.write_text("@ AID\n{s gov1} sent {aid} to {t needy2}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="a frame needs its act"):
        compose.read(path)
