"""Dragoman: in, dated news reports and official readouts; out, who did, said and promised what to whom.

    import dragoman

    reading = dragoman.read("date 2020-09-14 ASTANA – ...")
    for event in reading.events:
        print(event.date, event.type, event.evidence.text)

Everything is loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.commitments.ledger import promises
    from dragoman.errors import (
        BadDateError,
        CodebookError,
        DragomanError,
        GoldError,
        InputError,
        KnowledgeError,
        NoDateError,
        SetupError,
    )
    from dragoman.explanation import explain
    from dragoman.knowledge.asking import holders, who
    from dragoman.reading import read, read_all
    from dragoman.records import (
        Actor,
        Commitment,
        Event,
        Evidence,
        Failure,
        Mention,
        Place,
        PlaceMention,
        Promise,
        Reading,
        Report,
        Statement,
        TimeExpression,
        Topic,
    )
    from dragoman.sources import read_path, read_paths

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "BadDateError",
    "CodebookError",
    "Commitment",
    "DragomanError",
    "Event",
    "Evidence",
    "Failure",
    "GoldError",
    "InputError",
    "KnowledgeError",
    "Mention",
    "NoDateError",
    "Place",
    "PlaceMention",
    "Promise",
    "Reading",
    "Report",
    "SetupError",
    "Statement",
    "TimeExpression",
    "Topic",
    "__version__",
    "explain",
    "holders",
    "promises",
    "read",
    "read_all",
    "read_path",
    "read_paths",
    "who",
]

_HOMES = {
    "dragoman.commitments.ledger": ("promises",),
    "dragoman.explanation": ("explain",),
    "dragoman.knowledge.asking": ("holders", "who"),
    "dragoman.reading": ("read", "read_all"),
    "dragoman.sources": ("read_path", "read_paths"),
    "dragoman.errors": (
        "BadDateError",
        "CodebookError",
        "DragomanError",
        "GoldError",
        "InputError",
        "KnowledgeError",
        "NoDateError",
        "SetupError",
    ),
    "dragoman.records": (
        "Actor",
        "Commitment",
        "Event",
        "Evidence",
        "Failure",
        "Mention",
        "Place",
        "PlaceMention",
        "Promise",
        "Reading",
        "Report",
        "Statement",
        "TimeExpression",
        "Topic",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name from the room it lives in, on first use (PEP 562)."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
