"""Readers of articles: what they give, which there are, and what is kept of it from run to run."""

from .choice import ReaderChoice, chosen
from .installed import (
    ANY,
    ConfigurableReader,
    InstalledReader,
    Reader,
    language_readers,
    reader_named,
    reader_of,
)
from .reading import (
    FORMAT,
    NO_OWN_TELLING,
    ActorMention,
    DateMention,
    EventMention,
    NotBelieved,
    Participant,
    Reading,
    RoleMention,
    TextSpan,
)
from .sending import Sending, SendingReader

__all__ = [
    "ANY",
    "FORMAT",
    "NO_OWN_TELLING",
    "ActorMention",
    "ConfigurableReader",
    "DateMention",
    "EventMention",
    "InstalledReader",
    "NotBelieved",
    "Participant",
    "Reader",
    "ReaderChoice",
    "Reading",
    "RoleMention",
    "Sending",
    "SendingReader",
    "TextSpan",
    "chosen",
    "language_readers",
    "reader_named",
    "reader_of",
]
