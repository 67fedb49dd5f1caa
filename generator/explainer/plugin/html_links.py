"""Links in the HTML of a page that lead to files of pages: MkDocs follows only those in Markdown."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

__all__ = ["led"]

_LINK_TO_FILE = re.compile(r'href="([\w./-]{1,300}\.md)(?=["#])')


def led(content: str, here: File, files: Files) -> str:
    """A page's HTML whose links to files of pages lead to these pages: MkDocs sees only links in Markdown."""

    def lead(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here.src_uri), found[1]))
        there = files.get_file_from_path(path)
        return f'href="{there.url_relative_to(here)}' if there else found[0]

    return _LINK_TO_FILE.sub(lead, content)
