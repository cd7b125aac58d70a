"""Decoding: in, the bytes of a file; out, its text, or an error that says why it is not text.

UTF-8 is expected; byte order marks, UTF-16, UTF-32 and the eight-bit encodings of English text are
understood. The line ends are left as they are.
"""

from __future__ import annotations

import codecs
import re

from dragoman.errors import InputError

__all__ = ["bom_codec", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"{\\rtf", "a rich text file"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 65_536


def bom_codec(data: bytes) -> str | None:
    """Return the codec named by the byte order mark that `data` begins with, if there is one."""
    return next((codec for mark, codec in _BOMS if data.startswith(mark)), None)


def decode(data: bytes) -> str:
    """Return the text of a file, without its byte order mark.

    Raises:
        InputError: the bytes are no text, or text whose encoding cannot be told.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"This is {kind}, not text: save its words as plain text (UTF-8) first.")
    codec = bom_codec(data) or _utf16_without_mark(data)
    if codec is not None:
        try:
            return _text_only(data.decode(codec))
        except UnicodeDecodeError as error:
            raise InputError(f"The file says it is {codec} but breaks at byte {error.start}.") from error
    if b"\x00" in data[:_SAMPLE]:
        raise InputError("This is a binary file, not text: save its words as plain text (UTF-8) first.")
    try:
        return _text_only(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _text_only(_eight_bit(data, error))


def _text_only(text: str) -> str:
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > len(sample) // 200:
        raise InputError("This is a binary file, not text: save its words as plain text (UTF-8) first.")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by its zero bytes, which stand at every second place of Western text."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes, error: UnicodeDecodeError) -> str:
    broken = data.decode("utf-8", errors="replace")
    bad = broken.count("�")
    good = sum(1 for char in broken if char > "\x7f") - bad
    if good > bad:
        raise InputError(
            f"The text is UTF-8 with {bad} broken places, the first at byte {error.start}: save it again as UTF-8."
        )
    high = sum(1 for byte in data if byte > 0x7F)
    if high < 0.1 * len(data):
        # mostly ASCII: English with accents and curly quotes. Windows-1252 holds Latin-1's letters.
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError("The encoding of the text cannot be told: save it as UTF-8.")
    return data.decode(best.encoding, errors="replace")
