"""Bodies named in an article: ministries, armies, parties, companies, blocs, armed groups and news outlets.

Four things tell a body: the table knows it; a noun in its name says so ("Islamic Salvation Front"); a common noun
is a body with a state's name ("Mali's army"); its initials follow it in brackets. Short forms that the first
mention teaches are then found in the rest of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...countries import Country
from ..vocabulary import words
from .found import Claimed, Found
from .gazetteer import Hit
from .ministries import ministry_name, portfolio
from .runs import body_span, run_end
from .state_bodies import bodies_of_states
from .states import Attested, modified_by
from .words import Words

__all__ = ["read_bodies"]

_OPENING = frozenset({"(", "["})


def read_bodies(article: Sequence[Words], attested: Attested, claimed: Claimed) -> list[Found]:
    """The bodies named in an article, in no order; their tokens are taken."""
    found: list[Found] = []

    def keep(bodies: Iterator[Found]) -> None:
        for body in bodies:
            if claimed.free(body.words, body.first, body.last):
                claimed.take(body.words, body.first, body.last)
                found.append(body)

    for reader in (_capitalised, _known, bodies_of_states, _introduced):
        by_capitals = reader in (_capitalised, _introduced)
        for words_ in (one for one in article if not (by_capitals and one.is_headline)):
            keep(reader(words_, attested))
    short = _short_forms(found)
    for words_ in article if short else ():
        keep(_shortened(words_, short))
    return found


def _known(words_: Words, attested: Attested) -> Iterator[Found]:
    for hit in words_.hits:
        if (body := attested.body(hit)) and not _is_surname(words_, hit):
            rule = "news outlet" if body.outlet else "known body"
            _, owner = modified_by(words_, hit.first)
            state = (
                attested.state(owner.states("state", "people"))
                if owner and body.country and hit.last - hit.first == 1
                else None
            )
            if state and state.name != body.country:  # "Belarus's KGB"
                yield _found(words_, hit.first, hit.last, f"{state.adjective} {body.name}", state, rule)
            else:
                yield _found(words_, hit.first, hit.last, body.name, body.country, rule)


def _is_surname(words_: Words, hit: Hit) -> bool:
    """Whether the name of a known body is here only part of a person's: "Lindsay Wagner"."""
    if hit.last - hit.first > 1 or words_.text[hit.first].isupper():
        return False
    entity = next((e for e in words_.doc.ents if e.start <= hit.first < e.end), None)
    return entity is not None and entity.label_ == "PERSON" and len(entity) > 1


def _capitalised(words_: Words, attested: Attested) -> Iterator[Found]:
    """Names with a body's noun in them: "the Ministry of Mines", "Union of Seamen"."""
    end = 0
    for at in words_.capitals:
        if at < end or (end := run_end(words_, at)) == at:
            continue
        span = body_span(words_, at, end)
        if span and not _is_known(words_, *span):
            yield _by_its_noun(words_, *span, attested)
        end = max(end, span[1] if span else end)


def _is_known(words_: Words, first: int, last: int) -> bool:
    """Whether the table knows a body by the whole of these words, a state before it aside."""
    known = [hit for at in range(first, last) if (hit := words_.hit_at.get(at)) and hit.bodies and not hit.has("state")]
    return any(hit.last >= last and (hit.first <= first or words_.hit_at.get(first) is not hit) for hit in known)


def _by_its_noun(words_: Words, first: int, last: int, attested: Attested) -> Found:
    hit = next(
        (hit for at in range(first, last) if (hit := words_.hit_at.get(at)) and hit.states("state", "people")), None
    )
    if hit is None:
        _, hit = modified_by(words_, first)
    state = attested.state(hit.states("state", "people", "seat")) if hit else None
    own = [at for at in range(first, last) if not (hit and hit.first <= at < hit.last)]
    said = tuple(words_.lower[at] for at in own)
    while said and said[-1] in ("of", "the", "'s"):
        said = said[:-1]
    if of := portfolio(said):
        return _found(words_, first, last, ministry_name(state.name if state else None, of), state, "ministry")
    return _found(words_, first, last, words_.said(first, last), state, "noun in its name")


def _introduced(words_: Words, attested: Attested) -> Iterator[Found]:
    """Names whose initials follow in brackets: "Ansar al-Haqq (AAH)"."""
    for at, text in enumerate(words_.text):
        initials = _bracketed(words_, at) if text in _OPENING else ""
        if at < 2 or not initials or words_.hit_at.get(at + 1):
            continue
        for first in range(max(0, at - 8), at - 1):
            said = [words_.text[i] for i in range(first, at)]
            letters = "".join(word[0] for word in said if word[0].isupper())
            if words_.capital[first] and letters == initials and run_end(words_, at - 1) == at:
                yield _found(words_, first, at, words_.said(first, at), None, "initials in brackets")
                break


def _bracketed(words_: Words, at: int) -> str:
    """The capitals in brackets that begin at a place; empty where there are none."""
    if at + 2 >= len(words_) or words_.text[at] not in _OPENING or words_.text[at + 2] not in ")]":
        return ""
    text = words_.text[at + 1]
    return text if len(text) > 1 and text.isupper() and text.isalnum() else ""


def _in_commas(words_: Words, at: int) -> str:
    """The capitals between commas that begin at a place: "the security service, the SBU, said"."""
    if words_.text[at : at + 1] != [","]:
        return ""
    at += 2 if words_.lower[at + 1 : at + 2] == ["the"] else 1
    text = words_.text[at] if at + 1 < len(words_) and words_.text[at + 1] == "," else ""
    return text if len(text) > 1 and text.isupper() and text.isalnum() and at not in words_.hit_at else ""


def _short_forms(found: Sequence[Found]) -> dict[str, Found]:
    """What later mentions may call the bodies of an article: initials, and a company's name without "Inc."."""
    short: dict[str, Found] = {}
    for body in sorted(found, key=lambda body: body.place):
        if initials := _bracketed(body.words, body.last) or _in_commas(body.words, body.last):
            short.setdefault(initials, body)
        if body.rule != "noun in its name":
            continue
        name = _without_company(body.name)
        if name != body.name and " " in name:
            short.setdefault(name, body)
    return short


def _without_company(name: str) -> str:
    said = name.split()
    while len(said) > 1 and said[-1].lower() in words("bodies", "companies"):
        said.pop()
    return " ".join(said)


def _shortened(words_: Words, short: Mapping[str, Found]) -> Iterator[Found]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in short:
        by_first.setdefault(name.split()[0], []).append(tuple(name.split()))
    for at, text in enumerate(words_.text):
        for name in sorted(by_first.get(text, ()), key=len, reverse=True):
            last = at + len(name)
            if tuple(words_.text[at:last]) == name and not (
                last < len(words_) and words_.doc[last].ent_type_ == "PERSON"
            ):
                body = short[" ".join(name)]
                yield Found(
                    words=words_,
                    first=at,
                    last=last,
                    name=body.name,
                    kind=body.kind,
                    country=body.country,
                    form="short",
                    rule="short form",
                )
                break


def _found(words_: Words, first: int, last: int, name: str, state: Country | str | None, rule: str) -> Found:
    country = state.name if isinstance(state, Country) else state
    return Found(words=words_, first=first, last=last, name=name, kind="organisation", country=country, rule=rule)
