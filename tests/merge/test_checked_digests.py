"""What was checked is known again, whatever stands beside it and in whatever order; another value or quote is told."""

import copy
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.check import check
from explainer.content import ContentFolder, load
from explainer.merge import merge, open_proposals, rename, settle
from explainer.merge.checked_digests import digests_after
from explainer.model import Sheets
from explainer.sheets import plain

DAY = "2024-06-01"
ARTICLES = {"001-courier": "Two envoys left on Friday. Zenda ordered it.", "002-gazette": "Strelsau lost two envoys."}

_words = st.text("abcdefg ", min_size=1, max_size=8).map(lambda text: f"w{text}x")
_quotes = st.lists(_words, min_size=1, max_size=4, unique_by=lambda text: " ".join(text.split()))
_numbers = st.lists(st.integers(2, 9), min_size=2, max_size=3, unique=True)


@st.composite
def _facts(draw):
    quotes = [{"article": "001-courier", "quote": quote} for quote in draw(_quotes)]
    numbers = [{"value": number, "sources": [draw(st.sampled_from(quotes))]} for number in draw(_numbers)]
    fact = {"id": "one", "date": "2024-05", "number": numbers, "by": ["zenda", "strelsau"], "checked": DAY}
    return fact | {"people": draw(_words), "sources": quotes}


def _record(fact):
    sheets = {"expulsions": {fact["id"]: fact}}
    return digests_after({}, sheets, sheets, {}, ARTICLES)[fact["id"]]


@given(_facts(), st.randoms(use_true_random=False), _words)
def test_notes_order_and_layout_change_no_digest(fact, pick: random.Random, note):
    other = copy.deepcopy(fact)
    other |= {"note": note, "publish": False, "corrections": [{"date": DAY, "why": note}]}
    for items in (other["sources"], other["number"], other["by"]):
        pick.shuffle(items)
    pick.choice(other["number"])["note"] = note
    for source in other["sources"]:
        source["article"] = pick.choice(["001", "001-courier"])
        source["quote"] = source["quote"].replace(" ", "  ")
    fields = [*other.items()]
    pick.shuffle(fields)
    assert _record(dict(fields)) == _record(fact)


def _another_value(fact, pick):
    pick.choice(fact["number"])["value"] += 10


def _another_bearer(fact, pick):
    pick.choice(fact["number"])["sources"] = [{"article": "002-gazette", "quote": "quite other words"}]


def _another_quote(fact, pick):
    pick.choice(fact["sources"])["quote"] += " and more"


def _another_article(fact, pick):
    pick.choice(fact["sources"])["article"] = "002-gazette"


def _a_quote_less(fact, pick):
    fact["sources"].remove(pick.choice(fact["sources"]))


def _a_field_less(fact, pick):
    del fact[pick.choice(["date", "number", "by", "people"])]


def _a_value_set_aside(fact, pick):
    pick.choice(fact["number"])["rank"] = "deprecated"


CHANGES = [
    _another_value,
    _another_bearer,
    _another_quote,
    _another_article,
    _a_quote_less,
    _a_field_less,
    _a_value_set_aside,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__[1:])
@given(fact=_facts(), pick=st.randoms(use_true_random=False))
def test_another_value_or_quote_makes_another_digest(change, fact, pick):
    other = copy.deepcopy(fact)
    change(other, pick)
    assert _record(other) != _record(fact)


@given(_facts())
def test_a_plain_value_and_the_only_claim_of_it_on_the_same_words_are_one(fact):
    claim = fact["number"][0]
    plainly = fact | {"number": claim["value"]}
    assert _record(fact | {"number": [claim]}) == _record(plainly)
    assert _record(fact | {"number": [claim | {"note": "so the paper"}]}) == _record(plainly)


# --- in the files ------------------------------------------------------------


def _sheets(*sources, **fields):
    fact = {"id": "one", "date": "2024-05", "number": 2, "people": "envoys", "by": ["zenda"]} | fields
    actors = [{"id": "zenda", "name": "Zenda", "kind": "country", "sources": [_source("001-courier", "Zenda")]}]
    told = [_source("001-courier", "Two envoys left on Friday"), *sources]
    return Sheets.model_validate({"actors": actors, "expulsions": [fact | {"sources": told}]})


def _source(article, quote):
    return {"article": article, "quote": quote}


@pytest.fixture
def folder(tmp_path):
    """A story of which one fact was checked by hand, and then read again."""
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    for ident, text in ARTICLES.items():
        (folder.articles / f"{ident}.md").write_text(f"---\ntitle: News\n---\n\n{text}\n", "utf-8")
    merge(folder, _sheets())
    _edit(folder, "  people: envoys\n", f"  people: envoys\n  checked: {DAY}\n")
    merge(folder, _sheets())
    return folder


def _edit(folder, old, new, sheet="expulsions"):
    file = folder.facts / f"{sheet}.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _kept(folder):
    return (folder.extracted / "checked.yml").read_text("utf-8")


def _warnings(folder):
    found = check(load(folder.root), folder.root)
    return [(one.field, one.severity) for one in found if one.code == "changed-since-checked"]


def test_a_day_set_by_hand_is_kept_by_the_next_reading(folder):
    assert f"one: {DAY} " in _kept(folder)
    assert _warnings(folder) == []


def test_a_fact_changed_since_it_was_checked_is_warned_of_and_a_reading_makes_no_peace(folder):
    _edit(folder, "number: 2", "number: 3")
    merge(folder, _sheets())
    assert _warnings(folder) == [("one.checked", "warning")]
    _edit(folder, "number: 3", "number: 2")
    assert _warnings(folder) == []


def test_a_new_day_is_believed_and_makes_a_new_digest(folder):
    before = _kept(folder)
    _edit(
        folder, f"number: 2\n  people: envoys\n  checked: {DAY}", "number: 3\n  people: envoys\n  checked: 2024-06-02"
    )
    assert _warnings(folder) == []
    merge(folder, _sheets())
    assert "one: 2024-06-02 " in _kept(folder) != before
    _edit(folder, "number: 3", "number: 2")
    assert _warnings(folder) == [("one.checked", "warning")]


def test_what_a_reading_adds_to_a_checked_fact_leaves_it_checked(folder):
    before = _kept(folder)
    merge(folder, _sheets(_source("002-gazette", "Strelsau lost two envoys")))
    assert "002-gazette" in (folder.facts / "expulsions.yml").read_text("utf-8")
    assert _kept(folder) != before
    assert _warnings(folder) == []


def test_what_a_person_takes_over_into_a_checked_fact_leaves_it_checked(folder):
    merge(folder, _sheets(number=3))
    assert _warnings(folder) == []
    settle(folder, accept=[one.id for one in open_proposals(folder)])
    assert "number: 3" in (folder.facts / "expulsions.yml").read_text("utf-8")
    assert _warnings(folder) == []


def test_renaming_carries_what_was_checked(folder):
    rename(folder, "one", "the-expulsion")
    rename(folder, "zenda", "the-zendans")
    assert "the-expulsion: " in _kept(folder)
    assert "one: " not in _kept(folder)
    assert _warnings(folder) == []
    _edit(folder, "number: 2", "number: 3")
    assert _warnings(folder) == [("the-expulsion.checked", "warning")]


def test_an_id_changed_by_hand_carries_it_with_the_next_reading(folder):
    _edit(folder, "id: one", "id: the-expulsion")
    _edit(folder, "id: zenda", "id: the-zendans", "actors")
    _edit(folder, "by: [zenda]", "by: [the-zendans]")
    merge(folder, _sheets())
    assert f"the-expulsion: {DAY} " in _kept(folder)
    assert _warnings(folder) == []


def test_what_is_checked_no_more_is_forgotten(folder):
    _edit(folder, f"  checked: {DAY}\n", "")
    merge(folder, _sheets())
    assert _kept(folder).endswith("\n{}\n")


def test_the_second_time_nothing_is_written(folder):
    before = {path: path.read_bytes() for path in folder.extracted.iterdir()}
    settle(folder)
    assert {path: path.read_bytes() for path in folder.extracted.iterdir()} == before


def test_a_broken_file_is_a_warning_and_stops_no_build(folder):
    (folder.extracted / "checked.yml").write_text("one: yesterday\n", "utf-8")
    found = check(load(folder.root), folder.root)
    assert [(one.file, one.severity) for one in found if "checked.yml" in one.file] == [
        ("content/extracted/checked.yml", "warning")
    ]


def test_every_checked_fact_of_the_model_has_a_digest(folder):
    sheets = load(folder.root).sheets.by_name()
    facts = {sheet: {fact.id: plain(fact) | {"checked": DAY} for fact in listed} for sheet, listed in sheets.items()}
    assert digests_after({}, facts, facts, {}, ARTICLES).keys() == {"one", "zenda"}
