"""What actors are called on a site in another language than English: as the articles in that language call them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..model import Actor, Article, preferred
from ..tables import table
from .gather import GatheredActors

__all__ = ["with_own_names"]

_ARTICLE = re.compile(r"\A(?:l['’]|(?:la|le|les) )", re.IGNORECASE)


def with_own_names(
    actors: Sequence[Actor], gathered: GatheredActors, articles: Mapping[str, Article], language: str
) -> list[Actor]:
    """The actors by the names that a French site's readers know; in any other language as they are.

    A name is the one that most of the articles in the language have, if it is no shorter than the one that they have in
    common with the others; a state's is of the table, since an article may have but its adjective.

    :param articles: by id.
    :param language: the site's, ISO 639-1.
    """
    if language.partition("-")[0] != "fr":
        return list(actors)
    return [_named(actor, _own_name(actor, gathered, articles)) for actor in actors]


def _named(actor: Actor, name: str) -> Actor:
    aliases = [alias for alias in actor.aliases if alias != name]
    return actor.model_copy(update={"name": name, "aliases": aliases})


def _own_name(actor: Actor, gathered: GatheredActors, articles: Mapping[str, Article]) -> str:
    name = str(preferred(actor.name))
    if actor.kind == "country":
        state = table("fr/states")["states"].get(name)
        return str(state["names"][0]) if state else name
    called = Counter(
        _ARTICLE.sub("", article.text[span.start : span.end])
        for ident, span in gathered.actors[actor.id].named
        if (article := articles[ident]).meta.language.partition("-")[0] == "fr"
    )
    full = [one for one in called if len(one.split()) >= len(name.split())]
    return min(full, key=lambda one: (-called[one], one), default=name)
