"""The navigation of a site: what a person wrote of it, or else the tabs, what stands under them and the foot of each page.

MkDocs has it as ``nav``. Of Material's theme some parts are our own, in ``theme/``: they stand before Material's and
after those of a person's ``custom_dir``. Where a person wrote the ``nav``, Material shows it as it shows any.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.structure.files import file_sort_key, set_exclusions
from mkdocs.utils import nest_paths

from ..messages import ENGLISH, Messages
from ..render import Section, Sections, plain_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

__all__ = [
    "Onward",
    "PageFrame",
    "navigation",
    "own_pages_of",
    "page_frame",
    "with_frame",
    "with_theme",
    "with_title_as_text",
    "without_absent",
]

_MATERIAL = "material"
"""The theme that parts of ours stand before; under this name they find its own."""


@dataclass(frozen=True, slots=True)
class Onward:
    """A link that every page has."""

    title: str
    """What it is called."""
    url: str
    """Where it leads, relative to the site."""
    path: str = ""
    """The file of the page that it leads to, of a folder its first; empty for what is no page."""
    under: tuple[Onward, ...] = ()
    """What stands under it."""

    def is_at(self, page: Page | None) -> bool:
        """Whether it is the page that is being made, which there is none of behind an address that leads nowhere; a folder
        leads to its first page and is none."""
        is_folder = any(one.path == self.path for one in self.under)
        return bool(page and self.path and page.file.src_uri == self.path and not is_folder)

    def holds(self, page: Page | None) -> bool:
        """Whether that page is what it leads to, or stands under it: an actor's page under that of all actors."""
        if not page or not self.path:
            return False
        folder = f"{self.path.removesuffix('.md')}/"
        return page.file.src_uri.startswith(folder) or self.is_at(page) or any(one.holds(page) for one in self.under)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands around each page."""

    tabs: tuple[Onward, ...] = ()
    """The row above it; empty where a person wrote the navigation."""
    foot: tuple[Onward, ...] = ()
    """What the foot leads to: further pages, a story's own, and files for programs."""
    messages: Messages = ENGLISH
    """What is said there."""

    @property
    def gettext(self) -> Callable[[str], str]:
        """What says a message in the site's language."""
        return self.messages.gettext


def without_absent(nav: Any, absent: Container[str]) -> Any:
    """A ``nav`` of mkdocs.yml as it stands but for the pages that are not there: of any other that is missing MkDocs warns.

    :param absent: their paths; a section of nothing else goes with them.
    """
    match nav:
        case list():
            cleared = [(item, without_absent(item, absent)) for item in nav]
            return [left for item, left in cleared if not _is_gone(item, left)]
        case dict():
            named = [(title, item, without_absent(item, absent)) for title, item in nav.items()]
            return {title: left for title, item, left in named if not _is_gone(item, left)}
        case str():
            return None if nav in absent else nav
        case _:
            return nav


def own_pages_of(files: Files, config: MkDocsConfig, generated: Container[str], sections: Sections) -> list[Any]:
    """The pages that a person added to a story, in the form of a ``nav``: as MkDocs has them, by their folders and names.

    :param generated: the paths of the pages that are made from facts.
    """
    set_exclusions(files, config)
    added = [
        file
        for file in files.documentation_pages(inclusion=lambda level: level.is_in_nav())
        if file.src_uri not in sections.paths and not (file.src_uri in generated and "/" in file.src_uri)
    ]
    nested: list[Any] = nest_paths(file.src_uri for file in sorted(added, key=file_sort_key))
    return nested


def navigation(written: Any, files: Files, sections: Sections, own: Sequence[Any]) -> Any:
    """The ``nav`` of a site.

    :param written: what a person wrote of it, if anything.
    :param own: the pages that the person added.
    """
    there = {path for path in sections.paths if files.get_file_from_path(path)}
    return without_absent(written, sections.paths - there) if written else _in_html(sections.nav(there, own))


def with_theme(config: MkDocsConfig) -> None:
    """Let parts of ours stand before Material's, where that is the theme."""
    ours, material = str(package_files(__package__) / "theme"), _material(config)
    if material is not None and ours not in config.theme.dirs:
        config.theme.dirs.insert(material, ours)


def page_frame(files: Files, sections: Sections, own: Sequence[Any] | None, messages: Messages) -> PageFrame:
    """What stands around each page of a site, once its pages have titles.

    :param own: the pages that a person added, in the form of a ``nav``; None where the person wrote the ``nav``.
    """
    there = sections.among({file.src_uri for file in files})
    tabs = () if own is None else there.tabs
    added = [_own(item, files) for item in own or ()]
    foot = (*(_onward(one, files) for one in there.foot), *added, *(_onward(one, files) for one in there.files))
    return PageFrame(tuple(_onward(one, files) for one in tabs), foot, messages)


def with_frame(env: Environment, config: MkDocsConfig, frame: PageFrame) -> Environment:
    """The theme's templates, where ours know the frame as ``explainer`` and Material's parts as ``material/…``."""
    env.globals["explainer"] = frame
    if env.loader and (material := _material(config)) is not None:
        theirs = PrefixLoader({_MATERIAL: FileSystemLoader(config.theme.dirs[material])})
        env.loader = ChoiceLoader([env.loader, theirs])
    return env


def with_title_as_text(page: Page) -> None:
    """Let the title of a person's page be text wherever the theme sets it, also one that looks like HTML.

    MkDocs leaves one that it makes of a file's name as it stands, and in the tab Material takes the escapes out of any
    but that of the front matter.
    """
    title = str(page.title or "")
    if "title" in page.meta or "<" not in html.unescape(title):
        return
    if "<" in page.file.name and "<" in title:  # a heading has none
        page.title = title = plain_html(title)
    page.meta["title"] = title


def _is_gone(item: Any, left: Any) -> bool:
    """Whether an entry was an absent page, or a section of nothing else."""
    return bool(item) and not left


def _in_html(nav: Any) -> Any:
    """A ``nav`` with titles as themes write them between tags: as they are."""
    if isinstance(nav, list):
        return [_in_html(item) for item in nav]
    return {plain_html(title): _in_html(item) for title, item in nav.items()} if isinstance(nav, dict) else nav


def _material(config: MkDocsConfig) -> int | None:
    """The place of Material's folder among those of the theme, if it is there."""
    folders = [Path(folder) for folder in config.theme.dirs]
    found = (place for place, folder in enumerate(folders) if folder.parts[-2:] == (_MATERIAL, "templates"))
    return next(found, None)


def _onward(entry: Section, files: Files) -> Onward:
    file = files.src_uris[entry.path]
    under = tuple(_onward(one, files) for one in entry.under)
    return Onward(plain_html(entry.title), file.url, entry.path if file.is_documentation_page() else "", under)


def _own(item: Any, files: Files) -> Onward:
    """A person's page, or a folder of them, which leads to the first."""
    if isinstance(item, str):
        file = files.src_uris[item]
        return Onward(str(file.page.title) if file.page else item, file.url, item)
    ((title, items),) = item.items()
    under = tuple(_own(one, files) for one in items)
    return Onward(plain_html(title), under[0].url, under[0].path, under)
