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


def _notes(citations, *sources, up="", **more):
    notes = Footnotes(citations, up)
    references = notes.cite(citations.notes(sources, **more))
    return references, notes.definitions()


def test_a_footnote_begins_with_the_articles_short_name_and_says_its_title_day_and_words():
    catalogue = Catalogue(base_of(HERRING))
    citations, anchor = Citations(catalogue), catalogue.anchor(_source())
    references, definitions = _notes(citations, _source(), up="../")
    assert definitions == (
        f"{references}: The Fjord Log, 3 Apr: [Envoys sent home](../sources/001-log.md#{anchor}), 3 April 2031: “Norway sent”"
    )


def test_a_footnote_says_who_speaks_and_in_which_language(citations):
    _, definitions = _notes(citations, _source("002", "tre islandske diplomater", said_by="eva-strand"))
    assert definitions.endswith(
        '), 4 April 2031: “<span lang="no" dir="ltr">tre islandske diplomater</span>”, said by Eva Strand'
    )
    title = '<span lang="no" dir="ltr">Ambassaden tømmes</span>'
    assert f"]: NTB, 4 Apr: [{title}](sources/002-tidende.md#" in definitions


def test_what_an_article_does_not_say_about_itself_is_not_guessed(citations):
    _, definitions = _notes(citations, _source("003", "a note says"))
    assert re.search(r"]: Article 3: \[003-note\]\(sources/003-note.md#q-\w+\): “a note says”$", definitions)


def test_what_nobody_knows_of_an_article_stands_among_the_sources_and_on_no_page_that_cites_it():
    pages = render(base_of(HERRING))
    assert "not stated" not in pages["timeline.md"].markdown
    assert "Publisher not stated" in pages["sources.md"].markdown


def test_the_same_words_are_one_footnote_however_the_article_is_named(citations):
    references, definitions = _notes(citations, _source("001"), _source("001-log"))
    assert references == _notes(citations, _source())[0]
    assert len(definitions.splitlines()) == 1


def test_several_quotations_of_one_article_are_one_footnote(citations):
    _, definitions = _notes(citations, _source(quote="Iceland held"), _source("003", "a note says"), _source())
    assert [line.rpartition("): ")[2].rpartition(": ")[2] for line in definitions.splitlines()] == [
        "“Iceland held” … “Norway sent”",
        "“a note says”",
    ]


@pytest.mark.parametrize(
    ("quotes", "left"),
    [
        (["Norway sent", "Norway sent two"], "“Norway sent two”"),
        (["Norway sent two", "Norway"], "“Norway sent two”"),
        (["Norway sent", "Norway sent"], "“Norway sent”"),
        (["Norway sent", ("Norway sent", "eva-strand")], "“Norway sent”, said by Eva Strand"),
        (["Norway sent two", ("Norway sent", "eva-strand")], "“Norway sent two” … “Norway sent”, said by Eva Strand"),
        ([("Norway sent two", "eva-strand"), "Norway"], "“Norway sent two”, said by Eva Strand"),
    ],
)
def test_words_that_stand_within_others_of_a_footnote_are_left_out(citations, quotes, left):
    sources = [
        _source(quote=one[0], said_by=one[1]) if isinstance(one, tuple) else _source(quote=one) for one in quotes
    ]
    assert _notes(citations, *sources)[1].endswith(f": {left}")


def test_an_article_that_says_otherwise_is_told_as_that_and_leads_to_where_sources_differ(citations):
    references, definitions = _notes(
        citations,
        _source(),
        _source("003", "a note says"),
        otherwise=[_source("002", "tre islandske diplomater")],
        fact="norway-expels",
        part={"003-note"},
    )
    assert re.fullmatch(r"\[\^n-\w+\]\[\^p-\w+\]\[\^o-\w+\]", references)
    bears, part, otherwise = definitions.splitlines()
    assert "]: The Fjord Log, 3 Apr: [" in bears
    assert "]: Article 3, in part: [003-note](" in part
    assert "]: NTB, 4 Apr, [says otherwise](differences.md#norway-expels): [" in otherwise
    assert "[says otherwise](differences.md): [" in _notes(citations, otherwise=[_source()])[1]


def test_an_article_that_bears_a_thing_and_says_otherwise_has_the_words_that_say_otherwise(citations):
    references, definitions = _notes(citations, _source(), otherwise=[_source(quote="Iceland held")], fact="x")
    assert references.startswith("[^o-") and definitions.endswith("“Iceland held”")


def test_footnotes_stand_in_the_order_in_which_they_are_first_cited(citations):
    notes = Footnotes(citations, "")
    first, second = [notes.cite(citations.notes([_source(quote=quote)])) for quote in ("Iceland held", "Norway sent")]
    notes.cite(citations.notes([_source(quote="Iceland held")]))
    assert [line.split(":")[0] for line in notes.definitions().splitlines()] == [first, second]


def test_a_sentence_cites_what_bears_it_what_bears_a_part_of_it_and_what_says_otherwise():
    catalogue = Catalogue(base_of(HERRING))
    notes = Citations(catalogue).of_sentence(catalogue.facts["norway-expels"])
    assert [(note.article.id, note.stance) for note in notes.values()] == [
        ("001-log", "bears"),
        ("002-tidende", "otherwise"),
    ]
    silent = HERRING.replace('      - {value: 2, sources: [{article: "001", quote: two Icelandic attachés}]}\n', "")
    catalogue = Catalogue(base_of(silent))
    notes = Citations(catalogue).of_sentence(catalogue.facts["norway-expels"])
    assert {(note.article.id, note.stance) for note in notes.values()} == {
        ("001-log", "part"),
        ("002-tidende", "part"),
    }


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
            "d.md": '---\ndescription: "What is told of [^x]"\n---\n\nText.',
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
