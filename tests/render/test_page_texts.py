"""Fact sheets in, Markdown out: what a page says, to the letter."""

import pytest

from explainer.render import render
from tests.fixtures import FIXTURES, read_fixtures
from tests.render.stories import base_of

_FIXTURES = read_fixtures(FIXTURES / "render" / "pages.txt")


@pytest.mark.parametrize(
    ("title", "sheets", "page"), [f[1:] for f in _FIXTURES], ids=[f"{line}-{title}" for line, title, *_ in _FIXTURES]
)
def test_a_page_says_what_the_sheets_say(title, sheets, page):
    path = title.partition(":")[0]
    assert render(base_of(sheets))[path].markdown.rstrip("\n") == page
