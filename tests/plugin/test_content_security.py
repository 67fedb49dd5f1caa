"""What a page's policy lets run: the scripts of templates by their hashes, and nothing that stands in a text."""

import base64
import hashlib
import re

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError

from explainer.new import new_story
from explainer.plugin.content_security import PolicyOption, elsewhere, marking, with_policy

_PAGE = "<!doctype html>\n<html lang=en><head><title>{{ title }}</title></head><body>{{ text }}<script>go()</script></body></html>"
_OURS = (
    "default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)


def _hash(script):
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _made(template, more=None, **said):
    """The page that a template makes, with its policy."""
    templates = marking(Environment(loader=DictLoader({"main.html": template})))
    return with_policy(templates.get_template("main.html").render(said), more or {})


def _policies(page):
    return re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)


def test_a_page_has_the_policy_first_in_its_head_with_the_hashes_of_its_templates_scripts():
    policy = _OURS.format(hashes=f" {_hash('go()')}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    assert _made(_PAGE) == (
        f"<!doctype html>\n<html lang=en><head>{meta}<title></title></head><body><script>go()</script></body></html>"
    )


@pytest.mark.parametrize(
    "top",
    [
        "<html><head>",
        "<!-- ours -->\n<!DOCTYPE html>\n<HTML>\n<head lang='en'>\n<meta charset=utf-8>",
        "<!doctype html>",
        "",
    ],
)
def test_nothing_but_the_encoding_which_browsers_look_for_at_the_top_stands_before_the_policy(top):
    assert _made(f"{top}<script>go()</script>").startswith(f'{top}<meta http-equiv="Content-Security-Policy"')


@pytest.mark.parametrize("where", ["text", "title"])
def test_a_script_that_stands_in_what_a_template_is_given_has_no_hash(where):
    page = _made(_PAGE, **{where: "<script>evil()</script>"})
    assert "<script>evil()</script>" in page
    assert _policies(page) == [_OURS.format(hashes=f" {_hash('go()')}")]


def test_a_script_that_begins_in_a_text_and_ends_in_a_template_has_no_hash():
    assert _policies(_made(_PAGE, text="<script>evil();")) == [_OURS.format(hashes=f" {_hash('go()')}")]


def test_every_script_of_templates_has_its_hash_as_a_browser_reads_it():
    page = _made("<head><SCRIPT type=module>\nlet a = {{ a }}\n</SCRIPT ><script\nasync>b('é')</script>", a="1\r\n+ 2")
    [policy] = _policies(page)
    first, second = _hash("\nlet a = 1\n+ 2\n"), _hash("b('é')")
    assert f"script-src 'self' {first} {second};" in policy


def test_a_script_that_writes_another_has_the_hash_of_what_is_in_the_page():
    script = r"write('<script src=a.js><\/script>')"
    page = _made(f"<head><script>{script}</script>")
    assert f"<script>{script}</script>" in page
    assert _hash(script) in _policies(page)[0]


def test_what_is_fetched_and_what_is_data_needs_no_hash():
    page = _made('<head><script src="a.js"></script><script type="application/json">{"a": 1}</script>')
    assert _policies(page) == [_OURS.format(hashes="")]


def test_a_policy_of_the_theme_is_obeyed_and_one_of_a_text_is_not():
    own = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
    assert _made(f"<head>{own}<script>go()</script>") == f"<head>{own}<script>go()</script>"
    assert len(_policies(_made(_PAGE, title=own))) == 2


def test_what_a_person_allows_is_added():
    more = {
        "script-src": "https://a.example",
        "connect-src": "https://a.example wss://b.example",
        "object-src": "data:",
    }
    [policy] = _policies(_made("<head><script>go()</script>", more))
    assert f"; script-src 'self' {_hash('go()')} https://a.example; " in policy
    assert "; object-src data:; " in policy
    assert policy.endswith("; connect-src 'self' https://a.example wss://b.example")


@pytest.mark.parametrize(
    "value", ["none", ["script-src"], {"script-src": None}, {"script-src": "a; b"}, {"Script Src": "a"}, {1: "a"}, 1]
)
def test_an_option_that_is_no_policy_is_told(value):
    with pytest.raises(ValidationError, match="such as"):
        PolicyOption().run_validation(value)


_ELSEWHERE = """
<head><link href="https://a.example/a?b&amp;c" rel="stylesheet"><link rel="canonical" href="https://site.example/x/">
<script src="//b.example/b.js"></script><script src="https://site.example/own.js"></script><script src="c.js"></script>
<script>var t = document.createElement("script"); t.src="https://d.example/d.js"</script></head><body>{{ text }}</body>
"""


def _asked(added=(), more=None, text=""):
    templates = marking(Environment(loader=DictLoader({"main.html": _ELSEWHERE})))
    return list(elsewhere(templates.get_template("main.html").render(text=text), added, more or {}, "site.example"))


def test_what_templates_and_settings_ask_other_hosts_for_is_told_unless_it_is_allowed():
    asked = ["https://a.example/a?b&c", "//b.example/b.js", "https://d.example/d.js"]
    assert _asked() == asked
    assert _asked(["e.js", "https://e.example/e.js"], text="<script src=https://e.example/e.js>") == [
        *asked,
        "https://e.example/e.js",
    ]
    assert _asked(more={"script-src": "https://d.example *.b.example", "style-src": "https://a.example"}) == []
    assert _asked(more={"script-src": "https:"}) == []


def test_what_a_text_asks_other_hosts_for_is_not_told_of_every_page():
    text = '<img src="https://f.example/f.png"><script src="https://f.example/"></script> src=//f.example/'
    assert _asked(text=text) == _asked()


@pytest.mark.slow
def test_every_page_of_a_site_has_a_policy_that_a_persons_own_script_is_not_in(tmp_path, caplog):
    new_story(tmp_path)
    script = "document.title = 'mine'"
    (tmp_path / "content/pages/mine.md").write_text(f"# Mine\n\n<script>{script}</script>\n", "utf-8")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}<script>theirs("{{ page.url }}")</script>{% endblock %}', "utf-8"
    )
    settings = load_config(
        str(tmp_path / "mkdocs.yml"), extra_javascript=["https://a.example/a.js"], site_dir=str(tmp_path / "site")
    )
    settings.theme.dirs.insert(0, str(theirs))
    settings.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(settings)
    pages = {
        file.relative_to(tmp_path / "site").as_posix(): file.read_text("utf-8")
        for file in tmp_path.rglob("site/**/*.html")
    }
    assert [path for path, page in pages.items() if len(_policies(page)) != 1] == []
    assert {"404.html", "mine/index.html"} < set(pages)
    [policy] = _policies(pages["mine/index.html"])
    assert script in pages["mine/index.html"] and _hash(script) not in policy
    assert _hash('theirs("mine/")') in policy
    assert caplog.text.count("https://a.example/a.js is on another host") == 1


@pytest.mark.slow
@pytest.mark.parametrize(("command", "said"), [("serve", True), ("build", False)])
def test_a_server_and_who_wants_none_has_no_policy(tmp_path, command, said):
    new_story(tmp_path)
    settings = load_config(
        str(tmp_path / "mkdocs.yml"), plugins=["search", {"explainer": {"content_security_policy": said}}]
    )
    settings.plugins.on_startup(command=command, dirty=False)
    mkdocs_build(settings)
    pages = [file.read_text("utf-8") for file in (tmp_path / "build/site").rglob("*.html")]
    assert pages and not [
        page for page in pages if "Content-Security-Policy" in page or re.search("<script data-", page)
    ]
