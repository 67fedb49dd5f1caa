import pytest

from explainer.check.translation import NO_SUMMARY, NOT_TRANSLATED, not_in_language
from explainer.content import ContentFolder
from explainer.model import FactBase, Story

_FACTS = [
    {"id": "told", "type": "resign", "summary": "Il est parti.", "sources": []},
    {"id": "untold", "type": "resign", "sources": []},
    {"id": "words", "type": "event", "sources": []},
]


def _found(language, tmp_path):
    (tmp_path / "story.yml").write_text(f"title: Grève\nlanguage: {language}\n", "utf-8")
    sheets = {"timeline": _FACTS, "expulsions": [{"id": "out", "sources": []}]}
    base = FactBase.model_validate({"story": Story(title="Grève", language=language), "sheets": sheets})
    return list(not_in_language(base, ContentFolder(tmp_path)))


def test_a_story_in_another_language_is_told_what_of_its_site_is_english(tmp_path):
    messages, facts = _found("xx", tmp_path)
    assert (messages.code, facts.code) == (NOT_TRANSLATED, NO_SUMMARY)
    assert (
        "messages of the site itself are not translated into xx" in messages.message and messages.line == "language: xx"
    )
    assert "untold, out:" in facts.message


@pytest.mark.parametrize(("language", "help"), [("French", "write its code, such as fr"), ("sv", "pages say so")])
def test_a_name_in_place_of_a_languages_code_is_told(tmp_path, language, help):
    assert help in _found(language, tmp_path)[0].help


def test_a_site_that_is_translated_is_told_of_the_facts_alone(tmp_path):
    assert [one.code for one in _found("fr", tmp_path)] == [NO_SUMMARY]


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_an_english_story_has_nothing_to_be_told(tmp_path, language):
    assert _found(language, tmp_path) == []
