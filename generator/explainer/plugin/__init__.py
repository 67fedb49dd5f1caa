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
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File
from watchdog.events import FileCreatedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import ObservedWatch

from ..content import ContentFolder, load
from ..diagnostics import told
from ..errors import ExplainerError, InvalidContent
from ..files import strangers
from ..published import published
from ..render import CARD, FEED, Entries, readable, with_marks
from ..site import Site, make_site, templates_folder
from .content_security import PolicyOption, elsewhere, marking, with_policy
from .from_disk import write_for_disk
from .generated_files import generated
from .html_links import led
from .navigation import navigation, own_pages_of, page_frame, with_frame, with_theme, with_title_as_text
from .sharing import in_sitemap, lead_on, metadata, metadata_of_404, with_favicon, with_feed, with_metadata
from .site_language import speak, with_spoken
from .theme_search import heading_of, rank_search_by_what_is_asked, with_named_search, write_search_entries

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

__all__ = ["ExplainerConfig", "ExplainerPlugin"]

_log = get_plugin_logger("explainer")
_beside = logging.getLogger(__name__)
"""For what ``--strict`` does not stop at: MkDocs counts only what its own loggers say."""
_BANNER = """\
<div class="admonition failure" role="alert" data-search-exclude>
<p class="admonition-title">The fact sheets need mending; these are the last good pages</p>
<pre><code>{problem}</code></pre>
</div>
"""
_BLOCKED = (
    "{address} is on another host, and the pages' Content-Security-Policy blocks it: keep a copy among your pages, "
    "or allow it with content_security_policy in mkdocs.yml (see Publishing in generator/README.md)"
)


class ExplainerConfig(Config):
    """The plugin's options in mkdocs.yml."""

    content = config_options.Optional(config_options.Dir(exists=True))
    """The content folder; left out, the folder that ``docs_dir`` is in."""
    templates = config_options.Optional(config_options.Dir(exists=True))
    """The templates; left out, ``templates`` beside the content folder, or else those of the package."""
    content_security_policy = PolicyOption()
    """What browsers may load beside the site's own, by the policy's directives; ``false`` for no policy."""


class ExplainerPlugin(BasePlugin[ExplainerConfig]):
    """Pages made from fact sheets."""

    def __init__(self) -> None:
        self._serving = False
        self._site = Site()
        self._problem = ""
        self._title, self._languages = "", ["en"]
        self._whole = ""
        self._nav: Any = None
        self._own: list[Any] | None = None
        self._entries: dict[str, Entries] = {}
        self._blocked: set[str] = set()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self._serving = command == "serve"

    @event_priority(100)  # other plugins look at the name too
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The site is called by the story's title, as readers may know it, unless mkdocs.yml gives it a name of its own, and
        speaks the story's language, and its search those of its articles."""
        with suppress(ExplainerError):  # told when the pages are made
            base = published(load(self._content(config))).base
            self._title = base.story.title
            self._languages = [base.story.language, *(article.meta.language for article in base.articles)]
        # themes set it as it is, or escape what is not escaped yet
        config.site_name = config.site_name or escape(readable(self._title))
        with_theme(config)
        with_favicon(config)
        speak(config, *self._languages)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages; MkDocs has not emptied the site's folder yet, so a broken sheet leaves the last site there."""
        root, self._entries, self._blocked = self._content(config), {}, set()
        try:
            ending = "/" if config.use_directory_urls else ".html"
            self._site = make_site(root, self._templates(root), config.site_url or "", ending)
            self._problem = ""
        except ExplainerError as error:
            for problem in told(error.diagnostics) if isinstance(error, InvalidContent) else [str(error)]:
                _log.error(problem)
            if not self._serving:
                raise Abort("No site was built: mend what is wrong, or ask explainer check.") from None
            self._problem = str(error)
        else:
            for warning in told(self._site.warnings):
                _log.warning(warning)
            for note in () if self._serving else told(self._site.notes):
                _beside.warning(note)
            if not config.site_url:
                _log.info(
                    "Nothing says here where the site will stand (site_url): an empty sitemap, no picture of shared links"
                )

    def _files(self, files: Files, *, config: MkDocsConfig) -> Files:
        strange = {path for path, _ in strangers(self._content(config))}  # while the last good pages are shown
        for file in list(files):
            source = Path(file.abs_src_path or "")
            if strange.intersection([source, *source.parents]):
                files.remove(file)
        there = {file.dest_uri: file for file in files}
        for path, content in self._site.assets.items():
            if not _is_taken(path, there.get(path), config):
                files.append(generated(config, path, content, ContentFolder(self._content(config)).story))
            elif path == CARD:  # nobody knows what that says
                self._site = replace(self._site, card="")
            listed: list[Any] = config.extra_css if path.endswith(".css") else config.extra_javascript
            if path.endswith((".css", ".js")) and path not in listed:
                listed.append(path)
        rank_search_by_what_is_asked(files, config)
        return self._pages(files, config)

    @event_priority(-150)  # below all that is known of
    def _files_again(self, files: Files, *, config: MkDocsConfig) -> Files:
        """A plugin that makes a site in several languages keeps only pages of ``docs_dir``: then ours come back.

        All pages that there are, are there now, so that the navigation can be made of them.
        """
        if not any(files.get_file_from_path(path) for path in self._site.pages):
            files = self._pages(files, config)
        written = None if config.nav is self._nav else config.nav  # a settings object may be built twice
        self._own = None if written else own_pages_of(files, config, self._site.pages, self._site.sections)
        config.nav = self._nav = navigation(written, files, self._site.sections, self._own or [])
        return files

    on_files = CombinedEvent(_files, _files_again)

    def _pages(self, files: Files, config: MkDocsConfig) -> Files:
        there = {file.dest_uri: file for file in files}
        root = self._content(config)
        for path, page in self._site.pages.items():
            file = generated(config, path, page.markdown, root / page.source)
            file.edit_uri = Path(os.path.relpath(root / page.source, config.docs_dir)).as_posix()
            if not _is_taken(path, there.get(file.dest_uri), config):
                files.append(file)
        if not files.get_file_from_path("index.md") and self._problem:
            files.append(generated(config, "index.md", "# No site yet\n", root))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """The theme knows what leads on from every page, also where another plugin asks it for its templates."""
        env = with_frame(env, config, page_frame(files, self._site.sections, self._own, self._site.messages))
        config.theme.get_env = lambda: env  # type: ignore[method-assign]
        return env if self._policy is None else marking(env)

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        if page.edit_url:
            name = (page.file.edit_uri or page.file.src_uri).replace("../", "")
            parts = urlsplit(page.edit_url.replace(name, quote(name)))  # there may be a # or ? in an article's name
            page.edit_url = parts._replace(path=posixpath.normpath(parts.path)).geturl()
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        lead_on(page, files)

    def on_page_content(self, content: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Sentences get the marks of what bears them, and links in HTML lead as those in Markdown do. Footnotes say again what a source's page says, so they are not
        indexed; a problem stands above all."""
        with_title_as_text(page)
        if made := self._site.pages.get(page.file.src_uri):
            content = led(with_marks(content, made.evidence), page.file, files)
        content = content.replace('<div class="footnote">', '<div class="footnote" data-search-exclude>')
        return _BANNER.format(problem=html.escape(self._problem)) + content if self._problem else content

    @event_priority(100)  # before the search looks at the page
    def _for_search(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        self._whole = page.content or ""
        made = self._site.pages.get(page.file.src_uri)
        if made and made.entries and page.file.src_dir != config.docs_dir:
            self._entries[page.url] = made.entries
            page.content = heading_of(self._whole)

    @event_priority(-150)  # after it
    def _for_readers(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        page.content = self._whole

    on_page_context = CombinedEvent(_for_search, _for_readers)

    def _post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The theme's search has a name, the text a language, others know what to show of the page, and feed readers find the
        feed of corrections."""
        messages = self._site.messages
        output = with_metadata(with_named_search(output), metadata(page, config, self._site))
        output = with_spoken(output, messages)
        title = messages.gettext("Corrections and updates")
        return with_feed(output, page, title) if FEED in self._site.assets else output

    @event_priority(-150)  # all that is known of have written what they add
    def _secured_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        return self._secured(output, config)

    on_post_page = CombinedEvent(_post_page, _secured_page)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The sitemap names each page once, by its own address."""
        if template_name == "sitemap.xml":
            context["pages"] = in_sitemap(context["pages"], config.site_url or "")
        return context

    def _post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """What stands at an address that leads nowhere has a search with a name, and what is shared of it is said there, too."""
        if template_name != "404.html":
            return output_content
        return with_metadata(with_named_search(output_content), metadata_of_404(config, self._site))

    @event_priority(-150)
    def _secured_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self._secured(output_content, config) if template_name.endswith(".html") else output_content

    on_post_template = CombinedEvent(_post_template, _secured_template)

    @event_priority(-150)  # after the search has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        write_search_entries(site, self._entries)
        write_for_disk(site)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        root = self._content(config)
        server.watch(str(root))
        if self.config.templates:
            server.watch(self.config.templates)
        else:
            _FolderToCome(server, ContentFolder(root).templates, root)
        return server

    @property
    def _policy(self) -> Mapping[str, str] | None:
        """What is added to the pages' policy; None where they have none: a server's own reload is an inline script."""
        return None if self._serving else self.config.content_security_policy

    def _secured(self, output: str, config: MkDocsConfig) -> str:
        """A page with its policy; a person is told where that blocks what is not of the page's text."""
        if self._policy is None:
            return output
        added = [str(one) for one in (*config.extra_javascript, *config.extra_css)]
        for address in elsewhere(output, added, self._policy, urlsplit(config.site_url or "").netloc):
            if address not in self._blocked:
                self._blocked.add(address)
                _log.warning(_BLOCKED.format(address=address))
        return with_policy(output, self._policy)

    def _content(self, config: MkDocsConfig) -> Path:
        return Path(self.config.content or Path(config.docs_dir).parent)

    def _templates(self, root: Path) -> Path | None:
        return Path(self.config.templates) if self.config.templates else templates_folder(root)


class _FolderToCome(FileSystemEventHandler):
    """Has a server watch a folder whenever it is there, and make the site anew when it comes or goes."""

    def __init__(self, server: LiveReloadServer, folder: Path, watched: Path) -> None:
        """:param watched: a folder that the server watches already."""
        self._server, self._folder = server, folder
        self._watched = ObservedWatch(str(watched.absolute()), recursive=True)
        self._there = False
        self._look()
        server.observer.schedule(self, str(folder.parent), recursive=False)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if self._look():  # a file's event makes the server build, and the folder's own does not
            self._server.observer.event_queue.put((FileCreatedEvent(str(self._folder)), self._watched))

    def _look(self) -> bool:
        """Whether the folder came or went."""
        if self._folder.is_dir() == self._there:
            return False
        self._there = not self._there
        (self._server.watch if self._there else self._server.unwatch)(str(self._folder))
        return True


def _is_taken(path: str, there: File | None, config: MkDocsConfig) -> bool:
    """Whether something else stands where a generated file would; a person's own was meant to, another plugin's may not."""
    if there is None:
        return False
    if there.src_dir == config.docs_dir:
        _log.info(f"Your own page stands in place of the generated {path}")
    else:
        _log.warning(f"{path} of the plugin {there.generated_by or 'another'} stands in place of the generated page")
    return True
