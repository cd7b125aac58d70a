"""Tally: in, the readings of a run as they pass; out, what went wrong, the sums, and the exit code."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import typer

from dragoman.records import Failure, Reading

__all__ = ["Tally", "peak_memory"]

_MOST_LISTED = 50


@dataclass
class Tally:
    """Counts a run. `seconds` and memory are those of the whole process."""

    started: float = field(default_factory=time.monotonic)
    read: int = 0
    failed: list[Failure] = field(default_factory=list)
    partly: list[Failure] = field(default_factory=list)
    events: int = 0
    statements: int = 0
    commitments: int = 0

    def add(self, item: Reading | Failure) -> None:
        """Count one report."""
        if isinstance(item, Failure):
            self.failed.append(item)
            return
        self.read += 1
        self.events += len(item.events)
        self.statements += len(item.statements)
        self.commitments += len(item.commitments)
        self.partly.extend(item.failures)

    @property
    def exit_code(self) -> int:
        """0: everything was read; 1: something was not; 2: nothing was."""
        if not self.read:
            return 2
        return 1 if self.failed or self.partly else 0

    def report(self, *, written: Path | None) -> None:
        """Say on standard error what could not be read, and the sums of the run."""
        faults = [*self.failed, *self.partly]
        for failure in faults[:_MOST_LISTED]:
            typer.echo(f"dragoman: {failure.source or failure.stage}: {failure.reason}", err=True)
        if len(faults) > _MOST_LISTED:
            typer.echo(f"dragoman: … and {len(faults) - _MOST_LISTED} more failures.", err=True)
        typer.echo(self._sums(written), err=True)

    def _sums(self, written: Path | None) -> str:
        parts = [_count(self.read, "report"), f"{len(self.failed)} failed"]
        found = ", ".join(
            _count(number, noun)
            for number, noun in (
                (self.events, "event"),
                (self.statements, "statement"),
                (self.commitments, "commitment"),
            )
        )
        memory = peak_memory()
        spent = f"{time.monotonic() - self.started:.1f} s" + (f", {memory:,.0f} MiB at most" if memory else "")
        place = f", written to {written}" if written else ""
        return f"Read {', '.join(parts)}: {found}; {spent}{place}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def peak_memory(children: bool = False) -> float | None:
    """The most memory this process has held so far, in MiB; None where the system does not tell.

    With ``children``, the most that one of its processes that have ended held.
    """
    try:
        import resource
    except ImportError:
        # Windows has no such module
        return None
    peak = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
