"""Reading files that are some, and writing them so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

__all__ = [
    "clear_litter",
    "own_place",
    "read_file",
    "real_place",
    "refusal",
    "strangers",
    "sync_folder",
    "whichever_form",
    "write_atomic",
]

_LARGEST = 256 * 2**20
"""Bytes of which a file has no more, whatever it is."""

_OUTSIDE = "it is a link out of the story's folder"
_NO_NAME = "its name is not UTF-8: give it another"
_NOWHERE = "it is a link to nothing"
_TOO_LARGE = f"it is larger than {_LARGEST // 2**20} MiB"
_KINDS = {
    stat.S_IFDIR: "it is a folder",
    stat.S_IFIFO: "it is a pipe",
    stat.S_IFSOCK: "it is a socket",
    stat.S_IFBLK: "it is a device",
    stat.S_IFCHR: "it is a device",
}
_SAFELY = sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK"))
"""How to open what may be a pipe, which would be waited for, or may be made a link meanwhile."""

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


def real_place(path: Path, within: Path | None = None) -> Path:
    """Where a file is, or will be, wherever links lead.

    :param within: the folder in which it has to be; anywhere where left out.
    :raises OSError: it is elsewhere; ``strerror`` says so in words for a person.
    """
    real = Path(os.path.realpath(path))
    if within is not None and not real.is_relative_to(os.path.realpath(within)):
        raise OSError(errno.ELOOP, _OUTSIDE, str(path))
    return real


def own_place(path: Path, story: Path) -> Path:
    """Where something is, or will be, wherever links lead: in a story's folder if that is where it is named to be.

    :param story: the folder in which the content folder is.
    :raises OSError: it is named to be there, and a link leads elsewhere.
    """
    named = Path(os.path.normpath(path.absolute())).is_relative_to(os.path.realpath(story))
    return real_place(path, story if named else None)


def read_file(path: Path, within: Path | None = None, most: int | None = None) -> bytes:
    """The bytes of a file, which is no pipe, device or folder: those are not read, whatever is in them.

    :param within: the folder in which it has to be, wherever links lead; anywhere where left out.
    :param most: bytes of which no more than one more is read; where left out, more than 256 MiB are refused.
    :raises OSError: it is none, is elsewhere, too large, or cannot be read; ``strerror`` says why in words for a person.
    """
    try:
        handle = os.open(real_place(path, within), os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        if path.is_symlink():
            raise OSError(errno.ENOENT, _NOWHERE, str(path)) from None
        raise
    try:
        mode = os.fstat(handle).st_mode  # of what was opened, not of what has its name now
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, _kind(mode), str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read((_LARGEST if most is None else most) + 1)
        if most is None and len(data) > _LARGEST:
            raise OSError(errno.EOVERFLOW, _TOO_LARGE, str(path))
        return data
    finally:
        os.close(handle)


def strangers(folder: Path, left_out: Path | None = None) -> Iterator[tuple[Path, str]]:
    """What lies in a folder, and in those within it, that is neither a file of a size to be read nor a folder of it, and why not.

    :param left_out: a folder within into which nobody needs to look.
    """
    if folder.is_symlink() and not folder.exists():
        yield folder, _NOWHERE
    elif folder.exists() and not folder.is_dir():
        yield folder, "it is no folder"
    elif folder.is_dir():
        yield from _strangers(folder, Path(os.path.realpath(folder)), left_out)


def _strangers(folder: Path, within: Path, left_out: Path | None) -> Iterator[tuple[Path, str]]:
    with os.scandir(folder) as there:
        entries = sorted(there, key=lambda entry: entry.name)
    for entry in entries:
        path = Path(entry.path)
        if not entry.name.isascii() and os.fsencode(entry.name).decode("utf-8", "replace") != entry.name:
            yield path, _NO_NAME
        elif entry.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(within):
            yield path, _OUTSIDE
        elif entry.is_dir(follow_symlinks=False):
            if path != left_out:
                yield from _strangers(path, within, left_out)
        elif path.exists() and not (entry.is_file() or entry.is_dir()):
            yield path, _kind(path.stat().st_mode)
        elif path.is_file() and path.stat().st_size > _LARGEST:  # of a link in a circle an entry raises an error
            yield path, _TOO_LARGE


def _kind(mode: int) -> str:
    return _KINDS.get(stat.S_IFMT(mode), "it is no file")


def write_atomic(path: Path, content: str | bytes, within: Path | None = None) -> bool:
    """Make ``path`` hold ``content`` (text as UTF-8, line ends as they are), all of it or nothing.

    It goes into a temporary file of the same folder, which then takes the old one's place. A file
    that already holds these bytes is not touched, so what watches it is not woken. A folder that is
    missing is made; permissions of a file that stood there are kept.

    :param within: the folder in which the file has to be, wherever links lead; anywhere where left out.
    :returns: whether the file's bytes changed.
    :raises OSError: the disk or the permissions do not allow it, or it would be elsewhere; the old file is as it was.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = real_place(path, within)  # a link stays a link: what it points at is replaced
    mode = _mode(path)
    if mode is not None and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_LONGEST_NAME]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            _is_free(file.fileno())  # which keeps others from taking it for litter
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


def clear_litter(files: Iterable[Path]) -> None:
    """Remove what was left beside files where a process was killed that was writing them."""
    names: dict[Path, set[str]] = {}
    for file in files:
        names.setdefault(file.parent, set()).add(file.name[:_LONGEST_NAME])
    for litter in (there for folder in names for there in folder.glob(".*.tmp") if not there.is_symlink()):
        if (found := _TEMPORARY.fullmatch(litter.name)) and found[1] in names[litter.parent]:
            with suppress(OSError), litter.open("r+b") as left:
                if _is_free(left.fileno()):
                    litter.unlink()


def _is_free(handle: int) -> bool:
    """Whether nobody else holds a file, which is then held as long as it is open; Windows lets nobody remove such."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
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


_TEMPORARY = re.compile(r"\.(.+)\.[a-z0-9_]{8}\.tmp", re.DOTALL)
_LONGEST_NAME = 40
"""Characters of a file's name that its temporary file has."""
_NEW_FILE = 0o666  # what the system gives a new file before the umask; mkstemp's own 0o600 would hide it from others


def _mode(path: Path) -> int | None:
    return path.stat().st_mode & 0o7777 if path.is_file() else None


def _umask() -> int:
    """The process's umask, which can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def whichever_form(path: Path) -> Path:
    """The path of a file as it is there, whose name may be stored with its accents apart from their letters.

    :returns: the path itself where there is no such file.
    """
    forms = (path.with_name(unicodedata.normalize(form, path.name)) for form in ("NFC", "NFD"))
    return next((one for one in (path, *forms) if one.exists()), path)
