"""When: each date is one that the words which bear it can mean, and no finer than they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..date_phrases import DatePhrase, phrases_in
from ..edtf_dates import bounds, deadline, roughly
from ..evidence import all_sources
from ..field_types import Holds, Trait, fields_holding, kinds_of
from ..model import Actor, Event, Expulsion, Fact, Source, claims
from .plain_reading.article_dates import ArticleDates, article_dates
from .plain_reading.date_fit import Fit, fit
from .plain_reading.passages import QuotePassage, passage
from .problem import BorneValue, Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES"]

_NEWS = dt.timedelta(2)
"""So long before the day of publication news without a date may have happened."""
_YESTERDAY = dt.timedelta(1)
"""The same where a language has words for it that are not known here."""
_TIME_ZONES = dt.timedelta(1)
"""So much later it may be where something happens than where its article was published."""
_OURS = "en"
"""The language of the sentences that a person writes, where they are ones that are held against the words."""
_AHEAD = frozenset({"planned", "threatened", "demanded", "hypothetical"})
"""How sure it is of what may lie ahead of the article."""


@dataclass(frozen=True, slots=True)
class _Tested:
    """A date that is held against the words of its sources."""

    date: str
    """EDTF."""
    field: str
    """The field that it stands in."""
    inferred_from: str
    """The article whose date it was worked out with; empty where it was with none."""
    orders: Sequence[str]
    """The days from which a time runs that is given to somebody, EDTF."""
    is_over: bool
    """Whether it cannot lie ahead of the article that tells it."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """How a date stands to the words of a source."""

    fit: Fit
    words: str = ""
    """Those that speak against it; empty where none say when."""
    lacks_day: bool = False
    """Whether they say so little only because nobody knows when their article was published."""


def _dates(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every date is one that its words can mean: they are tested, not read, since a person reads them better."""
    is_order_wrong = False  # then what is counted from it is not told, too
    for name in fields_holding(type(fact), Holds.DATE):
        is_term = name == "deadline"
        orders = (
            [claim.value for claim in claims(getattr(fact, "date", None))] if is_term and not is_order_wrong else []
        )
        is_over = not is_term and _has_happened(fact)
        for one in borne_values(fact, name):
            inferred = one.claim.inferred_from if one.claim else ""
            found = [*_problems(known, one, _Tested(one.value, name, inferred, orders, is_over))]
            is_order_wrong |= name == "date" and bool(found)
            yield from found
    for no, role in enumerate(fact.roles if isinstance(fact, Actor) else ()):
        for name, date in (("from", role.since), ("until", role.until)):
            if date and role.rank != "deprecated":
                one = BorneValue(("roles", no, name), date, role.sources)
                yield from _problems(known, one, _Tested(date, name, "", (), False))


def _has_happened(fact: Fact) -> bool:
    return isinstance(fact, Expulsion) or (isinstance(fact, Event) and fact.modality not in _AHEAD)


def _problems(known: StoryFacts, one: BorneValue, tested: _Tested) -> Iterator[Problem]:
    """What is wrong with a date if none of its sources gives it, and one speaks against it."""
    if tested.is_over and (last := _last_told(known, one.sources)) and bounds(tested.date)[0] > last + _TIME_ZONES:
        message = f"{tested.date} is after {last.isoformat()}, when the last article that tells it was published"
        help = "mend the date, or say by modality that it is planned"
        yield Problem("date-after-articles", message, one.path, help, "warning")
        return
    verdicts = [verdict for source in one.sources if (verdict := _verdict(known, source, tested))]
    if not verdicts or any(verdict.fit is Fit.MEANT for verdict in verdicts):
        return
    first = min(verdicts, key=lambda verdict: (verdict.fit is not Fit.FINER, not verdict.words))
    mend = "mend the date, or quote the words that give it"
    if first.lacks_day and first.fit is Fit.FINER:
        message = f"nobody knows when the article was published, so “{first.words}” does not give {tested.date}"
        help = "name the article whose day it was worked out with as inferred_from, or write no more than the words say"
        yield Problem("date-finer-than-words", message, one.path, help, "warning")
    elif first.fit is Fit.FINER:
        message = f"{tested.date} is more exact than the words “{first.words}”"
        help = "write no more than the words say, such as the month alone, or quote words that give it"
        yield Problem("date-finer-than-words", message, one.path, help, "warning")
    elif first.words:
        message = f"the words “{first.words}” cannot mean {tested.date}"
        yield Problem("date-not-quoted", message, one.path, mend, "warning")
    else:
        yield Problem("date-not-quoted", f"no words near the quote give {tested.date}", one.path, mend, "warning")


def _own_words(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A date that a person's own words name is one that the fact has, or that words of its sources can mean."""
    fields = [name for name, kind in kinds_of(type(fact)).items() if Trait.OUR_WORDS in kind.traits]
    told = [one for name in fields for one in borne_values(fact, name)] if known.has_sentences else []
    if not told or not any(_named(str(one.value), "unknown") for one in told):
        return
    last = max((day for article in known.articles if (day := article.meta.published) != "unknown"), default="unknown")
    given = [claim.value for name in fields_holding(type(fact), Holds.DATE) for claim in claims(getattr(fact, name))]
    days = {last}
    for _, source in all_sources(fact):
        found, article = passage(known.evidence, source), known.evidence.article(source)
        if found and article:
            if article.meta.language == "unknown":
                return
            of_it = article_dates(known.evidence, article.id)
            of_it = of_it if of_it.published != "unknown" else article_dates(known.evidence, article.id, last)
            first, after = found.start - len(found.before), found.end + len(found.after)
            near = [*of_it.within(first, after), *of_it.near(first, after)]
            given += [of_it.published, *(value for phrase in near for value in phrase.values)]
            days.add(of_it.published)
    for one in told:
        meant: dict[str, list[str]] = {}
        for phrase in (phrase for day in days for phrase in _named(str(one.value), day)):
            meant.setdefault(phrase.text, []).extend(phrase.values)
        for words, values in meant.items():
            if values and not any(fit(value, given) is Fit.MEANT for value in values):
                message, help = f"no words of the sources give “{words}”", "mend it, or quote the words that give it"
                yield Problem("date-not-quoted", message, one.path, help, "warning")


def _named(words: str, counted_from: str) -> list[DatePhrase]:
    """The phrases of words of ours that name a day, a month or a year."""
    return [p for p in phrases_in([(0, words)], counted_from, _OURS) if p.is_sure and p.is_named]


def _last_told(known: StoryFacts, sources: Sequence[Source]) -> dt.date | None:
    """The last day on which an article of these was published; None where nobody knows of one of them."""
    articles = [known.evidence.article(source) for source in sources]
    days = {article.meta.published if article else "unknown" for article in articles}
    return max(bounds(day)[1] for day in days) if days and "unknown" not in days else None


def _verdict(known: StoryFacts, source: Source, tested: _Tested) -> _Verdict | None:
    """How a date stands to the words of a source; None where they neither give it nor speak against it."""
    found, article = passage(known.evidence, source), known.evidence.article(source)
    if found is None or article is None:
        return None
    other = known.evidence.article(Source(article=tested.inferred_from, quote="-")) if tested.inferred_from else None
    beside = article_dates(known.evidence, other.id) if other else None
    dates = article_dates(known.evidence, article.id, beside.published if beside else "")
    own = _own(dates, found, tested)
    fits = _fit(own, dates, tested)
    if fits is Fit.MEANT:
        return _Verdict(fits)
    if not any(phrase.is_sure for phrase in own):
        return _of_surroundings(found, dates, beside, tested)
    if dates.published == "unknown":
        return _of_undated(own, dates, tested, found)
    return None if _is_vague(own) or _may_be_unknown(dates, tested) else _against(own, fits)


def _own(dates: ArticleDates, found: QuotePassage, tested: _Tested) -> Sequence[DatePhrase]:
    """The phrases of the quote's sentence; "for two weeks" gives only a deadline."""
    first, last = found.start - len(found.before), found.end + len(found.after)
    return [p for p in dates.within(first, last) if p.days is None or tested.field == "deadline"]


def _of_surroundings(
    found: QuotePassage, dates: ArticleDates, beside: ArticleDates | None, tested: _Tested
) -> _Verdict | None:
    """The same where the sentence does not say when: then what it goes on from may, or it is news of the day."""
    first, last = found.start - len(found.before), found.end + len(found.after)
    near = [*dates.near(first, last), *(beside.phrases if beside else ())]
    if _fit(near, dates, tested) is Fit.MEANT or (beside and _is_news(tested.date, beside.published, _NEWS)):
        return _Verdict(Fit.MEANT)
    own = dates.within(first, last)
    is_silent = dates.is_foreign or _is_vague(own) or _is_news(tested.date, dates.published, _NEWS)
    return None if is_silent else _Verdict(Fit.OTHER)


def _of_undated(
    own: Sequence[DatePhrase], dates: ArticleDates, tested: _Tested, found: QuotePassage
) -> _Verdict | None:
    """The same for an article of which nobody knows the day, where no words name the date as it is."""
    day = bounds(tested.date)[0].isoformat()
    counted = [*phrases_in([(0, found.sentence)], day, found.article.meta.language)]  # as if it had been published then
    if not any(phrase.is_sure and phrase.values for phrase in counted):
        return None
    may_be = _fit(counted, dates, tested) is Fit.MEANT or not all(phrase.is_named for phrase in counted)
    return replace(_against(own, Fit.FINER), lacks_day=True) if may_be else _against(own, _fit(own, dates, tested))


def _is_vague(phrases: Iterable[DatePhrase]) -> bool:
    """Whether one says when, but not so that a calendar could tell: "an hour after the vote"."""
    return any(not phrase.values and phrase.days is None for phrase in phrases)


def _against(own: Sequence[DatePhrase], fits: Fit) -> _Verdict:
    return _Verdict(fits, "”, “".join(dict.fromkeys(phrase.text for phrase in own if phrase.is_sure)))


def _may_be_unknown(dates: ArticleDates, tested: _Tested) -> bool:
    """Whether a language's words for the date may be ones that are not known here: "yesterday", "48 hours"."""
    return dates.is_foreign and (tested.field == "deadline" or _is_news(tested.date, dates.published, _YESTERDAY))


def _fit(phrases: Iterable[DatePhrase], dates: ArticleDates, tested: _Tested) -> Fit:
    """How a date stands to what phrases can mean."""
    told = list(phrases)
    ends = [phrase for phrase in told if phrase.days is not None or phrase.open in ("by", "until")]
    if tested.field == "deadline" and ends:  # "told on Friday that they had to leave by Sunday"
        told = ends
    values = [value for phrase in told for value in _meant(phrase, dates, tested)]
    return fit(tested.date, values)


def _meant(phrase: DatePhrase, dates: ArticleDates, tested: _Tested) -> Iterator[str]:
    """What a phrase can mean; of a time that is given to somebody, the day on which it is over."""
    if phrase.days is not None and tested.field == "deadline":
        orders = tested.orders or [dates.published]
        yield from (end for order in orders if order != "unknown" and (end := deadline(order, phrase.days)))
    known = bounds(dates.published)[1] if tested.is_over and dates.published != "unknown" else dt.date.max
    yield from (value for value in phrase.values if bounds(value)[0] <= known)


def _is_news(date: str, published: str, before: dt.timedelta) -> bool:
    """Whether a date is that of publication, or so short a time before it."""
    if published == "unknown":
        return False
    (first, last), (start, end) = roughly(date), bounds(published)
    return (start - before <= first and last <= end) or (first <= start and end <= last)


RULES: tuple[Rule, ...] = (_dates, _own_words)
