"""The index of the theme's search with the facts in it."""

import json

import pytest

from explainer.plugin.theme_search import write_search_entries
from explainer.render import SearchEntry

_READ = [
    {"location": "about/", "title": "About", "text": ""},
    {"location": "about/#why", "title": "Why", "text": "<p>Because.</p>"},
    {"location": "timeline/", "title": "Timeline", "text": "<p>Oldest first.</p>"},
    {"location": "timeline/#2025", "title": "2025", "text": ""},
    {"location": "timeline/#held", "title": "May 2025", "text": "<p>Held.</p>"},
    {"location": "actors/eva/", "title": "Eva", "text": "<p>A worker.</p>"},
]
_PAGES = {
    "timeline/": {
        "held": SearchEntry(
            "Iceland held < 2 ships", ["“Held & <b>kept</b>”"], "May 2025", ["seized"], {0: ["held"]}, 1.2
        ),
        "left": SearchEntry("The ships left", names=["seized"], asked={0: ["held"]}),
    },
    "actors/eva/": {"": SearchEntry(names=["Eva", "Evá"]), "in:called": SearchEntry()},
    "sources/": {"": SearchEntry("Sources")},
    "hidden/": {"secret": SearchEntry("A page that no search reads")},
}


def _written(folder, **config):
    """The index's settings of how readers ask, and its sections by their address, once the facts are written into it."""
    (folder / "search").mkdir()
    file = folder / "search/search_index.json"
    file.write_text(json.dumps({"config": {"lang": ["en"], **config}, "docs": _READ, "index": {}}), "utf-8")
    write_search_entries(folder, _PAGES)
    index = json.loads(file.read_text("utf-8"))
    assert list(index) == ["config", "docs"]
    return index["config"]["asking"], {doc["location"]: doc for doc in index["docs"]}


@pytest.fixture
def docs(tmp_path):
    """The sections of Material's index."""
    asking, docs = _written(tmp_path, fields={})
    seized, eva = {"names": ["seized"], "asked": {"0": ["held"]}}, {"names": ["Eva", "Evá"], "asked": {}}
    assert asking["called"] == [seized, eva], "once for all that are called so"
    assert "who" in asking["unasked"]
    return docs


def test_a_fact_takes_the_place_of_the_section_that_was_read_escaped(docs):
    assert docs["timeline/#held"] == {
        "location": "timeline/#held",
        "title": "Iceland held &lt; 2 ships",
        "text": "<p>“Held &amp; &lt;b&gt;kept&lt;/b&gt;”</p>",
        "day": "May 2025",
        "weight": 1.2,
        "called": 0,
    }
    assert docs["timeline/#left"] == {"location": "timeline/#left", "title": "The ships left", "text": "", "called": 0}


def test_of_a_page_of_facts_its_top_and_the_facts_are_found_and_of_another_all(docs):
    assert list(docs) == [
        "sources/",
        "about/",
        "about/#why",
        "timeline/",
        "timeline/#held",
        "timeline/#left",
        "actors/eva/",
    ]
    assert docs["timeline/"] == _READ[2]


def test_a_page_that_was_not_read_is_found_by_the_title_of_its_top(docs):
    assert docs["sources/"] == {"location": "sources/", "title": "Sources", "text": ""}
    assert not any(location.startswith("hidden/") for location in docs)


def test_what_has_only_names_keeps_what_was_read(docs):
    assert docs["actors/eva/"] == {**_READ[-1], "called": 1}


def test_the_search_of_mkdocs_itself_has_plain_text(tmp_path):
    _, docs = _written(tmp_path)
    held = docs["timeline/#held"]
    assert (held["title"], held["text"]) == ("Iceland held < 2 ships", "“Held & <b>kept</b>”")


def test_a_site_without_search_has_no_index_to_write_into(tmp_path):
    write_search_entries(tmp_path, _PAGES)
    assert not list(tmp_path.iterdir())
