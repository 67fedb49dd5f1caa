"""What of a fact base may be public: all but what ``publish: false`` keeps off, which is named nowhere.

Beyond the facts, actors and articles that say so themselves, a fact stays off whose words name a hidden actor, and one
that only hidden articles bear. In texts that stay, the names are withheld.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from .evidence import Evidence, all_sources
from .field_types import Holds, kinds_of
from .hidden_names import WITHHELD, HiddenNames, all_names
from .model import ACTORS, Actor, Article, Claim, Fact, FactBase, Lead, Model, Role, Source, Story, claims

__all__ = ["LEFT_OUT_OF_ACTORS", "NO_WORDS", "Named", "Publication", "published"]

NO_WORDS = frozenset({"article", "inferred_from", "prefix", "suffix"})
"""What of a fact's values no reader sees as words."""
LEFT_OUT_OF_ACTORS = frozenset({"aliases", "roles", "sources"})
"""Of an actor only those values go that name somebody hidden: no country goes with one of its quotes."""
_WITHHELD_OF_ARTICLES = ("title", "publisher", "agency", "short")
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Named:
    """Where somebody is named who is kept off the site, so that the fact, or that value of an actor, stays off too."""

    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    path: tuple[str | int, ...]
    """Where in the fact."""
    name: str
    """The name that stands there."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What may be public."""

    base: FactBase
    """The fact base without all that is hidden."""
    names: HiddenNames
    """The names that nothing public may say."""
    named: tuple[Named, ...] = ()
    """What stays off only because it names somebody hidden: an editor has to know."""


def published(base: FactBase) -> Publication:
    """The fact base as the site, and whoever is given its data, may know it."""
    facts = base.sheets.by_name()
    away = {article.id for article in base.articles if not article.meta.publish}
    to_nowhere = {*base.story.key_facts, *base.story.former_ids.values()} - _ids(facts)
    if not away and not to_nowhere and all(fact.publish for there in facts.values() for fact in there):
        return Publication(base, HiddenNames())
    evidence = Evidence(base.articles)
    shown = {
        sheet: [borne for fact in there if fact.publish and (borne := _borne(fact, away, evidence))]
        for sheet, there in facts.items()
    }
    shown[ACTORS] = _with_the_named(facts[ACTORS], shown, away, evidence)
    shown, names, named = _without_naming(facts, shown)
    hidden = _ids(facts) - _ids(shown)
    new_ids = _new_ids(base.articles, names)

    def public(source: Source) -> Source | None:
        article = evidence.article(source)
        ident = article.id if article else source.article
        changed = {name: names.barred(getattr(source, name)) for name in ("prefix", "suffix") if getattr(source, name)}
        changed |= {"article": new_ids[ident]} if ident in new_ids else {}
        return source.model_copy(update=changed | ({"said_by": WITHHELD} if source.said_by in hidden else {}))

    sheets = {
        sheet: [_with_sources(_without(fact, hidden), public) for fact in there] for sheet, there in shown.items()
    }
    update = {
        "story": _public_story(base.story, _ids(shown), names),
        "articles": [_public_article(one, new_ids, names) for one in base.articles if one.id not in away],
        "sheets": base.sheets.model_copy(update=sheets),
        "leads": [
            _public_lead(one, hidden, new_ids)
            for one in base.leads
            if one.article not in away and not names.first_in(one.quote)
        ],
    }
    return Publication(base.model_copy(update=update), names, named)


def _ids(facts: Mapping[str, Sequence[Fact]]) -> set[str]:
    return {fact.id for there in facts.values() for fact in there}


def _borne(fact: Fact, away: Set[str], evidence: Evidence) -> Fact | None:
    """A fact without what hidden articles bear; None where they alone bear it."""
    left = _without_articles(fact, away, evidence)
    return left if any(all_sources(left)) or not any(all_sources(fact)) else None


def _without_articles(fact: Fact, away: Set[str], evidence: Evidence) -> Fact:
    """A fact without what hidden articles bear."""

    def kept(source: Source) -> Source | None:
        article = evidence.article(source)
        return None if article and article.id in away else source

    return _with_sources(fact, kept) if away else fact


def _with_the_named(
    actors: Sequence[Fact], shown: Mapping[str, Sequence[Fact]], away: Set[str], evidence: Evidence
) -> list[Fact]:
    """The actors that are shown, and those whom only hidden articles bear and shown facts name: nobody hides them."""
    left = {actor.id: actor for actor in shown[ACTORS]}
    told = [fact for sheet, there in shown.items() if sheet != ACTORS for fact in there]
    while True:
        named = {ident for fact in (*told, *left.values()) for ident in _referred_to(fact)}
        come = [actor for actor in actors if actor.publish and actor.id in named - left.keys()]
        if not come:
            return [left[actor.id] for actor in actors if actor.id in left]
        left |= {actor.id: _without_articles(actor, away, evidence) for actor in come}


def _referred_to(fact: Fact) -> Iterator[str]:
    """The ids that a fact's fields refer to, and words that stand in their place."""
    for name, kind in kinds_of(type(fact)).items():
        for claim in claims(getattr(fact, name, None)) if kind.refers else ():
            yield from claim.value if isinstance(claim.value, list) else (claim.value,)
    yield from (source.said_by for _, source in all_sources(fact))


def _without_naming(
    facts: Mapping[str, Sequence[Fact]], shown: Mapping[str, Sequence[Fact]]
) -> tuple[dict[str, list[Fact]], HiddenNames, tuple[Named, ...]]:
    """What is left to show without facts that name somebody hidden; an actor who goes with them is hidden, too.

    :param facts: all facts by their sheets.
    :param shown: those that may be shown unless they name somebody hidden.
    """
    left, gone = {sheet: list(there) for sheet, there in shown.items()}, list[Named]()
    hidden = {fact.id for there in facts.values() for fact in there if not fact.publish}
    called = {actor.id: _called(actor) for actor in facts.get(ACTORS, ()) if isinstance(actor, Actor)}
    ids = _ids(facts)
    while True:
        names = HiddenNames.of(called, hidden, _ids(left))
        found = [one for sheet, there in left.items() for fact in there for one in _naming(sheet, fact, names, ids)]
        going = [one for one in found if one.sheet != ACTORS or one.path[0] not in LEFT_OUT_OF_ACTORS]
        if not going:
            break
        gone += going
        hidden |= {one.fact for one in going}
        left = {sheet: [fact for fact in there if fact.id not in hidden] for sheet, there in left.items()}
    values = {(one.fact, one.path[:2]) for one in found}
    left[ACTORS] = [_without_values(actor, values) for actor in left.get(ACTORS, ())]
    return left, names, (*gone, *found)


def _called(actor: Actor) -> set[str]:
    return all_names([*(str(claim.value) for claim in claims(actor.name)), *actor.aliases], actor.kind)


def _naming(sheet: str, fact: Fact, names: HiddenNames, ids: Set[str]) -> Iterator[Named]:
    """Where a fact's words, or its id, name somebody hidden; references to others, by their ids, are no words."""
    for path, text in _texts(fact, ()) if names else ():
        is_own = path == ("id",)
        if (is_own or text not in ids) and (name := names.first_in(text, as_id=is_own)):
            yield Named(sheet, fact.id, path, name)


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a value with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            if name not in NO_WORDS:
                yield from _texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


def _without_values(fact: Fact, values: Set[tuple[str, tuple[str | int, ...]]]) -> Fact:
    """A fact without some items of its lists, each named by its fact and its path."""
    update: dict[str, Any] = {}
    for name, items in vars(fact).items():
        if isinstance(items, list):
            kept = [item for index, item in enumerate(items) if (fact.id, (name, index)) not in values]
            update |= {name: kept} if len(kept) < len(items) else {}
    return fact.model_copy(update=update) if update else fact


def _without(fact: Fact, hidden: Set[str]) -> Fact:
    """The fact without references to what is hidden; who says so is withheld, since what somebody says is no fact."""
    changed: dict[str, Any] = {}
    for name, kind in kinds_of(type(fact)).items():
        old = getattr(fact, name, None)
        instead = WITHHELD if kind.holds is Holds.SPEAKER else None
        new = _value(old, hidden, instead) if kind.refers else old
        if new != old:
            changed[name] = new
    return fact.model_copy(update=changed) if changed else fact


def _value(value: Any, hidden: Set[str], instead: str | None) -> Any:
    """A reference, or several, or claims of them, with other words, or nothing, in place of what is hidden."""
    if isinstance(value, str):
        return instead if value in hidden else value
    if isinstance(value, Claim):
        left = _value(value.value, hidden, instead)
        return value.model_copy(update={"value": left}) if left else None
    if isinstance(value, list):
        return [left for item in value if (left := _value(item, hidden, instead)) is not None]
    return value


def _with_sources(fact: Fact, change: Callable[[Source], Source | None]) -> Fact:
    """A fact with each source as ``change`` has it, or without it; a claim or role goes with all that bore or dated it."""

    def changed(item: Any) -> Any:
        if isinstance(item, Source):
            return change(item)
        left: dict[str, Any] = {}
        if isinstance(item, (Claim, Role)) and item.sources:
            left["sources"] = [new for source in item.sources if (new := change(source))]
        if isinstance(item, Claim) and item.inferred_from:  # an article that bears it with them
            dated = change(Source.model_construct(article=item.inferred_from, quote=""))
            left["inferred_from"] = dated.article if dated else ""
        return (item.model_copy(update=left) if all(left.values()) else None) if left else item

    update: dict[str, Any] = {}
    for name, items in vars(fact).items():
        if isinstance(items, list):
            new = [left for item in items if (left := changed(item)) is not None]
            if new != items:
                update[name] = new or type(fact).model_fields[name].get_default(call_default_factory=True)
    return fact.model_copy(update=update) if update else fact


def _new_ids(articles: Iterable[Article], names: HiddenNames) -> dict[str, str]:
    """For articles whose id names somebody hidden the id by which they are public: it is in addresses."""
    named = (article.id for article in articles if names.first_in(article.id, as_id=True))
    return {ident: f"article-{hashlib.sha256(ident.encode()).hexdigest()[:8]}" for ident in named}


def _public_story(story: Story, shown: Set[str], names: HiddenNames) -> Story:
    """The story without ids of what is not shown: what was deleted is named nowhere either."""
    key_facts = [ident for ident in story.key_facts if ident in shown]
    former = {old: now for old, now in story.former_ids.items() if now in shown and not names.first_in(old, as_id=True)}
    words: dict[str, Any] = {name: names.withheld(getattr(story, name)) for name in ("title", "standfirst")}
    words["unknown"] = [names.withheld(said) for said in story.unknown]
    words["ledgers"] = [one for one in story.ledgers if not names.first_in(one.title)]  # an address cannot withhold it
    return story.model_copy(update={"key_facts": key_facts, "former_ids": former, **words})


def _public_lead(lead: Lead, hidden: Set[str], new_ids: Mapping[str, str]) -> Lead:
    by, against = ([who for who in ids if who not in hidden] for ids in (lead.by, lead.against))
    article = new_ids.get(lead.article, lead.article)
    return lead.model_copy(update={"article": article, "by": by, "against": against})


def _public_article(article: Article, new_ids: Mapping[str, str], names: HiddenNames) -> Article:
    """An article without the names: withheld in what is said of it, barred in its text, whose offsets stay."""
    if not names:
        return article
    meta: dict[str, Any] = {name: names.withheld(getattr(article.meta, name)) for name in _WITHHELD_OF_ARTICLES}
    meta["author"] = [names.withheld(author) for author in article.meta.authors] or _UNKNOWN
    meta |= {name: _UNKNOWN for name in ("url", "archived") if names.first_in(getattr(article.meta, name), as_id=True)}
    ident = new_ids.get(article.id, article.id)
    file = article.file.replace(article.id, ident)
    update = {"id": ident, "file": file, "meta": article.meta.model_copy(update=meta)}
    return article.model_copy(update=update | {"text": names.barred(article.text)})
