"""What the site's search finds of the fact sheets: each fact by its sentence, its fields and the words it rests on.

A page of facts has its dates for headings, and a search that reads pages by their headings would find facts by these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..countries import load_countries
from ..date_words import date_words, first_capital
from ..evidence import all_sources
from ..field_types import FieldKind, Holds, kinds_of
from ..ledger_facts import ledger_path
from ..lexicon import load_lexicon
from ..messages import Messages
from ..model import Actor, Article, Claim, Event, Expulsion, Fact, Source, claims, preferred
from ..numbers import spell
from ..tables import table
from ..telling import quoted
from .catalogue import Catalogue
from .field_labels import field_labels
from .footnotes import published_on, speaker
from .people_pages.called import Calling, called
from .people_pages.people import who
from .timeline_pages.key_facts import key_facts

__all__ = ["Entries", "SearchEntry", "asking_words", "search_entries"]

_ASKING = {"en": "en/search", "fr": "fr/search"}
"""The tables of how readers ask, by their language."""
_RECORDED = ("number", "people", "status", "deadline", "left")
"""The fields of an expulsion that its page shows even where its sentence tells them."""
_KEY, _ARTICLE, _OVERVIEW = 1.2, 0.5, 0.5
"""What a key fact counts beside the others; what an article does, somebody else's headline; what a page does that sums up."""
_SLOT = re.compile(r"\{[^{}]*\}|[][]")


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found on a page: a fact, somebody, an article."""

    title: str = ""
    """What the result is called; empty where the page's heading says it."""
    text: Sequence[str] = ()
    """The paragraphs that are searched, and shown where they have what was asked."""
    day: str = ""
    """When it was, shown above the result beside the page's heading."""
    names: Sequence[str] = ()
    """Searched and not shown: what else somebody is called, what readers call what a fact is."""
    asked: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Searched and not shown: what readers call what a paragraph says, by the paragraph's number."""
    weight: float = 1
    """How much it counts beside others that fit as well."""


Entries = Mapping[str, SearchEntry]
"""What is found on one page, by its anchor there; the empty one is the page's top."""


def search_entries(site: Catalogue) -> Mapping[str, Entries]:
    """What is found on the pages of facts, of actors, of articles and of lists of these, by the page's path."""
    found: dict[str, dict[str, SearchEntry]] = defaultdict(dict)
    says, key = _Words(site), key_facts(site)
    for fact in site.facts.values():
        home = site.homes[fact.id]
        found[home.path][home.anchor] = says.of_fact(fact, _KEY if fact.id in key else 1)
    for actor in site.actors.values():
        found[site.homes[actor.id].path] = says.of_actor(actor)
    for article in site.articles:
        found[site.article_paths[article.id]] = {"": says.of_article(article)}
    for ledger in site.story.ledgers:
        found[ledger_path(ledger)] = {"": SearchEntry()}
    standfirst = list(filter(None, [site.story.standfirst]))
    front = {"index.md": {"": SearchEntry(site.story.title, standfirst, weight=_OVERVIEW)}}
    return found | front | {path: {"": SearchEntry(title)} for path, title in _overviews(site.messages).items()}


def _overviews(messages: Messages) -> dict[str, str]:
    """The pages that say again what stands elsewhere, and are found by their headings alone."""
    _ = messages.gettext
    return {
        "actors.md": _("Who is involved"),
        "differences.md": _("Where sources differ"),
        "sources.md": _("Sources"),
        "corrections.md": _("Corrections and updates"),
        "dossier.md": _("Dossier"),
    }


def asking_words(languages: Collection[str]) -> dict[str, Any]:
    """How readers ask in these languages: the words that say nothing, what is no word beside an apostrophe or an article
    written to the front of a word, and numbers."""
    asking = [table(_ASKING[language]) for language in languages if language in _ASKING]
    return {
        "unasked": sorted({word for one in asking for word in one["unasked"]}),
        "beside": sorted({word for one in asking for word in one["beside_apostrophe"]}),
        "before": sorted(
            {one for language in languages for one in _before(language)}, key=lambda one: (-len(one), one)
        ),
        "numbers": dict(_numbers(languages)),
    }


def _before(language: str) -> Iterator[str]:
    """What is written to the front of a word and has more than one letter, which a word may begin with."""
    yield from (one for one in table("number_words")["before"].get(language, ()) if len(one) > 1)


def _numbers(languages: Collection[str]) -> Iterator[tuple[str, str]]:
    """The single words that are numbers, with these."""
    for language in languages:
        for number, forms in table("number_words")["words"].get(language, {}).items():
            yield from ((form, number) for form in forms.split("|") if " " not in form)
    yield from table("en/numbers")["values"].items() if "en" in languages else ()


class _Words:
    """A fact base in the words that it is searched by, plain text."""

    def __init__(self, site: Catalogue) -> None:
        self._site, self._ = site, site.messages.gettext
        self._labels = field_labels(site.messages)
        self._asking = table(_ASKING.get(site.story.language, _ASKING["en"]))

    def of_fact(self, fact: Fact, weight: float) -> SearchEntry:
        date = preferred(getattr(fact, "date", None))
        day = first_capital(date_words(date, self._site.messages)) if date else ""
        told = [*self._fields(fact), *self._answers(fact)]
        asked = {n: self._asking["asked"][name] for n, (name, _) in enumerate(told) if name in self._asking["asked"]}
        return SearchEntry(
            title=self._site.heading(fact).removeprefix(f"{day}: "),
            text=[*(text for _, text in told), *filter(None, [fact.note]), *self._quotes(fact)],
            day=day,
            names=list(self._kinds(fact)),
            asked=asked,
            weight=weight,
        )

    def of_actor(self, actor: Actor) -> dict[str, SearchEntry]:
        """Somebody by every name and position, one that an editor set aside included: a reader may know no other."""
        names = dict.fromkeys([*(str(claim.value) for claim in claims(actor.name)), *actor.aliases, *_also(actor)])
        del names[str(preferred(actor.name))]  # the page's heading
        text = [who(actor, self._site).words, *filter(None, [actor.note])]
        found = {"": SearchEntry(text=text, names=list(names))}
        if rows := called(actor, self._site).rows:
            title = self._("What each article calls %(name)s") % {"name": self._site.spoken[actor.id]}
            text = [f"{self._short(one.id)}: {'; '.join(map(self._called, callings))}" for one, callings, _ in rows]
            found["in:called"] = SearchEntry(title=title, text=text)
        return found

    def of_article(self, article: Article) -> SearchEntry:
        """An article, found by whose it is."""
        meta = article.meta
        whose = [name for name in (meta.publisher, meta.agency, *meta.authors) if name != "unknown"]
        text = [*whose, published_on(article, self._site.messages)]
        return SearchEntry(text=[" · ".join(text)], names=whose, weight=_ARTICLE)

    def _called(self, calling: Calling) -> str:
        words = calling.words if calling.is_name else self._said(quoted(calling.words), calling.source)
        return f"{words} ({self._('set aside')})" if calling.set_aside else words

    def _short(self, ident: str) -> str:
        """What footnotes call an article."""
        return first_capital(self._site.short_names[ident])

    def _fields(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """The fields that sources give several values, and those that are shown beside the sentence, by name."""
        for name, kind in kinds_of(type(fact)).items():
            told = [] if fact.only_placed or kind.holds is Holds.FACT else claims(getattr(fact, name, None))
            is_shown = isinstance(fact, Expulsion) and name in _RECORDED
            if name in self._labels and told and (is_shown or (len(told) > 1 and isinstance(told[0], Claim))):
                values = dict.fromkeys(self._value(kind, claim) for claim in told)
                yield name, f"{self._labels[name]}: {'; '.join(values)}"

    def _value(self, kind: FieldKind, claim: Claim[Any]) -> str:
        items = claim.value if isinstance(claim.value, list) else [claim.value]
        words = self._site.messages.listed([self._one(kind, item) for item in items])
        aside = [self._("set aside")] if claim.rank == "deprecated" else []
        remarks = ", ".join([*aside, *filter(None, [claim.note])])
        return f"{words} ({remarks})" if remarks else words

    def _one(self, kind: FieldKind, item: Any) -> str:
        if kind.holds is Holds.DATE:
            return date_words(item, self._site.messages)
        return spell(item, self._site.messages) if isinstance(item, int) else self._site.spoken.get(item, str(item))

    def _answers(self, fact: Fact) -> Iterator[tuple[str, str]]:
        """What it answers, by the field's name, and what answers it."""
        for answered, _ in self._site.answered.get(fact.id, ()):
            yield "in_response_to", self._("In answer to: %(fact)s") % {"fact": self._site.heading(answered)}
        for other in self._site.disputed_with(fact):
            name = "in_response_to" if getattr(fact, "in_response_to", None) else ""
            says = self._("Order disputed: before or after “%(fact)s”")
            yield name, says % {"fact": self._site.heading(self._site.facts[other])}
        for answer, _ in self._site.answers.get(fact.id, ()):
            yield "", self._("Answered by: %(fact)s") % {"fact": self._site.heading(answer)}

    def _quotes(self, fact: Fact) -> Iterator[str]:
        """The words that it rests on, each after whose they are; none that others of the article hold."""
        by_article: dict[str, dict[str, Source]] = defaultdict(dict)
        for _, source in all_sources(fact):
            there = by_article[self._site.article(source.article).id]
            if source.said_by or source.quote not in there:
                there[source.quote] = source
        for ident, once in by_article.items():
            for quote, source in once.items():
                if not any(quote in other for other in once if other != quote):
                    yield f"{self._short(ident)}: {self._said(quoted(quote), source)}"

    def _said(self, words: str, source: Source) -> str:
        """Words of an article, and who says so where it is not the article."""
        name = speaker(source, self._site)
        return self._("%(words)s, said by %(name)s") % {"words": words, "name": name} if name else words

    def _kinds(self, fact: Fact) -> Iterator[str]:
        """What readers call what it is."""
        for name in _types(fact):
            kind = load_lexicon().types[name]
            yield self._(kind.label)
            yield " ".join(_SLOT.sub(" ", kind.tell[0]).split())
        if isinstance(fact, Expulsion):
            yield from self._asking["sheets"]["expulsions"]


def _also(actor: Actor) -> Iterator[str]:
    """What somebody is beside a name: a position, and for a state its people."""
    yield from (role.value for role in actor.roles)
    if actor.kind == "country" and (state := load_countries().get(str(preferred(actor.name)))):
        yield from (state.adjective, state.people, *state.demonyms)


def _types(fact: Fact) -> Sequence[str]:
    """The types of the lexicon that a fact is of; of an expulsion those that say no more of it than the fact."""
    types = load_lexicon().types
    if isinstance(fact, Expulsion):
        told = {None, *(claim.value for claim in claims(fact.status))}
        return [name for name, kind in types.items() if kind.expulsion and kind.status in told]
    return [fact.type] if isinstance(fact, Event) and fact.type in types and not fact.only_placed else ()
