"""When and by whom it was said that something happened, where nothing dates the event itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..syntax.attribution import attribution
from ..syntax.grammar import key, owners, under
from ..syntax.subjects import agents, surface_subject
from ..syntax.verbs import is_passive
from ..vocabulary import words
from .date_attachment import Dated

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["Report", "report", "speakers"]

_DEPTH = 6
"""How many words up the tree the verb of saying may stand."""


@dataclass(frozen=True, slots=True)
class Report:
    """A date that is when somebody said it, not when it happened."""

    dated: Dated
    verb: Token
    """The verb of saying, or the noun: "Tuesday's announcement in Lima that …"."""


def report(token: Token, dates: Mapping[int, Dated]) -> Report | None:
    """The dated saying that an event's words depend on, or that closes their sentence.

    :param token: the event's verb or noun.
    :param dates: the sentence's dates by the index of the word that they date.
    """
    if not dates:
        return None
    verb = token
    for _ in range(_DEPTH):
        if any(c.lower_ in words("responses", "temporal") for c in under(verb, "mark")):
            return None  # "said on Friday, a day after it had expelled him"
        if verb.head == verb:
            break
        if (found := _above(verb, dates)) is not None:
            return found
        verb = verb.head
    return _closing(token, dates)


def _above(verb: Token, dates: Mapping[int, Dated]) -> Report | None:
    """The dated saying whose words a clause or noun tells: the verb that it is the object of, or a noun before its "that"."""
    is_content = verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ == "VERB"
    is_announced = verb.dep_ in ("dobj", "nsubjpass") and key(verb.head) in words("speech", "announcing")
    if (is_content or is_announced) and (dated := _dated(verb.head, dates)) is not None:
        return Report(dated, verb.head)
    noun = _announcement(verb)
    return Report(dates[noun.i], noun) if noun is not None and noun.i in dates else None


def _closing(token: Token, dates: Mapping[int, Dated]) -> Report | None:
    """The dated saying that closes a sentence: "…, the palace said on Sunday"."""
    said = attribution(token)
    if said is None or said.span.root.dep_ != "nsubj":
        return None
    verb = said.span.root.head
    return Report(dates[verb.i], verb) if verb.i in dates else None


def speakers(report: Report) -> list[Token]:
    """Who said it; for a noun also the place where it was said, which stands for its state."""
    if report.verb.pos_ == "NOUN":
        places = [t for p in under(report.verb, "prep") if p.lower_ in ("by", "from", "in") for t in under(p, "pobj")]
        return [*owners(report.verb), *places]
    return agents(report.verb) if is_passive(report.verb) else surface_subject(report.verb)


def _dated(verb: Token, dates: Mapping[int, Dated]) -> Dated | None:
    """When a verb of saying was; one joined to another without a subject of its own is of the same time."""
    joined = verb.dep_ == "conj" and not under(verb, "nsubj", "nsubjpass")
    before = dates.get(verb.head.i) if joined else None
    return dates.get(verb.i) or (before if before is not None and before.root.i < verb.i else None)


def _announcement(verb: Token) -> Token | None:
    """The noun whose words a clause with "that" tells, whatever the parser hung the clause on."""
    mark = next((c for c in under(verb, "mark") if c.lower_ == "that"), None)
    if mark is None or mark.i == mark.sent.start:
        return None
    before = [mark.nbor(-1), *mark.nbor(-1).ancestors]
    return next((t for t in before if t.pos_ == "NOUN" and key(t) in words("grammar", "announcements")), None)
