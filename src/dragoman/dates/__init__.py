"""Dates: in, a text and its date; out, its time expressions, and their dates in the record's own form."""

from dragoman.dates.due import resolve_due, to_edtf
from dragoman.dates.finder import find_dates

__all__ = ["find_dates", "resolve_due", "to_edtf"]
