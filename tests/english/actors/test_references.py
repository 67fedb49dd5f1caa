import pytest

from ...fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "actors" / "references.txt"))
def test_pronouns_and_definite_phrases_mean_who_was_named_before(actors, line, title, text, expected):
    found = [
        f"{mention.text} = {mention.name}" + (f" ({mention.country})" if mention.country else "")
        for mention in actors(text)
        if mention.form in ("pronoun", "phrase")
    ]
    assert found == expected.splitlines(), f"references.txt:{line} {title}"
