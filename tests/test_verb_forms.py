import pytest

from explainer.tables import table
from explainer.verb_forms import gerund, participle, past


@pytest.mark.parametrize(
    ("verb", "did", "done", "doing"),
    [
        ("arrest", "arrested", "arrested", "arresting"),
        ("seize", "seized", "seized", "seizing"),
        ("deny", "denied", "denied", "denying"),
        ("destroy", "destroyed", "destroyed", "destroying"),
        ("die", "died", "died", "dying"),
        ("free", "freed", "freed", "freeing"),
        ("veto", "vetoed", "vetoed", "vetoing"),
        ("ban", "banned", "banned", "banning"),
        ("annex", "annexed", "annexed", "annexing"),
        ("vow", "vowed", "vowed", "vowing"),
        ("visit", "visited", "visited", "visiting"),
        ("offer", "offered", "offered", "offering"),
        ("acquit", "acquitted", "acquitted", "acquitting"),
        ("expel", "expelled", "expelled", "expelling"),
        ("cancel", "cancelled", "cancelled", "cancelling"),
        ("open", "opened", "opened", "opening"),
        ("withdraw", "withdrew", "withdrawn", "withdrawing"),
        ("put", "put", "put", "putting"),
    ],
)
def test_a_verb_is_told_as_done_and_as_being_done(verb, did, done, doing):
    assert (past(verb), participle(verb), gerund(verb)) == (did, done, doing)


def test_every_irregular_verb_has_its_two_forms():
    assert {len(forms) for forms in table("en/verbs")["irregular"].values()} == {2}
