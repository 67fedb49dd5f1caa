"""What people made of what they were given, told in words."""

from __future__ import annotations

from explainer.merge import edits, merge

from .test_merge import EXPULSION, LATER, SOURCE, _edit, _sheets, _told, story  # noqa: F401  (a fixture)


def test_a_source_that_a_person_adds_to_a_claim_is_told_and_what_was_given_is_known(story):  # noqa: F811
    claims = [{"value": 2, "sources": [SOURCE]}]
    merge(story, _sheets(EXPULSION | {"number": claims}))
    _edit(
        story,
        "expulsions",
        "  number: 2\n",
        """\
  number:
    - value: 2
      sources:
        - article: 001-courier
          quote: Ruritania expelled two envoys
        - article: 002-gazette
          quote: the two envoys have left
""",
    )
    merge(
        story, _sheets(EXPULSION | {"number": [{"value": 2, "sources": [SOURCE, LATER]}]})
    )  # what the person had typed
    told = _told(edits(story))
    assert [row[:2] for row in told] == [("changed", "ruritania-expels-graustark")]
    assert "002-gazette" in told[0][2]


def test_a_sentence_that_stands_at_the_head_of_a_fact_is_not_told_twice(story):  # noqa: F811
    event = {"id": "council-meets", "type": "event", "sources": [SOURCE | {"quote": "The council met."}]}
    merge(story, _sheets(timeline=[event]))
    _edit(story, "timeline", "  type: event\n", "  type: event\n  summary: The council met\n")
    assert _told(edits(story)) == [("changed", "council-meets", "summary: this sentence")]
