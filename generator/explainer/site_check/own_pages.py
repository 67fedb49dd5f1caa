"""People's own pages: which pages of a site are made from them, and where in their Markdown something stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from .built_page import Fault
from .built_site import SiteFiles
from .hidden_in_site import TEXTS

__all__ = ["OwnPages"]

_LEAST = 4
"""Characters that are looked for."""
_INDEXES = ("index", "README")


class OwnPages:
    """The pages in ``content/pages``."""

    def __init__(self, folder: Path, site: SiteFiles) -> None:
        """:param folder: where they are."""
        self._texts: dict[str, str] = {}
        self._folder, self._site = folder, site

    @cached_property
    def sources(self) -> Mapping[str, Path]:
        """The file that a page of the site was made from, by the page's path."""
        found: dict[str, Path] = {}
        for file in sorted(self._folder.rglob("*")) if self._folder.is_dir() else ():
            path = PurePosixPath(file.relative_to(self._folder).as_posix())
            if file.suffix == ".md":
                bare = path.parent if path.stem in _INDEXES else path.with_suffix("")
                for made in (f"{bare}/index.html".removeprefix("./"), f"{path.with_suffix('')}.html"):
                    if made in self._site.pages:
                        found.setdefault(made, file)
            elif path.as_posix() in self._site.pages:
                found[path.as_posix()] = file
        return found

    def texts(self) -> list[str]:
        """What they say, and the files beside them."""
        files = sorted(self._folder.rglob("*"))
        return [file.read_text("utf-8", "replace") for file in files if file.suffix in TEXTS and file.is_file()]

    def place(self, path: str, fault: Fault) -> tuple[Path, int, int] | None:
        """Where a fault of a page stands in the file that it was made from; None where nobody knows.

        :returns: the file, the line and the column.
        """
        if path not in self.sources:
            return None
        text = self._text(path)
        values = fault.written.split('"')[1::2] if fault.code != "site-parse-error" else ()
        for written in (fault.written, *values):
            if len(written) >= _LEAST and (at := text.find(written)) >= 0:
                if fault.code == "site-id-twice":
                    at = max(at, text.rfind(written))
                return self.sources[path], text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        return None

    def _text(self, path: str) -> str:
        if path not in self._texts:
            self._texts[path] = self.sources[path].read_text("utf-8", "replace")
        return self._texts[path]
