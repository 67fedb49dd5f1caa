"""A story's site: its facts checked and rendered, and MkDocs told to build or serve it."""

from __future__ import annotations

import logging
import os
import socket
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .check import NO_ADDRESS, check, notes
from .content import ContentFolder, load
from .corrections import change_log, not_dated, not_whole
from .diagnostics import Diagnostic
from .errors import ExplainerError, InvalidContent
from .exporters import export_files
from .files import read_file, real_place, refusal, strangers
from .merge.articles_as_read import with_readers
from .messages import ENGLISH, Messages
from .model import FactBase
from .published import published
from .render import CARD, FEED, Page, Sections, assets, card, feed, fetched, render, sections
from .site_check import check_site
from .utf8 import not_opened

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Site", "build_site", "checked", "make_site", "serve_site", "templates_folder"]


@dataclass(frozen=True, slots=True)
class Site:
    """What the fact sheets become, in memory."""

    pages: dict[str, Page] = field(default_factory=dict)
    """Markdown pages by their path, such as ``timeline.md``."""
    assets: dict[str, bytes] = field(default_factory=dict)
    """Style sheets, scripts, what they fetch, the public data and the feed, by their path."""
    warnings: list[Diagnostic] = field(default_factory=list)
    """What an editor should look at."""
    notes: list[Diagnostic] = field(default_factory=list)
    """What an editor should know of a site that is published, and that is no reason not to."""
    messages: Messages = ENGLISH
    """What the site says of its own."""
    sections: Sections = field(default_factory=sections)
    """What its pages may lead to; ``sections.nav(pages)`` is the navigation in the form of mkdocs.yml."""
    title: str = ""
    """The story's title, without names that are kept off the site."""
    standfirst: str = ""
    """What stands under it."""
    card: str = ""
    """What the picture of the story says; empty where there is none, or one of a person's own."""


def checked(root: Path) -> tuple[FactBase, list[Diagnostic]]:
    """The fact base of a content folder, and the warnings about it.

    :raises InvalidContent: with all errors and warnings, where there is an error.
    """
    base = load(root)
    diagnostics = check(base, root)
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        raise InvalidContent(diagnostics)
    return base, diagnostics


def templates_folder(root: Path) -> Path | None:
    """The story's own templates; None where the packaged ones are used.

    :raises InvalidContent: they are a link out of the story's folder.
    """
    folder = ContentFolder(root).templates
    if folder.is_symlink():
        try:
            real_place(folder, folder.parent)
        except OSError as error:
            raise InvalidContent([not_opened(folder.name, refusal(error))]) from None
    return folder if folder.is_dir() else None


def make_site(root: Path, templates: Path | None, address: str = "", ending: str = ".html") -> Site:
    """Everything that a site builder needs, from the content folder and its history.

    :param address: where the site will be, ending in a slash; empty where nobody knows.
    :param ending: what the address of a page ends in: a slash, where each page is a folder's.
    :raises ExplainerError: something in the content or in a template is wrong.
    """
    if templates and (wrong := [*strangers(templates)]):
        raise InvalidContent(
            [not_opened(f"{templates.name}/{file.relative_to(templates)}", why) for file, why in wrong]
        )
    base, found = checked(root)
    folder = ContentFolder(root)
    base = base.model_copy(update={"articles": with_readers(folder, base.articles)})
    found = [one for one in found if not (address and one.code == NO_ADDRESS)]
    known = notes(base, found)  # such as a hidden name: whoever hides one must not wait to publish that
    warnings = [one for one in found if one not in known]
    log = change_log(base, folder.facts)
    warnings += not_whole(log, folder.facts, folder.name(folder.facts))
    known += not_dated(log, base, folder.name(folder.story)) if address else []
    story, files = published(base).base.story, assets(templates) | fetched(base, ending)
    files |= export_files(base, "json")
    if log.updated:  # a feed says when it was updated
        files[FEED] = feed(base, templates, log, site=address, page=f"corrections{ending}")
    messages = Messages(story.language)
    card_says = ""
    if address and CARD not in files:  # who shows it asks for a whole address
        files[CARD], card_says = card(base)
    return Site(
        pages=render(base, templates, log, feed=FEED if FEED in files else "", address=address),
        assets=files,
        warnings=warnings,
        notes=known,
        messages=messages,
        sections=sections(messages, story.ledgers),
        title=story.title,
        standfirst=story.standfirst,
        card=card_says,
    )


def build_site(root: Path, *, strict: bool = False, quiet: bool = False) -> list[Diagnostic]:
    """What ``mkdocs build`` does beside the content folder.

    :param strict: fail on warnings.
    :param quiet: say only what is wrong.
    :returns: what is wrong with the site that was built.
    :raises ExplainerError: there is no mkdocs.yml there.
    """
    from mkdocs.commands.build import build

    config = _mkdocs_config(root, strict=strict or None)
    _log_to_terminal(quiet)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return check_site(load(root), root, Path(config.site_dir))


def serve_site(root: Path, host: str, port: int, *, browser: bool = False, quiet: bool = False) -> None:
    """What ``mkdocs serve`` does beside the content folder, until it is interrupted.

    :param host: a name or an address of this computer.
    :param browser: open the site in the browser.
    :param quiet: say only what is wrong.
    :raises ExplainerError: there is no mkdocs.yml there, or nobody can be served at that address.
    """
    from mkdocs.commands.serve import serve

    _check_free(host, port)
    config = _mkdocs_config(root)
    _log_to_terminal(quiet)
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    serve(config.config_file_path, docs_dir=config.docs_dir, dev_addr=address, open_in_browser=browser)


def _check_free(host: str, port: int) -> None:
    """Building takes its time, so whether the site can then be served is asked first.

    :raises ExplainerError: something else is served there, or it is no address of this computer.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        if os.name != "nt":  # there it would let two serve at one address
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ExplainerError(
                f"{host}:{port} cannot be served at: {(error.strerror or str(error)).lower()}; "
                f"stop what is served there, or name another place with --address {host}:{port + 1}"
            ) from None


def _mkdocs_config(root: Path, *, strict: bool | None = None) -> MkDocsConfig:
    """mkdocs.yml beside the content folder, made to take its pages from that folder."""
    from mkdocs.config import load_config

    file = root.resolve().parent / "mkdocs.yml"
    if not file.is_file():
        raise ExplainerError(f"there is no {file}: explainer new DIR shows what it holds")
    read_file(file, file.parent)  # what is no file of the story is not opened
    pages = ContentFolder(root.resolve()).pages
    pages.mkdir(exist_ok=True)  # git keeps no empty folder, and MkDocs asks for it
    try:
        return load_config(str(file), docs_dir=str(pages), strict=strict)
    except (TypeError, ValueError, AttributeError) as error:  # MkDocs' own, where INHERIT names what holds no settings
        raise ExplainerError(f"{file.name} cannot be read with what it inherits: {error}") from error


def _log_to_terminal(quiet: bool) -> None:
    """MkDocs speaks through ``logging``; its own command line sets this up, and so must another."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING if quiet else logging.INFO)
    if logger.handlers:
        return
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    logger.addHandler(handler)
