"""What a person agreed may be sent to whom: asked once for each address and model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pydantic import TypeAdapter

from ..content import ContentFolder
from ..errors import ExplainerError
from ..file_cache import FileCache
from ..readers import Sending
from ..terminal import say

__all__ = ["Agree", "Agreements", "NotAgreed", "ask_nobody"]

Agree = Callable[[Sending], bool]
"""Asks whether something may be sent."""


class NotAgreed(ExplainerError):
    """Nobody agreed that articles are sent; nothing was."""


def ask_nobody(sending: Sending) -> bool:
    """The answer of somebody who is not there."""
    return False


class Agreements:
    """What was agreed to on this computer; it is no part of the story, so nobody agrees for others who have a copy of it."""

    def __init__(self, root: Path, ask: Agree) -> None:
        """
        :param root: the story's content folder.
        :param ask: asks a person.
        """
        self._agreed = FileCache(ContentFolder(root).extracted / ".cache" / "agreed", TypeAdapter(str))
        self._root, self._ask = root, ask

    def need(self, sending: Sending) -> None:
        """Go on only where a person agreed, now or earlier.

        :raises NotAgreed: nobody did.
        """
        for line in sending.unusable:
            say(line)
        # where the story lies is part of it: nobody who gives a story to others knows that
        key = sending.address, sending.model, sending.key, str(self._root.resolve())
        if self._agreed.get(*key):
            return
        if not self._ask(sending):
            raise NotAgreed(f"nothing was sent to {sending.address}, and nothing was written")
        if self._root.is_dir():
            self._agreed.put(sending.in_words(), *key)
