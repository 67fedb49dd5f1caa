"""Readings of French articles in the terms of an English site's sheets: what people are, and how they are spelt.

The words stay as quotes in their language. A role that the tables cannot say in English is left out, since on the site it
would stand as if it were English; a French site has it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..french_roles import is_beside_another, name_in_english, role_in_english
from ..model import Article
from ..readers.reading import ActorMention, Reading, RoleMention

__all__ = ["with_english_terms"]


def with_english_terms(
    readings: Sequence[Reading], articles: Mapping[str, Article], language: str = "en"
) -> list[Reading]:
    """The readings, those of French articles with names in English, by which who is the same is known, and with roles in it.

    :param articles: by id.
    :param language: the site's, ISO 639-1.
    """
    is_french = language.partition("-")[0] == "fr"
    return [
        replace(reading, actors=tuple(_in_english(mention, keeps_roles=is_french) for mention in reading.actors))
        if articles[reading.article].meta.language.partition("-")[0] == "fr"
        else reading
        for reading in readings
    ]


def _in_english(mention: ActorMention, *, keeps_roles: bool) -> ActorMention:
    roles = tuple(role for role in mention.roles if not is_beside_another(role.value))
    if not keeps_roles:
        roles = tuple(role for said in roles if (role := _role_in_english(said, mention.country)))
    name = name_in_english(mention.name) if mention.kind == "person" else mention.name
    return replace(mention, name=name, roles=roles)


def _role_in_english(role: RoleMention, country: str | None) -> RoleMention | None:
    value = role_in_english(role.value, country)
    return replace(role, value=value) if value else None
