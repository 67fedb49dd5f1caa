"""Which facts tell a story of any kind in a minute, where no editor says which: what most articles tell and tell first, what
is answered, what is latest, and nothing twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import heappop, heappush

from ...edtf_dates import agree, bounds
from ...evidence import all_sources
from ...model import Article, Event, Expulsion, Fact, preferred, standing
from ...names import fold_name
from ...quotes import fold
from ...tables import words
from ..catalogue import Catalogue
from ..lanes import fact_kind
from .denials import denial_of, denials, is_accusation, is_denial

__all__ = ["MOST_BY_WORDS", "Chooser"]

MOST_BY_WORDS = 3
"""How many facts told by an article's words are chosen: they are long, and lean on what stands around them."""
_ENOUGH = 5
"""With so many facts a story is told, and what is denied without being told is left out."""
_RECENT = dt.timedelta(days=7)
"""What is no older than the story's last day by this is its latest."""
_ONCE = dt.timedelta(days=365)
"""What was over this long before the story's last day came before the story."""
_TITLE, _HEAD = 5, 4
"""How much more weighs what an article tells in its title or first paragraph than what it tells below: it begins with what
is the news."""
_NAMED = 2
"""How much more weighs what an article begins with in its own words, if they name who did or said it."""
_DENIED = 5
"""How much more weighs what somebody accuses another of, or counts, and another denies: there both sides are heard."""
_STEM = 4
"""The first letters of a word by which two are taken for one: "Scottish" and "Scotland"."""
_FEWEST_SHARED = 3
"""Two facts that share fewer words are not taken to tell one event."""
_WORD = re.compile(r"\w+")


class Chooser:
    """What happened in a story, by how much it is the story."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def facts(self, most: int) -> list[Event | Expulsion]:
        """The facts to tell, what is most the story first: none twice, and of several accusations with one denial one.

        Each that is told makes others of its kind, and of equals others of its doers, weigh less. The denial of an
        accusation is not among them: it stands beside it.

        :param most: how many.
        """
        found: list[Event | Expulsion] = []
        places = [(-self._weights[fact.id], 0, no) for no, fact in enumerate(self._ranked)]  # sorted, and so a heap
        while places and len(found) < most:
            place = heappop(places)
            fact = self._ranked[place[-1]]
            now = (_repeats(fact, found) - self._weights[fact.id], _doers_again(fact, found), place[-1])
            if now > place:
                heappush(places, now)
            elif self._is_to_tell(fact, found):
                found.append(fact)
        return found

    def _is_to_tell(self, fact: Event | Expulsion, found: Sequence[Event | Expulsion]) -> bool:
        """Whether it says what those that are told do not say, in words that stand for themselves.

        :param found: what is told.
        """
        by_words = self._is_by_words(fact)
        if by_words and sum(map(self._is_by_words, found)) == MOST_BY_WORDS:
            return False
        if len(found) >= _ENOUGH and is_denial(fact, self._catalogue):
            return False
        beside = [denial for other in found if (denial := self._denial(other))]
        if fact in beside or any(self._are_one(fact, other) for other in found):
            return False
        denial = self._denial(fact)
        if denial and (denial in beside or denial in found):
            return False
        return bool(denial) or not (by_words and self._is_headline(fact))

    def in_order(self, facts: Iterable[Event | Expulsion]) -> list[Event | Expulsion]:
        """Facts in the order in which they happened, as far as that is known: what has no day stands where it was first told.

        What is of one day stands as the articles tell it.
        """
        return sorted(facts, key=lambda fact: (self._day(fact), self._place(fact)))

    def before(self, most: int) -> list[Event | Expulsion]:
        """What happened once, before the story, and has a sentence that accuses nobody: what most articles tell, oldest first.

        What was only planned, or is told as not done, is none of it.
        """
        old = [fact for fact in self._catalogue.happenings if self._is_old(fact) and not self._is_by_words(fact)]
        told = [fact for fact in old if fact_kind(fact) != "unsure" and not is_accusation(fact, self._catalogue)]
        return self.in_order(sorted(told, key=lambda fact: -sum(self._prominence(fact).values()))[:most])

    def is_prominent(self, fact: Fact) -> bool:
        """Whether several articles tell it, or one in its title or first paragraph."""
        return sum(self._prominence(fact).values()) > 1

    @cached_property
    def _ranked(self) -> list[Event | Expulsion]:
        """All that happened and is told by itself, what is most the story first; what came before that only where there is
        nothing else."""
        happenings = (*self._catalogue.happenings, *self._catalogue.undated)
        told = [fact for fact in happenings if not self._leans(fact)]
        now = [fact for fact in told if not self._is_old(fact)] or told
        return sorted(now, key=lambda fact: (-self._weights[fact.id], -self._day(fact).toordinal()))

    @cached_property
    def _weights(self) -> dict[str, int]:
        """How much the story each fact is, by its id."""
        return {fact.id: self._weight(fact) for fact in (*self._catalogue.happenings, *self._catalogue.undated)}

    def _weight(self, fact: Event | Expulsion) -> int:
        """What tells it, what answers it or is answered by it, whether it is disputed, dated and recent, and how it is told."""
        answers = len(self._catalogue.answers.get(fact.id, ())) + len(standing(fact.in_response_to))
        weight = sum(self._prominence(fact).values()) + min(answers, 2)
        weight += (fact.id in self._catalogue.differing) + bool(preferred(fact.date)) + self._is_recent(fact)
        if is_denial(fact, self._catalogue):
            return weight - 4
        weight += _NAMED * self._opens_by_name(fact) + (_DENIED if self._denial(fact) else 0)
        return weight + {"deed": 2, "told": 0}.get(fact_kind(fact), 1)

    def _prominence(self, fact: Fact) -> dict[str, int]:
        """For each article that tells a fact, by its id, how much of the article that is: most where its title does."""
        found: dict[str, int] = {}
        for _, source in all_sources(fact):
            ident, quote = self._catalogue.article(source.article).id, fold(source.quote)
            title, head = self._heads[ident]
            found[ident] = max(found.get(ident, 0), _TITLE if quote in title else _HEAD if quote in head else 1)
        return found

    @cached_property
    def _heads(self) -> dict[str, tuple[str, str]]:
        """The title of each article and what it begins with, by its id, as quotes are compared."""
        return {article.id: _head(article) for article in self._catalogue.articles}

    @cached_property
    def _last_day(self) -> dt.date:
        """The day of the last article, or where no article has one of the last fact."""
        published = [a.meta.published for a in self._catalogue.articles if a.meta.published != "unknown"]
        dates = published or [preferred(fact.date) for fact in self._catalogue.happenings]
        return max((bounds(date)[1] for date in dates if bounds(date)[1] != dt.date.max), default=dt.date.max)

    def _is_old(self, fact: Event | Expulsion) -> bool:
        date = preferred(fact.date)
        return bool(date) and bounds(date)[1] < self._last_day - _ONCE

    def _is_recent(self, fact: Event | Expulsion) -> bool:
        date = preferred(fact.date)
        return bool(date) and bounds(date)[0] != dt.date.min and bounds(date)[0] >= self._last_day - _RECENT

    def _day(self, fact: Event | Expulsion) -> dt.date:
        """When it was, or where nobody says when the first article told it."""
        if date := preferred(fact.date):
            low, high = bounds(date)
            return high if low == dt.date.min else low
        articles = [self._catalogue.article(source.article) for _, source in all_sources(fact)]
        published = [a.meta.published for a in articles if a.meta.published != "unknown"]
        return min((bounds(date)[0] for date in published), default=self._last_day)

    def _denial(self, fact: Fact) -> Event | Expulsion | None:
        return denial_of(fact, self._catalogue, self._denials)

    @cached_property
    def _denials(self) -> list[Event | Expulsion]:
        return denials(self._catalogue)

    def _opens_by_name(self, fact: Event | Expulsion) -> bool:
        """Whether an article's words tell it, begin the article, and name who did or said it."""
        if not self._is_by_words(fact) or max(self._prominence(fact).values(), default=0) < _HEAD:
            return False
        actors, told = self._catalogue.actors, f" {fold_name(self._catalogue.told(fact).words)} "
        known = [actors[ident] for ident in (*(preferred(fact.by) or ()), *fact.said_by) if ident in actors]
        names = (name for actor in known for name in (str(preferred(actor.name)), *actor.aliases))
        return any(f" {fold_name(name)} " in told for name in names)

    def _place(self, fact: Fact) -> tuple[str, int]:
        """The first article that tells a fact, by its id, and where its words begin there."""
        sources = [source for _, source in all_sources(fact)]
        found = [(self._catalogue.article(s.article).id, self._catalogue.evidence.find(s)) for s in sources]
        return min(((article, words.start if words else 0) for article, words in found), default=("", 0))

    def _is_by_words(self, fact: Fact) -> bool:
        return self._catalogue.told(fact).how == "words"

    def _is_headline(self, fact: Fact) -> bool:
        """Whether it is told by words of a headline, where the page has the headlines already."""
        return not self._catalogue.story.standfirst and _TITLE in self._prominence(fact).values()

    def _leans(self, fact: Fact) -> bool:
        """Whether it is told by words that only those before them explain: "He died today", "The court freed both"."""
        if not self._is_by_words(fact):
            return False
        first, *others = _WORD.findall(self._catalogue.told(fact).words.lower()) or [""]
        return first in words("en/front_page", "leaning") or not words("en/front_page", "pointing").isdisjoint(others)

    def _are_one(self, one: Event | Expulsion, other: Event | Expulsion) -> bool:
        """Whether two facts would be read as one told twice: by the same words of an article, or by much the same."""
        if self._share_words(one, other):
            return True
        dates = preferred(one.date), preferred(other.date)
        if None not in dates and not agree(*dates):
            return False
        numbers = preferred(one.number), preferred(other.number)
        if None not in numbers and numbers[0] != numbers[1]:
            return False
        doers = [set(preferred(fact.by) or ()) for fact in (one, other)]
        if all(doers) and self._catalogue.actors.keys() >= doers[0] | doers[1] and not doers[0] & doers[1]:
            return False
        mine, yours = self._stems(one), self._stems(other)
        shared = len(mine & yours)
        return shared >= _FEWEST_SHARED and 2 * shared >= min(len(mine), len(yours))

    def _share_words(self, one: Fact, other: Fact) -> bool:
        """Whether an article's words that tell one of two facts bear the other, too."""
        for fact, bearing in ((one, other), (other, one)):
            told = self._catalogue.told(fact).source
            quotes = [source.quote for source in bearing.sources if told and source.article == told.article]
            if told and any(quote in told.quote or told.quote in quote for quote in quotes):
                return True
        return False

    def _stems(self, fact: Fact) -> set[str]:
        told = fold_name(self._catalogue.told(fact).words).split()
        plain = words("en/front_page", "plain")
        return {word[:_STEM] for word in told if (len(word) >= _STEM or word.isdecimal()) and word not in plain}


def _repeats(fact: Event | Expulsion, found: Iterable[Event | Expulsion]) -> int:
    """How many of those found tell an act of the same kind; an article's words tell of none."""
    return 0 if fact.only_placed else sum(_kind(fact) == _kind(other) for other in found)


def _kind(fact: Event | Expulsion) -> str:
    return fact.type if isinstance(fact, Event) else "expel"


def _doers_again(fact: Event | Expulsion, found: Iterable[Event | Expulsion]) -> int:
    """How many of those found were done by some of the same."""
    return sum(not set(preferred(fact.by) or ()).isdisjoint(preferred(other.by) or ()) for other in found)


def _head(article: Article) -> tuple[str, str]:
    """An article's title, and all up to the end of its first paragraph."""
    title = article.meta.title if article.meta.title != "unknown" else ""
    title += "".join(f"\n{article.text[block.start : block.end]}" for block in article.blocks if block.kind == "title")
    end = next((block.end for block in article.blocks if block.kind == "paragraph"), 0)
    return fold(title), fold(article.text[:end])
