from hypothesis import given
from hypothesis import strategies as st

from explainer.assemble.claims import SourcedValue, borne, commonest, reconcile
from explainer.model import Claim, Source


def source(article):
    return Source(article=article, quote="a sentence with words in it")


def said(value, article="001", quote="words", inferred_from="", quoted=True):
    return SourcedValue(value, Source(article=article, quote=quote), inferred_from, source(article) if quoted else None)


def reconciled(field, told, articles=("001", "002", "003")):
    """The field's value for a fact that quotes a sentence of each article that gives one."""
    bearing = {one.source.article for one in told}
    return reconcile(field, told, [source(article) for article in articles if article in bearing])


def values(settled):
    return [(claim.value, [s.article for s in claim.sources]) for claim in settled]


def test_what_all_say_alike_is_a_plain_value():
    assert reconciled("number", [said(2), said(2, "002")]) == 2


def test_nothing_said_is_none():
    assert reconciled("number", []) is None


def test_what_only_some_sources_bear_is_a_claim_with_just_those():
    settled = reconcile("number", [said(2)], [source("001"), source("002")])
    assert values(settled) == [(2, ["001"])]


def test_what_stands_outside_the_facts_own_quote_is_a_claim_with_the_words_that_give_it():
    settled = reconcile("number", [said(2, quote="two of them", quoted=False)], [source("001")])
    assert [(claim.value, claim.sources[0].quote) for claim in settled] == [(2, "two of them")]


def test_the_finest_of_agreeing_values_is_kept_with_those_that_give_it():
    settled = reconciled("date", [said("2019-03"), said("2019-03-14", "002"), said("2019", "003")])
    assert values(settled) == [("2019-03-14", ["002"])]
    assert values(reconciled("number", [said("some"), said(8, "002")])) == [(8, ["002"])]


def test_values_that_cannot_both_hold_become_claims_the_most_backed_first():
    settled = reconciled("number", [said("all members"), said(5, "002"), said(5, "003")])
    assert values(settled) == [(5, ["002", "003"]), ("all members", ["001"])]


def test_a_date_worked_out_with_another_article_says_so():
    settled = reconciled("deadline", [said("2019-03-16", inferred_from="002")])
    assert settled == [Claim(value="2019-03-16", sources=[Source(article="001", quote="words")], inferred_from="002")]


def test_an_inferred_value_stands_behind_a_told_one():
    settled = reconciled("deadline", [said("2019-03-16", "001", inferred_from="002"), said("2019-03-17", "003")])
    assert [claim.value for claim in settled] == ["2019-03-17", "2019-03-16"]


def test_a_chosen_way_to_say_it_is_borne_by_those_that_say_it_so():
    told = [said("staff"), said("diplomats", "002")]
    assert values(borne("staff", told, [source("001"), source("002")])) == [("staff", ["001"])]
    assert borne("staff", told[:1], [source("001")]) == "staff"
    assert borne(None, told, [source("001")]) is None


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
def test_reconciling_depends_on_no_order_and_each_value_is_borne_by_what_gives_it(told, random):
    settled = reconciled("date", told)
    shuffled = list(told)
    random.shuffle(shuffled)
    assert reconciled("date", shuffled) == settled
    given_by = {(one.value, one.source.article) for one in told}
    if isinstance(settled, str):
        assert all((settled, one.source.article) in given_by for one in told)
    else:
        assert all((claim.value, one.article) in given_by for claim in settled for one in claim.sources)
