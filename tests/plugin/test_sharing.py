"""What is shown of a page where its link is shared: each thing said once, in plain text, and nothing that is not so."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from PIL import Image

from explainer.new import new_story
from explainer.plugin.sharing import with_metadata

ADDRESS = "https://news.example.org/envoys/"
TITLE = "“Envoys” & <b>spies</b> 🐟 'go' \"home\" السفراء"
ON_EVERY_PAGE = {
    "description",
    "og:title",
    "og:description",
    "og:type",
    "og:site_name",
    "og:locale",
    "twitter:card",
    "twitter:title",
    "twitter:description",
}
OF_THE_PICTURE = {
    "og:image": f"{ADDRESS}assets/card.png",
    "og:image:type": "image/png",
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": TITLE,  # there is Arabic in it
    "twitter:card": "summary_large_image",
    "twitter:image": f"{ADDRESS}assets/card.png",
    "twitter:image:alt": TITLE,
}


class _Head(HTMLParser):
    """What a page's head says, each thing as often as it says it."""

    def __init__(self, page):
        super().__init__()
        self.said, self.links = {}, {}
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag, attrs):
        of = dict(attrs)
        if tag == "meta" and (name := of.get("property") or of.get("name")):
            self.said.setdefault(name, []).append(of["content"])
        if tag == "link" and "rel" in of:
            self.links.setdefault(of["rel"], []).append(of.get("href"))


def _build(story, **settings):
    config = load_config(str(story / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    return Path(config.site_dir)


def _heads(site):
    return {file.relative_to(site).as_posix(): _Head(file.read_text("utf-8")) for file in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """The heads of a site whose title has all that could be mistaken for markup, with pages of a person's own, and its sitemap."""
    story = tmp_path_factory.mktemp("shared")
    new_story(story)
    sheet = story / "content/story.yml"
    text = sheet.read_text("utf-8").replace("title: Two envoys sent home", "title: |-\n  " + TITLE)
    sheet.write_text(text + "former_ids: {strelsau-land: ruritania}\n", "utf-8")
    pages = story / "content/pages"
    (pages / "letters.md").write_text('# Letters & "notes"\n\nWe **answer** every letter <a> reader writes.\n', "utf-8")
    (pages / "empty.md").write_text("# Nothing\n", "utf-8")
    (pages / "years.md").write_text("---\ntitle: 2024\ndescription: 1999\n---\n\nWords.\n", "utf-8")
    (pages / "said.md").write_text("---\ndescription: As I say.\n---\n\n# Said\n\nMore.\n", "utf-8")
    site = _build(story, site_url=ADDRESS)
    with Image.open(site / "assets/card.png") as picture:
        assert picture.format == "PNG" and picture.size == (1200, 630)
    return _heads(site), (site / "sitemap.xml").read_text("utf-8")


pytestmark = pytest.mark.slow  # builds sites


def test_every_page_says_each_thing_once(shared):
    heads, _ = shared
    for path, head in heads.items():
        assert head.said.keys() >= ON_EVERY_PAGE, path
        assert not {name: said for name, said in head.said.items() if len(said) > 1}, path
        assert all(said[0].strip() for name, said in head.said.items()), path


def test_every_page_describes_itself_and_no_two_alike(shared):
    heads, _ = shared
    described = {path: head.said["description"][0] for path, head in heads.items() if path != "empty/index.html"}
    assert len(set(described.values())) == len(described)
    assert not [
        path for path, said in described.items() if len(said) > 160 or re.search(r"&#|<(?!b>|/b>|a>)|\*\*|\]\(", said)
    ]


def test_a_title_is_told_as_it_stands(shared):
    heads, _ = shared
    said = heads["index.html"].said
    assert said["og:title"] == said["twitter:title"] == [TITLE]
    assert heads["timeline/index.html"].said["og:title"] == ["Timeline"]


def test_a_persons_own_page_is_described_by_what_it_says_or_its_first_words(shared):
    heads, _ = shared
    assert heads["said/index.html"].said["og:description"] == ["As I say."]
    assert heads["years/index.html"].said["og:title"] == ["2024"]
    assert heads["letters/index.html"].said["description"][0].startswith("We answer every letter")
    assert heads["letters/index.html"].said["og:title"] == ['Letters & "notes"']
    assert heads["empty/index.html"].said["description"] == heads["index.html"].said["description"]


def test_a_page_is_at_its_own_address_and_one_that_leads_on_at_the_others(shared):
    heads, _ = shared
    for path, head in heads.items():
        addressed = head.said.get("og:url", []), head.links.get("canonical", [])
        if path == "404.html":
            assert addressed == ([], [])
        elif path == "actors/strelsau-land/index.html":
            assert addressed == ([f"{ADDRESS}actors/ruritania/"],) * 2
        else:
            assert addressed == ([ADDRESS + path.removesuffix("index.html")],) * 2
    assert heads["index.html"].said["og:type"] == ["website"]
    assert heads["timeline/index.html"].said["og:type"] == ["article"]


def test_every_page_shows_the_picture_of_the_story(shared):
    heads, _ = shared
    for path, head in heads.items():
        assert {name: said[0] for name, said in head.said.items() if name in OF_THE_PICTURE} == OF_THE_PICTURE, path


def test_the_sites_own_sign_stands_in_the_browsers_tab(shared):
    heads, _ = shared
    assert heads["index.html"].links["icon"] == ["assets/favicon.png"]
    assert heads["timeline/index.html"].links["icon"] == ["../assets/favicon.png"]


def test_a_sign_that_a_person_named_stands_there(tmp_path):
    new_story(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  name: material\n", "  name: material\n  favicon: ours.png\n"), "utf-8")
    assert _heads(_build(tmp_path))["index.html"].links["icon"] == ["ours.png"]


def test_the_sitemap_has_every_page_once_by_its_own_address(shared):
    heads, sitemap = shared
    urls = ET.fromstring(sitemap)
    listed = [url.findtext("{*}loc") for url in urls]
    assert urls.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", url.findtext("{*}lastmod")) for url in urls)
    own = {ADDRESS + path.removesuffix("index.html") for path in heads} - {
        f"{ADDRESS}404.html",
        f"{ADDRESS}actors/strelsau-land/",
    }
    assert sorted(listed) == sorted(own)


def test_without_its_address_a_site_lists_nothing_in_its_sitemap_and_tells_no_address(tmp_path):
    new_story(tmp_path)
    site = _build(tmp_path)
    assert "<loc>" not in (site / "sitemap.xml").read_text("utf-8")  # the theme asks for the file
    said = _heads(site)["index.html"].said
    assert said.keys() >= ON_EVERY_PAGE
    assert "og:url" not in said and "og:image" not in said and said["twitter:card"] == ["summary"]
    assert not (site / "assets/card.png").exists()


@pytest.mark.parametrize("folder", ["content/pages/assets", "templates/assets"])
def test_a_picture_of_ones_own_takes_the_place_of_ours_and_may_be_of_any_size(tmp_path, folder):
    new_story(tmp_path)
    own = tmp_path / folder / "card.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"a picture")
    site = _build(tmp_path, site_url=ADDRESS)
    assert (site / "assets/card.png").read_bytes() == b"a picture"
    said = _heads(site)["index.html"].said
    assert said["og:image"] == [f"{ADDRESS}assets/card.png"] and said["twitter:card"] == ["summary_large_image"]
    assert not said.keys() & {"og:image:alt", "og:image:width", "og:image:height", "twitter:image:alt"}


def test_what_a_theme_of_ones_own_says_is_not_said_again(tmp_path):
    new_story(tmp_path)
    theme = tmp_path / "theme"
    theme.mkdir()
    own = '{% extends "base.html" %}{% block extrahead %}<meta property=og:title content=Ours>{% endblock %}'
    (theme / "main.html").write_text(own, "utf-8")
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  name: material\n", "  name: material\n  custom_dir: theme\n"), "utf-8")
    said = _heads(_build(tmp_path))["timeline/index.html"].said
    assert said["og:title"] == ["Ours"]
    assert said["twitter:title"] == ["Timeline"]


@pytest.mark.parametrize("there", ['<META NAME="description" content="a">', "<meta content=a name=description>"])
def test_what_a_head_says_already_is_found_however_it_is_written(there):
    page = f"<html><head>{there}</head><body></body></html>"
    assert with_metadata(page, {"description": "b"}) == page


def test_a_picture_of_another_plugin_is_described_by_that_plugin_alone():
    page = '<head><meta property="og:image" content="x.png" /></head>'
    assert with_metadata(page, {"og:image": "y", "og:image:alt": "y", "twitter:image": "y"}) == page


def test_what_has_no_head_is_left_alone():
    assert with_metadata("<p>a</p>", {"description": "b"}) == "<p>a</p>"
