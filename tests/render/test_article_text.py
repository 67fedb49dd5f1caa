from explainer.evidence import Evidence
from explainer.model import Block, Source
from explainer.render.article_text import marked_text, notes_of_correction
from explainer.render.catalogue import Quoted
from tests.render.stories import base_of


def _marked(text, *quotes, **more):
    base = base_of("articles: [{id: a, text: " + repr(text) + "}]")
    article = base.articles[0].model_copy(update=more)
    found = [Quoted(Source(article="a", quote=quote), f"q-{no}") for no, quote in enumerate(quotes)]
    return marked_text(article, found, Evidence([article]))


def test_quoted_words_are_marked_and_lead_to_what_rests_on_them():
    assert _marked("One ship left port.", "ship left") == (
        '<p class="x-paragraph">One <mark><a href="#q-0">ship left</a></mark> port.</p>'
    )


def test_words_that_overlap_are_one_mark():
    assert _marked("One ship left port.", "One", "left port", "One ship left", "ship") == (
        '<p class="x-paragraph"><mark><a href="#q-2">One ship left port</a></mark>.</p>'
    )


def test_words_that_touch_are_two_marks():
    assert _marked("AB", "A", "B") == (
        '<p class="x-paragraph"><mark><a href="#q-0">A</a></mark><mark><a href="#q-1">B</a></mark></p>'
    )


def test_a_quote_over_two_blocks_is_marked_in_both():
    base = base_of("articles:\n- id: a\n  text: |-\n    Title\n    One ship\n    left port")
    quoted = Quoted(Source(article="a", quote="ship left"), "q-0")
    assert marked_text(base.articles[0], [quoted], Evidence(base.articles)) == (
        '<p class="x-paragraph">One <mark><a href="#q-0">ship</a></mark></p>\n'
        '<p class="x-paragraph"><mark><a href="#q-0">left</a></mark> port</p>'
    )


def test_what_the_article_says_is_text_and_nothing_else():
    assert _marked("A <b>bold</b> *move*", "<b>bold") == (
        '<p class="x-paragraph">A <mark><a href="#q-0">&#60;b&#62;bold</a></mark>&#60;/b&#62; &#42;move&#42;</p>'
    )


def test_a_quote_that_stands_nowhere_marks_nothing():
    assert "<mark>" not in _marked("One ship.", "two ships")


def test_a_text_without_blocks_is_one_paragraph():
    assert _marked("One ship.", blocks=[]) == '<p class="x-paragraph">One ship.</p>'


def test_a_note_of_correction_is_told_by_its_words():
    text = "One ship left port.\nCorrection: It was <one> ship."
    base = base_of("articles: [{id: a, text: " + repr("x") + "}]")
    blocks = [Block(kind="paragraph", start=0, end=19), Block(kind="correction", start=20, end=len(text))]
    article = base.articles[0].model_copy(update={"text": text, "blocks": blocks})
    assert notes_of_correction(article) == ["Correction: It was &#60;one&#62; ship."]
    assert '<p class="x-correction">Correction: ' in marked_text(article, [], Evidence([article]))
