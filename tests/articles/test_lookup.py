from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles import Ambiguous, resolve
from explainer.model import Article, ArticleMeta


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
