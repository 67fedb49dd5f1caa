"""Every public fact stands on its page, and there with the words that bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from ..evidence import all_sources
from ..model import ACTORS, Fact, FactBase
from ..quotes import canonical, fold
from .built_page import Anchor, BuiltPage, Fault, Link
from .built_site import SiteFiles

__all__ = ["ADDRESSES_OF_FACTS", "untold_facts"]

ADDRESSES_OF_FACTS = "assets/addresses.json"
"""Where the site says on which page each fact stands."""
_MARKS = re.compile("[\"'\u2066-\u2069\u200e\u200f]")
"""Quotation marks, which a quote within a quote may have others of, and what turns the direction of writing."""


def untold_facts(site: SiteFiles, public: FactBase) -> Iterator[tuple[str, Fault]]:
    """Facts that readers cannot find, or not check, with the path of the page where each has to be.

    :param public: what the site may show.
    """
    if ADDRESSES_OF_FACTS not in site.files:
        return
    listed = site.listed(ADDRESSES_OF_FACTS, "pages")
    homes = {ident: _file(page) for page, ids in listed.items() for ident in ids}
    facts = {fact.id: fact for sheet, there in public.sheets.by_name().items() if sheet != ACTORS for fact in there}
    shown = {path: _shown(site.pages[path], facts.keys()) for path in {*homes.values()} & site.pages.keys()}
    for fact in facts.values():
        path = homes.get(fact.id, "")
        if path not in shown or fact.id not in shown[path]:
            where = path if path in shown else ADDRESSES_OF_FACTS
            message = f"the fact {fact.id} has to be here, and nothing has its id"
            help = "give what tells it the id {{ fact.id }} in its template, or keep it off the site by publish: false"
            yield where, Fault("site-no-fact", message, 1, 1, help=help)
            continue
        there = shown[path][fact.id]
        if not _is_borne(fact, _plain("\n".join(there.words))):
            help = "let its template cite it: {{ here.cite_fact(fact) }}, and {{ m.footnotes() }} at the end"
            message = f"no footnote or panel beside the fact {fact.id} has words of its sources"
            yield (
                path,
                Fault("site-no-evidence", message, there.anchor.line, there.anchor.column, f'id="{fact.id}"', help),
            )


@dataclass(slots=True)
class _Shown:
    """A fact where it stands on a page."""

    anchor: Anchor
    """Where it begins."""
    words: list[str] = field(default_factory=list)
    """What panels and footnotes say that stand or are cited between it and the next."""


def _shown(page: BuiltPage, facts: Set[str]) -> dict[str, _Shown]:
    """The facts of a page by their ids."""
    notes = {f"#{anchor.name}": anchor.evidence for anchor in page.anchors if anchor.name.startswith("fn:")}
    found, now = dict[str, _Shown](), None
    all_: list[Anchor | Link] = [*page.anchors, *page.links]
    for one in sorted(all_, key=lambda one: (one.line, one.column)):
        if isinstance(one, Anchor):
            if one.name in facts and one.name not in found:
                now = found[one.name] = _Shown(one)
            elif now and not one.name.startswith("fn:"):
                now.words.append(one.evidence)
        elif now and one.address in notes:
            now.words.append(notes[one.address])
    return found


def _file(page: str) -> str:
    return f"{page}index.html" if not page or page.endswith("/") else page


def _is_borne(fact: Fact, shown: str) -> bool:
    """Whether words of a source of the fact stand in what is shown."""
    return not any(all_sources(fact)) or any(_plain(source.quote) in shown for _, source in all_sources(fact))


def _plain(words: str) -> str:
    return _MARKS.sub("", fold(canonical(words)))
