"""Errors: in, what went wrong; out, one exception tree whose messages say what to do.

DragomanError
├── InputError            a file, folder or text that cannot be read as a report
│   ├── NoDateError       a report without a date
│   └── BadDateError      a date that does not exist or lies in the future
├── KnowledgeError        a table of the who's who with a fault in it
├── CodebookError         a codebook with a fault in it
├── GoldError             a gold file that cannot be scored against
└── SetupError            a package or model that is missing or unfit
"""

from __future__ import annotations

__all__ = [
    "BadDateError",
    "CodebookError",
    "DragomanError",
    "GoldError",
    "InputError",
    "KnowledgeError",
    "NoDateError",
    "SetupError",
]


class DragomanError(Exception):
    """Base of every error the program raises on purpose; its message says what to do."""


class InputError(DragomanError):
    """A file, folder or text that cannot be read as a report."""


class NoDateError(InputError):
    """A report without a date."""


class BadDateError(InputError):
    """A date that does not exist or lies in the future."""


class KnowledgeError(DragomanError):
    """A table of the who's who with a fault in it."""


class CodebookError(DragomanError):
    """A codebook with a fault in it."""


class GoldError(DragomanError):
    """A gold file that cannot be scored against."""


class SetupError(DragomanError):
    """A package or model that is missing or unfit."""
