"""A person's own editor, opened at the line that is looked at."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..errors import ExplainerError
from ..tables import table

__all__ = ["editor_command", "open_editor"]


def open_editor(file: Path, line: int) -> None:
    """Open a file at a line in the editor that VISUAL or EDITOR names, and wait until that is closed.

    :param line: counted from 1.
    :raises ExplainerError: there is no editor, or it cannot be started.
    """
    command = editor_command(os.environ, file, line)
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise ExplainerError(
            f"{command[0]} cannot be started ({(error.strerror or str(error)).lower()}): "
            "name an editor that can in VISUAL or EDITOR"
        ) from None


def editor_command(environ: Mapping[str, str], file: Path, line: int) -> list[str]:
    """The words that open a file at a line.

    :param environ: the process's, with VISUAL or EDITOR, which may have words for the editor after its name.
    :raises ExplainerError: no editor is named and no usual one is there.
    """
    known = table("editors")
    named = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    words = shlex.split(named, posix=os.name != "nt") if named else _usual(known["usual"])
    program = Path(words[0]).stem.lower()
    forms = (form["arguments"] for form in known["opened"] if program in form["programs"])
    arguments = [word.format(file=file, line=line) for word in next(forms, ["{file}"])]
    return [*words, *(word for word in arguments if word not in words)]


def _usual(programs: list[str]) -> list[str]:
    found = next((program for program in programs if shutil.which(program)), None)
    if found is None:
        raise ExplainerError("no editor is named: set VISUAL or EDITOR, such as EDITOR=nano")
    return [found]
