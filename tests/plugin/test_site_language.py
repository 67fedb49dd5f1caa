import pytest
from mkdocs.config import load_config

from explainer.messages import Messages
from explainer.new import new_story
from explainer.plugin.site_language import speak, with_spoken


@pytest.fixture
def config(tmp_path):
    """A new story's settings."""
    new_story(tmp_path, empty=True)
    (tmp_path / "content/pages").mkdir(exist_ok=True)
    return load_config(str(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("language", "theme", "direction", "searched"),
    [
        ("en", "en", None, ["en"]),
        ("fr", "fr", None, ["en", "fr"]),
        ("ar", "ar", "rtl", ["en", "ar"]),
        ("pt-BR", "pt-BR", None, ["en", "pt"]),
        ("ps", "en", "rtl", ["en"]),  # the theme has no words in it
        ("xx", "en", None, ["en"]),
        ("../../main", "en", None, ["en"]),
    ],
)
def test_the_theme_takes_the_storys_language_its_direction_and_its_words(config, language, theme, direction, searched):
    speak(config, language)
    assert (config.theme["language"], config.theme.get("direction")) == (theme, direction)
    assert config.plugins["material/search"].config.lang == searched


def test_a_language_that_mkdocs_yml_names_for_the_theme_stays(config):
    config.theme["language"] = "de"
    speak(config, "ar")
    assert (config.theme["language"], config.theme.get("direction")) == ("de", None)


def test_text_that_is_english_for_want_of_a_translation_says_so():
    page = '<article class="md-content__inner md-typeset"><p>'
    assert with_spoken(page, Messages("ar")) == '<article class="md-content__inner md-typeset" lang="en"><p>'
    assert with_spoken(page, Messages("en")) == page


def test_the_search_knows_the_words_of_the_languages_of_the_articles_each_once(config):
    speak(config, "en", "fr", "unknown", "fr", "de-AT")
    assert config.plugins["material/search"].config.lang == ["en", "fr", "de"]
    assert config.theme["language"] == "en"
