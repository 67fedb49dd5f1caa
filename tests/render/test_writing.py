import pytest

from explainer.errors import ExplainerError
from explainer.files import write_atomic
from explainer.render import write_files, writing
from explainer.render.writing import MANIFEST


def _pages(**texts):
    return {f"{name.replace('__', '/')}.md": text.encode() for name, text in texts.items()}


def test_pages_are_written_where_they_belong(tmp_path):
    written = write_files(_pages(index="One\n", actors__mali="Two\n"), tmp_path / "out")
    assert written == [tmp_path / "out/actors/mali.md", tmp_path / "out/index.md"]
    assert (tmp_path / "out/actors/mali.md").read_text() == "Two\n"


def test_only_pages_that_changed_are_written(tmp_path):
    write_files(_pages(a="One\n", b="Two\n"), tmp_path)
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert write_files(_pages(a="One\n", b="Changed\n"), tmp_path) == [tmp_path / "b.md"]
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    assert write_files(_pages(a="One\n", b="Changed\n"), tmp_path) == []


def test_a_page_that_is_no_more_is_removed_with_its_empty_folder(tmp_path):
    write_files(_pages(index="One\n", actors__mali="Two\n"), tmp_path)
    assert write_files(_pages(index="One\n"), tmp_path) == [tmp_path / "actors/mali.md"]
    assert not (tmp_path / "actors").exists()


def test_a_file_that_somebody_else_put_there_stays(tmp_path):
    write_files(_pages(actors__mali="Two\n"), tmp_path)
    mine = tmp_path / "actors/mine.md"
    mine.write_text("Mine")
    write_files(_pages(index="One\n"), tmp_path)
    assert mine.read_text() == "Mine"
    assert not (tmp_path / "actors/mali.md").exists()


def test_a_manifest_that_names_a_file_outside_removes_nothing_there(tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("Mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_text('["../outside.md", 7, "gone.md"]')
    assert write_files(_pages(index="One\n"), folder) == [folder / "index.md"]
    assert outside.exists()


def test_a_broken_manifest_is_written_anew(tmp_path):
    (tmp_path / MANIFEST).write_text("{")
    write_files(_pages(index="One\n"), tmp_path)
    assert '"index.md"' in (tmp_path / MANIFEST).read_text()


def test_a_file_that_somebody_else_put_there_is_not_written_over_and_nothing_else_is_written(tmp_path):
    (tmp_path / "index.md").write_text("Mine")
    with pytest.raises(ExplainerError, match="would be lost"):
        write_files(_pages(about="One\n", index="One\n"), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["index.md"]
    assert (tmp_path / "index.md").read_text() == "Mine"


def test_a_file_that_holds_what_would_be_written_is_taken_over(tmp_path):
    (tmp_path / "index.md").write_text("One\n")
    assert write_files(_pages(index="One\n"), tmp_path) == []
    assert write_files(_pages(index="Two\n"), tmp_path) == [tmp_path / "index.md"]


def test_after_a_run_that_was_cut_off_the_next_one_writes_all(tmp_path, monkeypatch):
    def full(path, content, *within):
        if path.name == "b.md":
            raise OSError("no space left")
        return write_atomic(path, content)

    monkeypatch.setattr(writing, "write_atomic", full)
    with pytest.raises(OSError, match="no space"):
        write_files(_pages(a="One\n", b="One\n"), tmp_path)
    monkeypatch.undo()
    assert write_files(_pages(a="Two\n", b="Two\n"), tmp_path) == [tmp_path / "a.md", tmp_path / "b.md"]
    assert write_files({}, tmp_path) == [tmp_path / "a.md", tmp_path / "b.md"]
