"""Events read out of an article, step by step: who did what to whom, when, and what it answers."""

from .scene import Scene, scene_of
from .steps import STEPS, Step, UnknownStep, read_events, steps_without

__all__ = ["STEPS", "Scene", "Step", "UnknownStep", "read_events", "scene_of", "steps_without"]
