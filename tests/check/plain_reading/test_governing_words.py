import pytest

from explainer.check.plain_reading.governing_words import governor_after, governor_before


@pytest.mark.parametrize(
    ("before", "words", "governor"),
    [
        ("Norland denied that ", "25 envoys left", "denied that"),
        ("Norland denied having ", "expelled them", "denied having"),
        ("Norland didn’t ", "expel them", "didn’t"),
        ("It is not true that ", "they left", "not true that"),
        ("There is no evidence that he ", "spied", "no evidence that he"),
        ("He is accused of ", "spying", "accused of"),
        ("She is accused of having said that ", "he spied", "accused of having said that"),
        ("Officials urged Norland to ", "let them go", "urged Norland to"),
        ("Norland told the pair to ", "be gone", "told the pair to"),
        ("Norland called for ", "his release", "called for"),
        ("If Norland refuses, ", "they will go", "If Norland refuses"),
        ("It said that, unless he goes, “", "we leave", "unless he goes"),
        ("Suppose ", "they had left", "Suppose"),
        ("The alleged ", "agent of a power", "alleged"),
        ("It would ", "expel them", "would"),
        ("It would make sure that ", "they left", "would make sure that"),
        ("The junta said last month, too, that it had ", "arrested dozens", "said last month, too, that it had"),
        ("They went without ", "naming him", "without"),
        ("Perhaps ", "they left", "Perhaps"),
    ],
)
def test_what_governs_words_stands_right_before_them(before, words, governor):
    assert governor_before(before, words) == governor


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("In May ", "they left"),
        ("It would ", "later expel them"),
        ("Norland not only ", "expelled them"),
        ("Perhaps ", "200 men were held"),
        ("According to the ministry, ", "they left"),
        ("Norland rejected it; ", "they left"),
        ("He claimed that they spied ", "and left"),
        ("Norland expelled two men and has ", "left the pact"),
    ],
)
def test_what_only_stands_before_words_does_not_govern_them(before, words):
    assert governor_before(before, words) == ""


@pytest.mark.parametrize(
    ("after", "governor"),
    [
        (" if he stays.", "if"),
        (", should Norland allow it.", "should"),
        (", prosecutors allege.", "prosecutors allege"),
        (", according to rumours.", "according to rumours"),
        (" was denied.", "was denied"),
        (" didn’t leave.", "didn’t"),
        (" would be expelled.", "would"),
        (", but that was not true.", "but that was not true"),
        (", which Norland denied.", "which Norland denied"),
        (", Norland said.", ""),
        (" even if he stays.", ""),
        (" in May.", ""),
        (" May left.", ""),
    ],
)
def test_what_governs_words_stands_right_behind_them(after, governor):
    assert governor_after(after) == governor


def test_words_for_a_value_are_governed_only_by_a_denial_or_a_doubt_of_their_own():
    assert governor_before("He demanded ", "five envoys", phrase=True) == ""
    assert governor_before("not ", "five envoys", phrase=True) == "not"
    assert governor_before("the alleged ", "agent", phrase=True) == "alleged"


def test_who_only_holds_or_says_it_need_not_count():
    assert governor_before("Norland claims that ", "he spied", believed=False, reported=False) == ""
    assert governor_before("Norland said that ", "he spied", reported=False) == ""
    assert governor_before("Norland denied that ", "he spied", believed=False, reported=False) == "denied that"
    assert governor_after(", Norland alleged.", believed=False) == ""
