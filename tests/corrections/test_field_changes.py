"""What counts as a correction, what as an update, and what as neither."""

import pytest

from explainer import strict_yaml
from explainer.corrections.field_changes import FieldChange, changes
from explainer.corrections.states import Stated
from explainer.field_types import kind_of
from explainer.model import Expulsion


def _stated(sheet, text):
    return Stated(sheet, strict_yaml.load(text, sheet) or {})


def _changes(sheet, before, after, **renamed):
    return changes(_stated(sheet, before), _stated(sheet, after), lambda ident: renamed.get(ident, ident))


def _kinds(sheet, before, after):
    return [(change.field, change.kind) for change in _changes(sheet, before, after)]


def _change(field, kind, before, after, model=Expulsion):
    return FieldChange(field, kind, before, after, kind_of(model, field))


ARREST = "type: arrest\nby: [borduria]\nnumber: 2"
WORDS = "type: event\nby: [borduria]\nnumber: 2"
SHARED = "sources: [{article: '001', quote: Borduria held two}]"
TWO_OR_THREE = "number: [{value: 2, sources: []}, {value: 3, sources: []}]"


@pytest.mark.parametrize(
    ("sheet", "before", "after", "field"),
    [
        ("expulsions", "number: 2", "number: 3", "number"),
        ("expulsions", "number: dozens", "number: 24", "number"),
        ("expulsions", "number: 2", "", "number"),
        ("expulsions", TWO_OR_THREE, "number: 3", "number"),
        ("expulsions", TWO_OR_THREE, "number: [{value: 2}, {value: 3, rank: deprecated}]", "number"),
        ("expulsions", "date: 1974-04-02", "date: 1974-04-03", "date"),
        ("expulsions", "date: 1974-04-02", "date: 1974-04", "date"),
        ("expulsions", "date: 1974-04-02", "date: 1974-04-02~", "date"),
        ("expulsions", "date: 1974-04", "date: 1974-05-02", "date"),
        ("expulsions", "by: [borduria]", "by: [borduria, syldavia]", "by"),
        ("timeline", "type: arrest", "type: detain", "type"),
        ("timeline", "modality: alleged", "", "modality"),
        ("timeline", "", "modality: denied", "modality"),
        ("timeline", "summary: Two left.", "summary: Three left.", "summary"),
        ("context", "statement: They quarrel.", "statement: They have made it up.", "statement"),
        ("actors", "name: Kurvi Tasch", "name: Kûrvi-Tasch", "name"),
        ("actors", "aliases: [The Marshal]", "aliases: [The General]", "aliases"),
        ("actors", "roles: [{value: minister}]", "roles: [{value: envoy}]", "roles"),
        ("actors", "roles: [{value: minister}]", "roles: [{value: minister, until: 1974}]", "roles"),
        ("actors", "roles: [{value: minister}]", "roles: [{value: former minister}]", "roles"),
        ("context", "statement: So\nactors: [borduria, syldavia]", "statement: So\nactors: [borduria]", "actors"),
    ],
)
def test_what_takes_back_something_that_was_said_is_a_correction(sheet, before, after, field):
    assert _kinds(sheet, before, after) == [(field, "correction")]


@pytest.mark.parametrize(
    ("sheet", "before", "after", "expected"),
    [
        ("timeline", WORDS, "type: event\nby: [syldavia]\nwhat: a ship", []),
        ("timeline", WORDS, f"{WORDS}\ndate: 1974-04-02", [("date", "update")]),
        ("timeline", f"{WORDS}\ndate: 1974-04-03", f"{WORDS}\ndate: 1974-04-02", [("date", "correction")]),
        ("timeline", ARREST, "type: event\nnumber: 3", [("type", "correction")]),
        ("timeline", WORDS, "type: arrest\nnumber: 3", [("type", "update")]),
        ("context", "actors: [borduria]", "actors: [syldavia]", []),
        ("context", "actors: [borduria]", "actors: [syldavia]\nstatement: They quarrel.", [("statement", "update")]),
        ("context", "statement: They quarrel.", "topic: war", [("topic", "update"), ("statement", "correction")]),
    ],
)
def test_of_what_an_articles_words_tell_fields_are_no_telling(sheet, before, after, expected):
    assert _kinds(sheet, before, after) == expected


@pytest.mark.parametrize("field", ["number: {}", "by: [{}]", "in_response_to: [{}]", "left: '1974-04-0{}'"])
def test_a_value_with_sources_of_its_own_is_the_same_value(field):
    name, _, value = field.format(2).partition(": ")
    claims = f"{name}: [{{value: {value}, sources: [{{article: '001', quote: two}}]}}]"
    sources = "sources: [{article: '001', quote: two}]\n"
    assert _kinds("expulsions", sources + field.format(2), sources + claims) == []
    assert _kinds("expulsions", sources + claims, sources + field.format(2)) == []


def test_a_sentence_that_changes_with_what_it_tells_of_is_corrected_too():
    before, after = "number: 2\nsummary: Two left.", "number: 3\nsummary: Three of them left."
    assert sorted(_kinds("expulsions", before, after)) == [("number", "correction"), ("summary", "correction")]
    added = "summary: Both left.\ndeadline: 1974-04-05"
    assert sorted(_kinds("expulsions", "summary: They left.", added)) == [("deadline", "update"), ("summary", "update")]


@pytest.mark.parametrize(
    ("sheet", "before", "after", "field"),
    [
        ("timeline", "summary: They left.", "summary: They went home.", "summary"),
        ("timeline", "summary: Kurvi Tasch left.", "summary: Kûrvi Tash left.", "summary"),
        ("timeline", "summary: The envoy left.", "summary: The envoys left.", "summary"),
        ("timeline", "summary: They left.", "", "summary"),
        ("timeline", "summary: 'They left, 5% of them.'", "summary: 'They left, 5 of them.'", "summary"),
        ("expulsions", "", "deadline: 1974-04-05", "deadline"),
        ("expulsions", "number: 2", TWO_OR_THREE, "number"),
        ("expulsions", TWO_OR_THREE, "number: [{value: 3}, {value: 2}]", "number"),
        ("expulsions", "number: some", "number: 24", "number"),
        ("expulsions", "date: 1974-04", "date: 1974-04-02", "date"),
        ("expulsions", "date: 1974-04-02~", "date: 1974-04-02", "date"),
        ("expulsions", "left: 1974/..", "left: 1974/1976", "left"),
        ("expulsions", "in_response_to: [a]", "in_response_to: [b, a]", "in_response_to"),
        ("actors", "roles: [{value: minister}]", "roles: [{value: envoy}, {value: minister}]", "roles"),
        ("actors", "aliases: The Marshal", "aliases: [Tasch, The Marshal]", "aliases"),
        (
            "actors",
            "roles: [{value: minister of security}]",
            "roles: [{value: security minister of Borduria}]",
            "roles",
        ),
        (
            "actors",
            "roles: [{value: head of the Air Force}]",
            "roles: [{value: head of Borduria's air force}]",
            "roles",
        ),
        ("timeline", "type: arrest\nverb: seize", "type: arrest\nverb: hold", "verb"),
        ("timeline", f"{ARREST}\n{SHARED}", f"{WORDS}\n{SHARED}", "type"),
        ("context", "statement: So\nactors: [borduria]", "statement: So\nactors: [borduria, syldavia]", "actors"),
        ("context", "sources: [{article: '001', quote: a}]", "sources: [{article: '002', quote: a}]", "sources"),
        (
            "expulsions",
            "number: [{value: 2, sources: [{article: '001', quote: a}]}]",
            "number: [{value: 2, sources: [{article: '001', quote: a}, {article: '002', quote: b}]}]",
            "sources",
        ),
    ],
)
def test_what_only_adds_to_what_was_said_is_an_update(sheet, before, after, field):
    assert _kinds(sheet, before, after) == [(field, "update")]


@pytest.mark.parametrize(
    ("sheet", "before", "after"),
    [
        ("expulsions", "number: 2 # counted twice\nby: a", "by: a\nnumber: 2"),
        ("expulsions", "by: borduria", "by: [borduria]"),
        ("expulsions", "by: [a, b]", "by: [b, a]"),
        ("expulsions", "number: 2", "number: [{value: 2, sources: []}]"),
        ("expulsions", "number: Vingt-cinq", "number: 25"),
        ("expulsions", "number: خمسة", "number: five"),
        ("expulsions", "number: 2", "number: [{value: 2}, {value: 3, rank: deprecated, note: a slip}]"),
        ("timeline", "summary: They left.", "summary: >-\n  They\n  left."),
        ("timeline", "summary: Goi\u0308ta left.", "summary: Goïta left."),
        ("timeline", "summary: Borduria’s envoys left.", "summary: 'borduria''s envoys, left'"),
        ("timeline", "summary: The diplmoats left.", "summary: The diplomats left."),
        ("timeline", "summary: They were expeled.", "summary: They were expelled."),
        ("context", "statement: They quarel.", "statement: They quarrel."),
        ("context", "topic: before", "topic: Before"),
        ("timeline", "", "modality: asserted"),
        ("timeline", "type: arrest", "type: arrest\nverb: detain"),
        ("timeline", "place: [{value: Szohôd, sources: []}]", "place: Szohôd"),
        ("expulsions", "people: the envoys", "people: envoys"),
        ("actors", "name: Republic", "name: The Republic"),
        ("actors", "roles: [{value: a minister}]", "roles: [{value: the minister}]"),
        ("context", "statement: The envoy left.", "statement: An envoy left."),
        ("timeline", "note: Ask again.", "note: Asked."),
        ("timeline", "", "corrections: [{date: 1974-04-05, why: A slip.}]"),
        ("actors", "aliases: [a, b]", "aliases: [b, a]"),
        ("actors", "roles: [{value: x}, {value: y}]", "roles: [{value: y}, {value: x}]"),
        ("context", "sources: [{article: '001', quote: a}]", "sources: [{article: 001-courier, quote: b}]"),
        (
            "context",
            "sources: [{article: '001', quote: a}, {article: '002', quote: b}]",
            "sources: [{article: '001', quote: a}]",
        ),
    ],
)
def test_what_says_the_same_is_no_change(sheet, before, after):
    assert _kinds(sheet, before, after) == []


def test_an_event_that_was_another_one_is_corrected_with_its_verb():
    assert _kinds("timeline", "type: arrest\nverb: foil", "type: release") == [
        ("type", "correction"),
        ("verb", "correction"),
    ]


def test_a_change_has_the_values_before_and_after_the_preferred_one_first():
    assert _changes("expulsions", TWO_OR_THREE, "number: [{value: 3}, {value: 4}]") == [
        _change("number", "correction", ("2", "3"), ("3", "4"))
    ]


def test_ids_are_compared_by_what_they_are_called_now():
    assert _changes("expulsions", "by: [old-name, z]", "by: [new-name, z]", **{"old-name": "new-name"}) == []


def test_words_that_look_like_an_id_are_no_id():
    assert _changes("expulsions", "people: old", "people: new", old="new") != []


def test_whatever_a_field_held_it_is_compared():
    assert _kinds("expulsions", "number: {value: 2}", "number: [[3]]") == [("number", "correction")]


def test_that_an_actor_is_named_by_a_further_article_is_no_news():
    source = "sources: [{{article: '00{}', quote: Borduria}}]"
    assert _kinds("actors", source.format(1), source.format(2)) == []
    assert _kinds("expulsions", source.format(1), source.format(2)) == [("sources", "update")]
