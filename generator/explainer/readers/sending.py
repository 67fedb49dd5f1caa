"""Readers that send articles elsewhere: what they would send is said, and agreed to, before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from ..model import Article
from ..reader_settings import Price

__all__ = ["Sending", "SendingReader"]

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Sending:
    """What would be sent to somebody, and about what that costs."""

    address: str
    """To where."""
    model: str
    """What is asked there."""
    articles: int
    """How many articles are sent, at least in part."""
    words: int
    """How many words of them."""
    tokens_in: int
    """About how many tokens that is, with what is asked."""
    tokens_out: int
    """About how many tokens are answered."""
    key: str = ""
    """The environment variable whose value goes with them; empty where none does."""
    price: Price | None = None
    """What a million tokens cost, where the story says it."""
    unusable: tuple[str, ...] = ()
    """Of what was kept from earlier, what cannot be used, and why."""

    def in_words(self) -> str:
        """It in sentences, for the person who is asked."""
        articles = "1 article" if self.articles == 1 else f"{self.articles:,} articles"
        key = f", with the key that is in {self.key}" if self.key else ""
        return (
            f"{articles} ({self.words:,} words) would be sent to {self.address}, to be read by {self.model}{key}. "
            f"That is about {self.tokens_in:,} tokens, and about {self.tokens_out:,} more are answered: {self._cost()}."
        )

    def _cost(self) -> str:
        if self.price is None:
            return "what they cost depends on the server"
        money = (self.tokens_in * self.price.input + self.tokens_out * self.price.output) / _MILLION
        return f"about {money:.2f} {self.price.currency}".strip() if money >= 0.01 or not money else "less than 0.01"


@runtime_checkable
class SendingReader(Protocol):
    """What a reader has besides that sends articles to somebody: it is given none whose front matter says ``send: never``."""

    @property
    def at_once(self) -> int:
        """For how many articles it may be asked at a time, each from a thread of its own."""

    def sending(self, articles: Sequence[Article]) -> Sending | None:
        """What it would send to read these articles; None where it can read them without."""
