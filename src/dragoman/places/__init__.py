"""Places: in, a text; out, the places it names, on the ground; and the gazetteer itself."""

from dragoman.places.finder import find_places
from dragoman.places.gazetteer import Gazetteer, load_gazetteer

__all__ = ["Gazetteer", "find_places", "load_gazetteer"]
