"""What a site needs that is opened from the disk: there browsers fetch nothing, but run scripts that stand beside it."""

from __future__ import annotations

from importlib.resources import files as package_files
from pathlib import Path

from rjsmin import jsmin

from ..render import ADDRESSES, CARDS
from .theme_search import INDEX

__all__ = ["write_for_disk"]

_FETCHED = (ADDRESSES, CARDS, INDEX)
_SCRIPT = "assets/from-disk.js"
"""What the theme's ``partials/javascripts/base.html`` asks for, from the disk alone."""


def write_for_disk(site: Path) -> None:
    """Put beside each file that scripts fetch one that says the same as a script, in the form that the theme has for its search,
    and the script that takes these in the place of the others.

    :param site: the folder of the site.
    """
    for file in (site / path for path in _FETCHED):
        if file.is_file():
            file.with_suffix(".js").write_text(f"var __index = {file.read_text('utf-8')}", "utf-8")
    script = site / _SCRIPT
    script.parent.mkdir(exist_ok=True)
    script.write_text(jsmin((package_files(__package__) / "from_disk.js").read_text("utf-8")), "utf-8")
