"""What clippers, reference managers and blogs write of an article, under their own names, as our fields."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from ..diagnostics import Diagnostic
from ..edtf_dates import is_edtf
from ..model import ArticleMeta
from ..tables import table, words
from ..typed_dates import meant_dates
from ..validation import place
from .bylines import read_byline
from .note_marks import linked_words

__all__ = ["as_our_fields", "our_field"]

_LINK = re.compile(r"\[\[([^\[\]]*)\]\]|!?\[([^\[\]]*)\]\(<?([^\s()<>]*)>?\)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_UTC = frozenset({"z", "utc", "gmt", "+00:00", "+0000"})
_SURELY_THAT_DAY = range(8, 15)
"""Hours of UTC in which it is one day from San Francisco to Tokyo."""
_LIKE = 0.8
"""From here on a name is a slip of the keyboard for another."""


def as_our_fields(values: Mapping[str, Any], text: str, file: str) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The fields of ours among what is written, under whatever name, and warnings of all that nothing is made of.

    Our own name goes before others. A value that is none of its field's is left as it is where a person may have meant it
    so, and is wrong; one of another kind is a program's.

    :param values: as they stand in YAML.
    :param text: that YAML, to say where something stands.
    :param file: how diagnostics call the file that it is in.
    """
    keys = {key: field for key in values if (field := our_field(key))}
    fields: dict[str, Any] = {}
    told_by: dict[str, str] = {}
    complaints = []
    for key, field in sorted(keys.items(), key=lambda pair: _rank(*pair)):
        typed = values[key]
        if typed in (None, "", []):
            continue
        value = _READ[field](typed) if field in _READ else typed
        if value is None and key == field and isinstance(typed, str) and not _is_of_a_program(typed):
            value = typed  # wrong, and told as that
        if value is None:
            message = f"the value of {key} is not understood{f' as {field}' * (key != field)}, so nothing is made of it"
            complaints.append(("key-not-understood", key, message, f"write {field} yourself, if it is known"))
        elif field not in fields:
            fields[field], told_by[field] = value, key
            if field == "published" and _other_day(typed):
                message = f"{key} is in UTC, and may be another day where the article was published: {value} is taken"
                complaints.append(("day-in-utc", key, message, "write published with the day there"))
        elif fields[field] != value:
            message = f"{key} and {told_by[field]} say different things, and {told_by[field]} is believed"
            complaints.append(("keys-differ", key, message, f"write {field} as it is, and leave the others"))
    complaints += _of_unknown([key for key in values if key not in keys])
    return fields, [_warning(*complaint, text, file) for complaint in complaints]


def _of_unknown(keys: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Code, key, message and help for what is no field: for each misspelling, and for all others together."""
    meant = {key: near for key in keys if (near := _meant(key))}
    for key, field in meant.items():
        yield "unknown-key", key, f"there is no field {key}, so nothing is made of it", f"did you mean {field}?"
    if others := [key for key in keys if key not in meant]:
        named = f"{', '.join(others[:-1])} and {others[-1]}" if others[1:] else others[0]
        message = f"nothing is made of {named}, which {'are no fields' if others[1:] else 'is no field'} of an article"
        yield "keys-unknown", others[0], message, "leave them if another program needs them"


def _warning(code: str, key: str, message: str, help: str, text: str, file: str) -> Diagnostic:
    mark, line = place(text, file, (key,))
    return Diagnostic(
        code=code, message=message, file=file, mark=mark, field=key, line=line, help=help, severity="warning"
    )


def our_field(key: str) -> str:
    """Our field that a key tells of; empty where it tells of none."""
    return key if key in ArticleMeta.model_fields else _aliases().get(_bare(key), "")


def _rank(key: str, field: str) -> int:
    """How far behind others of its field a key is asked."""
    names = [field, *table("note_keys")["aliases"].get(field, [])]
    return 0 if key == field else 1 + names.index(_bare(key))


def _meant(key: str) -> str:
    """Our field of which a key is a misspelling; empty where it is none."""
    if _bare(key) in words("note_keys", "foreign") or _bare(key) in _aliases():
        return ""
    return next(iter(difflib.get_close_matches(key.lower(), sorted(ArticleMeta.model_fields), n=1, cutoff=_LIKE)), "")


@cache
def _aliases() -> Mapping[str, str]:
    aliases = {name: field for field, names in table("note_keys")["aliases"].items() for name in names}
    return aliases | {field: field for field in _READ}


def _bare(key: str) -> str:
    return re.sub(r"[\s_-]", "", key).lower()


def _is_of_a_program(value: str) -> bool:
    """Whether no person means it as an article's day or address: a blog's flag, its own path, the day of its archive."""
    return value.lower() in ("true", "false") or value.startswith("/") or is_edtf(value)


def _text(value: Any) -> str | None:
    """A text, or the only one of a list, without the brackets of links."""
    if isinstance(value, list):
        value = value[0] if len(value) == 1 else None
    if not isinstance(value, str):
        return None
    return _LINK.sub(lambda link: linked_words(link[1]) if link[1] is not None else link[2], value).strip() or None


def _authors(value: Any) -> str | list[str] | None:
    """A name or several, however they are listed."""
    if isinstance(value, str) and len(links := _LINK.findall(value)) > 1:
        value = [linked_words(wiki) or shown for wiki, shown, _ in links]
    if isinstance(value, str) and ";" in value:
        listed = [_listed_name(part.strip()) for part in value.split(";") if part.strip()]
        value = listed if all(listed) else value
    if not isinstance(value, list):
        return _name(value)
    names = [name for one in value if (name := _name(one))]
    return names[0] if len(names) == 1 else names or None


def _listed_name(part: str) -> str:
    """A name of a list with semicolons, "Quill, Ada" as Ada Quill; empty where it may be more than a name."""
    family, comma, given = (piece.strip() for piece in part.partition(","))
    name = f"{given} {family}" if comma else part
    if comma and (sum(not word[0].islower() for word in family.split()) != 1 or not _is_given_name(given)):
        return ""  # "Ada Quill, The Post"
    said = read_byline(name)
    return name if name in [said.agency, *(writer.name for writer in said.writers)] else ""


def _is_given_name(given: str) -> bool:
    """Whether it may be one, and is no degree, no "Jr." and no agency or other body."""
    if given.casefold() in words("bylines", "degrees") | words("bylines", "after_surnames"):
        return False
    said = read_byline(given)
    is_short = len(given) > 1 and given.isupper() and given.isalpha()  # "AFP", "MP"
    return given[:1].isupper() and not (is_short or said.agency or said.of("body"))


def _name(value: Any) -> str | None:
    """A person's name, in whatever parts it is written."""
    if not isinstance(value, dict):
        return _text(value)
    parts = {_bare(key): part for key, part in value.items() if isinstance(part, str)}
    whole = parts.get("name") or " ".join(
        part for key in ("given", "first", "firstname", "family", "last", "lastname") if (part := parts.get(key))
    )
    return whole or None


def _url(value: Any) -> str | None:
    """The first address in a text or a list."""
    typed = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    link = _LINK.search(typed)
    found = _ADDRESS.search(link[3] if link and link[3] else typed)
    return found[0] if found else typed if typed == "unknown" else None


def _published(value: Any) -> str | None:
    """A day, EDTF: that of a moment where it was published, or as much of it as is sure."""
    typed = _text(value)
    if moment := _MOMENT.fullmatch(typed or ""):
        return _common(moment[1], _other_day(typed) or moment[1])
    if typed is None or typed == "unknown" or is_edtf(typed):
        return typed
    meant = meant_dates(typed)
    return meant[0] if len(meant) == 1 else None


def _other_day(value: Any) -> str:
    """The other day that a moment may be where it is told in UTC; empty where it is surely the day of that.

    Midnight to the second stands for the day alone.
    """
    moment = _MOMENT.fullmatch(_text(value) or "")
    if not moment or (moment[5] or "").lower() not in _UTC or not is_edtf(moment[1]):
        return ""
    hour, clock = int(moment[2]), [int(part or 0) for part in moment.group(2, 3, 4)]
    if not any(clock) or hour in _SURELY_THAT_DAY:
        return ""
    try:
        return (dt.date.fromisoformat(moment[1]) + dt.timedelta(1 if hour > 12 else -1)).isoformat()
    except (OverflowError, ValueError):  # at the end of the calendar
        return ""


def _common(day: str, other: str) -> str | None:
    """The day, or the month or year that two days share."""
    shared = next((day[:end] for end in (10, 7, 4) if day[:end] == other[:end]), "")
    return shared if is_edtf(shared) else None


_READ: dict[str, Callable[[Any], Any]] = {
    "title": _text,
    "publisher": _text,
    "agency": _text,
    "language": _text,
    "author": _authors,
    "url": _url,
    "archived": _url,
    "short": _text,
    "published": _published,
}
"""How a value of each field is read that programs write."""
