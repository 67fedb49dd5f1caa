"""Sentences of a model out of answers that are kept."""

import json

import pytest

from explainer.articles import read_article
from explainer.language_model.kept_answers import KeptAnswers
from explainer.language_model.model_sentences import model_sentences
from explainer.language_model.prompt import Inquiry
from explainer.reader_settings import ReaderSettings

TEXT = "Norland closed the port of Brack on Friday. Nobody was let in on Monday, said Ann Lund of the harbour."
SHUT = {
    "id": "shut",
    "type": "event",
    "summary": "Norland let nobody into Brack.",
    "quotes": ["closed the port of Brack"],
}


@pytest.fixture
def told(tmp_path):
    """What is offered of an answer: each sentence after the words that it rests on."""
    (tmp_path / "001-courier.md").write_text(f"{TEXT}\n", "utf-8")
    article = read_article(tmp_path / "001-courier.md")
    folder = tmp_path / "answers"
    folder.mkdir()

    def told(*answers, articles=(article,)):
        kept = KeptAnswers(folder, ReaderSettings(name="model", model="m", address="http://localhost:1/v1"))
        for no, answer in enumerate(answers):
            kept.put(Inquiry(no, 2, f"{no}", TEXT, 9, {}), article, answer)
        found = model_sentences(folder, articles).get("001-courier", [])
        return [(article.text[one.words.start : one.words.end], one.text) for one in found]

    told.article = article
    return told


def test_a_summary_stands_beside_the_words_it_rests_on_in_their_order(told):
    harbour = {"topic": "port", "statement": "Ann Lund spoke for the harbour.", "quote": "Ann Lund of the harbour"}
    (first, second) = told(json.dumps({"context": [harbour]}), json.dumps({"events": [SHUT]}))
    assert first == ("closed the port of Brack", "Norland let nobody into Brack.")
    assert second == ("Ann Lund of the harbour", "Ann Lund spoke for the harbour.")


@pytest.mark.parametrize(
    "summary",
    [
        "Norland and Sudria let nobody into Brack.",
        "Norland kept 200 ships out of Brack.",
        "Norland let nobody into Brack on Monday.",
        "Norland let nobody in.\x1b[2J",
        "Norland let\nnobody in.",
        f"Norland let {'very ' * 80}few in.",
        None,
    ],
)
def test_what_names_somebody_else_or_is_no_line_is_left_out(told, summary):
    assert told(json.dumps({"events": [SHUT | {"summary": summary}]})) == []


def test_what_rests_on_no_words_of_the_article_is_left_out(told):
    assert told(json.dumps({"events": [SHUT | {"quotes": ["opened the port of Brack again"]}]})) == []


def test_an_answer_that_nobody_can_read_offers_nothing_and_others_do(told):
    assert len(told("I cannot help with that.", json.dumps({"events": [SHUT]}))) == 1


def test_answers_about_a_text_that_has_changed_offer_nothing(told):
    changed = told.article.model_copy(update={"sha256": "0" * 64})
    assert told(json.dumps({"events": [SHUT]}), articles=[changed]) == []
