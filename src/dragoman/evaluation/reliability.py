"""Reliability: in, scored reports; out, how often events of a stated confidence are right.

A confidence is calibrated if of the events that carry 0.8 eight in ten are right. Right is an event that a required
event of the gold answers (type and both sides); events that only borderline gold answers count neither way, as in the
other figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from dragoman.evaluation.readings import ReadingScore

__all__ = ["BINS", "brier", "judged", "reliability"]

#: Lower ends of the bins; the last is closed by 1.
BINS: Final = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def judged(scores: Iterable[ReadingScore]) -> list[tuple[float, bool]]:
    """Confidence and rightness of every event found that tells one and is required or wrong."""
    found = []
    for score in scores:
        core = {s: score.gold.events[g].core for s, g in score.events.pairs}
        for s, event in enumerate(score.found.events):
            confidence = event.row.get("confidence")
            if isinstance(confidence, (int, float)) and core.get(s, True):
                found.append((float(confidence), s in core))
    return found


def reliability(events: Sequence[tuple[float, bool]]) -> list[dict[str, Any]]:
    """One row for each bin that holds events: its ends, how many, their mean confidence, the share that is right."""
    rows: list[dict[str, Any]] = []
    for low, high in zip(BINS, (*BINS[1:], 1.0), strict=True):
        held = [(sure, right) for sure, right in events if low <= sure < high or sure == high == 1.0]
        if held:
            rows.append(
                {
                    "from": low,
                    "to": high,
                    "events": len(held),
                    "confidence": round(sum(sure for sure, _ in held) / len(held), 3),
                    "right": sum(right for _, right in held),
                    "share": round(sum(right for _, right in held) / len(held), 3),
                }
            )
    return rows


def brier(events: Sequence[tuple[float, bool]]) -> float | None:
    """Mean square of confidence less outcome (Brier 1950), 0 at best; None without events."""
    return sum((sure - right) ** 2 for sure, right in events) / len(events) if events else None
