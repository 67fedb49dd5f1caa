"""What governs an event in its sentence: who says so, and what makes it a plan, a demand, an accusation or no fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..modality import by_own_words
from ..syntax.attribution import attribution, is_speech
from ..syntax.governors import governor_of, link_of
from ..syntax.grammar import key
from ..vocabulary import words

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["governed_by"]

_BESIDE = frozenset({"acl", "advcl", "appos", "npadvmod", "relcl"})
_DISTANT = frozenset({"alleged", "denied", "hypothetical"})
"""The kinds of cue that make something of what is only told beside their content."""


def governed_by(head: Token) -> tuple[str, ...]:
    """The words that govern an event, from the nearest up; a word whose effect is not known is one too.

    What only says that a thing is done ("carried out a raid") governs nothing.
    """
    found = [head.text] if by_own_words(head) != "asserted" else []
    for word in _governors(head):
        found += [word.text, *(["not"] if by_own_words(word) != "asserted" else [])]
    said = attribution(head)
    return tuple(found) if said is None or said.cue in found else (*found, said.cue)


def _governors(head: Token) -> Iterator[Token]:
    """The words above an event that govern it, from the nearest up.

    What a clause with a time or a reason hangs on ("after it expelled …"), or a noun with a clause, governs the event
    only where it makes something of all that is said under it.
    """
    node, is_content = head, True
    while node.head is not node:
        above, governor = node.head, governor_of(node)
        cue = governor.cue if governor is not None else ""
        name = governor.words if governor is not None else ""
        if node.dep_ in ("conj", "parataxis") and not cue:
            node = above
            continue
        if not cue and _stands_beside(node):
            is_content = False
        elif (is_content and above.pos_ != "ADP" and not {name, key(above)} & words("modality", "doing")) or (
            not is_content and (cue in _DISTANT or (node.dep_ == "ccomp" and is_speech(above)))
        ):
            yield above
        node = above


def _stands_beside(node: Token) -> bool:
    """Whether a clause or phrase tells what was so, whatever is said of what it hangs on."""
    if node.dep_ in ("pcomp", "pobj", "prep"):
        return (node if node.dep_ == "prep" else node.head).lower_ in words("modality", "factual")
    if node.dep_ not in _BESIDE or link_of(node):
        return False
    marks = {child.lower_ for child in node.lefts if child.dep_ in ("advmod", "mark")}
    return not marks or bool(marks & words("modality", "factual"))
