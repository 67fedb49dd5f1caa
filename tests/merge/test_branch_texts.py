"""Texts of two branches in one: bytes, comments and line ends of both, and marks where a person decides."""

from explainer.merge.branch_texts import both_texts, marked

BASE = """\
# Ours

- id: a # first
  date: 2024
  number: 2

- id: b
  date: 2025
"""
NOBODY = ({}, {}, {})
LABELS = ("main", "colleague")


def both(one, other, base=BASE, names=NOBODY):
    return both_texts("expulsions", base, one, other, names)


def mark(text, *others, gone=()):
    return marked("expulsions", text, {now["id"]: (now, then) for now, then in others}, gone, LABELS)


def test_a_fact_is_in_the_words_of_the_branch_that_changed_it():
    one, other = BASE.replace("2025", "2026 # sure"), BASE.replace("  number: 2\n", "  number: '2'\n\n  # a driver\n")
    assert both(one, other) == both(other, one)
    assert "2026 # sure" in both(one, other) and "'2'" in both(one, other)


def test_a_comment_of_the_other_is_kept_where_both_changed_a_fact():
    one, other = BASE.replace("number: 2", "number: 3 # mine"), BASE.replace("number: 2", "number: 4 # theirs")
    text = both(one, other)
    assert "number: 3 # mine" in text and "# theirs\n- id: a" in text and "number: 4" not in text


def test_what_stands_before_the_first_fact_is_merged_likewise():
    assert both(BASE, BASE.replace("# Ours", "# Ours\n# and yours")).startswith("# Ours\n# and yours\n\n- id: a")


def test_a_renamed_fact_is_known_by_its_new_name():
    renamed = BASE.replace("id: b", "id: c").replace("2025", "2025 # well")
    assert both(BASE, renamed, names=({"b": "c"}, {"b": "c"}, {"b": "c"})) == renamed


def test_line_ends_and_the_byte_order_mark_of_the_one_stay():
    one = "\ufeff" + BASE.replace("\n", "\r\n")
    other = BASE.replace("2025", "2026 # sure")
    assert both(one, other) == one.replace("2025", "2026 # sure")


def test_a_sheet_without_facts_takes_and_gives_nothing():
    assert both("[]\n", BASE, "") == "[]\n"
    assert both(BASE, "[]\n", "") == BASE
    assert both(BASE, "# Ours\n[]\n") == BASE


def test_marks_stand_around_the_field_alone():
    a = {"id": "a", "date": "2024", "number": 2}
    text = mark(BASE, (a, {**a, "number": 3}))
    marks = "<<<<<<< a.number on main\n  number: 2\n=======\n  number: 3\n>>>>>>> a.number on colleague\n"
    assert text == BASE.replace("  number: 2\n", marks)


def test_marks_stand_around_a_field_that_one_has_not():
    b = {"id": "b", "date": "2025"}
    marks = "<<<<<<< b.note on main\n=======\n  note: Ours.\n>>>>>>> b.note on colleague\n"
    assert mark(BASE, (b, {**b, "note": "Ours."})) == BASE + marks
    marks = "<<<<<<< b.date on main\n  date: 2025\n=======\n>>>>>>> b.date on colleague\n"
    assert mark(BASE, (b, {"id": "b"})) == BASE.replace("  date: 2025\n", marks)


def test_marks_stand_around_a_fact_that_one_deleted_and_blank_lines_outside():
    a = {"id": "a", "date": "2024", "number": 2}
    head, whole = "# Ours\n\n", BASE[BASE.index("- id: a") : BASE.index("\n- id: b")]
    rest = BASE[BASE.index("\n- id: b") :]
    assert mark(BASE, (a, None)) == f"{head}<<<<<<< a on main\n{whole}=======\n>>>>>>> a on colleague\n{rest}"
    assert mark(BASE, (a, a), gone={"a"}) == f"{head}<<<<<<< a on main\n=======\n{whole}>>>>>>> a on colleague\n{rest}"


def test_a_fact_in_braces_is_marked_whole():
    a = {"id": "a", "number": 2}
    text = mark("- {id: a, number: 2}\n", (a, {**a, "number": 3}))
    assert text == ("<<<<<<< a on main\n- {id: a, number: 2}\n=======\n- {id: a, number: 3}\n>>>>>>> a on colleague\n")


def test_marks_have_the_line_ends_of_the_sheet():
    a = {"id": "a", "date": "2024", "number": 2}
    text = mark(BASE.replace("\n", "\r\n"), (a, {**a, "number": 3}))
    assert text.count("\n") == text.count("\r\n") and "=======\r\n" in text
