"""The theme's search, taught what readers ask for: what is found, how it is ranked, and what it is called for screen readers."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rjsmin import jsmin

from ..render import Entries, SearchEntry, asking_words
from .generated_files import generated

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

__all__ = ["INDEX", "heading_of", "rank_search_by_what_is_asked", "with_named_search", "write_search_entries"]

INDEX = "search/search_index.json"
"""What the search reads, on the site."""
_HEADING = re.compile(r"<h1\b")
_SEARCH_WORKER = "assets/javascripts/workers/search.*.min.js"

_DEAF = "const listen = self.addEventListener; self.addEventListener = () => {};"
"""Keeps the theme's worker, which has lunr in it, from answering."""
_HEARING = "self.addEventListener = listen;"

_Found = dict[str, Any]
"""What the search of MkDocs and of its themes knows of one section of a page: ``location``, ``title`` and ``text``, HTML."""


def rank_search_by_what_is_asked(files: Files, config: MkDocsConfig) -> None:
    """Let our worker take the place of the theme's, in the file that its pages load for that, with the theme's lunr in it."""
    for worker in [file for file in files if fnmatch(file.src_uri, _SEARCH_WORKER)]:
        ours = (package_files(__package__) / "search_worker.js").read_text("utf-8")
        files.remove(worker)
        text = f"{_DEAF}\n{worker.content_string}\n{_HEARING}\n{jsmin(ours)}"
        files.append(generated(config, worker.src_uri, text, Path(worker.abs_src_path or __file__)))


def heading_of(content: str) -> str:
    """A page's heading: all that a search is to read of a page whose facts are put into its index.

    To read a page is the dearest step of a large site.
    """
    found = _HEADING.search(content)
    return content[found.start() :].partition("</h1>")[0] + "</h1>" if found else ""


def write_search_entries(site: Path, pages: Mapping[str, Entries]) -> None:
    """Put the facts into the index that MkDocs has written, in the place of what it read on their pages.

    :param site: the folder of the site.
    :param pages: what is found on each page, by its address there, such as ``timeline/``.
    """
    file = site / INDEX
    if not file.is_file():  # a site without search
        return
    index = json.loads(file.read_text("utf-8"))
    config = index["config"]
    written = _Written(as_html="fields" in config)
    index["docs"] = list(written.with_entries(index["docs"], pages))
    config["asking"] = asking_words(config.get("lang") or ()) | {
        "called": [json.loads(text) for text in written.called]
    }
    index.pop("index", None)  # built before the facts were there; browsers build one where there is none
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


class _Written:
    """What is found on pages, written as the search has it."""

    def __init__(self, *, as_html: bool) -> None:
        """:param as_html: that of Material has HTML, that of MkDocs plain text."""
        self._as_html = as_html
        self.called: dict[str, int] = {}
        """What things are called beside their titles, JSON, by its number, which those have that are called so."""

    def with_entries(self, docs: list[_Found], pages: Mapping[str, Entries]) -> Iterator[_Found]:
        """The sections of pages without entries as they are; of a page with entries its top, and these.

        A page that the search was not to read is found where its top has a title.
        """
        titled = [page for page, entries in pages.items() if "" in entries and entries[""].title]
        by_page: dict[str, list[_Found]] = {page: [] for page in titled}
        for doc in docs:
            by_page.setdefault(doc["location"].partition("#")[0], []).append(doc)
        for page, sections in by_page.items():
            if not (entries := pages.get(page)):
                yield from sections
                continue
            read = {section["location"]: section for section in sections}
            for anchor in dict.fromkeys(("", *entries)):
                location, entry = f"{page}#{anchor}" if anchor else page, entries.get(anchor, SearchEntry())
                if location in read or entry.title:
                    yield {"location": location, "text": "", **read.get(location, {}), **self._fields(entry)}

    def _fields(self, entry: SearchEntry) -> _Found:
        """The fields of an entry that say something."""
        found: _Found = {
            "title": self._plain(entry.title),
            "text": "".join(f"<p>{self._plain(one)}</p>" for one in entry.text)
            if self._as_html
            else " ".join(entry.text),
            "day": self._plain(entry.day),
            "weight": entry.weight if entry.weight != 1 else None,
        }
        if entry.names or entry.asked:
            called = json.dumps({"names": entry.names, "asked": entry.asked})
            found["called"] = self.called.setdefault(called, len(self.called))
        return {name: value for name, value in found.items() if value not in ("", None)}

    def _plain(self, words: str) -> str:
        return html.escape(words, quote=False) if self._as_html else words


def with_named_search(page: str) -> str:
    """A page on which the theme's search, a dialog, is called for screen readers as the buttons in it are."""
    _, there, after = page.partition('<nav class="md-search__options" ')
    name = after.partition(">")[0]
    dialog = 'data-md-component="search" role="dialog"'
    return page.replace(dialog, f"{dialog} {name}", 1) if there else page
