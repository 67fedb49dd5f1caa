"""What generator/README.md says of the whole and import contracts cannot hold."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "explainer"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if not path.stem.startswith("__"))
LANGUAGES = ("english", "french")
ROOMS = sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def _repeated(named):
    found = defaultdict(list)
    for name, path in named:
        found[name].append(str(path.relative_to(PACKAGE)))
    return {name: paths for name, paths in found.items() if len(paths) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_modules_have_one_name(language):
    """Nor two rooms; the rooms of two languages are built alike, and their modules are named alike."""
    others = {PACKAGE / other for other in LANGUAGES if other != language}
    rooms = [(room.name, room) for path in PACKAGE.rglob("__init__.py") if (room := path.parent) != PACKAGE]
    named = [(path.stem, path) for path in MODULES] + rooms
    assert not _repeated([(name, path) for name, path in named if not others & {path, *path.parents}])


def test_no_two_public_classes_have_one_name():
    classes = [
        (node.name, path)
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert not _repeated(classes)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_and_what_is_public(module):
    tree = ast.parse(module.read_text("utf-8"))
    assert ast.get_docstring(tree)
    assert any(isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "__all__" for n in tree.body)


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.name)
def test_the_architecture_page_tells_of_every_room(room):
    assert f"`{room.name}/`" in (PACKAGE.parent / "README.md").read_text("utf-8")


def test_every_file_that_contributors_are_sent_to_is_there():
    named = re.findall(r"`([\w/-]+/[\w./-]*|[\w-]+\.py)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert len(named) > 20
    assert not [name for name in named if not (ROOT / name).exists() and not (PACKAGE / name).exists()]
