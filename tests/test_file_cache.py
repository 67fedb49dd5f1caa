from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from explainer.file_cache import FileCache

TEXTS = TypeAdapter(dict[str, str])


def test_a_value_is_kept_for_this_very_key(tmp_path: Path) -> None:
    FileCache(tmp_path / "made", TEXTS).put({"a": "é"}, "one", "2")
    cache = FileCache(tmp_path / "made", TEXTS)
    assert cache.get("one", "2") == {"a": "é"}
    assert cache.get("one", "3") is None and cache.get("one2") is None


def test_what_nobody_asked_for_is_forgotten(tmp_path: Path) -> None:
    for key in ("asked", "put", "other"):
        FileCache(tmp_path, TEXTS).put({}, key)
    cache = FileCache(tmp_path, TEXTS)
    cache.get("asked")
    cache.put({}, "put")
    cache.forget_others()
    assert [cache.get(key) for key in ("asked", "put", "other")] == [{}, {}, None]


def test_what_a_killed_process_left_of_a_value_is_removed(tmp_path: Path) -> None:
    cache = FileCache(tmp_path, TEXTS)
    cache.put({}, "key")
    (file,) = tmp_path.iterdir()
    (tmp_path / f".{file.name[:40]}.abcd1234.tmp").write_text("{")
    cache.forget_others()
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize("broken", ["", "{", "[1]"])
def test_a_file_that_somebody_broke_is_as_none(tmp_path: Path, broken: str) -> None:
    cache = FileCache(tmp_path, TEXTS)
    cache.put({}, "key")
    (file,) = tmp_path.iterdir()
    file.write_text(broken)
    assert cache.get("key") is None


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    cache = FileCache(tmp_path, TEXTS)
    cache.put({}, "key")
    (file,) = tmp_path.iterdir()
    file.unlink()
    os.mkfifo(file)
    assert cache.get("key") is None


def test_what_cannot_be_kept_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = FileCache(tmp_path / "file" / "cache", TEXTS)
    cache.put({}, "key")
    FileCache(tmp_path, TEXTS).put({"a": "\ud800"}, "key")
    assert cache.get("key") is None
