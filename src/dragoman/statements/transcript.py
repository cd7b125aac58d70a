"""Transcript: in, paragraphs that open with a name in capitals and a colon; out, drafts of what each speaker said."""

from __future__ import annotations

import re
from typing import Final

from .draft import Draft
from .passage import MARKS, Passage
from .speakers import Speakers

__all__ = ["transcript_lines"]

_LINE: Final = re.compile(
    r"(?:^|\n)[ \t]*[“\"]?((?:[A-Z][A-Z.'’-]+ )*[A-Z][A-Z'’-]{2,}(?: \([^)\n]{1,40}\))?):[ \t]+(?=\S)"
)
_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n")


def transcript_lines(p: Passage, speakers: Speakers) -> list[Draft]:
    """*SMITH: We agree.* for each line of a transcript; two such lines at least make one."""
    text = p.a.text
    start = p.a.tokens[0].start if p.a.tokens else 0
    lines = list(_LINE.finditer(text, start))
    if len(lines) < 2:
        return []
    found = []
    for m in lines:
        stop = _PARAGRAPH.search(text, m.end())
        begin, end = m.end(), stop.start() if stop is not None else len(text)
        while begin < end and text[begin] in MARKS:
            begin += 1
        while end > begin and (text[end - 1] in MARKS or text[end - 1].isspace()):
            end -= 1
        names = [t for t in p.a.tokens_in(m.start(1), m.end(1)) if t.nominal]
        if end > begin and names:
            who = speakers.of_nouns([names[-1].i])
            cue = (m.end(1), m.end(1) + 1)
            found.append(Draft("direct", begin, end, cue, (m.start(1), m.end(1)), who.who, (), "line of a transcript"))
    return found
