"""Who, in an article's words, says that an event happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["Attribution", "attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source that an article names for what it tells."""

    span: Span
    """Who says so, as words of the doc."""
    cue: str
    """The words that make it a source, such as ``said`` or ``according to``."""

    @property
    def text(self) -> str:
        """Who says so, in the article's words, such as ``a diplomatic source``."""
        return self.span.text


def attribution(trigger: Token) -> Attribution | None:
    """Who vouches for the event that ``trigger`` tells: the innermost source; None where the article itself does.

    In "the ministry said, according to Le Point" it is the ministry. A pronoun is returned as it stands.
    """
    return None
