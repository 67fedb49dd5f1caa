"""Every verb that has a telling, with a sentence in which it is read and what is told of it; and all that has none.

A line of ``golden/*.txt`` is right only if somebody who reads the telling alone would believe no more than somebody who
reads the sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from explainer.assemble import assemble
from explainer.extract.run import read_all
from explainer.lexicon import load_lexicon
from explainer.model import Article, ArticleMeta, Block, Event, Expulsion
from explainer.telling import tell
from tests.fixtures import read_fixtures

_GOLDEN = Path(__file__).parent / "golden"
_CASES = [
    (file.name, line, title, text.splitlines(), expected.splitlines())
    for file in sorted(_GOLDEN.glob("*.txt"))
    if file.name != "words.txt"
    for line, title, text, expected in read_fixtures(file)
]
_SENTENCES = list(dict.fromkeys(sentence for _, _, _, sentences, _ in _CASES for sentence in sentences))


@pytest.mark.slow
@pytest.mark.parametrize(("file", "line", "title", "sentences", "expected"), _CASES)
def test_a_sentence_is_told_as_it_says(
    file: str, line: int, title: str, sentences: list[str], expected: list[str]
) -> None:
    assert [_told(sentence) for sentence in sentences] == expected, f"{file}:{line} {title}"


@pytest.mark.slow
def test_no_verb_with_a_telling_is_missing() -> None:
    found = {(fact.type, fact.verb) for facts in _facts().values() for fact, _ in facts if isinstance(fact, Event)}
    assert _verbs() - found == set()


def test_each_type_with_tellings_is_told_in_all_forms() -> None:
    titles = {title for _, _, title, _, _ in _CASES}
    assert {name for name, _ in _verbs()} == {
        title.removesuffix(" in its forms") for title in titles if " in " in title
    }


def test_what_has_no_telling_is_listed() -> None:
    listed = {title: expected.splitlines() for _, title, _, expected in read_fixtures(_GOLDEN / "words.txt")}
    assert listed == {name: patterns for name in load_lexicon().types if (patterns := list(_untold(name)))}


def _verbs() -> set[tuple[str, str]]:
    """Each type with each of its verbs that has a telling."""
    return {(name, verb) for name, kind in load_lexicon().types.items() for verb in kind.tellings}


def _untold(name: str) -> Iterator[str]:
    """The patterns of a type whose facts are told by the article's words, and those that are only leads."""
    kind = load_lexicon().types[name]
    for pattern in () if kind.expulsion else (*kind.verbs, *kind.nouns):
        if (how := kind.told.get(pattern, ["words"])) in (["words"], ["unsure"]):
            yield f"→ {how[0]}: {pattern}"


def _told(sentence: str) -> str:
    """What the site tells in sentences of ours of an article that is one sentence; else that it is told by words."""
    said = [text for _, text in _facts()[sentence] if text]
    return " / ".join(said) or "→ words"


@cache
def _facts() -> dict[str, list[tuple[Event | Expulsion, str]]]:
    """Of each sentence the facts that are made of it, each with our sentence; without one where words tell it."""
    articles = [_article(f"{number:04}", sentence) for number, sentence in enumerate(_SENTENCES)]
    return {a.text: list(_of(a, reading)) for a, reading in zip(articles, read_all(articles), strict=True)}


def _of(article: Article, reading: object) -> Iterator[tuple[Event | Expulsion, str]]:
    sheets = assemble([reading], [article]).sheets
    actors = {actor.id: actor for actor in sheets.actors}
    for fact in (*sheets.expulsions, *sheets.timeline):
        told = tell(fact, actors)
        yield fact, told.text if told.how == "sentence" else ""


def _article(ident: str, text: str) -> Article:
    meta = ArticleMeta(published="2011-04-06", language="en")
    block = Block(kind="paragraph", start=0, end=len(text))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=ident, file=f"{ident}.md", meta=meta, text=text, blocks=[block], sha256=digest)
