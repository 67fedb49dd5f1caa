"""The errors a caller of this package can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .diagnostics import Diagnostic

__all__ = ["ExplainerError", "InvalidContent", "ReaderMissing"]


class ExplainerError(Exception):
    """Anything that a person can put right; its text is written for that person."""


class InvalidContent(ExplainerError):
    """The content folder holds something that is wrong; nothing was written.

    :ivar diagnostics: everything that was found wrong, in file order.
    """

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = list(diagnostics)
        super().__init__()

    def __str__(self) -> str:  # of thousands nobody may ever ask for it
        return "\n\n".join(map(str, self.diagnostics))

    def __reduce__(self) -> tuple[type[InvalidContent], tuple[list[Diagnostic]]]:
        return type(self), (self.diagnostics,)  # what is raised in another process comes back whole


class ReaderMissing(ExplainerError):
    """What reads articles (the extra ``extract``) is not installed."""
