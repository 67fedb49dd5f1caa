"""Foreign files are converted in a process of their own: libraries hang, crash and fill the memory, and that is told.

The process is kept for further files, begun anew after it was ended, and ends by itself when the one that began it does.
It knows no language model. Nothing begins it while only short texts and kept ones are read.
"""

from __future__ import annotations

import atexit
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Event, Lock, Timer
from typing import BinaryIO

from ..diagnostics import Diagnostic
from ..errors import ExplainerError, InvalidContent
from .formats import format_of, suffix_of
from .raw import RawArticle

__all__ = ["main", "raw_article"]

_SECONDS = 5
"""Seconds of work for one file, where the system can count them; a busy machine may take longer over them."""
_SECONDS_IN_ALL = 30
"""Seconds on the clock for one file: the limit for what waits, and the only one on Windows."""
_BYTES = 512 * 2**20
"""Bytes of memory of the process, where the system can limit them: on Linux."""
_SHORT = 100_000
"""Bytes of a text or Markdown file that is read at once: no such file takes seconds, whatever is in it."""
_LONGEST_TEXT = 900_000
"""Characters of the longest article, a book's: spaCy parses up to a million at once."""
_MOST_LINES = 50_000
"""Its lines: which part of an article each is takes some time to tell."""

_TO_TEXT = "save the article's words in a .txt file instead"


def raw_article(file: Path, data: bytes, called: str) -> RawArticle:
    """The article in a file of a known format, by a process of its own unless it is a short text.

    :param data: the file's bytes.
    :param called: how diagnostics call the file.
    :raises InvalidContent: the file is wrong, or takes more time or memory than one may.
    :raises ReaderMissing: the library that reads its format is not installed.
    :raises PluginBroken: the package that adds its format is broken.
    """
    format = format_of(file)
    if format and format.plain and len(data) <= _SHORT:
        return format.read(data, called)
    return _converter().convert(_Request(file.name, data, called, _SECONDS))


@dataclass(frozen=True, slots=True)
class _Request:
    """What the process is to do."""

    name: str
    """The file's name, by which its format is known."""
    data: bytes
    """Its bytes."""
    called: str
    """How diagnostics call it."""
    seconds: float
    """Seconds of work that it may take."""


class _Converter:
    """The process, as the one that begins it sees it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._path: list[str] = []
        self._owner = 0
        atexit.register(self.end)

    def convert(self, request: _Request) -> RawArticle:
        with self._lock:
            used = self._is_there()
            answer = self._answer(request)
            if used and isinstance(answer, MemoryError):  # it may be what other files left that fills the memory
                self.end()
                answer = self._answer(request)
            if isinstance(answer, MemoryError):
                self.end()
                message = f"reading this file takes more than {_BYTES // 2**20} MB of memory"
                raise _wrong("article-takes-too-much-memory", message, request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _answer(self, request: _Request) -> RawArticle | Exception:
        """What the process answers, or that it ended over the request."""
        process = self._begun()
        late = Event()

        def end() -> None:
            late.set()
            process.kill()

        overdue = Timer(_SECONDS_IN_ALL, end)
        overdue.start()
        try:
            return _asked(process, request)
        except (OSError, EOFError, pickle.UnpicklingError):
            return _ended(request, self.end(), late=late.is_set())
        except BaseException:
            self.end()
            raise
        finally:
            overdue.cancel()

    def _is_there(self) -> bool:
        """Whether there is a process that this one began, as it would be begun now."""
        is_ours = self._owner == os.getpid() and self._path == sys.path
        return is_ours and self._process is not None and self._process.poll() is None

    def _begun(self) -> subprocess.Popen[bytes]:
        """The process; a new one where there is none yet, it has ended, or it was begun by another process than this."""
        if not self._is_there():
            self.end()
        if self._process is None:
            program = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main()"
            self._process = subprocess.Popen(
                [sys.executable, "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},  # each takes memory for itself
            )
            self._path, self._owner = list(sys.path), os.getpid()
        return self._process

    def end(self) -> int | None:
        """End the process; how it ended, which is negative where a signal did it."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return None
        assert process.stdin and process.stdout
        with suppress(OSError):  # there may be something left that it was not given any more
            process.stdin.close()
        with suppress(subprocess.TimeoutExpired):  # it ends by itself; if something else ended it, that tells why
            process.wait(0.5)
        process.kill()
        process.stdout.close()
        return process.wait()


@cache
def _converter() -> _Converter:
    return _Converter()


def _asked(process: subprocess.Popen[bytes], request: _Request) -> RawArticle | Exception:
    assert process.stdin and process.stdout
    pickle.dump(request, process.stdin)
    process.stdin.flush()
    answer: RawArticle | Exception = pickle.load(process.stdout)
    return answer


def main() -> None:
    """Answer requests from the standard input until it ends."""
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(2, 1)  # what a library prints is no answer
        _limit_memory()
        while (request := _next(requests)) is not None:
            _limit_time(request.seconds)
            answer = _answer(request)
            _limit_time(0)
            pickle.dump(answer, answers)
            answers.flush()


def _next(requests: BinaryIO) -> _Request | None:
    try:
        request: _Request = pickle.load(requests)
    except EOFError:
        return None
    return request


def _answer(request: _Request) -> RawArticle | Exception:
    """The article; or what was raised, the library's own errors as one of the file."""
    try:
        format = format_of(Path(request.name))
        assert format is not None
        raw = format.read(request.data, request.called)
    except Exception as error:
        if _is_of_memory(error):
            return MemoryError()
        if isinstance(error, ExplainerError):
            return error
        message = (
            f"what reads {suffix_of(Path(request.name))} stumbles over this file ({type(error).__name__}: {error})"
        )
        return _wrong("article-not-converted", message, request)
    if len(raw.lines) > _MOST_LINES or sum(len(line.text) for line in raw.lines) > _LONGEST_TEXT:
        message = f"the text in this file is longer than {_LONGEST_TEXT:,} characters or {_MOST_LINES:,} lines"
        return _wrong("article-too-large", message, request, "keep only the article, or split it")
    return raw


def _is_of_memory(error: BaseException | None) -> bool:
    """Whether an error, or the one that it was made of, is that there is no memory left."""
    return error is not None and (isinstance(error, MemoryError) or _is_of_memory(error.__context__))


def _limit_memory() -> None:
    if sys.platform == "linux":  # macOS does not keep to it
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


def _limit_time(seconds: float) -> None:
    """End this process when it has worked for so long from now on; never for 0."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _ended(request: _Request, code: int | None, *, late: bool) -> InvalidContent:
    """Why there is no answer."""
    if late or (hasattr(signal, "SIGPROF") and code == -signal.SIGPROF):
        message = f"reading this file takes longer than {_SECONDS_IN_ALL if late else _SECONDS} seconds"
        return _wrong("article-takes-too-long", message, request)
    message = f"what reads {suffix_of(Path(request.name))} broke down over this file"
    return _wrong("article-not-converted", message, request)


def _wrong(code: str, message: str, request: _Request, help: str = _TO_TEXT) -> InvalidContent:
    return InvalidContent([Diagnostic(code=code, message=message, file=request.called, help=help)])
