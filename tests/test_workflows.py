"""A new story's workflows, each step run in bash as GitHub runs it; only what is installed is built here."""

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow  # builds the package and a site

ROOT = Path(__file__).parent.parent
SITE = "https://us.example.org/story"
SHELLS = {"bash": ("bash", "--noprofile", "--norc", "-eo", "pipefail"), None: ("bash", "-e")}
"""What GitHub calls where a workflow says so, and where it says nothing."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The package as others install it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(tmp_path_factory, wheel):
    """An environment that has the package from its wheel, and what it needs from the one that the tests run in."""
    folder = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    own = next(folder.glob("lib/python*/site-packages"))
    shared = [
        place for place in sys.path if place.endswith("site-packages")
    ]  # their .pth files are not looked at again
    (own / "shared.pth").write_text("\n".join(shared), "utf-8")
    install = ["-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel]
    subprocess.run([folder / "bin" / "python", *install], check=True)
    return folder


def test_the_wheel_has_what_stands_in_the_themes_place(wheel):
    theme = ROOT / "generator/explainer/plugin/theme"
    parts = {f"explainer/plugin/theme/{file.relative_to(theme).as_posix()}" for file in theme.rglob("*.html")}
    assert parts
    assert parts <= set(zipfile.ZipFile(wheel).namelist())


@dataclass
class Runner:
    """A machine of GitHub's with a checkout of a story."""

    story: Path
    temp: Path
    python: Path
    """The environment that has what steps install."""
    expressions: dict[str, str] = field(default_factory=dict)
    """What stands between ``${{`` and ``}}``, and what it comes to."""

    @property
    def summary(self):
        file = self.temp / "summary.md"
        return file.read_text("utf-8") if file.exists() else ""

    def job(self, workflow, name, only=""):
        """Run a job's steps until one fails: the step that failed, or None, and all that was printed.

        :param only: run those steps alone in whose script this stands.
        """
        told = yaml.safe_load((self.story / ".github" / "workflows" / workflow).read_text("utf-8"))
        shell = SHELLS[told.get("defaults", {}).get("run", {}).get("shell")]
        failed, printed = None, ""
        for step in told["jobs"][name]["steps"]:
            if failed and "cancelled()" not in str(step.get("if")):
                continue
            if "uses" in step:
                self._check_out(step)
            elif only in step["run"]:
                done = self._run(shell, step)
                printed += done.stdout + done.stderr
                failed = failed or (step["run"] if done.returncode else None)
        return failed, printed

    def _check_out(self, step):
        place = step.get("with", {}).get("path")
        if step["uses"].startswith("actions/checkout@") and place:
            _git(self.story, "worktree", "add", "--force", place, self._filled(step["with"]["ref"]))

    def _run(self, shell, step):
        script = self.temp / "step.sh"
        script.write_text(re.sub(r"^pip install .*", "explainer --version", step["run"], flags=re.M), "utf-8")
        environment = {
            "PATH": f"{self.python / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.temp),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.story),
            "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
            "RUNNER_TEMP": str(self.temp),
            **{name: self._filled(value) for name, value in step.get("env", {}).items()},
        }
        command = [*shell, str(script)]
        return subprocess.run(command, cwd=self.story, env=environment, capture_output=True, text=True, timeout=120)

    def _filled(self, text):
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: self.expressions[found[1]], text)


def _git(folder, *words):
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def _edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _commit(story):
    _git(story, "add", "-A")
    _git(story, "commit", "-q", "-m", "A step")
    return _git(story, "rev-parse", "HEAD")


@pytest.fixture
def runner(tmp_path, python):
    """A new story in a repository of its own, of which it is known what makes it."""
    story, temp = tmp_path / "story", tmp_path / "temp"
    subprocess.run([python / "bin" / "explainer", "new", story], check=True, capture_output=True)
    assert all(line.startswith("#") for line in (story / "requirements.txt").read_text("utf-8").splitlines())
    (story / "requirements.txt").write_text("explainer-site==7.0\n", "utf-8")
    temp.mkdir()
    _git(story, "init", "-q", "-b", "main")
    _commit(story)
    expressions = {
        "steps.pages.outputs.base_url": SITE,
        "github.server_url": "https://example.org",
        "github.repository": "us/story",
        "github.ref_name": "main",
    }
    return Runner(story, temp, python, expressions)


def test_a_new_story_is_checked_and_built_as_it_is_pushed_and_not_yet_dated(runner):
    failed, printed = runner.job("pages.yml", "build")
    assert failed is None, printed
    front = (runner.story / "build" / "site" / "index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{SITE}/">' in front
    assert "https://example.org/us/story/edit/main/content/" in front
    assert "[not-dated]" in runner.summary and re.search(r"since: \d{4}-\d\d-\d\d$", runner.summary, re.M)


def test_a_story_that_does_not_say_what_makes_it_is_told_so(runner):
    (runner.story / "requirements.txt").write_text("# explainer-site==7.0\n", "utf-8")
    failed, printed = runner.job("pages.yml", "build")
    assert failed.startswith("grep")
    assert "::error file=requirements.txt::requirements.txt does not say yet what makes this site" in printed


def test_a_build_that_fails_fails_its_step_though_what_it_says_goes_through_a_pipe(runner):
    _edit(runner.story / "content" / "facts" / "timeline.yml", "recalled its ambassador", "recalled the ambassador")
    failed, printed = runner.job("pages.yml", "build", only="pip install")
    assert failed is None, printed
    assert "explainer build" in runner.job("pages.yml", "build", only="explainer build")[0]


def test_a_story_that_says_so_has_nothing_in_the_summary(runner):
    _edit(runner.story / "content" / "story.yml", "# since: 2026-03-05", "since: 2026-03-05")
    failed, printed = runner.job("pages.yml", "build")
    assert failed is None, printed
    assert runner.summary == ""


def test_a_pull_request_is_told_which_facts_it_changes_and_where_it_is_wrong(runner):
    runner.expressions["github.event.pull_request.base.sha"] = _git(runner.story, "rev-parse", "HEAD")
    sheet = runner.story / "content" / "facts" / "expulsions.yml"
    _edit(sheet, "status: ordered to leave", "status: persona non grata")
    _edit(sheet, "gave them until Monday", "gave them until Tuesday")
    _commit(runner.story)
    failed, printed = runner.job("facts.yml", "changes")
    assert failed == "explainer check", printed
    assert "ordered to leave" in runner.summary and "persona non grata" in runner.summary
    assert re.search(r"^::error file=content/facts/expulsions\.yml,line=\d+,", printed, re.M)


def test_a_first_pull_request_has_nothing_before_it(runner):
    runner.expressions["github.event.pull_request.base.sha"] = _git(
        runner.story, "commit-tree", _git(runner.story, "mktree"), "-m", "Nothing"
    )
    failed, printed = runner.job("facts.yml", "changes")
    assert failed is None, printed
    assert "Graustark" in runner.summary
