"""How many people are expelled, counted phrase by phrase, one by one for each state, or as many as before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...numbers import parse_number
from ..quantities import Counted
from ..syntax.grammar import coordinated, counted_noun, under
from ..syntax.phrases import phrase
from ..vocabulary import table
from .entity_linking import EntityLinker

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["how_many", "one_by_one", "says_as_many"]

_JOINING = frozenset({",", "and", "&"})


def how_many(
    tokens: Sequence[Token], linker: EntityLinker, *, names: bool = False
) -> tuple[int | str | None, str | None]:
    """How many people these phrases count together, and who they are; for a pronoun what it stands for.

    :param names: whether somebody named counts as one.
    """
    counts = _counts(tokens, linker, names=names)
    people = " and ".join(dict.fromkeys(c.people for c in counts if c.people)) or None
    if any(c.number is None and _is_apart(t) for c, t in zip(counts[1:], tokens[1:], strict=True)):
        return None, people  # "the consul and his family": one and nobody knows how many
    numbers = [c.number for c in counts if c.number is not None]
    whole = [number for number in numbers if isinstance(number, int)]
    if len(numbers) < 2 or not isinstance(numbers[0], int):
        return (numbers[0] if numbers else None), people
    return (sum(whole), people) if len(whole) == len(numbers) else (_in_words(tokens, numbers), None)


def _counts(tokens: Sequence[Token], linker: EntityLinker, *, names: bool) -> list[Counted]:
    """What each of the phrases counts, somebody named as one unless the names are those of a number before them."""
    counts = [_counted(token, linker) for token in tokens]
    if not names or (len(tokens) > 1 and isinstance(counts[0].number, int) and _are_named(tokens[0])):
        return counts
    pairs = zip(counts, tokens, strict=True)
    return [replace(c, number=1) if c.number is None and _is_name(t, linker) else c for c, t in pairs]


def _in_words(tokens: Sequence[Token], numbers: Sequence[int | str]) -> str:
    """What is told where only some are counted: "the envoy and dozens of his staff", "1 and the rest of the mission" for "him"."""
    if tokens[0].pos_ == "PRON" or tokens[-1] not in coordinated(tokens[0]):
        return " and ".join(map(str, numbers))
    return tokens[0].doc[tokens[0].left_edge.i : phrase(tokens[-1]).end].text


def one_by_one(tokens: Sequence[Token], many: int) -> list[int]:
    """The numbers that are each of another state: "four, three and two envoys", "15 and 27"; empty where they are not as many."""
    if len(tokens) > 1 and all(t.pos_ == "NUM" for t in tokens):
        found = [parse_number(t.text) for t in tokens]
    elif tokens:
        before = [t for t in tokens[0].doc[tokens[0].left_edge.i : tokens[0].i + 1] if t.lower_ not in _JOINING]
        run = next((i for i, t in enumerate(before) if t.pos_ != "NUM"), len(before))
        found = [parse_number(t.text) for t in before[:run]]
    else:
        found = []
    numbers = [n for n in found if n is not None]
    return numbers if len(numbers) == len(found) == many else []


def says_as_many(token: Token) -> bool:
    """Whether a phrase counts as many as were told before: "the same number of Poles", "as many attachés"."""
    first = max(token.sent.start, token.left_edge.i - 2)
    return _SAME.search(token.doc[first : token.i + 1].text) is not None


_SAME = re.compile(rf"\b({'|'.join(map(re.escape, table('numbers')['same']))})\b", re.IGNORECASE)


def _counted(token: Token, linker: EntityLinker) -> Counted:
    count = linker.counted(token)
    if count.number is None and " " in token.head.text:  # "declared 20 Czechs persona non grata", hung on the phrase
        count = replace(count, number=linker.counted(token.head).number)
    if not isinstance(count.number, int) and (number := _of_them(token)) is not None:
        count = replace(count, number=number)
    again = token.pos_ == "PRON" and counted_noun(token) == token  # "some of its envoys" are nobody told before
    said = count.number is not None or (count.people is not None and not again)
    return count if said else linker.counted(linker.meant(token))


def _is_name(token: Token, linker: EntityLinker) -> bool:
    actor = linker.named(token)
    return actor is not None and actor.kind == "person" and actor.form in ("name", "short")


def _are_named(token: Token) -> bool:
    """Whether the names after a number are those of the counted: "two envoys, X and Y", of which the parser joins Y to them."""
    return any(child.ent_type_ == "PERSON" for child in under(token, "appos"))


def _of_them(token: Token) -> int | None:
    """The number set beside a phrase: "its attachés, six of them"."""
    beside = (c for c in under(token, "appos") if c.pos_ == "NUM")
    return next((parse_number(c.text) for c in beside if any(p.lower_ == "of" for p in c.rights)), None)


def _is_apart(token: Token) -> bool:
    """Whether a coordinated noun has a determiner of its own, and so is not in the number before it."""
    first = token.left_edge.i
    return any(t.pos_ == "DET" or t.tag_ == "PRP$" for t in token.doc[max(0, first - 1) : token.i])
