"""A story's content folder, and everything in it read and validated."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .articles import read_articles
from .conflict_marks import told_once
from .diagnostics import Diagnostic
from .errors import InvalidContent
from .files import strangers
from .model import FactBase, Story
from .sheets import read_sheets, read_story
from .transaction import finish

__all__ = ["ContentFolder", "load", "refuse_strangers"]


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
        try:
            return path.resolve().relative_to(self.root.resolve().parent).as_posix()
        except ValueError:
            return path.as_posix()


def refuse_strangers(folder: ContentFolder) -> None:
    """See to it that nothing in a story but its own files can be opened; its articles are looked at as they are read.

    :raises InvalidContent: with all that is a pipe, a device or a link out of the folder.
    """
    help = "put the file itself in its place, or take it out of the folder"
    found = [
        Diagnostic(code="no-file-of-the-story", message=f"this is not opened: {why}", file=folder.here(path), help=help)
        for path, why in strangers(folder.root, folder.articles)
    ]
    if found:
        raise InvalidContent(found)


def load(root: Path) -> FactBase:
    """All that the site is made from.

    :param root: the content folder.
    :raises InvalidContent: with everything that is wrong in any of its files.
    """
    folder = ContentFolder(root)
    refuse_strangers(folder)
    finish(folder.extracted)
    wrong = []
    parts = []
    for read in (
        lambda: read_story(folder.story, folder.name(folder.story)),
        lambda: read_articles(folder.articles, folder.texts),
        lambda: read_sheets(folder.facts, folder.name),
    ):
        try:
            parts.append(read())
        except InvalidContent as error:
            wrong += error.diagnostics
    if wrong:
        raise InvalidContent(told_once(wrong))
    story, articles, sheets = parts
    return FactBase(story=story or Story(title="Untitled"), articles=articles, sheets=sheets)
