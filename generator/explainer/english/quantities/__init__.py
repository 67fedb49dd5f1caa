"""How many people a noun phrase counts, and who they are."""

from .counted import Counted, counted

__all__ = ["Counted", "counted"]
