from explainer.render import Page, write_pages
from explainer.render.writing import MANIFEST


def _pages(**markdown):
    return {f"{name.replace('__', '/')}.md": Page(text, "story.yml") for name, text in markdown.items()}


def test_pages_are_written_where_they_belong(tmp_path):
    written = write_pages(_pages(index="One\n", actors__mali="Two\n"), tmp_path / "out")
    assert written == [tmp_path / "out/actors/mali.md", tmp_path / "out/index.md"]
    assert (tmp_path / "out/actors/mali.md").read_text() == "Two\n"


def test_only_pages_that_changed_are_written(tmp_path):
    write_pages(_pages(a="One\n", b="Two\n"), tmp_path)
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert write_pages(_pages(a="One\n", b="Changed\n"), tmp_path) == [tmp_path / "b.md"]
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    assert write_pages(_pages(a="One\n", b="Changed\n"), tmp_path) == []


def test_a_page_that_is_no_more_is_removed_with_its_empty_folder(tmp_path):
    write_pages(_pages(index="One\n", actors__mali="Two\n"), tmp_path)
    assert write_pages(_pages(index="One\n"), tmp_path) == [tmp_path / "actors/mali.md"]
    assert not (tmp_path / "actors").exists()


def test_a_file_that_somebody_else_put_there_stays(tmp_path):
    write_pages(_pages(actors__mali="Two\n"), tmp_path)
    mine = tmp_path / "actors/mine.md"
    mine.write_text("Mine")
    write_pages(_pages(index="One\n"), tmp_path)
    assert mine.read_text() == "Mine"
    assert not (tmp_path / "actors/mali.md").exists()


def test_a_manifest_that_names_a_file_outside_removes_nothing_there(tmp_path):
    outside = tmp_path / "outside.md"
    outside.write_text("Mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_text('["../outside.md", 7, "gone.md"]')
    assert write_pages(_pages(index="One\n"), folder) == [folder / "index.md"]
    assert outside.exists()


def test_a_broken_manifest_is_written_anew(tmp_path):
    (tmp_path / MANIFEST).write_text("{")
    write_pages(_pages(index="One\n"), tmp_path)
    assert '"index.md"' in (tmp_path / MANIFEST).read_text()
