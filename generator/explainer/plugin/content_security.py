"""The Content-Security-Policy of each page: what a browser runs and loads there is the site's own, whatever stands in its text.

Inline scripts run where a theme's template wrote them: those are told by a mark that templates get before they are compiled,
and that nobody who writes a page can know, and the policy has their hashes. A policy of the theme's own is obeyed.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from jinja2 import Environment
from jinja2.ext import Extension
from mkdocs.config.base import BaseConfigOption, ValidationError

__all__ = ["PolicyOption", "elsewhere", "marking", "with_policy"]

_SELF = "'self'"
_POLICY = {
    "default-src": _SELF,
    "script-src": _SELF,
    "style-src": f"{_SELF} 'unsafe-inline'",
    "img-src": f"{_SELF} data:",
    "object-src": "'none'",
    "base-uri": _SELF,
    "form-action": _SELF,
}
"""What may be loaded, by its directive."""
_MARK = f" data-{secrets.token_hex(8)}"
"""The attribute of what templates wrote, while a page is made."""
_OPENING = re.compile(
    r"<script(?=[\s>])|<(?:meta(?=\s[^>]*\bhttp-equiv\b)|link(?=\s[^>]*\bstylesheet\b))", re.IGNORECASE
)
_SCRIPT = re.compile(rf"<script{_MARK}\b([^>]*+)>?((?:[^<]|<(?!/script))*+)", re.IGNORECASE)
_OF_ITS_OWN = re.compile(rf"<meta{_MARK}\b[^<>]*\bcontent-security-policy\b", re.IGNORECASE)
_MARKED = re.compile(rf'{_MARK}(?:="[^"]*")?')
_NO_CODE = re.compile(r"\ssrc\s*=|\stype\s*=\s*[\"']?[\w/+.-]*json\b", re.IGNORECASE)
"""Attributes of scripts that are fetched, or are data."""
_TOP = re.compile(
    r"\A(?:\s|<!--.*?-->|<!doctype[^>]*>|<html\b[^>]*>)*(?:<head\b[^>]*>)?(?:\s*<meta\s+charset[^>]*>)?",
    re.IGNORECASE | re.DOTALL,
)
"""All before what a policy may be about: browsers look for the encoding in the first 1,024 bytes, before it."""
_ASKED = re.compile(
    rf"<(?:script|link){_MARK}\b[^<>]*?\b(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.IGNORECASE
)
_ASKED_BY_SCRIPT = re.compile(r"\bsrc\s*=\s*[\"'`]((?:https?:)?//[^\"'`\s]+)")
_DIRECTIVE = re.compile(r"[a-z]+(-[a-z]+)*")


class PolicyOption(BaseConfigOption[Mapping[str, str] | None]):
    """What mkdocs.yml says of the policy: ``false`` for none, or what else may be loaded, by its directive."""

    def __init__(self) -> None:
        super().__init__()
        self.default = True

    def run_validation(self, value: object) -> Mapping[str, str] | None:
        """What is added to the policy; None for no policy.

        :raises ValidationError: it is something else.
        """
        if isinstance(value, bool):
            return {} if value else None
        if not isinstance(value, dict):
            raise ValidationError(
                "false for none, or sources by their directive, such as script-src: https://example.org"
            )
        for directive, sources in value.items():
            if not (isinstance(directive, str) and _DIRECTIVE.fullmatch(directive)):
                raise ValidationError(f"{directive} is no directive of a policy, such as script-src")
            if not isinstance(sources, str) or re.search("[;,\n]", sources):
                raise ValidationError(
                    f"{directive} names sources with spaces between them, such as https://example.org"
                )
        return value


def marking(env: Environment) -> Environment:
    """A theme's templates, which from now on mark the scripts that they write."""
    env.add_extension(_Marked)
    return env


def with_policy(page: str, more: Mapping[str, str]) -> str:
    """A page whose scripts were marked as templates wrote them, with a policy in place of the marks.

    :param more: what is added to the policy.
    """
    hashes = dict.fromkeys(_hash(text) for attributes, text in _SCRIPT.findall(page) if not _NO_CODE.search(attributes))
    is_obeyed = _OF_ITS_OWN.search(page)
    page = _MARKED.sub("", page)
    top = _TOP.match(page)
    if is_obeyed or not top:
        return page
    policy = html.escape(_policy(hashes, more), quote=False)  # its own quotation marks are single
    return f'{top[0]}<meta http-equiv="Content-Security-Policy" content="{policy}">{page[top.end() :]}'


def elsewhere(page: str, added: Sequence[str], more: Mapping[str, str], host: str) -> Iterator[str]:
    """Addresses on other hosts that a page's templates ask for, and that its policy blocks.

    :param page: with the marks that its templates wrote.
    :param added: scripts and styles that mkdocs.yml adds to each page.
    :param more: what is added to the policy.
    :param host: where the site stands; empty where nobody knows.
    """
    allowed = " ".join(more.values()).split()
    if {"*", "https:"}.intersection(allowed):
        return
    asked = [html.unescape(address) for address in _ASKED.findall(page)]
    asked += [address for _, script in _SCRIPT.findall(page) for address in _ASKED_BY_SCRIPT.findall(script)]
    asked += [address for address in added if address in page or html.escape(address) in page]
    for address in dict.fromkeys(asked):
        there = urlsplit(address).netloc
        if there and there != host and not any(there in source or "*" in source for source in allowed):
            yield address


class _Marked(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return _OPENING.sub(rf"\g<0>{_MARK}", source)


def _policy(hashes: Mapping[str, None], more: Mapping[str, str]) -> str:
    sources = {one: _POLICY.get(one, _POLICY["default-src"]) for one in (*_POLICY, *more)}
    sources["script-src"] = " ".join([sources["script-src"], *hashes])
    for directive, added in more.items():
        sources[directive] = added if sources[directive] == "'none'" else f"{sources[directive]} {added}"
    return "; ".join(f"{directive} {those}" for directive, those in sources.items())


def _hash(script: str) -> str:
    """As a browser reads the script from the file that MkDocs writes."""
    script = _MARKED.sub("", script).replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(script.encode("utf-8", "xmlcharrefreplace")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
