"""Who of a model's answers is named in the article, called as it calls them, being what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from ..assemble.gather import actor_facts, gather
from ..check.plain_reading.actor_names import ActorNames
from ..check.problem import Problem
from ..countries import load_countries
from ..model import Actor, ActorKind, Article, preferred
from ..names import fold_name, slug
from ..numbers import is_english
from ..quotes import fold
from ..readers import ActorMention, NotBelieved, Reading, RoleMention, TextSpan
from ..tables import table, words
from .answer import AnsweredActor, AnsweredRole, ModelAnswer
from .borne_roles import is_borne
from .objections import Objections
from .quoting import QuotedArticle

__all__ = ["NamedActors", "named_actors"]

_RULE = "language model"
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PARTS = (("roles",), ("aliases",), ("country",))
"""What may be taken out of an actor, for which it may be wrong itself."""
_FIRST_WORDS = 40
"""So many words of a quote are looked at for a role."""
_STATE = 3
"""So many words has a state's name at most, but for small ones."""
_LONGEST = 12
"""So many words has a name at most."""


@dataclass(frozen=True, slots=True)
class NamedActors:
    """The actors of all answers, as far as the article's words bear them."""

    mentions: tuple[ActorMention, ...]
    """Where the article names them, in order."""
    named: dict[tuple[int, str], str]
    """By the number of the answer and the id in it, what whoever is named is called."""
    called: dict[tuple[int, str], tuple[str, ...]]
    """In the same way, what the answer calls everybody, who may have no name."""
    objections: Objections
    """What the article's words have against what is said of them."""
    not_believed: tuple[NotBelieved, ...]


@dataclass(slots=True)
class _Named:
    """Somebody whom the article names."""

    name: str
    kind: ActorKind
    forms: set[str] = field(default_factory=set)
    """All that the article calls them by, but for adjectives and capitals of a state."""
    country: str | None = None
    roles: list[RoleMention] = field(default_factory=list)


def named_actors(article: Article, quoted: QuotedArticle, answers: Sequence[ModelAnswer]) -> NamedActors:
    """Those whom the article names, of all whom its answers have."""
    found: dict[tuple[str, ActorKind], _Named] = {}
    named: dict[tuple[int, str], str] = {}
    called: dict[tuple[int, str], tuple[str, ...]] = {}
    lost: list[NotBelieved] = []
    for no, answer in enumerate(answers):
        for actor in answer.actors:
            called[no, actor.id] = (actor.name, *actor.aliases)
            one = _named(article, actor)
            if one is None:
                lost.append(NotBelieved(f"actor: {actor.name}", "the article names nobody so"))
                continue
            one = found.setdefault((one.name, one.kind), one)
            named[no, actor.id] = one.name
            one.forms |= {text for text in called[no, actor.id] if _stands(article, text)}
            one.country = one.country or _country(article, actor)
            names = {*called[no, actor.id], one.name, *_last_names(one)}
            roles = [role for told in actor.roles if (role := _role(article, quoted, told, names))]
            one.roles += roles
            lost += [
                NotBelieved(f"role of {actor.name}: {told.value}", "no words that are quoted for it say it")
                for told in actor.roles
                if _role(article, quoted, told, names) is None
            ]
    mentions = _mentions(article, list(found.values()))
    mentions, objections, more = _without_objections(article, mentions)
    left = {mention.name for mention in mentions}
    return NamedActors(
        tuple(mentions),
        {key: name for key, name in named.items() if name in left},
        called,
        objections,
        (*lost, *more),
    )


def _named(article: Article, actor: AnsweredActor) -> _Named | None:
    """Whoever has a name; a group has none, and is told by the article's words."""
    if actor.kind == "group":
        return None
    if actor.kind == "country":
        states = [*map(load_countries().get, (actor.name, *actor.aliases))]
        states += [*load_countries().seated_in(actor.name), *load_countries().of_people(actor.name)]
        state = next(filter(None, states), None)
        if state is not None:
            return _Named(state.name, "country")
    names = [name for name in (actor.name, *actor.aliases) if _stands(article, name)]
    return _Named(names[0], actor.kind) if names else None


def _stands(article: Article, name: str) -> bool:
    """Whether a name stands in the article letter by letter, as a name: no common noun that begins a sentence is one."""
    bare = _bare(name)
    if not bare or len(bare.split()) > _LONGEST or not _is_capitalised(bare):
        return False
    if not _places(article, bare):
        return False
    return " " in bare or not any(True for _ in _places(article, bare.lower()) if bare.lower() != bare)


def _is_capitalised(name: str) -> bool:
    """Whether a word of a name has a capital, or it is of a script that has none."""
    return any(letter.isupper() for letter in name) or not any(letter.lower() != letter.upper() for letter in name)


def _bare(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in table("telling")["articles"] else name


def _places(article: Article, name: str) -> list[int]:
    """Where a name begins as words of its own."""
    text, sought = fold(article.text), fold(name)
    at = text.find(sought)
    found: list[int] = []
    while at >= 0 and len(found) < 3:
        if not text[at - 1 : at].isalnum() and not text[at + len(sought) : at + len(sought) + 1].isalnum():
            found.append(at)
        at = text.find(sought, at + 1)
    return found


def _country(article: Article, actor: AnsweredActor) -> str | None:
    """The name of the country that somebody is said to belong to."""
    state = load_countries().get(actor.country) if actor.country and actor.kind != "country" else None
    return state.name if state else None


def _last_names(one: _Named) -> set[str]:
    return {one.name.rpartition(" ")[2]} if one.kind == "person" else set()


def _role(article: Article, quoted: QuotedArticle, told: AnsweredRole, names: Set[str]) -> RoleMention | None:
    """A role as the article writes it beside one of somebody's names."""
    found = quoted.find(told.quote)
    if found is None:
        return None
    text = article.text[found.words.start : found.words.end]
    as_written = _as_written(told.value, text)
    if not as_written:
        return None
    sentence = article.text[found.sentence.start : found.sentence.end]
    start = found.words.start - found.sentence.start + text.find(as_written)
    is_read = is_english(article.meta.language)
    if is_read and not is_borne(sentence, start, start + len(as_written), names):
        return None
    return RoleMention(value=as_written, span=found.words)


def _as_written(role: str, text: str) -> str | None:
    """The words of a text that are those of a role, in whatever order and however a state is called: "Chad's interior
    minister" of "interior minister of Chad". None where none are just these.
    """
    wanted = _telling(role)
    spans = [match.span() for match in _WORD.finditer(text)][:_FIRST_WORDS]
    for no, (start, _) in enumerate(spans):
        if no and text[slice(*spans[no - 1])].lower() in _formerly():
            continue
        for _, end in spans[no : no + _LONGEST]:
            if _telling(text[start:end]) == wanted and not _is_small(text[start:end].split()[0]):
                return text[start:end]
    return None


def _telling(role: str) -> frozenset[str]:
    """The words of a role but for the smallest, a state by its id."""
    left, found = [word for word in _WORD.findall(role) if not _is_small(word)], set()
    while left:
        for length in range(min(_STATE, len(left)), 0, -1):
            name = " ".join(left[:length])
            states = load_countries().named(name) or load_countries().of_people(name)
            if len(states) == 1 or length == 1:
                found.add(states[0].id if len(states) == 1 else fold_name(name))
                left = left[length:]
                break
    return frozenset(found)


def _formerly() -> frozenset[str]:
    return words("telling", "formerly") | words("telling", "of_one_time")


def _is_small(word: str) -> bool:
    return word.lower() in {"of", "s", *table("telling")["articles"]}


def _mentions(article: Article, told: Sequence[_Named]) -> list[ActorMention]:
    """Every place where one of some actors is named, in order; a name within a longer one is not that actor's."""
    actors = {f"{slug(one.name)}-{no}": one for no, one in enumerate(told)}
    names = ActorNames(
        Actor(id=ident, name=one.name, kind=one.kind, aliases=sorted(one.forms - {one.name}))
        for ident, one in actors.items()
    )
    found: list[ActorMention] = []
    for block in article.blocks:
        end = 0
        text = article.text[block.start : block.end]
        for naming in sorted(names.mentions(text), key=lambda one: (one.start, -one.end)):
            one = actors[naming.actor]
            words = text[naming.start : naming.end]
            if naming.end <= end or (naming.how == "name" and not _is_form(words, one)):
                continue
            end = naming.end
            span = TextSpan(block.start + naming.start, block.start + naming.end)
            form = {"people": "demonym", "seat": "seat"}.get(naming.how) or ("name" if words == one.name else "short")
            found.append(
                ActorMention(
                    span=span,
                    text=words,
                    name=one.name,
                    kind=one.kind,
                    country=one.country,
                    form=form,  # type: ignore[arg-type]
                    rule=_RULE,
                )
            )
    return [*_with_roles(found, told)]


def _is_form(words: str, one: _Named) -> bool:
    """Whether somebody is called so: by a name that the answer has or, of a person, by the last part of one."""
    known = {fold_name(name) for name in (one.name, *one.forms)}
    if one.kind == "person":
        known |= {name.rpartition(" ")[2] for name in known}
    return one.kind == "country" or fold_name(words) in known


def _with_roles(mentions: Iterable[ActorMention], told: Sequence[_Named]) -> Iterator[ActorMention]:
    """The mentions, the first of each actor with what is said of them."""
    roles = {(one.name, one.kind): tuple(one.roles) for one in told}
    for mention in mentions:
        yield replace(mention, roles=roles.pop((mention.name, mention.kind), ()))


def _without_objections(
    article: Article, mentions: list[ActorMention]
) -> tuple[list[ActorMention], Objections, list[NotBelieved]]:
    """What is left of some mentions when all is taken out to which the words object."""
    lost: list[NotBelieved] = []
    while True:
        gathered = gather([Reading(article.id, article.text, (), actors=tuple(mentions))])
        facts = actor_facts(gathered, {article.id: article})
        objections = Objections(article, gathered, facts)
        wrong = [(fact, problem) for fact in facts for problem in objections.to(fact)]
        if not wrong:
            return mentions, objections, lost
        before = mentions
        parts = [(fact, problem) for fact, problem in wrong if problem.path[:1] in _PARTS]
        for fact, problem in parts or wrong:
            lost.append(NotBelieved(f"actor: {preferred(fact.name)}", problem.message))
            own = [one for one in mentions if gathered.lookup(article.id, one.name) == fact.id]
            others = [one for one in mentions if one not in own]
            if not own:  # a state that is only told as somebody's
                others = [replace(one, country=None) if one.country == fact.name else one for one in others]
            mentions = [*others, *_mended(own, fact, problem)]
        if mentions == before:  # nobody knows what it is of
            mentions = []
        mentions.sort(key=lambda one: (one.span.start, one.span.end))


def _mended(own: Sequence[ActorMention], fact: Actor, problem: Problem) -> Iterator[ActorMention]:
    """The mentions of an actor without what an objection is to."""
    match problem.path:
        case ("roles", int(no), *_):
            value = fold_name(fact.roles[no].value)
            yield from (replace(m, roles=tuple(r for r in m.roles if fold_name(r.value) != value)) for m in own)
        case ("aliases", int(no), *_):
            yield from (mention for mention in own if mention.text != fact.aliases[no])
        case ("country", *_):
            yield from (replace(mention, country=None) for mention in own)
        case _:
            return
