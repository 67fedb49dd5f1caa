"""Who a person, a state or a body is, in one sentence or line.

Nothing is told surer than the sheets have it: a role with who says so, a former one as former, and where articles do not
agree, in how many of them each stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from ...countries import load_countries
from ...date_words import first_capital, period_words
from ...model import Actor, Role, Source, preferred
from ...names import fold_name
from ...numbers import spell
from ...person_nouns import nouns_in
from ...sentences import with_a
from ...tables import table, words
from ..catalogue import Catalogue

__all__ = ["Introduction", "country_of", "line_of", "who"]

_MOST_ROLES = 3
"""How many roles a sentence tells: with more it is a list."""
_OF = re.compile(r" (?:of|in|on|to|for|with|from|between|at|by|who|that)\b|,")


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who somebody is, in a sentence or a line."""

    words: str
    """Plain text."""
    sources: Sequence[Source] = ()
    """What bears it."""
    otherwise: Sequence[Source] = ()
    """What says otherwise."""
    part: Set[str] = frozenset()
    """The ids of articles that bear only a part of it."""


def who(actor: Actor, site: Catalogue) -> Introduction:
    """One sentence that says who somebody is: what only articles call it, and no editor has checked, as that.

    The sentence gives a role its article, as English does: in another language the line beside the name stands in its place.
    """
    _, name = site.messages.gettext, first_capital(site.spoken[actor.id])
    if not (roles := _leading(actor)):
        return Introduction(f"{_named_only(actor, site)}.", actor.sources)
    if not site.messages.is_english:
        line = line_of(actor, site)
        return replace(line, words=f"{line.words}.")
    lead, others = roles[0], _contradicting(roles[0], actor, site)
    values = {"name": name, "role": site.messages.listed([_with_article(role.value) for role in roles])}
    values |= {"period": period_words(lead.since, lead.until, site.messages), "speakers": _speakers(lead, site)}
    if others:
        told = site.messages.listed([_otherwise(role, lead, site) for role in others])
        values |= {"role": _with_article(lead.value), "articles": _some(lead.sources, site), "others": told}
        words = _("In %(articles)s %(name)s is %(role)s, %(others)s.") % values
    elif lead.until:
        words = _("%(name)s was %(role)s, %(period)s.") % values
    elif values["speakers"]:
        words = _("%(name)s is %(role)s, according to %(speakers)s.") % values
    elif not actor.checked or _is_office_alone(lead.value):
        values |= {"articles": first_capital(_some(lead.sources, site))}
        n = len(_articles(lead.sources, site))
        words = site.messages.ngettext(
            "%(articles)s calls %(name)s %(role)s.", "%(articles)s call %(name)s %(role)s.", n
        )
        words %= values
    elif lead.since:
        words = _("%(name)s is %(role)s, %(period)s.") % values
    else:
        words = _("%(name)s is %(role)s.") % values
    return Introduction(words, lead.sources, [source for role in others for source in role.sources])


def line_of(actor: Actor, site: Catalogue, *, in_country: bool = False) -> Introduction:
    """Who somebody is, in a line beside the name: "President of Mali", "Skipper, Norway".

    :param in_country: whether it stands under the name of its country.
    """
    if not (roles := _leading(actor)):
        return Introduction(_named_in(actor, site) if in_country else _named_only(actor, site), actor.sources)
    lead, others = roles[0], _contradicting(roles[0], actor, site)
    told = [lead.value] if others else [role.value for role in roles]
    country = "" if in_country else _country_beside(actor, told, site)
    parts = [site.messages.listed(told), country, period_words(lead.since, lead.until, site.messages)]
    if speakers := _speakers(lead, site):
        parts.append(site.messages.gettext("according to %(speakers)s") % {"speakers": speakers})
    line = "; ".join([", ".join(filter(None, parts)), *(_elsewhere(role, site) for role in others)])
    return Introduction(first_capital(line), lead.sources, [source for role in others for source in role.sources])


def country_of(actor: Actor, site: Catalogue) -> Actor | None:
    """The country that somebody belongs to, where the story has it."""
    return site.actors.get(preferred(actor.country) or "")


def _leading(actor: Actor) -> list[Role]:
    """The roles that tell best who somebody is: the first that holds and the article itself gives, with others of just
    its articles that are of another kind."""
    name = f" {fold_name(str(preferred(actor.name)))} "
    told = (role for role in actor.roles if role.rank != "deprecated" and f" {fold_name(role.value)} " not in name)
    roles = sorted(told, key=lambda role: (_is_past(role), _is_said(role)))
    lead = roles[:1]
    for role in roles[1:]:
        same = {source.article for source in role.sources} == {source.article for source in lead[0].sources}
        if same and not _is_said(role) and not (role.since or role.until) and _sort(role) not in map(_sort, lead):
            lead.append(role)
    return lead[: 1 if lead and (_is_said(lead[0]) or lead[0].since or lead[0].until) else _MOST_ROLES]


def _contradicting(lead: Role, actor: Actor, site: Catalogue) -> list[Role]:
    """Roles that other articles give and that cannot be with this one, one for each of their articles."""
    found: dict[frozenset[str], Role] = {}
    for one in site.differing.get(actor.id, ()):
        if one.field == "roles" and lead in one.claims:
            for role in sorted((role for role in one.claims if isinstance(role, Role)), key=_is_said):
                articles = frozenset(_articles(role.sources, site))
                if articles.isdisjoint(_articles(lead.sources, site)):
                    found.setdefault(articles, role)
    return list(found.values())


def _otherwise(role: Role, lead: Role, site: Catalogue) -> str:
    """A role that other articles give than those of the first, as it stands behind that in a sentence."""
    _, n = site.messages.gettext, len(_articles(role.sources, site))
    values = {"n": _number(n, site), "role": _with_article(role.value), "speakers": _speakers(role, site)}
    if values["speakers"]:
        return _("in %(n)s, according to %(speakers)s, %(role)s") % values
    if n == len(_articles(lead.sources, site)) == 1:
        return _("in another %(role)s") % values
    return _("in %(n)s %(role)s") % values


def _elsewhere(role: Role, site: Catalogue) -> str:
    """A role that other articles give, as it stands behind the first in a line."""
    n = len(_articles(role.sources, site))
    told = role.value
    if speakers := _speakers(role, site):
        told = site.messages.gettext("according to %(speakers)s, %(role)s") % {"speakers": speakers, "role": told}
    values = {"n": _number(n, site), "role": told}
    return site.messages.ngettext("in %(n)s article, %(role)s", "in %(n)s articles, %(role)s", n) % values


def _named_in(actor: Actor, site: Catalogue) -> str:
    """How many articles name somebody, under the name of its country."""
    if site.is_named_elsewhere(actor):
        return site.messages.gettext("Named in this story")
    return site.messages.gettext("Named in %(articles)s") % {"articles": _some(actor.sources, site)}


def _named_only(actor: Actor, site: Catalogue) -> str:
    """Of whom no role is known: how many articles name it. That it is a person is no news, and may be a guess."""
    _, country = site.messages.gettext, country_of(actor, site)
    name = {"country": site.spoken[country.id]} if country else {}
    if site.is_named_elsewhere(actor):
        known = {
            "country": _("A country in this story"),
            "organisation": _("An organisation in this story"),
            "group": _("A group in this story"),
        }
        of_country = {"organisation": _("A body of %(country)s"), "group": _("A group of %(country)s")}
        return (of_country if country else known).get(actor.kind, _("Named in this story")) % name
    known = {
        "country": _("A country named in %(articles)s"),
        "organisation": _("An organisation named in %(articles)s"),
        "group": _("A group named in %(articles)s"),
    }
    of_country = {
        "organisation": _("A body of %(country)s, named in %(articles)s"),
        "group": _("A group of %(country)s, named in %(articles)s"),
    }
    values = {"articles": _some(actor.sources, site), **name}
    return (of_country if country else known).get(actor.kind, _("Named in %(articles)s")) % values


def _some(sources: Sequence[Source], site: Catalogue) -> str:
    """How many of all articles: "two of five articles"."""
    n, among = len(_articles(sources, site)), len(site.articles)
    if among == 1:
        return site.messages.gettext("the one article")
    if n == among:
        return site.messages.ngettext("all %(n)s article", "all %(n)s articles", n) % {"n": _number(n, site)}
    values = {"n": _number(n, site), "all": _number(among, site)}
    return site.messages.ngettext("%(n)s of %(all)s article", "%(n)s of %(all)s articles", among) % values


def _number(n: int, site: Catalogue) -> str:
    """A number in words where they are English."""
    return spell(n) if site.messages.locale.language == "en" else str(n)


def _articles(sources: Sequence[Source], site: Catalogue) -> set[str]:
    return {site.article(source.article).id for source in sources}


def _speakers(role: Role, site: Catalogue) -> str:
    """Who says it, where no article does itself."""
    return (
        site.messages.listed(list(dict.fromkeys(site.spoken.get(s.said_by, s.said_by) for s in role.sources)))
        if _is_said(role)
        else ""
    )


def _is_said(role: Role) -> bool:
    return bool(role.sources) and all(source.said_by for source in role.sources)


def _is_past(role: Role) -> bool:
    return bool(role.until) or role.value.lower().startswith(
        tuple(f"{word} " for word in table("en/exclusive_roles")["past"])
    )


def _country_beside(actor: Actor, roles: Sequence[str], site: Catalogue) -> str:
    """Where somebody belongs, if the roles do not say it: "of Mali", "Malian" and "Mali's" do."""
    country = country_of(actor, site)
    if not country:
        return ""
    name = str(preferred(country.name))
    known = load_countries().get(name)
    said = {fold_name(one) for one in (name, *country.aliases, *((known.adjective, known.capital) if known else ()))}
    folded = f" {fold_name(' '.join(roles))} "
    return "" if any(f" {one} " in folded for one in said if one) else name


def _sort(role: Role) -> tuple[bool, str]:
    """By what a role is no second of its sort: whether it is past, and the noun before its first preposition."""
    return _is_past(role), _head(role.value).rpartition(" ")[2]


def _head(role: str) -> str:
    """The words of a role that say what it is: those before its first preposition, or all of "House of Commons speaker"."""
    head = _OF.split(role, maxsplit=1)[0].lower()
    return head if nouns_in(head) else role.lower()


def _with_article(role: str) -> str:
    """A role as it stands after "is": offices without an article, "a former", "the ousted"."""
    first, head = role.lower().split(" ")[0], _head(role)
    is_owned = any(word[:1].isupper() and word.endswith(("'s", "’s")) for word in role.split())
    if first in words("telling", "determiners") or (is_owned and role[:1].isupper()):
        return role
    if first.endswith(("'s", "’s")) or first in words("telling", "of_one_time") or _is_of_one_person(role):
        return f"the {role}"
    return role if first not in words("telling", "formerly") and _is_office(head) else with_a(role)


def _is_of_one_person(role: str) -> bool:
    """Whether somebody has but one of it: "widow of Ann Lund"."""
    return any(role.lower().startswith(f"{kin} of ") for kin in words("telling", "only_kin"))


def _is_office(head: str) -> bool:
    return head.endswith(tuple(words("telling", "offices")))


def _is_office_alone(role: str) -> bool:
    """Whether a role says no more than an office: "president", of which nobody knows what."""
    return role.lower() in words("telling", "offices")
