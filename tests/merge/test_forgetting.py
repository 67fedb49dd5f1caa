"""Facts none of whose articles is there are taken out when a person says so, and only those."""

import pytest

from explainer.content import ContentFolder
from explainer.merge import merge, settle
from explainer.model import Sheets
from explainer.strict_yaml import load

COURIER = {"article": "001-courier", "quote": "Ruritania expelled two envoys"}
GAZETTE = {"article": "002-gazette", "quote": "Graustark answered"}
RURITANIA = {"id": "ruritania", "name": "Ruritania", "kind": "country", "sources": [COURIER]}
EXPULSION = {
    "id": "ruritania-expels-envoys",
    "date": "2024-05",
    "by": ["ruritania"],
    "sources": [COURIER],
}
ANSWER = {
    "id": "graustark-answers",
    "date": "2024-06",
    "by": ["graustark"],
    "in_response_to": ["ruritania-expels-envoys"],
    "sources": [GAZETTE],
}
GRAUSTARK = {"id": "graustark", "name": "Graustark", "kind": "country", "sources": [GAZETTE]}
WHOLE = Sheets.model_validate({"actors": [RURITANIA, GRAUSTARK], "expulsions": [EXPULSION, ANSWER]})
LATER = Sheets.model_validate({"actors": [GRAUSTARK], "expulsions": [ANSWER]})


@pytest.fixture
def story(tmp_path):
    """A story of two articles, of which the first was then taken away."""
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    for name in ("001-courier", "002-gazette"):
        (folder.articles / f"{name}.md").write_text("Text.", "utf-8")
    folder.story.write_text("title: T\nkey_facts: [graustark-answers, ruritania-expels-envoys] # both\n", "utf-8")
    merge(folder, WHOLE)
    (folder.articles / "001-courier.md").unlink()
    return folder


def _facts(folder):
    return {
        fact["id"]: fact
        for sheet in ("actors", "expulsions")
        for fact in load((folder.facts / f"{sheet}.yml").read_text("utf-8"), sheet)
    }


def _edit(folder, old, new):
    for file in folder.facts.iterdir():
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_without_the_word_they_stay_and_are_counted(story):
    report = merge(story, LATER)
    assert report.lost == 2
    assert {"ruritania", "ruritania-expels-envoys"} <= set(_facts(story))


def test_with_the_word_they_go_with_what_refers_to_them_and_stay_away(story):
    report = merge(story, LATER, forget_missing=True)
    assert (report.lost, report.summary()) == (0, "1 changed, 2 taken out")
    assert list(_facts(story)) == ["graustark", "graustark-answers"]
    assert "in_response_to" not in _facts(story)["graustark-answers"]
    assert story.story.read_text("utf-8") == "title: T\nkey_facts: [graustark-answers] # both\n"
    assert merge(story, LATER).files == ()


def test_those_that_people_wrote_go_too(story):
    _edit(story, "date: 2024-05", "date: 2024-05-03\n  note: Mine.\n  checked: 2024-06-01")
    merge(story, LATER, forget_missing=True)
    assert "ruritania-expels-envoys" not in _facts(story)


def test_nothing_goes_that_an_article_still_bears_or_that_says_so_with_a_start_of_its_name(story):
    _edit(story, "002-gazette", '"002"')
    merge(story, LATER, forget_missing=True)
    assert list(_facts(story)) == ["graustark", "graustark-answers"]


def test_a_sidecar_without_its_article_is_no_article(story):
    (story.articles / "001-courier.meta.yml").write_text("title: T\n", "utf-8")
    assert merge(story, LATER).lost == 2


def test_an_actor_whom_a_fact_that_stays_names_stays_too(story):
    _edit(story, "by: [graustark]", "by: [graustark, ruritania]")
    report = merge(story, LATER, forget_missing=True)
    assert report.lost == 1
    assert _facts(story)["graustark-answers"]["by"] == ["graustark", "ruritania"]
    assert "ruritania-expels-envoys" not in _facts(story)


def test_what_was_proposed_about_them_is_settled(story):
    report = merge(story, LATER)
    gone = {one.fact for one in report.proposals}
    assert gone == {"ruritania", "ruritania-expels-envoys"}
    assert merge(story, LATER, forget_missing=True).proposals == ()
    assert settle(story).proposals == ()
