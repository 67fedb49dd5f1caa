"""Reading dates: what words such as "vendredi" and "trois ans plus tôt" mean in an article, as EDTF.

What such words may mean at all is known to ``date_phrases``; ``date_reading`` goes through an article; ``sentence`` tells
past from future by the forms of verbs.
"""

from .read import read_dates

__all__ = ["read_dates"]
