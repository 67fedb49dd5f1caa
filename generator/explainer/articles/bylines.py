"""Who wrote an article, from the words that say so: "By Jane Doe and John Roe, Graustark Post", "Autor: Jane Doe"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..quotes import canonical
from ..tables import table, words

__all__ = ["Byline", "Kind", "Writer", "letters", "read_body", "read_byline"]

_TOKEN = re.compile(r"\([^()]*\)|[,;:|/•·、–—&+<>=~»«›‹→()\[\]{}\"“”„]|[^\s,;:|/•·、–—&+<>=~»«›‹→()\[\]{}\"“”„]+")
_BETWEEN = frozenset(",;/&+|•·、")
_ENDING = frozenset('–—<>=~»«›‹→()[]{}"“”„')
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_ADDRESS = re.compile(r"https?:|www\.|@")
_HOST = re.compile(r"\.(?:com|org|net|info|[a-z]{2})$", re.IGNORECASE)
_MOST_WORDS = 6
"""Words of a name; what has more is no name."""
_LONGEST = 300
"""Characters of a byline; what has more is a text."""


Kind = Literal["person", "single", "body"]
"""A name of several words, one word (a first name, a pen name, an account), or a body such as "The Editors"."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody whom a byline names."""

    name: str
    """As it is written."""
    kind: Kind


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says."""

    writers: tuple[Writer, ...] = ()
    """Those it names, in order; none where it names nobody."""
    agency: str = ""
    """The agency that it names, such as AFP."""
    begun: bool = False
    """Whether it begins with a word for it, such as "By"."""
    whole: bool = False
    """Whether all of it is byline and date."""

    def of(self, kind: Kind) -> list[str]:
        """The names of those of a kind."""
        return [writer.name for writer in self.writers if writer.kind == kind]


def read_byline(text: str, sites: Collection[str] = ()) -> Byline:
    """What a byline says; nobody where it is no byline.

    :param sites: what the site is called, as :func:`letters`: it is no author of its own.
    """
    tokens = _tokens(text, sites)
    start, begun = _start(tokens)
    pieces, end = _pieces(tokens, start, sites)
    if not begun and pieces and _is_of_body(pieces[-1].words, tokens[end : end + 1]):
        pieces.pop()
    agency = next(filter(None, (_agency(" ".join(piece.words)) for piece in pieces)), "")
    writers: Iterable[Writer] = _writers([piece for piece in pieces if not _agency(" ".join(piece.words))], sites)
    if any(piece.after == "&" for piece in pieces):  # "Wood & Wine" is no two people's first names
        writers = [writer for writer in writers if writer.kind != "single"]
    named = {writer.name.casefold(): writer for writer in writers if not (agency and _is_sign(writer.name))}
    whole = all(_is_lead(tokens, at) for at in range(end, len(tokens)))
    return Byline(tuple(named.values()), agency, begun, whole)


def read_body(name: str, sites: Collection[str] = ()) -> Byline:
    """What the name of a body says as a byline; it is not taken apart.

    :param sites: what the site is called, as :func:`letters`: it is no author of its own.
    """
    tokens = _tokens(name, sites)
    is_body = bool(tokens) and not _agency(name) and not _is_nobody(tokens, sites)
    return Byline((Writer(canonical(name), "body"),) if is_body else (), _agency(name), whole=True)


def letters(name: str) -> str:
    """A name by its letters and digits alone, to compare: ``graustarkpost`` for "Graustark-Post"."""
    return "".join(filter(str.isalnum, name.casefold()))


def _tokens(text: str, sites: Collection[str]) -> list[str]:
    """The words and marks of a byline down to an address; none where it is a text, or something else of the page."""
    tokens: list[str] = _TOKEN.findall(canonical(text[: _LONGEST + 1]).partition("://")[0].replace("：", ":"))
    is_other = any(token.casefold() in _words("never") or _names_site(token, sites) for token in tokens)
    return [] if is_other or len(text) > _LONGEST else tokens


def _agency(name: str) -> str:
    """The agency of a name; empty where it is none's."""
    return _agencies().get(name, "")


@dataclass(slots=True)
class _Piece:
    """What stands between two marks that part names."""

    after: str
    """The mark or word before it; empty before the first."""
    words: list[str]


def _start(tokens: Sequence[str]) -> tuple[int, bool]:
    """Where the first name begins, and whether a word says that a name comes: "By", "Author:"."""
    at = start = 0
    begun = False
    while at < len(tokens):
        word = tokens[at].casefold()
        is_label = word in _words("labels")
        if (
            word in _words("by")
            or (is_label and tokens[at + 1 : at + 2] == [":"])
            or (word in _words("by_before_full_names") and len(tokens) - at > 2 and not begun)
        ):
            begun = True
        elif not is_label and not _is_lead(tokens, at):
            break
        at += 1
        start = at
    return start, begun


def _is_lead(tokens: Sequence[str], at: int) -> bool:
    """Whether a token may stand before the word for an author: "Posted on 3 May 2024 |"."""
    word = tokens[at].casefold()
    if len(word) < 2 and not word.isalpha():
        return True
    is_body = any(near.casefold() in _words("bodies") for near in tokens[at + 1 : at + 2])  # "The Editors"
    return (not is_body and word in _words("before", "roles")) or _is_date(tokens, at)


def _is_date(tokens: Sequence[str], at: int) -> bool:
    """Whether a token is a part of a date: a figure, or a month or weekday beside one."""
    token = tokens[at]
    if token[0].isdigit():
        return not any(char.isalpha() for char in token) or token[-2:].casefold() in ("th", "st", "nd", "rd")
    if token.casefold().strip(".") not in _words("dates"):
        return False
    beside = [near for near in (*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3]) if near != ","]
    return any(near[0].isdigit() or near.casefold().strip(".") in _words("dates") for near in beside)


def _pieces(tokens: Sequence[str], start: int, sites: Collection[str]) -> tuple[list[_Piece], int]:
    """What may be names, and where the byline ends."""
    pieces = [_Piece("", [])]
    at = start
    while at < len(tokens):
        token, word = tokens[at], tokens[at].casefold().rstrip(".")
        own = pieces[-1].words
        if token in _BETWEEN or (word in _words("between") and own):
            pieces.append(_Piece(word, []))
        elif word in _words("between"):
            pieces[-1].after = word
        elif word in _words("between_full_names") and len(own) > 1 and _is_full_name(tokens[at + 1 : at + 3]):
            pieces.append(_Piece(word, []))
        elif _ends(tokens, at) or (len(own) > 1 and _begins_site(tokens[at : at + 5], sites)):
            break
        elif token[0] == "(":
            if at + 1 == len(tokens) or not tokens[at + 1][0].isupper():
                break
            own.append(token)
        elif not (word in _words("by") and not own):
            own.append(token)
        at += 1
    return [piece for piece in pieces if piece.words], at


def _ends(tokens: Sequence[str], at: int) -> bool:
    """Whether a byline ends before a token."""
    token = tokens[at]
    is_small = token[:1].islower() or at > 0
    return (
        token in _ENDING
        or token == ":"
        or token == "-"
        or (is_small and token.casefold().rstrip(".") in _words("after") and not _is_within_name(tokens, at))
        or _is_date(tokens, at)
        or bool(_ADDRESS.match(token))
        or "@" in token
    )


def _is_within_name(tokens: Sequence[str], at: int) -> bool:
    """Whether a word that may end a byline is a part of a name here: "Loïc Le Clerc", "Kim Min Ji"."""
    token = tokens[at]
    return token[0].isupper() and token.casefold() in _words("within", "also_names") and not token.isupper()


def _names_site(token: str, sites: Collection[str]) -> bool:
    """Whether a token is the site's name in brackets: "Graustark Post (www.graustark-post.example)"."""
    return token[0] == "(" and letters(token.removeprefix("(www.")) in sites


def _begins_site(tokens: Sequence[str], sites: Collection[str]) -> bool:
    """Whether the site's name begins here, after a name: "Jane Doe Graustark Post"."""
    return any(letters("".join(tokens[:count])) in sites for count in range(1, len(tokens) + 1))


def _is_full_name(tokens: Sequence[str]) -> bool:
    return len(tokens) == 2 and tokens[0][0].isupper() and _may_be_of_a_name(tokens[1])


def _is_of_body(words: Sequence[str], following: Sequence[str]) -> bool:
    """Whether words begin a body's name that was cut: "University of Graustark", "Landesanstalt für Wald"."""
    is_followed = any(token.casefold() in _words("of_bodies") for token in following)
    return is_followed and not any(word.casefold() in _words("roles") for word in words)


def _is_sign(name: str) -> bool:
    """Whether a name is one that an agency's desks sign with: "lno" in "dpa/lno"."""
    return name.islower() and len(name) <= 4


def _writers(pieces: Sequence[_Piece], sites: Collection[str]) -> Iterator[Writer]:
    """Those that pieces name; a place or a role after a name and a comma is nobody."""
    is_named = stop = False
    for piece in pieces:
        if piece.after == ",":
            if stop or (is_named and _is_beside(piece.words)):
                stop = stop or piece.words[-1].casefold() in _words("roles", "bodies")
                continue
        else:
            stop = False
        writer = _writer(piece.words, sites)
        if writer and not (is_named and writer.kind != "person"):
            yield writer
        is_named = is_named or not writer or writer.kind != "single"


def _is_beside(words: Sequence[str]) -> bool:
    """Whether words after a name and a comma say where or what somebody is."""
    first, last = words[0].casefold(), words[-1].casefold().strip(".")
    return (
        len(words) == 1
        or last in _words("degrees")
        or first in _words("places")
        or first in _words("roles")
        or last in _words("roles")
        or last in _words("bodies")
    )


def _writer(words: Sequence[str], sites: Collection[str]) -> Writer | None:
    """Whom a piece of a byline names; None where it is nobody's name."""
    own = list(words)
    if _is_nobody(own, sites):
        return None
    if any(word.casefold().strip(".,") in _words("bodies") for word in own):
        is_name = len(own) == 1 or not own[0][0].islower()
        return Writer(_joined(own), "body") if is_name and len(own) <= _MOST_WORDS else None
    while own and own[0].casefold() in _words("roles"):
        own.pop(0)
    while own and own[-1].casefold().strip(".") in _words("roles", "degrees"):
        own.pop()
    if len(own) < len(words) and (len(own) < 2 or _agency(own[0])):  # "Night Editor", "AFP Business Reporter"
        return None
    if len(own) > 2 and own[0] == own[-1]:  # what is told of them begins with their first name
        own.pop()
    if _is_nobody(own, sites) or len(own) > _MOST_WORDS or not any(c.isalpha() for c in own[0]):
        return None
    if len(own) == 1 and (own[0].upper() != own[0].lower() or len(own[0]) == 1):
        return Writer(_joined(own), "single") if _is_single_name(own[0]) else None
    if own[0].casefold() in _words("after", "before") and own[0].islower():
        return None
    is_cut = own[-1].casefold() in _words("by")
    return Writer(_joined(own), "person") if not is_cut and all(map(_may_be_of_a_name, own)) else None


def _is_nobody(words: Sequence[str], sites: Collection[str]) -> bool:
    said = " ".join(words)
    return said.casefold().strip(".,") in _words("nobody") or letters(said) in sites or not letters(said)


def _is_single_name(word: str) -> bool:
    """Whether one word may be a name or what somebody calls themselves; two letters are initials."""
    if word.casefold() in _words("after", "before", "by", "dates", "labels", "roles"):
        return False
    return (
        len(letters(word)) > 1 and not _HOST.search(word) and "admin" not in word.casefold() and not word[0].isdigit()
    )


def _may_be_of_a_name(word: str) -> bool:
    """Whether a word may be one of a name's: begun with a capital, of a script without them, or small within names."""
    first = next((char for char in word if char.isalpha()), "")
    if not first or word[0].isdigit():
        return False
    return not first.islower() or word.casefold() in _words("within") or any(char.isupper() for char in word)


def _joined(words: Sequence[str]) -> str:
    """The words as a name, without the full stop of a sentence; initials and "Jr." keep theirs."""
    last = words[-1]
    is_sentence = last.endswith(".") and len(last) > 3 and not _INITIALS.fullmatch(last)
    return " ".join([*words[:-1], last[:-1] if is_sentence else last]).strip("-_'’.*# " if is_sentence else "-_*# ")


@cache
def _words(*keys: str) -> frozenset[str]:
    """The words of some lists of the table."""
    return frozenset().union(*(words("bylines", key) for key in keys))


@cache
def _agencies() -> dict[str, str]:
    return {name: agency for agency, names in table("furniture")["agencies"].items() for name in names}
