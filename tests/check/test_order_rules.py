"""What comes before what, by one article or by all."""

import time

import pytest

from explainer.articles import read_article
from explainer.check.order_rules import RULES, circles
from explainer.check.problem import StoryFacts
from explainer.evidence import Evidence
from explainer.model import Actor, Claim, Event, Expulsion, Role, Source

TEXT = "---\ntitle: A week\npublished: 2031-05-02\nlanguage: en\n---\n\nSidonia expelled two envoys, who left.\n"


@pytest.fixture
def story(tmp_path):
    """A story of three articles with the same text, and these facts."""
    for no in "123":
        (tmp_path / f"00{no}.md").write_text(TEXT, "utf-8")
    read = [read_article(path) for path in sorted(tmp_path.glob("*.md"))]
    return lambda *facts: StoryFacts(Evidence(read), {}, {fact.id: fact for fact in facts}, set(), read)


def by(*articles):
    return [Source(article=article, quote="expelled two envoys") for article in articles]


def claim(value, *articles):
    return Claim(value=value, sources=by(*articles))


def found(known, fact):
    return [(problem.code, problem.path) for rule in RULES for problem in rule(known, fact)]


@pytest.mark.parametrize("field", ["deadline", "left"])
@pytest.mark.parametrize(
    ("date", "end", "wrong"),
    [
        ("2031-05-02", "2031-05-01", True),
        ("2031-05-02", "2031-05-02", False),
        ("2031-05-02~", "2031-05-01", False),
        ("2031-05", "2031-04-30", True),
        ("2031-05", "2031-05-01", False),
        ("../2031-05-02", "2031-04-01", False),
        ([claim("2031-05-02", "001")], [claim("2031-05-01", "001")], True),
        ([claim("2031-05-02", "001"), claim("2031-04-30", "002")], [claim("2031-05-01", "002")], False),
        ([claim("2031-05-02", "001"), claim("2031-04-30", "002")], [claim("2031-05-01", "003")], False),
        ([claim("2031-05-02", "001")], [claim("2031-05-01", "003"), claim("2031-05-04", "002")], False),
        ([claim("2031-05-02", "001")], [claim("2031-05-01", "003")], True),
    ],
)
def test_what_is_after_an_order_is_not_dated_before_it(story, field, date, end, wrong):
    fact = Expulsion(id="expels", date=date, sources=by("001"), **{field: end})
    codes = [code for code, _ in found(story(fact), fact)]
    assert codes == ([f"{field}-before-order"] if wrong else [])


@pytest.mark.parametrize(
    ("mine", "yours", "wrong"),
    [
        ("2031-05-01", "2031-05-02", True),
        ("2031-05-02", "2031-05-02", False),
        ("2031-05", "2031-05-02", False),
        (None, "2031-05-02", False),
        ([claim("2031-05-01", "002")], "2031-05-02", False),  # the order of the two is disputed
        ([claim("2031-05-01", "002"), claim("2031-05-01", "001")], "2031-05-02", True),
        ([claim("2031-05-01", "001")], [claim("2031-05-02", "003")], True),
    ],
)
def test_what_answers_is_not_dated_before_what_it_answers_by_the_article_that_says_so(story, mine, yours, wrong):
    one = Event(id="answer", type="event", date=mine, in_response_to=["order"], sources=by("001"))
    other = Event(id="order", type="event", date=yours, sources=by("001"))
    assert found(story(one, other), one) == ([("answer-before", ("in_response_to",))] if wrong else [])


def test_who_left_before_it_began_did_not_leave_in_answer(story):
    one = Expulsion(id="answer", left="2031-05-01", in_response_to=["order"], sources=by("001"))
    other = Event(id="order", type="event", date="2031-05-02", sources=by("001"))
    assert [code for code, _ in found(story(one, other), one)] == ["answer-before"]


def test_two_that_answer_each_other_by_one_article_are_told(story):
    one = Event(id="one", type="event", in_response_to=["two"], sources=by("001"))
    two = Event(id="two", type="event", in_response_to=["one"], sources=by("001"))
    assert [code for code, _ in found(story(one, two), one)] == ["answers-itself"]


def answering(**answers):
    return {ident: Event(id=ident, type="event", in_response_to=list(to), sources=[]) for ident, to in answers.items()}


def test_a_circle_of_answers_is_told_once():
    ((found,),) = circles(answering(a="b", b="cx", c="da", d="", x="d")).values()
    assert "a, b, c, a" in found.message


def test_answers_that_meet_or_part_or_only_turn_back_are_no_circle():
    assert circles(answering(a="bc", b="d", c="d", d="", e="a")) == {}
    assert circles(answering(a="b", b="a")) == {}  # by one article the one, by another the other
    assert circles(answering(a="a", b="z")) == {}


def test_two_circles_are_told():
    assert len(circles(answering(a="b", b="c", c="a", x="y", y="z", z="x"))) == 2


def test_a_chain_of_answers_is_walked_once():
    chain = {f"f{no}": Event(id=f"f{no}", type="event", in_response_to=[f"f{no + 1}"]) for no in range(20_000)}
    start = time.perf_counter()
    assert circles(chain) == {}
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [("2012", "2016", False), ("2016", "2012", True), ("2012", "2012-05", False), ("2012", None, False)],
)
def test_a_role_ends_after_it_began(story, since, until, wrong):
    role = Role.model_validate({"value": "minister", "from": since, "until": until})
    actor = Actor(id="ada-quill", name="Ada Quill", kind="person", roles=[role])
    assert found(story(), actor) == ([("until-before-from", ("roles", 0, "until"))] if wrong else [])
