"""Language: in, a text; out, an `Analysis` of its tokens, sentences, clauses and quotations.

This is the only room that knows spaCy and its labels. Everything after it speaks of subjects, objects,
prepositions and links between clauses, whatever parser made them.
"""

from .analysis import Analysis, Token
from .clauses import Clause
from .parser import Parser, load_parser
from .quotes import Quote, quoted_spans

__all__ = ["Analysis", "Clause", "Parser", "Quote", "Token", "load_parser", "quoted_spans"]
