"""The types of event: what is known of each, the patterns by which a text tells it, and the lexicon that holds them."""

from .background import Background, BackgroundType, load_background
from .event_types import Candidate, EventType, Lexicon
from .loading import load_lexicon

__all__ = ["Background", "BackgroundType", "Candidate", "EventType", "Lexicon", "load_background", "load_lexicon"]
