"""Articles as PDFs: the text that a reader sees, in the order of reading, and what the document says of itself.

A PDF knows letters and places. ``printed_page`` makes words of them, ``strips`` the lines of columns and the rows of tables,
``reading_order`` puts these in order, ``margins`` takes out what stands around the text of every page, ``paragraphs`` puts
lines together (``hyphens`` says how), and ``outline`` says what is title and heading. ``document`` opens the file.
"""

from __future__ import annotations

from .pdf_article import read_pdf

__all__ = ["read_pdf"]
