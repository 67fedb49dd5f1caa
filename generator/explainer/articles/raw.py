"""An article as its file has it: what every format's reader gives, before its parts are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Diagnostic
from .lines import Line

__all__ = ["Attested", "Metadata", "RawArticle", "Said", "Written"]

Metadata = dict[str, Any]
"""What a person wrote of an article: fields of ``ArticleMeta``."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a person, or a program of theirs, wrote of an article in its file or in its sidecar."""

    fields: Metadata
    """What is ours of it."""
    warnings: Sequence[Diagnostic] = ()
    """What nothing is made of."""


@dataclass(frozen=True, slots=True)
class Attested:
    """What a file says of its article in one field."""

    value: str | list[str]
    """A text, or several where the field takes several, such as its authors."""
    where: str
    """Where in the file it stands, in words that a person understands: ``the page's JSON-LD (datePublished)``."""


Said = dict[str, Attested]
"""What a file says of its article, by fields of ``ArticleMeta``; what it does not say is left out."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as its file has it."""

    lines: Sequence[Line]
    """Its paragraphs, headings, items and captions in order, with what the markup says of each."""
    metadata: Said = field(default_factory=dict)
    """What the file says about the article outside its text; what people wrote about it goes before that."""
    front_matter: Metadata | None = None
    """What a person wrote about it in the file itself; None where nothing is: then its sidecar is asked."""
    warnings: Sequence[Diagnostic] = ()
    """What a person should know of how the file was read, such as a letter that cannot be decoded."""
