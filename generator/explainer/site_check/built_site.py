"""The files of a built site, each page read once and not again before it changes."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from pydantic import TypeAdapter

from ..errors import ExplainerError
from ..file_cache import FileCache
from .built_page import BuiltPage
from .page_reader import read_page
from .references import scheme

__all__ = ["SiteFiles", "Target", "read_site"]

_PAGES = (".htm", ".html", ".xhtml")
_KEPT = TypeAdapter(dict[str, BuiltPage])
_NOWHERE = "http://site.invalid/"
"""Where a site stands that does not say where."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an address means; all is empty where it is no business of the site's."""

    file: str = ""
    """The file of the site that is there."""
    missing: str = ""
    """The path at which nothing is."""
    lacking: str = ""
    """The anchor that the file has not."""
    host: str = ""
    """The other host that is asked."""


@dataclass(frozen=True)
class SiteFiles:
    """What is there, and what of it can be led to."""

    folder: Path
    """Where the site is."""
    files: frozenset[str]
    """The paths of all files in it."""
    pages: Mapping[str, BuiltPage]
    """Those that are pages."""
    _found: dict[tuple[str, str], Target] = field(default_factory=dict, init=False, compare=False)

    @cached_property
    def address(self) -> str:
        """Where the site will stand, ending in a slash, as its front page says."""
        front = self.pages.get("index.html", BuiltPage()).address
        return front if urlsplit(front).scheme in ("http", "https") and front.endswith("/") else _NOWHERE

    def leads(self, path: str, address: str) -> Target:
        """What an address on a page means.

        :param path: of the page.
        """
        bare, _, anchor = address.partition("#")
        key = (path.rpartition("/")[0] if bare else path, bare)
        if key not in self._found:
            self._found[key] = self._target(path, bare) if bare else Target(file=path)
        found = self._found[key]
        anchor = anchor.partition(":~:")[0]
        there = self._anchors.get(found.file, frozenset()) if anchor else frozenset()
        if there and anchor != "top" and anchor not in there and unquote(anchor) not in there:
            return replace(found, lacking=unquote(anchor))
        return found

    def _target(self, path: str, address: str) -> Target:
        here = urlsplit(self.address)
        try:
            whole = urlsplit(urljoin(self.address + path, address.replace("\\", "/")))
        except ValueError:
            return Target(missing=address)
        if whole.netloc != here.netloc:
            return Target(host=whole.netloc) if whole.netloc else Target()
        if _leaves(path, address):
            return Target(missing=address)
        wanted = unquote(whole.path)
        if not whole.path.startswith(here.path):  # beside the site, where nobody knows what is
            return Target() if scheme(address) else Target(missing=wanted)
        wanted = wanted.removeprefix(unquote(here.path))
        file = wanted if wanted in self.files else "/".join(filter(None, (wanted.rstrip("/"), "index.html")))
        return Target(file=file) if file in self.files else Target(missing=wanted)

    def listed(self, path: str, part: str) -> Any:
        """A part of a list that programs read of the site.

        :raises ExplainerError: it is not what was built.
        """
        try:
            return json.loads((self.folder / path).read_text("utf-8"))[part]
        except (KeyError, TypeError, ValueError):
            raise ExplainerError(f"{self.folder / path} is not what was built: build the site anew") from None

    @cached_property
    def _anchors(self) -> dict[str, frozenset[str]]:
        return {path: frozenset(anchor.name for anchor in page.anchors) for path, page in self.pages.items()}


def _leaves(path: str, address: str) -> bool:
    """Whether an address that is told from its page goes above the site."""
    is_relative = not address.startswith(("/", "\\")) and not scheme(address)
    return is_relative and posixpath.normpath(posixpath.join(posixpath.dirname(path), address)).startswith("..")


def read_site(folder: Path) -> SiteFiles:
    """A site's files, its pages read.

    What was read is kept in a folder beside it, by the bytes of each page, so that unchanged pages are not read again.

    :raises OSError: a file cannot be read.
    """
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}
    kept = FileCache(folder.parent / f".{folder.name}-checked", _KEPT)
    known = kept.get(_version()) or {}
    pages, there = dict[str, BuiltPage](), dict[str, BuiltPage]()
    for path, file in files.items():
        if path.endswith(_PAGES):
            data = file.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            if digest not in there:
                there[digest] = known.get(digest) or read_page(data.decode("utf-8", "replace"))
            pages[path] = there[digest]
    if there.keys() != known.keys():
        kept.put(there, _version())
        kept.forget_others()
    return SiteFiles(folder, frozenset(files), pages)


def _version() -> str:
    """What the code is that reads pages, and what it knows of HTML: a change of either reads them anew."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(__file__).parents[1] / "data" / "html.yml"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
