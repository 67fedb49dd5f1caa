import pytest

from ...fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "actors" / "states.txt"))
def test_states_are_found_by_name_demonym_government_and_seat(actors, line, title, text, expected):
    found = [
        f"{mention.text} = {mention.name}, {mention.form}"
        for mention in actors(text)
        if mention.kind == "country" or mention.form == "seat"
    ]
    assert found == expected.splitlines(), f"states.txt:{line} {title}"
