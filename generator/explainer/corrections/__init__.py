"""Corrections in public: what the site tells otherwise than before, from the history of the fact sheets."""

from .completeness import not_dated, not_whole
from .entries import Entry
from .field_changes import FieldChange, ToldValue
from .log import NO_LOG, ChangeLog, change_log

__all__ = ["NO_LOG", "ChangeLog", "Entry", "FieldChange", "ToldValue", "change_log", "not_dated", "not_whole"]
