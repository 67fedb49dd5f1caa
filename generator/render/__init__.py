"""Fact sheets in, Markdown pages out: every sentence that states a fact ends in its footnotes."""

from __future__ import annotations

from pathlib import Path

from ..model import FactBase
from ..resources import packaged
from .catalogue import Catalogue
from .environment import environment, fill
from .footnotes import Citations, check_footnotes
from .here import Here
from .page import Page
from .pages import plans
from .writing import write_pages

__all__ = ["Page", "assets", "render", "write_pages"]


def render(base: FactBase, templates: Path | None = None) -> dict[str, Page]:
    """Every page of a story's site by its path, such as ``timeline.md``.

    :param base: a fact base that :func:`generator.check.check` found no error in.
    :param templates: a story's own templates; a file there takes the place of the packaged one of that name.
    :raises InvalidContent: a template is broken, or leaves a footnote undefined or unused.
    """
    catalogue, jinja = Catalogue(base), environment(templates)
    citations = Citations(catalogue)
    made = {}
    for plan in plans(catalogue):
        context = {
            "here": Here(catalogue, citations, plan.path),
            "site": catalogue,
            "story": catalogue.story,
            **plan.context,
        }
        made[plan.path] = Page(fill(jinja, plan.template, **context), plan.source)
    check_footnotes({path: page.markdown for path, page in made.items()})
    return made


def assets(templates: Path | None = None) -> dict[str, bytes]:
    """Style sheets by their path on the site, such as ``assets/explainer.css``; a story's own replace the packaged."""
    found: dict[str, bytes] = {}
    for folder in (packaged("templates"), templates):
        for file in sorted((folder / "assets").rglob("*")) if folder else ():
            if file.is_file():
                found[file.relative_to(folder).as_posix()] = file.read_bytes()
    return found
