"""Git repositories made by tests: each commit an hour after the last, by nobody in particular."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

__all__ = ["Repository"]

_START = 1_714_989_600  # 6 May 2024, 10:00 UTC
_SOMEBODY = {f"GIT_{who}_{what}": "somebody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


class Repository:
    """A folder under git, apart from what the machine or its user has set up for git."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hours = 0
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        """What git answers."""
        when = f"{_START + 3600 * self._hours} +0200"
        settings = _SOMEBODY | {
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        command = ["git", "-c", "gc.auto=0", *words]
        done = subprocess.run(
            command, cwd=self.folder, env=os.environ | settings, capture_output=True, text=True, check=True
        )
        return done.stdout

    def commit(self, message: str, *, days: int = 0) -> str:
        """Commit all there is, an hour and so many days after the last commit; the commit's name."""
        self._hours += 1 + 24 * days
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()
