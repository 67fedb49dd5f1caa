"""Work that waits for others, done for several things at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

__all__ = ["together"]

T = TypeVar("T")
R = TypeVar("R")


def together(work: Callable[[T], R], things: Sequence[T], at_once: int) -> Iterator[R]:
    """What comes of each thing, in their order; after the first error nothing more is begun.

    Nobody waits for what is still open where a person interrupts: that may be for minutes, for somebody else's answer.

    :param work: called from several threads.
    :param at_once: at most so many.
    """
    waiting: SimpleQueue[tuple[T, Future[R]]] = SimpleQueue()
    done: list[Future[R]] = [Future() for _ in things]
    for thing, future in zip(things, done, strict=True):
        waiting.put((thing, future))

    def work_off() -> None:
        while True:
            try:
                thing, future = waiting.get_nowait()
            except Empty:
                return
            try:
                future.set_result(work(thing))
            except BaseException as error:
                future.set_exception(error)

    for _ in range(min(at_once, len(things))):
        Thread(target=work_off, daemon=True).start()
    try:
        for future in done:
            yield future.result()
    finally:
        while not waiting.empty():
            try:
                waiting.get_nowait()
            except Empty:
                break
