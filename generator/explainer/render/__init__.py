"""Fact sheets in, Markdown pages out: every sentence that states a fact ends in its footnotes."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

from ..corrections import NO_LOG, ChangeLog
from ..model import FactBase
from ..resources import packaged
from .addresses import ADDRESSES, addresses_of
from .card_image import CARD, SIZE, picture, said
from .card_words import words_of_card
from .catalogue import Catalogue
from .changed import shown
from .descriptions import first_words, text_of
from .environment import environment, fill
from .evidence_marks import with_marks
from .footnotes import Citations, check_footnotes
from .markdown import plain_html, readable
from .markdown_links import with_markdown_links
from .pages import own_pages, plans
from .people_pages.name_cards import CARDS, cards_of_names
from .search_entries import Entries, SearchEntry, asking_words, search_entries
from .sections import FEED, Section, Sections, sections
from .writing import Page, write_files

__all__ = [
    "ADDRESSES",
    "CARD",
    "CARDS",
    "FEED",
    "SIZE",
    "Entries",
    "Page",
    "SearchEntry",
    "Section",
    "Sections",
    "asking_words",
    "assets",
    "card",
    "feed",
    "fetched",
    "first_words",
    "plain_html",
    "readable",
    "render",
    "sections",
    "text_of",
    "with_markdown_links",
    "with_marks",
    "write_files",
]


_IN_FEED = 50
"""How many corrections and updates the feed has, the newest."""


def render(
    base: FactBase, templates: Path | None = None, log: ChangeLog = NO_LOG, *, feed: str = "", address: str = ""
) -> dict[str, Page]:
    """Every page of a story's site by its path, such as ``timeline.md``.

    :param base: a fact base that :func:`explainer.check.check` found no error in.
    :param templates: a story's own templates; a file there takes the place of the packaged one of that name,
        or is a page of its own.
    :param log: what the site told otherwise before.
    :param feed: the file of the feed of this, beside the pages; empty where there is none.
    :param address: where the site will be; empty where nobody knows.
    :raises InvalidContent: a template is broken, or leaves a footnote undefined or unused.
    """
    catalogue = Catalogue(base)
    jinja = environment(templates, catalogue.messages)
    citations, entries = Citations(catalogue), shown(catalogue, log)
    corrected = {entry.fact: entry for entry in reversed(entries) if entry.kind == "correction"}
    found = search_entries(catalogue)
    planned = [*plans(catalogue, entries), *own_pages(templates, jinja)]
    paths, made = {plan.path for plan in planned}, {}
    for plan in planned:
        context: dict[str, Any] = {
            "here": plan.here(catalogue, citations, plan.path, paths),
            "site": catalogue,
            "story": catalogue.story,
            "corrected": corrected,
            "history": log.history,
            "since": log.since,
            "feed": feed,
            "address": address,
            **plan.context,
        }
        markdown = fill(jinja, plan.template, **context)
        made[plan.path] = Page(markdown, plan.source, context["here"].evidence, found.get(plan.path, {}))
    check_footnotes({path: page.markdown for path, page in made.items()})
    return made


def feed(base: FactBase, templates: Path | None, log: ChangeLog, *, site: str, page: str) -> bytes:
    """The newest corrections and updates as an Atom feed (RFC 4287).

    :param site: the address of the site, ending in a slash; empty where nobody knows: then links are relative.
    :param page: the address of the page that lists them, relative to the site.
    :raises InvalidContent: the template is broken.
    """
    catalogue = Catalogue(base)
    context = {
        "site": catalogue,
        "story": catalogue.story,
        "entries": shown(catalogue, log)[:_IN_FEED],
        "updated": log.updated,
        "ident": f"{site}{FEED}" if site else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, catalogue.story.title)}",
        "address": site and f"{site}{FEED}",
        "generator": "Explainer",
        "page": site + page,
    }
    return fill(environment(templates, catalogue.messages), "corrections.xml.j2", **context).encode()


def fetched(base: FactBase, ending: str = ".html") -> dict[str, bytes]:
    """What scripts fetch, JSON by its path on the site: what is shown beside names, and where each fact stands.

    :param ending: what the address of a page ends in.
    """
    catalogue = Catalogue(base)
    return {CARDS: cards_of_names(catalogue), ADDRESSES: addresses_of(catalogue, ending)}


def card(base: FactBase) -> tuple[bytes, str]:
    """What a chat shows beside a link to the story: a picture, PNG, and what it says."""
    words = words_of_card(Catalogue(base))
    return picture(words), said(words)


def assets(templates: Path | None = None) -> dict[str, bytes]:
    """Style sheets and scripts by their path on the site, such as ``assets/explainer.css``; a story's own replace the packaged.

    The files of ``styles/`` make one style sheet in the order of their names, without comments, and those of ``scripts/`` one
    script: a story replaces one of them, or adds its own.
    """
    folders = [packaged("templates"), *([templates] if templates else [])]
    joined = {"assets/explainer.css": _files(folders, "styles"), "assets/explainer.js": _files(folders, "scripts")}
    found = {path: b"\n".join(parts.values()) for path, parts in joined.items() if parts}
    found = {path: (cssmin if path.endswith(".css") else jsmin)(content) for path, content in found.items()}
    return found | {f"assets/{path}": content for path, content in _files(folders, "assets").items()}


def _files(folders: Sequence[Path], name: str) -> dict[str, bytes]:
    """What a folder of this name holds in each of these, by path, in order; the later replace the earlier."""
    found = {
        file.relative_to(folder / name).as_posix(): file.read_bytes()
        for folder in folders
        for file in (folder / name).rglob("*")
        if file.is_file()
    }
    return dict(sorted(found.items()))
