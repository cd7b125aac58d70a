"""The who's who: in, tables of countries, offices, people and bodies; out, names found in texts, and who they are.

``load()`` gives the :class:`Knowledge` that ships; ``Knowledge.with_user(path)`` adds a user's own table.
"""

from __future__ import annotations

from dragoman.knowledge.days import valid_on
from dragoman.knowledge.model import Country, Entry, Hit, Holding, Member, Person
from dragoman.knowledge.store import Knowledge, load, valid
from dragoman.knowledge.user import UserFault, UserRow, parse_user_csv

__all__ = [
    "Country",
    "Entry",
    "Hit",
    "Holding",
    "Knowledge",
    "Member",
    "Person",
    "UserFault",
    "UserRow",
    "load",
    "parse_user_csv",
    "valid",
    "valid_on",
]
