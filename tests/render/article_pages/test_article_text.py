import time
from itertools import count

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.evidence import Evidence
from explainer.messages import Messages
from explainer.model import Actor, Block, Context, Source
from explainer.render.article_pages.article_text import notes_of_correction, shown_text
from explainer.render.catalogue import Quoted
from tests.render.stories import base_of

_FACT = Context(id="waters", topic="Waters", statement="They fish there.")
_NAME = Actor(id="norway", name="Norway", kind="country")


def _article(text, *, rights="full-text", **more):
    base = base_of("articles: [{id: a, meta: {rights: " + rights + "}, text: ''}]")
    kinds = ["title"] + ["paragraph"] * text.count("\n") if "\n" in text else ["paragraph"]
    places, at = [], 0
    for line in text.split("\n"):
        places.append((at, at + len(line)))
        at += len(line) + 1
    blocks = [Block(kind=kind, start=start, end=end) for kind, (start, end) in zip(kinds, places, strict=True)]
    return base.articles[0].model_copy(update={"text": text, "blocks": blocks, **more})


def _quoted(*quotes):
    """Quotes that a fact rests on, or where they end in an exclamation mark an actor."""
    return [
        Quoted(
            Source(article="a", quote=quote.rstrip("!")),
            f"q-{no}",
            {"norway": _NAME} if quote.endswith("!") else {"waters": _FACT},
        )
        for no, quote in enumerate(quotes)
    ]


def _shown(text, *quotes, **more):
    article = _article(text, **more)
    return shown_text(article, _quoted(*quotes), Evidence([article]), Messages("en"))


def _html(text, *quotes, **more):
    """What is shown, without what is the same of every button."""
    html = _shown(text, *quotes, **more).html
    for ident in map(str, range(1, 5)):
        for said in ("1 fact rests on these words", "2 facts rest on these words"):
            for piece in (ident, f"{ident}-2"):
                button = f'<button type="button" class="x-used" id="at-{piece}" popovertarget="on-{ident}" aria-label="{said}"></button>'
                html = html.replace(button, f"({piece})")
    return html


def test_quoted_words_are_marked_and_have_their_id_and_a_button_behind_them():
    assert _html("One ship left port.", "ship left") == (
        '<p class="x-paragraph">One <label for="at-1"><mark class="x-q" id="q-0">ship left</mark></label>(1) port.</p>'
    )


def test_a_button_stands_behind_what_closes_the_sentence():
    html = _html("“One ship left.” Two sank; none", "One ship left", "Two sank")
    assert "</mark>.”</label>(1) <label" in html
    assert "</mark>;</label>(2) none" in html


def test_a_quote_within_another_is_an_element_within_its_element():
    assert _html("One ship left.", "ship", "One ship left") == (
        '<p class="x-paragraph"><label for="at-1"><mark class="x-q" id="q-1">One <span class="x-q" id="q-0">ship'
        "</span> left</mark>.</label>(1)</p>"
    )


def test_a_quote_that_crosses_another_goes_on_in_a_second_element_which_lights_up_with_the_first():
    html = _html("One ship left port.", "One ship", "ship left")
    assert html == (
        '<style>:root:has(#q-1:target) [data-of="q-1"]{--x-lit:var(--x-mark)}</style>\n'
        '<p class="x-paragraph"><label for="at-1"><mark><span class="x-q" id="q-0">One <span class="x-q" id="q-1">ship'
        '</span></span><span class="x-q" data-of="q-1"> left</span></mark></label>(1) port.</p>'
    )


def test_a_name_that_goes_on_into_a_mark_is_not_taken_for_the_mark():
    assert _html("One ship left", "One ship!", "ship") == (
        '<style>:root:has(#q-0:target) [data-of="q-0"]{--x-lit:var(--x-mark)}</style>\n'
        '<p class="x-paragraph"><span class="x-q" id="q-0">One </span><label for="at-1"><mark class="x-q" id="q-1">'
        '<span class="x-q" data-of="q-0">ship</span></mark></label>(1) left</p>'
    )


def test_words_that_touch_are_two_marks():
    assert _html("AB", "A", "B").count("<mark ") == 2


def test_names_have_their_id_and_are_not_marked():
    assert _html("One ship left Norway.", "Norway!") == (
        '<p class="x-paragraph">One ship left <span class="x-q" id="q-0">Norway</span>.</p>'
    )


def test_a_stretch_knows_its_facts_and_whom_its_words_name():
    [one] = _shown("One ship left Norway. Iceland", "ship left Norway", "Norway!", "Iceland!").stretches
    assert (list(one.facts), list(one.named), one.anchors) == (["waters"], ["norway"], {"q-0"})


def test_a_quote_over_two_blocks_is_marked_in_both_and_lights_up_in_both():
    html = _html("Title\nOne ship\nleft port", "ship left")
    assert '<p class="x-paragraph">One <label for="at-1"><mark class="x-q" id="q-0">ship</mark>' in html
    assert '<label for="at-1-2"><mark><span class="x-q" data-of="q-0">left</span></mark></label>(1-2) port</p>' in html
    assert html.startswith('<style>:root:has(#q-0:target) [data-of="q-0"]')


def test_a_title_is_shown_with_the_text_only_where_facts_rest_on_it():
    assert "Title" not in _html("Title\nOne ship", "Title!")
    assert _shown("Title\nOne ship", "Title!").anchors == set()
    assert '<p class="x-headline" data-x-label="Its headline"><label' in _html("Title\nOne ship", "Title")


@pytest.mark.parametrize("rights", ["full-text", "quotes-only"])
def test_a_title_that_is_the_pages_heading_is_marked_there_and_whole(rights):
    article = _article("Two sent home\nOne ship", rights=rights)
    article = article.model_copy(update={"meta": article.meta.model_copy(update={"title": "Two sent home"})})
    shown = shown_text(article, _quoted("sent home", "ship"), Evidence([article]), Messages("en"))
    assert shown.headline.startswith('Two <label for="at-1"><mark class="x-q" id="q-0">sent home</mark>')
    assert "sent home" not in shown.html
    assert shown.anchors == {"q-0", "q-1"}
    assert shown_text(article, _quoted("ship"), Evidence([article]), Messages("en")).headline == ""


@pytest.mark.parametrize("rights", ["quotes-only", "unknown"])
def test_where_only_quotes_may_be_shown_they_are_in_the_articles_order_with_what_is_left_out_between(rights):
    text = "Title\nOne ship left port. Two sank there. Nobody saw it.\nThree came back."
    html = _html(text, "Nobody saw it", "One ship left", "left port.", "Two!", "came back", "ship!", rights=rights)
    shown = lxml.html.fromstring(f"<div>{html.partition('</style>')[2]}</div>")
    paragraphs = [p.text_content() for p in shown.iter("p")]
    assert paragraphs == ["One ship left port.(1) […] Nobody saw it(2)", "[…] came back(3)"]
    assert 'id="q-5"' in html
    assert 'id="q-3"' not in html


def test_passages_with_nothing_between_them_have_no_mark_of_what_is_left_out():
    html = _html("One ship left. Two sank.", "One ship left.", "Two sank.", rights="quotes-only")
    assert "[…]" not in html and "(1) <label" in html


def test_what_the_article_says_is_text_and_nothing_else():
    assert "&#60;b&#62;bold</mark></label>(1)&#60;/b&#62; &#42;move&#42;" in _html("A <b>bold</b> *move*", "<b>bold")


def test_a_quote_that_stands_nowhere_marks_nothing():
    shown = _shown("One ship.", "two ships")
    assert (shown.html, shown.anchors) == ('<p class="x-paragraph">One ship.</p>', set())


def test_a_text_without_blocks_is_one_paragraph():
    assert _html("One ship.", blocks=[]) == '<p class="x-paragraph">One ship.</p>'


def test_a_button_speaks_the_sites_language_within_a_text_of_another():
    article = _article("Un navire.")
    article = article.model_copy(update={"meta": article.meta.model_copy(update={"language": "fr"})})
    made = shown_text(article, _quoted("Un navire"), Evidence([article]), Messages("en"))
    assert 'aria-label="1 fact rests on these words" lang="en"></button>' in made.html


def test_bars_over_a_name_become_words_that_say_so():
    assert '<span class="x-withheld">&#91;name withheld by the editors&#93;</span>' in _html("███ left.", "left")


def test_a_note_of_correction_is_told_by_its_words():
    text = "One ship left port.\nCorrection: It was <one> ship."
    blocks = [Block(kind="paragraph", start=0, end=19), Block(kind="correction", start=20, end=len(text))]
    article = _article(text, blocks=blocks)
    assert notes_of_correction(article) == ["Correction: It was &#60;one&#62; ship."]
    assert '<p class="x-correction">Correction: ' in shown_text(article, [], Evidence([article]), Messages("en")).html


_WORDS = st.lists(st.sampled_from(["ab", "c.", "“d”", "<e", "f&", "سفينة", "g"]), min_size=1, max_size=12)


@st.composite
def _articles(draw):
    """A text in which each word has a number, so that no quote stands twice, and quotes of it."""
    numbers = count()
    lines = [[f"{next(numbers)}{word}" for word in line] for line in draw(st.lists(_WORDS, min_size=1, max_size=4))]
    words = [word for line in lines for word in line]
    quotes = draw(
        st.lists(st.tuples(st.integers(0, len(words) - 1), st.integers(1, 8), st.sampled_from(["", "!"])), max_size=12)
    )
    said = dict.fromkeys(" ".join(words[at : at + length]) + mark for at, length, mark in quotes)
    return "\n".join(map(" ".join, lines)), list(said)


def _tree(html):
    return lxml.html.fragment_fromstring(html, create_parent="div")


@given(_articles())
def test_the_shown_text_is_the_articles_and_every_quote_that_stands_in_it_has_one_id_at_its_first_character(made):
    text, quotes = made
    shown = _shown(text, *quotes)
    blocks = text.split("\n")
    paragraphs = [p.text_content() for p in _tree(shown.html).iter("p")]
    assert paragraphs in (blocks, blocks[1:])
    ids = [element.get("id") for element in _tree(shown.html).iter("span", "mark") if element.get("id")]
    assert sorted(ids) == sorted(shown.anchors)
    if paragraphs == blocks:
        assert len(ids) == len(quotes)


@given(_articles(), st.sampled_from(["full-text", "quotes-only"]))
def test_the_elements_of_a_quote_hold_its_words_and_no_others(made, rights):
    text, quotes = made
    shown = _shown(text, *quotes, rights=rights)
    tree = _tree(shown.html)
    for no, quote in enumerate(quotes):
        if f"q-{no}" not in shown.anchors:
            continue
        pieces = tree.xpath(f"//*[@id='q-{no}' or @data-of='q-{no}']")
        assert pieces[0].get("id")
        assert "".join(piece.text_content() for piece in pieces).replace(" ", "") == quote.rstrip("!").replace(" ", "")
        assert (len(pieces) > 1) == (f"#q-{no}:target" in shown.html)


@given(_articles(), st.sampled_from(["full-text", "quotes-only"]))
def test_what_is_shown_nests_and_every_mark_has_a_button_of_its_own(made, rights):
    shown = _shown(made[0], *made[1], rights=rights).html
    tree = _tree(shown)
    assert "".join(lxml.html.tostring(child, encoding="unicode") for child in tree).count("<") == shown.count("<")
    buttons = [button.get("id") for button in tree.iter("button")]
    assert len(set(buttons)) == len(buttons)
    assert sorted(buttons) == sorted(label.get("for") for label in tree.iter("label"))


def test_a_long_article_with_many_quotes_takes_time_linear_in_them():
    def seconds(n):
        words = [f"w{no}" for no in range(n * 6)]
        lines = [" ".join(words[no : no + 60]) for no in range(0, len(words), 60)]
        article = _article("\n".join(lines))
        quotes = _quoted(*(" ".join(words[no * 6 : no * 6 + 5]) for no in range(n)))
        evidence = Evidence([article])
        for quote in quotes:
            evidence.find(quote.source)
        taken = []
        for _ in range(3):  # what takes longest of three was disturbed
            start = time.process_time()
            shown_text(article, quotes, evidence, Messages("en"))
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(2000) < 30 * seconds(200)
