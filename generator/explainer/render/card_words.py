"""What the picture says that a chat shows beside a link to the story: its title, a number, and as of which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..date_words import date_words, first_capital
from ..field_types import Holds, kind_of
from ..model import Happening
from .catalogue import Catalogue
from .descriptions import text_of
from .footnotes import Citations
from .front_page.cards import Card
from .front_page.front import front_of
from .here import Here
from .lanes import Lane
from .languages import is_leftward

__all__ = ["CardWords", "KeyNumber", "words_of_card"]

_OTHERWISE = 2
"""How much that says otherwise has room beside a number."""
_SAID = (Holds.COUNT, Holds.DATE, Holds.TEXT)
"""What a field holds that can be said in a line without whose it is."""
_MARKS = 24
"""How many of the timeline's marks can be told apart."""


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number with the words around it, which are one sentence."""

    number: str
    """The number."""
    before: str
    """What stands before it, such as who acted; often nothing."""
    after: str
    """What stands after it."""
    otherwise: Sequence[str] = ()
    """What other articles say, a line for each."""
    unchecked: str = ""
    """That no editor has checked it, if none has."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the picture says, plain text."""

    title: str
    """The story's title."""
    as_of: str = ""
    """The last day of which the articles tell; empty where none has a day."""
    key: KeyNumber | None = None
    """The first number that the front page shows large."""
    marks: Sequence[Lane] = ()
    """What the timeline's strip on the front page has, in its order, from the left: whose side each was on."""

    @property
    def said(self) -> str:
        """All of it, for who does not see the picture."""
        told = [self.title]
        if self.key:
            told += [" ".join(filter(None, (self.key.before, self.key.number, self.key.after))), *self.key.otherwise]
        sentences = [one if one.endswith((".", "!", "?", "…")) else f"{one}." for one in told]
        return " ".join(filter(None, (*sentences, self.key.unchecked if self.key else "", self.as_of)))


def words_of_card(catalogue: Catalogue) -> CardWords:
    """What the picture says: no more than the front page."""
    front, messages = front_of(catalogue, ()), catalogue.messages
    card = next((card for card in front.cards if card.is_number), None)
    day = front.as_of and first_capital(date_words(front.as_of, messages))
    title = " ".join(catalogue.story.title.split())
    lanes = [catalogue.lanes.lane(fact) for fact in front.strip if isinstance(fact, Happening)][:_MARKS]
    return CardWords(
        title=title,
        as_of=day and messages.gettext("As of %(day)s.") % {"day": day},
        key=_key(card, catalogue) if card else None,
        marks=lanes[::-1] if is_leftward(title) else lanes,
    )


def _key(card: Card, catalogue: Catalogue) -> KeyNumber | None:
    """The number of a card; None where more says otherwise than can stand beside it."""
    here, messages = Here(catalogue, Citations(catalogue), "index.md", ()), catalogue.messages
    told = {name for name, _ in catalogue.told_fields(card.fact)}
    differing = [one for one in catalogue.differing.get(card.fact.id, ()) if one.field in told and not one.is_order]
    others = [value for one in differing for value in here.sides(one)[1:]]
    if len(others) > _OTHERWISE or any(kind_of(type(card.fact), one.field).holds not in _SAID for one in differing):
        return None
    return KeyNumber(
        card.large,
        card.before,
        card.after,
        [
            messages.ngettext("Another article: %(words)s", "%(n)s other articles: %(words)s", n)
            % {"n": n, "words": text_of(value.words)}
            for value in others
            for n in [len(here.articles(value.sources))]
        ],
        "" if card.fact.checked else _unchecked(catalogue),
    )


def _unchecked(catalogue: Catalogue) -> str:
    message = "<b>Unchecked:</b> no editor has yet compared it with the article."
    return text_of(catalogue.messages.gettext(message))
