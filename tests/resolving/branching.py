"""A story under git on which two people work at once: readings made up of a small story, and what people do to them."""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from pathlib import Path

from explainer.content import ContentFolder
from explainer.merge import MergeReport, merge
from explainer.resolving import Resolved, resolve
from explainer.strict_yaml import load

from ..corrections.repository import Repository
from ..merge.readings import ARTICLES, reading, sheets

__all__ = ["Branching"]


class Branching:
    """A repository whose branch ``main`` has read and committed some articles."""

    def __init__(self, root: Path, articles: Collection[int] = (0,), *, within: str = ".") -> None:
        root.mkdir(exist_ok=True)
        self.repository = Repository(root)
        self.folder = ContentFolder(root / within / "content")
        self.folder.articles.mkdir(parents=True)
        (self.folder.root / "story.yml").write_text("title: A quarrel\n", "utf-8")
        self.read(*articles)
        self.repository.commit("The story so far")

    def read(self, *articles: int, version: int = 0) -> MergeReport:
        """Put articles into the story and read all that are there."""
        for article in articles:
            (self.folder.articles / f"{ARTICLES[article]}.md").write_text(f"Ruritania {article}.\n", "utf-8")
        there = [n for n, name in enumerate(ARTICLES) if (self.folder.articles / f"{name}.md").exists()]
        return merge(self.folder, sheets(reading(there, version)[0]))

    def edit(self, sheet: str, old: str, new: str) -> None:
        """Change the first such place in a sheet by hand."""
        file = self.folder.facts / f"{sheet}.yml"
        text = file.read_bytes().decode()
        assert old in text
        file.write_bytes(text.replace(old, new, 1).encode())

    def branch(self, name: str, at: str = "main") -> None:
        """Start a branch, or go to it."""
        there = self.repository.git("branch", "--list", name)
        self.repository.git("checkout", "-q", *([name] if there else ["-b", name, at]))

    def merge(self, name: str, how: str = "merge") -> None:
        """Let git merge a branch into this, which it cannot finish."""
        try:
            self.repository.git(how, name)
        except subprocess.CalledProcessError:
            return
        raise AssertionError("git finished it")

    def resolve(self) -> Resolved:
        return resolve(self.folder)

    def facts(self) -> dict[str, dict]:
        return {
            fact["id"]: fact
            for sheet in sorted(self.folder.facts.glob("*.yml"))
            for fact in load(sheet.read_text("utf-8"), sheet.name)
        }

    def texts(self) -> dict[str, bytes]:
        """The sheets and machine files."""
        files = (*self.folder.facts.iterdir(), *self.folder.extracted.iterdir())
        return {f"{file.parent.name}/{file.name}": file.read_bytes() for file in files if file.name[0] != "."}

    def unmerged(self) -> set[str]:
        listed = self.repository.git("diff", "--name-only", "--diff-filter=U").split()
        return {Path(name).name for name in listed}
