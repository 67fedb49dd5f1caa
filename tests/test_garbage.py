import gc

import pytest

from explainer.garbage import uncollected


def test_no_garbage_is_looked_for_inside_and_it_is_again_afterwards():
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error():
    with pytest.raises(ValueError, match="wrong"), uncollected():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_who_had_switched_it_off_finds_it_off():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
