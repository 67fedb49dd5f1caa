"""A copy of a story in which a check is asked again and again, each time after it was broken in one way."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from explainer.articles import read_articles
from explainer.check import check
from explainer.content import ContentFolder
from explainer.errors import InvalidContent
from explainer.merge import settle
from explainer.model import SHEETS, Fact, FactBase, Sheets, Story, is_withdrawn
from explainer.sheets import read_sheet, read_story
from explainer.utf8 import utf8_text

from .mutants import Mutant
from .story_texts import Files, StoryTexts

__all__ = ["CRASH", "Bench", "Finding", "check_all", "uncheck_all"]

Finding = tuple[str, str]
"""The code and the message of what a check finds."""
CRASH = "crash"
"""Stands for the code of what ends in a traceback."""


class Bench:
    """A story on disk that is broken and mended again."""

    def __init__(self, root: Path) -> None:
        """Take a story.

        :param root: its content folder, which is written to; nobody else's.
        """
        self.folder = ContentFolder(root)
        self.story = StoryTexts(root)
        self._articles = read_articles(self.folder.articles, self.folder.texts)
        self._before: dict[tuple[tuple[str, str | bytes | None], ...], Counter[Finding]] = {}

    def new_findings(self, mutant: Mutant) -> list[Finding]:
        """What a check says of a broken story, and did not say before."""
        before = mutant.before or {}
        key = tuple(before.items())
        if key not in self._before:
            self._before[key] = self.findings(before)
        found = self.findings(mutant.files) - self._before[key]
        return [finding for finding in found.elements() if finding[0] not in mutant.aside]

    def findings(self, files: Files) -> Counter[Finding]:
        """What a check says of the story with other files."""
        kept = {name: _bytes(self.folder.root / name) for name in files}
        try:
            self._write(files)
            return Counter(self._check(any(name.startswith("articles/") for name in files)))
        finally:
            self._write(kept)

    def _write(self, files: Mapping[str, str | bytes | None]) -> None:
        for name, content in files.items():
            path = self.folder.root / name
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)

    def _check(self, articles_too: bool) -> list[Finding]:
        try:
            base = self._load(articles_too)
            return [(one.code, one.message) for one in check(base, self.folder.root)]
        except InvalidContent as error:
            return [(one.code, one.message) for one in error.diagnostics]
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            return [(CRASH, f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error}")]

    def _load(self, articles_too: bool) -> FactBase:
        """As :func:`explainer.content.load` reads a story, but what did not change is not read again."""
        wrong, parts = [], []
        for read in (
            lambda: read_story(self.folder.story, self.folder.name(self.folder.story)) or Story(title="Untitled"),
            lambda: read_articles(self.folder.articles, self.folder.texts) if articles_too else self._articles,
            lambda: self._sheets(),
        ):
            try:
                parts.append(read())
            except InvalidContent as error:
                wrong += error.diagnostics
        if wrong:
            raise InvalidContent(wrong)
        story, articles, sheets = parts
        return FactBase(story=story, articles=articles, sheets=sheets)

    def _sheets(self) -> Sheets:
        wrong, facts = [], {}
        for sheet in SHEETS:
            file = self.folder.facts / f"{sheet}.yml"
            try:
                facts[sheet] = _sheet(sheet, file.read_bytes(), self.folder.name(file)) if file.exists() else []
            except InvalidContent as error:
                wrong += error.diagnostics
        if wrong:
            raise InvalidContent(wrong)
        return Sheets.model_construct(**facts)


@lru_cache(maxsize=64)
def _sheet(sheet: str, data: bytes, name: str) -> list[Fact]:
    return read_sheet(sheet, utf8_text(data, name).replace("\r\n", "\n"), name)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def check_all(root: Path) -> None:
    """Take a story as wholly checked today, and let be kept what it says, as a review does."""
    story, today = StoryTexts(root), date.today().isoformat()
    told = [placed for placed in story.facts if not is_withdrawn(placed.fact)]
    files = story.with_facts(*((placed, {**placed.fact, "checked": today}) for placed in told))
    for name, text in files.items():
        (root / name).write_text(str(text), "utf-8")
    settle(ContentFolder(root))


def uncheck_all(root: Path) -> None:
    """Take a story as not checked by anybody."""
    story = StoryTexts(root)
    files = story.with_facts(*((p, {key: v for key, v in p.fact.items() if key != "checked"}) for p in story.facts))
    for name, text in files.items():
        (root / name).write_text(str(text), "utf-8")
