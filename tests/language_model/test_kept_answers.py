"""Answers kept beside a story: found again by what was asked, told where somebody broke them, and no path of a stranger's."""

from __future__ import annotations

import json
from datetime import date

import pytest

from explainer.language_model.kept_answers import KeptAnswers, all_kept
from explainer.language_model.prompt import Prompt
from explainer.reader_settings import ReaderSettings

from .asked import FORM, TEXT, write_article

SETTINGS = ReaderSettings(name="model", address="http://localhost:8080/v1", model="small", key="env:SOME_KEY")
ANSWER = '```json\n{"actors": [{"name": "../../etc/passwd"}]}\n```\u2028…'


@pytest.fixture
def article(tmp_path):
    return write_article(tmp_path)


@pytest.fixture
def question(article):
    return Prompt(None, 800, FORM).questions(article)[0]


@pytest.fixture
def kept(tmp_path):
    return KeptAnswers(tmp_path / "extracted" / "answers", SETTINGS)


def test_an_answer_is_kept_as_it_came_with_where_it_came_from(article, question, kept, monkeypatch, tmp_path):
    monkeypatch.setenv("SOME_KEY", "sk-secret")
    assert kept.get(question) is None
    kept.put(question, article, ANSWER)
    again = kept.get(question)
    assert (again.answer, again.article, again.part, again.text) == (ANSWER, "001", "1 of 1", article.sha256)
    assert (again.model, again.host, again.day) == ("small", "localhost:8080", date.today().isoformat())
    [file] = (tmp_path / "extracted" / "answers").iterdir()
    assert file.stem == question.key("small") and kept.name(question) == f"extracted/answers/{file.name}"
    assert "SOME_KEY" not in file.read_text("utf-8") and "sk-secret" not in file.read_text("utf-8")
    assert json.loads(file.read_text("utf-8"))["answer"] == ANSWER


def test_the_answer_to_another_question_or_of_another_model_is_another(article, question, kept, tmp_path):
    kept.put(question, article, ANSWER)
    [other] = Prompt(None, 800, FORM).questions(write_article(tmp_path, TEXT + "\nMore.\n"))
    assert kept.get(other) is None
    larger = KeptAnswers(tmp_path / "extracted" / "answers", SETTINGS.model_copy(update={"model": "large"}))
    assert larger.get(question) is None


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("passwd", "shadow", "somebody edited it"),
        ("{", "", "somebody broke it"),
        ('"small"', '"sm', "somebody broke it"),
    ],
)
def test_an_answer_that_somebody_touched_is_told_with_its_file_and_not_used(
    article, question, kept, tmp_path, old, new, why
):
    kept.put(question, article, ANSWER)
    [file] = (tmp_path / "extracted" / "answers").iterdir()
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(ValueError, match=f"extracted/answers/{file.name} is not used, since {why}"):
        kept.get(question)
    assert [*all_kept(file.parent)] == []


def test_a_link_out_of_the_story_is_neither_read_nor_written(article, question, kept, tmp_path):
    kept.put(question, article, ANSWER)
    [file] = (tmp_path / "extracted" / "answers").iterdir()
    outside = tmp_path / "outside.json"
    file.replace(outside)
    file.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(ValueError, match="cannot be read"):
        kept.get(question)
    with pytest.raises(OSError, match="link out of the story"):
        kept.put(question, article, "other")
    assert outside.read_bytes() == before


def test_all_that_is_kept_can_be_gone_through(article, question, kept, tmp_path):
    folder = tmp_path / "extracted" / "answers"
    assert [*all_kept(folder)] == []
    kept.put(question, article, ANSWER)
    (folder / "notes.json").write_text("{}", "utf-8")
    assert [one.answer for one in all_kept(folder)] == [ANSWER]
