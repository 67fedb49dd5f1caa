"""Which pages a site has: the table of those that a story may have, and a story's own; what each is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePath
from typing import Any

import jinja2
from jinja2.meta import find_referenced_templates

from ..model import Context, Expulsion
from ..resources import packaged
from .article_pages.article_text import notes_of_correction, shown_text
from .article_pages.citing import at_publishers, citations
from .article_pages.resting import resting
from .catalogue import Catalogue, actor_path
from .changed import Shown, by_day
from .comparison.comparing import by_article, compared, is_worked_out
from .comparison.facing import facing
from .comparison.matrix import rows, shares, shown
from .comparison.side_by_side import MOST_SIDE_BY_SIDE, columns_of
from .dossier import MOST_FACTS, OnPaper
from .front_page.front import front_of
from .here import Here
from .ledgers import ledgers_of, table_of
from .people_pages.called import called, other_names
from .people_pages.households import involved
from .people_pages.lives import life
from .people_pages.people import who
from .timeline_pages.timeline import timeline_of, timelines_of_years

__all__ = ["PAGES", "PageKind", "Plan", "own_pages", "plans"]

_TEMPLATE = ".md.j2"

_OF_EXPULSIONS = ("date", "by", "against", "number", "people", "status", "deadline", "left", "in_response_to")
"""What the list of many expulsions has in columns."""

Contexts = Iterator[tuple[str, dict[str, Any]]]
"""Pages by their path, such as ``timeline/2025.md``: what the template is filled with, beside what all are."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """One page that a story has if there is something to show on it, or one for each of something, such as an actor."""

    name: str
    """Its template is ``NAME.md.j2``."""
    source: str | Callable[[dict[str, Any]], str]
    """The file in the content folder that a person edits for it; or what tells it from the page's context."""
    contexts: Callable[[Catalogue, Sequence[Shown]], Contexts]
    """What it is made from: its pages, from all that is known and what was told otherwise before."""
    here: type[Here] = Here
    """What its template asks for links and references."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be made."""

    path: str
    """Its path, such as ``timeline/2025.md``."""
    template: str
    """The template's file."""
    source: str
    """The file that a person edits for it: relative to the content folder, or absolute."""
    context: dict[str, Any] = field(default_factory=dict)
    """What the template is filled with, beside what all are."""
    here: type[Here] = Here
    """What the template asks for links and references."""


def plans(catalogue: Catalogue, changed: Sequence[Shown] = ()) -> Iterator[Plan]:
    """Every page that a story has as any other may have it.

    :param changed: what was told otherwise before.
    """
    for kind in PAGES:
        for path, context in kind.contexts(catalogue, changed):
            source = kind.source if isinstance(kind.source, str) else kind.source(context)
            yield Plan(path, kind.name + _TEMPLATE, source, context, kind.here)


def own_pages(templates: Path | None, jinja: jinja2.Environment) -> Iterator[Plan]:
    """The pages that a story adds: ``templates/letters.md.j2`` becomes ``letters.md``.

    A template is no page of its own if the package has one of its name, if its name begins with an underscore,
    or if another of the story's templates includes it, imports from it or extends it.

    :param templates: the folder of the story's own templates, if it has one.
    """
    own = sorted(templates.glob(f"*{_TEMPLATE}")) if templates else []
    added = [file for file in own if file.name[0] not in "._" and not (packaged("templates") / file.name).exists()]
    parts = {name for file in own for name in _referred_to(file, jinja)} if added else set()
    for file in added:
        if file.name not in parts:
            yield Plan(file.name.removesuffix(".j2"), file.name, str(file))


def _referred_to(file: Path, jinja: jinja2.Environment) -> set[str | None]:
    """The templates that a template names; none of one that is broken: that is told when it is filled."""
    with suppress(jinja2.TemplateSyntaxError, UnicodeDecodeError):
        return set(find_referenced_templates(jinja.parse(file.read_text("utf-8"))))
    return set()


def _front(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    yield "index.md", {"front": front_of(catalogue, changed)}


def _timeline(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    """All on one page, or for a long timeline one that leads to a page for each year."""
    yield "timeline.md", {"timeline": timeline_of(catalogue), "years": catalogue.years}


def _years_of_the_timeline(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    yield from timelines_of_years(catalogue)


def _actors(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    if catalogue.actors:
        yield "actors.md", {"involved": involved(catalogue)}


def _each_actor(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    for actor in catalogue.actors.values():
        names = called(actor, catalogue)
        yield (
            catalogue.homes[actor.id].path,
            {
                "actor": actor,
                "who": who(actor, catalogue),
                "life": life(actor, catalogue),
                "called": names,
                "also_called": other_names(actor, names),
                "backgrounds": catalogue.backgrounds.get(actor.id, []),
                "belonging": catalogue.belonging.get(actor.id, []),
            },
        )


def _former_actors(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    """For each address that an actor's page had one that leads on."""
    for actor in catalogue.actors.values():
        for old in catalogue.former_ids.get(actor.id, ()):
            yield actor_path(old), {"actor": actor}


def _expulsions(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    """Few are compared article by article, and many listed."""
    told = _expelled(catalogue)
    if len(told) > MOST_SIDE_BY_SIDE:
        yield "expulsions.md", {"expulsions": told, "table": table_of(told, _OF_EXPULSIONS, catalogue)}
    elif told:
        yield (
            "expulsions.md",
            {
                "expulsions": told,
                "table": None,
                "faced": facing(told, catalogue),
                "columns": {fact.id: columns_of(fact, catalogue) for fact in told},
                "by_article": partial(by_article, catalogue=catalogue),
                "is_worked_out": partial(is_worked_out, catalogue=catalogue),
            },
        )


def _ledgers(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    for path, ledger, table in ledgers_of(catalogue):
        yield path, {"ledger": ledger, "table": table}


def _background(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    if topics := _by_topic(catalogue.base.sheets.context):
        yield "context.md", {"topics": topics}


def _differences(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    if catalogue.differing:
        yield "differences.md", {"compared": compared(catalogue)}


def _sources(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    found = rows(catalogue)
    yield "sources.md", {"matrix": shown(found, catalogue), "shares": shares(found, catalogue), "told": len(found)}


def _each_source(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    for article in catalogue.articles:
        path, quotes = catalogue.article_paths[article.id], catalogue.quotes[article.id]
        text = shown_text(article, quotes, catalogue.evidence, catalogue.messages)
        facts, named = resting(quotes, text, first=catalogue.story.key_facts)
        yield (
            path,
            {
                "article": article,
                "text": text,
                "facts": facts,
                "named": named,
                "there": {quoted.anchor: at_publishers(article, quoted.source) for quoted in quotes},
                "notes": notes_of_correction(article),
                "citations": citations(article, PurePath(path).stem, catalogue.messages),
            },
        )


def _about(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    """How many articles there are of each kind of rights, and how many each reader read, which may have asked a model."""
    read = Counter(article.read_by for article in catalogue.articles if article.read_by)
    readers = [(*name.partition(" ")[::2], count) for name, count in read.most_common()]
    yield "about.md", {"rights": _rights(catalogue), "readers": readers}


def _corrections(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    days, left_out = by_day(changed)
    yield "corrections.md", {"days": days, "left_out": left_out}


def _dossier(catalogue: Catalogue, changed: Sequence[Shown]) -> Contexts:
    """The whole story, or of one that is too long for paper what the front page tells."""
    whole = None
    if len(catalogue.facts) <= MOST_FACTS:
        whole = {
            "involved": involved(catalogue),
            "compared": compared(catalogue),
            "expulsions": _expelled(catalogue),
            "topics": _by_topic(catalogue.base.sheets.context),
        }
    yield "dossier.md", {"front": front_of(catalogue, changed), "whole": whole, "rights": _rights(catalogue)}


def _rights(catalogue: Catalogue) -> dict[str, int]:
    return dict(Counter(article.meta.rights for article in catalogue.articles))


def _expelled(catalogue: Catalogue) -> list[Expulsion]:
    return [fact for fact in (*catalogue.happenings, *catalogue.undated) if isinstance(fact, Expulsion)]


def _by_topic(facts: Sequence[Context]) -> dict[str, list[Context]]:
    found: dict[str, list[Context]] = {}
    for fact in facts:
        found.setdefault(fact.topic, []).append(fact)
    return found


PAGES = (
    PageKind("index", "story.yml", _front),
    PageKind("timeline", "facts/timeline.yml", _timeline),
    PageKind("timeline-year", "facts/timeline.yml", _years_of_the_timeline),
    PageKind("actors", "facts/actors.yml", _actors),
    PageKind("actor", "facts/actors.yml", _each_actor),
    PageKind("former-actor", "story.yml", _former_actors),
    PageKind("expulsions", "facts/expulsions.yml", _expulsions),
    PageKind("ledger", "story.yml", _ledgers),
    PageKind("context", "facts/context.yml", _background),
    PageKind("differences", "facts/timeline.yml", _differences),
    PageKind("sources", "story.yml", _sources),
    PageKind("source", lambda context: f"articles/{PurePath(context['article'].file).name}", _each_source),
    PageKind("about", "story.yml", _about),
    PageKind("corrections", "facts/timeline.yml", _corrections),
    PageKind("dossier", "story.yml", _dossier, here=OnPaper),
)
"""The pages that a story may have; which of them are led to from every page says :mod:`.sections`."""
