import pytest

from explainer.check.name_rules import RULES

from .told import known, of, source

ACTORS = [
    {"id": "norland", "name": "Norland", "kind": "country"},
    {"id": "chile", "name": "Chile", "kind": "country"},
    {"id": "ada-quill", "name": "Ada Quill", "country": "norland", "roles": [{"value": "mayor of Port"}]},
    {"id": "ivo-orr", "name": "Ivo Orr"},
    {"id": "north-bank", "name": "North Bank", "kind": "organisation"},
    {"id": "guard", "name": "Norlandic guard", "kind": "organisation", "country": "norland"},
]
TEXT = """\
Ada Quill spoke in Port on Monday. Norland closed its border. The North Bank paid.

Later she left, a friend said. The envoys of Santiago went home. Nothing else moved.

Two ships sank. Rain fell.

The mayor resigned. The guard fired. It denied that. Rain fell again.
"""


def found(tmp_path, fact, language="en"):
    story = known(tmp_path, TEXT, ACTORS, language=language)
    return [(one.path, one.message) for rule in RULES for one in rule(story, fact)]


def is_found(tmp_path, fact):
    return bool(found(tmp_path, fact))


@pytest.mark.parametrize(
    ("quote", "by", "stands"),
    [
        ("Ada Quill spoke", "ada-quill", True),
        ("closed its border", "norland", True),
        ("closed its border", "chile", False),
        ("The envoys of Santiago went home", "chile", True),
        ("Later she left", "ada-quill", True),
        ("Later she left", "ivo-orr", False),
        ("Nothing else moved", "ada-quill", False),  # no pronoun that may mean her
        ("The mayor resigned", "ada-quill", True),
        ("The mayor resigned", "ivo-orr", False),
        ("The guard fired", "guard", True),
        ("The North Bank paid", "north-bank", True),
        ("Two ships sank", "norland", True),
        ("Rain fell again", "norland", False),
        ("Two ships sank", "somebody else", True),  # no actor: another rule's
    ],
)
def test_who_takes_part_is_named_in_the_sentence_or_meant_by_a_word_of_it(tmp_path, quote, by, stands):
    assert is_found(tmp_path, of(quote, type="event", by=[by])) is not stands


def test_each_who_is_named_nowhere_is_told_at_its_place(tmp_path):
    (one,) = found(tmp_path, of("Norland closed its border", type="event", by=["norland", "chile"]))
    assert one == (("by", 1), "no quote of this fact, nor the text around it, names Chile")
    (one,) = found(tmp_path, of("Norland closed its border", topic="Borders", actors=["chile"]))
    assert one[0] == ("actors", 0)


def test_a_claims_own_quotes_name_whom_it_names(tmp_path):
    claims = [{"value": ["ada-quill"], "sources": [source("Two ships sank")]}]
    (one,) = found(tmp_path, of("Ada Quill spoke", type="event", by=claims))
    assert one[0] == ("by", 0, "value")


@pytest.mark.parametrize(
    ("quote", "place", "stands"),
    [
        ("Ada Quill spoke", "Port", True),
        ("Two ships sank", "Port", True),
        ("The envoys of Santiago went home", "Chile", True),
        ("Ada Quill spoke", "Oslo", False),
    ],
)
def test_a_place_or_its_state_is_named(tmp_path, quote, place, stands):
    assert is_found(tmp_path, of(quote, type="event", place=place)) is not stands


@pytest.mark.parametrize(
    ("speaker", "stands"),
    [
        ("ada-quill", True),
        ("ivo-orr", False),
        ("the mayor", True),
        ("a spokesman", False),
        ("The Northern Post", True),
    ],
)
def test_who_says_so_is_in_the_article_or_published_it(tmp_path, speaker, stands):
    told = of("Later she left", type="event", said_by=[speaker])
    quoted = of("", type="event", sources=[source("Later she left", said_by=speaker)])
    assert is_found(tmp_path, told) is is_found(tmp_path, quoted) is not stands


def test_where_nothing_is_said_nobody_says_it(tmp_path):
    (one,) = found(tmp_path, of("Ada Quill spoke", type="event", said_by=["ada-quill"]))
    assert one == (("said_by", 0), "nothing around this quote says that Ada Quill says so")
    counts = known(tmp_path, "Ada Quill placed the sunken ships at two.", ACTORS)
    fact = of("Ada Quill placed the sunken ships at two", type="event", said_by=["ada-quill"])
    assert [problem for rule in RULES for problem in rule(counts, fact)] == []


def test_what_is_in_another_language_or_not_found_is_let_be(tmp_path):
    assert not found(tmp_path, of("Two ships sank", type="event", by=["chile"], place="Oslo"), language="fr")
    assert not is_found(tmp_path, of("Nobody said this", type="event", by=["chile"]))


@pytest.mark.parametrize(
    ("summary", "stands"),
    [
        ("Ada Quill spoke in Norland.", True),
        ("She spoke for the mayor.", True),
        ("Ivo Orr spoke.", False),
        ("The bank of Chile spoke.", False),
    ],
)
def test_a_sentence_of_ours_names_whom_the_words_name(tmp_path, summary, stands):
    assert is_found(tmp_path, of("Ada Quill spoke", type="event", by=["ada-quill"], summary=summary)) is not stands
    told = of("Ada Quill spoke", topic="Talks", statement=summary)
    assert is_found(tmp_path, told) is not stands


FAR = """\
Ada Quill spoke in Port. The protesters of Port sang.

Snow fell.

Rain fell.

Rain fell.

She left. A man shouted. Ivo Orr and a friend left. Protesters threw stones.
"""


@pytest.mark.parametrize(
    ("quote", "by", "stands"),
    [
        ("She left", "ada-quill", True),
        ("A man shouted", "ivo-orr", True),
        ("Ivo Orr and a friend left", "ada-quill", False),  # it names a person, and another one
        ("Protesters threw stones", "angry-protesters", True),
        ("Snow fell", "angry-protesters", False),
    ],
)
def test_a_word_for_a_person_in_a_sentence_that_names_none_may_mean_anybody_of_the_article(tmp_path, quote, by, stands):
    group = {"id": "angry-protesters", "name": "Angry protesters", "kind": "group"}
    story = known(tmp_path, FAR, [*ACTORS, group])
    fact = of(quote, type="event", by=[by])
    assert bool([one for rule in RULES for one in rule(story, fact)]) is not stands


def test_an_article_in_an_alias_names_nobody(tmp_path):
    fox = {"id": "fox", "name": "Bo Fox", "aliases": ["The Fox"]}
    story = known(tmp_path, TEXT, [*ACTORS, fox])
    fact = of("The North Bank paid", type="event", by=["north-bank"], summary="The bank paid.")
    assert [one for rule in RULES for one in rule(story, fact)] == []
