"""Links in HTML to files of pages, written as Markdown's, which every builder follows.

Large parts of pages are HTML without Markdown in it, which costs MkDocs least; there the plugin leads such links to their pages.
"""

from __future__ import annotations

import re

__all__ = ["with_markdown_links"]

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})((?:[\s/][^<>]{0,2000})?)>")
_TO_PAGE = re.compile(r' href="([\w./-]{1,300}\.md(?:#[^"]{0,300})?)"')
_CLASS = re.compile(r' class="([^"]{1,200})"')
_IN_TEXT = {"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}
_NOT_AROUND = frozenset(_IN_TEXT | {"br", "hr", "img", "input", "wbr"})
"""Elements that are of a text, or hold none: Markdown in them is that of what is around."""


def with_markdown_links(text: str) -> str:
    """A page's Markdown in which links to files of pages are Markdown's, and what they stand in is marked as Markdown."""
    parts, around, end, at = list[str](), list[tuple[str, int]](), "", 0
    for tag in _TAG.finditer(text):
        parts.append(text[at : tag.start()])
        at, shown = tag.end(), tag[0]
        if tag[2] == "a" and tag[1]:
            shown, end = end or shown, ""
        elif tag[2] == "a" and (target := _TO_PAGE.search(tag[3])):
            classes = _CLASS.search(tag[3])
            shown, end = "[", f"]({target[1]})" + (f"{{: {_as_list(classes[1])} }}" if classes else "")
            for _, place in around:
                parts[place] = _as_markdown(parts[place])
        elif tag[2] in _NOT_AROUND or shown.endswith("/>"):
            pass
        elif not tag[1]:
            around.append((tag[2], len(parts)))
        elif around and around[-1][0] == tag[2]:
            around.pop()
        parts.append(shown)
    return "".join((*parts, text[at:]))


def _as_list(classes: str) -> str:
    return " ".join(f".{one}" for one in classes.split())


def _as_markdown(tag: str) -> str:
    return tag if " markdown" in tag else f"{tag[:-1]} markdown>"
