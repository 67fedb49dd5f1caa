"""Sites of made stories: what a story lacks has no page, no tab, no heading and no empty place on the pages that are there."""

import lxml.html
import pytest

from explainer.content import load
from explainer.site_check import check_site

from .browser.building import built, kinds
from .built_site import BuiltSite
from .made_stories import STORIES

pytestmark = pytest.mark.slow  # builds sites

_ALWAYS = {"index", "timeline", "sources", "source", "about", "corrections", "dossier", "404"}
_SITES = {
    "0-facts": _ALWAYS - {"source"},
    "bare": _ALWAYS,
    "no-person": _ALWAYS,
    "no-expulsion": _ALWAYS | {"ledger", "actors", "actor", "context"},
    "no-difference": _ALWAYS | {"ledger", "actors", "actor", "context", "expulsions"},
    "40-expulsions": _ALWAYS | {"actors", "actor", "differences", "expulsions"},
}
"""By story the kinds of pages that it has."""
_WOULD_HOLD = "h1 h2 h3 h4 h5 h6 p ul ol li dl dd table tbody caption section details summary figure form a button"


@pytest.fixture(scope="module", params=_SITES)
def site(request, tmp_path_factory):
    """The name of a made story, and its site, built without a warning."""
    folder = tmp_path_factory.mktemp("made") / request.param
    return request.param, BuiltSite(built(STORIES[request.param](folder).parent, folder / "build/site"))


def test_there_are_the_pages_that_have_something_to_show_and_no_link_to_another(site):
    name, its = site
    assert set(kinds(its.folder)) == _SITES[name]
    assert its.dead_links() == []
    assert its.dead_footnotes() == []


def test_nothing_is_wrong_with_the_site_by_its_own_check(site):
    name, its = site
    content = its.folder.parents[1] / "content"
    assert check_site(load(content), content, its.folder) == [], name


def test_no_heading_tab_table_or_list_is_empty(site):
    _, its = site
    for path, page in its.pages.items():
        [text] = page.find_class("md-content")
        frame = [*page.find_class("md-tabs"), *page.find_class("md-sidebar--primary"), *page.find_class("md-footer")]
        empty = [one for part in (text, *frame) for one in part.iter(*_WOULD_HOLD.split()) if not _holds(one)]
        assert [lxml.html.tostring(one.getparent()) for one in empty] == [], path
        assert [heading for heading, following in _sections(text) if not following.strip()] == [], path


def _holds(element):
    """Whether there is anything to read, see or be told in an element."""
    names = element.xpath("descendant-or-self::*/@aria-label | descendant-or-self::*/@title | descendant::img/@alt")
    return bool("".join([element.text_content(), *names]).strip("¶ \n"))


def _sections(content):
    """Each heading, and what is read from it to the next one of its level or above."""
    open_, closed = [], []
    for text in content.xpath(".//text()[not(ancestor::script or ancestor::style)]"):
        [*headings] = text.getparent().xpath("ancestor-or-self::*[self::h1 or self::h2 or self::h3 or self::h4]")
        if not headings:
            open_ = [(heading, before + text) for heading, before in open_]
        elif not open_ or open_[-1][0] is not headings[-1]:
            level = headings[-1].tag
            closed += [one for one in open_ if one[0].tag >= level]
            open_ = [one for one in open_ if one[0].tag < level] + [(headings[-1], "")]
    return [(heading.text_content(), following) for heading, following in closed + open_]
