"""Writing files so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

__all__ = ["refusal", "sync_folder", "write_atomic"]

_REMEDIES = {
    errno.ENOSPC: "make room on the disk, then run it again",
    errno.EDQUOT: "make room in your share of the disk, then run it again",
    errno.EFBIG: "raise the limit on the size of files (ulimit -f), then run it again",
    errno.EROFS: "copy the story to a disk that can be written to, and run it there",
    errno.EACCES: "give yourself the right to it (on Unix: chmod u+rwX), then run it again",
    errno.EPERM: "give yourself the right to it (on Unix: chmod u+rwX), then run it again",
}
"""What a person can do about what the system refuses."""


def refusal(error: OSError) -> str:
    """Why the system refused something, and what to do where that is known."""
    why = (error.strerror or str(error)).lower()
    return f"{why} ({remedy})" if (remedy := _REMEDIES.get(error.errno or 0)) else why


def write_atomic(path: Path, content: str | bytes) -> bool:
    """Make ``path`` hold ``content`` (text as UTF-8, line ends as they are), all of it or nothing.

    It goes into a temporary file of the same folder, which then takes the old one's place. A file
    that already holds these bytes is not touched, so what watches it is not woken. A folder that is
    missing is made; permissions of a file that stood there are kept.

    :returns: whether the file's bytes changed.
    :raises OSError: the disk or the permissions do not allow it; the old file is as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = path.resolve()  # a link stays a link: what it points at is replaced
    mode = _mode(path)
    if mode is not None and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_NEW_FILE & ~_umask() if mode is None else mode)
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as lasting as the files' contents, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_NEW_FILE = 0o666  # what the system gives a new file before the umask; mkstemp's own 0o600 would hide it from others


def _mode(path: Path) -> int | None:
    return path.stat().st_mode & 0o7777 if path.is_file() else None


def _umask() -> int:
    """The process's umask, which can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
