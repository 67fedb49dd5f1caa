from explainer.model import Actor, Context, Source
from explainer.render.article_pages.article_text import ShownText
from explainer.render.article_pages.resting import resting
from explainer.render.catalogue import Quoted
from explainer.render.markdown import Markdown

_WATERS = Context(id="waters", topic="Waters", statement="They fish there.")
_SHIP = Context(id="ship", topic="Ship", statement="It left.")
_NORWAY = Actor(id="norway", name="Norway", kind="country")


def _quoted(anchor, *facts):
    return Quoted(Source(article="a", quote=anchor), anchor, {fact.id: fact for fact in facts})


def _text(*anchors):
    return ShownText(Markdown(""), Markdown(""), [], set(anchors))


def _told(several):
    return [(one.fact.id, [(said.quoted.anchor, said.has_id) for said in one.words]) for one in several]


def test_facts_stand_with_all_their_words_first_those_that_are_asked_for_and_actors_apart():
    quotes = [_quoted("q-0", _WATERS, _SHIP), _quoted("q-1", _WATERS), _quoted("q-2", _NORWAY), _quoted("q-3", _SHIP)]
    facts, named = resting(quotes, _text("q-0", "q-1", "q-2", "q-3"), first=["no-such", "ship"])
    assert _told(facts) == [("ship", [("q-0", False), ("q-3", False)]), ("waters", [("q-0", False), ("q-1", False)])]
    assert _told(named) == [("norway", [("q-2", False)])]
    assert facts[0].anchors == {"q-0", "q-3"}


def test_the_id_of_words_that_are_not_in_the_text_stands_once_in_the_lists():
    facts, named = resting([_quoted("q-0", _NORWAY, _WATERS, _SHIP)], _text())
    assert [one.words[0].has_id for one in (*facts, *named)] == [True, False, False]
