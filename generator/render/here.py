"""What a template can ask for on the page that it makes: links from there, facts told with their footnotes.

Templates know it as ``here``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..disagreements import Disagreement
from ..model import Actor, Article, Claim, Fact, Role, Source, claims, preferred, standing
from ..numbers import spell
from ..telling import spoken_name
from .catalogue import Catalogue, Told
from .footnotes import Footnotes, credit, published_on, quotation, speaker, title
from .markdown import Markdown, escape, link
from .prose import date_words

__all__ = ["Here", "Value"]

_DATES = frozenset({"date", "deadline", "left"})
_UNTOLD = frozenset({"in_response_to", "deadline", "left", "said_by", "aliases", "roles", "country", "name"})
"""Fields that a fact's sentence does not tell, so what bears only them is not cited with it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, as a page shows it."""

    words: Markdown
    """The value."""
    sources: Sequence[Source]
    """What bears it."""
    set_aside: bool = False
    """Whether an editor holds it for wrong."""
    note: str = ""
    """An editor's words about it."""
    inferred_from: Article | None = None
    """The article whose date this date was worked out with, if it was."""


class Here:
    """One page in the making."""

    def __init__(self, catalogue: Catalogue, path: str) -> None:
        self.path = path
        self._catalogue = catalogue
        self._folder = posixpath.dirname(path)
        self._footnotes = Footnotes(catalogue, self.to)

    def to(self, path: str) -> str:
        """The relative address of another page of the site."""
        return posixpath.relpath(path, self._folder or ".") if path != self.path else ""

    def link(self, text: Any, path: str, anchor: str = "") -> Markdown:
        """A link to a page, or to an anchor on it."""
        return link(text, self.to(path) + (f"#{anchor}" if anchor else "") or posixpath.basename(path))

    def home(self, text: Any, ident: str) -> Markdown:
        """A link to where a fact stands."""
        there = self._catalogue.homes[ident]
        return self.link(text, there.path, "" if ident in self._catalogue.actors else there.anchor)

    def actor(self, ident: str) -> Markdown:
        """An actor's name, linked to its page; words that are no actor's id as they stand."""
        actor = self._catalogue.actors.get(ident)
        return self.home(spoken_name(actor), ident) if actor else escape(ident)

    def subject(self, fact: Fact) -> str:
        """What to call a fact in a heading or a link: an actor's name, or its sentence without the full stop."""
        if isinstance(fact, Actor):
            return str(preferred(fact.name))
        return self._catalogue.sentence(fact).removesuffix(".")  # type: ignore[arg-type]

    def cite(self, sources: Sequence[Source]) -> Markdown:
        """References to footnotes."""
        return self._footnotes.cite(sources)

    def notes(self) -> Markdown:
        """The footnotes of all that the page has cited so far: the end of every template."""
        return self._footnotes.definitions()

    def told(self, fact: Told, *, linked: bool = False) -> Markdown:
        """The fact's sentence with its footnotes.

        :param linked: whether the names in it lead to their pages.
        """
        sentence = self._catalogue.sentence(fact)
        words = self._with_links(sentence, fact) if linked else escape(sentence)
        return words + self.cite(self.bearing(fact))

    def bearing(self, fact: Told) -> list[Source]:
        """What bears a fact's sentence: its own sources, and those of the values that the sentence tells."""
        return list(_bearing(fact))

    def articles(self, sources: Sequence[Source]) -> list[Article]:
        """The articles of these sources, each once."""
        found = {article.id: article for s in sources if (article := self._catalogue.article(s.article))}
        return list(found.values())

    def mention(self, ident: str) -> Markdown:
        """Another fact, named by its sentence and linked to where it stands."""
        return self.home(self.subject(self._catalogue.facts[ident]), ident)

    def values(self, fact: Fact, name: str) -> list[Value]:
        """The values of a fact's field, what is set aside last; a plain value is borne by the fact's own sources."""
        found = [self._value(fact, name, claim) for claim in claims(getattr(fact, name, None))]
        return sorted(found, key=lambda value: value.set_aside)

    def several(self, fact: Fact, names: Sequence[str]) -> list[tuple[str, list[Value]]]:
        """Those of a fact's fields for which sources give more than one value, or one that is set aside."""
        found = [(name, self.values(fact, name)) for name in names if _has_claims(getattr(fact, name, None))]
        return [(name, values) for name, values in found if len(values) > 1 or values[0].set_aside]

    def sides(self, disagreement: Disagreement) -> list[Value]:
        """The values of a disagreement."""
        fact = self._catalogue.actors.get(disagreement.fact) or self._catalogue.facts[disagreement.fact]
        return [self._value(fact, disagreement.field, claim) for claim in disagreement.claims]

    def quote(self, source: Source) -> Markdown:
        """The words of a source in quotation marks."""
        return quotation(source, self._catalogue.article(source.article), self._catalogue.story.language)

    def said_by(self, source: Source) -> str:
        """Who, in the article, says so; empty where the article itself does."""
        return speaker(source, self._catalogue)

    def source(self, source: Source) -> Markdown:
        """The article of a source, linked to its words there."""
        article = self._catalogue.article(source.article)
        return Markdown("{}, {}, {}").format(
            credit(article), self.article(article, anchor=self._catalogue.anchor(source)), published_on(article)
        )

    def article(self, article: Article, text: str = "", anchor: str = "") -> Markdown:
        """An article's headline, or other words, linked to its page."""
        return self.link(text or title(article), self._catalogue.article_paths[article.id], anchor)

    def _value(self, fact: Fact, name: str, claim: Claim[Any] | Role) -> Value:
        dated_by = getattr(claim, "inferred_from", "")
        return Value(
            words=self._words(name, claim.value),
            sources=claim.sources or fact.sources,
            set_aside=claim.rank == "deprecated",
            note=claim.note,
            inferred_from=self._catalogue.article(dated_by) if dated_by else None,
        )

    def _words(self, name: str, value: Any) -> Markdown:
        if name in _DATES:
            return escape(date_words(value))
        if name == "in_response_to":
            return Markdown("; ").join(self.mention(ident) for ident in value)
        if name in ("by", "against"):
            return Markdown(", ").join(self.actor(ident) for ident in value)
        if name == "country":
            return self.actor(value)
        return escape(spell(value) if isinstance(value, int) else value)

    def _with_links(self, sentence: str, fact: Told) -> Markdown:
        """The sentence with the first mention of each actor linked."""
        names = {spoken_name(a): a.id for i in _named(fact) if (a := self._catalogue.actors.get(i))}
        if not names:
            return escape(sentence)
        longest_first = sorted(names, key=len, reverse=True)
        pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b")
        words, end = [], 0
        for match in pattern.finditer(sentence):
            if ident := names.pop(match[1], None):
                words += [escape(sentence[end : match.start()]), self.home(match[1], ident)]
                end = match.end()
        return Markdown("").join((*words, escape(sentence[end:])))


def _bearing(fact: Told) -> Iterator[Source]:
    yield from fact.sources
    for name in type(fact).model_fields:
        field = getattr(fact, name)
        if name not in _UNTOLD and _has_claims(field):
            yield from (standing(field) or field)[0].sources


def _has_claims(field: Any) -> bool:
    return isinstance(field, list) and bool(field) and isinstance(field[0], Claim)


def _named(fact: Told) -> Iterator[str]:
    for name in ("by", "against", "said_by", "actors"):
        yield from preferred(getattr(fact, name, None)) or ()
