"""A newsroom whose sheets are under git: facts are written, committed and released, and the log is asked for."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from explainer.corrections import ChangeLog, change_log
from explainer.model import Article, ArticleMeta, FactBase, Story
from explainer.sheets import read_sheets

from .repository import Repository

__all__ = ["ENVOYS", "PUBLISHED", "Newsroom", "log_of"]

PUBLISHED = "2024-05-05"
"""The day before the first commit: from then on every commit counts."""

ENVOYS = """\
- id: borduria-expels-syldavia
  date: 1974-04-02
  by: borduria
  against: syldavia
  number: 2
  people: envoys
  summary: Borduria sent two envoys of Syldavia home.
  sources:
    - article: "001"
      quote: two envoys were sent home on Tuesday
"""
"""An expulsions.yml of one fact."""


class Newsroom:
    """A story's content folder in a repository of its own."""

    def __init__(self, folder: Path) -> None:
        self.facts = folder / "content" / "facts"
        self.facts.mkdir(parents=True)
        self.repository = Repository(folder)

    def clone(self, folder: Path, *options: str) -> Path:
        """Clone all; the folder of the clone's sheets."""
        command = ["git", "clone", "-q", *options, self.repository.folder.as_uri(), str(folder)]
        subprocess.run(command, check=True, capture_output=True)
        return folder / "content" / "facts"

    def write(self, **sheets: str) -> None:
        """Write sheets by their names."""
        for sheet, text in sheets.items():
            (self.facts / f"{sheet}.yml").write_text(text, "utf-8")

    def edit(self, sheet: str, old: str, new: str) -> None:
        """Write other words in a sheet."""
        file = self.facts / f"{sheet}.yml"
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def commit(self, message: str, *, days: int = 0) -> str:
        """Commit all there is; see :meth:`Repository.commit`."""
        return self.repository.commit(message, days=days)

    def log(self, since: str | None = PUBLISHED, **of_story: Any) -> ChangeLog:
        """What the site would say of it now."""
        return log_of(self.facts, since, **of_story)


def log_of(facts: Path, since: str | None = PUBLISHED, *, away: str = "", **of_story: Any) -> ChangeLog:
    """What a site would say that is made from this folder of sheets.

    :param away: the article that is kept off the site; empty where none is.
    """
    story = Story(title="A story", since=since, **of_story)
    metas = {ident: ArticleMeta(publish=ident != away) for ident in ("001", "002", "003")}
    articles = [Article(id=ident, file=ident, meta=meta, text="", sha256="") for ident, meta in metas.items()]
    return change_log(FactBase(story=story, articles=articles, sheets=read_sheets(facts)), facts)
