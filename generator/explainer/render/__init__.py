"""Fact sheets in, Markdown pages out: every sentence that states a fact ends in its footnotes."""

from __future__ import annotations

import uuid
from pathlib import Path

from ..corrections import NO_LOG, ChangeLog
from ..model import FactBase
from ..resources import packaged
from .catalogue import Catalogue
from .changed import shown
from .environment import environment, fill
from .footnotes import Citations, check_footnotes
from .here import Here
from .pages import own_pages, plans
from .writing import Page, write_pages

__all__ = ["FEED", "Page", "assets", "feed", "render", "write_pages"]


FEED = "corrections.xml"
"""The feed's path on a site."""
_IN_FEED = 50
"""How many corrections and updates the feed has, the newest."""


def render(
    base: FactBase, templates: Path | None = None, log: ChangeLog = NO_LOG, *, feed: str = ""
) -> dict[str, Page]:
    """Every page of a story's site by its path, such as ``timeline.md``.

    :param base: a fact base that :func:`explainer.check.check` found no error in.
    :param templates: a story's own templates; a file there takes the place of the packaged one of that name,
        or is a page of its own.
    :param log: what the site told otherwise before.
    :param feed: the file of the feed of this, beside the pages; empty where there is none.
    :raises InvalidContent: a template is broken, or leaves a footnote undefined or unused.
    """
    catalogue, jinja = Catalogue(base), environment(templates)
    citations, entries = Citations(catalogue), shown(catalogue, log)
    corrected = {entry.fact: entry for entry in reversed(entries) if entry.kind == "correction"}
    made = {}
    for plan in (*plans(catalogue, entries), *own_pages(templates, jinja)):
        context = {
            "here": Here(catalogue, citations, plan.path),
            "site": catalogue,
            "story": catalogue.story,
            "corrected": corrected,
            "history": log.history,
            "since": log.since,
            "feed": feed,
            **plan.context,
        }
        made[plan.path] = Page(fill(jinja, plan.template, **context), plan.source)
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
        "page": site + page,
    }
    return fill(environment(templates), "corrections.xml.j2", **context).encode()


def assets(templates: Path | None = None) -> dict[str, bytes]:
    """Style sheets by their path on the site, such as ``assets/explainer.css``; a story's own replace the packaged."""
    found: dict[str, bytes] = {}
    for folder in (packaged("templates"), *([templates] if templates else [])):
        for file in sorted((folder / "assets").rglob("*")):
            if file.is_file():
                found[file.relative_to(folder).as_posix()] = file.read_bytes()
    return found
