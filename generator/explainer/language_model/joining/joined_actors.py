"""Who is named in an article, by two readings of it: all of them, each under one name and of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import ActorKind
from ...names import fold_name
from ...readers.reading import ActorMention, EventMention, Participant
from .sameness import is_same_words

__all__ = ["JoinedActors", "joined_actors"]


@dataclass(frozen=True, slots=True)
class JoinedActors:
    """Those whom either reading names."""

    mentions: tuple[ActorMention, ...]
    """Where they are named, in order."""
    _names: Mapping[str, str]
    """What the rules call whom the model calls otherwise."""
    _kinds: Mapping[str, ActorKind]
    """What those are of whom the readings do not say the same, by their names."""

    def event(self, event: EventMention) -> EventMention:
        """An event of either reading with those who take part in it under the names and of the kinds that they have here."""
        return replace(event, by=tuple(map(self._party, event.by)), against=tuple(map(self._party, event.against)))

    def _party(self, party: Participant) -> Participant:
        name = self._names.get(party.name, party.name)
        return replace(party, name=name, kind=party.kind and self._kinds.get(name, party.kind))


def joined_actors(rules: Sequence[ActorMention], model: Sequence[ActorMention]) -> JoinedActors:
    """The mentions of both. Who is named by the same words has the name that the rules read.

    Where the readings say of one name that it is of other kinds, the rules know which names are countries'; of others a
    role tells what they are, and where none does, the rules' kind stands.
    """
    names = _names(rules, model)
    model = [replace(one, name=names.get(one.name, one.name)) for one in model]
    kinds = _kinds(rules, model)
    outlets = {one.name for one in rules if one.outlet}
    mentions = [_with_kind(one, kinds) for one in rules]
    for one in (_with_kind(one, kinds) for one in model):
        at = next((at for at, other in enumerate(mentions) if _is_same(one, other)), None)
        if at is None:
            mentions.append(replace(one, outlet=one.outlet or one.name in outlets))
        else:
            mentions[at] = _united(mentions[at], one)
    return JoinedActors(tuple(sorted(mentions, key=lambda one: (one.span.start, one.span.end))), names, kinds)


def _names(rules: Sequence[ActorMention], model: Sequence[ActorMention]) -> dict[str, str]:
    known = {one.name for one in rules}
    names: dict[str, str] = {}
    for one in model:
        if one.name not in known and (other := next((other for other in rules if _is_called(one, other)), None)):
            names.setdefault(one.name, other.name)
    return names


def _is_called(one: ActorMention, other: ActorMention) -> bool:
    """Whether the model calls somebody otherwise whom the rules read there: "Traoré" for Adama Traoré, "Paris" for France, a
    court by its name for "the court".
    """
    if one.kind == other.kind != "person" and one.span == other.span:
        return True
    if "country" in (one.kind, other.kind):
        return False
    return one.span.overlaps(other.span) and is_same_words(one.name, other.name)


def _kinds(rules: Sequence[ActorMention], model: Sequence[ActorMention]) -> dict[str, ActorKind]:
    found: dict[str, ActorKind] = {}
    for name in {one.name for one in rules} & {one.name for one in model}:
        ours, theirs = ([one for one in mentions if one.name == name] for mentions in (rules, model))
        kinds = {one.kind for one in ours}, {one.kind for one in theirs}
        if kinds[0] & kinds[1]:
            continue
        is_told_by_model = "country" not in kinds[0] | kinds[1] and _has_role(theirs) and not _has_role(ours)
        found[name] = (theirs if is_told_by_model else ours)[0].kind
    return found


def _has_role(mentions: Iterable[ActorMention]) -> bool:
    return any(one.roles for one in mentions)


def _with_kind(one: ActorMention, kinds: Mapping[str, ActorKind]) -> ActorMention:
    return replace(one, kind=kinds.get(one.name, one.kind))


def _is_same(one: ActorMention, other: ActorMention) -> bool:
    return (one.span, one.name, one.kind) == (other.span, other.name, other.kind)


def _united(rules: ActorMention, model: ActorMention) -> ActorMention:
    """A mention with the roles of both, each once."""
    known = {fold_name(role.value) for role in rules.roles}
    further = [role for role in model.roles if fold_name(role.value) not in known]
    return replace(rules, country=rules.country or model.country, roles=(*rules.roles, *further))
