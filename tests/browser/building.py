"""A story's site, built as `mkdocs build` builds it, and one page of each kind that it has, also of what is at no address."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from explainer.render.pages import PAGES

__all__ = ["KINDS", "built", "kinds"]

_OF_EACH = {"actor": "actors/*", "ledger": "ledgers/*", "source": "sources/*", "timeline-year": "timeline/*"}
"""Where the pages stand of which a story has several."""
_LEADS_ON = "former-actor"
"""A page that nobody stays on."""
_NOWHERE, _AT_NO_ADDRESS = "404", "404.html"
"""What is shown at an address that leads nowhere, and its file."""
KINDS = (*(kind.name for kind in PAGES if kind.name != _LEADS_ON), _NOWHERE)
"""Every kind of page that a reader stays on."""


def built(folder: Path, site: Path, *, strict: bool = True, address: str | None = None) -> Path:
    """Build a story's site.

    :param folder: where its ``mkdocs.yml`` is.
    :param site: where the site is written.
    :param strict: fail on warnings.
    :param address: where the site will stand; left out, what the settings say.
    :returns: ``site``.
    """
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site), strict=strict, site_url=address)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site


def kinds(site: Path) -> dict[str, str]:
    """The address on a built site of one page of each kind, by the kind's name: of several the one with the most on it."""
    found = {}
    for kind in KINDS:
        if kind == "index":
            found[kind] = ""
            continue
        there = site.glob(f"{_OF_EACH.get(kind, kind)}/index.html")
        if largest := max(there, key=lambda page: (page.stat().st_size, page), default=None):
            found[kind] = f"{largest.parent.relative_to(site).as_posix()}/"
    return found | ({_NOWHERE: _AT_NO_ADDRESS} if (site / _AT_NO_ADDRESS).is_file() else {})
