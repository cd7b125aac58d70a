"""The text cut at all boundaries of overlapping spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.views.segments import Span, segments


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("abc", [], [("abc", ())]),
        ("", [], []),
        ("abcdef", [(0, 4, "x"), (2, 6, "y")], [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]),
        ("abcd", [(1, 3, "in"), (0, 4, "out")], [("a", ("out",)), ("bc", ("in", "out")), ("d", ("out",))]),
        ("abc", [(1, 1, "empty"), (2, 99, "long")], [("ab", ()), ("c", ("long",))]),
        ("a🤝é", [(1, 2, "hands")], [("a", ()), ("🤝", ("hands",)), ("é", ())]),
        ("ab", [(0, 1, "x"), (0, 1, "x")], [("a", ("x",)), ("b", ())]),
    ],
)
def test_segments_cut(
    text: str, spans: list[tuple[int, int, str]], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = segments(text, [Span(*span) for span in spans])
    assert [(piece.text, piece.owners) for piece in found] == expected


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50), st.sampled_from("abcd")), max_size=12),
)
def test_segments_join_to_the_text_and_know_their_owners(text: str, raw: list[tuple[int, int, str]]) -> None:
    spans = [Span(*span) for span in raw]
    found = segments(text, spans)
    assert "".join(piece.text for piece in found) == text
    for piece in found:
        assert piece.text == text[piece.start : piece.end]
        covering = {span.owner for span in spans if span.start <= piece.start and piece.end <= span.end}
        assert set(piece.owners) == covering
