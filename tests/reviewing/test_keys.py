"""What the keys do, shown in as many lines as they need, and one of them read."""

import click
import pytest

from explainer.reviewing.keys import ALWAYS, FACT, key_lines, read_key


@pytest.mark.parametrize("width", [30, 60, 80])
def test_every_key_is_shown_and_no_line_is_too_wide(width):
    keys = FACT | ALWAYS | {"b": "all 11 of 002 without doubts"}
    lines = key_lines(keys, width)
    assert max(map(len, lines)) <= width
    assert "   ".join(lines) == "   ".join(f"{key} {does}" for key, does in keys.items())


def test_keys_that_mean_nothing_are_waited_out_and_capitals_are_keys_too(monkeypatch):
    typed = iter(["x", "\x1b[A", "yy", "\r", "Y"])
    monkeypatch.setattr(click, "getchar", lambda: next(typed))
    assert read_key(FACT) == "y"


@pytest.mark.parametrize(("keys", "expected"), [(ALWAYS, "q"), ({"y": "all", "n": "none"}, "n")])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_breaking_off_is_leaving_and_agrees_to_nothing(monkeypatch, stop, keys, expected):
    def getchar():
        raise stop

    monkeypatch.setattr(click, "getchar", getchar)
    assert read_key(keys) == expected
