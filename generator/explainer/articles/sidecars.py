"""Sidecars: ``NAME.meta.yml`` beside an article that has no front matter of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .. import strict_yaml
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..files import read_file, whichever_form
from .decoding import decoded
from .formats import article_id
from .metadata import parse_metadata
from .raw import Attested, Written

__all__ = ["new_sidecar", "sidecar_of", "text_of_sidecar", "words_of_comment", "written_in_sidecar"]

_HEAD = "# What is known about {}, from its own words. Correct it here; what nobody knows stays unknown.\n"
_LONGEST = 80
"""Characters of a comment that says where a value was found."""


def sidecar_of(file: Path) -> Path:
    """Where an article's sidecar is: ``002.meta.yml`` for ``002.txt``."""
    return whichever_form(file.with_name(f"{article_id(file)}.meta.yml"))


def written_in_sidecar(file: Path, name: str, given: Mapping[str, Attested], within: Path | None) -> Written:
    """What a person wrote in an article's sidecar; nothing where there is none.

    :param name: how diagnostics call the article's file.
    :param given: what no person wrote in it.
    :param within: the folder in which it has to be, wherever links lead; anywhere where left out.
    :raises InvalidContent: with everything that is wrong in it.
    """
    sidecar = sidecar_of(file)
    if not (sidecar.exists() or sidecar.is_symlink()):  # what is written anew would go where a link leads to nothing
        return Written({})
    called = str(Path(name).with_name(sidecar.name))
    try:
        data = read_file(sidecar, within)
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or str(error)).lower()}"
        help = "put the file itself in its place and make it readable, or remove it"
        raise InvalidContent([Diagnostic(code="sidecar-unreadable", message=message, file=called, help=help)]) from None
    text = decoded(data, called)
    there = parse_metadata(text.text, called)
    by_hand = {name: value for name, value in there.fields.items() if name not in given or given[name].value != value}
    return Written(by_hand, (*text.warnings, *there.warnings))


def text_of_sidecar(data: bytes, name: str) -> str:
    """A sidecar's text as it stands there, line ends and all, if it is UTF-8; else as it is read.

    :param name: how diagnostics call it.
    :raises InvalidContent: it is no text.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(data, name).text


def new_sidecar(file: str, said: Mapping[str, Attested]) -> str:
    """A sidecar's text, with what an article says of itself, and where, in a line each.

    :param file: the name of the article's file.
    """
    lines = (
        f"{strict_yaml.dump({field: one.value}, width=2**20).rstrip()}{one.where and f' # {one.where}'}\n"
        for field, one in said.items()
    )
    return _HEAD.format(_on_one_line(file)) + "".join(lines)


def words_of_comment(where: str) -> str:
    """Where something was found, as it fits into a comment behind its value."""
    words = _on_one_line(where)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _on_one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
