import pytest

from explainer.content import ContentFolder, load
from explainer.errors import InvalidContent

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
