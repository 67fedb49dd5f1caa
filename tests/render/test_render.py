"""What holds for all pages together: links lead somewhere, text stays text, a fact is found once."""

import copy
import functools
import re
from html.parser import HTMLParser

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from explainer.model import Block
from explainer.render import assets, render, write_files
from explainer.render.catalogue import LONG_TIMELINE, Catalogue
from explainer.render.markdown import escape
from tests.render.stories import HERRING, as_html, base_of, body
from tests.render.test_markdown import HOSTILE

_RAW = yaml.load(HERRING, yaml.BaseLoader)


def _base(raw):
    return base_of(yaml.safe_dump(raw, allow_unicode=True, width=10**6))


def _long(raw):
    """The same story with so many events that its timeline is split by year."""
    raw = copy.deepcopy(raw)
    source = raw["timeline"][0]["sources"][0]
    raw["timeline"] += [
        {
            "id": f"check-{no}",
            "date": f"20{30 + no % 3}-01-0{1 + no % 9}",
            "type": "meet",
            "by": ["norway"],
            "summary": f"Check {no} was made.",
            "in_response_to": [f"check-{no - 1}" if no else "havdis-held"],
            "sources": [dict(source)],
        }
        for no in range(LONG_TIMELINE)
    ]
    return raw


def _build(pages, folder, **more):
    write_files({path: page.markdown.encode() for path, page in pages.items()}, folder / "docs")
    settings = {
        "site_name": "A story",
        "theme": {"name": "mkdocs", "locale": "en"},
        "plugins": [],
        "markdown_extensions": ["attr_list", "footnotes", "md_in_html", "tables", "toc"],
        "strict": True,
        "validation": {"links": {"anchors": "warn", "not_found": "warn", "unrecognized_links": "warn"}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings | more))
    build(load_config(str(folder / "mkdocs.yml")))


@pytest.mark.slow
@pytest.mark.parametrize(
    "raw", [_RAW, _long(_RAW), {"story": {"title": "Nothing yet"}}], ids=["short", "long", "empty"]
)
@pytest.mark.parametrize("directories", [True, False])
def test_every_link_and_anchor_leads_somewhere(raw, directories, tmp_path):
    _build(render(_base(raw)), tmp_path, use_directory_urls=directories)
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.slow
def test_a_link_that_leads_nowhere_would_be_seen(tmp_path):
    pages = render(_base(_RAW))
    del pages["actors/norway.md"]
    with pytest.raises(BaseException, match="strict mode"):
        _build(pages, tmp_path)


def test_every_page_says_which_file_a_person_edits_for_it():
    sources = {path: page.source for path, page in render(_base(_long(_RAW))).items()}
    assert sources["index.md"] == "story.yml"
    assert sources["timeline/2031.md"] == sources["timeline.md"] == "facts/timeline.yml"
    assert sources["actors/norway.md"] == "facts/actors.yml"
    assert sources["expulsions.md"] == "facts/expulsions.yml"
    assert sources["context.md"] == "facts/context.yml"
    assert sources["sources/001-log.md"] == "articles/001-log.md"


def test_the_page_of_an_article_that_was_corrected_says_so_in_the_articles_own_words():
    base = _base(_RAW)
    article = base.articles[0]
    text = f"{article.text}\nCorrection: It was one ship."
    blocks = [*article.blocks, Block(kind="correction", start=len(article.text) + 1, end=len(text))]
    base.articles[0] = article.model_copy(update={"text": text, "blocks": blocks})
    said = "This article was corrected. Its own note: <q>Correction: It was one ship.</q>"
    assert said in render(base)["sources/001-log.md"].markdown
    assert "was corrected" not in render(_base(_RAW))["sources/001-log.md"].markdown


def test_the_same_base_makes_the_same_pages():
    assert render(_base(_RAW)) == render(_base(_RAW))


def test_an_edit_changes_what_says_it_and_nothing_else():
    raw = copy.deepcopy(_RAW)
    raw["expulsions"][0]["number"] = "2"
    before = render(_base(raw))
    raw["expulsions"][0]["number"] = "3"
    after = render(_base(raw))
    changed = {
        path: set(page.markdown.split("\n")) ^ set(before[path].markdown.split("\n"))
        for path, page in after.items()
        if page != before[path]
    }
    assert set(changed) == {
        "index.md",
        "timeline.md",
        "expulsions.md",
        "dossier.md",
        "actors/norway.md",
        "actors/iceland.md",
        "sources.md",
        "sources/001-log.md",
    }
    for lines in changed.values():
        assert all(re.search(r"\b(two|three)\b|<strong>[23]<", line) for line in lines), lines


def test_each_fact_is_found_once_by_search():
    base = _base(_long(_RAW))
    facts, quotes = [], []
    for path, page in render(base).items():
        text, meta = get_data(page.markdown)
        if (meta.get("search") or {}).get("exclude"):
            continue
        parser = Parser()
        parser.feed(as_html(text).replace('<div class="footnote">', '<div class="footnote" data-search-exclude>'))
        for section in parser.data:
            if not section.is_excluded():
                indexed = quotes if path.startswith("sources/") else facts
                indexed.append(re.sub("<[^>]+>", "", "".join(section.title) + "\n" + "".join(section.text)))
    catalogue = Catalogue(base)
    for fact in catalogue.facts.values():
        sentence = catalogue.heading(fact)
        assert sum(sentence in section for section in facts) == 1, sentence
    for quoted in catalogue.quotes["002-tidende"]:
        assert sum(quoted.source.quote in section for section in quotes) == 1


def test_every_quote_of_a_source_is_cited_where_it_leads():
    raw = copy.deepcopy(_RAW)
    for sheet, no, field, value, quote in [
        ("actors", 2, "name", "Eva Strand", "A port"),
        ("actors", 2, "country", "norway", "worker"),
        ("expulsions", 0, "deadline", "2031-04-09", "on Thursday"),
        ("timeline", 0, "place", "Eskifjord", "in March"),
    ]:
        raw[sheet][no][field] = [{"value": value, "sources": [{"article": "001", "quote": quote}]}]
    base = _base(raw)
    catalogue, pages = Catalogue(base), render(base)
    for quotes in catalogue.quotes.values():
        for quoted in quotes:
            for ident in quoted.facts:
                notes = pages[catalogue.homes[ident].path].markdown.partition("\n[^")[2]
                assert escape(quoted.source.quote) in notes, (quoted.source.quote, ident)


_REFERENCES = ("[^n-", "[^o-", '<sup class="x-keys">[')


def test_every_sentence_that_states_a_fact_ends_in_footnotes():
    base = _base(_long(_RAW))
    catalogue = Catalogue(base)
    sentences = [re.escape(str(escape(catalogue.told(fact).words))) for fact in catalogue.facts.values()]
    told = 0
    for path, page in render(base).items():
        text = re.sub(r"\[([^\]^]+)\]\([^)]*\)", r"\1", body(page.markdown))
        for sentence in sentences:
            for found in re.finditer(sentence, text):
                told += 1
                assert text[found.end() :].startswith(_REFERENCES), (path, text[found.start() : found.end() + 20])
    assert told > len(sentences)


class _Shape(HTMLParser):
    """A page's elements in order, and its visible text but for entries of BibTeX and JSON, which escape it their way."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.text, self._in_entry = [], "", False
        self.feed(as_html(body(page)))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, *(name for name, _ in attrs)))
        self._in_entry = self._in_entry or tag == "pre"

    def handle_endtag(self, tag):
        self._in_entry = self._in_entry and tag != "pre"

    def handle_data(self, data):
        self.text += "" if self._in_entry else data


_FIELDS = [
    ("story", "title"),
    ("story", "standfirst"),
    ("articles", 0, "meta", "title"),
    ("articles", 0, "meta", "publisher"),
    ("articles", 0, "meta", "author"),
    ("articles", 0, "meta", "agency"),
    ("articles", 1, "meta", "title"),
    ("articles", 2, "text"),
    ("actors", 0, "name"),
    ("actors", 1, "note"),
    ("actors", 2, "aliases", 0),
    ("actors", 2, "roles", 0, "value"),
    ("actors", 2, "roles", 0, "note"),
    ("timeline", 0, "summary"),
    ("timeline", 0, "note"),
    ("timeline", 0, "sources", 0, "quote"),
    ("timeline", 1, "sources", 0, "said_by"),
    ("expulsions", 0, "number", 1, "value"),
    ("expulsions", 0, "number", 1, "note"),
    ("expulsions", 0, "people"),
    ("expulsions", 0, "status"),
    ("context", 0, "topic"),
    ("context", 0, "statement"),
    ("context", 0, "note"),
]


def _filled(path, value):
    raw = copy.deepcopy(_RAW)
    raw["actors"][2]["aliases"] = [""]
    at = raw
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    if not raw["actors"][2]["aliases"][0]:
        raw["actors"][2].pop("aliases")
    return render(_base(raw))


@functools.cache
def _plain(path):
    """What the pages are like with a word there."""
    return {name: _Shape(page.markdown) for name, page in _filled(path, "Qxyzxq").items()}


_MARKS = st.text(st.sampled_from("*_[](){}<>&#`~^|!\\\"'=+-:/. \n^abX"), max_size=24)


@pytest.mark.slow
@settings(max_examples=30)
@given(st.sampled_from(_FIELDS), st.sampled_from([text for text in HOSTILE if text.isprintable()]) | _MARKS)
def test_any_text_in_any_field_is_text_on_every_page(path, hostile):
    """It begins and ends in letters, for sentences get a capital and a full stop; and digests change with what they say.

    Words of which the numbers are read, and with them what differs, are not among the fields.
    """
    value = " ".join(f"Qx {hostile} xQ".split())
    plain, marked = _plain(path), _filled(path, value)
    assert list(plain) == list(marked)
    for name, expected in plain.items():
        found = _Shape(marked[name].markdown)
        assert found.elements == expected.elements, (name, value)
        words = " ".join(expected.text.split()).replace("Qxyzxq", value)
        assert " ".join(found.text.split()) == words, name


def test_a_page_s_title_is_safe_where_the_theme_does_not_escape_it():
    raw = copy.deepcopy(_RAW)
    raw["actors"][0]["name"] = "<script>alert('\"')</script>: é"
    _, meta = get_data(render(_base(raw))["actors/norway.md"].markdown)
    assert meta["title"] == """&lt;script>alert('"')&lt;/script>: é"""


def test_a_story_s_own_style_takes_the_place_of_the_packaged_one(tmp_path):
    assert "assets/explainer.css" in assets()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/explainer.css").write_text("mine")
    (tmp_path / "assets/more.css").write_text("more")
    assert assets(tmp_path) == assets() | {"assets/explainer.css": b"mine", "assets/more.css": b"more"}


def test_old_addresses_of_facts_and_actors_lead_on():
    raw = copy.deepcopy(_RAW)
    old = {"oslo": "norway", "first-step": "norway-expels", "held": "havdis-held", "norway": "iceland", "x": "nothing"}
    raw["story"]["former_ids"] = old
    pages = render(_base(raw))
    assert "[Norway](../actors/norway.md)" in pages["actors/oslo.md"].markdown
    assert "has moved" not in pages["actors/norway.md"].markdown
    assert 'id="held"' in pages["timeline.md"].markdown
    assert all('id="first-step"' in pages[path].markdown for path in ("timeline.md", "expulsions.md"))
    assert '<p class="x-moved" id="held"' in pages["expulsions.md"].markdown  # it may have stood there
    leads_on = "This has moved: [Iceland held the trawler Havdis](timeline.md#havdis-held)"
    assert leads_on in pages["expulsions.md"].markdown
    assert "x-moved" not in pages["timeline.md"].markdown
    assert not [path for path, page in pages.items() if 'id="x"' in page.markdown or "actors/x" in path]


def test_old_addresses_on_a_timeline_that_is_split_by_year_lead_on():
    raw = _long(_RAW)
    raw["story"]["former_ids"] = {"held": "havdis-held"}
    pages = render(_base(raw))
    leads_on = "This has moved: [Iceland held the trawler Havdis](timeline/2031.md#havdis-held)"
    assert leads_on in pages["timeline.md"].markdown
    assert 'id="held"' in pages["timeline/2031.md"].markdown


def test_nobody_who_is_named_no_more_has_an_old_address():
    raw = {"story": {"title": "T", "former_ids": {"oslo": "norway"}}}
    assert not [path for path in render(_base(raw)) if path.startswith("actors")]
