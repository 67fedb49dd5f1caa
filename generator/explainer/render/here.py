"""What a template can ask for on the page that it makes: links from there, facts told with their footnotes.

Templates know it as ``here``.
"""

from __future__ import annotations

from collections.abc import Container, Sequence, Set

from ..disagreements import Disagreement
from ..field_types import Holds, fields_holding
from ..model import Article, Fact, Source, preferred
from .catalogue import Catalogue
from .evidence_marks import PageEvidence
from .field_values import FieldValues, Value, order_value
from .footnotes import Citations, Footnotes, credit, published_on, quotation, speaker
from .languages import direction, in_language, is_leftward, isolated, turned
from .markdown import Markdown, escape
from .people_pages.called import Calling

__all__ = ["Here"]

_WHO = (Holds.ACTOR, Holds.PARTY, Holds.SPEAKER)


class Here(FieldValues):
    """One page in the making."""

    def __init__(self, catalogue: Catalogue, citations: Citations, path: str, pages: Container[str] = ()) -> None:
        """:param pages: the paths of all pages of the site."""
        super().__init__(catalogue, path, pages)
        self._citations = citations
        self._footnotes = Footnotes(citations, self._up)
        self._quoted: list[Source] = []
        self.has_unchecked = False
        """Whether it marks a fact that no person has checked."""
        self._is_unchecked_said = False

    @property
    def evidence(self) -> PageEvidence:
        """What the marks behind the page's sentences are made of."""
        catalogue = self._catalogue
        digests = frozenset(article.id for article in catalogue.articles if article.meta.rights == "digest")
        notes, telling = self._footnotes.borne, self._footnotes.telling
        return PageEvidence(notes, catalogue.short_names, digests, telling, catalogue.messages)

    def cite(
        self,
        sources: Sequence[Source],
        otherwise: Sequence[Source] = (),
        fact: str = "",
        part: Set[str] = frozenset(),
    ) -> Markdown:
        """References to footnotes, one for each article.

        :param otherwise: what says otherwise.
        :param fact: the id of the fact on which these differ.
        :param part: the ids of articles that bear only a part of it.
        """
        return self._footnotes.cite(self._citations.notes(sources, otherwise, fact, part))

    def cite_fact(self, fact: Fact) -> Markdown:
        """The same for all that bears a fact's sentence, bears a part of it or says otherwise."""
        return self._footnotes.cite(self._citations.of_sentence(fact))

    def cite_value(self, value: Value) -> Markdown:
        """The same for a value of a field: what bears it, and what gives another value."""
        return self._footnotes.cite(self._citations.notes(value.sources, value.otherwise, value.fact), value.elsewhere)

    def cite_order(self, dispute: Disagreement, place: int) -> Markdown:
        """The same for one of the orders that sources do not agree on, by its place among them."""
        return self.cite_value(order_value(dispute, place, Markdown("")))

    def notes(self) -> Markdown:
        """The footnotes of all that the page has cited so far: the end of every template."""
        return self._footnotes.definitions()

    def told(self, fact: Fact, *, linked: bool = False) -> Markdown:
        """The fact's sentence, or an article's words, with its footnotes; marked where no person has checked it.

        :param linked: whether the names in it lead to their pages.
        """
        told = self._catalogue.told(fact)
        words = self._with_links(told.words, fact) if linked else escape(told.words)
        end = self.cite_fact(fact) + self.unchecked(fact)
        if not told.source:
            return self._of_people(words, told.how) + end
        messages, quoted = self._catalogue.messages, self._of_article(told.words, words, told.source)
        voice = direction(told.voice, messages) if messages.is_leftward else ""
        return Markdown('<span class="x-voice"{}>{}:</span> <span class="x-words"{}>{}{}</span>').format(
            voice, isolated(told.voice), direction(told.words, messages), quoted, end
        )

    def unchecked(self, fact: Fact) -> Markdown:
        """A mark on a fact that no person has held against its words; the page says at its end what it means."""
        if fact.checked or self._is_unchecked_said:
            return Markdown("")
        self.has_unchecked = True
        return Markdown(f' <span class="x-unchecked" data-search-exclude>{self._("unchecked")}</span>')

    def all_unchecked(self) -> Markdown:
        """What says once of a story that no person has checked any of it: what the page tells below has no mark."""
        self._is_unchecked_said = True
        return Markdown(self._("<b>Unchecked:</b> no editor has yet compared this story with its articles."))

    def quoted(self, *, digests: bool) -> list[Article]:
        """Those of the articles whose words the page has shown so far that are digests, or that are none."""
        cited = (source for note in self._footnotes.cited.values() for source in note.sources)
        shown = self.articles([*cited, *self._quoted])
        return [article for article in shown if (article.meta.rights == "digest") is digests]

    def bearing(self, fact: Fact) -> list[Source]:
        """What bears a fact's sentence: its own sources, and those of the values that the sentence tells."""
        return self._citations.bearing(fact)

    def quote(self, source: Source) -> Markdown:
        """The words of a source in quotation marks."""
        self._quoted.append(source)
        return quotation(source, self._catalogue.article(source.article), self._catalogue.messages)

    def at(self, source: Source) -> Markdown:
        """The words of a source in quotation marks, linked to where they stand in the article."""
        article = self._catalogue.article(source.article)
        return self.article(article, self.quote(source), anchor=self._catalogue.anchor(source))

    def called(self, calling: Calling) -> Markdown:
        """An article's words for somebody, linked to where they stand: a name, or in quotation marks what describes it."""
        self._quoted.append(calling.source)
        article = self._catalogue.article(calling.source.article)
        name = Markdown("<b>{}</b>").format(calling.name) if calling.name else Markdown("")
        shown = name if calling.is_name else Markdown("“{}{}{}”").format(calling.before, name, calling.after)
        shown = turned(shown) if is_leftward(calling.words) else shown
        words = in_language(calling.words, article, self._catalogue.messages, shown)
        return self.article(article, words, self._catalogue.anchor(calling.source))

    def said_by(self, source: Source) -> Markdown:
        """Who, in the article, says so; empty where the article itself does."""
        return isolated(speaker(source, self._catalogue))

    def source(self, source: Source) -> Markdown:
        """The article of a source, linked to its words there."""
        article = self._catalogue.article(source.article)
        messages, title = self._catalogue.messages, self.article(article, anchor=self._catalogue.anchor(source))
        return Markdown("{}, {}, {}").format(credit(article, messages), title, published_on(article, messages))

    def says_otherwise(self, fact: Fact, article: Article) -> bool:
        """Whether an article gives otherwise what the fact's sentence tells."""
        return any(self._catalogue.article(source.article) is article for source in self._catalogue.otherwise(fact))

    def _with_links(self, sentence: str, fact: Fact) -> Markdown:
        """The sentence with the first mention of each actor linked, but for whose page this is."""
        found = []
        for ident in dict.fromkeys(_named(fact)):
            name = self._catalogue.spoken.get(ident)
            if name and self._catalogue.homes[ident].path != self.path and (at := _word(sentence, name)) is not None:
                found.append((at, at + len(name), ident))
        words, end = [], 0
        for first, last, ident in sorted(found):
            if first >= end:
                words += [escape(sentence[end:first]), self.home(sentence[first:last], ident)]
                end = last
        return Markdown("".join((*words, escape(sentence[end:]))))


def _word(sentence: str, name: str) -> int | None:
    """Where ``name`` first stands as a word of its own."""
    at = sentence.find(name)
    while at >= 0:
        if not (sentence[at - 1 : at].isalnum() or sentence[at + len(name) : at + len(name) + 1].isalnum()):
            return at
        at = sentence.find(name, at + 1)
    return None


def _named(fact: Fact) -> list[str]:
    """The ids of those whom a fact's sentence may name."""
    names = [name for holds in _WHO for name in fields_holding(type(fact), holds)]
    told = [preferred(getattr(fact, name)) for name in names]
    return [ident for value in told for ident in (value if isinstance(value, list) else [value]) if ident]
