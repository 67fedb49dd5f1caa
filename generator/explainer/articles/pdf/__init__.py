"""Articles as PDFs: the text that a reader sees, in the order of reading, and what the document says of itself.

A PDF knows letters and places. ``letters`` gathers words, ``printed_page`` says where they stand and which are seen (``ink``,
``drawing``), ``strips`` makes the lines of columns and the rows of tables of them (``initials``), ``reading_order`` puts these in order,
``margins`` takes out what stands around the text of every page, ``paragraphs`` puts lines together (``hyphens`` says how), and
``outline`` says what is title and heading. ``document`` opens the file, and ``pdf_article`` makes the article.
"""

from __future__ import annotations

from .pdf_article import read_pdf

__all__ = ["read_pdf"]
