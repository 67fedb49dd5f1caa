"""What may be wrong with a ledger of story.yml: its title and address, its types, its columns, and that it lists nothing."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..ledger_facts import LEDGER_COLUMNS, ledger_path, rows_of
from ..lexicon import load_lexicon
from ..model import EVENT, FactBase, Ledger, Story
from ..published import Publication
from ..telling import tell
from ..validation import place
from .hidden import NAMES_HIDDEN
from .problem import Problem

__all__ = ["ledger_problems"]


def ledger_problems(story: Story, publication: Publication, folder: ContentFolder) -> Iterator[Diagnostic]:
    """Everything that is wrong with a story's ledgers, with its place in story.yml.

    :param publication: what of the story the site shows.
    """
    paths: dict[str, str] = {}
    for no, ledger in enumerate(story.ledgers):
        found = [*_titles(ledger, paths), *_types(ledger), *_columns(ledger)]
        found += [] if found else [*_hidden(ledger, publication), *_rows(ledger, publication.base)]
        for problem in found:
            path = ("ledgers", no, *problem.path)
            file = folder.name(folder.story)
            mark, line = place(folder.story.read_text("utf-8-sig"), file, path)
            yield problem.at(file, mark, line, ".".join(map(str, path)))


def _titles(ledger: Ledger, paths: dict[str, str]) -> Iterator[Problem]:
    """A ledger has a title, and no address that another has."""
    if not ledger.title.strip():
        yield Problem("ledger-untitled", "this ledger has no title", ("title",), "write what its page is called")
        return
    path = ledger_path(ledger)
    if path in paths:
        there = f"the ledger “{paths[path]}” has the address {path.removesuffix('.md')}/ already"
        yield Problem("ledger-twice", there, ("title",), "give one of the two another title")
    paths.setdefault(path, ledger.title)


def _types(ledger: Ledger) -> Iterator[Problem]:
    """A ledger has types, and each is one of the lexicon."""
    types = load_lexicon().types
    if not ledger.types:
        yield Problem(
            "ledger-empty", "this ledger has no types", ("types",), "name event types, such as [rule, sentence]"
        )
    for no, name in enumerate(ledger.types):
        if name == EVENT:
            help = "take it out: give a fact of this type another, and it has a sentence"
            yield Problem("no-such-type", "what is told by an article's words is no row", ("types", no), help)
        elif name not in types:
            help = _nearest(name, types)
            yield Problem("no-such-type", f"the lexicon has no event type {name}", ("types", no), help)


def _columns(ledger: Ledger) -> Iterator[Problem]:
    """A column is a field, and stands once."""
    for no, name in enumerate(ledger.columns):
        if name not in LEDGER_COLUMNS:
            help = _nearest(name, LEDGER_COLUMNS)
            yield Problem("no-such-column", f"no column is called {name}", ("columns", no), help)
        elif name in ledger.columns[:no]:
            yield Problem("column-twice", f"the column {name} stands twice", ("columns", no), "take one out")


def _hidden(ledger: Ledger, publication: Publication) -> Iterator[Problem]:
    """A ledger names nobody who is kept off the site."""
    if name := publication.names.first_in(ledger.title):
        message = f"{name} is kept off the site, and so is this ledger, which has the name"
        yield Problem(NAMES_HIDDEN, message, ("title",), "write it without the name", "warning")


def _rows(ledger: Ledger, shown: FactBase) -> Iterator[Problem]:
    """A ledger lists something, or it has no page."""
    actors = {actor.id: actor for actor in shown.sheets.actors}
    facts = [*shown.sheets.timeline, *shown.sheets.expulsions]
    if not rows_of(ledger, facts, lambda fact: tell(fact, actors)):
        yield Problem(
            "ledger-without-rows",
            f"no fact that is told in a sentence is of {' or '.join(ledger.types)}, so the site has no such page",
            (),
            "name other types, or take the ledger out",
            "warning",
        )


def _nearest(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(known))}"
