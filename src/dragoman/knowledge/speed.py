"""How fast names are found: in, texts; out, megabytes of UTF-8 a second of processor time, on one core.

python -m dragoman.knowledge.speed            the bundled example reports, again and again
python -m dragoman.knowledge.speed FILE...    texts of your own, each file one text
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.errors import InputError
from dragoman.knowledge.store import Knowledge, load

__all__ = ["main", "megabytes_a_second"]

_EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "reports"


def megabytes_a_second(knowledge: Knowledge, texts: Sequence[str], rounds: int = 20, date: str | None = None) -> float:
    """The best of ``rounds`` passes of ``Knowledge.find`` over all texts, in 10^6 bytes a second of processor time.

    The best, since other programs can only slow a pass down. The pass that fills the caches is not counted.

    Raises:
        InputError: there is no text.
    """
    size = sum(len(text.encode()) for text in texts)
    if not size or rounds < 1:
        raise InputError("There is nothing to measure: give at least one text and one round.")
    spent = []
    for _ in range(rounds + 1):
        begun = time.process_time_ns()
        for text in texts:
            knowledge.find(text, date)
        spent.append(time.process_time_ns() - begun)
    # a clock too coarse for a short text still gives a finite figure
    return size * 1000 / max(1, min(spent[1:]))


def _texts(paths: Sequence[Path]) -> list[str]:
    found = []
    for path in paths:
        try:
            found.append(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as fault:
            raise InputError(f"{path} cannot be read as UTF-8 text ({fault}): give text files.") from fault
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0, or 2 if there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.knowledge.speed", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="texts (default: examples/reports)")
    parser.add_argument("--rounds", type=int, default=20, help="passes, of which the best counts")
    parser.add_argument("--date", help="the day asked about, as for Knowledge.find")
    options = parser.parse_args(arguments)
    try:
        texts = _texts(options.files or sorted(_EXAMPLES.glob("*.txt")))
        speed = megabytes_a_second(load(), texts, options.rounds, options.date)
    except InputError as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    size = sum(len(text.encode()) for text in texts)
    sys.stdout.write(f"{speed:.2f} MB/s (best of {options.rounds} passes over {len(texts)} texts, {size} bytes)\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
