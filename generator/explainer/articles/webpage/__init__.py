"""Web pages saved from a browser, read as articles."""

from .page import read_page

__all__ = ["read_page"]
