"""Where each fact stands now, for a script that leads on from addresses of which no page knows any more.

A fact's page changes: a timeline grows and is split by year, a date is mended, a fact is made part of one on another page. What
stands behind the # of an address no server is told, so that only a script can lead on from there.
"""

from __future__ import annotations

import json
from collections import defaultdict

from .catalogue import Catalogue

__all__ = ["ADDRESSES", "addresses_of"]

ADDRESSES = "assets/addresses.json"
"""The path on a site of where each fact stands."""


def addresses_of(site: Catalogue, ending: str) -> bytes:
    """The ids of what stands on each page, by the page's address, and what former ids are called ``now``; in JSON.

    :param ending: what the address of a page ends in.
    """
    pages: dict[str, list[str]] = defaultdict(list)
    for ident, home in site.homes.items():
        pages[home.path.removesuffix(".md") + ending].append(ident)
    former = {old: now for now, olds in site.former_ids.items() for old in olds}
    return json.dumps({"pages": pages, "now": former}, ensure_ascii=False, separators=(",", ":")).encode()
