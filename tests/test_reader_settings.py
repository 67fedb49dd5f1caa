from __future__ import annotations

import pytest

from explainer.errors import InvalidContent
from explainer.reader_settings import ReaderSettings
from explainer.sheets import read_story

SECRET = "sk-proj-4f9c2b7d1e8a6035"


def _story(tmp_path, reader):
    (tmp_path / "story.yml").write_text(f"title: Envoys\nreader:\n{reader}", "utf-8")
    return read_story(tmp_path / "story.yml", "story.yml")


def _refused(tmp_path, line):
    with pytest.raises(InvalidContent) as caught:
        _story(tmp_path, f"  name: model\n  {line}\n")
    return str(caught.value)


def test_a_story_says_which_model_it_is_read_by(tmp_path):
    settings = _story(
        tmp_path,
        """\
  name: model
  address: http://localhost:11434/v1/
  model: qwen3:14b
  key: env:EXPLAINER_MODEL_KEY
  timeout: 90
  price: {input: 0.15, output: 0.6, currency: USD}
""",
    ).reader
    assert (settings.name, settings.address, settings.model) == ("model", "http://localhost:11434/v1", "qwen3:14b")
    assert (settings.variable, settings.timeout, settings.price.output) == ("EXPLAINER_MODEL_KEY", 90, 0.6)


def test_a_story_that_says_nothing_is_read_by_rules(tmp_path):
    (tmp_path / "story.yml").write_text("title: Envoys\n", "utf-8")
    assert read_story(tmp_path / "story.yml", "story.yml").reader == ReaderSettings(name="rules")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"key: {SECRET}", "write key: env:EXPLAINER_MODEL_KEY"),
        (f"key: env:{SECRET}", "is not the name of a variable"),
        (f"apikey: {SECRET}", "there is no field apikey"),
        (f"kye: {SECRET}", "did you mean key?"),
        (f"address: https://me:{SECRET}@model.example/v1", "has a name or a password in it"),
        (f"address: https://model.example/v1?key={SECRET}", "is no address of a server"),
    ],
)
def test_a_key_that_is_written_down_is_refused_and_told_to_nobody(tmp_path, line, told):
    message = _refused(tmp_path, line)
    assert told in message and "story.yml:4" in message
    assert SECRET not in message


@pytest.mark.parametrize(
    "address", ["localhost:11434", "ftp://model.example", "http:///v1", "http://a:b/v1", "http://a b/"]
)
def test_what_is_no_address_of_a_server_is_refused(tmp_path, address):
    assert "such as http://localhost:11434/v1" in _refused(tmp_path, f"address: {address}")
