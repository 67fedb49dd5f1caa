"""Which facts stand out on the timeline: those that the story names, or that most articles tell."""

from explainer.render.catalogue import Catalogue
from explainer.render.timeline_pages.key_facts import key_facts, seen_at_once
from tests.render.stories import base_of

_ARTICLES = "articles: [{id: a, text: x}, {id: b, text: x}, {id: c, text: x}]\ntimeline:\n"


def _row(ident, *articles, **more):
    sources = ", ".join(f"{{article: {article}, quote: x}}" for article in articles)
    fields = "".join(f", {name}: {value}" for name, value in more.items())
    return f"  - {{id: {ident}, date: 2031-03-01, type: attack{fields}, sources: [{sources}]}}\n"


def _key(*rows, story=""):
    return key_facts(Catalogue(base_of(story + _ARTICLES + "".join(rows))))


def test_they_are_those_that_the_story_names_or_else_that_most_articles_tell():
    rows = _row("often", "a", "b", "c"), _row("twice", "a", "b"), _row("once", "a")
    assert _key(*rows) == {"often"}
    assert _key(*rows, story="story: {title: T, key_facts: [once]}\n") == {"once"}


def test_no_more_than_twelve_are_key_unless_the_story_names_them():
    rows = [_row(f"e-{no}", "a", "b", "c") for no in range(14)]
    assert _key(*rows) == {f"e-{no}" for no in range(12)}
    named = ", ".join(f"e-{no}" for no in range(14))
    assert len(_key(*rows, story=f"story: {{title: T, key_facts: [{named}]}}\n")) == 14


def _seen(*rows, key=()):
    catalogue = Catalogue(base_of(_ARTICLES + "".join(rows)))
    return seen_at_once(catalogue, catalogue.happenings, set(key))


def test_all_key_facts_of_a_month_are_seen():
    rows = [_row(f"e-{no}", "a") for no in range(9)]
    assert _seen(*rows, key=["e-1", "e-3", "e-5", "e-7"]) == {"e-1", "e-3", "e-5", "e-7"}


def test_where_few_are_key_what_most_articles_tell_is_seen_too():
    rows = _row("a1", "a"), _row("b1", "a", "b"), _row("c1", "a"), _row("d1", "a", "b")
    assert _seen(*rows, key=["c1"]) == {"c1", "b1", "d1"}


def test_of_what_as_many_tell_what_answers_and_is_answered_is_seen_and_then_what_was_first():
    rows = _row("a1", "a"), _row("b1", "a"), _row("c1", "a"), _row("d1", "a", in_response_to="[c1]")
    assert _seen(*rows) == {"c1", "d1", "a1"}
