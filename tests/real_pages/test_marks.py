import pytest

from .marks import author_mark, broken_encoding, day_mark, folded, has, is_nobody, site_names, title_mark


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        ("2031-05-04", "right"),
        ("2031-05-04?", "right"),
        ("2031-05", "unknown"),
        ("2031", "unknown"),
        ("2031-05-01/2031-05-09", "unknown"),
        ("unknown", "unknown"),
        ("2031-05-05", "wrong"),
        ("2030", "wrong"),
        ("4 May 2031", "wrong"),
    ],
)
def test_a_coarser_date_that_has_the_day_in_it_is_not_wrong(found, mark):
    assert day_mark(found, "2031-05-04") == mark


@pytest.mark.parametrize(
    ("found", "expected", "mark"),
    [
        ("Ferry  runs “aground”", 'FERRY RUNS "AGROUND"', "right"),
        ("Ferry runs aground | The Tide", "Ferry runs aground", "site left"),
        ("Tide – Ferry runs aground", "Ferry runs aground", "site left"),
        ("Ferry runs aground » News » The Tide", "Ferry runs aground", "site left"),
        ("Ferry runs aground", "Ferry runs aground - News - The Tide", "right"),
        ("Ferry runs aground", "Ferry runs aground - and sinks", "wrong"),
        ("Ferry runs aground again", "Ferry runs aground", "wrong"),
        ("unknown", "Ferry runs aground", "unknown"),
    ],
)
def test_a_title_is_right_with_and_without_the_name_of_its_site_only_where_that_was_expected(found, expected, mark):
    assert title_mark(found, expected, ["The Tide"]) == mark


@pytest.mark.parametrize(
    ("found", "expected", "mark"),
    [
        (["Ada Moor", "J. R. Penn"], ["ADA MOOR and J. R. Penn"], "right"),
        (["Ada Moor, J. R. Penn"], ["J. R. Penn", "Ada Moor"], "right"),
        (["J R Penn"], ["J. R. Penn"], "wrong"),
        (["Ada Moor"], ["Ada Moor", "J. R. Penn"], "some"),
        (["Ada Moor", "The Tide"], ["Ada Moor"], "wrong"),
        (["unknown"], ["Ada Moor"], "unknown"),
        ([], ["Ada Moor"], "unknown"),
    ],
)
def test_authors_are_the_same_people_letter_by_letter(found, expected, mark):
    assert author_mark(found, expected) == mark


@pytest.mark.parametrize(
    "author",
    [
        "Article by",
        "By Ada Moor",
        "Ada Moor March",
        "Ada Moor 12:30",
        "Updated Monday",
        "View all posts by Ada Moor",
        "Thetide Com",
        "The Tide",
        "Ada Moor, The Tide",
        "https://thetide.example/ada",
        "admin",
    ],
)
def test_a_date_a_label_an_address_and_the_site_are_nobody(author):
    assert is_nobody(author, site_names("The Tide", "https://www.thetide.com/1"))


@pytest.mark.parametrize(
    "author", ["April Moor", "Theresa May", "Ada Moor", "moor313", "Coast Guard Press Office", "Ed Stander"]
)
def test_people_who_are_called_like_a_month_or_a_label_are_somebody(author):
    assert not is_nobody(author, site_names("The Tide", "https://www.thetide.com/1"))


def test_white_space_quotes_and_dashes_make_no_difference_to_what_is_in_a_text():
    text = folded("“It  sank” – he\u00a0said, and the co\u00adast was clear…")
    assert has(text, '"It sank" - he said')
    assert has(text, "the coast was clear...")
    assert not has(text, "it sank")


def test_bytes_read_by_the_wrong_encoding_are_told_unless_the_page_was_saved_so():
    text = "Le café était fermé, “dit-on”"
    twice = text.encode().decode("cp1252", "replace")
    found, lost = broken_encoding(twice, text.encode())
    assert "Ã©" in found
    assert broken_encoding(twice, twice.encode())[0] == []
    assert broken_encoding(text, text.encode()) == ([], 0)
    assert (lost, broken_encoding("a\ufffdb", b"a\xe9b")[1], broken_encoding("a\ufffdb", "a\ufffdb".encode())[1]) == (
        1,
        1,
        0,
    )


@pytest.mark.parametrize(
    ("text", "encoding"), [("Паром сегодня сел на мель", "cp1251"), ("渡轮在海岸搁浅了", "gbk"), ("渡輪擱淺", "utf-8")]
)
def test_letters_of_another_script_read_as_western_ones_are_told(text, encoding):
    data = text.encode(encoding)
    assert broken_encoding(data.decode("latin-1"), data)[0]
