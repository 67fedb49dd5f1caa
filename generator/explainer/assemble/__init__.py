"""What many articles say made into one fact base: mentions of one event become one fact."""

from .fact_base import Assembled, assemble

__all__ = ["Assembled", "assemble"]
