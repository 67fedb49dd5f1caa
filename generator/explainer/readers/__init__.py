"""Readers of articles: what they give, which there are, and what is kept of it from run to run."""

from .installed import InstalledReader, Reader, is_built_in, reader_named, reader_of
from .reading import (
    FORMAT,
    ActorMention,
    DateMention,
    EventMention,
    NotBelieved,
    Participant,
    Reading,
    RoleMention,
    TextSpan,
)

__all__ = [
    "FORMAT",
    "ActorMention",
    "DateMention",
    "EventMention",
    "InstalledReader",
    "NotBelieved",
    "Participant",
    "Reader",
    "Reading",
    "RoleMention",
    "TextSpan",
    "is_built_in",
    "reader_named",
    "reader_of",
]
