"""Phrases that say when, such as "on Friday" and "three years earlier", and what they may mean, as EDTF.

``symbols`` makes of a text a character a word, on which ``rules`` matches the patterns of a language that is read, in its
``dates.yml`` (of ``data/en/``, whose head says how they are written); ``named`` and ``offsets`` make a calendar unit (``when``)
of what matched, counted from one of its ``anchors``. ``phrase_finder`` finds those of a text with all that each may mean, in
``other_languages`` only what names a day, a month or a year. Which of several is meant tells the sentence: see
``english/dates/`` and ``french/dates/``.
"""

from .offsets import beside
from .phrase_finder import DatePhrase, is_read, phrases_in

__all__ = ["DatePhrase", "beside", "is_read", "phrases_in"]
