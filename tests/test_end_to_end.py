"""The project's own story, all the way: articles read, facts checked, pages rendered, the site built."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import lxml.html
import pytest

from explainer import cli
from explainer.new import settings_files

from .browser.building import built
from .built_site import BuiltSite

pytestmark = pytest.mark.slow  # builds the site

ROOT = Path(__file__).parent.parent
_EPOCH = "1760000000"
"""The second that each build takes for now."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of what the site is made from, which a test may change and must leave as it was."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def site(checkout):
    """Every file of the site by its path, from a strict build."""
    return _built(checkout, strict=True)


@pytest.fixture(scope="module")
def pages(site):
    """Every page of the site as a tree, by its address within the site."""
    return {
        path.removesuffix("index.html"): lxml.html.document_fromstring(content)
        for path, content in site.items()
        if path.endswith("index.html")
    }


def _built(folder, *, strict):
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", _EPOCH)
        patched.chdir(folder)
        return _files(built(folder, folder / "build" / "site", strict=strict))


def _files(site):
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def _exported(folder, capsys):
    assert cli.main(["--content", str(folder / "content"), "export"]) == 0
    return json.loads(capsys.readouterr().out)


def _text(tree):
    return " ".join(tree.text_content().split())


def _words(html):
    return _text(lxml.html.document_fromstring(html))


def test_the_site_builds_strictly_and_the_same_each_time(checkout, site, tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": _EPOCH}
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert _files(tmp_path) == site


def test_every_quote_of_the_story_is_verified(checkout, capsys):
    exported = _exported(checkout, capsys)
    sources = re.findall(r'"verified": (\w+)', json.dumps(exported))
    assert len(sources) > 50
    assert set(sources) == {"true"}


def test_changing_a_number_changes_every_page_that_says_it_and_nothing_else(checkout, site, capsys):
    sheet = checkout / "content" / "facts" / "expulsions.yml"
    text = sheet.read_text("utf-8")
    assert text.count("number: 2\n") == 1
    facts = {fact["id"]: fact["telling"] for fact in _exported(checkout, capsys)["expulsions"]}
    try:
        sheet.write_text(text.replace("number: 2\n", "number: 3\n"), "utf-8")
        changed_facts = {fact["id"]: fact["telling"] for fact in _exported(checkout, capsys)["expulsions"]}
        after = _built(checkout, strict=False)
    finally:
        sheet.write_text(text, "utf-8")
    [ident] = [ident for ident in facts if facts[ident] != changed_facts[ident]]
    was, is_now = (_sentence(told[ident]) for told in (facts, changed_facts))
    changed = {path for path in site | after if site.get(path) != after.get(path)}
    saying = {path for path in site if path.endswith(".html") and was in _words(site[path])}
    assert {"index.html", "timeline/index.html", "expulsions/index.html"} <= saying
    of_data = {
        "assets/people.json",
        "assets/people.js",
        "facts.json",
        "search/search_index.json",
        "search/search_index.js",
    }
    assert changed - of_data == saying
    for path in saying:
        assert was not in _words(after[path])
        assert is_now in _words(after[path])


def _sentence(telling):
    return telling.rstrip(".")


def test_every_footnote_leads_to_its_quote_and_the_quote_leads_back(pages):
    notes = 0
    for address, page in pages.items():
        for reference in page.findall(".//a[@class='footnote-ref']"):
            assert _target(page, reference) is not None, address
        for note in page.findall(".//div[@class='footnote']//li"):
            backs = note.findall(".//a[@class='footnote-backref']")
            assert backs, address
            assert all(_target(page, back) is not None for back in backs), address
            [place] = [link for link in _links(address, [note]) if "/sources/" in link]
            source, anchor = urldefrag(place)
            there = pages[source[1:]]
            words = there.get_element_by_id(unquote(anchor))
            assert _text(words) in _text(note), place
            listed = there.xpath(f"//a[@href='#{anchor}']/ancestor::li")
            entries = listed or [words.getparent()]
            homes = {urldefrag(link).url[1:] for link in _links(source[1:], entries)}
            assert any(place in _links(home, pages[home].findall(".//div[@class='footnote']")) for home in homes), place
            notes += 1
    assert notes > 50


def _target(page, link):
    """The element of the same page that a link leads to."""
    return page.get_element_by_id(unquote(link.get("href")).removeprefix("#"), None)


def _links(address, elements):
    """Where the links in elements of a page lead, within the site."""
    return {urljoin(f"/{address}", link.get("href")) for element in elements for link in element.iter("a")}


def test_every_fact_is_found_by_search_where_it_stands_and_only_there(checkout, site, capsys):
    exported = _exported(checkout, capsys)
    entries = json.loads(site["search/search_index.json"])["docs"]
    facts = exported["timeline"] + exported["expulsions"]
    for fact in facts:
        alike = [other["id"] for other in facts if other["telling"] == fact["telling"]]
        told = [entry["location"] for entry in entries if fact["telling"] in _words(f"<p>{entry['text']}</p>")]
        titled = [entry["location"] for entry in entries if _sentence(fact["telling"]) == _words(entry["title"])]
        assert sorted(place.partition("#")[2] for place in told + titled) == sorted(alike)


def test_reading_the_digests_finds_the_storys_turns(tmp_path, capsys):
    shutil.copytree(ROOT / "content" / "articles", tmp_path / "content" / "articles")
    assert cli.main(["--content", str(tmp_path / "content"), "extract"]) == 0
    capsys.readouterr()
    exported = _exported(tmp_path, capsys)
    sides = {(tuple(_value(fact["by"])), tuple(_value(fact["against"]))) for fact in exported["expulsions"]}
    assert {(("france",), ("mali",)), (("mali",), ("france",))} <= sides
    assert "suspend-cooperation" in {fact["type"] for fact in exported["timeline"]}
    told = [source["quote"] for fact in exported["timeline"] for source in fact["sources"]]
    assert any("arrested Yann Vezilier" in quote for quote in told)
    assert set(re.findall(r'"verified": (\w+)', json.dumps(exported))) == {"true"}
    assert cli.main(["--content", str(tmp_path / "content"), "check"]) == 0


def test_reading_the_repositorys_own_articles_again_changes_nothing(tmp_path, capsys):
    shutil.copytree(ROOT / "content", tmp_path / "content", ignore=shutil.ignore_patterns(".*"))
    before = {path: path.read_bytes() for path in (tmp_path / "content").rglob("*") if path.is_file()}
    assert cli.main(["--content", str(tmp_path / "content"), "extract"]) == 0
    assert "nothing new" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before


def _value(field):
    return field["value"] if isinstance(field, dict) else field


def test_the_plugin_makes_the_same_site_in_properdocs(checkout, site, tmp_path):
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": _EPOCH}
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    made = _files(tmp_path)
    assert made.keys() == site.keys()
    generator = re.compile(rb'<meta name="generator" content="[^"]*">')
    assert [path for path in site if generator.sub(b"", made[path]) != generator.sub(b"", site[path])] == []


@pytest.fixture(scope="module")
def elsewhere(checkout, tmp_path_factory):
    """What ProperDocs makes of the pages that are written for other builders."""
    folder = tmp_path_factory.mktemp("elsewhere")
    assert cli.main(["--content", str(checkout / "content"), "--quiet", "render", "--to", str(folder / "pages")]) == 0
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "pages.yml"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder / "pages-site")


def test_another_builder_makes_the_same_pages_and_every_link_leads_somewhere(elsewhere, site):
    assert elsewhere.pages.keys() == {path for path in site if path.endswith(".html")} - {"404.html"}
    assert elsewhere.dead_links() == []


def test_another_builder_has_the_footnotes(elsewhere):
    assert elsewhere.dead_footnotes() == []
    notes = elsewhere.pages["index.html"].find_class("footnote")[0].findall("ol/li")
    assert {_text(note).partition(":")[0] for note in notes} >= {"AFP, 19 Sept", "Article 5, says otherwise"}
    assert "x-mark" not in (elsewhere.folder / "index.html").read_text("utf-8")


def test_another_builders_search_finds_every_fact(elsewhere, checkout, capsys):
    said = [_words(f"<p>{entry['title']} {entry['text']}</p>") for entry in elsewhere.searched]
    exported = _exported(checkout, capsys)
    for fact in exported["timeline"] + exported["expulsions"]:
        assert any(_sentence(fact["telling"]) in words for words in said), fact["id"]


def test_what_the_package_is_asked_for_is_in_the_wheel():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    asked = {
        name
        for module in (ROOT / "generator" / "explainer").rglob("*.py")
        for name in re.findall(r'packaged\("([^"]+)"\)', module.read_text("utf-8"))
    } | {path for path in settings_files() if path == "mkdocs.yml" or path.startswith(".github/")}
    assert {"templates", "starter", ".github/workflows/pages.yml"} <= asked
    for name in asked:
        assert (ROOT / "generator" / "explainer" / name).exists() or wheel["force-include"][
            name
        ] == f"explainer/{name}", name
