"""Outputs: JSON, and those that other packages add."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explainer.content import load
from explainer.doors import PluginBroken
from explainer.export import export
from explainer.exporters import export_files, exporter_names

from .content_folder import SHEETS, write_content
from .plugins import install

GROUP = "explainer.exporters"


def test_json_is_one_file_of_all_that_is_known(tmp_path: Path) -> None:
    base = load(write_content(tmp_path))
    assert exporter_names() == ["json"]
    ((path, data),) = export_files(base, "json").items()
    assert path == "facts.json"
    assert json.loads(data) == export(base)
    assert data.decode().startswith('{\n  "story": {') and data.endswith(b"}\n")


def test_a_fact_that_is_kept_off_the_site_is_kept_out(tmp_path: Path) -> None:
    base = load(write_content(tmp_path, expulsions=SHEETS["expulsions"] + "  publish: false\n"))
    out = json.loads(export_files(base, "json")["facts.json"])
    assert out["expulsions"] == [] and out["disagreements"] == []


def test_an_output_that_a_package_adds_is_given_the_fact_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
        def names(base):
            return {"deep/names.txt": "\\n".join(str(actor.id) for actor in base.sheets.actors).encode()}
    """
    install(monkeypatch, tmp_path, "writes_names", GROUP, code, names="names")
    base = load(write_content(tmp_path))
    assert exporter_names() == ["json", "names"]
    names = "\n".join(actor.id for actor in base.sheets.actors)
    assert export_files(base, "names") == {"deep/names.txt": names.encode()}


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("import no_such_library", "ModuleNotFoundError: No module named 'no_such_library'"),
        ("out = 1", "it is 1 and no function"),
        ("def out(base): return 1 // 0", "ZeroDivisionError: "),
        ("def out(): return {}", "TypeError: "),
        ("def out(base): return b'x'", "TypeError: what it makes is b'x' and no dictionary of files"),
        ("def out(base): return {'a.txt': 'x'}", "TypeError: what it makes of 'a.txt' is no path with bytes"),
        ("def out(base): return {'../a.txt': b'x'}", "ValueError: '../a.txt' is no path within a folder"),
        ("def out(base): return {'/a.txt': b'x'}", "ValueError: '/a.txt' is no path within a folder"),
        ("def out(base): return {'C:a.txt': b'x'}", "ValueError: 'C:a.txt' is no path within a folder"),
        ("def out(base): return {'': b'x'}", "ValueError: '' is no path within a folder"),
    ],
)
def test_an_output_that_breaks_is_told_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, problem: str
) -> None:
    install(monkeypatch, tmp_path, "breaks_writing", GROUP, code, out="out")
    base = load(write_content(tmp_path))
    with pytest.raises(PluginBroken) as told:
        export_files(base, "out")
    assert str(told.value).startswith("the plugin out of breaks_writing 1.0 (explainer.exporters) is broken: ")
    assert problem in str(told.value)
