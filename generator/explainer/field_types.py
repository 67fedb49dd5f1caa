"""What a single value of a fact sheet may be: every scalar is typed as a text, and this says what it means."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as PydanticField

from .edtf_dates import is_edtf

__all__ = ["Count", "Date", "Day", "Flag", "Id", "Published", "Text", "Url", "listed"]


def _edtf(value: str) -> str:
    if not is_edtf(value):
        raise ValueError("is not a date in EDTF, such as 2025-09-19, 2025-09, 2025-08~, 2012/.. or 2020/2021")
    return value


def _day(value: str) -> str:
    if not re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", value) or not is_edtf(value):
        raise ValueError("is not a day, such as 2025-09-22")
    return value


def _published(value: str) -> str:
    return value if value == "unknown" else _edtf(value)


def _url(value: str) -> str:
    if value != "unknown" and not re.match(r"https?://\S+$", value):
        raise ValueError("is not the address of a page: it begins with https:// or http://, or is `unknown`")
    return value


def _id(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError("is not an id: small letters, digits and single hyphens, such as france-expels-mali")
    return value


def _count(value: Any) -> Any:
    if not isinstance(value, (int, str)):
        raise ValueError("must be a number, or the source's words where it gives none")
    return int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value) else value


def listed(value: Any) -> Any:
    """A single text as a list of one: ``by: france`` is ``by: [france]``."""
    return [value] if isinstance(value, str) else value


def _flag(value: Any) -> Any:
    return {"true": True, "yes": True, "false": False, "no": False}.get(str(value).lower(), value)


Id = Annotated[str, AfterValidator(_id)]
"""Kebab-case and stable for good."""
Date = Annotated[str, AfterValidator(_edtf)]
"""EDTF, never more exact than its source."""
Day = Annotated[str, AfterValidator(_day)]
"""A day of the calendar, such as ``2025-09-22``."""
Count = Annotated[int | str, BeforeValidator(_count)]
"""How many: a number, or the source's words where it gives none (``all members of the embassy``)."""
Text = Annotated[str, PydanticField(min_length=1)]
"""A text that says something."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""Yes or no, in the words that people write."""
Published = Annotated[str, AfterValidator(_published)]
"""When an article was published: EDTF, or ``unknown``."""
Url = Annotated[str, AfterValidator(_url)]
"""The address of a page, or ``unknown``."""
