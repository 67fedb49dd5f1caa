"""How the site tells a fact: by a person's words, by a sentence of ours, or by an article's words.

A fact that no sentence of ours can tell truly is of the type ``event`` and told by the article's words, so nothing
that is told says more than they do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .date_words import date_words, first_capital
from .evidence import Evidence
from .field_types import headline
from .messages import ENGLISH, Messages
from .model import Actor, Article, Event, Expulsion, Fact, Source, preferred
from .names import fold_name
from .sentences import sentence, spoken_name
from .tables import table

__all__ = ["Told", "heading", "outlet", "quoted", "tell", "within_sentence"]

_UNKNOWN = "unknown"
_LONGEST_HEADING = 90
"""Characters of an article's words that stand for a fact in a heading, a link or a list."""
_REST_OF_CLAUSE = 40
"""Characters that a heading may have beyond that to end a clause, or the words: there it may stand who says so."""
_CLAUSE_ENDS = re.compile("[,;:–—] ")
_OPENING = re.compile(r'(?<![^\s(\[—–-])"|“')
_MARK = re.compile('["“”]')


@dataclass(frozen=True, slots=True)
class Told:
    """How a fact is told."""

    how: Literal["summary", "sentence", "words"]
    """By a person's words (or an actor's name), by a sentence made from the fields, or by the words of an article."""
    text: str
    """What the site prints, plain text."""
    source: Source | None = None
    """For what is told by words: the source whose words they are."""
    voice: str = ""
    """For what is told by words: who says them, such as "AFP, citing two officials"; empty where nobody knows."""

    @property
    def words(self) -> str:
        """The text without who says it."""
        return self.text.removeprefix(f"{self.voice}: ")


def tell(
    fact: Fact, actors: Mapping[str, Actor], evidence: Evidence | None = None, messages: Messages = ENGLISH
) -> Told:
    """What stands in the field that says what the fact is, such as a person's summary, is told as it stands.

    What happened is else told by a sentence from the other fields, which are English, and what none can be made of by the
    first of its sources that is in the site's language.

    :param actors: the story's actors by id.
    :param evidence: the story's articles, whose names stand before their words; None where they are not at hand.
    :param messages: the site's words, and its language.
    """
    if said := preferred(getattr(fact, headline(type(fact)))):
        return Told("summary", _closed(first_capital(str(said).strip())))
    is_told = messages.is_english and not fact.withdrawn
    if is_told and isinstance(fact, (Event, Expulsion)) and (made := sentence(fact, actors)):
        return Told("sentence", made)
    if fact.sources:
        return _in_words(fact, actors, evidence, messages)
    return Told("words", _closed(first_capital(fact.id.replace("-", " "))))


def heading(fact: Fact, told: Told, messages: Messages = ENGLISH) -> str:
    """What to call a fact in a heading, a link or a list: an actor's name, a sentence without its full stop.

    What an article's words tell is called by its day and the first of the words.
    """
    if isinstance(fact, Actor):
        return str(preferred(fact.name))
    if told.how != "words":
        return told.text.removesuffix(".")
    date = preferred(getattr(fact, "date", None))
    return (f"{first_capital(date_words(date, messages))}: " if date else "") + _cut(told.words)


def outlet(article: Article, messages: Messages = ENGLISH) -> str:
    """Whose words an article's are: the agency's whose report it repeats, or else its publisher's."""
    named = (name for name in (article.meta.agency, article.meta.publisher) if name != _UNKNOWN)
    return next(named, "") or messages.gettext("One article")


def _in_words(fact: Fact, actors: Mapping[str, Actor], evidence: Evidence | None, messages: Messages) -> Told:
    articles = {id(source): evidence.article(source) for source in fact.sources} if evidence else {}
    readable = (source for source in fact.sources if _is_in(articles.get(id(source)), messages.language))
    source = next(readable, fact.sources[0])
    article = articles.get(id(source))
    if article is None:
        return Told("words", quoted(source.quote), source)
    said_by = [source.said_by] if source.said_by else getattr(fact, "said_by", [])
    voice = _voice(article, source.quote, said_by, actors, messages)
    ours = article.meta.rights == "digest"
    return Told("words", f"{voice}: {_closed(source.quote) if ours else quoted(source.quote)}", source, voice)


def _is_in(article: Article | None, language: str) -> bool:
    return article is not None and article.meta.language in (language, _UNKNOWN)


def _voice(
    article: Article, quote: str, said_by: Sequence[str], actors: Mapping[str, Actor], messages: Messages
) -> str:
    """Such as "AFP, citing two officials"; nobody cites himself, and whom the words name is not named before them."""
    name = outlet(article, messages)
    named = f" {fold_name(name)} {fold_name(quote)} "
    speakers = [who for who in said_by if not any(f" {fold_name(one)} " in named for one in _names(who, actors))]
    if not speakers:
        return name
    cited = messages.listed([_spoken(who, actors) for who in speakers])
    return messages.gettext("%(article)s, citing %(speakers)s") % {"article": name, "speakers": cited}


def _spoken(who: str, actors: Mapping[str, Actor]) -> str:
    """A speaker's name within a sentence."""
    return spoken_name(actors[who]) if who in actors else within_sentence(who)


def within_sentence(words: str) -> str:
    """An article's words for somebody, as they stand within a sentence: there they may have begun one."""
    first, space, rest = words.partition(" ")
    begins_no_name = first.lower() in (*table("telling")["articles"], *table("telling")["owners"])
    return f"{first.lower()}{space}{rest}" if begins_no_name and rest else words


def _names(who: str, actors: Mapping[str, Actor]) -> list[str]:
    return [str(preferred(actors[who].name)), *actors[who].aliases] if who in actors else [who]


def quoted(words: str) -> str:
    """Words in quotation marks; what stands in marks within them stands in single ones, as is the custom."""
    return f"“{_MARK.sub('’', _OPENING.sub('‘', words))}”"


def _cut(words: str) -> str:
    """The first of an article's words, cut at the end of a clause or else at a word."""
    if len(words) <= _LONGEST_HEADING + _REST_OF_CLAUSE:
        return words.removesuffix(".")
    start = words[:_LONGEST_HEADING].rpartition(" ")[0]
    ends = [clause.start() for clause in _CLAUSE_ENDS.finditer(words, len(start), len(start) + _REST_OF_CLAUSE)]
    start = (words[: ends[-1]] if ends else start).rstrip(" ,;:–—-")
    return f"{start}…{'”' if words.startswith('“') and words.endswith('”') else ''}"


def _closed(words: str) -> str:
    text = words.strip()
    return text + ("" if text.endswith((".", "!", "?", "…", ".”", '."')) else ".")
