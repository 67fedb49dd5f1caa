from __future__ import annotations

import sys

import pytest

from explainer.articles import detect_language, language, with_language
from explainer.articles.language import declared_language
from explainer.errors import ReaderMissing
from explainer.model import Article, ArticleMeta


def _article(text: str, language: str = "unknown") -> Article:
    return Article(id="a", file="a.txt", meta=ArticleMeta(language=language), text=text, sha256="")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministry ordered three envoys of its neighbour to leave within a week.", "en"),
        ("Le ministère a ordonné à trois envoyés du pays voisin de partir avant une semaine.", "fr"),
        ("El ministerio ordenó la salida de tres enviados del país vecino en una semana.", "es"),
        ("Das Ministerium wies drei Gesandte des Nachbarlandes aus und gab ihnen eine Woche.", "de"),
        ("أمرت الوزارة ثلاثة مبعوثين من الدولة المجاورة بالمغادرة خلال أسبوع واحد", "ar"),
        ("Norland, Sudland", "unknown"),
        ("12.05.2024 " * 20, "unknown"),
        ("", "unknown"),
    ],
)
def test_a_language_is_told_from_a_sentence(text: str, code: str) -> None:
    assert detect_language(text) == code


def test_an_article_that_says_its_language_keeps_it() -> None:
    article = _article("Le ministère a ordonné à trois envoyés de partir.", "en")
    found = with_language(article)
    assert (found.meta.language, found.said.language) == ("en", "fr")


def test_an_article_that_does_not_gets_its_texts_language() -> None:
    article = _article("Le ministère a ordonné à trois envoyés du pays voisin de partir.")
    assert with_language(article).meta.language == "fr"


def test_without_py3langid_a_person_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    language._identifier.cache_clear()
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    with pytest.raises(ReaderMissing, match="py3langid"):
        detect_language("The ministry ordered three envoys of its neighbour to leave.")


_FRENCH = (
    "Le ministère a ordonné à trois envoyés du pays voisin de partir avant une semaine. L’ambassade n’a pas répondu aux "
    "questions, mais une réponse est attendue jeudi dans la capitale, selon le porte-parole du gouvernement. "
)
_ENGLISH = (
    "The ministry ordered three envoys of its neighbour to leave within a week. The embassy did not answer questions, "
    "but a reply is expected in the capital on Thursday, the spokesman of the government said in the evening. "
)
_DANISH = (
    "Ministeriet beordrede tre udsendinge fra nabolandet til at rejse inden for en uge. Ambassaden svarede ikke på "
    "spørgsmål, men et svar ventes torsdag i hovedstaden, sagde regeringens talsmand om aftenen. "
)


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en", _FRENCH, "fr"),
        ("en-GB", _FRENCH, "fr"),
        ("fr-CA", _FRENCH, "fr-CA"),
        ("EN", _ENGLISH, "EN"),
        ("no", _DANISH, "no"),  # so alike that the detector would decide by chance
        ("en", _FRENCH[:80], "en"),  # too short to say that a page is wrong
        ("en", _ENGLISH + _FRENCH[:200], "en"),  # one that quotes another language
        ("de", "Xqvz bjagy pvymp tfcfh dr wqkxj. " * 20, "de"),  # no language at all
        ("en", "", "en"),
    ],
)
def test_a_declaration_is_believed_unless_the_text_is_clearly_in_another_language(
    declared: str, text: str, language: str
) -> None:
    assert declared_language(declared, text) == language
