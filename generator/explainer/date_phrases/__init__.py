"""Phrases that say when, such as "on Friday" and "three years earlier", and what they may mean, as EDTF.

``symbols`` makes of a text a character a word, on which ``rules`` matches the patterns of
``generator/explainer/data/en/dates.yml``; ``named`` and ``offsets`` make a calendar unit (``when``) of what matched,
counted from one of its ``anchors``. ``phrase_finder`` finds those of a text with all that each may mean, in ``other_languages``
only what names a day, a month or a year. Which of several is meant tells the sentence: see ``english/dates/``.
"""

from .offsets import beside
from .phrase_finder import ENGLISH, DatePhrase, phrases_in

__all__ = ["ENGLISH", "DatePhrase", "beside", "phrases_in"]
