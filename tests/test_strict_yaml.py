import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from explainer.diagnostics import Mark
from explainer.errors import InvalidContent
from explainer.strict_yaml import MAX_DEPTH, dump, load, positions

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
_VALUES = st.recursive(
    _TEXT | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


def codes(text):
    with pytest.raises(InvalidContent) as caught:
        load(text, "x.yml")
    return [diagnostic.code for diagnostic in caught.value.diagnostics]


@pytest.mark.parametrize("word", ["NO", "on", "12:30", "010", "3.10", "1e3", "2025-09-19", "0x10", "true", "=", "<<"])
def test_a_scalar_stays_what_was_typed(word):
    assert load(f"field: {word}", "x.yml") == {"field": word}


@pytest.mark.parametrize("empty", ["field:", "field: ~", "field: null"])
def test_an_empty_value_is_none(empty):
    assert load(empty, "x.yml") == {"field": None}


def test_a_quoted_null_is_a_text():
    assert load("field: 'null'", "x.yml") == {"field": "null"}


def test_two_equal_keys_are_refused_with_the_place_of_the_second():
    with pytest.raises(InvalidContent) as caught:
        load("a: 1\nb: 2\na: 3\n", "x.yml")
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.mark, diagnostic.line) == ("yaml-duplicate-key", Mark(3, 1), "a: 3")


def test_everything_that_is_refused_is_said_at_once():
    assert codes("a: !!python/name:os.system x\nb: &x 1\nc: *x\na: 2\n") == [
        "yaml-tag",
        "yaml-alias",
        "yaml-alias",
        "yaml-duplicate-key",
    ]


def test_an_alias_bomb_is_refused_without_growing():
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 20))
    assert set(codes(f"l0: &l0 lol\n{levels}\n")) == {"yaml-alias"}


def test_absurd_depth_is_refused():
    assert codes("[" * (MAX_DEPTH + 5) + "]" * (MAX_DEPTH + 5)) == ["yaml-depth"]
    assert codes("[" * 5000) == ["yaml-depth"]


def test_absurd_size_is_refused(monkeypatch):
    monkeypatch.setattr("explainer.strict_yaml.MAX_BYTES", 100)
    assert codes("a: " + "x" * 200) == ["file-too-large"]


def test_a_second_document_is_refused():
    assert codes("a: 1\n---\nb: 2\n") == ["yaml-documents"]


def test_a_syntax_error_names_its_place():
    with pytest.raises(InvalidContent) as caught:
        load("a: [1, 2\nb: 3\n", "x.yml")
    assert caught.value.diagnostics[0].mark == Mark(1, 4)


def test_a_key_that_is_a_list_is_refused():
    assert codes("[a, b]: c\n") == ["yaml-key"]


def test_every_value_has_its_place():
    marks = positions("- id: a\n  sources:\n    - quote: x\n", "x.yml")
    assert marks[0, "sources", 0, "quote"] == Mark(3, 7)
    assert marks[0, "sources", 0] == Mark(3, 7)
    assert marks[0, "id"] == Mark(1, 3)


@given(_VALUES)
def test_what_is_dumped_is_read_back(value):
    assert load(dump(value), "x.yml") == value


@given(_VALUES)
@example("=")
@example(["<<"])
def test_what_is_dumped_is_yaml_for_others_too(value):
    yaml.safe_load(dump(value).replace("!!", "").replace("\x85", ""))


def test_dumped_lists_of_words_stand_on_one_line_and_items_are_indented():
    assert dump({"by": ["france"], "sources": [{"article": "002"}]}) == "by: [france]\nsources:\n  - article: 002\n"


def test_numbers_and_truth_values_are_told_apart():
    assert dump({"number": 1, "publish": False}) == "number: 1\npublish: false\n"


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1b", "\ufffe", "\ufeff", "\x7f"])
def test_a_character_that_nobody_sees_is_told_by_its_place(char):
    with pytest.raises(InvalidContent) as raised:
        load(f"a: b\nc: d{char}\n", "sheet.yml")
    (wrong,) = raised.value.diagnostics
    assert (wrong.code, wrong.mark, wrong.help) == ("yaml-character", Mark(2, 5), "remove it")
    assert f"U+{ord(char):04X}" in wrong.message


@pytest.mark.parametrize("char", ["\x85", "\u2028", "\u2029"])
def test_a_line_end_that_editors_do_not_show_as_one_is_told_by_its_place(char):
    with pytest.raises(InvalidContent) as raised:
        load(f"a: b\nnote: one{char}two\nc: d\n", "sheet.yml")
    (wrong,) = raised.value.diagnostics
    assert (wrong.code, wrong.mark) == ("yaml-character", Mark(2, 10))
    assert "put a space" in wrong.help


@pytest.mark.parametrize(
    "line",
    [
        "summary: Ruritania called back its #1 envoy",
        "summary: Ruritania called\n    back its #1 envoy",
        "note: See #3",
        "by: [ruritania #1]",
    ],
)
def test_a_text_that_yaml_would_cut_at_a_hash_is_refused_at_its_line(line):
    with pytest.raises(InvalidContent) as raised:
        load(f"- id: a\n  {line}\n", "sheet.yml")
    wrong = raised.value.diagnostics[0]
    assert wrong.code == "yaml-comment"
    assert wrong.line[wrong.mark.column - 1] == "#"


@pytest.mark.parametrize(
    "text", ["a: 2025-09 # EDTF", "a: x ## see", "a: 'its #1 envoy'", "a: x#1", "#a: 1\na: b", "a: |\n  its #1 envoy"]
)
def test_a_comment_and_a_hash_that_cuts_nothing_are_left_alone(text):
    assert load(text, "sheet.yml")["a"]


def test_a_name_for_a_value_which_would_swallow_a_word_is_refused():
    assert codes("quote: &co said so\n") == ["yaml-alias"]


def test_what_git_left_to_decide_is_told_by_its_place():
    with pytest.raises(InvalidContent) as raised:
        load("- a: b\n<<<<<<< HEAD\n  c: d\n=======\n  c: e\n>>>>>>> other\n", "sheet.yml")
    (wrong,) = raised.value.diagnostics
    assert (wrong.code, wrong.mark, wrong.line) == ("merge-conflict", Mark(2, 1), "<<<<<<< HEAD")
