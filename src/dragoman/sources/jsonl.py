"""JSON Lines and JSON: in, the bytes of a file; out, one `Report` or `Failure` per line or object.

A line is an object with `id`, `date` and `text`, and if it likes `title`, `source`, `publisher`, `url`,
`language`, `place`, `attributed_to`; or an object that holds such a one as `report`. Its text is kept
exactly as given, so that offsets hold.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import IO, Any

from dragoman.errors import InputError
from dragoman.records import Failure, Place, Report
from dragoman.sources.decode import bom_codec, decode
from dragoman.sources.report import make_report

__all__ = ["read_json", "read_json_lines"]


def read_json_lines(stream: IO[bytes], *, stem: str, source: str, date: object = None) -> Iterator[Report | Failure]:
    """Read a stream of JSON Lines, line by line; a broken line becomes a failure that names its number."""
    empty = True
    for number, line in _numbered_lines(stream):
        if not line.strip():
            continue
        empty = False
        where = f"{source}, line {number}"
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            yield _report(_load(text), fallback_id=f"{stem}-{number}", source=source, date=date)
        except UnicodeDecodeError as error:
            reason = f"Byte {error.start} of the line is not UTF-8, as JSON has to be: convert the file."
            yield Failure("sources", f"line {number}: {reason}", where)
        except InputError as error:
            yield Failure("sources", f"line {number}: {error}", where)
    if empty:
        yield Failure("sources", "The file is empty: there is no line to read.", source)


def read_json(data: bytes, *, stem: str, source: str, date: object = None) -> Iterator[Report | Failure]:
    """Read a JSON file: one report, an array of reports, or, whatever its name says, JSON Lines."""
    try:
        text = decode(data)
        if not text.strip():
            raise InputError("The file is empty.")
        try:
            value = json.loads(text)
        except RecursionError:
            raise InputError("This is not readable JSON: it is nested too deeply.") from None
        except ValueError:
            if _looks_like_lines(text):
                yield from read_json_lines(io.BytesIO(text.encode("utf-8")), stem=stem, source=source, date=date)
                return
            _load(text)
            raise
    except InputError as error:
        yield Failure("sources", str(error), source)
        return
    items = value if isinstance(value, list) else [value]
    if not items:
        yield Failure("sources", "The array is empty: there is no report in it.", source)
    for number, item in enumerate(items, start=1):
        single = not isinstance(value, list)
        try:
            yield _report(item, fallback_id=stem if single else f"{stem}-{number}", source=source, date=date)
        except InputError as error:
            where = source if single else f"{source}, item {number}"
            yield Failure("sources", str(error), where)


def _numbered_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Give the lines of a stream, whatever Unicode encoding its byte order mark names, as UTF-8."""
    first = stream.readline()
    codec = bom_codec(first)
    if codec in {"utf-16", "utf-32"}:
        text = (first + stream.read()).decode(codec, errors="replace")
        yield from enumerate((line.encode("utf-8") for line in text.split("\n")), start=1)
        return
    yield 1, first
    yield from enumerate(stream, start=2)


def _looks_like_lines(text: str) -> bool:
    first, _, rest = text.strip().partition("\n")
    if not rest.strip():
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _load(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"This is not valid JSON: {error.msg} at character {error.pos}.") from error
    except RecursionError:
        raise InputError("This is not readable JSON: it is nested too deeply.") from None
    except ValueError as error:
        raise InputError(f"This is not readable JSON: {error}.") from error


def _report(value: object, *, fallback_id: str, source: str, date: object) -> Report:
    if isinstance(value, dict) and isinstance(value.get("report"), dict):
        value = value["report"]
    if not isinstance(value, dict):
        raise InputError(f"A report must be a JSON object with 'id', 'date' and 'text', not {_kind(value)}.")
    text = value.get("text")
    if not isinstance(text, str):
        raise InputError("The object has no 'text': a report needs 'id', 'date' and 'text'.")
    day = value.get("date")
    if day is not None and not isinstance(day, str):
        raise InputError(f"The 'date' must be a string YYYY-MM-DD, not {_kind(day)}.")
    given = value.get("id")
    return make_report(
        text,
        id=str(given) if isinstance(given, (str, int)) and str(given).strip() else fallback_id,
        date=day,
        default_date=date,
        title=_string(value, "title"),
        source=_string(value, "source") or source,
        publisher=_string(value, "publisher"),
        url=_string(value, "url"),
        language=_string(value, "language"),
        place=_place(value.get("place")),
        attributed_to=_string(value, "attributed_to"),
    )


def _string(value: dict[str, Any], name: str) -> str | None:
    given = value.get(name)
    if given is None or isinstance(given, str):
        return given or None
    raise InputError(f"The field '{name}' must be a string, not {_kind(given)}.")


def _place(value: object) -> Place | None:
    if isinstance(value, str) and value.strip():
        return Place(name=value)
    if not isinstance(value, dict) or not isinstance(value.get("name"), str):
        return None
    lat, lon, geonames = value.get("lat"), value.get("lon"), value.get("geonames_id")
    country = value.get("country")
    return Place(
        name=value["name"],
        country=country if isinstance(country, str) else None,
        lat=float(lat) if isinstance(lat, (int, float)) else None,
        lon=float(lon) if isinstance(lon, (int, float)) else None,
        geonames_id=str(geonames) if isinstance(geonames, (str, int)) else None,
    )


def _kind(value: object) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
