from __future__ import annotations

import pytest

from explainer.doors import PluginBroken, plugins
from explainer.errors import ExplainerError

from .plugins import install

GROUP = "explainer.tests"


def test_what_a_package_adds_is_found_by_its_name_and_loaded(tmp_path, monkeypatch):
    assert plugins(GROUP) == {}
    install(monkeypatch, tmp_path, "adds_greeting", GROUP, "GREETING = 'hello'", greeting="GREETING")
    assert list(plugins(GROUP)) == ["greeting"]
    assert plugins(GROUP)["greeting"].load() == "hello"


def test_a_plugin_is_not_imported_before_it_is_asked_for(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "breaks_when_imported", GROUP, "raise RuntimeError('no disk')", bad="BAD")
    plugin = plugins(GROUP)["bad"]
    with pytest.raises(PluginBroken) as told:
        plugin.load()
    assert str(told.value) == (
        "the plugin bad of breaks_when_imported 1.0 (explainer.tests) is broken: RuntimeError: no disk"
    )


def test_a_plugin_that_names_what_is_not_there_is_told(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "names_nothing", GROUP, "", bad="NOT_THERE")
    with pytest.raises(PluginBroken, match=r"bad of names_nothing .*AttributeError.*NOT_THERE"):
        plugins(GROUP)["bad"].load()


def test_what_breaks_while_it_runs_is_told_as_the_plugins(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "breaks_when_run", GROUP, "def divide(n): return 1 // n", divide="divide")
    plugin = plugins(GROUP)["divide"]
    divide = plugin.guarded(plugin.load())
    assert divide(1) == 1
    with pytest.raises(PluginBroken, match=r"divide of breaks_when_run .*ZeroDivisionError"):
        divide(0)


def test_what_a_plugin_says_to_a_person_is_let_through(tmp_path, monkeypatch):
    install(monkeypatch, tmp_path, "says_so", GROUP, "X = 1", x="X")
    with pytest.raises(ExplainerError) as told, plugins(GROUP)["x"].blamed():
        raise ExplainerError("turn it round")
    assert str(told.value) == "turn it round"


def test_two_plugins_of_one_name_are_told(tmp_path, monkeypatch):
    for package in ("first", "second"):
        (tmp_path / package).mkdir()
        install(monkeypatch, tmp_path / package, package, GROUP, "X = 1", same="X")
    with pytest.raises(PluginBroken, match=r"same of (first|second) .*same of (first|second) .*uninstall one"):
        plugins(GROUP)
