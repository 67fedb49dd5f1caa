"""What a careful reader finds: the corpus's files, and when a value that was read is the one meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explainer import strict_yaml
from explainer.names import fold_name as fold

__all__ = ["ENGLISH", "FRENCH", "Corpus", "Story", "holds", "load_corpus", "options", "same_date"]

ENGLISH = Path(__file__).parent
FRENCH = ENGLISH / "french"
"""The folders of the open halves, in which the blind ones stand."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article, or several that tell of the same, with what must and must not be read in it."""

    name: str
    articles: tuple[Path, ...]
    gold: dict[str, Any]
    """In the form that ``README.md`` documents."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of it; the forms are documented at the head of ``sentences.yml`` and in ``README.md``."""

    sentences: list[dict[str, Any]]
    stories: list[Story]
    types: dict[str, frozenset[str]]
    """For each type of the corpus the lexicon's types that it may be read as."""
    names: tuple[frozenset[str], ...]
    """Folded names that mean the same."""
    language: str = "en"
    """That of its sentences."""

    def lexicon_types(self, types: Iterable[str]) -> set[str]:
        """The lexicon's types that any of ``types`` may be read as."""
        return {read for kind in types for read in self.types[kind]}

    def same_name(self, wanted: str, read: str) -> bool:
        """Whether a name that was read is one of those wanted (``a | b``)."""
        return any(fold(read) in self._also_called(name) for name in options(wanted))

    def named_in(self, wanted: str, words: str) -> bool:
        """Whether words that were read contain one of the names wanted."""
        return any(holds(words, name) for one in options(wanted) for name in self._also_called(one))

    def _also_called(self, name: str) -> frozenset[str]:
        folded = fold(name)
        return frozenset({folded}.union(*(group for group in self.names if folded in group)))


def load_corpus(folder: Path = ENGLISH) -> Corpus:
    """The half of the corpus in ``folder``; which types and names are one stands in the open half that is English."""
    data, own = _yaml(ENGLISH / "sentences.yml"), _yaml(folder / "sentences.yml")
    return Corpus(
        sentences=own["sentences"],
        language=own.get("language", "en"),
        stories=[*_single_articles(folder / "articles"), *_stories(folder / "stories")],
        types={kind: frozenset(read) for kind, read in data["types"].items()},
        names=tuple(frozenset(map(fold, group)) for group in data["names"]),
    )


def options(wanted: str) -> list[str]:
    """The values that are right: ``a | b`` or ``a|b`` is either."""
    return [value.strip() for value in wanted.split("|")]


def holds(text: object, words: str) -> bool:
    """Whether ``words`` stand in ``text``, beginning where a word begins; both are folded."""
    return re.search(r"\b" + re.escape(fold(words)), fold(str(text))) is not None


def same_date(wanted: str, read: str | None) -> bool:
    """Whether a date is one of those wanted; an open end ("since 2012") is left out of account."""
    return read is not None and _closed(read) in {_closed(value) for value in options(wanted)}


def _single_articles(folder: Path) -> list[Story]:
    names = [gold.name.removesuffix(".gold.yml") for gold in sorted(folder.glob("*.gold.yml"))]
    return [Story(name, (folder / f"{name}.md",), _yaml(folder / f"{name}.gold.yml")) for name in names]


def _stories(folder: Path) -> list[Story]:
    golds = sorted(folder.glob("*/gold.yml"))
    return [Story(gold.parent.name, tuple(sorted(gold.parent.glob("*.md"))), _yaml(gold)) for gold in golds]


def _closed(date: str) -> str:
    return date.removesuffix("/..").removeprefix("../")


def _yaml(path: Path) -> Any:
    return strict_yaml.load(path.read_text("utf-8"), path.name)
