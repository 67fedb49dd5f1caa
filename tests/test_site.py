"""What a site is made of, before any builder sees it."""

import json

import pytest

from explainer import cli
from explainer.new import new_story
from explainer.site import make_site


@pytest.fixture
def content(tmp_path):
    """A new story's content folder."""
    new_story(tmp_path)
    return tmp_path / "content"


def test_the_sites_data_are_what_the_public_export_prints(content, capsys):
    data = make_site(content, None).assets["facts.json"]
    assert cli.main(["--content", str(content), "export", "--public"]) == 0
    assert data.decode() == capsys.readouterr().out


def test_the_sites_data_name_nobody_who_is_kept_off_the_site(content):
    sheet = content / "facts" / "actors.yml"
    assert "Hentzau" in make_site(content, None).assets["facts.json"].decode()
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace("- id: flavia-hentzau\n", "- id: flavia-hentzau\n  publish: false\n"), "utf-8")
    data = make_site(content, None).assets["facts.json"].decode()
    assert "Hentzau" not in data and "hentzau" not in data
    assert json.loads(data)["actors"]


def test_settings_that_inherit_from_what_holds_none_are_told(tmp_path, capsys):
    new_story(tmp_path / "story")
    (tmp_path / "story" / "words.txt").write_text("no settings", "utf-8")
    settings = tmp_path / "story" / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "INHERIT: words.txt\n", "utf-8")
    assert cli.main(["--content", str(tmp_path / "story" / "content"), "build"]) == 1
    assert "mkdocs.yml cannot be read with what it inherits" in capsys.readouterr().err
