import pytest

from ...fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "actors" / "bodies.txt"))
def test_bodies_are_found_under_one_name(actors, line, title, text, expected):
    found = [
        f"{mention.text} = {mention.name}"
        + (f" ({mention.country})" if mention.country else "")
        + (", outlet" if mention.rule == "news outlet" else "")
        for mention in actors(text)
        if mention.kind == "organisation" and mention.form in ("name", "short", "seat")
    ]
    assert found == expected.splitlines(), f"bodies.txt:{line} {title}"
