"""What happened, as a French article tells it: verbs and nouns by the patterns, with their sides, dates and certainty."""

from .mentions import read_events

__all__ = ["read_events"]
