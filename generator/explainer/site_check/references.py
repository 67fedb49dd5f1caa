"""Which attributes of HTML hold addresses, and which name other elements by their ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..tables import table, words
from .style_sheets import addresses_in

__all__ = ["LOADS", "WITH_ADDRESSES", "loaded_by", "named_by", "scheme"]

LOADS = frozenset({"loaded", "shown"})
"""How an address stands that is asked for without a reader's doing; ``shown`` is a picture, which may be ``data:``."""
_LOADED: Mapping[str, Sequence[str]] = table("html")["loaded"]
_PICTURES = words("html", "pictures")
WITH_ADDRESSES = frozenset(
    {"formaction", "http-equiv", "href", "imagesrcset", "ping", "srcset", "style", "xlink:href"}.union(
        *_LOADED.values()
    )
)
"""Attributes without which an element names no address."""
_ONLY_NAMED = words("html", "only_named")
_ONE_ID, _SEVERAL_IDS = words("html", "one_id"), words("html", "several_ids")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_REFRESH = re.compile(r"[\d.\s]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
_OF_SET = re.compile(r"([^\s,]\S*)[^,]*")


def loaded_by(tag: str, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The addresses in an element's attributes, and how each stands there: ``loaded``, ``shown`` or ``linked``."""
    for name in _LOADED.get(tag, ()):
        if name in values:
            yield _address(values[name]), "shown" if f"{tag} {name}" in _PICTURES else "loaded"
    for name in ("srcset", "imagesrcset"):
        for one in _OF_SET.findall(values.get(name, "")):
            yield _address(one), "shown"
    for name in ("formaction", "ping"):
        if name in values:
            yield _address(values[name]), "loaded"
    for address in addresses_in(values.get("style", "")):
        yield _address(address), "shown"
    if tag in ("a", "area"):
        for name in ("href", "xlink:href"):
            if name in values:
                yield _address(values[name]), "linked"
    if tag == "link" and "href" in values:
        kinds = values.get("rel", "").lower().split()
        is_only_named = _ONLY_NAMED.issuperset(kinds) and kinds
        yield _address(values["href"]), "linked" if is_only_named else "shown" if "icon" in kinds else "loaded"
    is_refresh = tag == "meta" and values.get("http-equiv", "").lower() == "refresh"
    if is_refresh and (to := _REFRESH.match(values.get("content", ""))):
        yield _address(to[1]), "loaded"


def named_by(attribute: str, tag: str, value: str) -> list[str]:
    """The ids by which an attribute names other elements of its page."""
    if attribute in _ONE_ID or (attribute == "for" and tag == "label"):
        return [value] if value else []
    is_list = attribute in _SEVERAL_IDS or (attribute == "for" and tag == "output")
    return value.split() if is_list else []


def scheme(address: str) -> str:
    """What an address begins with before a colon, in small letters; empty where nothing is."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def _address(value: str) -> str:
    """An address as browsers read it: they pass over what is invisible in it and around it."""
    return re.sub("[\t\n\r]", "", value).strip("".join(map(chr, range(33))))
