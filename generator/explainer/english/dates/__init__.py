"""Reading dates: what words such as "on Friday" and "three years earlier" mean, as EDTF.

``symbols`` makes of a text a character a word, on which ``rules`` matches the patterns of
``generator/explainer/data/en/dates.yml``; ``named`` and ``offsets`` make a calendar unit (``when``) of what matched,
counted from one of its ``anchors``; ``sentence`` tells past from future by the parse; ``read`` goes through an article.
"""

from .offsets import beside
from .read import Dateline, read_dates

__all__ = ["Dateline", "beside", "read_dates"]
