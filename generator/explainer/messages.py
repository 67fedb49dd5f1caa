"""What the site says of its own, in its language: one catalogue of messages, as gettext has them.

A message is English, and its own key; ``data/locale/LANGUAGE.po`` holds it in another language. What is said stands in
templates and in code as ``_("…")``, ``gettext("…")`` and ``ngettext("…", "…", n)``, from where
``python -m tests.collect_messages`` collects it into ``data/locale/explainer.pot``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["ENGLISH", "LOCALE", "Messages"]

LOCALE = files("explainer") / "data" / "locale"
"""The folder of the catalogues."""


class Messages:
    """The site's words in one language."""

    def __init__(self, language: str) -> None:
        """:param language: ISO 639-1; one of which there is no catalogue is spoken to in English."""
        self.language = language
        self._translations = _translations(language)

    @property
    def is_english(self) -> bool:
        """Whether the story is told in English."""
        return self.language.partition("-")[0] == "en"

    @cached_property
    def is_leftward(self) -> bool:
        """Whether the story is read from right to left."""
        return self.locale_of_story.text_direction == "rtl"

    @cached_property
    def spoken(self) -> str:
        """The language that the site speaks: its own, or else English."""
        return self.language if self.is_english or _file(self.language) else "en"

    @cached_property
    def locale(self) -> Locale:
        """By which dates and lists are written: a message and the day in it are of one language."""
        return _locale(self.spoken)

    @cached_property
    def locale_of_story(self) -> Locale:
        """By which the story's own numbers are written, whatever the site speaks."""
        return _locale(self.language)

    @cached_property
    def untranslated(self) -> tuple[int, int]:
        """How many of the site's messages nobody has put into its language yet, of how many; in English none."""
        if self.is_english:
            return 0, 0
        with (LOCALE / "explainer.pot").open("rb") as template:
            all_of_them = [message for message in read_po(template) if message.id]
        if not (file := _file(self.language)):
            return len(all_of_them), len(all_of_them)
        with file.open("rb") as po:
            known = read_po(po, locale=self.language.partition("-")[0])
        return sum(not _is_said(known, message) for message in all_of_them), len(all_of_them)

    @property
    def name(self) -> str:
        """What the language is called in English; its code, where Unicode's CLDR has no name for it."""
        return str(_locale("en").languages.get(self.language.partition("-")[0], self.language))

    def gettext(self, message: str) -> str:
        """A message in the language."""
        return self._translations.gettext(message)

    def ngettext(self, one: str, several: str, n: int) -> str:
        """The message for ``n`` things."""
        return self._translations.ngettext(one, several, n)

    def listed(self, items: Sequence[str]) -> str:
        """Such as "Mali, Niger and Togo"."""
        return format_list(items, "standard", self.locale)

    def either(self, items: Sequence[str]) -> str:
        """Such as "2019, 2020 or 2021"."""
        return format_list(items, "or", self.locale)


def _is_said(known: Catalog, message: Message) -> bool:
    """Whether a catalogue has a message, in each of its forms."""
    there = known.get(message.id, message.context)
    said = there.string if there and not there.fuzzy else None
    return bool(said) and (isinstance(said, str) or all(said or ()))


def _locale(language: str) -> Locale:
    """What Unicode's CLDR says of a language; English, and of one that it does not know, is Britain's, as the site's dates are."""
    try:
        return Locale.parse("en_GB" if language.partition("-")[0] == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def _file(language: str) -> Traversable | None:
    """The catalogue of a language, or of the one that it is a region's form of; None where there is none."""
    files = (LOCALE / f"{one}.po" for one in (language, language.partition("-")[0]))
    return next((file for file in files if file.is_file()), None)


def _translations(language: str) -> NullTranslations:
    if not (file := _file(language)):
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as po:
        write_mo(compiled, read_po(po, locale=language.partition("-")[0]))
    compiled.seek(0)
    return GNUTranslations(compiled)


ENGLISH = Messages("en")
"""What is said in English whatever the site's language is, such as in the terminal."""
