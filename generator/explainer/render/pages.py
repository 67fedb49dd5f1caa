"""Which pages a site has, what each is made from, and the file that a person edits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from ..date_words import date_words
from ..disagreements import Disagreement
from ..edtf_dates import bounds
from ..model import Actor, Article, Context, Event, Expulsion, preferred, standing
from .article_text import marked_text
from .catalogue import Catalogue, Told
from .changed import Shown, by_day

__all__ = ["Plan", "plans"]

_CAST = 8
"""How many actors the front page shows: two rows of cards on a wide screen."""
_TEASERS = 3
"""How many differences the front page shows."""
_KEY_FACTS = 12
"""How many expulsions, and what they answer, the front page tells of a story that names no key facts: the latest."""
_BACKGROUND = 6
"""How many facts of background the front page tells."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A page to be made."""

    path: str
    """Its path, such as ``timeline/2025.md``."""
    template: str
    """The template's file."""
    source: str
    """The file in the content folder that a person edits for it."""
    context: dict[str, Any]
    """What the template is filled with, beside what all are."""


def plans(catalogue: Catalogue, changed: Sequence[Shown] = ()) -> Iterator[Plan]:
    """Every page of the site.

    :param changed: what was told otherwise before.
    """
    yield Plan("index.md", "index.md.j2", "story.yml", _front(catalogue))
    yield from _timeline(catalogue)
    yield Plan("actors.md", "actors.md.j2", "facts/actors.yml", {"kinds": _kinds(catalogue)})
    for actor in catalogue.actors.values():
        yield Plan(catalogue.homes[actor.id].path, "actor.md.j2", "facts/actors.yml", _actor(catalogue, actor))
    expulsions = [fact for fact in (*catalogue.happenings, *catalogue.undated) if isinstance(fact, Expulsion)]
    yield Plan("expulsions.md", "expulsions.md.j2", "facts/expulsions.yml", {"expulsions": expulsions})
    yield Plan("context.md", "context.md.j2", "facts/context.yml", {"topics": _by_topic(catalogue.base.sheets.context)})
    yield Plan("differences.md", "differences.md.j2", "facts/timeline.yml", {"differing": _differing(catalogue)})
    yield Plan("sources.md", "sources.md.j2", "story.yml", {})
    for article in catalogue.articles:
        source = f"articles/{PurePath(article.file).name}"
        yield Plan(catalogue.article_paths[article.id], "source.md.j2", source, _source(catalogue, article))
    days, left_out = by_day(changed)
    yield Plan("corrections.md", "corrections.md.j2", "facts/timeline.yml", {"days": days, "left_out": left_out})
    yield Plan("about.md", "about.md.j2", "story.yml", {"rights": _rights(catalogue)})


def _front(catalogue: Catalogue) -> dict[str, Any]:
    key_facts = _key_facts(catalogue)
    published = [a.meta.published for a in catalogue.articles if a.meta.published != "unknown"]
    return {
        "as_of": max(published, key=lambda date: bounds(date)[1], default=""),
        "key_facts": key_facts,
        "cast": _cast(catalogue, key_facts),
        "teasers": _differing(catalogue, first=[fact.id for fact in key_facts])[:_TEASERS],
        "topics": _by_topic(catalogue.base.sheets.context[:_BACKGROUND]),
    }


def _key_facts(catalogue: Catalogue) -> list[Told]:
    """What the story names; else all expulsions and what they answer, oldest first."""
    if named := [catalogue.facts[ident] for ident in catalogue.story.key_facts if ident in catalogue.facts]:
        return named
    expulsions = catalogue.base.sheets.expulsions
    answered = {i for fact in expulsions for claim in standing(fact.in_response_to) for i in claim.value}
    wanted = answered | {fact.id for fact in expulsions}
    return [fact for fact in (*catalogue.undated, *catalogue.happenings) if fact.id in wanted][-_KEY_FACTS:]


def _cast(catalogue: Catalogue, key_facts: Sequence[Told]) -> list[Actor]:
    """Who takes part in the most, those of the key facts first."""
    key_ids = {fact.id for fact in key_facts}

    def weight(actor: Actor) -> tuple[int, int]:
        deeds = catalogue.deeds.get(actor.id, [])
        return (-sum(fact.id in key_ids for fact in deeds), -len(deeds))

    return sorted(catalogue.actors.values(), key=weight)[:_CAST]


def _timeline(catalogue: Catalogue) -> Iterator[Plan]:
    """One page, or for a long timeline one that leads to a page for each year."""
    source = "facts/timeline.yml"
    if not catalogue.years:
        periods = _periods(catalogue.happenings, catalogue.year)
        yield Plan("timeline.md", "timeline.md.j2", source, {"periods": periods, "years": {}})
        return
    yield Plan("timeline.md", "timeline.md.j2", source, {"periods": [], "years": catalogue.years})
    years = list(catalogue.years)
    for no, year in enumerate(years):
        context = {
            "year": year,
            "before": years[no - 1] if no else "",
            "after": years[no + 1] if no + 1 < len(years) else "",
            "periods": _periods(catalogue.years[year], _month),
        }
        yield Plan(f"timeline/{year}.md", "timeline-year.md.j2", source, context)


def _periods(
    facts: Sequence[Event | Expulsion], period: Callable[[Event | Expulsion], str]
) -> list[tuple[str, list[Event | Expulsion]]]:
    """The facts under the headings of their periods, in the order in which the periods begin."""
    found: dict[str, list[Event | Expulsion]] = {}
    for fact in facts:
        found.setdefault(period(fact), []).append(fact)
    return list(found.items())


def _month(fact: Event | Expulsion) -> str:
    """The heading under which a fact stands within a year: its month where its date has one."""
    low, high = bounds(preferred(fact.date))
    if (low.year, low.month) == (high.year, high.month):
        return date_words(f"{low.year:04}-{low.month:02}")
    return f"In {low.year}" if low.year == high.year else "Over more than one year"


def _actor(catalogue: Catalogue, actor: Actor) -> dict[str, Any]:
    return {
        "actor": actor,
        "deeds": catalogue.deeds.get(actor.id, []),
        "backgrounds": catalogue.backgrounds.get(actor.id, []),
        "belonging": catalogue.belonging.get(actor.id, []),
    }


def _kinds(catalogue: Catalogue) -> dict[str, list[Actor]]:
    """The actors by kind, those who take part in the most first."""
    found: dict[str, list[Actor]] = {kind: [] for kind in ("country", "person", "organisation", "group")}
    for actor in sorted(catalogue.actors.values(), key=lambda actor: -len(catalogue.deeds.get(actor.id, []))):
        found[actor.kind].append(actor)
    return {kind: actors for kind, actors in found.items() if actors}


def _by_topic(facts: Sequence[Context]) -> dict[str, list[Context]]:
    found: dict[str, list[Context]] = {}
    for fact in facts:
        found.setdefault(fact.topic, []).append(fact)
    return found


def _differing(catalogue: Catalogue, first: Sequence[str] = ()) -> list[tuple[Any, list[Disagreement]]]:
    """Each fact on which sources differ with all that they differ on, those of ``first`` first, actors last."""
    ids = dict.fromkeys((*first, *catalogue.facts, *catalogue.actors))
    known = {**catalogue.facts, **catalogue.actors}
    return [(known[ident], catalogue.differing[ident]) for ident in ids if ident in catalogue.differing]


def _source(catalogue: Catalogue, article: Article) -> dict[str, Any]:
    quotes = catalogue.quotes[article.id]
    shown = article.meta.rights in ("digest", "full-text")
    return {
        "article": article,
        "quotes": quotes,
        "text": marked_text(article, quotes, catalogue.evidence) if shown else "",
    }


def _rights(catalogue: Catalogue) -> dict[str, int]:
    """How many articles there are of each kind of rights."""
    found: dict[str, int] = {}
    for article in catalogue.articles:
        found[article.meta.rights] = found.get(article.meta.rights, 0) + 1
    return found
