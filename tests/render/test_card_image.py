"""The picture of a story: all its words within the frame, none cut, and the same bytes whenever it is drawn."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from explainer.render import card_image
from explainer.render.card_image import SIZE, laid_out, said
from explainer.render.card_words import CardWords, KeyNumber
from explainer.resources import packaged

_KEY = KeyNumber("3", "", "envoys were sent home by Norway", ["Another article: 4"])
_WORDS = CardWords("The herring quarrel", "As of 4 April 2031.", _KEY, ["one", "other", "middle"])
_LONG = "How a quarrel over who may fish between the islands became the first expulsion of envoys in a hundred years"
_TITLES = {
    "short": "The herring quarrel",
    "long": _LONG,
    "longer than a page": f"{_LONG}, and " * 12,
    "Greek": "Η Αθήνα και τα Τίρανα ανακαλούν τους πρεσβευτές τους",
    "Cyrillic": "Две страны высылают послов друг друга",
    "of one long word": "Donaudampfschifffahrtsgesellschaftskapitänswitwen",
}


def _drawn(words):
    return Image.open(BytesIO(card_image.picture(words))).convert("RGB")


@pytest.mark.parametrize("title", _TITLES.values(), ids=_TITLES)
def test_every_word_stands_within_the_frame(title):
    image = _drawn(replace(_WORDS, title=title))
    assert image.size == SIZE
    width, height = SIZE
    paper = image.getpixel((width // 2, height - 1))
    edges = [(0, 30, 72, height), (width - 72, 30, width, height), (0, height - 30, width, height), (0, 20, width, 60)]
    assert all(image.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), paper)] for edge in edges)


@given(st.text("Aßœ Жщ Ωή fiÅ.,–“”-'1 ", min_size=1, max_size=400), st.text("abc éф 9,", max_size=300))
@settings(max_examples=40, deadline=None)
def test_whatever_the_words_are_lines_neither_meet_nor_leave_the_frame(title, after):
    words = CardWords(" ".join(title.split()) or "A", "As of 4 April 2031.", replace(_KEY, after=after))
    lines = laid_out(words)
    for line in lines:
        right = line.left + card_image._width(line.text, line.size, line.weight)
        assert line.left >= 79 and right <= SIZE[0] - 79 and line.base <= SIZE[1] - 50
    if lines:
        assert " ".join(line.text for line in lines).startswith(words.title)
    for one, other in pairwise(lines):
        if one.left == other.left:
            assert other.base - other.size * 0.67 >= one.base


@pytest.mark.parametrize(
    "title",
    ["فرنسا ومالي", "מלון", "両国が大使を召還", "देश", "The quarrel 🐟", "a\u0332b", "W" * 90, f"{_LONG} " * 30],
    ids=["Arabic", "Hebrew", "Japanese", "Hindi", "a picture", "a mark on a letter", "a word too long", "too long"],
)
def test_a_title_that_cannot_be_set_gives_a_picture_without_words(title):
    words = replace(_WORDS, title=title)
    assert laid_out(words) == []
    assert said(words) == title
    marks = {colour for _, colour in _drawn(words).getcolors(64)}
    assert len(marks) > 4  # paper, bar, line and both sides' marks
    assert card_image.picture(words) == card_image.picture(replace(words, title="تونس"))


def test_a_title_for_which_there_is_no_room_is_not_measured_word_by_word(monkeypatch):
    monkeypatch.setattr(card_image, "_width", lambda *_: pytest.fail("it was"))
    assert laid_out(CardWords("a " * 50_000)) == []


def test_the_picture_has_a_number_with_what_other_articles_say():
    texts = [line.text for line in laid_out(_WORDS)]
    assert texts == [
        "The herring quarrel",
        "3",
        "envoys were sent home by Norway",
        "Another article: 4",
        "As of 4 April 2031.",
    ]
    assert said(_WORDS) == (
        "The herring quarrel. 3 envoys were sent home by Norway. Another article: 4. As of 4 April 2031."
    )


@pytest.mark.parametrize(
    "key",
    [
        replace(_KEY, otherwise=["Another article: أربعة"]),
        replace(_KEY, after="مبعوثين"),
        replace(_KEY, unchecked="لم يراجع"),
        replace(_KEY, after="envoys " * 90),
        replace(_KEY, number="9" * 20),
    ],
)
def test_a_number_goes_whole_where_something_beside_it_cannot_be_set_or_has_no_room(key):
    words = replace(_WORDS, key=key)
    assert [line.text for line in laid_out(words)] == ["The herring quarrel", "As of 4 April 2031."]
    assert said(words) == "The herring quarrel. As of 4 April 2031."


def test_a_number_that_nobody_checked_says_so():
    unchecked = "Unchecked: no editor has yet compared it with the article."
    assert laid_out(replace(_WORDS, key=replace(_KEY, unchecked=unchecked)))[-1].text == unchecked


def test_the_same_words_give_the_same_bytes():
    first = card_image.picture(_WORDS)
    card_image._font.cache_clear()
    card_image._width.cache_clear()
    assert card_image.picture(_WORDS) == first
    assert len(first) < 60_000


def test_the_colours_are_the_sites():
    css = (packaged("templates") / "styles/00-colours.css").read_text("utf-8")
    by_day = css.partition('[data-md-color-scheme="slate"]')[0]
    for name in ("paper", "ink", "pale", "rule", "accent", "one", "other"):
        found = re.search(rf"--x-{name}: (#\w+);", by_day)
        assert found and getattr(card_image, f"_{name.upper()}") == found[1]
