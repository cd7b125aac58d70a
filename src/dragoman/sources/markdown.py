"""Markdown: in, the text of a file with YAML front matter; out, one `Report` of its bare words.

Hard-wrapped lines become paragraphs, paragraphs are parted by an empty line, markup goes. The front matter
gives `date`, `title`, `source_url` (or `url`), `publisher`, `language` and `place`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from dragoman.errors import InputError
from dragoman.records import Place, Report
from dragoman.sources.report import make_report

__all__ = ["markdown_text", "read_markdown"]

_PARAGRAPH = "\n\n"
# marks at the end of a press release that are no words of it
_END_MARKS = re.compile(r"[#*\s–—-]*(?:30)?[#*\s–—-]*|END", re.IGNORECASE)
_WHITE_HOUSE = re.compile(r"(?:[\w-]+\.)*whitehouse\.(?:archives\.)?gov|[\w-]*whitehouse\.archives\.gov")


def read_markdown(text: str, *, id: str, source: str | None, date: object = None) -> Report:
    """Read a Markdown file. `date` counts if neither its front matter nor its words have one.

    Raises:
        InputError: the front matter is no YAML table; see also
            :func:`dragoman.sources.report.make_report`.
    """
    tokens = _parser().parse(text)
    fields = _front_matter(tokens)
    url = _words(fields, "source_url", "url", "link")
    place = _words(fields, "place", "dateline")
    return make_report(
        _text(tokens),
        id=id,
        source=source,
        date=fields.get("date"),
        default_date=date,
        title=_words(fields, "title"),
        publisher=_words(fields, "publisher") or _publisher(url),
        url=url,
        language=_words(fields, "language", "lang"),
        place=Place(name=place) if place else None,
        attributed_to=_words(fields, "attributed_to"),
    )


def markdown_text(markdown: str) -> str:
    """Return the words of a Markdown text, paragraphs parted by an empty line."""
    return _text(_parser().parse(markdown))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # an indented paragraph of a press release is no program listing
    return parser.disable(["code"]).use(front_matter_plugin)


def _front_matter(tokens: Iterable[Token]) -> dict[str, object]:
    content = next((token.content for token in tokens if token.type == "front_matter"), None)
    if content is None:
        return {}
    try:
        fields = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: YAML reads 2020-02-30 as a date and then finds that there is none
        reason = " ".join(str(error).split())
        raise InputError(f"The front matter between the --- lines is not valid YAML: {reason}") from error
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise InputError("The front matter between the --- lines must be lines of the form 'name: value'.")
    return {str(name).lower(): value for name, value in fields.items()}


def _words(fields: dict[str, object], *names: str) -> str | None:
    value = next((fields[name] for name in names if fields.get(name) not in (None, "")), None)
    return str(value) if isinstance(value, (str, int, float)) else None


def _publisher(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return "White House" if _WHITE_HOUSE.fullmatch(host) else None


def _text(tokens: Iterable[Token]) -> str:
    blocks = [" ".join(line.split()) for token in tokens for line in _words_of(token).split(_PARAGRAPH)]
    kept = [block for block in blocks if block and not _END_MARKS.fullmatch(block)]
    return _PARAGRAPH.join(kept)


def _words_of(token: Token) -> str:
    if token.type == "inline":
        return _inline(token.children or [])
    if token.type == "fence":
        return token.content
    if token.type == "html_block":
        return _without_tags(token.content)
    return ""


def _inline(children: Iterable[Token]) -> str:
    parts: list[str] = []
    for child in children:
        if child.type in {"text", "code_inline", "text_special"}:
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            # readouts part their paragraphs so, too
            parts.append(_PARAGRAPH)
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts)


class _Words(HTMLParser):
    """Collects the words between HTML tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def _without_tags(html: str) -> str:
    words = _Words()
    words.feed(html)
    words.close()
    return "".join(words.parts)
