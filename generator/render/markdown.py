"""The one place where text becomes Markdown: whatever it holds, it shows as it stands and does nothing.

What has a meaning in Markdown or HTML becomes a numeric entity, which both show as the character itself,
so the same escaping is right in a paragraph, in a table's cell, in an attribute and in raw HTML.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

__all__ = ["Markdown", "digest", "escape", "external_link", "link", "meta_value"]


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
    if hasattr(value, "__html__"):
        return Markdown(value.__html__())
    return _escaped(str(value))


@lru_cache(maxsize=65536)
def _escaped(text: str) -> Markdown:
    text = _CONTROL.sub("", _SPACE.sub(" ", text))
    text = _SPECIAL.sub(_entity, text)
    return Markdown(_LEADING.sub(lambda m: m[1] + _entity(m[2]), text))


def link(text: Any, target: str) -> Markdown:
    """A Markdown link.

    :param target: an address that is safe as it stands: a page's path, an anchor.
    """
    return Markdown(f"[{escape(text)}]({target})")


def external_link(text: Any, url: str) -> Markdown:
    """A link to another site; only the text where ``url`` is no web address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return escape(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return escape(text)
    return link(text, quote(url.strip(), safe="%/:=&?~#+,;@$.-"))


def meta_value(value: Any) -> Markdown:
    """A value for a page's front matter: a string of YAML, escaped because the theme sets it in its HTML as it is."""
    return Markdown(json.dumps(escape(value).strip(), ensure_ascii=False))


def digest(*parts: str) -> str:
    """A short name for what ``parts`` say, the same on every run: 48 bits, so that no two meet in a story."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _entity(found: re.Match[str] | str) -> str:
    return f"&#{ord(found if isinstance(found, str) else found[0])};"


_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x1b\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff]")
_SPECIAL = re.compile(r"""[&<>"'\\`*_{}\[\]#|~^!]|(?<=[:/])/""")
"""Marks of Markdown and HTML; and a slash after a colon or a slash, which would make an address a link."""
_LEADING = re.compile(r"^( ?(?=[-+=:])|(?: ?\d+(?=[.)])))(.)")
"""What at the start of a line would make a list, a heading or a definition of it."""
