"""Reading dates: what words such as "on Friday" and "three years earlier" mean in an article, as EDTF.

What such words may mean at all is known to ``date_phrases``; ``date_reading`` goes through an article; ``sentence`` tells past from
future by the parse.
"""

from .read import read_dates

__all__ = ["read_dates"]
