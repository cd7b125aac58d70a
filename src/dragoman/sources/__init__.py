"""Sources: in, a file, a folder or standard input; out, `Report`s, and a `Failure` for what cannot be one.

One reader per format: `plain`, `markdown`, `jsonl`; `folder` walks and hands each file to its reader. A
report's text is fixed here, once. A bad file or line becomes a failure row and the rest is still read.
"""

from __future__ import annotations

from dragoman.sources.datecheck import check_date
from dragoman.sources.folder import read_bytes, read_path, read_paths
from dragoman.sources.lead import Lead, lead_end
from dragoman.sources.report import make_report
from dragoman.sources.tongue import foreign_language

__all__ = [
    "Lead",
    "check_date",
    "foreign_language",
    "lead_end",
    "make_report",
    "read_bytes",
    "read_path",
    "read_paths",
]
