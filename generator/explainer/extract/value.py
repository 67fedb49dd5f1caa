"""Values: what reading makes by the thousand, and nothing changes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

__all__ = ["value"]

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True)
def value(*, eq: bool = True, kw_only: bool = False, slots: bool = True) -> Callable[[_Class], _Class]:
    """A frozen dataclass to those who check types, and a plain one at run time.

    A dataclass that is frozen at run time sets each field by a call of its own: 7 % of all reading.

    :param eq: whether two with the same fields are the same; else each is only itself.
    """
    return dataclass(eq=eq, unsafe_hash=eq, kw_only=kw_only, slots=slots)
