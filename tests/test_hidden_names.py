from hypothesis import given
from hypothesis import strategies as st

from explainer.hidden_names import BAR, WITHHELD, HiddenNames


def test_a_name_is_found_without_case_and_accents_but_not_in_small_letters():
    names = HiddenNames(["Zoë King", "King", "de Witt"])
    assert names.first_in("ZOE KING spoke") == "Zoë King"
    assert names.first_in("the king spoke, and kings") == ""
    assert names.first_in("De Witt left") == names.first_in("de Witt left") == "de Witt"
    assert names.first_in("arrest-zoe-king", as_id=True) == "Zoë King"
    assert names.first_in("Kingston") == ""
    assert names.first_in("Ki\u00adng spoke") == "King"


def test_a_name_is_found_in_addresses_and_behind_marks():
    names = HiddenNames(["Zoë King", "King"])
    for text in ("https://a.example/zoe-king/", "zoe.king@a.example", "zoe_king", "#ZoëKing", "@zoeking"):
        assert names.first_in(text) == "Zoë King", text
    assert names.withheld("#ZoëKing spoke") == f"#{WITHHELD} spoke"
    assert names.first_in("zoe king, zoe-kings, sea-king") == ""


def test_the_longest_name_is_withheld_as_one():
    names = HiddenNames(["King", "Zoë King"])
    assert names.withheld("Zoë King’s house, King said.") == f"{WITHHELD}’s house, {WITHHELD} said."


def test_names_in_other_scripts_are_found():
    assert HiddenNames(["Анна Зебра", "王小明"]).withheld("Анна Зебра и 王小明") == f"{WITHHELD} и {WITHHELD}"


def test_without_names_nothing_is_withheld():
    assert not HiddenNames() and HiddenNames().withheld("Zoë King") == "Zoë King"


@given(st.text(), st.lists(st.text(alphabet="abAB éß-", max_size=6), max_size=3))
def test_barring_keeps_the_length_and_leaves_no_name(text, called):
    names = HiddenNames(called)
    barred = names.barred(text)
    assert len(barred) == len(text)
    assert all(a == b or b == BAR for a, b in zip(text, barred, strict=True))
    assert names.first_in(names.withheld(text)) in ("", names.first_in(WITHHELD))
