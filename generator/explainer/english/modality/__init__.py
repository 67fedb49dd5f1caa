"""Whether an article says that an event happened, or denies, threatens, demands, plans or only supposes it."""

from .status import modality

__all__ = ["modality"]
