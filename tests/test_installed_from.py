"""The line that installs the running copy somewhere else."""

import subprocess
from importlib.metadata import PathDistribution

import pytest

from explainer import __version__
from explainer.installed_from import requirement, requirement_of

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://example.org/us/explainer.git", "git+https://example.org/us/explainer.git"),
        ("https://me:secret@example.org:8443/us/explainer", "git+https://example.org:8443/us/explainer"),
        ("ssh://git@example.org:22/us/explainer.git", "git+https://example.org/us/explainer.git"),
        ("git@example.org:us/explainer.git", "git+https://example.org/us/explainer.git"),
    ],
)
def test_a_repository_is_told_at_its_commit_without_keys(url, told):
    noted = {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}}
    assert requirement_of(noted) == f"explainer-site @ {told}@{COMMIT}"


def test_a_folder_of_a_repository_is_told():
    noted = {"url": "https://example.org/us", "subdirectory": "site", "vcs_info": {"vcs": "git", "commit_id": COMMIT}}
    assert requirement_of(noted) == f"explainer-site @ git+https://example.org/us@{COMMIT}#subdirectory=site"


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("https://example.org/explainer_site-1.whl", "explainer-site @ https://example.org/explainer_site-1.whl"),
        ("file:///home/me/explainer_site-1.whl", None),
    ],
)
def test_an_archive_is_told_where_others_can_get_it(url, line):
    assert requirement_of({"url": url, "archive_info": {}}) == line


def _git(folder, *words):
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    done = subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path):
    """A checkout with a commit that its remote has, and its address as pip notes it."""
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "commit", "-q", "--allow-empty", "-m", "one")
    _git(tmp_path, "remote", "add", "origin", "git@example.org:us/explainer.git")
    _git(tmp_path, "update-ref", "refs/remotes/origin/main", "HEAD")
    return tmp_path


def _noted(folder):
    return {"url": folder.as_uri(), "dir_info": {"editable": True}}


def test_a_checkout_is_told_as_the_commit_of_its_remote(checkout):
    commit = _git(checkout, "rev-parse", "HEAD")
    assert requirement_of(_noted(checkout)) == f"explainer-site @ git+https://example.org/us/explainer.git@{commit}"


def test_a_commit_that_the_remote_does_not_have_is_not_told(checkout):
    _git(checkout, "commit", "-q", "--allow-empty", "-m", "two")
    assert requirement_of(_noted(checkout)) is None


def test_a_checkout_whose_remote_is_on_this_machine_is_not_told(checkout):
    _git(checkout, "remote", "set-url", "origin", "/srv/explainer.git")
    assert requirement_of(_noted(checkout)) is None


def test_a_folder_without_git_is_not_told(tmp_path):
    assert requirement_of(_noted(tmp_path)) is None


def test_what_came_from_an_index_is_told_by_its_version(monkeypatch):
    read = PathDistribution.read_text
    without = lambda self, name: None if name == "direct_url.json" else read(self, name)  # noqa: E731
    monkeypatch.setattr(PathDistribution, "read_text", without)
    assert requirement() == f"explainer-site=={__version__}"
