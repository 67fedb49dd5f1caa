import json
from itertools import accumulate

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from explainer.messages import Messages
from explainer.model import Article, ArticleMeta, Source
from explainer.render.article_pages.citing import at_publishers, bibtex, citations, csl_json

_WHOLE = {
    "title": "Envoys sent home",
    "publisher": "The Fjord Log",
    "author": ["Eva Strand", "Norsk Telegrambyrå"],
    "published": "2031-04-03",
    "url": "https://log.example/envoys_home?a=1&b=2",
    "language": "en",
}
_KNOWN_TO_CSL = {"id", "type", "title", "author", "container-title", "issued", "language", "URL", "note"}


def _article(text="One ship left.", **meta):
    return Article(id="001-log", file="a.md", meta=ArticleMeta(**meta), text=text, sha256="")


def _parsed(entry):
    """What a library of others reads in an entry of BibTeX: its kind, key and fields, without braces."""
    library = bibtexparser.parse_string(entry, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    [found] = library.entries
    fields = {name: field.value.replace("ˆ", "^") for name, field in found.fields_dict.items()}  # its circumflex
    return found.entry_type, found.key, fields


def _item(article, note=""):
    [item] = json.loads(csl_json(article, "001-log", note))
    assert item.keys() <= _KNOWN_TO_CSL
    assert item["type"] in ("article-newspaper", "document", "webpage")
    return item


def test_an_article_of_which_all_is_known_has_every_field():
    assert bibtex(_article(**_WHOLE), "001-log", "Repeats a report by NTB") == (
        "@article{001-log,\n"
        "  author = {{Eva Strand} and {Norsk Telegrambyrå}},\n"
        "  title = {{Envoys sent home}},\n"
        "  journal = {{The Fjord Log}},\n"
        "  year = {2031},\n"
        "  month = apr,\n"
        "  day = {3},\n"
        "  url = {https://log.example/envoys_home?a=1&b=2},\n"
        "  note = {Repeats a report by NTB},\n"
        "}"
    )
    assert _item(_article(**_WHOLE), "Repeats a report by NTB") == {
        "id": "001-log",
        "type": "article-newspaper",
        "title": "Envoys sent home",
        "author": [{"literal": "Eva Strand"}, {"literal": "Norsk Telegrambyrå"}],
        "container-title": "The Fjord Log",
        "issued": {"date-parts": [[2031, 4, 3]]},
        "language": "en",
        "URL": "https://log.example/envoys_home?a=1&b=2",
        "note": "Repeats a report by NTB",
    }


def test_what_is_unknown_is_left_out():
    assert bibtex(_article(), "001-log") == "@misc{001-log,\n}"
    assert _item(_article()) == {"id": "001-log", "type": "document"}
    assert _item(_article(url="https://log.example/a"))["type"] == "webpage"


def test_where_it_has_no_address_of_its_own_an_archives_is_cited():
    archived = "https://archive.example/2031/https://log.example/a"
    assert _item(_article(archived=archived))["URL"] == archived
    assert _item(_article(url="https://log.example/a", archived=archived))["URL"] == "https://log.example/a"


@pytest.mark.parametrize(
    ("published", "parts", "lines"),
    [
        ("2031-04-03", {"date-parts": [[2031, 4, 3]]}, ["year = {2031}", "month = apr", "day = {3}"]),
        ("2031-12", {"date-parts": [[2031, 12]]}, ["year = {2031}", "month = dec"]),
        ("2031", {"date-parts": [[2031]]}, ["year = {2031}"]),
        ("2031-04-03/2031-04-05", {"date-parts": [[2031, 4]]}, ["year = {2031}", "month = apr"]),
        ("2031-04/2031-06", {"date-parts": [[2031]]}, ["year = {2031}"]),
        ("2030-12-31/2031-01-01", None, []),
        ("2031-04~", {"date-parts": [[2031, 4]], "circa": True}, []),
        ("../2031-04-03", None, []),
        ("unknown", None, []),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(published, parts, lines):
    article = _article(published=published)
    assert _item(article).get("issued") == parts
    assert [line.strip(" ,") for line in bibtex(article, "a").split("\n")[1:-1]] == lines


@pytest.mark.parametrize(
    "title",
    [
        "100% of {nothing} & more",
        "{ left open",
        "closed }} too often",
        "C:\\new_file costs $5 #1 ~ ^",
        "“Quoted”, she said @home = {x}, y",
        "طرد ملحقين من سفارة الدولة",
        "外交部声明",
        "Naïve façade and more",
        'Author = "A and B"',
        "ends in a backslash \\",
    ],
)
def test_any_title_is_read_again_as_it_was(title):
    article = _article(title=title, publisher=title, author=[title, "B and C"])
    _, _, fields = _parsed(bibtex(article, "key"))
    for braced in (fields["title"], fields["journal"]):
        assert braced.replace("{", "").replace("}", "") == title.replace("{", "").replace("}", "")
    assert fields["author"].endswith("B and C}") or fields["author"].endswith("B and C")
    assert _item(article)["title"] == title


@given(st.text(st.sampled_from("\\{}%$&#_^~\"'@,= aé"), min_size=1, max_size=20).filter(lambda text: text.strip()))
def test_no_text_ends_an_entry_before_its_end(text):
    article = _article(title=text, publisher="The Fjord Log", author=[text], published="2031")
    kind, key, fields = _parsed(bibtex(article, "key", text))
    assert (kind, key) == ("article", "key")
    assert list(fields) == ["author", "title", "journal", "year", "note"]
    for line in bibtex(article, "key", text).split("\n")[1:-1]:  # BibTeX itself counts braces behind a backslash, too
        depths = list(accumulate({"{": 1, "}": -1}.get(character, 0) for character in line))
        assert depths[-1] == 0 and min(depths) == 0


def test_an_address_has_nothing_in_it_that_ends_an_entry():
    assert "url = {https://log.example/%7Bx%7D}," in bibtex(_article(url="https://log.example/{x}"), "key")


def test_entries_are_shown_as_they_are_to_be_copied_and_say_whose_report_is_repeated():
    shown = citations(_article(**_WHOLE | {"agency": "NTB"}), "001-log", Messages("en"))
    assert list(shown) == ["BibTeX", "CSL-JSON"]
    assert "\n  note = &#123;Repeats a report by NTB&#125;,\n" in shown["BibTeX"]
    assert '\n  "id": "001-log",\n'.replace('"', "&#34;") in shown["CSL-JSON"].replace("&#58;", ":")
    assert "Repeats" not in citations(_article(**_WHOLE | {"agency": "The Fjord Log"}), "a", Messages("en"))["BibTeX"]


def test_an_article_of_which_neither_title_nor_address_is_known_has_no_entry():
    assert citations(_article(publisher="The Fjord Log"), "a", Messages("en")) == {}
    assert citations(_article(url="https://log.example/a"), "a", Messages("en"))


def _there(quote, text="One ship left.", *, url="https://log.example/a", rights="full-text", **more):
    return at_publishers(_article(text, url=url, rights=rights), Source(article="001", quote=quote, **more))


@pytest.mark.parametrize(
    ("quote", "text", "address"),
    [
        ("ship left", "One ship left.", "https://log.example/a#:~:text=ship%20left"),
        ("a-b, c & d", "Then a-b, c & d.", "https://log.example/a#:~:text=a%2Db%2C%20c%20%26%20d"),
        ("it's", "Now it’s so.", "https://log.example/a#:~:text=it%E2%80%99s"),
        (" ".join("abcdefghijklmn"), " ".join("abcdefghijklmno"), "https://log.example/a#:~:text=a%20b%20c%20d%20e,j%20k%20l%20m%20n"),
        ("left port", "One ship left\nport.", "https://log.example/a#:~:text=left,port"),
        ("船が港を出た", "昨日、船が港を出た。", "https://log.example/a#:~:text=%E8%88%B9%E3%81%8C%E6%B8%AF%E3%82%92%E5%87%BA%E3%81%9F"),
    ],
)  # fmt: skip
def test_a_quote_is_looked_for_on_the_publishers_page_in_the_words_of_the_text(quote, text, address):
    assert _there(quote, text) == address


def test_a_quote_that_stands_twice_is_looked_for_with_what_is_beside_it():
    text = "First the ship left. Then the ship sank."
    assert _there("the ship", text, prefix="Then", suffix="sank") == (
        "https://log.example/a#:~:text=Then-,the%20ship,-sank"
    )


def test_an_address_with_a_place_on_its_page_keeps_it():
    assert _there("ship", url="https://log.example/a?b=1#part") == "https://log.example/a?b=1#part:~:text=ship"
    assert _there("ship", url="https://log.example/a#:~:text=old") == "https://log.example/a#:~:text=ship"


def test_words_of_ours_words_that_stand_nowhere_and_articles_without_an_address_are_not_looked_for():
    assert _there("ship", rights="digest") == ""
    assert _there("two ships") == ""
    assert _there("ship", url="unknown") == ""
    assert _there("ship", rights="quotes-only").endswith("#:~:text=ship")
