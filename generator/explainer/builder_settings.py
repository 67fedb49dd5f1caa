"""Settings for site builders that do not have the plugin: a person's mkdocs.yml, led to the written pages.

ProperDocs and Zensical read MkDocs' settings. What they would not know, or would do to the wrong files, is left out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from .files import read_file
from .messages import Messages
from .render import plain_html

__all__ = ["read_settings", "settings_text"]

_LEFT_OUT = (
    "docs_dir",
    "site_dir",
    "edit_uri",
    "edit_uri_template",
    "hooks",
    "plugins",
    "remote_branch",
    "remote_name",
    "watch",
)
"""Which settings are of another folder, or of MkDocs alone; a link to edit a page would lead to no file that a person edits."""
_STOPS_ZENSICAL = "run_explainer_render_first"
"""What stands in the theme's settings so that Zensical does not take mkdocs.yml itself for all there is."""
_ENGLISH = "en"
"""What a theme speaks where nobody has told it otherwise; the site's words decide, for pages do not mark those."""
_FAVICON = "assets/favicon.png"
"""What stands in the browser's tab, where a person has nothing else there."""
_SEARCH = ("search", "material/search")


class _Loader(yaml.SafeLoader):
    """Reads values of tags that it does not know, such as ``!!python/name:…``, as what stands there."""


class _Dumper(yaml.SafeDumper):
    """Writes them as they stood."""

    def ignore_aliases(self, data: object) -> bool:
        return True


class _AsItStands:
    """A value of a tag that only a site builder knows."""

    def __init__(self, node: yaml.Node) -> None:
        """:param node: the value and its tag."""
        self.node = node


_Loader.add_constructor(None, lambda loader, node: _AsItStands(node))
_Dumper.add_representer(_AsItStands, lambda dumper, value: value.node)


def read_settings(file: Path) -> dict[str, Any]:
    """A mkdocs.yml with what it inherits, and with the values of the environment's variables.

    :raises click.ClickException: it is no YAML, or inherits from a file that is not there; MkDocs' own words say which.
    :raises OSError: it cannot be read.
    """
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load

    read_file(file, file.parent)  # what is no file is not waited for
    with file.open("rb") as text:
        return yaml_load(text, get_yaml_loader(_Loader))


def settings_text(
    own: Mapping[str, Any],
    *,
    head: str,
    title: str,
    messages: Messages,
    pages: str,
    there: Container[str],
    nav: Iterable[Any],
    added: Iterable[str],
    up: str,
) -> str:
    """The settings for a site of written pages, YAML.

    :param own: a person's settings.
    :param head: a comment's line that the settings begin with.
    :param title: what the site is called where the settings do not say.
    :param messages: what the site says of its own, in its language.
    :param pages: the name of the folder of pages, beside which the settings stand.
    :param there: the paths of all files in it.
    :param nav: the navigation where the settings do not say.
    :param added: the paths of style sheets and scripts that each page has.
    :param up: the relative path from where the settings stand to where the person's stand.
    """
    settings: dict[str, Any] = {
        "site_name": own.get("site_name") or _name(title),
        "docs_dir": pages,
        "site_dir": f"{pages}-site",
        **{key: value for key, value in own.items() if key not in ("site_name", *_LEFT_OUT)},
        "edit_uri": "",
        "theme": _theme(own.get("theme") or "mkdocs", messages, there, up),
        "plugins": _search(own.get("plugins", ["search"])),
        "nav": _nav_of(own.get("nav") or _escaped(nav), there),
    }
    for key, ending in (("extra_css", ".css"), ("extra_javascript", ".js")):
        listed = list(own.get(key) or [])
        settings[key] = [*listed, *(path for path in added if path.endswith(ending) and path not in listed)]
    return f"{head}\n{yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)}"


def _name(title: str) -> str:
    """A site's name, which themes set in HTML as it is, between tags and in attributes, and in others after escaping it."""
    return plain_html(re.sub(r'(^|[\s(\[])"', r"\1“", title).replace('"', "”"))


def _theme(theme: Any, messages: Messages, there: Container[str], up: str) -> dict[str, Any]:
    settings = {"name": theme} if isinstance(theme, str) else dict(theme)
    settings.pop(_STOPS_ZENSICAL, None)
    if settings.get("language", _ENGLISH) == _ENGLISH != messages.spoken:
        settings["language"] = messages.spoken
    if messages.is_leftward:  # pages are written for that
        settings.setdefault("direction", "rtl")
    if _FAVICON in there:
        settings.setdefault("favicon", _FAVICON)
    if folder := settings.get("custom_dir"):
        settings["custom_dir"] = Path(os.path.normpath(Path(up, folder))).as_posix()
    return settings


def _search(plugins: Any) -> list[Any]:
    """Of the plugins the search, with its settings: in what other builders have, or have of their own."""
    named = [{name: options} for name, options in plugins.items()] if isinstance(plugins, Mapping) else plugins or []
    found = [one if isinstance(one, Mapping) else {one: {}} for one in named]
    return [{"search": options or {}} for one in found for name, options in one.items() if name in _SEARCH]


def _escaped(nav: Any) -> Any:
    """A navigation with its titles as themes set them in HTML: as they are."""
    if isinstance(nav, Mapping):
        return {plain_html(title): _escaped(target) for title, target in nav.items()}
    return nav if isinstance(nav, str) else list(map(_escaped, nav))


def _nav_of(nav: Iterable[Any], there: Container[str]) -> list[Any]:
    """A navigation without pages that are not there, and without parts in which none is left."""
    return [kept for entry in nav if (kept := _entry(entry, there))]


def _entry(entry: Any, there: Container[str]) -> Any:
    if isinstance(entry, Mapping):
        return {name: kept for name, target in entry.items() if (kept := _entry(target, there))}
    if isinstance(entry, list):
        return _nav_of(entry, there)
    return entry if not str(entry).endswith(".md") or entry in there else None
