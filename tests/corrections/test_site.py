"""Corrections on a site that MkDocs builds: the page, the feed, and what leads to both."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from explainer.cli import main
from explainer.new import new_story

from .repository import Repository

pytestmark = pytest.mark.slow  # builds sites

_ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def story(tmp_path):
    """A new story under git, in which a deadline was put right."""
    new_story(tmp_path)
    with (tmp_path / "content/story.yml").open("a") as file:
        file.write("\nsince: 2024-05-05\n")
    repository = Repository(tmp_path)
    sheet = tmp_path / "content/facts/expulsions.yml"
    text = sheet.read_text("utf-8")
    assert "deadline: 2024-05-06" in text
    sheet.write_text(text.replace("deadline: 2024-05-06", "deadline: 2024-05-07"), "utf-8")
    repository.commit("The story so far")
    sheet.write_text(text, "utf-8")
    repository.commit("It was Monday")
    return tmp_path


def _build(story, **settings):
    config = load_config(str(story / "mkdocs.yml"), strict=True, **settings)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Path(config.site_dir)


@pytest.mark.parametrize(("directories", "page"), [(True, "corrections/"), (False, "corrections.html")])
@pytest.mark.parametrize("address", ["", "https://example.org/envoys/"])
def test_the_feed_s_links_lead_to_the_page_of_the_site(story, directories, page, address):
    site = _build(story, use_directory_urls=directories, site_url=address)
    [entry] = ET.parse(site / "corrections.xml").iterfind("a:entry", _ATOM)
    link, _, anchor = entry.find("a:link", _ATOM).get("href").partition("#")
    assert link == address + page
    file = site / (f"{page}index.html" if directories else page)
    assert f'id="{anchor}"' in file.read_text("utf-8")


def test_every_page_names_the_feed_from_where_it_stands(story):
    site = _build(story)
    for page in site.rglob("index.html"):
        up = "../" * len(page.relative_to(site).parent.parts)
        link = f'<link rel="alternate" type="application/atom+xml" title="Corrections and updates" href="{up}corrections.xml">'
        assert page.read_text("utf-8").count(link) == 1, page


def test_the_page_links_to_the_feed_and_the_fact_to_the_page(story):
    site = _build(story)
    assert 'href="../corrections.xml">Follow' in (site / "corrections/index.html").read_text("utf-8")
    assert 'href="../corrections/#change:' in (site / "expulsions/index.html").read_text("utf-8")


def test_without_git_the_site_is_built_without_a_feed(story, monkeypatch):
    monkeypatch.setenv("PATH", "")
    site = _build(story)
    assert not (site / "corrections.xml").exists()
    page = (site / "corrections/index.html").read_text("utf-8")
    assert "without the history of its facts" in page
    assert "atom+xml" not in page


def test_a_shallow_clone_and_a_checkout_that_git_refuses_are_no_site_to_publish(
    story, tmp_path_factory, monkeypatch, caplog
):
    clone = tmp_path_factory.mktemp("clone")
    Repository(clone).git("clone", "-q", "--depth", "1", story.as_uri(), "story")
    with pytest.raises(Abort):
        _build(clone / "story")
    assert "this is a shallow clone" in caplog.text
    assert "`fetch-depth: 0`, or git fetch --unshallow" in caplog.text
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(Abort):
        _build(story)
    assert "detected dubious ownership" in caplog.text
    assert f"git config --global --add safe.directory {story}" in caplog.text


@pytest.mark.parametrize("address", ["", "https://example.org/envoys/"])
def test_a_site_with_an_address_and_no_day_of_publication_is_built_and_the_line_to_add_told_once(
    story, address, caplog
):
    sheet = story / "content/story.yml"
    sheet.write_text(sheet.read_text("utf-8").replace("since: 2024-05-05", ""), "utf-8")
    site = _build(story, site_url=address)
    assert "No day of first publication has been set yet" in (site / "corrections/index.html").read_text("utf-8")
    told = [record for record in caplog.records if "warning[not-dated]" in record.getMessage()]
    assert len(told) == bool(address)
    assert all("content/story.yml" in one.getMessage() and "since: 20" in one.getMessage() for one in told)


def test_a_site_is_not_published_before_its_day_of_publication(story, caplog):
    sheet = story / "content/story.yml"
    sheet.write_text(sheet.read_text("utf-8").replace("since: 2024-05-05", "since: 2204-05-05"), "utf-8")
    with pytest.raises(Abort):
        _build(story, site_url="https://example.org/envoys/")
    assert "2204-05-05 is still to come, so no correction is listed" in caplog.text


def test_the_same_commit_makes_the_same_page_and_feed(story, tmp_path_factory):
    before = _build(story)
    clone = tmp_path_factory.mktemp("clone")
    Repository(story).git("clone", "-q", str(story), str(clone))
    after = _build(clone)
    for path in ("corrections/index.html", "corrections.xml"):
        assert (before / path).read_bytes() == (after / path).read_bytes()


def _outputs(story, export):
    """All that leaves the story: the site and its search index, pages as Markdown, exports."""
    site = _build(story)
    assert main(["--content", str(story / "content"), "render"]) == 0
    found = {
        file: file.read_bytes()
        for folder in (site, story / "build/pages")
        for file in folder.rglob("*")
        if file.is_file()
    }
    assert main(["--content", str(story / "content"), "export"]) == 0
    return {**{str(file): data.decode("utf-8", "replace") for file, data in found.items()}, "export": export().out}


def test_a_name_is_taken_off_a_strict_site_before_everything_is_written_without_it(story, caplog):
    sheet = story / "content/facts/actors.yml"
    sheet.write_text(sheet.read_text("utf-8").replace("name: Flavia", "publish: false\n  name: Flavia"), "utf-8")
    site = _build(story)
    assert "warning[names-hidden]: Hentzau is kept off the site" in caplog.text
    assert "Hentzau" not in (site / "timeline/index.html").read_text("utf-8")
    (story / "content/pages/letters.md").write_text("# To Flavia Hentzau\n", "utf-8")
    with pytest.raises(Abort):
        _build(story)


def test_what_was_retracted_stands_nowhere_any_more(story, capsys):
    repository, sheet = Repository(story), story / "content/facts/timeline.yml"
    libel = (
        "\n- id: quorl-bribes-vexley\n  date: 2024-05-02\n  checked: 2024-05-07\n  type: meet\n  place: Zendaville\n"
        "  summary: Quorl bribed Vexley.\n  sources:\n    - article: '001'\n      quote: {quote}\n"
    )
    quote = (
        (story / "content/articles/001-strelsau-courier.md").read_text("utf-8").split("---")[2].split(". ")[0].strip()
    )
    quote = quote.splitlines()[-1]
    text = sheet.read_text("utf-8")
    sheet.write_text(text + libel.format(quote=quote), "utf-8")
    repository.commit("One more", days=1)
    sheet.write_text(sheet.read_text("utf-8").replace("Zendaville", "Hofbauville"), "utf-8")
    repository.commit("Another place", days=1)
    before = _outputs(story, capsys.readouterr)
    for words in ("Zendaville", "Hofbauville", "Quorl", "quorl-bribes-vexley"):
        assert any(words in text for text in before.values()), words
    command = ["--content", str(story / "content"), "retract", "quorl", "--why", "We mixed up two men."]
    assert main(command) == 0
    repository.commit("Retracted: was libel", days=1)
    capsys.readouterr()
    after = _outputs(story, capsys.readouterr)
    page = after[str(story / "build/site/corrections/index.html")]
    assert "A statement was withdrawn" in page
    assert "We mixed up two men." in page
    for path, text in after.items():
        for words in ("Zendaville", "Hofbauville", "uorl", "exley", "libel"):
            assert words not in text, (path, words)
