"""Texts that are not what they seem: letters that nobody sees, words of two alphabets, addresses of others, markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel

from ..articles import sidecar_of
from ..characters import hidden_characters, mixed_words, named, only_like_latin
from ..content import ContentFolder
from ..diagnostics import Diagnostic, Fix, Mark
from ..model import Article, Fact, FactBase, Source
from ..validation import place
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES", "text_problems"]

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]*>|<!--|&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9A-Fa-f]+);|!?\[[^\[\]\n]+\]\([^()\s]+\)|\[\^[\w-]+\]"
    r"|\*\*(?=\S)[^*]+\*\*|(?<![\w*])\*(?=[^\s*])[^*]*[^\s*]\*(?![\w*])|(?<!\w)__(?=\S)[^_]+__(?!\w)|`[^`]+`|\{\{[^{}]*\}\}"
    r"|^#{1,6} |^[-*] |\n[-*] "
)
"""HTML, an entity, and what Markdown and templates give a meaning."""
_ADDRESSES = ("url", "archived")
_PAGES = (".md", ".html")
_AS_THE_ARTICLE = frozenset({"quote", "prefix", "suffix"})
"""What stands in an article letter by letter."""


def _hidden(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """No text of ours has letters that nobody sees."""
    for path, text in _texts(fact):
        yield from _in_text(path, text)


def _markup(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """No text has markup, which readers would see as it stands."""
    for path, text in _texts(fact):
        if found := _MARKUP.search(text):
            yield _shown(path, found[0])


def text_problems(base: FactBase, folder: ContentFolder) -> Iterator[Diagnostic]:
    """The same in story.yml, in what people know of articles, and in their own pages."""
    story = folder.story.read_text("utf-8-sig") if folder.story.exists() else ""
    for path, text in _texts(base.story):
        for problem in (*_in_text(path, text), *(_shown(path, found[0]) for found in [_MARKUP.search(text)] if found)):
            mark, line = place(story, folder.name(folder.story), path)
            yield problem.at(folder.name(folder.story), mark, line, ".".join(map(str, path)))
    for article in base.articles:
        yield from _of_article(article)
    for page in sorted(folder.pages.rglob("*")):
        if page.suffix in _PAGES and page.is_file() and not page.is_symlink():
            for number, line in enumerate(page.read_text("utf-8", errors="replace").split("\n"), 1):
                for problem in _in_text((), line):
                    yield problem.at(folder.name(page), Mark(number, 1), line, "")


def _of_article(article: Article) -> Iterator[Diagnostic]:
    file = article.file if article.front_matter else sidecar_of(Path(article.file)).as_posix()
    said = article.said.model_dump()
    for path, text in _texts(article.meta):
        if article.front_matter or said.get(str(path[0])) != text:  # else no person wrote it
            for problem in _in_text(path, text):
                if problem.code == "mixed-alphabets" and path[0] in _ADDRESSES:
                    continue  # told below, for what it is
                yield problem.at(file, None, "", str(path[0]))
    for name in _ADDRESSES:
        address = str(getattr(article.meta, name))
        if seems := _seems(address):
            help = "look whose address it is; if it is meant, write its host as browsers send it (xn--…), so that all see it"
            problem = Problem(
                "address-misleads", f"{address[:100]} leads elsewhere than it seems: {seems}", (name,), help
            )
            yield problem.at(file, None, "", name)


def _seems(address: str) -> str:
    """Why an address seems to be another; empty where it does not."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if "@" in parts.netloc:
        return f"what stands before the @ is no host, {host} is"
    for label in host.split(".") if not host.isascii() else ():
        if any(mixed_words(label)):
            return f"{label} mixes letters of two alphabets"
        if only_like_latin(label):
            return f"{label} has no Latin letters, only such as look like them"
    return ""


def _in_text(path: tuple[str | int, ...], text: str) -> Iterator[Problem]:
    """What in a text nobody sees, or sees for something else."""
    if text.isascii() and text.isprintable():
        return
    at = next(hidden_characters(text), None)
    if at is not None:
        char = text[at]
        around = " ".join(text[max(0, at - 12) : at].split()) + "▯" + " ".join(text[at + 1 : at + 13].split())
        message = f"there is a character here that nobody sees, {named(char)}: {around}"
        yield Problem("invisible-character", message, path, "take it out", "error", Fix(char, ""))
    for word in mixed_words(text):
        message = f"the word {word} mixes Latin letters with others that look like them"
        yield Problem("mixed-alphabets", message, path, "type it anew, in one alphabet", "warning")


def _shown(path: tuple[str | int, ...], markup: str) -> Problem:
    message = f"readers will see this markup as it stands: {' '.join(markup.split())[:60]}"
    return Problem("markup-shown", message, path, "write the words alone: texts here are plain", "warning")


def _texts(model: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text of a model with its path, but for what stands in an article letter by letter."""
    for name, value in vars(model).items():
        if type(value) is str:
            if not (isinstance(model, Source) and name in _AS_THE_ARTICLE):
                yield (name,), value
        elif isinstance(value, (BaseModel, list, Mapping)):
            yield from (((name, *path), text) for path, text in _within(value))


def _within(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, BaseModel):
        yield from _texts(value)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from (((index, *path), text) for path, text in _within(item))


RULES: tuple[Rule, ...] = (_hidden, _markup)
