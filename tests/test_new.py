"""What a new story consists of."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from explainer import new
from explainer.content import load
from explainer.errors import ExplainerError
from explainer.model import SHEETS
from explainer.new import new_story, settings_files
from explainer.strict_yaml import load as load_yaml

WORKFLOWS = Path(__file__).parent.parent / ".github" / "workflows"


def _written(folder, **options):
    return {file.relative_to(folder).as_posix() for file in new_story(folder, **options)}


def test_a_new_story_has_all_that_builds_it(tmp_path):
    assert {
        ".github/dependabot.yml",
        ".github/workflows/facts.yml",
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "content/articles/001-strelsau-courier.md",
        "content/facts/actors.yml",
        "content/facts/context.yml",
        "content/facts/expulsions.yml",
        "content/facts/timeline.yml",
        "content/pages/.gitkeep",
        "content/story.yml",
        "mkdocs.yml",
        "requirements.txt",
    } <= _written(tmp_path)


def test_an_empty_story_has_no_word_of_the_example_and_is_called_by_its_folder(tmp_path):
    folder = tmp_path / "two-consuls: a-story"
    written = _written(folder, empty=True)
    assert [path for path in written if path.endswith(".md")] == ["README.md"]
    for sheet in SHEETS:  # editors complete in the very first fact
        text = (folder / "content" / "facts" / f"{sheet}.yml").read_text("utf-8")
        assert text == f"# yaml-language-server: $schema=../.schema/{sheet}.schema.json\n\n[]\n"
    base = load(folder / "content")
    assert not any(base.sheets.by_name().values())
    assert (base.story.title, base.story.key_facts, base.articles) == ("Two consuls: a story", [], [])


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExplainerError, match="is not empty"):
        new_story(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_story_that_was_cut_off_while_it_was_written_is_written_to_its_end(tmp_path):
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    _written(whole)
    shutil.copytree(whole, cut)
    (cut / "content/extracted/originals.json").rename(cut / "content/extracted/.originals.json.abcd_123.tmp")
    (cut / "README.md").unlink()
    new_story(cut)
    files = {path.relative_to(whole): path.read_bytes() for path in whole.rglob("*") if path.is_file()}
    assert {path.relative_to(cut): path.read_bytes() for path in cut.rglob("*") if path.is_file()} == files
    with pytest.raises(ExplainerError, match="is not empty"):
        new_story(cut)


def test_a_repository_in_which_nothing_is_yet_takes_a_story(tmp_path):
    (tmp_path / ".git").mkdir()
    assert "mkdocs.yml" in _written(tmp_path)


def test_what_is_this_projects_own_does_not_go_into_a_new_story():
    files = settings_files()
    settings = files["mkdocs.yml"]
    assert 'site_name: ""' in settings  # the title in story.yml
    assert "corrections-policy" not in settings
    assert "\nnav:" not in settings  # the plugin's, of the pages that the story has
    assert not [path for path, text in files.items() if "constraints.txt" in text or "requirements.lock" in text]


def test_what_makes_the_site_stands_in_requirements_and_the_workflows_install_it(monkeypatch):
    monkeypatch.setattr(new, "requirement", lambda: "explainer-site==7.0")
    files = settings_files()
    assert [line for line in files["requirements.txt"].splitlines() if line[0] != "#"] == ["explainer-site==7.0"]
    for name in ("pages.yml", "facts.yml"):
        assert "- run: pip install -r requirements.txt\n" in files[f".github/workflows/{name}"]


def test_where_it_is_not_known_what_makes_the_site_requirements_say_what_to_write(monkeypatch):
    monkeypatch.setattr(new, "requirement", lambda: None)
    told = settings_files()["requirements.txt"]
    assert all(line.startswith("#") for line in told.splitlines())
    assert "# explainer-site @ git+https://" in told and "# explainer-site==" in told


def test_the_storys_readme_fits_a_screen_and_says_each_command():
    text = settings_files()["README.md"]
    assert text.count("\n") <= 22
    assert {"extract", "review", "check", "serve", "new"} <= set(re.findall(r"`explainer ([a-z]+)", text))


def _workflows():
    ours = {path.name: path.read_text("utf-8") for path in WORKFLOWS.iterdir()}
    return [*ours.items(), *((path, text) for path, text in settings_files().items() if "workflows" in path)]


@pytest.mark.parametrize(("name", "text"), _workflows())
def test_a_workflow_keeps_to_what_is_safe(name, text):
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["defaults"] == {"run": {"shell": "bash"}}  # which GitHub runs with pipefail
    used = re.findall(r"uses: (\S+?)@(\S+)(.*)", text)
    assert used
    assert all(re.fullmatch(r"[0-9a-f]{40}", digest) and re.fullmatch(r" # v[\d.]+", said) for _, digest, said in used)
    assert len({(action, digest) for action, digest, _ in used}) == len({action for action, *_ in used})
    for job in workflow["jobs"].values():
        assert job["runs-on"] and job["steps"] and 0 < job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")  # what others wrote is no part of a script


def test_only_the_job_that_publishes_may_write_and_it_is_not_cancelled():
    workflow = yaml.safe_load(settings_files()[".github/workflows/pages.yml"])
    assert workflow["concurrency"]["cancel-in-progress"] is False
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert "write" not in build["permissions"].values()
    assert deploy["needs"] == "build" and next(iter(deploy["steps"]))["uses"].startswith("actions/deploy-pages@")
    assert not [step for step in deploy["steps"] if "run" in step]


def test_settings_are_yaml():
    for path, text in settings_files().items():
        if path.endswith(".yml") and path != "mkdocs.yml":  # which has tags of MkDocs' own
            assert load_yaml(text, path)
