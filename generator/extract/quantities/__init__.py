"""How many people a noun phrase counts, and who they are."""

from ._counted import Counted, counted

__all__ = ["Counted", "counted"]
