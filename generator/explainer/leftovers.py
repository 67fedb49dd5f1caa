"""What is left in a story of what it was before: of articles taken away, and of the example that it began as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from .articles import file_of
from .content import ContentFolder, load
from .diagnostics import Diagnostic, Mark
from .evidence import Evidence, all_sources
from .model import Fact, FactBase
from .resources import packaged
from .sheets import sheet_file
from .validation import place

__all__ = ["example_left", "lost_articles", "lost_its_articles"]

_NAMED = 3
"""How many are named before the others are counted."""


def lost_its_articles(fact: Fact, evidence: Evidence) -> bool:
    """Whether a fact has sources, and none of their articles is there."""
    cited = {source.article for _, source in all_sources(fact)}
    return bool(cited) and not any(evidence.reference(article) for article in cited)


def lost_articles(facts: Sequence[tuple[str, int, Fact]], folder: ContentFolder) -> Iterator[Diagnostic]:
    """The error about facts that lost their articles, one for all: who took an article away needs no list of quotes.

    :param facts: each with its sheet and its place there.
    """
    if not facts:
        return
    sheet, index, first = facts[0]
    path, _ = next(all_sources(first))
    gone = sorted({source.article for *_, fact in facts for _, source in all_sources(fact)})
    rest = f"{len(facts)} facts rest" if len(facts) > 1 else "a fact rests"
    yield _placed(
        folder,
        sheet_file(folder.facts, sheet),
        (index, *path, "article"),
        code="no-article",
        message=f"{rest} only on articles that are not there: {_named(gone)}",
        field=".".join(map(str, (first.id, *path, "article"))),
        help="name an article by its file's stem, or put it back; "
        "or take such facts out of the sheets: explainer extract --forget-missing",
    )


def example_left(base: FactBase, folder: ContentFolder) -> Iterator[Diagnostic]:
    """A warning for each kind of thing that the example had and a story of one's own still has.

    The example as it stands is warned of nowhere: it is to be looked at, and built.
    """
    example = _example()
    articles = {article.id: article.sha256 for article in example.articles}
    left = [article for article in base.articles if articles.get(article.id) == article.sha256]
    same_title = base.story.title == example.story.title
    if same_title and len(left) == len(base.articles) == len(articles):
        return
    for name in ("title", "standfirst"):
        if getattr(base.story, name) == getattr(example.story, name):
            yield _left(
                folder, folder.story, (name,), f"this is the {name} of the example", f"write your story's {name}"
            )
    if left:
        path, names = file_of(folder.articles, left[0]), _named([article.id for article in left])
        help = "take them out of the folder; then explainer extract --forget-missing"
        yield _left(folder, path, (), f"articles of the example are still there: {names}", help)
    facts = {fact.id: _quotes(fact) for facts in example.sheets.by_name().values() for fact in facts}
    found = [
        (sheet, index, fact.id)
        for sheet, listed in base.sheets.by_name().items()
        for index, fact in enumerate(listed)
        if _quotes(fact) & facts.get(fact.id, frozenset())
    ]
    if found:
        path, names = sheet_file(folder.facts, found[0][0]), _named([ident for *_, ident in found])
        help = "explainer extract --forget-missing takes them out once the example's articles are gone"
        yield _left(folder, path, (found[0][1], "id"), f"facts of the example are still there: {names}", help)
    if {ident for *_, ident in found} & set(base.story.key_facts):
        help = "name facts of your own, or take it out: the front page then tells the latest"
        yield _left(folder, folder.story, ("key_facts",), "key facts of the example are still there", help)


@lru_cache
def _example() -> FactBase:
    return load(packaged("starter") / "content")


def _quotes(fact: Fact) -> frozenset[str]:
    return frozenset(source.quote for _, source in all_sources(fact))


def _named(ids: Sequence[str]) -> str:
    more = len(ids) - _NAMED
    return ", ".join(ids[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _left(folder: ContentFolder, path: Path, at: tuple[str | int, ...], message: str, help: str) -> Diagnostic:
    field = ".".join(map(str, at[-1:]))
    told = {"message": message, "help": help, "field": field}
    return _placed(folder, path, at, code="example-left", severity="warning", **told)


def _placed(folder: ContentFolder, path: Path, at: tuple[str | int, ...], **told: Any) -> Diagnostic:
    """What is wrong at a place in a file; with no place in the file as a whole."""
    file = folder.name(path)
    mark, line = place(path.read_text("utf-8-sig"), file, at) if at else (Mark(1, 1), "")
    return Diagnostic(file=file, mark=mark, line=line, **told)
