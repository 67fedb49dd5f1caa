"""What names somebody who is kept off the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..content import ContentFolder
from ..diagnostics import Diagnostic, Mark
from ..hidden_names import WITHHELD, HiddenNames
from ..model import Story
from ..published import Publication
from ..validation import place
from .problem import Problem

__all__ = ["NAMES_HIDDEN", "naming", "naming_pages", "naming_story"]

NAMES_HIDDEN = "names-hidden"
"""The code of what stays off the site for a name, or without it: a site need not wait until that is written otherwise."""


_TEXTS = frozenset({".css", ".csv", ".htm", ".html", ".js", ".json", ".md", ".svg", ".txt", ".xml"})
"""Files of people's own, by how their names end, that go onto the site as they are, or as pages, and are texts."""


def naming(publication: Publication) -> dict[str, list[Problem]]:
    """By fact what stays off the site because it names somebody who is kept off it."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for one in publication.named:
        found[one.fact].append(
            Problem(
                NAMES_HIDDEN,
                f"{one.name} is kept off the site, and so is this, which has the name",
                one.path,
                _help(one.path),
                "warning",
            )
        )
    return found


def _help(path: tuple[str | int, ...]) -> str:
    if path == ("id",):
        return "explainer rename gives it another id"
    return "quote words without the name" if path[-1] == "quote" else "write it without the name"


def naming_story(names: HiddenNames, story: Story, folder: ContentFolder) -> Iterator[Diagnostic]:
    """What story.yml says over every page with the name of somebody who is kept off the site."""
    for field in ("title", "standfirst"):
        if name := names.first_in(getattr(story, field)):
            mark, line = place(folder.story.read_text("utf-8-sig"), folder.name(folder.story), (field,))
            yield Diagnostic(
                code=NAMES_HIDDEN,
                message=f"{name} is kept off the site, so in place of the name this tells readers: {WITHHELD}",
                file=folder.name(folder.story),
                mark=mark,
                line=line,
                field=field,
                help="write it without the name",
                severity="warning",
            )


def naming_pages(names: HiddenNames, folder: ContentFolder) -> Iterator[Diagnostic]:
    """Where people's own pages name somebody who is kept off the site, in a line or an address: nothing takes it out there."""
    for page in sorted(folder.pages.rglob("*")) if names else ():
        if name := names.first_in(page.name, as_id=True):
            yield _on_page(
                name, folder.name(page), "the name of this file of your own has it", help="give it another name"
            )
        lines = (
            page.read_text("utf-8", errors="replace").splitlines() if page.suffix in _TEXTS and page.is_file() else []
        )
        for number, line in enumerate(lines, 1):
            if name := names.first_in(line):
                yield _on_page(name, folder.name(page), "this page of your own has the name", Mark(number, 1), line)


def _on_page(
    name: str, file: str, where: str, mark: Mark | None = None, line: str = "", help: str = "write it without the name"
) -> Diagnostic:
    return Diagnostic(
        code="page-names-hidden",
        message=f"{name} is kept off the site, but {where}",
        file=file,
        mark=mark,
        line=line,
        help=help,
        severity="warning",
    )
