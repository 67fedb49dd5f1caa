"""Three English and three French articles on one invented crisis, all the way: read, checked, built."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from explainer import cli
from explainer.content import load
from explainer.evidence import all_sources
from explainer.extract.run import extract
from explainer.model import preferred
from explainer.telling import tell

from ..browser.building import built
from ..made_stories import STORIES

pytestmark = pytest.mark.slow  # reads with two models and builds a site

ENGLISH = {"001-kesten-wire", "002-the-lantern", "003-northern-review"}


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return STORIES["two-languages"](tmp_path_factory.mktemp("two-languages"))


@pytest.fixture(scope="module")
def sheets(content):
    return load(content).sheets


@pytest.fixture(scope="module")
def pages(content):
    return built(content.parent, content.parent / "site")


def _articles(fact):
    return {source.article for _, source in all_sources(fact)}


def test_the_check_finds_nothing_wrong(content, capsys):
    assert cli.main(["--content", str(content), "check"]) == 0
    assert "nothing wrong" in "".join(capsys.readouterr())


def test_an_expulsion_that_both_languages_tell_is_one_row_with_both_quotes(sheets):
    rows = {(*preferred(row.by), *preferred(row.against)): row for row in sheets.expulsions}
    assert set(rows) == {("mali", "france"), ("france", "mali")}
    first, second = rows["mali", "france"], rows["france", "mali"]
    assert (preferred(first.number), preferred(first.date), preferred(first.deadline)) == (
        5,
        "2031-09-19",
        "2031-09-21",
    )
    assert {"001-kesten-wire", "004-lecho-du-fleuve"} <= _articles(first)
    assert (preferred(second.number), preferred(second.date)) == (4, "2031-09-24")
    assert _articles(second) == {"002-the-lantern", "005-le-quotidien-du-littoral"}


def test_other_events_that_both_languages_tell_are_one_fact(sheets):
    actors = {actor.id: actor for actor in sheets.actors}
    told = {tell(fact, actors).text: _articles(fact) for fact in sheets.timeline}
    for sentence in (
        "Aminata Keïta was released.",
        "Issa Traoré met Salou Harouna.",
        "Mali closed its border with Ivory Coast.",
        "Police arrested 12 students, according to the organisers.",
    ):
        assert told[sentence] & ENGLISH and told[sentence] - ENGLISH, sentence


def test_what_only_a_french_article_tells_is_told_by_its_words_and_by_none_of_ours(sheets):
    actors = {actor.id: actor for actor in sheets.actors}
    french = [fact for fact in sheets.timeline if not _articles(fact) & ENGLISH]
    assert french
    assert {tell(fact, actors).how for fact in french} == {"words"}


def test_an_actor_of_both_languages_is_one(sheets):
    names = [str(preferred(actor.name)) for actor in sheets.actors]
    assert len(names) == len(set(names))
    by_id = {actor.id: actor for actor in sheets.actors}
    assert by_id["ivory-coast"].aliases == ["Côte d'Ivoire"]
    assert "CEDEAO" in by_id["economic-community-of-west-african-states"].aliases
    assert {"aminata-keita", "issa-traore", "oumar-sangare", "salou-harouna"} <= set(by_id)


def test_french_quotes_are_marked_as_french_on_the_site(pages):
    page = lxml.html.document_fromstring((pages / "expulsions" / "index.html").read_bytes())
    marked = [" ".join(one.text_content().split()) for one in page.xpath("//*[@lang='fr']")]
    assert any("Le Mali a déclaré vendredi persona non grata cinq diplomates français" in words for words in marked)


def test_a_french_article_that_does_not_say_so_is_told_and_says_what_to_write(content):
    told = [(problem.code, Path(problem.file).name, problem.help) for problem in extract(content).diagnostics]
    help = "write language: fr into its front matter, so that the site marks its words as such"
    assert told == [("language-unsaid", "005-le-quotidien-du-littoral.md", help)]
