"""The one place where text becomes Markdown: whatever it holds, it shows as it stands and does nothing.

What has a meaning in Markdown or HTML becomes a numeric entity, which both show as the character itself,
so the same escaping is right in a paragraph, in a table's cell, in an attribute and in raw HTML.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

__all__ = [
    "Markdown",
    "digest",
    "escape",
    "external_link",
    "link",
    "meta_value",
    "plain_html",
    "readable",
    "title_value",
    "web_address",
]


class Markdown(Markup):
    """Text that is Markdown already; what is joined to it, formatted into it or added to it is escaped."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any) -> Markdown:
        return escape(s)


def escape(value: Any) -> Markdown:
    """``value`` as Markdown that shows its text; what is Markdown or HTML already is let through.

    White space is folded to single spaces and control characters are dropped: neither is text.
    """
    if type(value) is Markdown:
        return value
    if type(value) is str:
        return _escaped(value)
    if hasattr(value, "__html__"):
        return Markdown(value.__html__())
    return _escaped(str(value))


@lru_cache(maxsize=65536)
def _escaped(text: str) -> Markdown:
    text = text.translate(_CHARACTERS)
    if "  " in text:
        text = re.sub("  +", " ", text)
    if "//" in text or ":/" in text:
        text = re.sub("(?<=[:/])/", "&#47;", text)  # else an address would be a link
    if found := _LEADING.match(text):
        text = f"{found[1]}&#{ord(found[2])};{text[found.end() :]}"
    return Markdown(text)


def link(text: Any, target: str) -> Markdown:
    """A Markdown link.

    :param target: an address that is safe as it stands: a page's path, an anchor.
    """
    return Markdown(f"[{escape(text)}]({target})")


def external_link(text: Any, url: str) -> Markdown:
    """A link to another site; only the text where ``url`` is no web address."""
    address = web_address(url)
    return link(text, address) if address else escape(text)


def web_address(url: str) -> str:
    """The address of a page as it can stand in a link; empty where ``url`` is no web address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and parts.netloc
    return quote(url.strip(), safe="%/:=&?~#+,;@$.-") if is_web else ""


def meta_value(value: Any) -> Markdown:
    """A value for a page's front matter: a string of YAML that themes set into an attribute of HTML as it is."""
    return _yaml(plain_html(_plain(value)).replace('"', "&quot;"))


def title_value(value: Any) -> Markdown:
    """A page's title for its front matter. Themes set it between tags of HTML as it is, and other builders escape it first:
    so only what HTML would read otherwise is escaped."""
    return _yaml(plain_html(_plain(value)))


def plain_html(text: str) -> str:
    """A text as it can stand between tags of HTML, escaped only where HTML would read it otherwise."""
    text = readable(text)
    if html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;")


def readable(text: str) -> str:
    """A text without control characters and others that HTML has none of; line breaks are spaces."""
    return text.translate(_NO_TEXT)


def _plain(value: Any) -> str:
    return html.unescape(_TAG.sub("", escape(value))).strip()


def _yaml(text: str) -> Markdown:
    return Markdown(json.dumps(text, ensure_ascii=False))


def digest(*parts: str) -> str:
    """A short name for what ``parts`` say, the same on every run: 48 bits, so that no two meet in a story."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


_TAG = re.compile("<[^<>]*>")
_LEADING = re.compile(r"\A( ?(?=[-+=:])|(?: ?\d+(?=[.)])))(.)")
"""What at the start of a line would make a list, a heading or a definition of it."""


def _no_text() -> dict[int, str | None]:
    """What becomes of line breaks, of what is no character of a text, and of what puts characters in another order."""
    no_text = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF, 0xFEFF)
    no_text += (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # a text's own letters tell its direction
    return dict.fromkeys(no_text) | dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")


_NO_TEXT = _no_text()
_CHARACTERS = _NO_TEXT | {ord(mark): f"&#{ord(mark)};" for mark in "&<>\"'\\`*_{}[]#|~^!"}
"""What becomes of single characters, the marks of Markdown and HTML among them."""
