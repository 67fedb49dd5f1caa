"""Whether a site can know where it will stand: told once, and only where nothing could tell it."""

import pytest

from explainer.check.site_address import NO_ADDRESS, no_address
from explainer.content import ContentFolder
from explainer.new import new_story
from explainer.site import build_site, make_site


def _found(tmp_path, settings):
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    return list(no_address(ContentFolder(tmp_path / "content")))


@pytest.fixture(autouse=True)
def _unset(monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)


@pytest.mark.parametrize(
    ("settings", "line", "help"),
    [
        ("site_name: A\n", 1, "write it there"),
        ('site_name: A\nsite_url: ""\n', 2, "write it there"),
        ("site_name: A\nsite_url:\n", 2, "write it there"),
        ('site_name: A\nsite_url: !ENV [SITE_URL, ""]\n', 2, "or set SITE_URL where the site is built"),
        ("site_name: A\nsite_url: !ENV SITE_URL\n", 2, "or set SITE_URL where the site is built"),
    ],
)
def test_where_nothing_says_the_address_it_is_told_once_with_what_to_do(tmp_path, settings, line, help):
    (found,) = _found(tmp_path, settings)
    assert found.severity == "warning" and found.file == "mkdocs.yml"
    assert found.mark and found.mark.line == line
    assert help in found.help


@pytest.mark.parametrize(
    "settings",
    [
        "site_url: https://example.org/\n",
        "site_url: !ENV [SITE_URL, https://example.org/]\n",
        "INHERIT: ../mkdocs.yml\n",
        "site_url: [\n",
        "markdown_extensions:\n  - a: !!python/name:os.getcwd\nsite_url: https://example.org/\n",
    ],
)
def test_where_it_is_written_or_nobody_can_tell_nothing_is_said(tmp_path, settings):
    assert _found(tmp_path, settings) == []


def test_without_mkdocs_nothing_is_said(tmp_path):
    assert list(no_address(ContentFolder(tmp_path / "content"))) == []


def test_where_the_environment_or_what_publishes_the_site_says_it_nothing_is_said(tmp_path, monkeypatch):
    settings = 'site_url: !ENV [SITE_URL, ""]\n'
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert _found(tmp_path, settings) == []
    monkeypatch.delenv("SITE_URL")
    assert _found(tmp_path, settings)
    workflow = tmp_path / ".github/workflows/publish.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("env: {SITE_URL: https://example.org/}\n", "utf-8")
    assert _found(tmp_path, settings) == []


@pytest.mark.slow  # builds a site
def test_a_new_story_knows_it_where_it_is_published_and_one_that_does_not_is_built_all_the_same(tmp_path):
    new_story(tmp_path)
    assert not list(no_address(ContentFolder(tmp_path / "content")))
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('!ENV [SITE_URL, ""]', '""'), "utf-8")
    site = make_site(tmp_path / "content", None)
    assert NO_ADDRESS in [one.code for one in site.notes] and not site.warnings
    assert NO_ADDRESS not in [one.code for one in make_site(tmp_path / "content", None, "https://example.org/").notes]
    build_site(tmp_path / "content", strict=True, quiet=True)
