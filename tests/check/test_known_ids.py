from explainer.check.known_ids import KnownIds


def test_the_nearest_id_is_found_by_its_beginning_or_its_end():
    ids = KnownIds((ident, 0) for ident in ("norland", "sudria", "norland-expels-sudria", "ada-quill"))
    assert ids.near("norlan") == ["norland"]
    assert ids.near("sdria") == ["sudria"]
    assert ids.near("norland-expells-sudria") == ["norland-expels-sudria"]
    assert ids.near("ivo-orr") == []


def test_surely_meant_is_only_what_differs_by_a_slip():
    ids = KnownIds({"norland": 0, "norwegia": 0})
    assert ids.near("norlnd", surely=True) == ["norland"]
    assert ids.near("nor-d", surely=True) == []


def test_of_thousands_alike_few_are_compared():
    ids = KnownIds((f"norland-expels-{no}", 0) for no in range(20000))
    assert all(len(ids.near(f"norland-expells-{no}")) <= 2 for no in range(300))
