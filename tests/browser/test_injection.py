"""What is written into the fields of a story is text on its site: nothing of it runs, changes a page or leads away from it.

The policy is off meanwhile: it must not be what saves a page whose text was not escaped.
"""

import re
import shutil
from pathlib import Path

import pytest

import explainer.plugin
import explainer.site
from tests.injected_story import ELSEWHERE, InjectedStory
from tests.injections import INJECTIONS

from .browser import served
from .building import KINDS, built, kinds

_SETTINGS = Path(__file__).parent.parent.parent / "mkdocs.yml"
_FACTS = 8
"""How many facts each sheet has."""
_AT_ONCE = -(-len(INJECTIONS) // _FACTS)
"""How many strings stand in a field of a fact together, so that all pass through each field; of what there is once, all do."""
_ONCE, _NAME = ("story.title", "story.standfirst"), "article.file"
"""Fields that a story has once, and the name of an article's file, which is no longer than disks take."""
_LOADED = ("index", "timeline", "differences", "actor", "source", "ledger")
"""Pages of which scripts make something more."""
_STEP = 101
"""How far apart in the list these are, so that they are of several classes."""
_PLAIN = [" ".join(re.findall(r"[\w\u0080-\U0010ffff]+", text)) for text in INJECTIONS]
"""The same words without the marks of ASCII between them."""
_KNOWN = ("site.example", "squidfunk.github.io")
"""Hosts to which pages lead by themselves: the site's own, and that of the theme's maker."""
_WATCHED = """
    globalThis.ran = [];
    for (const name of ["alert", "confirm", "prompt", "open", "eval"]) globalThis[name] = () => ran.push(name);
"""
_PARTS = """
    const [paths, elsewhere, done] = arguments;
    const leading = ["action", "background", "cite", "data", "formaction", "href", "ping", "poster", "src", "srcdoc", "srcset", "xlink:href"];
    const isOurs = (one, address) => address.origin === location.origin
        || (one.tagName === "A" || one.tagName === "LINK" || one.tagName === "META") && elsewhere.includes(address.host);
    const parts = {}, away = [];
    const look = async path => {
        const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
        const [site, folder] = path.split("/").slice(1, 3), its = (parts[site] ??= {});
        for (const one of page.querySelectorAll("*")) {
            const part = `${folder}: ${one.parentElement?.localName} > ${one.localName}[${one.getAttributeNames().sort()}]`;
            its[part] = (its[part] ?? 0) + 1;
            for (const name of leading.filter(name => one.hasAttribute(name))) {
                const address = new URL(one.getAttribute(name), new URL(path, location));
                if (!isOurs(one, address)) away.push(`${path} ${one.outerHTML.slice(0, 200)}`);
            }
        }
    };
    Promise.all(paths.map(look)).then(() => done([parts, away]), error => done([String(error), []]));
"""
"""Each kind of element on the pages of each site, with its attributes and what it stands in, how often; what leads away."""


def _said(strings, seen):
    """What the fields of a story say: of the strings some, in another order in each field, and a word of its own.

    :param seen: where the strings of each field are written down.
    """

    def said(path, number):
        field = seen.setdefault(path, set())
        place = list(seen).index(path) * _FACTS + number
        own = "".join(chr(ord("a") + int(figure)) for figure in str(place))  # a figure would be a count
        count = len(strings) if path in _ONCE else 1 if path == _NAME else _AT_ONCE
        some = [strings[(place * _AT_ONCE + nth) * _STEP % len(strings)] for nth in range(count)]
        field.update(some)
        text = " ".join(some)
        return f"{text} x{own}" if place % 3 else f"Q{own} {text}"

    return said


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The folder with the site of a story that injects, and of the same story with a word in each place."""
    root = tmp_path_factory.mktemp("injected")
    with pytest.MonkeyPatch.context() as patched:
        for name, strings in {"hostile": INJECTIONS, "plain": _PLAIN}.items():
            base = InjectedStory(_FACTS, _said(strings, {})).base()
            patched.setattr(explainer.plugin, "load", lambda root, base=base: base)
            patched.setattr(explainer.site, "checked", lambda root, base=base: (base, []))  # which refuses some of them
            folder = tmp_path_factory.mktemp(name)
            (folder / "content/pages").mkdir(parents=True)
            shutil.copy(_SETTINGS, folder)
            built(folder, root / name, strict=False, address="https://site.example/")
    return root


def test_every_string_is_in_every_field():
    seen = {}
    InjectedStory(_FACTS, _said(INJECTIONS, seen)).base()
    of_field = {}
    for path, strings in seen.items():
        sheet, *_, field = path.split(".")
        of_field.setdefault((sheet, field), set()).update(strings)
    assert len(of_field) > 40
    assert [field for field, strings in of_field.items() if strings != set(INJECTIONS)] == [tuple(_NAME.split("."))]


@pytest.fixture
def browser(searching):
    """Pages can be searched."""
    return searching


@pytest.fixture
def served_sites(browser, sites):
    """Their address, in a browser that writes down what runs and obeys no policy."""
    script = browser.chrome.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCHED})
    with served(sites) as address, browser.without_policy():
        yield address
    browser.chrome.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


def test_injections_change_nothing_of_any_page_and_lead_nowhere(browser, served_sites, sites):
    browser.open(f"{served_sites}plain/")
    paths = [f"/{page.relative_to(sites).as_posix()}" for page in sites.rglob("*.html")]
    parts, away = browser.chrome.execute_async_script(_PARTS, paths, [*_KNOWN, ELSEWHERE])
    assert away == []
    hostile, plain = parts["hostile"], parts["plain"]
    assert sum(plain.values()) > 10_000
    changed = {part: (hostile.get(part), plain.get(part)) for part in hostile.keys() | plain.keys()}
    assert {part: counts for part, counts in changed.items() if counts[0] != counts[1]} == {}


def test_no_injection_runs_asks_another_host_or_leaves_a_page(browser, served_sites, sites):
    found = kinds(sites / "hostile")
    assert found.keys() >= set(KINDS) - {"corrections", "timeline-year"}
    for kind in _LOADED:
        address = f"{served_sites}hostile/{found[kind]}"
        browser.open(address)
        assert browser.run("return ran") == [], kind
        assert _asked(browser) == [], kind
        assert browser.chrome.current_url.partition("#")[0].partition("?")[0] == address, kind
    browser.open(f"{served_sites}hostile/")
    for asked in ("alert", "script", "onerror"):
        assert browser.search(asked), asked
        assert browser.run("return ran") == _asked(browser) == [], asked


def _asked(browser):
    """What hosts of the story were asked for, not the browser's own."""
    return [address for address in browser.asked_elsewhere() if ".example" in address]
