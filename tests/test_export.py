import json

from explainer.content import load
from explainer.export import export
from explainer.model import Lead

from .content_folder import SHEETS, write_content


def exported(tmp_path, **sheets):
    return export(load(write_content(tmp_path, **sheets)))


def test_the_export_is_json_with_every_part(tmp_path):
    out = json.loads(json.dumps(exported(tmp_path)))
    parts = ["story", "articles", "actors", "timeline", "expulsions", "context", "disagreements", "leads"]
    assert list(out) == parts
    assert out["articles"][0]["publisher"] == "The Northern Post" and len(out["articles"][0]["sha256"]) == 64


def test_where_a_language_model_is_asked_is_exported_to_nobody(tmp_path):
    content = write_content(tmp_path)
    asked = (
        "{name: model, model: m, address: http://10.0.0.7/v1, key: env:KEY, timeout: 5, price: {input: 1, output: 2}}"
    )
    (content / "story.yml").write_text(f"title: Norland\nreader: {asked}\n", "utf-8")
    assert export(load(content))["story"]["reader"] == {"name": "model", "model": "m"}


def test_a_field_with_claims_has_the_preferred_value_and_all_claims(tmp_path):
    number = exported(tmp_path)["expulsions"][0]["number"]
    assert number["value"] == 2 and [claim["value"] for claim in number["claims"]] == [2, 3]


def test_every_source_says_where_its_words_stand(tmp_path):
    base = load(write_content(tmp_path))
    for sheet in ("actors", "timeline", "expulsions"):
        for fact in export(base)[sheet]:
            for source in fact["sources"]:
                text = next(article.text for article in base.articles if article.id == source["article"])
                assert source["verified"] and text[source["start"] : source["end"]] == source["quote"]


def test_a_quote_that_does_not_stand_is_not_verified(tmp_path):
    out = exported(tmp_path, timeline=SHEETS["timeline"].replace("any delight", "all of it"))
    assert out["timeline"][0]["sources"] == [{"article": "001", "quote": "it denied all of it", "verified": False}]


def test_how_a_fact_is_told_is_exported_and_a_summary_only_where_somebody_wrote_one(tmp_path):
    fact = exported(tmp_path)["expulsions"][0]
    assert (fact["told"], fact["telling"]) == ("sentence", "Norland expelled two envoys.")
    assert "summary" not in fact


def test_what_an_articles_words_tell_is_exported_with_its_fields_and_the_words(tmp_path):
    (fact,) = exported(tmp_path, timeline=SHEETS["timeline"].replace("deny", "event"))["timeline"]
    assert (fact["told"], fact["type"], fact["by"]) == ("words", "event", ["norland"])
    assert fact["telling"] == "The Northern Post: “it denied any delight”"


def test_the_verb_of_a_sentence_and_the_day_of_a_check_are_exported(tmp_path):
    sheet = SHEETS["timeline"].replace("type: deny", "type: deny\n  verb: deny\n  checked: 2019-04-01")
    (fact,) = exported(tmp_path, timeline=sheet)["timeline"]
    assert (fact["verb"], fact["checked"]) == ("deny", "2019-04-01")


def test_a_value_that_is_set_aside_is_not_the_one_that_is_exported_first(tmp_path):
    aside = SHEETS["expulsions"].replace("value: 2\n", "value: 2\n      rank: deprecated\n")
    assert exported(tmp_path, expulsions=aside)["expulsions"][0]["number"]["value"] == 3


def test_an_order_that_is_disputed_is_exported_with_both_orders_and_their_sources(tmp_path):
    left = "  left: [{value: 2019-03-10, sources: [{article: '002', quote: Three envoys must leave Norland}]}]\n"
    answers = "  in_response_to: [{value: [regret], sources: [{article: '001', quote: on Thursday}]}]\n"
    regret = SHEETS["timeline"].replace("  in_response_to: norland-expels-sudria\n", "  date: 2019-03-12\n")
    found = exported(tmp_path, expulsions=SHEETS["expulsions"] + left + answers, timeline=regret)["disagreements"]
    order = next(one for one in found if one["field"] == "in_response_to")
    assert (order["sheet"], order["fact"]) == ("expulsions", "norland-expels-sudria")
    assert [(value["value"], [source["article"] for source in value["sources"]]) for value in order["values"]] == [
        (["regret", "norland-expels-sudria"], ["001"]),
        (["norland-expels-sudria", "regret"], ["002"]),
    ]


def test_a_disagreement_is_exported_with_its_values(tmp_path):
    (found,) = exported(tmp_path)["disagreements"]
    assert (found["sheet"], found["fact"], found["field"]) == ("expulsions", "norland-expels-sudria", "number")
    assert [value["value"] for value in found["values"]] == [2, 3]
    assert found["values"][1]["sources"][0]["said_by"] == "a source"


def test_leads_are_exported_with_where_they_stand_as_long_as_they_do(tmp_path):
    base = load(write_content(tmp_path))
    told = {"article": "001", "why": "no known type of event"}
    leads = [
        Lead(id="001-denied-1a1a", quote="The ministry said so, and it denied any delight.", **told),
        Lead(id="001-wept-2b2b", quote="The ministry wept.", **told),
    ]
    out = export(base.model_copy(update={"leads": leads}))["leads"]
    text = base.articles[0].text
    assert text[out[0]["start"] : out[0]["end"]] == out[0]["quote"]
    assert out[1] == {"id": "001-wept-2b2b", "article": "001", "quote": "The ministry wept."} | {
        "date": None,
        "by": [],
        "against": [],
        "type": "",
        "why": "no known type of event",
    }
