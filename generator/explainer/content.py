"""A story's content folder, and everything in it read and validated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .articles import read_articles
from .conflict_marks import told_once
from .diagnostics import Diagnostic
from .errors import InvalidContent
from .files import strangers
from .model import FactBase, Story
from .sheets import read_sheets, read_story
from .transaction import finish
from .utf8 import not_opened

__all__ = ["ContentFolder", "load", "not_of_the_story"]


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """Where a story's files are; see the format's description of the story on disk."""

    root: Path

    @property
    def story(self) -> Path:
        """Title, standfirst and how the site shows the story."""
        return self.root / "story.yml"

    @property
    def articles(self) -> Path:
        """What the story is made from, a file each."""
        return self.root / "articles"

    @property
    def facts(self) -> Path:
        """The fact sheets, which people edit."""
        return self.root / "facts"

    @property
    def pages(self) -> Path:
        """A person's own pages and pictures; MkDocs' ``docs_dir``."""
        return self.root / "pages"

    @property
    def extracted(self) -> Path:
        """The sheets as last read out of the articles: the machine's, and the base of the merge."""
        return self.root / "extracted"

    @property
    def texts(self) -> Path:
        """Canonical texts of saved web pages, so that a site is built without what reads HTML."""
        return self.extracted / "texts"

    @property
    def sidecars(self) -> Path:
        """What was last written into articles' sidecars, with where in the article each value stands."""
        return self.extracted / "sidecars.yml"

    @property
    def articles_as_read(self) -> Path:
        """What was known of each article when it was last read."""
        return self.extracted / "articles.yml"

    @property
    def schemas(self) -> Path:
        """JSON Schemas of all that people write here, for editors."""
        return self.root / ".schema"

    @property
    def templates(self) -> Path:
        """The story's own templates, where it has any: beside the content folder."""
        return self.root.resolve().parent / "templates"

    def here(self, path: Path) -> str:
        """How a person is told of what lies in the content folder, be it a link to elsewhere."""
        return f"{self.root.resolve().name}/{path.relative_to(self.root).as_posix()}"

    def name(self, path: Path) -> str:
        """How a person is told of a file: relative to the folder that the content folder is in."""
        if path.is_relative_to(self.root):
            return self.here(path)
        try:
            return path.resolve().relative_to(self.root.resolve().parent).as_posix()
        except ValueError:
            return path.as_posix()


def not_of_the_story(folder: ContentFolder) -> list[Diagnostic]:
    """What lies in a story, and is opened by nobody: pipes, devices, links out of the folder, and what is far too large.

    Its articles are looked at as they are read.
    """
    return [not_opened(folder.here(path), why) for path, why in strangers(folder.root, folder.articles)]


def load(root: Path) -> FactBase:
    """All that the site is made from.

    :param root: the content folder.
    :raises InvalidContent: with everything that is wrong in any of its files.
    """
    folder = ContentFolder(root)
    wrong = not_of_the_story(folder)
    parts: list[Any] = []
    for read in (
        lambda: finish(folder.extracted),
        lambda: read_story(folder.story, folder.name(folder.story)),
        lambda: read_articles(folder.articles, folder.texts),
        lambda: read_sheets(folder.facts, folder.name),
    ):
        try:
            parts.append(read())
        except InvalidContent as error:
            wrong += error.diagnostics
    if wrong:
        raise InvalidContent(told_once(list(dict.fromkeys(wrong))))
    _, story, articles, sheets = parts
    return FactBase(story=story or Story(title="Untitled"), articles=articles, sheets=sheets)
