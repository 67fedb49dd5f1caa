"""What a template can ask for on the page that it makes: links from there, facts told with their footnotes.

Templates know it as ``here``.
"""

from __future__ import annotations

from collections.abc import Container, Sequence, Set
from dataclasses import dataclass
from typing import Any

from ..date_words import date_words, first_capital, machine_date
from ..disagreements import Disagreement
from ..field_types import FieldKind, Holds, fields_holding, kind_of
from ..model import Actor, Article, Claim, Fact, Role, Source, claims, has_claims, preferred
from ..names import fold_name
from ..numbers import spell
from .catalogue import Catalogue
from .evidence_marks import PageEvidence
from .footnotes import Citations, Footnotes, credit, published_on, quotation, speaker, title_in_language
from .languages import direction, in_language, is_leftward, isolated, language_attributes, of_story, turned
from .markdown import Markdown, escape, link
from .people_pages.called import Calling

__all__ = ["Here", "Value"]

_WHO = (Holds.ACTOR, Holds.PARTY, Holds.SPEAKER)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, as a page shows it."""

    words: Markdown
    """The value."""
    sources: Sequence[Source]
    """What bears it."""
    by_itself: bool = False
    """Whether it has sources of its own, and not those of the whole fact."""
    set_aside: bool = False
    """Whether an editor holds it for wrong."""
    note: str = ""
    """An editor's words about it."""
    inferred_from: Article | None = None
    """The article whose date this date was worked out with, if it was."""
    otherwise: Sequence[Source] = ()
    """What gives another value that cannot hold together with this one."""
    elsewhere: Sequence[Source] = ()
    """What gives another value, whether or not both can hold."""
    fact: str = ""
    """The id of the fact or actor."""


class Here:
    """One page in the making."""

    def __init__(self, catalogue: Catalogue, citations: Citations, path: str, pages: Container[str] = ()) -> None:
        """:param pages: the paths of all pages of the site."""
        self.path = path
        self._catalogue, self._citations, self._pages = catalogue, citations, pages
        self._up = "../" * path.count("/")
        self._footnotes = Footnotes(citations, self._up)
        self._quoted: list[Source] = []
        self.has_unchecked = False
        """Whether it marks a fact that no person has checked."""
        self._is_unchecked_said = False

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

    @property
    def evidence(self) -> PageEvidence:
        """What the marks behind the page's sentences are made of."""
        catalogue = self._catalogue
        digests = frozenset(article.id for article in catalogue.articles if article.meta.rights == "digest")
        notes, telling = self._footnotes.borne, self._footnotes.telling
        return PageEvidence(notes, catalogue.short_names, digests, telling, catalogue.messages)

    def cite(self, sources: Sequence[Source], otherwise: Sequence[Source] = (), fact: str = "") -> Markdown:
        """References to footnotes, one for each article.

        :param otherwise: what says otherwise.
        :param fact: the id of the fact on which these differ.
        """
        return self._footnotes.cite(self._citations.notes(sources, otherwise, fact))

    def cite_fact(self, fact: Fact) -> Markdown:
        """The same for all that bears a fact's sentence, bears a part of it or says otherwise."""
        return self._footnotes.cite(self._citations.of_sentence(fact))

    def cite_value(self, value: Value) -> Markdown:
        """The same for a value of a field: what bears it, and what gives another value."""
        return self._footnotes.cite(self._citations.notes(value.sources, value.otherwise, value.fact), value.elsewhere)

    def cite_order(self, dispute: Disagreement, place: int) -> Markdown:
        """The same for one of the orders that sources do not agree on, by its place among them."""
        return self.cite_value(_order_of(dispute, place, Markdown("")))

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

    def when(self, fact: Fact) -> Markdown:
        """The date of a fact, linked to where it stands."""
        date = preferred(getattr(fact, "date", None))
        return self.home(first_capital(self._date(date)) if date else self._("Date not given"), fact.id)

    def day(self, date: str) -> Markdown:
        """A date in words, and for a machine where it is exact."""
        words, machine = escape(first_capital(self._date(date))), machine_date(date)
        return Markdown(f'<time datetime="{machine}">{words}</time>' if machine else words)

    def differs(self, fact: Fact, name: str = "") -> bool:
        """Whether sources differ on it, or on one of its fields; see :meth:`orders` for who acted first."""
        found = self._catalogue.differing.get(fact.id, ())
        return any(name in ("", one.field) and not one.is_order for one in found)

    def orders(self, fact: Fact) -> list[list[Value]]:
        """For each fact that by some answers this one, or is answered by it, and by others not: when this one was."""
        return [self._orders(fact, dispute) for dispute in self._catalogue.disputes.get(fact.id, ())]

    def articles(self, sources: Sequence[Source]) -> list[Article]:
        """The articles of these sources, each once."""
        found = {article.id: article for s in sources if (article := self._catalogue.article(s.article))}
        return list(found.values())

    def mention(self, ident: str) -> Markdown:
        """Another fact, named by its sentence and linked to where it stands."""
        return self.home(self.subject(self._catalogue.facts[ident]), ident)

    def values(self, fact: Fact, name: str) -> list[Value]:
        """The values of a fact's field, what is set aside last; a plain value is borne by the fact's own sources.

        There are none of what an article's words tell, and no facts among them that it may have been before.
        """
        told = [] if fact.only_placed else claims(getattr(fact, name, None))
        if kind_of(type(fact), name).holds is Holds.FACT and (disputed := self._catalogue.disputed_with(fact)):
            told = [left for claim in told if (left := _but_for(claim, disputed)).value]
        return sorted((self._value(fact, name, claim) for claim in told), key=lambda value: value.set_aside)

    def several(self, fact: Fact, names: Sequence[str]) -> list[tuple[str, list[Value]]]:
        """Those of a fact's fields for which sources give more than one value, not "Police" and "police", or one set aside."""
        found = [(name, self.values(fact, name)) for name in names if has_claims(getattr(fact, name, None))]
        return [
            (name, values)
            for name, values in found
            if len({fold_name(str(v.words)) for v in values}) > 1 or any(v.set_aside for v in values)
        ]

    def has_details(self, fact: Fact, names: Sequence[str]) -> bool:
        """Whether there is more to a fact than its sentence: a note, or in these fields claims or what it answers."""
        return bool(fact.note or fact.id in self._catalogue.disputes) or any(
            has_claims(field) or (kind_of(type(fact), name).holds is Holds.FACT and field)
            for name in names
            if (field := getattr(fact, name, None))
        )

    def sides(self, disagreement: Disagreement) -> list[Value]:
        """The values of a disagreement."""
        fact = self._catalogue.actors.get(disagreement.fact) or self._catalogue.facts[disagreement.fact]
        if not disagreement.is_order:
            return [self._value(fact, disagreement.field, claim) for claim in disagreement.claims]
        return [
            _order_of(disagreement, place, self._said(self._("First %(first)s, then %(then)s"), first=first, then=then))
            for place, claim in enumerate(disagreement.claims)
            for first, then in [map(self.mention, claim.value)]
        ]

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

    def says_otherwise(self, fact: Fact, article: Article) -> bool:
        """Whether an article gives otherwise what the fact's sentence tells."""
        return any(self._catalogue.article(source.article) is article for source in self._catalogue.otherwise(fact))

    def _of_people(self, words: str | Markdown, how: str) -> str | Markdown:
        """What a fact is told by, which is in the story's language where people wrote it."""
        return of_story(words, self._catalogue.messages) if how == "summary" else words

    def _of_article(self, words: str, shown: Markdown, source: Source) -> Markdown:
        """An article's words that tell a fact, marked as of another language where they are."""
        article, shown = self._catalogue.article(source.article), turned(shown) if is_leftward(words) else shown
        return in_language(words, article, self._catalogue.messages, shown)

    def _orders(self, fact: Fact, dispute: Disagreement) -> list[Value]:
        """When a fact was by those who have it or the other as an answer, and by those who do not."""
        answered, answer = dispute.acts
        if fact.id == answer:
            words = self._("after %(fact)s, in answer to it"), self._("before it")
        else:
            words = self._("before %(fact)s, which answers it"), self._("after it")
        other = self.mention(answered if fact.id == answer else answer)
        return [_order_of(dispute, place, self._said(form, fact=other)) for place, form in enumerate(words)]

    def _(self, message: str) -> str:
        return self._catalogue.messages.gettext(message)

    def _said(self, message: str, **values: str) -> Markdown:
        """A message, which is Markdown, with values that are escaped where they are none."""
        return Markdown(message) % values

    def _date(self, date: str) -> str:
        return date_words(date, self._catalogue.messages)

    def _value(self, fact: Fact, name: str, claim: Claim[Any] | Role) -> Value:
        dated_by = getattr(claim, "inferred_from", "")
        return Value(
            words=self._words(kind_of(type(fact), name), claim.value),
            sources=claim.sources or fact.sources,
            by_itself=bool(claim.sources),
            set_aside=claim.rank == "deprecated",
            note=claim.note,
            inferred_from=self._catalogue.article(dated_by) if dated_by else None,
            otherwise=self._catalogue.rivals(fact, name, claim),
            elsewhere=[source for other in claims(getattr(fact, name)) for source in other.sources or fact.sources],
            fact=fact.id,
        )

    def _words(self, kind: FieldKind, value: Any) -> Markdown:
        items = value if isinstance(value, list) else [value]
        match kind.holds:
            case Holds.DATE:
                return escape(self._date(value))
            case Holds.FACT:
                return Markdown("; ").join(self.mention(ident) for ident in items)
            case Holds.ACTOR | Holds.PARTY | Holds.SPEAKER:
                told = [self.actor(ident) for ident in items]
            case _:
                told = [
                    escape(spell(item, self._catalogue.messages))
                    if isinstance(item, int)
                    else of_story(isolated(item), self._catalogue.messages)
                    for item in items
                ]
        return Markdown(self._catalogue.messages.listed(told))

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


def _order_of(dispute: Disagreement, place: int, words: Markdown) -> Value:
    """One of the orders that sources do not agree on: who has the other is not silent on it."""
    return Value(words, dispute.claims[place].sources, elsewhere=[s for claim in dispute.claims for s in claim.sources])


def _but_for(claim: Claim[Any], disputed: Set[str]) -> Claim[Any]:
    """A claim of facts without some of them."""
    return claim.model_copy(update={"value": [ident for ident in claim.value if ident not in disputed]})


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
