"""Where the running copy of this package came from, as a line that pip installs it by."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

__all__ = ["PACKAGE", "requirement", "requirement_of"]

PACKAGE = "explainer-site"
_SCP_LIKE = re.compile(r"(?:[^@/]+@)?(?P<host>[^:/]+):(?P<path>[^/].*)")
"""How git writes an address of ssh for short: ``git@example.org:us/explainer.git``."""


def requirement() -> str | None:
    """The line for requirements.txt that installs what runs here; None where nobody else could get it from there.

    What pip was given an address for it has noted in ``direct_url.json`` (PEP 610); else it was a release of an index.
    """
    try:
        installed = distribution(PACKAGE)
    except PackageNotFoundError:
        return None
    noted = installed.read_text("direct_url.json")
    return requirement_of(json.loads(noted)) if noted else f"{PACKAGE}=={installed.version}"


def requirement_of(direct_url: Mapping[str, Any]) -> str | None:
    """The line for what pip noted where it was given an address; None where the address is this machine's alone.

    :param direct_url: the content of ``direct_url.json``.
    """
    url = direct_url["url"]
    if vcs := direct_url.get("vcs_info"):
        return _of_commit(url, vcs["commit_id"], direct_url.get("subdirectory", ""))
    if "archive_info" in direct_url:
        return f"{PACKAGE} @ {_without_user(url)}" if urlsplit(url).scheme == "https" else None
    return _of_checkout(Path(unquote(urlsplit(url).path)))


def _of_commit(remote: str, commit: str, subdirectory: str) -> str | None:
    """A repository at a commit."""
    address = _fetched_by_all(remote)
    inside = f"#subdirectory={subdirectory}" if subdirectory else ""
    return f"{PACKAGE} @ git+{address}@{commit}{inside}" if address else None


def _of_checkout(folder: Path) -> str | None:
    """A folder's commit, in the repository that it was cloned from and that has the commit."""
    try:
        [top, commit] = _git(folder, "rev-parse", "--show-toplevel", "HEAD")
        for branch in _git(folder, "branch", "--remotes", "--contains", commit, "--format=%(refname:lstrip=2)"):
            [remote] = _git(folder, "remote", "get-url", branch.partition("/")[0])
            inside = folder.resolve().relative_to(Path(top).resolve()).as_posix().removeprefix(".")
            if line := _of_commit(remote, commit, inside):
                return line
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None  # no git, no checkout, no commit yet
    return None


def _fetched_by_all(remote: str) -> str | None:
    """A repository's address that needs no key, as https; None for one on this machine."""
    if "://" not in remote and (short := _SCP_LIKE.fullmatch(remote)):
        return f"https://{short['host']}/{short['path']}"
    return _without_user(remote) if urlsplit(remote).scheme in ("https", "ssh") else None


def _without_user(url: str) -> str:
    """An address as https without name and password, which are nobody else's business."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port and parts.scheme == "https" else ""
    return parts._replace(scheme="https", netloc=f"{parts.hostname}{port}").geturl()


def _git(folder: Path, *words: str) -> list[str]:
    """The lines that git answers; what a hook's git says of its own repository is not asked.

    :raises OSError: there is no git, or no such folder.
    :raises subprocess.CalledProcessError: git knows nothing of the folder.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()
