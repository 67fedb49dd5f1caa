"""Articles' sidecars merged like facts: a value that no person wrote follows a better reading, an edit stays."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import Any

import yaml

from ..articles import (
    Attested,
    Said,
    file_of,
    last_said,
    new_sidecar,
    parse_metadata,
    sidecar_of,
    text_of_sidecar,
    words_of_comment,
)
from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..edtf_dates import within
from ..errors import ExplainerError
from ..model import Article, ArticleMeta
from ..strict_yaml import load
from ..transaction import Change
from ..utf8 import opened, utf8_text
from ..validation import place
from .machine_files import Remembered, dump_sidecars, read_sidecars
from .splice import LOADER, edited, keeping_its_form, with_comments
from .story_files import known_articles

__all__ = ["Given", "Mended", "both_given", "given_in_sidecars", "mended", "mended_sidecars"]

_DEFAULTS = ArticleMeta().model_dump()


@dataclass(frozen=True, slots=True)
class Mended:
    """What becomes of articles' sidecars."""

    changes: dict[Path, Change] = field(default_factory=dict)
    """Those that are to be written, and what is remembered of all."""
    differences: list[Diagnostic] = field(default_factory=list)
    """Where the article now says something else than what a person wrote, as warnings; each is told once."""
    followed: list[str] = field(default_factory=list)
    """What follows the article: a line a field with its old and its new value, and where this was found."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of the sidecars of articles before these are read again."""

    known: dict[str, Remembered]
    """What is remembered of each, by the article's id."""
    guessed: frozenset[str] = frozenset()
    """The ids of those of which only kept texts say it: into these came what people had written before, too."""

    @property
    def wrote(self) -> dict[str, Said]:
        """What stands in each that no person wrote, by the article's id."""
        return {article: one.wrote for article, one in self.known.items()}


def given_in_sidecars(folder: ContentFolder) -> Given:
    """What is remembered of the sidecars of articles; of those of which nothing is, what their kept texts say.

    :raises InvalidContent: somebody broke the file.
    """
    name, known = folder.name(folder.sidecars), dict[str, Remembered]()
    if os.path.lexists(folder.sidecars):
        known = read_sidecars(utf8_text(opened(folder.sidecars, name, folder.root), name), name)
    kept = {article: Remembered(said) for article, said in last_said(folder.texts, known).items()}
    return Given(kept | known, frozenset(kept))


def mended_sidecars(folder: ContentFolder, articles: Sequence[Article], given: Given) -> Mended:
    """The sidecars of articles after these were read again.

    :param articles: those that were read, each with what it says of itself.
    :param given: what is known of their sidecars.
    :raises InvalidContent: a sidecar is wrong.
    :raises ExplainerError: a sidecar is written in a form in which it cannot be edited.
    """
    there = known_articles(folder)
    known = {article: one for article, one in given.known.items() if article not in given.guessed}
    left = [one for article, one in known.items() if article not in there]
    out, now = Mended(), {article: one for article, one in known.items() if article in there}
    for article in (one for one in articles if not one.front_matter):
        file = file_of(folder.articles, article)
        said = _said(article)
        sidecar = sidecar_of(file)
        if not sidecar.exists():
            out.changes[sidecar] = Change(new_sidecar(file.name, said), None)
            now[article.id] = Remembered(said)
            continue
        last = given.known.get(article.id) or _renamed(left, said)
        name = folder.name(sidecar)
        data = opened(sidecar, name, folder.root)
        text = text_of_sidecar(data, name)
        out.differences.extend(_differences(text, name, last, said))
        if last and article.id in given.guessed:
            out.differences.extend(_replaced(text, name, last.wrote, said))
        new, now[article.id] = mended(text, name, last, said)
        if last and article.id not in given.guessed:
            out.followed.extend(_followed(name, last.wrote, now[article.id].wrote))
        if new != text:
            out.changes[sidecar] = Change(new, data)
    if now or folder.sidecars.exists():
        there_now = folder.sidecars.exists()
        before = opened(folder.sidecars, folder.name(folder.sidecars), folder.root) if there_now else None
        out.changes[folder.sidecars] = Change(dump_sidecars(now), before)
    return out


def mended(text: str, name: str, last: Remembered | None, said: Said) -> tuple[str, Remembered]:
    """A sidecar's text after its article was read again, and what is to be remembered of it.

    What a person wrote keeps every byte and is theirs for good, also where the article once says the same.

    :param name: how diagnostics call it.
    :param last: what is remembered of it; None where nobody knows: then all of it is a person's.
    :param said: what the article says now.
    :raises InvalidContent: it is wrong.
    :raises ExplainerError: it is written in a form in which it cannot be edited.
    """
    plain = text.removeprefix("\ufeff")
    if last is None:
        return text, Remembered({}, _values(said))
    there = load(plain, name)
    if not isinstance(there, dict):  # it is empty: a person deleted all
        return text, Remembered({}, _values(said))
    written = parse_metadata(plain, name).fields
    known = there | written | last.wrote | dict(last.theirs)
    follow = [one for one in _not_by_a_person(written, last) if one in said and there.get(one) == written[one]]
    come = [one for one in said if one not in known and said[one].value != _DEFAULTS.get(one)]
    values = {one: said[one].value for one in (*follow, *come)}
    theirs = {one: value for one, value in _values(said).items() if one in known and one not in values}
    remembered = Remembered({one: said[one] for one in values}, theirs)
    after = {**there, **{one: value for one, value in values.items() if there.get(one) != value}}
    was = {one: last.wrote.get(one, _NOTHING) for one in values}
    anew = [one for one in values if there.get(one) != values[one] or was[one].where != said[one].where]
    if not anew:
        return text, remembered

    def edit(text: str) -> str:
        bare = with_comments(text, {one: (was[one].where, "") for one in anew})
        new = edited(bare, there, after) if after != there else bare
        return with_comments(new, {one: ("", said[one].where) for one in anew})

    cannot = ExplainerError(
        f"{name} is laid out in a way that cannot be edited, so nothing was written: write each field on a line of its own"
    )
    in_flow = yaml.compose(plain, Loader=LOADER).flow_style  # type: ignore[union-attr]  # it is a mapping
    new = text if in_flow else keeping_its_form(text, edit)
    if load(new.removeprefix("\ufeff"), name) != after:
        raise cannot
    return new, remembered


def both_given(base: str, one: str, other: str, name: str) -> str:
    """What two branches remember of sidecars, in one: an article that only the other read anew as the other has it.

    :param base: what the file held when the branches parted.
    :param name: how a person is told of it.
    :raises InvalidContent: one of them is broken.
    """
    was, mine, theirs = (read_sidecars(text, name) if text else {} for text in (base, one, other))
    anew = {article: sidecar for article, sidecar in theirs.items() if sidecar != was.get(article)}
    both = {i: _either(mine[i], anew[i]) for i in anew if i in mine and mine[i] != was.get(i)}
    return dump_sidecars({**mine, **anew, **both})


_NOTHING = Attested("unknown", "")


def _said(article: Article) -> Said:
    """What an article says of itself, and the words of the comment that says where."""
    where = article.stated
    return {
        one: Attested(value, words_of_comment(where.get(one, "")) if value != "unknown" else "")
        for one, value in article.said.model_dump().items()
    }


def _values(said: Said) -> dict[str, str | list[str]]:
    return {one: attested.value for one, attested in said.items()}


def _either(one: Remembered, other: Remembered) -> Remembered:
    """What is remembered of a sidecar, if what either knows for a person's is so."""
    theirs = {**other.theirs, **one.theirs}
    return Remembered({name: said for name, said in one.wrote.items() if name not in theirs}, theirs)


def _renamed(left: Sequence[Remembered], said: Said) -> Remembered | None:
    """What is remembered of an article that got another name and says the same; None where there is none."""
    alike = [
        one
        for one in left
        if {**_values(said), **_values(one.wrote), **one.theirs} == _values(said)  # it was read as it is now
    ]
    return reduce(_either, alike) if alike else None


def _not_by_a_person(written: Mapping[str, Any], last: Remembered | None) -> Collection[str]:
    """The fields in a sidecar that no person wrote."""
    wrote = last.wrote if last else {}
    return [one for one, value in written.items() if one in wrote and value == wrote[one].value]


def _differences(text: str, name: str, last: Remembered | None, said: Said) -> Iterator[Diagnostic]:
    """What an article says otherwise than a person wrote, and did not say when it was last read."""
    text = text.removeprefix("\ufeff")
    written = parse_metadata(text, name).fields
    follow = _not_by_a_person(written, last)
    read = {**_values(last.wrote), **last.theirs} if last else {}
    for one, value in written.items():
        if one not in said or one in follow or said[one].value == "unknown":
            continue
        new = said[one]
        finer = one == "published" and value != "unknown" and within(str(new.value), value)
        same = _in_words(value) == _in_words(new.value)  # one author may be a list of one
        if same or finer or read.get(one) == new.value:
            continue
        mark, line = place(text, name, (one,))
        found = f" ({new.where})" if new.where else ""
        yield Diagnostic(
            code="sidecar-differs",
            message=f"the article now says {_in_words(new.value)}{found}, and what is written here stays",
            file=name,
            mark=mark,
            line=line,
            field=one,
            help="if the article is right, write what it says; this is told once",
            severity="warning",
        )


def _replaced(text: str, name: str, given: Said, said: Said) -> Iterator[Diagnostic]:
    """What follows the article though a person may have written it, before it was remembered what no person wrote."""
    for one, value in parse_metadata(text.removeprefix("\ufeff"), name).fields.items():
        if one in given and one in said and value == given[one].value != said[one].value:
            found = f" ({said[one].where})" if said[one].where else ""
            yield Diagnostic(
                code="sidecar-mended",
                message=f"this said {_in_words(value)}, and the article now says {_in_words(said[one].value)}{found}",
                file=name,
                field=one,
                help="if a person wrote what it said, write it again: then it stays; this is told once",
                severity="warning",
            )


def _followed(name: str, was: Said, now: Said) -> Iterator[str]:
    """What another value stands for in a sidecar since the article was read again, in a line each."""
    for one, new in now.items():
        if (old := was.get(one, _NOTHING)).value != new.value:
            found = f" ({new.where})" if new.where else ""
            yield f"{name}: {one}: {_in_words(new.value)} instead of {_in_words(old.value)}{found}"


def _in_words(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "; ".join(value)
