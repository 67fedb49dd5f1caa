"""What each article calls somebody, in its own words: by which name, and as what it describes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from ...date_words import period_words
from ...model import Actor, Article, Role, Source, claims, standing
from ...names import find_name, fold_name
from ...person_nouns import nouns_in
from ...tables import words
from ..catalogue import Catalogue

__all__ = ["Called", "Calling", "called", "other_names"]

_APPOSED = re.compile(r", [^,;.–—]+")
"""What stands behind a name and a comma, up to the next mark: it is cut nowhere, since it may be "an alleged agent"."""
_MARKS = ",;.–—"


@dataclass(frozen=True, slots=True)
class Calling:
    """Words of one article for somebody."""

    source: Source
    """Where they stand."""
    before: str
    """The words before the name."""
    name: str
    """The name; empty where the words do without."""
    after: str = ""
    """The words after it."""
    is_name: bool = False
    """Whether it is the name alone, and no words around it."""
    said_by: str = ""
    """Who says so, where the article only reports it: an actor's id or words."""
    period: str = ""
    """For which time, in words."""
    note: str = ""
    """An editor's words."""
    set_aside: bool = False
    """Whether an editor holds it for wrong."""

    @property
    def words(self) -> str:
        """All of it."""
        return f"{self.before}{self.name}{self.after}"


@dataclass(frozen=True, slots=True)
class Called:
    """What the articles call somebody."""

    rows: Sequence[tuple[Article, Sequence[Calling], Sequence[Source]]] = ()
    """The articles that have words for it, with these and with all that is quoted of each."""
    silent: Sequence[Article] = ()
    """The articles that do not name it."""


def called(actor: Actor, site: Catalogue) -> Called:
    """What each article calls somebody; nothing where all that call it anything call it the same, and no more."""
    forms = _forms(actor)
    found: dict[str, list[Calling]] = {article.id: [] for article in site.articles}
    for source, calling in _callings(actor, forms, site):
        found[site.article(source.article).id].append(calling)
    rows = [
        (article, _once(told), [calling.source for calling in told])
        for article in site.articles
        if (told := found[article.id])
    ]
    silent = [
        one for one in site.articles if not found[one.id] and not any(find_name(form, one.text) for form in forms)
    ]
    if not actor.roles and len({calling.words for _, told, _ in rows for calling in told}) < 2:
        return Called()
    return Called(rows, silent)


def other_names(actor: Actor, names: Called) -> list[str]:
    """What else somebody is called, beyond what the articles are shown to: no part of another name, and no other spelling.

    :param names: what the articles are shown to call it.
    """
    known = [fold_name(calling.words) for _, callings, _ in names.rows for calling in callings]
    known += [fold_name(str(claim.value)) for claim in claims(actor.name)]
    return [name for name in _forms(actor) if not any(f" {fold_name(name)} " in f" {other} " for other in known)]


def _callings(actor: Actor, forms: Sequence[str], site: Catalogue) -> Iterator[tuple[Source, Calling]]:
    """The words of names, then of roles, then of what else bears that it is spoken of."""
    for claim in claims(actor.name):
        for source in claim.sources:
            yield source, replace(_named(source, forms), note=claim.note, set_aside=claim.rank == "deprecated")
    for role in actor.roles:
        for source in role.sources:
            yield source, _described(role, source, forms, site)
    for source in actor.sources:
        yield source, _named(source, forms)


def _named(source: Source, forms: Sequence[str]) -> Calling:
    """The name in a source's words, or where they have none the words."""
    before, name, after = _parted(source.quote, forms)
    return Calling(source, "", name, is_name=True) if name else Calling(source, before, "", after)


def _described(role: Role, source: Source, forms: Sequence[str], site: Catalogue) -> Calling:
    before, name, after = _parted(source.quote, forms)
    if name and not source.said_by:
        before, after = _cut(before, after, role)
    period = period_words(role.since, role.until, site.messages)
    period = "" if period in source.quote else period  # "has been mayor since 1998" says it
    aside = role.rank == "deprecated"
    return Calling(source, before, name, after, said_by=source.said_by, period=period, note=role.note, set_aside=aside)


def _cut(before: str, after: str, role: Role) -> tuple[str, str]:
    """The words around a name cut to its title and its apposition, where these say what it is; else all of them."""
    nouns = {word for noun in nouns_in(role.value) for word in fold_name(noun).split()}
    said_before = _apposed_before(before)
    if not nouns.isdisjoint(_folded(said_before)):  # "its director, Ann Lund, denied this": the second comma ends it
        return _opened(said_before, before), " …" if after.strip(" .,") else ""
    title = _title(before, {fold_name(word) for word in role.value.split()})
    apposition = found[0] if (found := _APPOSED.match(after)) else ""
    if nouns.isdisjoint({*_folded(title), *_folded(apposition)}):
        return before, after
    if not nouns_in(apposition) or apposition.startswith(", and "):  # "the judge Ann Lund, received 47 percent"
        apposition = ""
    unfinished = words("telling", "before_titles") | words("telling", "determiners")
    goes_on = after[len(apposition) :].strip(" .") or apposition.rpartition(" ")[2] in unfinished
    return _opened(title, before), apposition + (" …" if goes_on else "")


def _folded(words: str) -> list[str]:
    return [fold_name(word) for word in words.split()]


def _opened(kept: str, before: str) -> str:
    """What is kept of the words before a name, with a mark where others stand before it."""
    return kept if kept == before else f"… {kept}"


def _apposed_before(before: str) -> str:
    """What stands before a comma and a name, back to the mark before; empty where there is no such comma."""
    if not before.endswith(", "):
        return ""
    start = max(before.rfind(mark, 0, -2) for mark in _MARKS) + 1
    return before[start:].lstrip(" ")


def _title(before: str, known: Set[str]) -> str:
    """The words before a name that have a capital or are of its role, and one more, which may be "alleged"."""
    title: list[str] = []
    for word in reversed(before.split()):
        is_of_title = word[:1].isupper() or fold_name(word) in known
        if word[-1:] in ",;:.–—" or (
            title and not is_of_title and fold_name(word) in words("telling", "before_titles")
        ):
            break
        title.insert(0, word)
        if not is_of_title:
            break
    return " ".join([*title, ""]) if any(word[:1].isupper() or fold_name(word) in known for word in title) else ""


def _once(callings: Iterable[Calling]) -> list[Calling]:
    """Words of one article without what others of them say again; names before what they are said to be."""
    found: dict[str, Calling] = {}
    for calling in callings:
        known = found.setdefault(calling.words, calling)
        aside = known.set_aside and calling.set_aside
        found[calling.words] = replace(known, note=known.note or calling.note, set_aside=aside)
    kept = [one for one in found.values() if one.note or not any(_says_again(one, other) for other in found.values())]
    return sorted(kept, key=lambda calling: not calling.is_name)


def _says_again(one: Calling, other: Calling) -> bool:
    """Whether words for somebody say no more than others do: a name within them, or what goes on where they end."""
    if one is other or one.is_name:
        return one is not other and not other.is_name and bool(find_name(one.name, other.words))
    return not other.is_name and other.words.strip("… ") in one.words and bool(other.name or not one.name)


def _forms(actor: Actor) -> list[str]:
    """The names that somebody has, the longest first; none that another begins and a hyphen or a sign goes on."""
    names = dict.fromkeys((*(str(claim.value) for claim in standing(actor.name)), *actor.aliases))
    joined = {
        name for name in names for other in names if name.startswith(other) and name[len(other) :][:1] in ("-", "$")
    }
    return sorted((name for name in names if name not in joined), key=len, reverse=True)


def _parted(quote: str, forms: Sequence[str]) -> tuple[str, str, str]:
    """The words before the first of somebody's names, the name, and those after it; no name where there is none."""
    found = [(place.start(), -len(form), place.end()) for form in forms if (place := find_name(form, quote))]
    if not found:
        return quote, "", ""
    start, _, end = min(found)
    return quote[:start], quote[start:end], quote[end:]
