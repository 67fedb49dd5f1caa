import pytest
import yaml

from explainer.yaml_slips import slips

from .fixtures import FIXTURES, read_fixtures


def said(text):
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.compose(text)
    return "\n".join(f"{s.mark.line}:{s.mark.column} {s.message}\nhelp: {s.help}" for s in slips(text, caught.value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text.encode().decode("unicode_escape"), expected, id=f"{line}: {title}")
        for line, title, text, expected in read_fixtures(FIXTURES / "yaml_slips.txt")
    ],
)
def test_a_slip_is_named_with_its_cause_its_place_and_what_to_do(text, expected):
    assert said(text + "\n") == expected


def test_a_text_whose_facts_are_no_yaml_only_together_has_what_the_parser_says():
    assert said("- id: a\n  note: 'one\n- two' x\n").startswith("2:9 the quotation mark here is never closed")
    assert said("id: a\n'b': c\n- d: e\n").startswith("3:1 ")
