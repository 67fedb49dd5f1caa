import yaml

from explainer.render import render
from explainer.render.published import published
from tests.render.stories import HERRING, base_of


def _with(**hidden):
    """The herring story with some facts kept off the site: ids by sheet."""
    raw = yaml.load(HERRING, yaml.BaseLoader)
    for sheet in ("actors", "timeline", "expulsions", "context"):
        for fact in raw[sheet]:
            if fact["id"] in hidden.get(sheet, ()):
                fact["publish"] = "false"
    return raw


def _base(raw):
    return base_of(yaml.safe_dump(raw, allow_unicode=True))


def test_a_base_that_hides_nothing_stays_as_it_is():
    base = base_of(HERRING)
    assert published(base) is base


def test_a_hidden_fact_is_on_no_page():
    raw = _with(timeline=["havdis-held"])
    raw["timeline"][0]["summary"] = "Zebra."
    raw["story"]["key_facts"] = ["havdis-held", "norway-expels"]
    pages = render(_base(raw))
    for path, page in pages.items():
        assert "Zebra" not in page.markdown, path
        assert "havdis-held" not in page.markdown, path


def test_a_hidden_actor_is_named_nowhere():
    raw = _with(actors=["eva-strand", "iceland"])
    raw["actors"][1]["name"] = raw["actors"][2]["name"] = "Zebra"
    raw["timeline"][1] |= {"summary": "The crew was not told why."}
    raw["expulsions"][0]["by"] = [{"value": ["iceland"], "sources": [{"article": "001", "quote": "Iceland"}]}]
    pages = render(_base(raw))
    assert "actors/iceland.md" not in pages
    for path, page in pages.items():
        assert "Zebra" not in page.markdown, path
        assert "actors/iceland" not in page.markdown, path
        assert "eva-strand" not in page.markdown, path


def test_a_claim_keeps_the_actors_that_are_shown():
    raw = _with(actors=["iceland"])
    raw["expulsions"][0]["by"] = [
        {"value": ["norway", "iceland"], "sources": [{"article": "001", "quote": "Norway sent"}]},
        {"value": ["iceland"], "sources": [{"article": "003", "quote": "a note says"}]},
    ]
    [claim] = published(_base(raw)).sheets.expulsions[0].by
    assert claim.value == ["norway"]


def test_a_quote_that_bears_only_what_is_hidden_is_not_shown():
    raw = _with(timeline=["crew-untold"])
    assert (
        "the crew was not told why" not in render(_base(raw))["sources/001-log.md"].markdown.split("## The digest")[0]
    )
