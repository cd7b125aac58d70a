"""The marked-up page and the notebook's piece of it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from dragoman.records import Reading, Report
from dragoman.views.page import fragment, page

from views_example import reading


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes, and the words of its text pane."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.marked: dict[str, str] = {}
        self._owners: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fields = dict(attrs)
        self.found.append((tag, fields))
        self._owners = (fields.get("data-r") or "").split()

    def handle_endtag(self, tag: str) -> None:
        self._owners = []

    def handle_data(self, data: str) -> None:
        for owner in self._owners:
            self.marked[owner] = self.marked.get(owner, "") + data


def parsed(html: str) -> Elements:
    elements = Elements()
    elements.feed(html)
    elements.close()
    return elements


def test_every_record_finds_its_words() -> None:
    elements = parsed(page([reading()]))
    owners = {str(fields["data-o"]) for _, fields in elements.found if "data-o" in fields}
    assert set(elements.marked) <= owners
    assert elements.marked["r1-e1"] == "met Wei Lu 🤝 on Tuesday"
    assert elements.marked["r1-e2"] == "praised René’s “<b>new</b> road”"
    assert elements.marked["r1-c1"] == "build the road by 2030"
    assert elements.marked["r1-a2"] == "Wei Lu" * 2


def test_words_of_a_report_are_escaped() -> None:
    html = page([reading()])
    assert "<b>new</b>" not in html
    assert "<script>alert" not in html
    assert html.count("<script>") == 1


def test_page_loads_nothing_and_says_so() -> None:
    html = page([reading()])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; ")
    for element in ("style", "script"):
        inner = re.search(rf"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert inner is not None
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules
    for tag, fields in parsed(html).found:
        assert "src" not in fields
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert "style" not in fields, "the policy forbids style attributes"
        assert not any(name.startswith("on") for name in fields), "the policy forbids inline handlers"


def test_ids_are_unique_over_several_readings() -> None:
    elements = parsed(page([reading(), reading()]))
    ids = [fields["id"] for _, fields in elements.found if "id" in fields]
    assert len(ids) == len(set(ids))
    links = [fields["href"] for tag, fields in elements.found if tag == "a"]
    assert "#r1" in links
    assert "#r2" in links


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_web_addresses_become_links(url: str) -> None:
    report = Report("x", "2020-01-01", "Nothing.", url=url)
    assert not [tag for tag, _ in parsed(page([Reading(report)])).found if tag == "a"]


def test_page_of_nothing() -> None:
    assert "No report could be read" in page([])
    assert "Nothing was found" in page([Reading(Report("x", "2020-01-01", "Nothing."))])


def test_fragment_for_notebooks() -> None:
    html = reading()._repr_html_()
    assert html == fragment(reading())
    assert "<script" not in html
    assert "CONSULT · visit: Ana Ruiz (URY) ⇄ Wei Lu (CHN)" in html
