import pytest

from explainer.check.doer_rules import RULES

from .told import known, of

ACTORS = [
    {"id": "norland", "name": "Norland", "kind": "country"},
    {"id": "chile", "name": "Chile", "kind": "country"},
    {"id": "sudria", "name": "Sudria", "kind": "country"},
    {"id": "ada-quill", "name": "Ada Quill"},
    {"id": "ivo-orr", "name": "Ivo Orr"},
]


def found(tmp_path, text, quote=None, **fields):
    story = known(tmp_path, text, ACTORS)
    return [one.message for rule in RULES for one in rule(story, of(quote or text, **fields))]


@pytest.mark.parametrize(
    "text",
    [
        "Norland expelled three Chilean diplomats.",
        "Norland's foreign ministry has expelled three diplomats of Chile.",
        "The Norlandic government expelled three Chilean diplomats.",
        "Three Chilean diplomats were expelled by Norland.",
        "Norland responded and expelled three Chilean diplomats.",
        "Three diplomats were expelled from Chile by the Norlandic government.",
    ],
)
def test_by_and_against_stand_in_the_order_of_the_words(tmp_path, text):
    assert not found(tmp_path, text, by=["norland"], against=["chile"])
    assert len(found(tmp_path, text, by=["chile"], against=["norland"])) == 1


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("accuse", "Ada Quill, mayor of Port, accused Ivo Orr of spying."),
        ("arrest", "Ivo Orr was arrested by Ada Quill."),
    ],
)
def test_so_it_is_with_other_verbs(tmp_path, type, text):
    known_order = {"accuse": ("ada-quill", "ivo-orr"), "arrest": ("ada-quill", "ivo-orr")}[type]
    by, against = known_order
    assert not found(tmp_path, text, type=type, by=[by], against=[against])
    assert found(tmp_path, text, type=type, by=[against], against=[by])


@pytest.mark.parametrize(
    "text",
    [
        "Norland expelled a diplomat, a day after Chile had done the same.",  # of two acts either may be meant
        "It followed what Norland and Chile said.",
        "The diplomats of Norland expelled last May went to Chile.",
        "“We know,” said Ivo Orr.",
    ],
)
def test_where_words_leave_it_open_nothing_is_said(tmp_path, text):
    assert not found(tmp_path, text, by=["chile"], against=["norland"])


def test_nobody_does_a_thing_to_oneself(tmp_path):
    (message,) = found(tmp_path, "Norland expelled three men.", by=["norland"], against=["norland"])
    assert message == "Norland stands both under by and under against"


def test_whom_a_pronoun_cannot_mean_beside_those_who_are_named_is_told(tmp_path):
    text = "Sudria watched.\n\nNorland expelled the Chilean envoys."
    quote = "Norland expelled the Chilean envoys"
    (message,) = found(tmp_path, text, quote, by=["norland", "sudria"], against=["chile"])
    assert message == "the quotes name Norland, and Sudria is named only in the text around them"
    assert not found(tmp_path, text, quote, by=["norland"], against=["chile"])


def test_somebody_whom_a_pronoun_means_beside_one_who_is_named_may_be_named_around(tmp_path):
    text = "Ada Quill spoke.\n\nShe and Ivo Orr arrested a man."
    assert not found(tmp_path, text, "She and Ivo Orr arrested a man", type="arrest", by=["ada-quill", "ivo-orr"])
    assert found(tmp_path, text.replace("She and ", ""), "Ivo Orr arrested a man", type="arrest", by=["ada-quill"])


def test_in_a_headline_who_stands_before_a_participle_may_be_whom_it_was_done_to(tmp_path):
    text = "# Ivo Orr arrested with a friend\n\nRain fell."
    assert not found(tmp_path, text, "Ivo Orr arrested with a friend", type="arrest", against=["ivo-orr"])
    text = "Rain fell.\n\nIvo Orr arrested his friend."
    assert found(tmp_path, text, "Ivo Orr arrested his friend", type="arrest", against=["ivo-orr"])
