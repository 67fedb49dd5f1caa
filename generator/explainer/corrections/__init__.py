"""Corrections in public: what the site tells otherwise than before, from the history of the fact sheets."""

from .log import NO_LOG, ChangeLog, Entry, change_log
from .values import Change, Value

__all__ = ["NO_LOG", "Change", "ChangeLog", "Entry", "Value", "change_log"]
