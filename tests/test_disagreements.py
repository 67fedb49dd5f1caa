import pytest

from explainer.disagreements import compatible, disagreements
from explainer.evidence import Evidence
from explainer.field_types import kind_of
from explainer.model import Actor, Article, ArticleMeta, Event, Expulsion, Sheets


def expulsion(**fields):
    return Expulsion.model_validate({"id": "x"} | fields)


def fields_of(*facts, sheet="expulsions"):
    return [(d.fact, d.field, [c.value for c in d.claims]) for d in disagreements(Sheets(**{sheet: list(facts)}))]


def said_in(article, words="so"):
    return [{"article": article, "quote": words}]


def claims(*values):
    """Each value from an article of its own."""
    return [{"value": value, "sources": said_in(f"00{no}")} for no, value in enumerate(values)]


def actor(*roles):
    return Actor.model_validate({"id": "p", "name": "P", "kind": "person", "roles": list(roles)})


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("number", 5, "all members of the embassy", False),
        ("number", 8, "some", True),
        ("number", 8, "several", True),
        ("number", 55, "dozens", False),
        ("number", 2, 3, False),
        ("date", "2019-03", "2019-03-14", True),
        ("date", "2019-03-13", "2019-03-14", False),
        ("deadline", "2025-09-20/2025-09-21", "2025-09-20", True),
        ("deadline", "2025-09-21", "2025-09-20", False),
        ("by", ["a", "b"], ["b", "a"], True),
        ("by", ["a"], ["b"], False),
        ("by", ["Police"], ["police"], True),
        ("in_response_to", ["arrest"], ["expulsion"], False),
        ("in_response_to", ["arrest"], ["arrest", "expulsion"], True),
        ("status", "Persona non grata", "persona non grata", True),
    ],
)
def test_values_agree_when_one_is_a_coarser_way_to_say_the_other(field, one, other, expected):
    kind = kind_of(Expulsion, field)
    assert compatible(kind, one, other) is compatible(kind, other, one) is expected


def test_claims_that_cannot_both_hold_are_a_disagreement():
    assert fields_of(expulsion(number=claims("5", "all of them"))) == [("x", "number", [5, "all of them"])]


def test_claims_that_agree_are_none():
    assert fields_of(expulsion(date=claims("2019-03-14", "2019-03"))) == []


def test_a_claim_that_is_set_aside_no_longer_disagrees():
    five, six = claims("5", "6")
    assert fields_of(expulsion(number=[five, six | {"rank": "deprecated"}])) == []


def test_two_values_of_one_article_are_no_disagreement_between_articles():
    five, six = claims("5", "6")
    assert fields_of(expulsion(number=[five, six | {"sources": said_in("000", "six")}])) == []
    both = {"value": "6", "sources": [*said_in("000"), *said_in("001")]}
    assert fields_of(expulsion(number=[five, both])) == []


def test_words_for_people_who_are_no_actors_disagree_with_nobody():
    norway, chad = (Actor(id=name, name=name, kind="country") for name in ("norway", "chad"))
    told = expulsion(by=claims(["norway"], ["soldiers"], ["chad"]))
    assert disagreements(Sheets(expulsions=[told])) == []
    (found,) = disagreements(Sheets(actors=[norway, chad], expulsions=[told]))
    assert [claim.value for claim in found.claims] == [["norway"], ["chad"]]


def test_a_body_is_no_other_than_its_country_but_than_another_body():
    named = [("chad", "country", None), ("palace", "organisation", "chad"), ("army", "group", "chad")]
    named += [("lund", "person", "chad")]
    actors = [Actor(id=ident, name=ident, kind=kind, country=country) for ident, kind, country in named]

    def differ(*doers):
        return bool(disagreements(Sheets(actors=actors, expulsions=[expulsion(by=claims(*doers))])))

    assert not differ(["palace"], ["chad"]) and not differ(["chad"], ["army"])
    assert differ(["palace"], ["army"]) and differ(["lund"], ["chad"])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("coups in 2020 and 2021", False),
        ("the coups of 2020, 2021", False),
        ("a coup in 2020", True),
        ("elected in 2020 and, as the army has it, ousted in 2021", True),
    ],
)
def test_an_article_that_tells_of_both_years_does_not_differ_from_one_that_tells_of_one(words, expected):
    in_2020, in_2021 = claims("2020", "2021")
    told = expulsion(date=[in_2020 | {"sources": said_in("000", words)}, in_2021])
    assert bool(fields_of(told)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two of the four were freed", True),  # who counts, and says another number beside
        ("the four whom they took", False),
        ("the pair whom they took", True),
        ("whom they took", True),
    ],
)
def test_a_number_whose_words_have_only_the_others_number_does_not_differ_from_it(words, expected):
    four, two = claims("4", "2")
    assert bool(fields_of(expulsion(number=[four, two | {"sources": said_in("001", words)}]))) is expected


def test_one_article_is_the_same_under_two_ways_to_name_it():
    article = Article(id="000-log", file="x", meta=ArticleMeta(), text="", sha256="")
    number = [{"value": "5", "sources": said_in("000")}, {"value": "6", "sources": said_in("000-log")}]
    told = Sheets(expulsions=[expulsion(number=number)])
    assert disagreements(told, Evidence([article])) == [] != disagreements(told)


def test_nothing_is_made_of_the_fields_of_what_an_articles_words_tell():
    happened = {"id": "x", "number": claims("5", "6"), "summary": "Five or six were held."}
    typed, untyped = (Event.model_validate(happened | {"type": name}) for name in ("arrest", "event"))
    assert fields_of(typed, sheet="timeline") and fields_of(untyped, sheet="timeline") == []


def orders(tit, tat):
    """Two acts, of which the second is said to answer the first in article 000, and the articles for each order."""
    first = {"id": "tit", "sources": said_in("000")} | tit
    second = {
        "id": "tat",
        "sources": said_in("000"),
        "in_response_to": [{"value": ["tit"], "sources": said_in("000", "hit back")}],
    } | tat
    found = disagreements(Sheets(expulsions=[expulsion(**first), expulsion(**second)]))
    return [(d.fact, [(claim.value, [s.article for s in claim.sources]) for claim in d.claims]) for d in found]


ON_THE_5TH = [{"value": "2031-04-05", "sources": said_in("001")}]
DISPUTED = [("tat", [(["tit", "tat"], ["000"]), (["tat", "tit"], ["001"])])]


@pytest.mark.parametrize(
    ("tit", "tat", "expected"),
    [
        ({"date": "2031-04-07"}, {"date": ON_THE_5TH}, DISPUTED),
        ({"date": "2031-04-07"}, {"left": ON_THE_5TH}, DISPUTED),
        ({"date": "2031-04-07"}, {"deadline": ON_THE_5TH}, []),  # by when they must leave is not when they were told
        ({"date": "2031-04"}, {"date": ON_THE_5TH}, []),  # it may have been before
        ({"date": "2031-04-05"}, {"date": ON_THE_5TH}, []),
        ({}, {"date": ON_THE_5TH}, []),
        ({"date": "2031-04-07"}, {"date": [{"value": "2031-04-05", "sources": said_in("000")}]}, []),  # one article
    ],
)
def test_an_order_that_other_articles_dates_turn_round_is_disputed(tit, tat, expected):
    assert orders(tit, tat) == expected


def test_an_articles_own_dates_go_before_those_of_others():
    dates = [{"value": "2031-04-07", "sources": said_in("000")}, {"value": "2031-04-01", "sources": said_in("001")}]
    assert [fact for fact, _ in orders({"date": dates}, {"left": ON_THE_5TH})] == ["tit"]  # of the date alone


def test_two_acts_that_are_each_said_to_answer_the_other_are_disputed_once():
    answers = [{"value": ["tat"], "sources": said_in("001")}]
    assert orders({"in_response_to": answers}, {}) == [("tit", [(["tat", "tit"], ["001"]), (["tit", "tat"], ["000"])])]


def test_an_answer_to_what_an_articles_words_tell_is_not_disputed():
    told = Event.model_validate({"id": "tit", "type": "event", "date": "2031-04-07", "sources": said_in("000")})
    answer = expulsion(id="tat", in_response_to=["tit"], date=ON_THE_5TH, sources=said_in("000"))
    assert disagreements(Sheets(timeline=[told], expulsions=[answer])) == []


def test_a_fact_that_is_kept_off_the_site_does_not_disagree_on_it():
    assert fields_of(expulsion(number=claims("5", "6"), publish="false")) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Army general", "Senior colonel", True),
        ("Brigadier general of the air force", "General", False),
        ("Lieutenant colonel", "Colonel", False),
        ("Employee of the embassy", "Intelligence officer", True),
        ("Former intelligence officer", "Ambassador", False),
        ("Security minister", "Member of parliament", False),
        ("General", "Major general", False),
    ],
)
def test_roles_that_nobody_has_at_once_are_a_disagreement(one, other, expected):
    assert bool(fields_of(actor({"value": one}, {"value": other}), sheet="actors")) is expected


def test_roles_one_after_the_other_do_not_disagree():
    colonel = {"value": "Colonel", "until": "2019"}
    assert fields_of(actor(colonel, {"value": "General", "from": "2020"}), sheet="actors") == []


def role(value, *articles):
    return {"value": value, "sources": [{"article": article, "quote": value} for article in articles]}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([role("Colonel", "001"), role("General", "001")], []),
        ([role("Colonel", "001", "002"), role("General", "001")], []),
        ([role("Colonel", "001", "002"), role("General", "001", "003")], ["Colonel", "General"]),
        ([role("Colonel", "001"), role("Major", "001"), role("General", "002")], ["Colonel", "Major", "General"]),
        ([role("Colonel", "001"), role("Major", "001", "002"), role("General", "002")], ["Colonel", "General"]),
    ],
)
def test_roles_of_one_article_do_not_disagree(roles, expected):
    assert [values for _, _, values in fields_of(actor(*roles), sheet="actors")] == ([expected] if expected else [])


def test_names_that_differ_are_a_disagreement_but_accents_and_fuller_names_are_not():
    named = Actor.model_validate({"id": "p", "name": claims("Ann Lund", "Anna Maria Lund"), "kind": "person"})
    assert fields_of(named, sheet="actors") == [("p", "name", ["Ann Lund", "Anna Maria Lund"])]
    fuller = Actor.model_validate({"id": "p", "name": claims("Ann Lünd", "Ann Maria Lund", "Lund"), "kind": "person"})
    assert fields_of(fuller, sheet="actors") == []
    accents = Actor.model_validate({"id": "p", "name": claims("René", "Rene"), "kind": "person"})
    assert fields_of(accents, sheet="actors") == []
