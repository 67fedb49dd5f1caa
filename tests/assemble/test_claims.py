from hypothesis import given
from hypothesis import strategies as st

from explainer.assemble.claims import SourcedValue, commonest, reconcile
from explainer.disagreements import compatible
from explainer.field_types import kind_of
from explainer.model import Claim, Expulsion, Source


def said(value, article="001", quote="words", inferred_from=""):
    return SourcedValue(value, Source(article=article, quote=quote), inferred_from)


def values(settled):
    return [(claim.value, [s.article for s in claim.sources]) for claim in settled]


def test_what_all_say_alike_is_a_plain_value():
    assert reconcile("number", [said(2), said(2, "002")]) == 2


def test_nothing_said_is_none():
    assert reconcile("number", []) is None


def test_the_finest_of_agreeing_values_is_kept():
    assert reconcile("date", [said("2019-03"), said("2019-03-14", "002"), said("2019", "003")]) == "2019-03-14"
    assert reconcile("number", [said("some"), said(8, "002")]) == 8


def test_values_that_cannot_both_hold_become_claims_the_most_backed_first():
    settled = reconcile("number", [said("all members"), said(5, "002"), said(5, "003")])
    assert values(settled) == [(5, ["002", "003"]), ("all members", ["001"])]


def test_a_date_worked_out_with_another_article_says_so():
    settled = reconcile("deadline", [said("2019-03-16", inferred_from="002")])
    assert settled == [Claim(value="2019-03-16", sources=[Source(article="001", quote="words")], inferred_from="002")]


def test_an_inferred_value_stands_behind_a_told_one():
    settled = reconcile("deadline", [said("2019-03-16", "001", inferred_from="002"), said("2019-03-17", "003")])
    assert [claim.value for claim in settled] == ["2019-03-17", "2019-03-16"]


def test_the_commonest_value_is_taken_then_the_shortest():
    assert commonest(["a", "bb", "bb"]) == "bb"
    assert commonest(["bb", "a"]) == "a"
    assert commonest([None, ""]) is None


_SAID = st.lists(
    st.builds(
        said,
        st.sampled_from(["2019", "2019-03", "2019-04", "2019-03-14", "2019-03-15", "2018"]),
        st.sampled_from(["001", "002", "003"]),
    ),
    min_size=1,
)


@given(_SAID, st.randoms())
def test_reconciling_depends_on_no_order_and_loses_no_article(told, random):
    settled = reconcile("date", told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert reconcile("date", shuffled) == settled
    if isinstance(settled, str):
        assert all(compatible(kind_of(Expulsion, "date"), settled, one.value) for one in told)
    else:
        assert {s.article for c in settled for s in c.sources} == {one.source.article for one in told}
