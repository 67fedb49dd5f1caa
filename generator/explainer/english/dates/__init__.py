"""Reading dates: what words such as "on Friday" and "three years earlier" mean in an article, as EDTF.

What such words may mean at all is known to ``date_phrases``; ``sentence`` tells past from future by the parse; ``read``
goes through an article.
"""

from .read import Dateline, read_dates

__all__ = ["Dateline", "read_dates"]
