"""Events read out of an article: who did what to whom, when, and what it answers."""

from .reader import read_events

__all__ = ["read_events"]
