"""``explainer review``: what a person has to look at, shown as the site will tell it, and decided on by one key."""

from .queue import Choice
from .session import review
from .status import status_lines

__all__ = ["Choice", "review", "status_lines"]
