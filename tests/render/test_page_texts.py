"""Fact sheets in, Markdown out: what a page says, to the letter."""

import pytest

from explainer.render import render
from tests.fixtures import FIXTURES, read_fixtures
from tests.render.stories import base_of

_FIXTURES = [one for file in sorted((FIXTURES / "render/pages").glob("*.txt")) for one in read_fixtures(file)]


@pytest.mark.parametrize(("title", "sheets", "page"), [one[1:] for one in _FIXTURES], ids=[one[1] for one in _FIXTURES])
def test_a_page_says_what_the_sheets_say(title, sheets, page):
    path = title.partition(":")[0]
    assert render(base_of(sheets))[path].markdown.rstrip("\n") == page
