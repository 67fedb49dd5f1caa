"""How many people a noun phrase counts, and who they are."""

from .counted import Counted, counted
from .people import is_person_noun

__all__ = ["Counted", "counted", "is_person_noun"]
