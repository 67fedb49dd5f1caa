"""Letters as articles: an e-mail's own text, or that of the letter that it passes on."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from ..diagnostics import Diagnostic
from ..errors import InvalidContent, ReaderMissing
from ..names import fold_name
from ..tables import table
from .bylines import read_byline
from .decoding import Decoded, decoded_page
from .lines import Line, read_plain
from .markup import lines_of_markup
from .raw import Attested, RawArticle, Said
from .written_days import written_days

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_mail"]

_NAMED = 3
"""Attachments that are named where there are more."""
_PASSED_ON = "letter-forwarded"
_LONG_NAME = 3
"""Letters of a part of a name that is known again in an address, as "rosa" is in rosa.tern@."""
_HEAD_LINES = 10
"""Lines that the head of a letter takes where it stands in the text of another."""
_FIELD = re.compile(r"[*\s]*+([^:*]{1,30})\*{0,2}:(.*)")


@dataclass(frozen=True, slots=True)
class _Head:
    """What a letter says about itself."""

    subject: str = ""
    sender: str = ""
    day: str = ""
    """When it was sent, EDTF; empty where that is not known."""
    where: str = ""
    """Where that stands."""


@dataclass(frozen=True, slots=True)
class _Inner:
    """The head of another letter in the text of one."""

    start: int
    """The line with which it begins, a line that marks it included."""
    end: int
    """The line after its last."""
    forwarded: bool
    """Whether the line above it says that the letter is passed on."""
    head: _Head


def read_mail(data: bytes, file: str) -> RawArticle:
    """A letter: its subject, whom it is from, the day on which it was sent there, and its text.

    Of one that passes another on it is the other. The words of earlier letters that it answers, and signatures, are left out.

    :raises InvalidContent: it has no text.
    :raises ReaderMissing: lxml is not installed.
    """
    letter = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    head = _Head(_header(letter, "Subject"), _header(letter, "From"), _day_sent(letter), "the letter’s head")
    part = _part_to_read(letter)
    text = _decoded(part, file) if part else Decoded("")
    lines = _lines(part, text.text) if part else []
    warnings = [*text.warnings, *_attachments(letter, file)]
    inner = _inner(lines)
    while inner and (inner.forwarded or _prefix(head.subject) in _words("forwarding")):
        if inner.start and not any(warning.code == _PASSED_ON for warning in warnings):
            warnings.append(_passed_on(file))
        lines, head = lines[inner.end :], inner.head
        inner = _inner(lines)
    if inner:
        above, below = lines[: inner.start], lines[inner.end :]
        lines = above or below  # who answers below the quoted words has nothing above them
    lines = _without_signature(lines)
    if not lines:
        raise _without_text(file)
    title = _subject(head.subject)
    first = [Line(title, "title")] if title and all(line.text != title for line in lines[:2]) else []
    return RawArticle([*first, *lines], _said(head, title), warnings=warnings)


def _said(head: _Head, title: str) -> Said:
    """What the head of a letter says.

    An office's name is the publisher's. A person's is the author's, whom an address of the same name shows to be one.
    """
    name, address = parseaddr(head.sender)
    name = " ".join(name.split())
    mailbox = address.partition("@")[0].lower()
    office = mailbox in _words("offices")
    person = read_byline(name).of("person") == [name] and any(
        len(word) >= _LONG_NAME and word in fold_name(mailbox) for word in fold_name(name).split()
    )
    found = {
        "title": title,
        "publisher": name if office else "",
        "author": name if person and not office and "@" not in name else "",
        "published": head.day,
    }
    return {field: Attested(value, head.where) for field, value in found.items() if value}


def _day(words: str) -> str:
    """The day that a letter's head names in words, EDTF; empty where it names none, or none that is sure."""
    days = written_days(words)
    return days[0].readings[0].isoformat() if len(days) == 1 and len(days[0].readings) == 1 else ""


def _header(letter: EmailMessage, name: str) -> str:
    """A header in words; empty where there is none that can be read."""
    try:
        return " ".join(str(letter.get(name, "")).split())
    except Exception:  # the library's parser of headers gives up on some with errors of any kind
        return ""


def _day_sent(letter: EmailMessage) -> str:
    """The day on which a letter was sent, where it was sent."""
    try:
        return parsedate_to_datetime(_header(letter, "Date")).date().isoformat()
    except ValueError:
        return ""


def _part_to_read(letter: EmailMessage) -> EmailMessage | None:
    """The HTML of a letter, whose paragraphs are whole, else its plain text; None where it has neither."""
    parts = {part.get_content_type(): part for part in reversed(list(_texts(letter)))}
    return parts.get("text/html") or parts.get("text/plain")


def _lines(part: EmailMessage, text: str) -> list[Line]:
    """The lines of a part.

    :param text: the part's, decoded.
    """
    if part.get_content_type() == "text/html":
        return _lines_of_html(text)
    if part.get_param("format") == "flowed":
        text = _unflowed(text, joined=part.get_param("delsp") == "yes")
    return read_plain("\n".join(_without_quoted(text.splitlines())))


def _without_quoted(rows: Sequence[str]) -> list[str]:
    """The rows without those of an earlier letter; of a letter that is passed on in such rows, these alone and as they were."""
    for at, row in enumerate(rows):
        if row.startswith(">") and _plain_marker(row) in _words("forwarded"):
            return [row[1:].removeprefix(" ") for row in rows[at:] if row.startswith(">")]
    return [row for row in rows if not row.startswith(">")]


def _plain_marker(text: str) -> str:
    """A line that may mark a letter that is passed on, without the signs around its words."""
    return text.strip("-_=*:> ").casefold()


def _texts(letter: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are text, attachments and letters within the letter left out."""
    waiting = [letter]
    while waiting:
        part = waiting.pop()
        if part.is_attachment():
            continue
        if part.get_content_maintype() == "multipart":
            waiting += reversed([inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)])
        elif part.get_content_type() in ("text/plain", "text/html"):
            yield part


def _decoded(part: EmailMessage, file: str) -> Decoded:
    """A part's text, in the encoding that its head tells."""
    data: Any = part.get_payload(decode=True)
    label = part.get_param("charset")
    read = decoded_page(data if isinstance(data, bytes) else b"", file, label if isinstance(label, str) else "")
    return Decoded(read.text, tuple(replace(told, mark=None) for told in read.warnings))  # it counts the part's lines


def _lines_of_html(text: str) -> list[Line]:
    try:
        from lxml import html
    except ImportError as error:
        raise ReaderMissing(f"reading letters needs lxml: pip install 'explainer-site[extract]' ({error})") from None
    try:
        root = html.document_fromstring(text.replace("\0", ""))
    except (html.etree.ParserError, ValueError):
        return []
    forwards = _inner(lines_of_markup(root, rows=False))
    earlier = set() if forwards and forwards.forwarded else _words("earlier")
    unwanted = [element for element in root.iter() if _classes(element) & (earlier | _words("signatures"))]
    if earlier:
        unwanted += [quoted for quoted in root.iter("blockquote") if quoted.get("type") == "cite"]
    lines = lines_of_markup(root, leave_out=frozenset(unwanted), rows=False)
    return [line for line in lines if not line.text.startswith(">")]


def _classes(element: HtmlElement) -> set[str]:
    if not isinstance(element.tag, str):
        return set()
    return {*(element.get("class") or "").lower().split(), (element.get("id") or "").lower()}


def _unflowed(text: str, *, joined: bool) -> str:
    """Text of RFC 3676, in which a line that ends in a space goes on in the next.

    :param joined: whether that space is not part of the text (``DelSp``).
    """
    rows: list[str] = []
    open_row = False
    for row in text.splitlines():
        stuffed = row.removeprefix(" ")
        if open_row and not row.startswith(">"):
            rows[-1] += stuffed
        else:
            rows.append(stuffed)
        open_row = row.endswith(" ") and row != "-- "
        if open_row and joined:
            rows[-1] = rows[-1][:-1]
    return "\n\n".join(rows)  # each is a paragraph, so nothing is to be joined to it


def _inner(lines: Sequence[Line]) -> _Inner | None:
    """The first head of another letter in a text; None where there is none."""
    for start, line in enumerate(lines):
        if line.text.casefold().endswith(_wrote()):
            return _Inner(start, start + 1, False, _Head())
        fields, end = _fields(lines, start)
        if "sender" not in fields or not fields.keys() & {"date", "subject"}:
            continue
        above = _plain_marker(lines[start - 1].text) if start else ""
        forwarded = above in _words("forwarded")
        head = _Head(
            fields.get("subject", ""),
            fields["sender"],
            _day(fields.get("date", "")),
            "the head of the letter passed on",
        )
        marked = forwarded or (start > 0 and lines[start - 1].text.lstrip().startswith(("--", "__", "==")))
        return _Inner(start - marked, end, forwarded, head)
    return None


def _fields(lines: Sequence[Line], start: int) -> tuple[dict[str, str], int]:
    """The fields of a head that begins with this line, and the line after its last."""
    fields: dict[str, str] = {}
    at = start
    while at < len(lines) and at - start < _HEAD_LINES:
        match = _FIELD.match(lines[at].text)
        name = _head_names().get(match[1].strip().casefold()) if match else None
        if match is None or name is None:
            break
        fields.setdefault(name, " ".join(match[2].strip("* ").split()))
        at += 1
    return fields, at


def _without_signature(lines: Sequence[Line]) -> list[Line]:
    """The lines above the one that parts a text from its signature, see RFC 3676."""
    ends = [at for at, line in enumerate(lines) if line.text.strip() == "--"]
    return list(lines[: ends[0]] if ends else lines)


def _prefix(subject: str) -> str:
    """What stands before a letter's subject, such as ``fwd``; empty where nothing does."""
    prefix, colon, _ = subject.partition(":")
    return prefix.strip().casefold() if colon else ""


def _subject(subject: str) -> str:
    """A letter's subject without what programs put before it."""
    while _prefix(subject) in _words("forwarding") | _words("answering"):
        subject = subject.partition(":")[2].strip()
    return subject


def _attachments(letter: EmailMessage, file: str) -> Iterator[Diagnostic]:
    """A warning that names what came with a letter and was not read."""
    try:
        names = [name for part in letter.iter_attachments() if (name := part.get_filename()) and part.is_attachment()]
    except Exception:  # the library stumbles over parts that are none
        return
    if names:
        named = ", ".join(names[:_NAMED]) + (" and others" if len(names) > _NAMED else "")
        message = f"what is attached to this letter was not read: {named}"
        help = "save what is an article among it in the folder of articles"
        yield _warning("letter-with-attachments", message, file, help)


def _passed_on(file: str) -> Diagnostic:
    message = "this letter passes another one on, and only that one was read, not the words above it"
    return _warning(_PASSED_ON, message, file, "if the words above it are the article, save them in a .txt file")


def _warning(code: str, message: str, file: str, help: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, file=file, help=help, severity="warning")


def _without_text(file: str) -> InvalidContent:
    message = "there is no text in this letter"
    help = "save its text in a .txt file, or the attachment that it came with as an article of its own"
    return InvalidContent([Diagnostic(code="letter-without-text", message=message, file=file, help=help)])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("mails")[name])


@cache
def _wrote() -> tuple[str, ...]:
    return tuple(table("mails")["wrote"])


@cache
def _head_names() -> dict[str, str]:
    return {name: kind for kind, names in table("mails")["heads"].items() for name in names}
