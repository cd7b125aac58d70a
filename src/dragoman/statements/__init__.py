"""Statements: in, an analysis and its cast; out, who said what to whom, with the words that show it."""

from .finder import find_statements

__all__ = ["find_statements"]
