"""Plain text: in, the text of one file; out, one `Report` whose text is kept exactly as given."""

from __future__ import annotations

import re

from dragoman.records import Report
from dragoman.sources.lead import lead_end
from dragoman.sources.report import make_report

__all__ = ["read_plain"]

_HEADLINE = re.compile(r"(?P<line>\S[^\r\n]{2,160}?)[ \t]*\r?\n[ \t]*\r?\n\s*\S")
_ENDS_A_SENTENCE = (".", "!", ":", ";", ",", "”", '"')


def read_plain(text: str, *, id: str, source: str | None, date: object = None) -> Report:
    """Read a plain text file. `date` counts if the text has none of its own.

    A short first line that ends no sentence and stands above an empty line is the title too.

    Raises:
        InputError: see :func:`dragoman.sources.report.make_report`.
    """
    return make_report(text, id=id, source=source, default_date=date, title=_headline(text))


def _headline(text: str) -> str | None:
    lead = lead_end(text)
    if lead.dateline is not None:
        return None
    found = _HEADLINE.match(text, lead.end)
    if found is None or found["line"].endswith(_ENDS_A_SENTENCE):
        return None
    return found["line"]
