"""Python's garbage collector, kept from looking where there is none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects that stay, without Python going through all of them again and again for garbage.

    The collector runs on afterwards if it ran before. ``python -m tests.benchmark`` shows what this is worth.
    """
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()
