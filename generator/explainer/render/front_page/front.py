"""What the front page shows: a story in a minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...disagreements import Disagreement
from ...edtf_dates import bounds
from ...model import Article, Fact, preferred
from ..catalogue import Catalogue
from ..changed import Shown
from ..lanes import fact_kind
from .cards import Card, card_of
from .cast import CastMember, cast_of
from .choosing import MOST_BY_WORDS, Chooser
from .denials import denial_of, denied_accusations, is_accusation

__all__ = ["Front", "front_of"]

_CARDS = 4
"""A row of them on a wide screen."""
_KNOWN = (5, 7)
"""How many sentences there are of what is known, at the least, where a story has them beside its cards, and at the most."""
_HEADLINES = 5
"""How many of the articles' headlines stand where a standfirst is missing."""
_DISPUTED = 5
"""How many disputes there are; all are on the page of differences."""
_DENIED = 2
"""How many of those are accusations, where there are enough others."""
_BACKGROUND = 5
"""How much there is of what came before."""
_CONSEQUENCE = ("number", "by", "against", "date", "left", "deadline", "summary", "statement", "what", "place")
"""The fields on which a dispute weighs most, the gravest first; after the order in which things happened, before all others."""


@dataclass(frozen=True, slots=True)
class Front:
    """The parts of the front page; what is empty is not there."""

    as_of: str
    """The last day of which the articles can tell, EDTF; empty where no article has a day."""
    digests: int
    """How many of the articles are digests."""
    is_unchecked: bool
    """Whether there are facts, and no person has checked any."""
    headlines: Sequence[Article]
    """The articles whose headlines tell a story without a standfirst of its own, oldest first."""
    corrected: Shown | None
    """The last correction."""
    key_facts: Sequence[Fact]
    """What the page tells of what happened, in its order."""
    cards: Sequence[Card]
    """Those of it that can be seen at a glance."""
    known: Sequence[Fact]
    """The others."""
    denials: Mapping[str, Fact]
    """What stands beside an accusation among them, by the accusation's id."""
    disputed: Sequence[tuple[Fact, Disagreement]]
    """Where sources differ, the most consequential first."""
    disputes: int
    """How many there are in all."""
    denied: Sequence[tuple[Fact, Fact]]
    """Accusations and numbers, each with its denial: what is disputed, too."""
    strip: Sequence[Fact]
    """What a strip of the timeline shows of what the page tells: what has a day and a sentence, and accuses nobody."""
    cast: Sequence[CastMember]
    """Who is who."""
    before: Sequence[Fact]
    """What came before."""


def front_of(catalogue: Catalogue, changed: Sequence[Shown]) -> Front:
    """What the front page shows of a story.

    What an editor named is told, all of it and in its order; else what :class:`Chooser` finds.

    :param changed: what was told otherwise before, the newest first.
    """
    chooser = Chooser(catalogue)
    named = [catalogue.facts[ident] for ident in catalogue.story.key_facts if ident in catalogue.facts]
    chosen = [] if named else chooser.facts(_CARDS + _KNOWN[1])
    cards = _cards(named or chosen, catalogue, chooser)
    carded = {card.fact.id for card in cards}
    if not named:
        sentences = [fact for fact in chosen if fact.id not in carded][: _KNOWN[1]]
        chosen = chooser.in_order([*(card.fact for card in cards), *sentences])
    key_facts: Sequence[Fact] = named or chosen
    denials = _denials(key_facts, catalogue)
    first = [*carded, *(fact.id for fact in key_facts)]
    disputed, denied = _disputed(catalogue, first), denied_accusations(catalogue, first)
    denied = denied[: max(_DENIED, _DISPUTED - len(disputed))]
    told = [*key_facts, *denials.values(), *(fact for pair in denied for fact in pair)]
    return Front(
        as_of=_as_of(catalogue),
        digests=sum(article.meta.rights == "digest" for article in catalogue.articles),
        is_unchecked=bool(catalogue.facts) and not any(fact.checked for fact in catalogue.facts.values()),
        headlines=() if catalogue.story.standfirst else _headlines(catalogue),
        corrected=next((entry for entry in changed if entry.kind == "correction"), None),
        key_facts=key_facts,
        cards=sorted(cards, key=lambda card: key_facts.index(card.fact)),
        known=[fact for fact in key_facts if fact.id not in carded],
        denials=denials,
        disputed=disputed[: _DISPUTED - len(denied)],
        disputes=len(disputed),
        denied=denied,
        strip=[
            fact
            for fact in key_facts
            if fact in catalogue.happenings and fact.id not in denials and not _is_wordy(fact, catalogue)
        ],
        cast=cast_of(catalogue, list({fact.id: fact for fact in told}.values())),
        before=_before(catalogue, chooser, {fact.id for fact in key_facts}),
    )


def _as_of(catalogue: Catalogue) -> str:
    """The day of the latest article, or the last day of a deed that one without a day tells, if that is later: it was
    written no earlier. Empty where no article has a day."""
    published = [a.meta.published for a in catalogue.articles if a.meta.published != "unknown"]
    told = [
        date
        for fact in catalogue.happenings
        if (date := preferred(fact.date))
        and fact_kind(fact) == "deed"
        and bounds(date)[0] == bounds(date)[1]
        and any(catalogue.article(source.article).meta.published == "unknown" for source in fact.sources)
    ]
    return max([*published, *told] if published else [], key=lambda date: bounds(date)[1], default="")


def _headlines(catalogue: Catalogue) -> list[Article]:
    """Of the articles that have a headline the last, and after them those of which nobody knows the day."""
    titled = [article for article in catalogue.articles if article.meta.title != "unknown"]
    dated = [article for article in titled if article.meta.published != "unknown"]
    dated.sort(key=lambda article: bounds(article.meta.published)[1])
    return [*dated[-_HEADLINES:], *(article for article in titled if article not in dated)][:_HEADLINES]


def _cards(key_facts: Sequence[Fact], catalogue: Catalogue, chooser: Chooser) -> list[Card]:
    """Those of the first that several articles tell, or one tells first, as many as leave enough to be told in sentences.

    What is counted goes before what has no number, and alone it may stand.
    """
    most = min(_CARDS, max(len(key_facts) - _KNOWN[0], len(key_facts) // 3))
    found = [card for fact in key_facts if chooser.is_prominent(fact) and (card := card_of(fact, catalogue))]
    cards = sorted(found, key=lambda card: not card.is_number)[:most]
    return cards if len(cards) > 1 or any(card.is_number for card in cards) else []


def _is_wordy(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether it has no place on a strip: told by an article's words, or an accusation, beside which a denial would stand."""
    return catalogue.told(fact).how == "words" or is_accusation(fact, catalogue)


def _denials(key_facts: Sequence[Fact], catalogue: Catalogue) -> dict[str, Fact]:
    """What stands beside each accusation: each denial once, and none that is told by itself."""
    told = {fact.id for fact in key_facts}
    found: dict[str, Fact] = {}
    for fact in key_facts:
        if (denial := denial_of(fact, catalogue)) and denial.id not in told:
            found[fact.id] = denial
            told.add(denial.id)
    return found


def _disputed(catalogue: Catalogue, first: Sequence[str]) -> list[tuple[Fact, Disagreement]]:
    """Every dispute with its fact: of what the page tells before others, then by what it is about.

    :param first: the ids of what the page tells, what weighs most first.
    """
    known = {**catalogue.facts, **catalogue.actors}
    found = [(known[ident], one) for ident, several in catalogue.differing.items() for one in several]

    def weight(item: tuple[Fact, Disagreement]) -> tuple[bool, int, int]:
        fact, one = item
        place = min((first.index(ident) for ident in (fact.id, *one.acts) if ident in first), default=len(first))
        grave = _CONSEQUENCE.index(one.field) if one.field in _CONSEQUENCE else len(_CONSEQUENCE)
        return place == len(first), -1 if one.is_order else grave, place

    return sorted(found, key=weight)


def _before(catalogue: Catalogue, chooser: Chooser, told: set[str]) -> list[Fact]:
    """Background that most articles have and what is dated first, in the sheet's order; then what happened once."""
    context = [fact for fact in catalogue.base.sheets.context if fact.id not in told]

    def weight(fact: Fact) -> tuple[bool, int]:
        articles = {source.article for source in fact.sources}
        return catalogue.told(fact).how == "words", -len(articles) - bool(preferred(getattr(fact, "date", None)))

    ranked = sorted(context, key=weight)
    by_words = [fact for fact in ranked if catalogue.told(fact).how == "words"][MOST_BY_WORDS - 1 :]
    kept = [fact for fact in ranked if fact not in by_words][:_BACKGROUND]
    room = _BACKGROUND - len(kept)
    happened = [fact for fact in chooser.before(room) if fact.id not in told] if room else []
    return [*happened, *(fact for fact in context if fact in kept)]
