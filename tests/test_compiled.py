from __future__ import annotations

from pathlib import Path

import pytest

from explainer import compiled as module
from explainer.compiled import cache_folder, compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(module, "user_cache_path", lambda *_, **__: tmp_path)
    return tmp_path


def _never() -> None:
    raise AssertionError("made again")


def test_what_an_earlier_run_made_is_not_made_again(folder: Path) -> None:
    assert compiled("states", b"one", lambda: {"names": ["Côte d'Ivoire", None]}) == {"names": ["Côte d'Ivoire", None]}
    assert compiled("states", b"one", _never) == {"names": ["Côte d'Ivoire", None]}


def test_what_is_made_of_something_else_is_made_again_and_takes_its_place(folder: Path) -> None:
    compiled("states", b"one", lambda: 1)
    assert compiled("states", b"two", lambda: 2) == 2
    assert compiled("states", b"two", _never) == 2
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("broken", ["", "[", '["only a version"]', "{}", "\udcff"])
def test_a_broken_file_in_the_cache_is_made_again(folder: Path, broken: str) -> None:
    (folder / "states.json").write_bytes(broken.encode("utf-8", "surrogateescape"))
    assert compiled("states", b"one", lambda: 1) == 1
    assert compiled("states", b"one", _never) == 1


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> Path:
        raise PermissionError

    monkeypatch.setattr(module, "user_cache_path", refused)
    assert cache_folder() is None
    assert compiled("states", b"one", lambda: 1) == 1
    monkeypatch.setattr(module, "user_cache_path", lambda *_, **__: tmp_path / "gone")
    (tmp_path / "gone").write_text("a file where a folder should be")
    assert compiled("states", b"one", lambda: 2) == 2
