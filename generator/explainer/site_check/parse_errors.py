"""What the HTML standard's own algorithm finds wrong with a page's markup."""

from __future__ import annotations

from collections.abc import Iterator

from tinyhtml5.parser import HTMLParser

__all__ = ["parse_errors"]


def parse_errors(text: str) -> Iterator[tuple[int, int, str]]:
    """Each error's line and column, both from 1, and its kind in words."""
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(text)
    for (line, column), kind, about in parser.errors:
        name = f" ({about['name']})" if about.get("name") else ""
        yield line, max(column, 1), f"{kind.replace('-', ' ')}{name}"
