import pytest

from explainer.check.text_rules import text_problems
from explainer.content import ContentFolder, load

from ..content_folder import write_content


@pytest.fixture
def found(tmp_path):
    root = write_content(tmp_path)

    def problems(file, old, new):
        path = root / file
        path.parent.mkdir(exist_ok=True)
        text = path.read_text("utf-8") if path.exists() else old
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return [(one.code, one.file, one.field) for one in text_problems(load(root), ContentFolder(root))]

    return problems


def test_what_nobody_sees_is_told_in_the_storys_own_file(found):
    assert found("story.yml", "title: ", "title: \u2066") == [("invisible-character", "content/story.yml", "title")]


def test_markup_is_told_there_too(found):
    assert found("story.yml", "title: ", "standfirst: So *it* was\ntitle: ")[0][::2] == ("markup-shown", "standfirst")


def test_a_word_of_two_alphabets_is_told_in_an_articles_front_matter(found):
    wrong = found("articles/001.md", "The Northern Post", "The N\u043erthern Post")
    assert wrong == [("mixed-alphabets", "content/articles/001.md", "publisher")]


def test_what_nobody_sees_is_told_in_a_persons_own_page(found):
    assert found("pages/about.md", "-", "We are\u202e 21.\n") == [("invisible-character", "content/pages/about.md", "")]


def test_what_an_articles_own_words_have_is_not_ours_to_mend(found):
    assert found("articles/001.md", "nothing else", "nothing\u200b else") == []


@pytest.mark.parametrize(
    "address",
    ["https://ex\u0430mple.org/", "https://\u0430\u0440\u0440\u0435.com/", "https://example.org@192.0.2.1/"],
)
def test_an_address_that_seems_to_be_anothers_is_told(found, address):
    assert found("articles/001.md", "language: en", f"language: en\nurl: {address}")[0][0] == "address-misleads"


@pytest.mark.parametrize(
    "address",
    [
        "https://m\u00fcnchen.example/",
        "https://\u043f\u043e\u0447\u0442\u0430.example/",
        "https://xn--80ak6aa92e.com/",
        "https://example.org/@ada",
    ],
)
def test_an_address_that_is_what_it_seems_is_let_be(found, address):
    assert found("articles/001.md", "language: en", f"language: en\nurl: {address}") == []
