from __future__ import annotations

import pytest

from explainer.assemble.gather import actor_facts, gather
from explainer.assemble.own_names import with_own_names
from explainer.model import Actor, Article, ArticleMeta
from explainer.readers.reading import ActorMention, Reading, TextSpan


def _called(language: str, *told: tuple[str, str, str, str]) -> list[Actor]:
    """The actors of a site.

    :param told: the language of an article, the words that name somebody there, the name that readers give, its kind.
    """
    readings, articles = [], {}
    for no, (own, words, name, kind) in enumerate(told):
        mention = ActorMention(span=TextSpan(0, len(words)), text=words, name=name, kind=kind)  # type: ignore[arg-type]
        ident = f"{no:03}"
        readings.append(Reading(article=ident, text=words, sentences=(TextSpan(0, len(words)),), actors=(mention,)))
        articles[ident] = Article(id=ident, file="a.md", meta=ArticleMeta(language=own), text=words, sha256="")
    gathered = gather(readings)
    return with_own_names(actor_facts(gathered, articles), gathered, articles, language)


COUNTRY = (("fr", "Allemagne", "Germany", "country"), ("en", "Germany", "Germany", "country"))
BLOC = "Economic Community of West African States"


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "Allemagne"), ("fr-CA", "Allemagne"), ("en", "Germany"), ("de", "Germany")]
)
def test_a_country_is_called_as_the_sites_language_calls_it(language, name):
    assert [(one.id, one.name) for one in _called(language, *COUNTRY)] == [("germany", name)]


def test_a_country_of_which_french_articles_have_but_the_adjective_has_its_french_name():
    assert _called("fr", ("fr", "allemande", "Germany", "country"))[0].name == "Allemagne"


def test_a_body_is_called_as_french_articles_call_it_without_the_article_before_it():
    full = "la Communauté économique des États de l'Afrique de l'Ouest"
    (one,) = _called("fr", ("fr", full, BLOC, "organisation"), ("en", "ECOWAS", BLOC, "organisation"))
    assert one.name == "Communauté économique des États de l'Afrique de l'Ouest"
    assert "ECOWAS" in one.aliases


def test_a_short_name_takes_no_full_ones_place():
    (one,) = _called("fr", ("fr", "Goïta", "Assimi Goita", "person"), ("en", "Assimi Goita", "Assimi Goita", "person"))
    assert one.name.split()[0] == "Assimi"


def test_an_english_article_alone_gives_its_own_name():
    (one,) = _called("fr", ("en", BLOC, BLOC, "organisation"))
    assert one.name == BLOC
