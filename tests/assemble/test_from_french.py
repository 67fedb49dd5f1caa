from __future__ import annotations

import pytest

from explainer.assemble.from_french import with_english_terms
from explainer.assemble.gather import GatheredActor, gather
from explainer.model import ActorKind, Article, ArticleMeta
from explainer.readers.reading import ActorMention, Reading, RoleMention, TextSpan


def named(
    name: str, *roles: str, kind: ActorKind = "person", country: str | None = None, text: str = ""
) -> ActorMention:
    span = TextSpan(0, len(name))
    said = tuple(RoleMention(value=role, span=span) for role in roles)
    return ActorMention(span=span, text=text or name, name=name, kind=kind, country=country, roles=said)


def gathered(**actors: ActorMention) -> dict[str, GatheredActor]:
    """The actors of one article a language."""
    readings = [Reading(article=language, text="", sentences=(), actors=(actor,)) for language, actor in actors.items()]
    articles = {
        language: Article(id=language, file="a.md", meta=ArticleMeta(language=language), text="", sha256="")
        for language in actors
    }
    return dict(gather(with_english_terms(readings, articles)).actors)


def test_a_french_and_an_english_article_speak_of_one_person_in_one_role():
    (one,) = gathered(
        en=named("Abdoulaye Diop", "foreign minister", country="Mali"),
        fr=named("Abdoulaye Diop", "ministre malien des Affaires étrangères", country="Mali"),
    ).values()
    assert [(role.value, [article for article, _ in role.said]) for role in one.roles] == [
        ("Malian foreign minister", ["en", "fr"])
    ]


def test_a_person_has_the_english_name_and_the_french_one_as_an_alias():
    (one,) = gathered(en=named("Vladimir Putin"), fr=named("Vladimir Poutine")).values()
    assert (one.name, one.aliases) == ("Vladimir Putin", ("Vladimir Poutine",))


def test_an_organisation_has_its_name_of_the_table_and_french_ones_as_aliases():
    name = "Economic Community of West African States"
    (one,) = gathered(
        en=named(name, kind="organisation", text="ECOWAS"), fr=named(name, kind="organisation", text="Cédéao")
    ).values()
    assert (one.name, one.aliases) == (name, ("Cédéao", "ECOWAS"))


def test_a_role_that_the_tables_cannot_say_in_english_is_left_out():
    (one,) = gathered(fr=named("Élise Ngoma", "voisine du maire", "directrice")).values()
    assert [role.value for role in one.roles] == ["director"]


def test_an_english_article_is_left_as_it_is():
    (one,) = gathered(en=named("Ana Sol", "voisine")).values()
    assert [role.value for role in one.roles] == ["voisine"]


def test_a_french_site_has_roles_as_french_articles_have_them():
    mention = named("Abdoulaye Diop", "ministre malien des Affaires étrangères", country="Mali")
    reading = Reading(article="fr", text="", sentences=(), actors=(mention,))
    article = Article(id="fr", file="a.md", meta=ArticleMeta(language="fr"), text="", sha256="")
    [told] = with_english_terms([reading], {"fr": article}, "fr")
    assert told.actors == (mention,)


@pytest.mark.parametrize("site", ["en", "fr"])
def test_what_somebody_is_only_beside_another_is_no_role(site):
    mention = named("Salou Harouna", "homologue nigérien", "président")
    reading = Reading(article="fr", text="", sentences=(), actors=(mention,))
    article = Article(id="fr", file="a.md", meta=ArticleMeta(language="fr"), text="", sha256="")
    [told] = with_english_terms([reading], {"fr": article}, site)
    assert [role.value for role in told.actors[0].roles] == ["president" if site == "en" else "président"]
