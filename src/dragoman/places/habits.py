"""Habits of names: in, a body of news; out, ``data/words.tsv``: which keys of the gazetteer are mostly not places.

    python -m dragoman.places.habits NEWS_CSV_GZ

Counts, for every key of up to three words, how often it stands in small letters, how often with a capital
within a sentence, and how often of those behind a word of place (*in, near, at, from …*). Kept are the keys for
which the count speaks against a place: words of the language, and names that hardly ever follow a word of place.
Only the counts are kept. Counted 2026-11 over 111,678 items of Wikipedia's current-events portal, 2002-2026.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from dragoman.places.folding import fold
from dragoman.places.gazetteer import load_gazetteer

__all__ = ["count_words", "main"]

_TOKEN = re.compile(r"(?<![\w'’-])(?=(?P<one>[^\W\d_]{2,})(?P<two> [^\W\d_]{2,}(?P<three> [^\W\d_]{2,})?)?)")
_LOCATIVE = re.compile(
    r"\b(?:in|near|at|from|outside|across|around|into|northern|southern|eastern|western|central|city of|town of"
    r"|village of"
    r"|province of|capital|district of|visits?|between) (?:the )?$"
)
_OPENS = re.compile(r"(?:^|[.!?:\"“”(]\s*|\n)$")
_FEW_SMALL, _FEW_NAMES, _SHARE = 3, 6, 0.12


def count_words(texts: Iterable[str], keys: frozenset[str]) -> Iterator[tuple[str, int, int, int]]:
    """Key, count in small letters, with a capital, behind a word of place; only keys that look unlike places."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for text in texts:
        for token in _TOKEN.finditer(text):
            before = text[max(0, token.start() - 24) : token.start()]
            opens, placed_here = bool(_OPENS.search(before)), bool(_LOCATIVE.search(before))
            for length in (1, 2, 3):
                words = text[token.start() : token.end(("one", "two", "three")[length - 1])]
                key = fold(words) if words.count(" ") == length - 1 else ""
                if key not in keys or (
                    length == 1 and re.match(r"['’-]\w{2}", text[token.end("one") : token.end("one") + 3])
                ):
                    continue
                if words[0].islower():
                    small[key] += 1
                elif words.split()[-1][0].islower():
                    continue
                elif not opens and not words.isupper():
                    capital[key] += 1
                    placed[key] += placed_here
    for key in sorted(keys):
        word = small[key] >= _FEW_SMALL and small[key] > capital[key] / 20
        name = capital[key] >= _FEW_NAMES and placed[key] < _SHARE * capital[key]
        if word or name:
            yield key, small[key], capital[key], placed[key]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.places.habits", description=__doc__)
    parser.add_argument("news", type=Path, help="gzipped CSV with a column text")
    parser.add_argument("--out", type=Path, default=Path(str(files("dragoman.places").joinpath("data", "words.tsv"))))
    options = parser.parse_args(arguments)
    keys = frozenset(key for key in load_gazetteer().names() if key.count(" ") < 3)
    with gzip.open(options.news, "rt", encoding="utf-8", newline="") as handle:
        rows = list(count_words((row["text"] for row in csv.DictReader(handle)), keys))
    lines = ["# key\tin small letters\twith a capital\tbehind a word of place; counted by dragoman.places.habits"]
    options.out.write_text("\n".join([*lines, *("\t".join(map(str, row)) for row in rows)]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
