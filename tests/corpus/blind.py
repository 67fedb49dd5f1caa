"""The blind half: what was written without looking at the rules, and how it is scored. Frozen: see ``README.md``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explainer.articles import read_article

from .exported import export_articles
from .fact_score import places, score_facts
from .gold import ENGLISH, Corpus, Story, load_corpus
from .sentence_score import read_sentences, score_names_and_dates, write_sentence
from .story_score import score_story
from .table import Table

__all__ = ["digests", "events_of", "load_blind", "score_blind"]


def load_blind(folder: Path = ENGLISH) -> Corpus:
    """The blind half beside the open one in a folder."""
    return load_corpus(folder / "blind")


def score_blind(corpus: Corpus) -> Table:
    """All of a blind half read, written and marked; people and dates of sentences where it is in English.

    Those of French ones stand in ``tests/fixtures/french``.
    """
    table = Table()
    _score_sentences(corpus, table)
    for story in corpus.stories:
        base = export_articles(story.articles)
        score_story(corpus, replace(story, gold={**story.gold, "timeline": []}), base, table)
        _score_facts(corpus, events_of(story), story.articles[0], base, table)
    return table


def events_of(story: Story) -> list[Mapping[str, Any]]:
    """Every event of a blind article, the expulsions among them."""
    return [*story.gold["timeline"], *story.gold["expulsions"]]


def digests(folder: Path = ENGLISH) -> Iterator[tuple[str, str]]:
    """Each file of the blind half beside the open one in a folder, and the SHA-256 of what stands in it."""
    for file in sorted((folder / "blind").rglob("*.*")):
        yield file.relative_to(folder / "blind").as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()


def _score_sentences(corpus: Corpus, table: Table) -> None:
    if corpus.language == "en":
        for sentence, reading in zip(corpus.sentences, read_sentences(corpus), strict=True):
            score_names_and_dates(corpus, sentence, reading, table)
    with TemporaryDirectory() as folder:
        file = Path(folder, "sentence.md")
        for sentence in corpus.sentences:
            write_sentence(file, sentence, corpus.language)
            told = _score_facts(corpus, sentence["events"], file, export_articles([file]), table)
            if sentence["events"]:
                table.mark("sentences of which something is told, not falsely", told, sentence["text"])


def _score_facts(
    corpus: Corpus, events: list[Mapping[str, Any]], article: Path, base: dict[str, Any], table: Table
) -> bool:
    return score_facts(corpus, places(events, read_article(article).text), base, table, article.stem)
