import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.content import load
from explainer.evidence import Ambiguous, Evidence, all_sources, resolve
from explainer.model import Actor, Article, ArticleMeta, Source

from .content_folder import write_content


def test_a_source_is_looked_up_by_any_unambiguous_start_of_its_article(tmp_path):
    evidence = Evidence(load(write_content(tmp_path)).articles)
    assert evidence.article(Source(article="001", quote="x")).id == "001"
    assert isinstance(evidence.reference("00"), Ambiguous) and evidence.article(Source(article="00", quote="x")) is None
    assert evidence.article(Source(article="9", quote="x")) is None


def test_a_quote_is_found_in_its_own_article_alone(tmp_path):
    evidence = Evidence(load(write_content(tmp_path)).articles)
    assert evidence.find(Source(article="002", quote='"a source"')).count == 1
    assert evidence.find(Source(article="001", quote='"a source"')) is None
    assert evidence.find(Source(article="9", quote="Norland")) is None


def _articles(*ids: str) -> list[Article]:
    return [Article(id=id, file=f"{id}.txt", meta=ArticleMeta(), text="", sha256="") for id in sorted(ids)]


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("001_border", "001_border"),
        ("001", "001_border"),
        ("0", ("001_border", "002", "0021", "002_net")),
        ("002", "002"),
        ("002_", "002_net"),
        ("0021", "0021"),
        ("003", None),
        ("001_border-2", None),
        ("", None),
    ],
)
def test_an_article_is_found_by_its_id_or_a_start_of_it(reference: str, found: str | tuple[str, ...] | None) -> None:
    got = resolve(_articles("001_border", "002", "002_net", "0021"), reference)
    assert (got.id if isinstance(got, Article) else got.ids if isinstance(got, Ambiguous) else None) == found


def test_an_article_is_found_however_accents_are_typed():
    (article,) = articles = _articles("caf\u00e9")
    source = Source(article="cafe\u0301", quote="x")
    assert source == Source(article="caf\u00e9", quote="x")
    assert Evidence(articles).article(source) == Evidence(articles).reference("cafe\u0301") == article


@given(st.sets(st.text("ab-", min_size=1, max_size=4), max_size=8), st.text("ab-", min_size=1, max_size=4))
def test_looking_up_is_as_good_as_looking_at_all(ids: set[str], reference: str) -> None:
    starting = sorted(id for id in ids if id.startswith(reference))
    got = resolve(_articles(*ids), reference)
    if reference in ids:
        assert isinstance(got, Article) and got.id == reference
    elif len(starting) > 1:
        assert got == Ambiguous(tuple(starting))
    else:
        assert [got.id if isinstance(got, Article) else got] == (starting or [None])


def test_a_fact_s_sources_are_its_own_and_those_of_its_claims_and_roles_each_with_its_path() -> None:
    source = {"article": "001", "quote": "words"}
    role = {"value": "minister", "sources": [source, source]}
    name = [{"value": "Lund"}, {"value": "Lunde", "sources": [source]}]
    actor = Actor.model_validate(
        {"id": "lund", "kind": "person", "name": name, "roles": [role], "sources": [source], "aliases": ["L."]}
    )
    paths = [("sources", 0), ("name", 1, "sources", 0), ("roles", 0, "sources", 0), ("roles", 0, "sources", 1)]
    assert [path for path, _ in all_sources(actor)] == paths
