"""Web pages saved from a browser, read as articles."""

from .address import is_address
from .page import read_page

__all__ = ["is_address", "read_page"]
