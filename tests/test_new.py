"""What a new story consists of."""

import pytest
import yaml

from explainer import __version__
from explainer.errors import ExplainerError
from explainer.new import new_story


def test_a_new_story_has_all_that_builds_it(tmp_path):
    written = {file.relative_to(tmp_path).as_posix() for file in new_story(tmp_path)}
    assert {
        ".github/workflows/facts.yml",
        ".github/workflows/pages.yml",
        ".gitignore",
        "content/articles/001-strelsau-courier.md",
        "content/facts/actors.yml",
        "content/facts/context.yml",
        "content/facts/expulsions.yml",
        "content/facts/timeline.yml",
        "content/pages/.gitkeep",
        "content/story.yml",
        "mkdocs.yml",
    } <= written


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExplainerError, match="is not empty"):
        new_story(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_what_is_this_projects_own_does_not_go_into_a_new_story(tmp_path):
    new_story(tmp_path)
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    assert 'site_name: ""' in settings  # the title in story.yml
    assert "corrections-policy" not in settings
    nav = settings.partition("\nnav:\n")[2].partition("\n\n")[0].split("\n")
    assert nav[0] == "  - The story: index.md"
    assert nav[-1] == "  - Corrections: corrections.md"
    assert len(nav) == 9
    for name in ("pages.yml", "facts.yml"):
        workflow = (tmp_path / ".github" / "workflows" / name).read_text("utf-8")
        assert f"pip install explainer-site=={__version__}\n" in workflow
        assert "constraints.txt" not in workflow


def test_workflows_are_yaml_with_jobs(tmp_path):
    new_story(tmp_path)
    for file in (tmp_path / ".github" / "workflows").iterdir():
        workflow = yaml.safe_load(file.read_text("utf-8"))
        assert all(job["runs-on"] and job["steps"] for job in workflow["jobs"].values())
