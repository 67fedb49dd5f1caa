"""Quotes of a text that is read better: where their words stand otherwise they move along, where these are gone they are told."""

from __future__ import annotations

import hashlib
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.content import ContentFolder
from explainer.evidence import Evidence
from explainer.merge import merge, open_proposals, settle, stale_facts, unsure
from explainer.merge.reread_texts import Texts, in_new_words, lost_quotes
from explainer.model import Article, ArticleMeta, Sheets
from explainer.quotes import find
from explainer.sheets import dump_sheet, read_sheets
from explainer.strict_yaml import load

OLD = """Ruritaniaâ€™s king spoke.
Ruritania expelled two envoys of Graustark, the minis-
try said on Monday.
Read also: Borduria shuts its border
Flavia Hentzau ADVERTISEMENT called this a “grave mistake”."""
NEW = """Ruritania’s king spoke.
Ruritania expelled two envoys of Graustark, the ministry said on Monday.
Flavia Hentzau called this a “grave mistake”."""


@pytest.mark.parametrize(
    ("quote", "now"),
    [
        ("Ruritaniaâ€™s king spoke.", "Ruritania’s king spoke."),
        ("Ruritaniaâ€™s king", "Ruritania’s king"),
        ("king spoke", None),  # it stands there
        ("two envoys of Graustark, the minis- try said", "two envoys of Graustark, the ministry said"),
        ("Borduria shuts its border", None),  # it is gone
        ("Flavia Hentzau ADVERTISEMENT called this", "Flavia Hentzau called this"),
        ("ADVERTISEMENT called this a “grave mistake”", "called this a “grave mistake”"),
        ("ADVERTISEMENT called this", "called this"),
        ("on ADVERTISEMENT a b c", None),
        ("Monday. Read also: Borduria shuts its border Flavia", None),
        ("no words of the article", None),
    ],
)
def test_a_quote_stands_in_other_words_only_where_these_are_the_same(quote, now):

    assert in_new_words(quote, OLD, NEW) == now


def test_another_text_in_its_place_is_not_the_quote():
    for old, new in (("Two envoys left.", "Ten envoys left."), ("Двое ушли.", "Десять остались."), ("a", "b")):
        assert in_new_words(old, f"{old}\nAnd more.", f"{new}\nAnd more.") is None


def test_a_text_without_end_takes_no_time():
    old, new = (" ".join(f"{word}{no}" for no in range(100_000)) for word in ("one", "two"))
    assert in_new_words("one7 one8", old, new) is None


WORDS = st.lists(st.sampled_from(["He", "said", "ten", "no", "café", "left.", "on", "’tis"]), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_what_is_found_stands_in_the_new_text_and_has_no_word_that_the_quote_had_not(lines, data):
    old = "\n".join(map(" ".join, lines))
    kept = [[word for word in line if data.draw(st.integers(0, 4))] for line in lines]
    new = "\n".join(" ".join(line) for line in kept if line)
    words = old.split()
    start = data.draw(st.integers(0, len(words) - 1))
    quote = words[start : data.draw(st.integers(start + 1, len(words)))]
    if found := in_new_words(" ".join(quote), old, new):
        assert find(new, found)
        left = iter(quote)
        assert all(word in left for word in found.split())


def source(quote, article="001-courier"):
    return {"article": article, "quote": quote}


def sheets(quote, other):
    ruritania = {"id": "ruritania", "name": "Ruritania", "kind": "country", "sources": [source("Ruritania")]}
    flavia = {"id": "flavia", "name": "Flavia Hentzau", "kind": "person", "sources": [source(other)]}
    expulsion = {"id": "expels", "by": ["ruritania"], "number": 2, "sources": [source(quote)]}
    mistake = {"id": "mistake", "type": "event", "by": ["flavia"], "sources": [source(other)]}
    return Sheets.model_validate({"actors": [ruritania, flavia], "expulsions": [expulsion], "timeline": [mistake]})


def article(text):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="001-courier", file="001-courier.html", meta=ArticleMeta(), text=text, sha256=digest)


OLD_QUOTES = "Ruritania expelled two envoys of Graustark, the minis- try said on Monday.", OLD.splitlines()[-1]
NEW_QUOTES = NEW.splitlines()[1:]
BY_HAND = """
# Mine
- id: by-hand
  type: event
  checked: 2024-05-06
  sources:
    - {article: "001", quote: "Ruritaniaâ€™s king spoke."} # he did
    - article: 001-courier
      quote: Borduria shuts its border
"""


@pytest.fixture
def story(tmp_path):
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    (folder.articles / "001-courier.md").write_text(OLD, "utf-8")
    merge(folder, sheets(*OLD_QUOTES))
    expulsions, timeline = folder.facts / "expulsions.yml", folder.facts / "timeline.yml"
    expulsions.write_text(expulsions.read_text("utf-8") + "  note: Mine.\n  checked: 2024-05-06\n", "utf-8")
    timeline.write_text(timeline.read_text("utf-8") + BY_HAND, "utf-8")
    merge(folder, sheets(*OLD_QUOTES))
    return folder


def test_quotes_of_facts_that_are_peoples_move_along(story):
    report = merge(
        story, sheets(*NEW_QUOTES), texts=Texts(Evidence([article(NEW)]), reread={"001-courier": (OLD, NEW)})
    )
    assert report.proposals == () and open_proposals(story) == []
    (expulsion,) = load((story.facts / "expulsions.yml").read_text("utf-8"), "")
    assert (expulsion["sources"], expulsion["note"]) == ([source(NEW_QUOTES[0])], "Mine.")
    timeline = (story.facts / "timeline.yml").read_text("utf-8")
    assert BY_HAND.replace("â€™", "’") in timeline, "every other byte of it stays"
    facts = read_sheets(story.facts, story.name)
    evidence = Evidence([article(NEW)])
    assert stale_facts(story, facts, evidence) == (set(), []), "what was checked stays so"
    told = [(sheet, fact.id, gone.quote) for sheet, fact, gone in lost_quotes(facts, evidence, {"001-courier"})]
    assert told == [("timeline", "by-hand", "Borduria shuts its border")]
    before = {sheet: dump_sheet(listed) for sheet, listed in facts.by_name().items()}
    again = merge(story, sheets(*NEW_QUOTES))
    assert asdict(again)["rows"] == () and not again.files
    assert before == {
        sheet: dump_sheet(listed) for sheet, listed in read_sheets(story.facts, story.name).by_name().items()
    }


SHORT = NEW.rpartition("\n")[0]
"""The text without its last line, which is furniture now."""


def shorter():
    known = sheets(*NEW_QUOTES).model_dump(exclude_unset=True)
    return Sheets.model_validate({**known, "timeline": [], "actors": known["actors"][:1]})


@pytest.mark.parametrize("note", ["", "  note: Mine.\n"])
def test_a_fact_whose_words_are_furniture_now_is_asked_about(story, note):
    timeline = story.facts / "timeline.yml"
    timeline.write_text(timeline.read_text("utf-8").replace("- id: mistake\n", f"- id: mistake\n{note}"), "utf-8")
    report = merge(story, shorter(), texts=Texts(Evidence([article(SHORT)]), reread={"001-courier": (OLD, SHORT)}))
    asked = {one.fact: one for one in report.proposals}
    assert asked.keys() == {"mistake", "flavia"} and report.unsure == 0
    assert (asked["mistake"].path, asked["mistake"].sources) == ((), (("001-courier", OLD_QUOTES[1]),))
    assert "the words that bore this fact are in no article any more" in asked["mistake"].reason
    assert [one.fact for one in open_proposals(story)] == ["flavia", "mistake"], "it is asked until it is decided"
    assert "id: mistake" in timeline.read_text("utf-8")
    rejected = settle(story, reject=[asked["flavia"].id], accept=[asked["mistake"].id])
    assert rejected.proposals == () and "id: mistake" not in timeline.read_text("utf-8")
    again = merge(story, shorter(), texts=Texts(Evidence([article(SHORT)])))
    assert (again.proposals, again.rows, again.files) == ((), (), ())


def test_a_fact_whose_words_come_back_is_asked_about_no_more(story):
    merge(story, shorter(), texts=Texts(Evidence([article(SHORT)]), reread={"001-courier": (OLD, SHORT)}))
    assert open_proposals(story)
    merge(story, shorter(), texts=Texts(Evidence([article(OLD)]), reread={"001-courier": (SHORT, OLD)}))
    assert open_proposals(story) == [] and [row.fact for row in unsure(story)] == ["flavia", "mistake"]
    merge(story, shorter(), texts=Texts(Evidence([article(SHORT)])))
    assert open_proposals(story)
    merge(story, sheets(*OLD_QUOTES), texts=Texts(Evidence([article(OLD)])))
    assert open_proposals(story) == [] and unsure(story) == []
