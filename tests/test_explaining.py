import pytest

from explainer.content import load
from explainer.errors import ExplainerError
from explainer.explaining import explained

from .content_folder import SHEETS, write_content


def shown(tmp_path, *ids, **sheets):
    return explained(load(write_content(tmp_path, **sheets)), ids)


def test_a_sentence_is_shown_with_its_telling_and_the_fields_that_filled_it(tmp_path):
    out = shown(tmp_path, "norland-expels-sudria")
    assert "norland-expels-sudria: told by a sentence from its fields\n  Norland expelled two envoys.\n" in out
    assert "  from  {by} expelled {whom}\n        by: Norland\n        whom: two envoys\n" in out


def test_the_verb_or_else_the_type_says_why(tmp_path):
    sheet = SHEETS["timeline"].replace("type: deny", "type: arrest").replace("what: any pleasure", "against: sudria")
    assert "why   so the type arrest is told; the fact names no verb" in shown(tmp_path / "1", "regret", timeline=sheet)
    verb = sheet.replace("type: arrest", "type: arrest\n  verb: detain")
    out = shown(tmp_path / "2", "regret", timeline=verb)
    assert "Norland detained people from Sudria." in out and "so the verb detain of the type arrest is told" in out


def test_words_are_shown_with_their_article_and_what_gives_it_a_sentence(tmp_path):
    out = shown(tmp_path, "regret", timeline=SHEETS["timeline"].replace("type: deny", "type: event"))
    assert "regret: told by an article's words\n  The Northern Post: “it denied any delight”\n" in out
    assert "from  its first source, article 001" in out
    assert "why   no sentence tells it: its type is event; give it a type or a summary" in out


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("type: arrest\n  verb: yodel", "yodel has no telling; verbs that have one: "),
        ("type: arrest\n  modality: hypothetical", "what is hypothetical is told by none"),
        ("type: attack", "its fields fill none of its sentences, “"),
    ],
)
def test_why_a_type_has_no_sentence_is_shown(tmp_path, fields, why):
    sheet = SHEETS["timeline"].replace("type: deny", fields).replace("  what: any pleasure\n", "")
    assert why in shown(tmp_path, "regret", timeline=sheet)


def test_a_summary_says_that_it_is_one_and_a_fact_that_nobody_has_checked_that(tmp_path):
    sheet = SHEETS["timeline"].replace("type: deny", "type: deny\n  summary: It was sorry.")
    out = shown(tmp_path / "1", "regret", timeline=sheet)
    assert "told by the sheet's own words\n  It was sorry.\n  from  its summary" in out and "nobody has checked" in out
    checked = shown(tmp_path / "2", "regret", timeline=f"{sheet}  checked: 2019-04-01\n")
    assert "nobody has checked" not in checked


def test_several_are_shown_in_the_order_in_which_they_are_asked_for(tmp_path):
    out = shown(tmp_path, "regret", "norland")
    assert out.index("regret: told") < out.index("\n\nnorland: told by the sheet's own words\n  Norland")


def test_an_id_that_is_not_there_is_told_with_near_ones(tmp_path):
    with pytest.raises(ExplainerError, match=r"no fact regert, did you mean regret.*; there is no fact xyz$"):
        shown(tmp_path, "regert", "norland", "xyz")


@pytest.mark.parametrize("sheet", ["timeline", "expulsions", "context", "actors"])
def test_of_a_fact_that_was_taken_back_nothing_is_told(tmp_path, sheet):
    stub = "\n- id: they-met\n  publish: false\n  corrections: [{date: 2019-03-15, why: We misread it.}]\n"
    out = shown(tmp_path, "they-met", **{sheet: SHEETS.get(sheet, "") + stub})
    assert out == "they-met: withdrawn, so readers are told nothing of it but that"
