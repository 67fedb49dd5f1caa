"""A sheet's text out of those of two branches: every byte and comment of either, and marks around what is to be decided."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import yaml

from ..conflict_marks import around
from ..model import is_withdrawn
from .sheet_text import fact_texts
from .splice import LOADER, comments, edited, keeping_its_form
from .values import Values

__all__ = ["both_texts", "marked"]

Names = Mapping[str, str]
"""New ids of facts that a text calls otherwise."""


def both_texts(sheet: str, base: str, one: str, other: str, names: tuple[Names, Names, Names]) -> str:
    """The text of the one, with all that only the other changed in facts that both have.

    A fact is in the words of the branch that changed its text. Where both did, it is in those of the one, with the
    comments that the other added above it: its values are to be merged.

    :param base: the text before the branches parted; empty where there was none.
    :param names: for the three texts the ids that their facts go by now.
    """
    head, was, _ = _parts(base, sheet, names[0])
    its_head, theirs, ids = _parts(other, sheet, names[2])

    def join(plain: str) -> str:
        mine = fact_texts(plain, sheet)
        my_head = plain.removesuffix("".join(mine.values()))
        if my_head == plain or not theirs:
            return plain  # one of them has no facts, or is one flow list
        out = [_both(head, my_head, its_head)]
        groups: dict[str, list[str]] = {}
        for ident in mine:
            groups.setdefault(names[1].get(ident, ident), []).append(ident)
        for now, group in groups.items():
            if len(group) > 1:  # they become one fact, with the comments of all
                kept = now if now in group else group[0]
                out.append(_with_comments(mine[kept], [mine[ident] for ident in group if ident != kept]))
            elif (
                now in theirs and names[1].get(ids[now], ids[now]) == now
            ):  # the one calls nothing else as it is called there
                out.append(_both(was.get(now, ""), mine[group[0]], theirs[now]))
            else:
                out.append(mine[group[0]])
        return "".join(out)

    return keeping_its_form(one, join)


def marked(
    sheet: str,
    text: str,
    others: Mapping[str, tuple[Values, Values | None]],
    gone: Collection[str],
    labels: tuple[str, str],
) -> str:
    """A sheet's text with marks around the fields, or the whole facts, that a person is to decide about.

    :param others: by id a fact as it stands in the text, and with the other's values; None where the other deleted it.
    :param gone: those of these that the one deleted and that stand here as the other has them.
    :param labels: where the one and the other are from.
    """

    def mark(plain: str) -> str:
        facts = fact_texts(plain, sheet)
        head = plain.removesuffix("".join(facts.values()))
        return head + "".join(
            _marked(ident, block, *others[ident], ident in gone, labels) if ident in others else block
            for ident, block in facts.items()
        )

    return keeping_its_form(text, mark)


def _parts(text: str, sheet: str, names: Names) -> tuple[str, dict[str, str], dict[str, str]]:
    """What stands before the first fact, and by the id that a fact goes by now its text, with plain line ends, and its id there."""
    facts = fact_texts(text, sheet)
    head = ""

    def cut(plain: str) -> str:
        nonlocal head
        head = plain.removesuffix("".join(facts.values()))
        return plain

    keeping_its_form(text, cut)
    ids = {names.get(ident, ident): ident for ident in facts}
    return head, {now: facts[ident] for now, ident in ids.items()}, ids


def _both(base: str, one: str, other: str) -> str:
    """The text of a fact, or what stands before the first, with the blank lines after it that the one has."""
    was, mine, theirs = (text.rstrip() for text in (base, one, other))
    if mine == was and _column(one) == _column(other):
        return theirs + (one[len(mine) :] or other[len(theirs) :])
    if theirs in (was, mine):
        return one
    return _with_comments(one, [other], base)


def _with_comments(text: str, others: Iterable[str], base: str = "") -> str:
    """A text below the comments that others have and neither it has nor the one before them had."""
    known = {*_comments(base), *_comments(text)}
    new = [comment for other in others for comment in _comments(other) if comment not in known]
    return "".join(" " * _column(text) + comment + "\n" for comment in new) + text


def _comments(text: str) -> list[str]:
    return list(comments(text).values())


def _column(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _marked(ident: str, text: str, now: Values, then: Values | None, gone: bool, labels: tuple[str, str]) -> str:
    """A fact's text with marks around the fields that differ, or around all of it."""
    mine = text.rstrip() + "\n"
    rest = text[len(mine) :]
    if then is None or gone:
        both = ("", mine) if gone else (mine, "")
        return around(ident, *both, labels) + rest
    theirs = edited(mine, [now], [then])
    ours, others = _fields(mine), _fields(theirs)
    if not (ours and others) or is_withdrawn(now) != is_withdrawn(then):
        return around(ident, mine, theirs, labels) + rest
    names = list(ours)
    for number, name in enumerate(others):
        if name not in ours:
            names.insert(names.index([*others][number - 1]) + 1, name)
    return (
        "".join(
            ours[name]
            if ours.get(name) == others.get(name)
            else around(f"{ident}.{name}", ours.get(name, ""), others.get(name, ""), labels)
            for name in names
        )
        + rest
    )


def _fields(text: str) -> dict[str, str]:
    """The lines of each field of a fact; empty for a fact that is written in braces."""
    root: Any = yaml.compose(text, Loader=LOADER)
    fact = root.value[0]
    if fact.flow_style:
        return {}
    starts = [text.rfind("\n", 0, key.start_mark.index) + 1 for key, _ in fact.value]
    bounds = [0, *starts[1:], len(text)]
    return {key.value: text[a:b] for (key, _), a, b in zip(fact.value, bounds, bounds[1:], strict=False)}
