import re

import pytest

from explainer.errors import InvalidContent
from explainer.model import Source
from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.footnotes import Citations, Footnotes, check_footnotes
from tests.render.stories import HERRING, base_of


@pytest.fixture
def citations():
    return Citations(Catalogue(base_of(HERRING)))


def _source(article="001", quote="Norway sent", **more):
    return Source(article=article, quote=quote, **more)


def test_a_footnote_names_publisher_title_date_and_words():
    catalogue = Catalogue(base_of(HERRING))
    citations, anchor = Citations(catalogue), catalogue.anchor(_source())
    notes = Footnotes(citations, "../")
    label = notes.cite([_source()])[2:-1]
    assert notes.definitions() == (
        f"[^{label}]: The Fjord Log, [Envoys sent home](../sources/001-log.md#{anchor}), 3 April 2031: “Norway sent”"
    )


def test_a_footnote_says_who_speaks_in_which_language_and_whose_report_it_is(citations):
    notes = Footnotes(citations, "")
    notes.cite([_source("002", "tre islandske diplomater", said_by="eva-strand")])
    assert notes.definitions().endswith(
        '), 4 April 2031: “<span lang="no" dir="ltr">tre islandske diplomater</span>”, said by Eva Strand'
    )
    title = '<span lang="no" dir="ltr">Ambassaden tømmes</span>'
    assert f"]: Øytidende (NTB), [{title}](sources/002-tidende.md#" in notes.definitions()


def test_what_an_article_does_not_say_about_itself_is_not_guessed(citations):
    notes = Footnotes(citations, "")
    notes.cite([_source("003", "a note says")])
    assert "]: Publisher not stated, [003-note](sources/003-note.md#" in notes.definitions()
    assert "), no date given: “a note says”" in notes.definitions()


def test_the_same_words_are_one_footnote_however_the_article_is_named(citations):
    notes = Footnotes(citations, "")
    assert notes.cite([_source("001"), _source("001-log")]) == notes.cite([_source()])
    assert len(notes.definitions().splitlines()) == 1


def test_footnotes_stand_in_the_order_in_which_they_are_first_cited(citations):
    notes = Footnotes(citations, "")
    first, second = notes.cite([_source(quote="Iceland held")]), notes.cite([_source()])
    notes.cite([_source(quote="Iceland held")])
    assert [line.split(":")[0] for line in notes.definitions().splitlines()] == [first, second]


def test_a_label_does_not_change_with_what_else_a_page_says():
    def labels(text):
        pages = render(base_of(text))
        return set(re.findall(r"\[\^[^\]]+\]:", pages["timeline.md"].markdown))

    assert labels(HERRING) == labels(
        HERRING.replace("title: The herring quarrel", "title: Another").replace("value: 3", "value: 4")
    )


def test_pages_whose_footnotes_fit_are_let_through():
    check_footnotes(
        {
            "a.md": "Text.[^a][^b]\n\n[^a]: One\n[^b]: Two",
            "b.md": "No footnote, and \\&#91;^x].",
            "c.md": "Says[^a]: this\n\n[^a]: x",
        }
    )


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("Text.[^a]", "the page cites a footnote that it does not have: a"),
        ("Text.\n\n[^a]: One", "the page does not cite its footnote: a"),
    ],
)
def test_an_undefined_or_unused_footnote_is_refused(markdown, message):
    with pytest.raises(InvalidContent) as error:
        check_footnotes({"good.md": "Text.", "bad.md": markdown})
    [diagnostic] = error.value.diagnostics
    assert (diagnostic.file, diagnostic.message) == ("bad.md", message)


def test_a_template_that_forgets_its_footnotes_is_refused(tmp_path):
    (tmp_path / "context.md.j2").write_text(
        "{% for fact in site.base.sheets.context %}{{ here.told(fact) }}{% endfor %}"
    )
    with pytest.raises(InvalidContent, match=r"context\.md"):
        render(base_of(HERRING), tmp_path)
