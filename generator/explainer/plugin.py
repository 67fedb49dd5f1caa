"""The MkDocs plugin: it hands the story's pages to MkDocs, which writes, searches and serves them.

    plugins: [search, explainer]

A person's own page in the content folder's ``pages`` takes the place of a generated one of the same
path. Under ``mkdocs serve`` a broken sheet costs nothing but a banner: the last good pages stay.
"""

from __future__ import annotations

import html
import logging
import os
import posixpath
from contextlib import suppress
from fnmatch import fnmatch
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from .content import ContentFolder
from .errors import ExplainerError, InvalidContent
from .render import FEED
from .sheets import read_story
from .site import Site, make_site, templates_folder

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

__all__ = ["ExplainerConfig", "ExplainerPlugin"]

_log = get_plugin_logger("explainer")
_beside = logging.getLogger(__name__)
"""For what ``--strict`` does not stop at: MkDocs counts only what its own loggers say."""
_SEARCH_WORKER = "assets/javascripts/workers/search.*.min.js"
_BANNER = """\
<div class="admonition failure" role="alert" data-search-exclude>
<p class="admonition-title">The fact sheets need mending; these are the last good pages</p>
<pre><code>{problem}</code></pre>
</div>
"""


class ExplainerConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Optional(config_options.Dir(exists=True))
    """The content folder; left out, the folder that ``docs_dir`` is in."""
    templates = config_options.Optional(config_options.Dir(exists=True))
    """The templates; left out, ``templates`` beside the content folder, or else those of the package."""


class ExplainerPlugin(BasePlugin[ExplainerConfig]):
    """Pages made from fact sheets."""

    def __init__(self) -> None:
        self._serving = False
        self._site = Site()
        self._problem = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    @event_priority(100)  # other plugins look at the name too
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The site is called by the story's title, unless mkdocs.yml gives it a name of its own."""
        if not config.site_name:
            folder = ContentFolder(self._content(config))
            with suppress(InvalidContent):  # told when the pages are made
                story = read_story(folder.story, folder.name(folder.story))
                config.site_name = story.title if story else ""
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages; MkDocs has not emptied the site's folder yet, so a broken sheet leaves the last site there."""
        root = self._content(config)
        try:
            corrections = "corrections/" if config.use_directory_urls else "corrections.html"
            self._site = make_site(root, self._templates(root), config.site_url or "", corrections)
            self._problem = ""
        except ExplainerError as error:
            for problem in error.diagnostics if isinstance(error, InvalidContent) else [error]:
                _log.error(str(problem))
            if not self._serving:
                raise Abort("No site was built: mend what is wrong, or ask explainer check.") from None
            self._problem = str(error)
        else:
            for warning in self._site.warnings:
                _log.warning(str(warning))
            for note in () if self._serving else self._site.notes:
                _beside.warning(str(note))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        own = {file.dest_uri for file in files if file.src_dir == config.docs_dir}
        root = self._content(config)
        for path, page in self._site.pages.items():
            file = File.generated(config, path, content=page.markdown)
            file.edit_uri = Path(os.path.relpath(root / page.source, config.docs_dir)).as_posix()
            if file.dest_uri in own:
                _log.info(f"Your own page stands in place of the generated {path}")
            else:
                files.append(file)
        if not files.get_file_from_path("index.md") and self._problem:
            files.append(File.generated(config, "index.md", content="# No site yet\n"))
        for path, content in self._site.assets.items():
            files.append(File.generated(config, path, content=content))
            listed: list[Any] = config.extra_css if path.endswith(".css") else config.extra_javascript
            if path.endswith((".css", ".js")) and path not in listed:
                listed.append(path)
        _fold_accents_in_search(files, config)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        if page.edit_url:
            parts = urlsplit(page.edit_url)
            page.edit_url = parts._replace(path=posixpath.normpath(parts.path)).geturl()
        return page

    def on_page_content(self, content: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Footnotes say again what a source's page says, so they are not indexed; a problem stands above all."""
        content = content.replace('<div class="footnote">', '<div class="footnote" data-search-exclude>')
        return _BANNER.format(problem=html.escape(self._problem)) + content if self._problem else content

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Feed readers find the feed of corrections from any page."""
        if FEED not in self._site.assets:
            return output
        feed = f'<link rel="alternate" type="application/atom+xml" href="{get_relative_url(FEED, page.url)}">'
        return output.replace("</head>", f"{feed}</head>", 1)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        root = self._content(config)
        templates = self._templates(root)
        for folder in (root, templates) if templates else (root,):
            server.watch(str(folder))
        return server

    def _content(self, config: MkDocsConfig) -> Path:
        return Path(self.config.content or Path(config.docs_dir).parent)

    def _templates(self, root: Path) -> Path | None:
        return Path(self.config.templates) if self.config.templates else templates_folder(root)


def _fold_accents_in_search(files: Files, config: MkDocsConfig) -> None:
    """Let the theme's search find "Goïta" for "Goita" and the other way round: a few lines are added to its worker."""
    for worker in [file for file in files if fnmatch(file.src_uri, _SEARCH_WORKER)]:
        folding = (package_files(__package__) / "search_folding.js").read_text("utf-8")
        files.remove(worker)
        files.append(File.generated(config, worker.src_uri, content=f"{worker.content_string}\n{folding}"))
