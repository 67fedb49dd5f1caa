from hypothesis import example, given
from hypothesis import strategies as st

from explainer.messages import Messages
from explainer.model import Article, ArticleMeta
from explainer.render.short_names import short_names


def _names(*metas):
    articles = [
        Article(id=f"{no:03}", file="x", meta=ArticleMeta(**meta), text="x", sha256="") for no, meta in enumerate(metas)
    ]
    return list(short_names(articles, Messages("en")).values())


def test_what_a_person_wrote_goes_before_whose_report_it_is_and_that_before_who_published_it():
    known = {"publisher": "Øytidende", "published": "2031-04-04"}
    assert _names({**known, "agency": "NTB", "short": "NTB 4/4"}, {**known, "agency": "NTB"}, known) == [
        "NTB 4/4",
        "NTB, 4 Apr",
        "Øytidende, 4 Apr",
    ]


def test_whose_it_is_stands_alone_where_nobody_knows_its_day_and_its_number_where_nobody_knows_whose():
    assert _names({"agency": "NTB"}, {}, {"published": "2031-04-04"}) == ["NTB", "article 2", "article 3"]


def test_a_day_has_its_year_where_the_articles_are_of_several():
    one, other = {"agency": "NTB", "published": "2031-09-04"}, {"agency": "NTB", "published": "2031-10"}
    assert _names(one, other) == ["NTB, 4 Sept", "NTB, Oct"]
    assert _names(one, other, {"published": "2030-01-01"})[:2] == ["NTB, 4 Sept 2031", "NTB, Oct 2031"]


def test_a_date_that_is_no_day_and_no_month_is_told_in_words():
    assert _names({"agency": "NTB", "published": "2031-22"}, {"agency": "NTB", "published": "2031-04-04~"}) == [
        "NTB, summer 2031",
        "NTB, about 4 April 2031",
    ]


_META = st.fixed_dictionaries(
    {},
    optional={
        "agency": st.sampled_from(["NTB", "TT"]),
        "published": st.sampled_from(["2031-04-04", "2031-04"]),
        "short": st.sampled_from(["NTB", "article 2", "NTB (2)"]),
    },
)


@given(st.lists(_META, max_size=8))
@example([{"short": "NTB"}, {"short": "NTB (3)"}, {"short": "NTB"}])
def test_no_two_articles_have_one_name(metas):
    names = _names(*metas)
    assert len(set(names)) == len(metas) == len(names)
