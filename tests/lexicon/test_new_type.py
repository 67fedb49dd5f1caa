"""A new kind of event takes one entry in one file of the lexicon: all else that is done with events takes it from there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from explainer import strict_yaml
from explainer.articles import read_articles, with_language
from explainer.assemble import assemble
from explainer.extract.run import read_all
from explainer.lexicon import load_lexicon, loading
from explainer.telling import tell

_ENTRY = """
  inspect-mission:
    label: Mission inspected
    plover: COERCE
    verbs:
      - inspect {what:port|mission}: what
    tell:
      - "{by} inspected {what}"
"""


@pytest.fixture
def with_inspections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The lexicon as it is shipped, with one entry more."""
    data = Path(shutil.copytree(str(files("explainer") / "data"), tmp_path / "data"))
    with (data / "en" / "lexicon" / "diplomacy.yml").open("a") as file:
        file.write(_ENTRY)
    monkeypatch.setattr(loading, "table", lambda name: strict_yaml.load((data / f"{name}.yml").read_text(), name))
    load_lexicon.cache_clear()
    yield
    load_lexicon.cache_clear()


@pytest.mark.slow
def test_one_entry_makes_a_sentence_a_told_fact(tmp_path: Path, with_inspections: None) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Police inspect ports\n\nPeru inspected the ports on 3 May 2024.\n"
    (folder / "2024-05-04-lima.md").write_text(f"---\npublished: 2024-05-04\nlanguage: en\n---\n# {text}")
    articles = [with_language(article) for article in read_articles(folder)]
    sheets = assemble(read_all(articles), articles).sheets
    assert [(fact.type, fact.date) for fact in sheets.timeline] == [("inspect-mission", "2024-05-03")]
    actors = {actor.id: actor for actor in sheets.actors}
    assert tell(sheets.timeline[0], actors).text == "Peru inspected the ports."
