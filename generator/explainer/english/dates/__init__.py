"""Reading dates: what words such as "on Friday" and "three years earlier" mean, as EDTF.

``words`` makes of a text a character a word, on which ``rules`` matches the patterns of
``generator/explainer/data/en/dates.yml``; ``named`` and ``counted`` make a calendar unit (``when``) of what matched,
against what is ``around`` it; ``tense`` tells past from future by the parse (``syntax``); ``read`` goes through an article.
"""

from .counted import beside
from .read import read_dates

__all__ = ["beside", "read_dates"]
