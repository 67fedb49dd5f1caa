"""A fact of the timeline may become an expulsion and an expulsion an event: it stands in one sheet, with all edits."""

import pytest

from explainer.merge.pools import in_one_sheet_each, pool_of, widest
from explainer.model import Event

EVENT = {"id": "x", "type": "event", "date": "2024-05", "number": 2, "place": "Zenda"}
EXPULSION = {"id": "x", "date": "2024-05", "number": 2, "status": "recalled"}


def _facts(**sheets):
    return {"timeline": {}, "expulsions": {}} | {sheet: {fact["id"]: fact} for sheet, fact in sheets.items()}


def _placed(given, ours, theirs):
    """Where the fact is to stand, and the three sides of it."""
    sides = in_one_sheet_each(given, ours, theirs)
    (sheet,) = {sheet for side in sides for sheet, facts in side.items() if facts}
    return sheet, *(side[sheet].get("x") for side in sides)


def test_what_happens_is_one_pool_and_every_other_sheet_its_own():
    assert pool_of("timeline") == pool_of("expulsions") == ("timeline", "expulsions")
    assert pool_of("actors") == ("actors",)
    assert widest(pool_of("expulsions")) is Event


def test_a_fact_goes_where_it_is_read_and_takes_along_what_has_a_place_there():
    fitting = {"id": "x", "date": "2024-05", "number": 2}
    told = _placed(_facts(timeline=EVENT), _facts(timeline=EVENT | {"note": "Ask."}), _facts(expulsions=EXPULSION))
    assert told == ("expulsions", fitting, fitting | {"note": "Ask."}, EXPULSION)
    told = _placed(_facts(expulsions=EXPULSION), _facts(expulsions=EXPULSION), _facts(timeline=EVENT))
    assert told == ("timeline", fitting, fitting, EVENT)


@pytest.mark.parametrize(
    ("given", "ours"),
    [
        (EVENT, EVENT | {"place": "Strelsau"}),
        (EVENT, EVENT | {"checked": "2024-06-01"}),
        ({"id": "x", "by-hand": True}, EVENT),
        (None, EVENT),
    ],
    ids=["an edit has no place there", "checked", "a person wrote it", "a person has just written it"],
)
def test_a_fact_stays_where_a_person_holds_it(given, ours):
    sheet, _, stays, read = _placed(
        _facts(**({"timeline": given} if given else {})), _facts(timeline=ours), _facts(expulsions=EXPULSION)
    )
    assert (sheet, stays) == ("timeline", ours)
    assert "status" not in read and read["number"] == 2


def test_a_fact_that_a_person_moved_stays_there():
    sheet, given, ours, read = _placed(_facts(timeline=EVENT), _facts(expulsions=EXPULSION), _facts(timeline=EVENT))
    assert (sheet, ours) == ("expulsions", EXPULSION)
    assert given == read == {"id": "x", "date": "2024-05", "number": 2}


def test_a_fact_that_a_person_deleted_is_known_by_the_sheet_in_which_it_was():
    sheet, given, ours, _ = _placed(_facts(timeline=EVENT), _facts(), _facts(expulsions=EXPULSION))
    assert (sheet, given, ours) == ("timeline", EVENT, None)


def test_a_fact_goes_to_no_sheet_that_is_not_there():
    sheet, *_ = _placed(_facts(timeline=EVENT), {"timeline": {"x": EVENT}}, _facts(expulsions=EXPULSION))
    assert sheet == "timeline"
