"""Actors: in, an `Analysis` and the who's who; out, a `Cast`: who every name, title and pronoun is that day."""

from .cast import Cast, Entity, Ref
from .resolve import find_actors

__all__ = ["Cast", "Entity", "Ref", "find_actors"]
