import os
import sys

import pytest

from explainer.content import ContentFolder, load
from explainer.errors import InvalidContent
from explainer.merge.story_files import read_files
from explainer.site import checked

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


def test_a_story_whose_story_yml_is_missing_is_told(tmp_path):
    root = write_content(tmp_path)
    before = {found.code for found in checked(root)[1]}
    (root / "story.yml").unlink()
    assert {found.code for found in checked(root)[1]} - before == {"no-story"}


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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such pipes")
def test_all_that_is_hostile_in_a_story_is_told_at_once(tmp_path):
    root = write_content(tmp_path, actors="- id: a\n", context="- id: [\n")
    (root / "facts" / "timeline.yml").unlink(missing_ok=True)
    (root / "facts" / "timeline.yml").symlink_to("nothing.yml")
    (root / "facts" / "expulsions.yml").write_bytes("- id: caf\u00e9".encode("latin-1"))
    (root / "story.yml").unlink()
    (root / "story.yml").mkdir()
    os.mkfifo(root / "articles" / "003.md")
    (root / "extracted").mkdir(exist_ok=True)
    (root / "extracted" / ".journal.json").write_text("[[3]]", "utf-8")
    with pytest.raises(InvalidContent) as caught:
        load(root)
    assert {(d.file, d.code) for d in caught.value.diagnostics} == {
        ("content/extracted/.journal.json", "journal-broken"),
        ("content/story.yml", "no-file-of-the-story"),
        ("content/articles/003.md", "article-unreadable"),
        ("content/facts/actors.yml", "field-missing"),
        ("content/facts/context.yml", "yaml-syntax"),
        ("content/facts/expulsions.yml", "not-utf-8"),
        ("content/facts/timeline.yml", "no-file-of-the-story"),
    }


@pytest.mark.parametrize("part", ["articles", "facts", "pages", "extracted"])
def test_a_part_of_a_story_that_is_a_link_out_of_it_is_told_and_not_looked_into(tmp_path, part):
    root = write_content(tmp_path)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("secret", "utf-8")
    (root / part).rename(tmp_path / "away") if (root / part).exists() else None
    (root / part).symlink_to(tmp_path / "outside")
    with pytest.raises(InvalidContent) as caught:
        load(root)
    assert (f"content/{part}", "no-file-of-the-story") in [(d.file, d.code) for d in caught.value.diagnostics]
    assert "secret" not in str(caught.value)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are of characters")
@pytest.mark.parametrize("name", [b"articles/caf\xe9.md", b"articles/in\xe9/003.md", b"pages/caf\xe9.png"])
def test_a_name_that_is_no_utf8_is_told(tmp_path, name):
    file = write_content(tmp_path) / os.fsdecode(name)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"Words.")
    with pytest.raises(InvalidContent, match="its name is not UTF-8") as caught:
        load(tmp_path / "content")
    assert str(caught.value).encode()
