"""Events read out of an article: who did what to whom, when, and what it answers."""

from .reader import Scene, read_events, scene_of

__all__ = ["Scene", "read_events", "scene_of"]
