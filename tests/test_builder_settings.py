import textwrap

import pytest
import yaml
from click import ClickException

from explainer.builder_settings import read_settings, settings_text
from explainer.messages import ENGLISH, Messages
from explainer.resources import packaged


@pytest.fixture
def own(tmp_path):
    """Reads a mkdocs.yml of these lines."""

    def read(text):
        file = tmp_path / "mkdocs.yml"
        file.write_text(textwrap.dedent(text), "utf-8")
        return read_settings(file)

    return read


def _settings(own, there=("index.md", "timeline.md"), **more):
    known = {
        "head": "# Head",
        "title": "Envoys",
        "messages": ENGLISH,
        "pages": "pages",
        "nav": [],
        "added": (),
        "up": "..",
    }
    return settings_text(own, there=there, **(known | more))


def _read(own, **more):
    return yaml.safe_load(_settings(own, **more))


def test_a_persons_theme_extensions_and_checks_stay(own):
    text = """
        site_url: https://example.org/envoys/
        theme: {name: material, language: fr, features: [navigation.tabs]}
        markdown_extensions: [footnotes, toc: {toc_depth: 2}]
        validation: {links: {anchors: warn}}
        extra: {social: []}
    """
    kept = own(text)
    assert {key: value for key, value in _read(kept).items() if key in kept} == kept


def test_the_pages_are_beside_the_settings_and_the_site_is_one_of_its_own(own):
    made = _read(own("docs_dir: content/pages\nsite_dir: build/site\n"))
    assert (made["docs_dir"], made["site_dir"]) == ("pages", "pages-site")


def test_what_only_mkdocs_or_the_plugin_does_is_left_out(own):
    made = _read(own("hooks: [mine.py]\nwatch: [.]\nedit_uri_template: 'e/{path}'\nrepo_url: https://github.com/a/b\n"))
    assert not {"hooks", "watch", "edit_uri_template"} & made.keys()
    assert made["edit_uri"] == ""  # else GitHub's would be guessed


@pytest.mark.parametrize(
    ("plugins", "kept"),
    [
        ("plugins: [explainer, search: {lang: en}]", [{"search": {"lang": "en"}}]),
        ("plugins: {material/search: {separator: ' '}, explainer: {}}", [{"search": {"separator": " "}}]),
        ("plugins: [search, explainer]", [{"search": {}}]),
        ("plugins: [explainer]", []),
        ("plugins:", []),
        ("", [{"search": {}}]),
    ],
)
def test_of_the_plugins_the_search_stays_with_its_settings(own, plugins, kept):
    assert _read(own(plugins))["plugins"] == kept


def test_a_variable_of_the_environment_is_read_and_other_tags_stand_as_they_stood(own, monkeypatch):
    monkeypatch.setenv("EXPLAINER_TEST_URL", "https://example.org/")
    text = """
        site_url: !ENV [EXPLAINER_TEST_URL, ""]
        repo_url: !ENV [EXPLAINER_TEST_NOTHING, "https://example.org/repo"]
        markdown_extensions:
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
          - pymdownx.snippets: {base_path: !relative $config_dir}
    """
    kept = own(text)
    assert (kept["site_url"], kept["repo_url"]) == ("https://example.org/", "https://example.org/repo")
    made = _settings(kept)
    assert "emoji_index: !!python/name:material.extensions.emoji.twemoji" in made
    assert "base_path: !relative '$config_dir'" in made


def test_settings_that_are_inherited_are_there(own, tmp_path):
    (tmp_path / "shared.yml").write_text("theme: {name: material, language: fr}\nsite_name: Ours\n", "utf-8")
    made = _read(own("INHERIT: shared.yml\ntheme: {language: en}\n"))
    assert made["theme"] == {"name": "material", "language": "en"}
    assert made["site_name"] == "Ours"
    assert "INHERIT" not in made


def test_a_theme_of_a_persons_own_is_found_from_where_the_settings_stand(own):
    assert _read(own("theme: {name: material, custom_dir: look}"))["theme"]["custom_dir"] == "../look"
    assert _read(own("theme: readthedocs"))["theme"] == {"name": "readthedocs"}


def test_the_browsers_tab_has_the_sign_of_the_site_or_a_persons_own(own):
    there = ["index.md", "assets/favicon.png"]
    assert _read(own("theme: material"), there=there)["theme"]["favicon"] == "assets/favicon.png"
    assert _read(own("theme: {name: material, favicon: mine.png}"), there=there)["theme"]["favicon"] == "mine.png"
    assert "favicon" not in _read(own("theme: material"))["theme"]


def test_a_story_that_is_read_from_right_to_left_is_so_in_other_builders(own):
    arabic = _read(own("theme: {name: material, language: en}"), messages=Messages("ar"))["theme"]
    assert (arabic["language"], arabic["direction"]) == ("en", "rtl")  # nobody has translated the site's own words
    assert "direction" not in _read(own("theme: material"))["theme"]


def test_a_theme_speaks_as_the_site_does_or_as_a_person_says(own, monkeypatch):
    monkeypatch.setattr(Messages, "spoken", "fr")  # as if there were a catalogue
    french = Messages("fr")
    assert _read(own("theme: {name: material, language: en}"), messages=french)["theme"]["language"] == "fr"
    assert _read(own("theme: {name: material, language: nl}"), messages=french)["theme"]["language"] == "nl"


def test_what_stops_zensical_at_mkdocs_yml_is_not_in_the_settings_for_it():
    own = read_settings(packaged("mkdocs.yml"))
    assert str(own["theme"]["run_explainer_render_first"].node.tag) == "!relative"  # which it cannot read
    made = _settings(own)
    assert "run_explainer_render_first" not in made and "!relative" not in made


def test_a_navigation_has_no_pages_that_are_not_there(own):
    nav = """
        nav:
          - Story: index.md
          - More: [timeline.md, expulsions.md, Elsewhere: https://example.org/a.html]
          - Gone: [expulsions.md]
          - Expulsions: expulsions.md
    """
    assert _read(own(nav))["nav"] == [
        {"Story": "index.md"},
        {"More": ["timeline.md", {"Elsewhere": "https://example.org/a.html"}]},
    ]


def test_without_a_navigation_it_is_the_usual_one(own):
    assert _read(own(""), nav=[{"Story": "index.md"}, {"Gone": "gone.md"}])["nav"] == [{"Story": "index.md"}]


def test_titles_of_the_usual_navigation_are_safe_in_html_and_a_persons_are_html(own):
    nav = [{"Q&A <b>": "index.md"}, {"More": [{"Fish &amp; chips": "timeline.md"}]}]
    safe = [{"Q&A &lt;b>": "index.md"}, {"More": [{"Fish &amp;amp; chips": "timeline.md"}]}]
    assert _read(own(""), nav=nav)["nav"] == safe
    assert _read(own("nav: [{Q&amp;A: index.md}]"), nav=nav)["nav"] == [{"Q&amp;A": "index.md"}]


def test_style_sheets_and_scripts_come_after_a_persons_own(own):
    text = "extra_css: [mine.css]\nextra_javascript: [assets/explainer.js, path: mine.mjs]\n"
    made = _read(own(text), added=("assets/explainer.css", "assets/explainer.js", "assets/people.json"))
    assert made["extra_css"] == ["mine.css", "assets/explainer.css"]
    assert made["extra_javascript"] == ["assets/explainer.js", {"path": "mine.mjs"}]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Q&A: Mali's envoys", "Q&A: Mali's envoys"),
        ('"Spies" go (the "wives" stay)', "“Spies” go (the “wives” stay)"),
        ("Fish &chips; <b> &amp;", "Fish &amp;chips; &lt;b> &amp;amp;"),
    ],
)
def test_a_title_can_be_set_in_html_as_it_is_and_escaped_alike(own, title, name):
    assert _read(own('site_name: ""'), title=title)["site_name"] == name


def test_settings_that_are_no_yaml_are_told(own):
    with pytest.raises(ClickException, match="parsing the configuration file"):
        own("theme: [\n")


def test_the_settings_are_the_same_each_time(own):
    kept = own("theme: {name: material}\nextra: {b: 1, a: [é]}\n")
    assert _settings(kept) == _settings(kept)
    assert "é" in _settings(kept)
