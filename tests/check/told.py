"""What rules find of a small story that a test writes."""

from __future__ import annotations

from explainer.articles import read_article
from explainer.check.known_ids import KnownIds
from explainer.check.plain_reading.actor_names import ActorNames
from explainer.check.problem import StoryFacts
from explainer.evidence import Evidence
from explainer.model import Actor, Context, Event, Expulsion

__all__ = ["known", "of", "source"]

_HEAD = "---\ntitle: A week in May\npublisher: The Northern Post\npublished: 2031-05-02\nlanguage: {language}\n---\n\n"


def known(tmp_path, text, actors=(), facts=(), language="en"):
    """A story of one article."""
    file = tmp_path / "001.md"
    file.write_text(_HEAD.format(language=language) + text, "utf-8")
    articles = [read_article(file)]
    people = [Actor.model_validate({"kind": "person", **actor}) for actor in actors]
    return StoryFacts(
        Evidence(articles),
        KnownIds((one.id, one) for one in people),
        KnownIds((one.id, one) for one in facts),
        frozenset(),
        articles,
        names=ActorNames(people),
    )


def source(quote, **more):
    """A source of the article."""
    return {"article": "001", "quote": quote, **more}


def of(quote, **fields):
    """A fact that one quote bears: an expulsion, background where it has a topic, or an event where it has a type."""
    model = Context if "topic" in fields else Event if "type" in fields else Expulsion
    return model.model_validate({"id": "a-fact", "sources": [source(quote)], **fields})
