"""Calibration: in, gold files; out, the shares of right events that `events/confidence.py` holds.

    python -m dragoman.evaluation.calibration GOLD…

Events are told apart by what decided and by how their sides were found. The share of a kind is counted among events
whose sides are told, the factor of a way of finding sides as right events against those that the kinds let expect;
both are drawn towards the share of all events as if ten more events had that share.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DragomanError, GoldError
from dragoman.evaluation.checking import own_reader, report_of
from dragoman.evaluation.gold import load_gold
from dragoman.evaluation.items import from_reading
from dragoman.evaluation.readings import score_reading
from dragoman.events.confidence import BY_KIND, BY_SIDES, Decided, SidesFound

__all__ = ["WEIGHT", "Judged", "by_kind", "by_sides", "judge", "main"]

#: How many more events of the common share each kind is given.
WEIGHT = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """An event found in gold: what decided, how its sides were found, and whether it is right."""

    decided: Decided
    sides: SidesFound
    right: bool


def judge(path: str | Path) -> Iterator[Judged]:
    """The events found in the reports of a gold file; those that only borderline gold answers are left out.

    Raises GoldError for a file that holds no readings.
    """
    gold = load_gold(path)
    if gold.kind != "readings":
        raise GoldError(f"{path} holds no coded events but {gold.kind}; give gold files of readings")
    read = own_reader()
    for row, wanted in zip(gold.rows, gold.readings(), strict=True):
        report = report_of(row)
        score = score_reading(wanted, from_reading(read(report), wanted.id))
        core = {s: wanted.events[g].core for s, g in score.events.pairs}
        for s, (decided, sides) in enumerate(read.traces[report.id].decided):
            if core.get(s, True):
                yield Judged(decided, sides, s in core)


def by_kind(events: Sequence[Judged]) -> dict[Decided, float]:
    """Share of right events by what decided, sides told."""
    told = [event for event in events if event.sides == "told"]
    common = _share(told)
    return {kind: _drawn([e for e in told if e.decided == kind], common) for kind in BY_KIND}


def by_sides(events: Sequence[Judged]) -> dict[SidesFound, float]:
    """Factor of each way of finding sides, 1 for sides that are told."""
    kinds, common = by_kind(events), _share(events)
    factors: dict[SidesFound, float] = {}
    for sides in BY_SIDES:
        held = [e for e in events if e.sides == sides]
        expected = sum(kinds[e.decided] for e in held) + WEIGHT * common
        right = sum(e.right for e in held) + WEIGHT * common
        factors[sides] = 1.0 if sides == "told" else right / expected if expected else 1.0
    return factors


def _share(events: Sequence[Judged]) -> float:
    return sum(e.right for e in events) / len(events) if events else 0.0


def _drawn(events: Sequence[Judged], common: float) -> float:
    return (sum(e.right for e in events) + WEIGHT * common) / (len(events) + WEIGHT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the shares counted on the gold files given beside those in use, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m dragoman.evaluation.calibration", description=__doc__)
    parser.add_argument("gold", nargs="+", help="gold files of readings")
    try:
        events = [event for path in parser.parse_args(arguments).gold for event in judge(path)]
    except DragomanError as error:
        sys.stderr.write(f"dragoman: {error}\n")
        return 2
    kinds, sides = by_kind(events), by_sides(events)
    lines = [f"{len(events)} events, share right {_share(events):.3f}", "what decided, sides told"]
    for kind, used in BY_KIND.items():
        number = sum(e.decided == kind and e.sides == "told" for e in events)
        lines.append(f"  {kind:<18} {number:>4} events, counted {kinds[kind]:.2f}, in use {used:.2f}")
    lines.append("sides, as a factor")
    for way, used in BY_SIDES.items():
        number = sum(e.sides == way for e in events)
        lines.append(f"  {way:<18} {number:>4} events, counted {sides[way]:.2f}, in use {used:.2f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
