import os

import pytest

from explainer.content import ContentFolder, load
from explainer.errors import InvalidContent
from explainer.merge.story_files import read_files

from .content_folder import write_content


def test_a_content_folder_is_read_whole(tmp_path):
    base = load(write_content(tmp_path))
    assert base.story.title == "Norland and Sudria"
    assert [article.id for article in base.articles] == ["001", "002"]
    assert [fact.id for fact in base.sheets.expulsions] == ["norland-expels-sudria"]


def test_what_is_wrong_in_several_files_is_said_together(tmp_path):
    root = write_content(tmp_path, actors="- id: A\n", context="- id: [\n")
    (root / "story.yml").write_text("titel: x\n", "utf-8")
    with pytest.raises(InvalidContent) as caught:
        load(root)
    assert {d.file for d in caught.value.diagnostics} == {
        "content/story.yml",
        "content/facts/actors.yml",
        "content/facts/context.yml",
    }


def test_a_story_without_a_title_file_has_a_name_all_the_same(tmp_path):
    root = write_content(tmp_path)
    (root / "story.yml").unlink()
    assert load(root).story.title


def test_files_are_called_as_a_person_sees_them(tmp_path):
    folder = ContentFolder(tmp_path / "content")
    assert folder.name(folder.facts / "actors.yml") == "content/facts/actors.yml"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")
def test_nothing_but_files_of_the_story_is_opened(tmp_path):
    root = write_content(tmp_path)
    (tmp_path / "outside.yml").write_text("title: Outside", "utf-8")
    (root / "story.yml").unlink()
    (root / "story.yml").symlink_to(tmp_path / "outside.yml")
    (root / "pages").mkdir(exist_ok=True)
    os.mkfifo(root / "pages" / "about.md")
    (root / "facts" / "context.yml").unlink(missing_ok=True)
    (root / "facts" / "context.yml").symlink_to("/dev/zero")
    for read in (load, lambda root: read_files(ContentFolder(root))):
        with pytest.raises(InvalidContent) as caught:
            read(root)
        assert [(d.file, d.code) for d in caught.value.diagnostics] == [
            ("content/facts/context.yml", "no-file-of-the-story"),
            ("content/pages/about.md", "no-file-of-the-story"),
            ("content/story.yml", "no-file-of-the-story"),
        ]
