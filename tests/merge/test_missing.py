"""What was read and is not in the sheets: a mistake taken back with git, and the way out of that."""

import pytest

from explainer.content import ContentFolder
from explainer.errors import ExplainerError
from explainer.merge import edits, merge, open_proposals, restore
from explainer.merge.identity import sources
from explainer.strict_yaml import load

from ..corrections.repository import Repository
from .readings import ARTICLES, reading, sheets

pytestmark = pytest.mark.slow  # git is asked


class Story:
    """A story under git whose first article is read and committed."""

    def __init__(self, root):
        self.folder = ContentFolder(root / "content")
        self.folder.articles.mkdir(parents=True)
        self.repository = Repository(root)
        self.read(0)
        self.repository.commit("A first article")

    def read(self, *articles, version=0):
        for article in articles:
            (self.folder.articles / f"{ARTICLES[article]}.md").write_text("Ruritania.\n", "utf-8")
        return merge(self.folder, sheets(reading(articles, version)[0]))

    def take_back(self, *paths):
        self.repository.git("checkout", "-q", "--", *paths)

    def facts(self):
        return {
            fact["id"]: fact
            for sheet in sorted(self.folder.facts.glob("*.yml"))
            for fact in load(sheet.read_text("utf-8"), sheet.name)
        }

    def texts(self):
        return {file.name: file.read_text("utf-8") for file in self.folder.facts.glob("*.yml")}

    def missing(self):
        return [row.fact for row in edits(self.folder) if row.what == "missing"]


@pytest.fixture
def story(tmp_path):
    return Story(tmp_path)


def test_facts_taken_back_with_their_sheets_are_told_once_and_come_back(story):
    old = story.facts()
    story.read(0, 1)
    new = {ident: fact for ident, fact in story.facts().items() if ident not in old}
    story.take_back("content/facts")
    assert set(story.read(0, 1).missing) == set(new)
    assert story.facts() == old
    assert set(story.missing()) == set(new)
    assert not story.read(0, 1).missing
    restore(story.folder, every=True)
    assert story.facts() == old | new
    assert story.missing() == []


def test_an_article_comes_back_with_its_sources_of_facts_that_stayed(story):
    story.read(0, 1)
    whole = story.facts()
    story.take_back("content/facts")
    story.read(0, 1)
    restore(story.folder, article=ARTICLES[1])
    quoted = [{ident: [*sources(fact)] for ident, fact in facts.items()} for facts in (whole, story.facts())]
    assert quoted[0] == quoted[1]
    assert all("aliases" in one.text for row in edits(story.folder) for one in row.remarks)  # these have no sources
    with pytest.raises(ExplainerError, match="nothing that was read is missing in the sheets of 002"):
        restore(story.folder, article="002")


def test_a_restored_fact_is_the_readers_again(story):
    story.read(0, 1)
    story.take_back("content/facts")
    story.read(0, 1)
    gone = story.missing()
    restore(story.folder, every=True)
    before = story.facts()
    story.read(0, 1, version=2)
    after = story.facts()
    assert any(before[ident] != after[ident] for ident in gone)
    assert not [one for one in open_proposals(story.folder) if one.fact in gone]


def test_a_restored_fact_brings_the_actors_that_it_names(story):
    story.read(0, 1, 2)
    story.take_back("content/facts")
    story.read(0, 1, 2)
    restore(story.folder, ["borduria-recall-envoy-graustark"])
    assert "borduria" in story.facts()
    assert "rassendyll" not in story.facts()


def test_an_actors_sheet_that_was_taken_back_alone_leaves_the_names_of_no_fact_open(story):
    story.read(0, 1, 2)
    whole = story.facts()
    story.take_back("content/facts/actors.yml")
    assert "borduria" in story.read(0, 1, 2).missing
    restore(story.folder, ["borduria"])
    assert story.facts()["borduria-recall-envoy-graustark"] == whole["borduria-recall-envoy-graustark"]


def test_machine_files_taken_back_alone_lose_nothing_and_make_nothing_twice(story):
    story.read(0, 1, 2)
    file = story.folder.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8").replace("number: 4", "number: 40"), "utf-8")
    before = story.texts()
    assert "number: 40" in before["expulsions.yml"]
    story.take_back("content/extracted")
    assert not story.read(0, 1, 2).missing
    assert story.texts() == before


def test_what_a_person_deleted_long_ago_comes_back_as_it_was_last_read(story):
    fact = story.facts()["ruritania-expels-graustark"]
    (story.folder.facts / "expulsions.yml").write_text("[]\n", "utf-8")
    story.read(0, version=3)
    merge(story.folder, sheets({"actors": reading([0], 3)[0]["actors"]}))  # not read any more
    assert "ruritania-expels-graustark" in story.missing()
    restore(story.folder, ["ruritania-expels-graustark"])
    back = story.facts()["ruritania-expels-graustark"]
    assert {**back, "sources": [], "date": ""} == {**fact, "sources": [], "date": ""} | {"people": "envoys"}


def test_a_fact_that_was_deleted_again_is_told_again(story):
    text = (story.folder.facts / "expulsions.yml").read_text("utf-8")
    for _ in range(2):
        (story.folder.facts / "expulsions.yml").write_text("[]\n", "utf-8")
        assert "ruritania-expels-graustark" in story.read(0).missing
        (story.folder.facts / "expulsions.yml").write_text(text, "utf-8")
        assert not story.read(0).missing


def test_the_facts_of_an_article_come_back_together(story):
    story.read(0, 1)
    story.take_back("content/facts")
    (story.folder.facts / "context.yml").write_text("[]\n", "utf-8")
    story.read(0, 1)
    restore(story.folder, article="002")
    assert story.missing() == ["quarrel"]


def test_an_article_that_is_gone_bears_nothing_that_is_missing(story):
    story.read(0, 1)
    story.take_back("content/facts")
    (story.folder.articles / "002-gazette.md").unlink()
    assert merge(story.folder, sheets(reading([0], 0)[0])).missing == ()
    assert story.missing() == []


@pytest.mark.parametrize(
    ("idents", "why"),
    [
        (["ruritania-expel-graustark"], "did you mean ruritania-expels-graustark?"),
        (["graustark"], "graustark is in the sheets"),
    ],
)
def test_what_cannot_come_back_is_named(story, idents, why):
    (story.folder.facts / "expulsions.yml").write_text("[]\n", "utf-8")
    before = story.texts()
    with pytest.raises(ExplainerError, match=why.replace("?", r"\?")):
        restore(story.folder, idents)
    assert story.texts() == before


def test_where_nothing_is_missing_that_is_said(story):
    with pytest.raises(ExplainerError, match="nothing that was read is missing"):
        restore(story.folder, every=True)
