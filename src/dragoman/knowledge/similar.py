"""Similar names: in, many keys and one asked for; out, those written much like it, as rapidfuzz scores them.

A key that lacks too many of the letters asked for cannot score enough, whatever their order. The letters of all
keys are counted once, so that only a few have to be compared: the same answers in a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Names"]

#: Letters are counted in so many heaps by their number; two letters in one heap only make the count too kind.
_HEAPS: Final = 32
_MOST: Final = 255  # letters of a key: a longer one would overflow the counts


class Names:
    """Keys of names that can be asked for what is like another key."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._sorted = [_sorted(key) for key in keys]
        lengths, heaps = _count(keys)
        # by length, since a key much longer or shorter cannot score enough either
        self._order = lengths.argsort(kind="stable")
        self._lengths, self._heaps = lengths[self._order], heaps[:, self._order]

    def like(self, wanted: str, least: float, limit: int) -> list[tuple[float, int]]:
        """``(score, place)`` of keys whose ``rapidfuzz.fuzz.ratio`` (0 to 100) is at least ``least``, best first."""
        places = self._possible(wanted, least)
        return _best(wanted, self._keys, places, least, limit)

    def like_in_any_order(self, wanted: str, least: float, limit: int) -> list[tuple[float, int]]:
        """As :meth:`like`, and then those by ``token_sort_ratio``: as if the words of all names were in order."""
        places = self._possible(wanted, least)
        found = _best(wanted, self._keys, places, least, limit)
        return found + _best(_sorted(wanted), self._sorted, places, least, limit)

    def _possible(self, wanted: str, least: float) -> list[int]:
        """The keys that share enough letters: the ratio is twice the letters in common by the letters of both."""
        import numpy as np

        if not self._keys:
            return []
        if len(wanted) > _MOST:
            return list(range(len(self._keys)))
        _, asked = _count([wanted])
        size = len(wanted)
        shortest, longest = size * least / (200 - least) - 1, size * (200 - least) / least + 1
        some = slice(*np.searchsorted(self._lengths, [shortest, longest]).tolist())
        lengths = self._lengths[some]
        common = np.zeros(len(lengths), dtype=np.uint8)
        for heap in np.flatnonzero(asked[:, 0]):
            common += np.minimum(self._heaps[heap, some], asked[heap, 0])
        # half a letter of room for what rounding does to a score just at the limit
        enough = (2 * common.astype(np.float32) + 0.5) * 100 >= least * (lengths + size)
        places: list[int] = np.sort(self._order[some][enough | (lengths > _MOST)]).tolist()
        return places


def _best(wanted: str, keys: Sequence[str], places: Sequence[int], least: float, limit: int) -> list[tuple[float, int]]:
    some = [keys[at] for at in places]
    found = process.extract(wanted, some, scorer=fuzz.ratio, score_cutoff=least, limit=limit)
    return [(score, places[at]) for _, score, at in found]


def _sorted(key: str) -> str:
    return " ".join(sorted(key.split()))


def _count(keys: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """The length of every key, and for each heap how many of its letters every key has."""
    import numpy as np

    lengths = np.array([len(key) for key in keys], dtype=np.int64)
    letters = np.frombuffer("".join(keys).encode("utf-32-le"), dtype=np.uint32)
    rows = np.repeat(np.arange(len(keys), dtype=np.int64), lengths)
    cells = np.bincount((letters % _HEAPS).astype(np.int64) * len(keys) + rows, minlength=_HEAPS * len(keys))
    heaps = np.minimum(cells, _MOST).astype(np.uint8).reshape(_HEAPS, len(keys))
    return lengths.astype(np.float32), heaps
