"""Reading a damaged file as the package does, but in this process, and what may not come of it."""

from __future__ import annotations

import signal
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import explainer
from explainer.articles import RawArticle, folder, read_article
from explainer.articles.formats import format_of
from explainer.diagnostics import Diagnostic
from explainer.errors import ExplainerError, InvalidContent

from .kinds import Kind

__all__ = ["SECONDS", "read_damaged"]

SECONDS = 5
"""Seconds of work that one file may take, as in ``worker``."""
_PACKAGE = str(Path(explainer.__file__).parent)


def read_damaged(kind: Kind, data: bytes) -> None:
    """Read a damaged seed.

    :raises Exception: what no person should see: no error that is told as such, of this package; or none in time.
    """
    with tempfile.TemporaryDirectory(prefix="explainer-fuzz-") as place, _in_time():
        file = Path(place, f"a{kind.suffix}")
        whole = kind.wrapped(data)
        file.write_bytes(b"The border is shut." if kind.sidecar else whole)
        if kind.sidecar:
            file.with_name("a.meta.yml").write_bytes(whole)
        try:
            with mock.patch.object(folder, "raw_article", _here):
                read_article(file)
        except ExplainerError as error:
            assert str(error)


def _here(file: Path, data: bytes, called: str) -> RawArticle:
    """The article; what a library raises is told of the file, as ``worker`` does where it is no text."""
    format = format_of(file)
    assert format
    try:
        return format.read(data, called)
    except ExplainerError:
        raise
    except Exception as error:
        innermost = traceback.extract_tb(error.__traceback__)[-1].filename
        if format.plain or innermost.startswith(_PACKAGE):
            raise
        raise InvalidContent([Diagnostic(code="article-not-converted", message=str(error), file=called)]) from None


@contextmanager
def _in_time() -> Iterator[None]:
    """:raises TimeoutError: what is done within takes too long."""

    def late(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} seconds of work")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
