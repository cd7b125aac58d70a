"""Labels: in, spaCy's tags and dependency labels; out, this project's word classes and relations."""

from __future__ import annotations

from typing import Final

# spaCy (ClearNLP style, en_core_web_sm 3.8) dependency label -> relation
RELATIONS: Final[dict[str, str]] = {
    "ROOT": "root",
    "acl": "participle",
    "acomp": "predicate_adjective",
    "advcl": "adverbial",
    "advmod": "adverb",
    "agent": "agent",
    "amod": "modifier",
    "appos": "apposition",
    "attr": "predicate_noun",
    "aux": "auxiliary",
    "auxpass": "passive_auxiliary",
    "case": "case",
    "cc": "coordinator",
    "ccomp": "complement",
    "compound": "name_part",
    "conj": "conjunct",
    "csubj": "clausal_subject",
    "csubjpass": "clausal_subject",
    "dative": "indirect",
    "dep": "other",
    "det": "determiner",
    "dobj": "object",
    "expl": "expletive",
    "intj": "other",
    "mark": "marker",
    "meta": "other",
    "neg": "negation",
    "nmod": "name_part",
    "npadvmod": "temporal",
    "nsubj": "subject",
    "nsubjpass": "passive_subject",
    "nummod": "number",
    "oprd": "predicate_noun",
    "parataxis": "parataxis",
    "pcomp": "prep_clause",
    "pobj": "prep_object",
    "poss": "possessor",
    "preconj": "coordinator",
    "predet": "determiner",
    "prep": "preposition",
    "prt": "particle",
    "punct": "punctuation",
    "quantmod": "number",
    "relcl": "relative",
    "xcomp": "infinitive",
}

# Penn Treebank tag -> (word class, form). Forms matter for verbs only.
TAGS: Final[dict[str, tuple[str, str]]] = {
    "NN": ("noun", "singular"),
    "NNS": ("noun", "plural"),
    "NNP": ("name", "singular"),
    "NNPS": ("name", "plural"),
    "PRP": ("pronoun", ""),
    "PRP$": ("pronoun", "possessive"),
    "WP": ("pronoun", "relative"),
    "WP$": ("pronoun", "relative"),
    "WDT": ("pronoun", "relative"),
    "WRB": ("adverb", "relative"),
    "EX": ("pronoun", "expletive"),
    "VB": ("verb", "base"),
    "VBD": ("verb", "past"),
    "VBG": ("verb", "gerund"),
    "VBN": ("verb", "participle"),
    "VBP": ("verb", "present"),
    "VBZ": ("verb", "present"),
    "MD": ("modal", ""),
    "JJ": ("adjective", ""),
    "JJR": ("adjective", ""),
    "JJS": ("adjective", ""),
    "RB": ("adverb", ""),
    "RBR": ("adverb", ""),
    "RBS": ("adverb", ""),
    "RP": ("particle", ""),
    "IN": ("preposition", ""),
    "TO": ("preposition", "to"),
    "DT": ("determiner", ""),
    "PDT": ("determiner", ""),
    "CD": ("number", ""),
    "CC": ("conjunction", ""),
    "POS": ("possessive", ""),
}


def relation_of(label: str) -> str:
    """The project's relation for a spaCy dependency label; unknown labels become ``other``."""
    return RELATIONS.get(label, "other")


def class_of(tag: str) -> tuple[str, str]:
    """The project's word class and form for a Penn Treebank tag."""
    found = TAGS.get(tag)
    if found is not None:
        return found
    return ("punctuation", "") if not tag[:1].isalpha() else ("other", "")
