from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from explainer.extract.agreements import Agreements, NotAgreed, ask_nobody
from explainer.reader_settings import Price
from explainer.readers import Sending

SENDING = Sending("http://localhost:1/v1", "small", 3, 1200, 9000, 4800)


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


def _never(sending):
    pytest.fail("it was asked again")


def test_a_person_is_asked_once_for_each_address_model_and_key(root):
    asked = []
    for sending in (SENDING, replace(SENDING, model="large"), replace(SENDING, address="https://far.example/v1")):
        Agreements(root, lambda sending: asked.append(sending) or True).need(sending)
        Agreements(root, _never).need(replace(sending, words=9, articles=1))
    Agreements(root, lambda sending: asked.append(sending) or True).need(replace(SENDING, key="KEY"))
    assert len(asked) == 4


def test_who_does_not_agree_is_asked_again(root):
    for _ in range(2):
        with pytest.raises(NotAgreed, match="nothing was sent to http://localhost:1/v1, and nothing was written"):
            Agreements(root, ask_nobody).need(SENDING)
    assert not any(root.rglob("*"))


def test_nobody_agrees_for_others_who_have_a_copy_of_the_story(root, tmp_path):
    Agreements(root, lambda _: True).need(SENDING)
    shutil.copytree(root, tmp_path / "copy")
    with pytest.raises(NotAgreed):
        Agreements(tmp_path / "copy", ask_nobody).need(SENDING)


def test_nothing_is_written_where_there_is_no_story(tmp_path):
    Agreements(tmp_path / "content", lambda _: True).need(SENDING)
    assert not (tmp_path / "content").exists()


def test_what_cannot_be_used_of_what_is_kept_is_told(root, capsys):
    Agreements(root, lambda _: True).need(replace(SENDING, unusable=("a.json is not used",)))
    assert "a.json is not used" in capsys.readouterr().err


def test_a_person_is_told_to_where_how_much_and_about_what_it_costs():
    told = replace(SENDING, key="KEY").in_words()
    assert told == (
        "3 articles (1,200 words) would be sent to http://localhost:1/v1, to be read by small, with the key that is in KEY. "
        "That is about 9,000 tokens, and about 4,800 more are answered: what they cost depends on the server."
    )
    assert replace(SENDING, articles=1).in_words().startswith("1 article (1,200 words)")


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (Price(input=2, output=10, currency="EUR"), "about 0.07 EUR."),
        (Price(input=0.1, output=0.1), "less than 0.01."),
        (Price(input=0, output=0, currency="EUR"), "about 0.00 EUR."),
    ],
)
def test_money_is_told_where_the_story_says_the_price(price, told):
    assert replace(SENDING, price=price).in_words().endswith(f"are answered: {told}")
