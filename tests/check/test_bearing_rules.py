import pytest

from explainer.check.bearing_rules import RULES
from explainer.lexicon import load_lexicon
from explainer.model import Actor, Claim, Event, Expulsion, Source

from . import told_fact


def problems(text, quote="", **fields):
    """The fields that the quote or what stands around it does not bear."""
    found = told_fact.problems(RULES, text, quote, **fields)
    assert all((one.code, one.severity) == ("not-borne", "warning") for one in found)
    return [".".join(map(str, one.path)) for one in found]


DENIED = "On Sunday Norland denied the accusation. It expelled two diplomats on Monday."


@pytest.mark.parametrize("type", ["deny", "event", "no such type"])
def test_a_type_is_borne_by_a_word_of_one_of_its_patterns(type):
    assert problems(DENIED, "Norland denied the accusation", type=type) == []


def test_no_other_type_is_borne_by_words_that_tell_of_one():
    others = [type for type in load_lexicon().types if problems(DENIED, "Norland denied the accusation", type=type)]
    assert len(others) > 0.95 * len(load_lexicon().types) and "expel-forces" in others and "arrest" in others


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The army took over in a bloodless coup.", "seize-power"),
        ("Norland withdrew from the treaty.", "leave-bloc"),
        ("Norland has declared them personae non gratae.", "declare-persona-non-grata"),
        ("Norland shut its embassy.", "close-mission"),
        ("Norland said that Sudria had spied on it.", "allege"),
        ("“No”, its foreign ministry answered.", "say"),
        ("Norland fought the rebels at a bridge.", "attack"),
    ],
)
def test_forms_of_words_are_known(text, type):
    assert problems(text, type=type) == []


def test_a_verb_and_a_type_stand_in_the_quote_itself():
    text = "Norland blamed Sudria for the attack."
    assert problems(text, type="accuse", verb="blame for") == []
    assert problems(text, type="accuse", verb="charge with") == ["verb"]
    assert problems(text, "Sudria for the attack", type="accuse") == ["type"]
    assert problems("They awaited the resignation of Ada Quill.", type="resign", verb="resign") == []


@pytest.mark.parametrize(
    ("text", "type", "borne"),
    [
        ("Quill called the ban “a scandal”.", "condemn", True),
        ("Norland suspended the railway.", "suspend-law", True),
        ("Rain fell on Norland.", "condemn", False),
        ("Norland arrested two envoys.", "visit", False),
    ],
)
def test_a_type_whose_label_a_summary_replaces_is_borne_by_its_verb_alone_or_any_word_of_saying(text, type, borne):
    assert problems(text, type=type, summary="So it was told.") == ([] if borne else ["type"])
    assert problems(text, type=type) == ["type"]


def test_a_summary_bears_its_type_too():
    assert problems("The parties could not come to terms.", type="refuse", summary="Both refused to agree.") == []


def test_an_expulsion_is_told_by_words_for_one():
    assert problems(DENIED, "It expelled two diplomats", sheet=Expulsion) == []
    assert problems(DENIED, "Norland denied the accusation", sheet=Expulsion) == [""]


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("Norland declared two envoys personae non gratae.", {"persona non grata"}),
        ("Norland called two envoys unwelcome and expelled them.", {"persona non grata", "ordered to leave"}),
        ("Norland told two envoys to leave.", {"ordered to leave"}),
        ("Norland expelled two envoys.\nThey must be recalled, it said.", {"ordered to leave"}),
        ("Norland sent two envoys home. Sudria recalled them.", {"recalled"}),
        ("Norland expelled two envoys and made them “guests in transit”.", {"ordered to leave", "guests in transit"}),
    ],
)
def test_a_status_is_said_by_the_quotes_paragraph(text, borne):
    for status in ("persona non grata", "ordered to leave", "recalled", "guests in transit"):
        first = text.partition(".")[0]
        assert problems(text, first, sheet=Expulsion, status=status) == ([] if status in borne else ["status"])


@pytest.mark.parametrize(
    ("text", "borne"),
    [
        ("Norland is accused of spying.", {"alleged"}),
        ("Norland is said to have spied.", {"alleged"}),
        ("Norland did not spy.", {"denied"}),
        ("Norland threatened to spy.", {"threatened"}),
        ("Norland must spy.", {"demanded"}),
        ("Norland may have spied, if it could.", {"hypothetical", "threatened"}),
        ("Norland plans to spy.", {"planned"}),
        ("Norland has no plans to spy.", {"planned", "denied"}),
        ("Norland ruled spying out.", {"denied"}),
        ("Norland spied on Sudria in May and was, it said, glad.", set()),
    ],
)
def test_a_modality_is_said_by_a_word_in_the_sentence(text, borne):
    for modality in ("alleged", "denied", "threatened", "demanded", "hypothetical", "planned"):
        assert problems(text, modality=modality) == ([] if modality in borne else ["modality"]), modality


def test_who_says_so_bears_that_it_is_alleged():
    assert problems("Norland spied on Sudria.", type="spy", modality="alleged", said_by=["a guard"]) == []
    assert problems("Norland spied on Sudria.", type="spy", modality="denied", said_by=["a guard"]) == ["modality"]


def test_what_is_dated_after_its_article_is_planned():
    text = "Ada Quill takes office on 20 January."
    assert problems(text, modality="planned", date="2031-01-20", published="2031-01-04") == []
    assert problems(text, modality="planned", date="2031-01-04", published="2031-01-04") == ["modality"]
    assert problems(text, modality="planned", date="2031-01-20") == ["modality"]


@pytest.mark.parametrize(
    ("text", "is_borne"),
    [
        ("Norland expelled two envoys in response.", True),
        ("Norland expelled two envoys after the arrest.", True),
        ("Norland expelled two envoys. It was a tit-for-tat step.", True),
        ("Sudria awaited a reply.\nNorland expelled two envoys.", False),
        ("Norland expelled two envoys. Sudria had been warned.", False),
        ("Norland expelled two envoys. The trial will go on after Sunday.", False),
    ],
)
def test_an_answer_is_called_one_near_the_quote(text, is_borne):
    quote = "Norland expelled two envoys"
    assert problems(text, quote, in_response_to="an-arrest") == ([] if is_borne else ["in_response_to"])


COUNTRIES = [Actor(id=one, name=one, kind="country") for one in ("norland", "sudria", "westria")]


@pytest.mark.parametrize(
    ("text", "answered", "is_borne"),
    [
        ("Norland expelled two envoys of Sudria in response.", {"by": ["sudria"], "against": ["norland"]}, False),
        ("An arrest came first. Norland expelled two envoys of Sudria in response.", {"by": ["sudria"]}, True),
        ("Norland expelled two envoys of Sudria in response.", {"by": ["westria"]}, False),
        ("Norland expelled two envoys of Sudria in response.", {"by": ["norland"], "against": ["sudria"]}, False),
        ("Norland expelled two envoys of Sudria in response.", {"by": ["the police"]}, True),
        ("Norland expelled two envoys of Sudria over an arrest.", {"by": ["norland"]}, True),
        ("Norland expelled two envoys of Sudria over a debt.", {"by": ["norland"]}, False),
        ("Norland expelled two envoys of Sudria over a debt.", {"by": ["sudria"]}, False),
    ],
)
def test_what_is_answered_is_told_there_or_is_of_nobody_known(text, answered, is_borne):
    act = {"sheet": Expulsion, "by": ["norland"], "against": ["sudria"]}
    other = Event(id="an-arrest", type="arrest", **answered)
    found = problems(text, actors=COUNTRIES, others=[other], in_response_to="an-arrest", **act)
    assert found == ([] if is_borne else ["in_response_to"])


@pytest.mark.parametrize(
    ("people", "is_borne"),
    [
        ("diplomats", True),
        ("Sudrian diplomats", False),
        ("Malian diplomats", True),
        ("embassy staff", True),
        ("envoys", True),
        ("soldiers", False),
        ("party staff", False),
    ],
)
def test_people_are_named_in_the_paragraph_in_these_words_or_in_others_for_such(people, is_borne):
    text = "Norland told two of them to go. The diplomats and employees of the embassy agreed.\nThe soldiers did not."
    assert problems(text, "told two of them to go", people=people) == ([] if is_borne else ["people"])


def test_people_that_the_sentence_names_are_not_looked_for_elsewhere():
    text = "Norland told two soldiers to go. The diplomats stayed."
    assert problems(text, "two soldiers", people="soldiers") == []
    assert problems(text, "two soldiers", people="diplomats") == ["people"]


def test_what_it_was_about_stands_in_the_sentence_in_any_form():
    text = "Norland suspended its talks with Sudria. The treaty stands."
    assert problems(text, "Norland suspended", what="the talk with Sudria") == []
    assert problems(text, "Norland suspended", what="its negotiations with Sudria") == []
    assert problems(text, "Norland suspended", what="the treaty") == ["what"]


def test_of_a_claim_each_quote_bears_the_status_and_any_the_matter():
    text = "They were told to leave over debts. They were at peace."
    sources = [Source(article="001", quote=quote) for quote in ("told to leave over debts", "They were at peace")]
    claims = {name: [Claim(value=value, sources=sources)] for name, value in (("what", "debts"), ("people", "spies"))}
    assert problems(text, **claims) == ["people.0.value"]
    status = [Claim(value="ordered to leave", sources=sources)]
    apart = text.replace(". ", ".\n")
    assert problems(text, sheet=Expulsion, status=status) == []
    assert problems(apart, "told to leave over debts", sheet=Expulsion, status=status) == ["status.0.value"]


def test_other_languages_than_english_are_not_judged():
    assert problems("Tout va bien.", language="fr", type="arrest", modality="alleged", people="spies") == []
    assert problems("Tout va bien.", type="arrest", modality="alleged", people="spies") == [
        "type",
        "modality",
        "people",
    ]
