import pytest

from explainer.english.quantities import counted

from ..fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "quantities.txt"))
def test_a_phrase_counts_its_own_people(marked, line, title, text, expected):
    found = counted(marked(text))
    if isinstance(found.number, int):
        number = f"{'' if found.exact else '~'}{found.number}"
    else:
        assert not found.exact
        number = f'"{found.number}"' if found.number else "-"
    assert f"{number} {found.people or '-'}" == expected, f"quantities.txt:{line} {title}"
