"""The pages and all that they need, written for builders that do not have the plugin; ProperDocs makes a site of them."""

import json
import subprocess
import sys

import pytest

from explainer import cli
from explainer.new import new_story
from explainer.other_builders import write_site

from .built_site import BuiltSite

TITLE = """A&B's "envoys" <b>go</b> *home* _now_ [x] &amp; &copy"""
NAME = """Flavia "F&H" <i>Hentzau</i> *s* _u_ [l] &lt;"""
HEADLINE = """R&G "send" <b>two</b> *s* _u_ [l] &amp; home"""
PICTURE = b"\x89PNG not looked into"


def _edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def story(tmp_path):
    """A new story's folder."""
    new_story(tmp_path / "story")
    return tmp_path / "story"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """What ProperDocs makes of a story with marks of HTML and Markdown in its titles, and with pages of a person's own."""
    story = tmp_path_factory.mktemp("titles") / "story"
    new_story(story)
    _edit(story / "content/story.yml", "title: Two envoys sent home", f"title: {json.dumps(TITLE)}")
    _edit(story / "content/facts/actors.yml", "name: Flavia Hentzau", f"name: {json.dumps(NAME)}")
    article = story / "content/articles/001-strelsau-courier.md"
    _edit(article, "title: Ruritania sends two Graustark diplomats home", f"title: {json.dumps(HEADLINE)}")
    pages = story / "content/pages"
    (pages / "letters.md").write_text("# Letters\n\n![A seal](seal.png) See the [timeline](timeline.md).\n")
    (pages / "seal.png").write_bytes(PICTURE)
    assert cli.main(["--quiet", "--content", str(story / "content"), "render"]) == 0
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet", "-f", "build/pages.yml"]
    done = subprocess.run(command, cwd=story, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return BuiltSite(story / "build" / "pages-site")


@pytest.mark.slow
def test_every_link_leads_somewhere(site):
    assert len(site.links) > 500
    assert site.dead_links() == []


@pytest.mark.slow
def test_footnotes_and_their_references_lead_to_each_other(site):
    assert site.count_of_footnotes() > 10
    assert site.dead_footnotes() == []


@pytest.mark.slow
def test_titles_show_as_they_stand(site):
    person, source, front = (
        site.pages[f"{path}index.html"] for path in ("actors/flavia-hentzau/", "sources/001-strelsau-courier/", "")
    )
    name = TITLE.replace(' "', " “").replace('"', "”")
    assert person.findtext(".//title") == f"{NAME} - {name}"
    assert source.findtext(".//title") == f"{HEADLINE} - {name}"
    assert front.findtext(".//title") == name
    assert person.xpath("//meta[@name='description']/@content")[0].startswith(f"One of two articles calls {NAME}")
    for page, title in ((person, NAME), (source, HEADLINE), (front, TITLE)):
        assert page.find(".//h1").text_content().rstrip("¶") == title
    assert {logo.get("aria-label") for logo in front.find_class("md-logo")} == {name}


@pytest.mark.slow
def test_a_tab_of_each_page_leads_to_each_that_the_plugins_foot_would(site):
    tabs = [tab.text_content().strip() for tab in site.pages["timeline/index.html"].find_class("md-tabs__link")]
    assert tabs[:2] == ["Story", "Timeline"]
    assert {"Expulsions", "Background", "How this is made", "Corrections", "Letters"} <= set(tabs)


@pytest.mark.slow
def test_the_search_reads_the_facts(site):
    titles = " ".join(entry["title"] for entry in site.searched)
    assert "Ruritania expelled two diplomats" in titles or "Ruritania expelled two diplomats" in str(site.searched)
    assert "R&amp;G" in titles and "&amp;amp;amp;" not in titles


@pytest.mark.slow
def test_every_page_has_the_style_sheet_and_the_script_and_these_are_there(site):
    for path, page in site.pages.items():
        up = "../" * path.count("/")
        assert f"{up}assets/explainer.css" in page.xpath("//link/@href"), path
        assert f"{up}assets/explainer.js" in page.xpath("//script/@src"), path
    assert {"explainer.css", "explainer.js", "people.json"} <= {
        file.name for file in (site.folder / "assets").iterdir()
    }


@pytest.mark.slow
def test_a_persons_own_pages_and_pictures_are_there(site):
    assert "letters/index.html" in site.pages
    assert (site.folder / "seal.png").read_bytes() == PICTURE


@pytest.mark.slow
def test_the_public_data_are_at_the_sites_root(site):
    assert json.loads((site.folder / "facts.json").read_text("utf-8"))["story"]["title"] == TITLE


@pytest.mark.parametrize("own", ["about.md", "about/index.md", "about.html", "assets/explainer.css"])
def test_a_persons_own_file_takes_the_place_of_the_generated_one_of_its_address(story, own, tmp_path):
    file = story / "content/pages" / own
    file.parent.mkdir(exist_ok=True)
    file.write_text("Ours\n")
    if own == "about.html":
        _edit(story / "mkdocs.yml", "docs_dir:", "use_directory_urls: false\ndocs_dir:")
    write_site(story / "content", tmp_path / "pages")
    assert (tmp_path / "pages" / own).read_text() == "Ours\n"
    assert own == "about.md" or own.startswith("assets/") or not (tmp_path / "pages/about.md").exists()


def test_what_is_hidden_is_not_written(story, tmp_path):
    (story / "content/pages/.drafts").mkdir()
    (story / "content/pages/.drafts/draft.md").write_text("Draft")
    write_site(story / "content", tmp_path / "pages")
    there = {file.name for file in (tmp_path / "pages").iterdir()}
    assert "index.md" in there
    assert not {".drafts", ".gitkeep"} & there


def test_what_a_person_takes_back_goes(story, tmp_path):
    own = story / "content/pages/letters.md"
    own.write_text("# Letters\n")
    write_site(story / "content", tmp_path / "pages")
    own.unlink()
    written = write_site(story / "content", tmp_path / "pages")
    assert written.changed == [tmp_path / "pages/letters.md", tmp_path / "pages.yml"]  # it was in the navigation


def test_settings_that_somebody_else_wrote_stay_and_nothing_is_written(story, tmp_path, capsys):
    mine = tmp_path / "pages.yml"
    mine.write_text("site_name: Mine\n")
    assert cli.main(["--content", str(story / "content"), "render", "--to", str(tmp_path / "pages")]) == 1
    assert "pages.yml is not of an earlier run" in capsys.readouterr().err
    assert mine.read_text() == "site_name: Mine\n"
    assert not (tmp_path / "pages").exists()


def test_a_story_without_settings_of_its_own_has_the_packaged_ones(story, tmp_path):
    (story / "mkdocs.yml").unlink()
    write_site(story / "content", tmp_path / "pages")
    assert "name: material" in (tmp_path / "pages.yml").read_text()


def test_what_a_killed_run_left_of_the_settings_is_removed(story):
    folder = story.parent / "pages"
    folder.mkdir()
    (story.parent / ".pages.yml.abcd1234.tmp").write_text("theme:")
    before = {*story.parent.iterdir()}
    write_site(story / "content", folder)
    assert before - {*story.parent.iterdir()} == {story.parent / ".pages.yml.abcd1234.tmp"}
