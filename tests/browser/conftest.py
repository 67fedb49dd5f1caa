"""The project's site and a made story's, built once and served on this machine, and a browser that reads them."""

import os
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urljoin

import pytest

from explainer.new import new_story
from tests.made_stories import STORIES

from .browser import found_browser, open_browser, served
from .building import KINDS, built, kinds

ROOT = Path(__file__).parent.parent.parent

_FRENCH_ARTICLE = """\
---
title: L’ambassadrice du Graustark quitte la capitale
publisher: La Gazette de Zenda
published: 2024-05-06
language: fr
rights: full-text
---

Aïssata Goïta a quitté Strelsau dimanche soir. Le palais a fait savoir que rien n’obligeait l'ambassadeur à rester.
"""
_FRENCH_FACTS = """
- id: goita-leaves
  date: 2024-05-05
  type: recall-envoy
  by: graustark
  summary: Ambassador Aïssata Goïta left Strelsau
  sources:
    - article: "003"
      quote: rien n’obligeait l'ambassadeur à rester
"""
_ARABIC_QUOTE = "طرد ملحقين (2) من سفارة الدولة المجاورة وأمهلتهما حتى نهاية الأسبوع لمغادرة البلاد"
_ARABIC_ARTICLE = f"""\
---
title: ستريلساو تطرد ملحقين
publisher: المنارة
published: 2024-05-06
language: ar
rights: full-text
---

أعلنت الوزارة يوم الاثنين {_ARABIC_QUOTE}.
"""
_ARABIC_FACTS = f"""
- id: attaches-out
  date: 2024-05-06
  type: event
  sources:
    - article: "004"
      quote: {_ARABIC_QUOTE}
"""
_ELSEWHERE = {
    "ledger": ("no-expulsion", "ledger"),
    **{f"arabic {kind}": ("arabic", kind) for kind in ("index", "timeline", "source")},
    **{f"french {kind}": ("french", kind) for kind in ("index", "actor")},
}
"""Pages that the project's site has none of, with a made story that has, and their kinds."""
_SHOWN = (*(kind for kind in KINDS if kind not in ("ledger", "timeline-year")), *_ELSEWHERE)
"""Pages of every kind but one for a year, which is made as a timeline is and takes a story of hundreds of facts."""
_OWN_PAGE = "# Visitors\n\nGoita was received at the port, with “persona non grata” on her luggage.\n"


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    """The project's own site."""
    return built(ROOT, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def site(site_folder):
    """The address of the project's own site."""
    with served(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def bilingual_site(tmp_path_factory):
    """The address of a story told from English, French and Arabic articles, with names spelt with and without accents."""
    folder = tmp_path_factory.mktemp("bilingual")  # not strict, for the example is warned of once there is more
    new_story(folder)
    (folder / "content/articles/003-gazette-de-zenda.md").write_text(_FRENCH_ARTICLE, "utf-8")
    (folder / "content/articles/004-al-manara.md").write_text(_ARABIC_ARTICLE, "utf-8")
    with (folder / "content/facts/timeline.yml").open("a", encoding="utf-8") as sheet:
        sheet.write(_FRENCH_FACTS + _ARABIC_FACTS)
    (folder / "content/pages/visitors.md").write_text(_OWN_PAGE, "utf-8")
    with served(built(folder, folder / "build/site", strict=False)) as address:
        yield address


@pytest.fixture(scope="session")
def made_sites(tmp_path_factory):
    """Builds and serves a story of ``tests.made_stories`` by its name, once: its address and the folder of its site."""
    there = {}
    with ExitStack() as stack:

        def made(name):
            if name not in there:
                folder = tmp_path_factory.mktemp("made") / name
                site = built(STORIES[name](folder).parent, folder / "build/site", strict=False)
                there[name] = stack.enter_context(served(site)), site
            return there[name]

        yield made


@pytest.fixture(params=_SHOWN)
def page(request, site, site_folder, made_sites):
    """The address of a page of each kind."""
    story, kind = _ELSEWHERE.get(request.param, ("", request.param))
    address, folder = made_sites(story) if story else (site, site_folder)
    return urljoin(address, kinds(folder)[kind])


@pytest.fixture(scope="session")
def _window(tmp_path_factory):
    found = found_browser()
    if isinstance(found, str):
        if os.environ.get("EXPLAINER_BROWSER") == "required":
            pytest.fail(found)
        pytest.skip(found)
    with open_browser(*found, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def searching(_window):
    """A browser whose system has light colours and which remembers nothing of the last test."""
    _window.chrome.delete_all_cookies()
    _window.chrome.execute_cdp_cmd("Page.resetNavigationHistory", {})  # of 50 pages some are left out that lead back
    _window.prefer("light")
    return _window


@pytest.fixture
def browser(searching):
    """The same, whose pages cannot be searched: each would build its index anew, for a third of the time that it takes."""
    with searching.without_workers():
        yield searching
