"""Links from a page to where facts, actors, articles and pages stand, and what these are called there."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from ..date_words import date_words, first_capital, machine_date
from ..model import Actor, Article, Fact, Source, preferred
from .catalogue import Catalogue
from .footnotes import title_in_language
from .languages import in_language, is_leftward, isolated, language_attributes, of_story, turned
from .markdown import Markdown, escape, link

__all__ = ["Links"]


class Links:
    """One page of a site, as what leads from it."""

    def __init__(self, catalogue: Catalogue, path: str, pages: Container[str] = ()) -> None:
        """:param pages: the paths of all pages of the site."""
        self.path = path
        self._catalogue, self._pages = catalogue, pages
        self._up = "../" * path.count("/")

    def has(self, path: str) -> bool:
        """Whether the site has such a page: one that would have nothing to show is not there."""
        return path in self._pages

    def link(self, text: Any, path: str, anchor: str = "") -> Markdown:
        """A link to a page, or to an anchor on it."""
        page = "" if path == self.path and anchor else self._up + path
        return link(text, f"{page}#{anchor}" if anchor else page)

    def home(self, text: Any, ident: str) -> Markdown:
        """A link to where a fact stands."""
        there = self._catalogue.homes[ident]
        return self.link(text, there.path, "" if ident in self._catalogue.actors else there.anchor)

    def address(self, ident: str) -> Markdown:
        """The address of where a fact stands, for a link in HTML."""
        there = self._catalogue.homes[ident]
        anchor = "" if ident in self._catalogue.actors else Markdown("#{}").format(there.anchor)
        return Markdown(f"{self._up}{there.path}") + anchor

    def former(self, fact: Fact) -> Markdown:
        """Where a fact stands, the places to which its old addresses lead."""
        return Markdown("").join(
            Markdown('<span id="{}"></span>').format(old) for old in self._catalogue.former_ids.get(fact.id, ())
        )

    def moved(self, facts: Sequence[Fact]) -> Markdown:
        """For old addresses on this page of what is told elsewhere now, since a person made it part of that, what leads on.

        :param facts: what the page tells.
        """
        here = {fact.id for fact in facts}
        there = ((now, olds) for now, olds in self._catalogue.former_ids.items() if now in self._catalogue.facts)
        return Markdown("\n").join(
            Markdown('<p class="x-moved" id="{}" markdown data-search-exclude>{}</p>\n').format(
                old, self._said(self._("This has moved: %(fact)s"), fact=self.mention(now))
            )
            for now, olds in there
            if now not in here
            for old in olds
        )

    def actor(self, ident: str) -> Markdown:
        """An actor's name, linked to its page; words that are no actor's id as they stand."""
        name = self._catalogue.spoken.get(ident)
        return self.home(isolated(name), ident) if name else isolated(ident)

    def subject(self, fact: Fact) -> str | Markdown:
        """What to call a fact in a heading or a link: an actor's name, its sentence without the full stop, or its day
        and an article's words, marked where these are of another language than the site's."""
        words, date = self._first_words(fact), preferred(getattr(fact, "date", None))
        day = f"{first_capital(self._date(date))}: " if date and self._catalogue.told(fact).source else ""
        return escape(day) + words if day else words

    def brief(self, fact: Fact) -> str | Markdown:
        """What happened in a few words, where the day stands already: a fact's sentence without the full stop, or whose
        words they are and the first of them."""
        told = self._catalogue.told(fact)
        return (
            Markdown("{}: {}").format(isolated(told.voice), self._first_words(fact))
            if told.source
            else self._first_words(fact)
        )

    def mention(self, ident: str) -> Markdown:
        """Another fact, named by its sentence and linked to where it stands."""
        return self.home(self.subject(self._catalogue.facts[ident]), ident)

    def when(self, fact: Fact) -> Markdown:
        """The date of a fact, linked to where it stands."""
        date = preferred(getattr(fact, "date", None))
        return self.home(first_capital(self._date(date)) if date else self._("Date not given"), fact.id)

    def day(self, date: str) -> Markdown:
        """A date in words, and for a machine where it is exact."""
        words, machine = escape(first_capital(self._date(date))), machine_date(date)
        return Markdown(f'<time datetime="{machine}">{words}</time>' if machine else words)

    def articles(self, sources: Sequence[Source]) -> list[Article]:
        """The articles of these sources, each once."""
        found = {article.id: article for s in sources if (article := self._catalogue.article(s.article))}
        return list(found.values())

    def article(self, article: Article, text: str | Markdown = "", anchor: str = "") -> Markdown:
        """An article's headline, or other words, linked to its page."""
        return self.link(text or self.title(article), self._catalogue.article_paths[article.id], anchor)

    def title(self, article: Article) -> Markdown:
        """An article's headline, marked where it is of another language than the site's."""
        return title_in_language(article, self._catalogue.messages)

    def language(self, article: Article, words: str = "") -> Markdown:
        """The attributes of an element that holds words of an article, or its text: none in the site's language."""
        return language_attributes(words or article.text, article, self._catalogue.messages)

    def resting(self, fact: Fact, anchors: Container[str], *, beside: bool = False) -> str | Markdown:
        """What to call what rests on words of an article; if they tell it, they are not said again.

        :param anchors: the words' anchors.
        :param beside: whether the words stand beside it.
        """
        told = self._catalogue.told(fact).source
        if not told or self._catalogue.anchor(told) not in anchors:
            return self.subject(fact)
        date = preferred(getattr(fact, "date", None))
        if beside:
            return first_capital(self._date(date)) if date else self._("Date not given")
        return (
            self._said(self._("Quoted word for word: %(date)s"), date=self._date(date))
            if date
            else self._("Quoted word for word")
        )

    def _first_words(self, fact: Fact) -> str | Markdown:
        """A fact's heading without its day, marked where it is of another language than the site's."""
        heading, told = self._catalogue.heading(fact), self._catalogue.told(fact)
        if isinstance(fact, Actor):
            return isolated(heading)
        if not told.source:
            return self._of_people(heading, told.how)
        date = preferred(getattr(fact, "date", None))
        words = heading.removeprefix(f"{first_capital(self._date(date))}: " if date else "")
        return self._of_article(words, escape(words), told.source)

    def _of_people(self, words: str | Markdown, how: str) -> str | Markdown:
        """What a fact is told by, which is in the story's language where people wrote it."""
        return of_story(words, self._catalogue.messages) if how == "summary" else words

    def _of_article(self, words: str, shown: Markdown, source: Source) -> Markdown:
        """An article's words that tell a fact, marked as of another language where they are."""
        article, shown = self._catalogue.article(source.article), turned(shown) if is_leftward(words) else shown
        return in_language(words, article, self._catalogue.messages, shown)

    def _(self, message: str) -> str:
        return self._catalogue.messages.gettext(message)

    def _said(self, message: str, **values: str) -> Markdown:
        """A message, which is Markdown, with values that are escaped where they are none."""
        return Markdown(message) % values

    def _date(self, date: str) -> str:
        return date_words(date, self._catalogue.messages)
