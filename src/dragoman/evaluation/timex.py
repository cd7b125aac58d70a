"""Time expressions: in, gold pages and what was found in them; out, span and value figures.

The measure is TempEval's (UzZaman et al., SemEval-2013 task 1): a found expression matches a gold one whose
characters it overlaps (relaxed span); it is right if the values agree. MEANTIME, the development data, is
annotated in the title, the date line and the first sentences only, one to a line, six lines in all; what is
found behind the last annotated line is neither right nor wrong.

    python -m dragoman.evaluation.timex GOLD [--errors]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.dates import find_dates
from dragoman.errors import GoldError
from dragoman.records import TimeExpression

__all__ = ["ANNOTATED_LINES", "main", "score"]

ANNOTATED_LINES = 6
_KINDS: Mapping[str, frozenset[str]] = {
    "date_time": frozenset({"DATE", "TIME"}),
    "all": frozenset({"DATE", "TIME", "DURATION", "SET"}),
}


def score(gold: Sequence[Mapping[str, Any]], found: Sequence[Sequence[TimeExpression]]) -> dict[str, Any]:
    """Figures of the expressions found on each gold page, in the pages' order.

    ``gold`` rows have ``text`` and ``dates`` (``start``, ``end``, ``type``, ``value``). Returns ``pages`` and
    for ``date_time`` (dates and times) and ``all`` (durations and sets too) the counts and
    precision, recall, F1 of spans (``span_*``) and of values (``value_*``), from 0 to 1.
    """
    if len(gold) != len(found):
        raise GoldError(f"{len(gold)} gold pages but {len(found)} pages found; give one list for each page")
    figures: dict[str, Any] = {"pages": len(gold)}
    for name, kinds in _KINDS.items():
        counts = {"gold": 0, "found": 0, "span": 0, "value": 0}
        for row, items in zip(gold, found, strict=True):
            for key, number in _page(row, items, kinds).items():
                counts[key] += number
        figures[name] = {**counts, **_rates(counts, "span"), **_rates(counts, "value")}
    return figures


def _rates(counts: Mapping[str, int], name: str) -> dict[str, float]:
    hit, gold, found = counts[name], counts["gold"], counts["found"]
    return {
        f"{name}_p": round(hit / found, 3) if found else 0.0,
        f"{name}_r": round(hit / gold, 3) if gold else 0.0,
        f"{name}_f1": round(2 * hit / (gold + found), 3) if gold + found else 0.0,
    }


def _end_of_annotation(row: Mapping[str, Any]) -> int:
    """Where the annotated lines end; further on if the page is annotated further on."""
    text = str(row["text"])
    end = -1
    for _ in range(ANNOTATED_LINES):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    last = max((int(item["end"]) for item in row["dates"]), default=0)
    return len(text) if last > end else end


def _page(row: Mapping[str, Any], items: Sequence[TimeExpression], kinds: frozenset[str]) -> dict[str, int]:
    end = _end_of_annotation(row)
    gold = [item for item in row["dates"] if item["type"] in kinds]
    mine = [item for item in items if item.type in kinds and item.evidence.start < end]
    pairs = _pairs(gold, mine)
    right = sum(1 for g, m in pairs if gold[g]["value"] == mine[m].value)
    return {"gold": len(gold), "found": len(mine), "span": len(pairs), "value": right}


def _pairs(gold: Sequence[Mapping[str, Any]], mine: Sequence[TimeExpression]) -> list[tuple[int, int]]:
    """Pairs of gold and found that overlap, each used once: equal values first, then the longest overlap."""
    edges = []
    for g, item in enumerate(gold):
        for m, other in enumerate(mine):
            common = min(item["end"], other.evidence.end) - max(item["start"], other.evidence.start)
            if common > 0:
                edges.append((item["value"] == other.value, common, -g, -m))
    taken_g: set[int] = set()
    taken_m: set[int] = set()
    pairs = []
    for _, _, g, m in sorted(edges, reverse=True):
        if -g not in taken_g and -m not in taken_m:
            taken_g.add(-g)
            taken_m.add(-m)
            pairs.append((-g, -m))
    return pairs


def mistakes(row: Mapping[str, Any], items: Sequence[TimeExpression]) -> Iterable[str]:
    """Lines that tell what was missed, what was invented and what was valued wrongly on a page."""
    text, end = str(row["text"]), _end_of_annotation(row)
    kinds = _KINDS["date_time"]
    gold = [item for item in row["dates"] if item["type"] in kinds]
    mine = [item for item in items if item.type in kinds and item.evidence.start < end]
    pairs = dict(_pairs(gold, mine))
    for g, item in enumerate(gold):
        other = mine[pairs[g]] if g in pairs else None
        if other is None or other.value != item["value"]:
            told = f"{other.value} [{other.evidence.text}]" if other else "nothing"
            yield f"{_context(text, item['start'], item['end'])}: gold {item['value']}, found {told}"
    for m, other in enumerate(mine):
        if m not in pairs.values():
            yield f"{_context(text, other.evidence.start, other.evidence.end)}: not gold, found {other.value}"


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    return f"{before}[{text[start:end]}]{after}".replace("\n", "/")


def load(path: str | Path) -> list[dict[str, Any]]:
    """The rows of a gold file. Raises GoldError if a row lacks ``date``, ``text`` or ``dates``."""
    rows = []
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = json.loads(line)
        if not {"date", "text", "dates"} <= row.keys():
            raise GoldError(f"{path}, line {number}: a row needs date, text and dates")
        rows.append(row)
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the resolver on a gold file as JSON; with ``--errors`` its mistakes too."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.timex", description=__doc__)
    parser.add_argument("gold", help="JSON Lines with date, text and dates")
    parser.add_argument("--errors", action="store_true", help="list what was missed, invented or valued wrongly")
    options = parser.parse_args(arguments)
    rows = load(options.gold)
    found = [find_dates(row["text"], normal_date(row["date"])) for row in rows]
    if options.errors:
        for row, items in zip(rows, found, strict=True):
            for line in mistakes(row, items):
                sys.stdout.write(f"{row.get('id')} {line}\n")
    sys.stdout.write(json.dumps(score(rows, found), indent=1) + "\n")
    return 0


def normal_date(date: str) -> str:
    """The page's date as YYYY-MM-DD; one page of MEANTIME writes DD-MM-YYYY."""
    parts = date.split("-")
    return "-".join(reversed(parts)) if len(parts) == 3 and len(parts[2]) == 4 else date


if __name__ == "__main__":
    raise SystemExit(main())
