"""Lemmas: in, a word form and the base form spaCy gives; out, the true base form where spaCy's rules go wrong.

The pipeline's lemmatizer is made of rules; for the verbs below they yield another word (*hoped*, *hopes*: *hop*) or
none (*rearrested*: *rearreste*). Found by putting every verb of the codebook through it.
"""

from __future__ import annotations

from typing import Final

__all__ = ["base_form"]

_BASES: Final = (
    """hope fine rape stage shame snipe dine axe slate phone tape wipe pave stripe mime gripe cope rate""".split()
)
_WHOLE: Final = "lambast cordon rearrest waterboard cochair overturn bombard".split()
_FORMS: Final[dict[str, str]] = {
    **{f"{base}d": base for base in _BASES},
    **{f"{base}s": base for base in _BASES},
    **{f"{base[:-1]}ing": base for base in _BASES},
    **{f"{base}ed": base for base in _WHOLE},
    **{f"{base}ing": base for base in _WHOLE},
    "co-chaired": "cochair",
    "test-fired": "test-fire",
    "wound": "wound",
}


def base_form(text: str, lemma: str) -> str:
    """The base form of a verb: spaCy's, unless it is known to be wrong for this form."""
    return _FORMS.get(text.lower(), lemma)
