"""The theme speaks the story's language, in its direction, and its search knows it: story.yml says it once for the whole site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from ..messages import Messages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

__all__ = ["speak", "with_spoken"]

_ENGLISH = "en"
"""What the theme speaks where nobody has told it otherwise."""
_TEXTS = "partials/languages/{}.html"
"""Where the theme has its texts in each language."""
_TEXT = '<article class="md-content__inner md-typeset"'
"""How the theme begins a page's text."""
_SEARCHED = "assets/javascripts/lunr/min/lunr.{}.min.js"
"""And what its search knows of the words of each."""


def speak(config: MkDocsConfig, language: str, *articles: str) -> None:
    """Give the theme a story's language, unless mkdocs.yml names another than English for it, and its search those of its words.

    :param language: the story's, ISO 639-1, which may go on with a region.
    :param articles: those of its articles, in the same form.
    """
    theme, plain = config.theme, _plain(language)
    if plain != _ENGLISH and theme.get("language", _ENGLISH) == _ENGLISH:
        if known := next((one for one in (language, plain) if _has(theme, _TEXTS.format(one))), ""):
            theme["language"] = known
        if _is_leftward(plain) and not theme.get("direction"):
            theme["direction"] = "rtl"
    for name, plugin in config.plugins.items():
        is_search = name.rpartition("/")[2] == "search"
        searched: list[str] = (is_search and getattr(plugin.config, "lang", None)) or []
        for one in dict.fromkeys(map(_plain, (language, *articles))) if searched else ():
            if one not in searched and _has(theme, _SEARCHED.format(one)):
                searched.append(one)


def with_spoken(page: str, messages: Messages) -> str:
    """A page whose text says that it is English where nobody has translated what the site says of its own yet."""
    if messages.spoken == messages.language:
        return page
    return page.replace(_TEXT, f'{_TEXT} lang="{messages.spoken}"', 1)


def _plain(language: str) -> str:
    """A language without its region."""
    return language.partition("-")[0]


def _has(theme: Theme, file: str) -> bool:
    """Whether a theme has a file; what a language is called leads to no folder above that of its kind."""
    return ".." not in file and any(Path(folder, file).is_file() for folder in theme.dirs)


def _is_leftward(language: str) -> bool:
    try:
        return Locale.parse(language).text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False
