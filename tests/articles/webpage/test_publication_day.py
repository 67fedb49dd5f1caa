"""The day on which the article on a page was published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles.webpage.publication_day import publication_day

from .pages import article_page, web_page


def _meta(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


def _address(path: str) -> str:
    return f'<link rel="canonical" href="https://example.org/{path}">'


def _day(**parts: str) -> str | None:
    found = publication_day(article_page(**parts))
    return str(found.value) if found else None


def test_without_evidence_there_is_no_day() -> None:
    assert _day() is None
    assert (
        _day(after="<footer>© 2024-05-05</footer>", head='<meta property="og:updated_time" content="2024-05-05">')
        is None
    )


def test_the_clock_of_the_page_is_no_evidence() -> None:
    markup = '<header><div id="date-box">Mon, 25 Dec 2023</div><nav>Home</nav></header>'
    assert _day(after=markup) is None


@pytest.mark.parametrize(
    "moment, shown, day",
    [
        ("2024-05-04T22:30:00Z", "Sunday 5 May 2024, 7.30 am", "2024-05-05"),
        ("2024-05-05T01:30:00Z", "May 4, 2024 at 5:49 p.m.", "2024-05-04"),
        ("2024-05-04T22:30:00Z", "5.5.2024", "2024-05-05"),
        ("2024-05-04T22:30:00Z", "", "2024-05-04"),
        ("2024-05-04T22:30:00-05:00", "", "2024-05-04"),
        ("2024-05-04", "5 May 2024", "2024-05-05"),
    ],
)
def test_the_day_is_the_local_one_that_the_page_shows(moment: str, shown: str, day: str) -> None:
    assert _day(head=_meta(moment), below=f"<p>{shown}</p>") == day


def test_a_moment_in_utc_is_of_the_day_that_it_has_elsewhere_on_the_page_in_local_time() -> None:
    local = '<meta name="parsely-pub-date" content="2024-05-05T00:30:00+02:00">'
    assert _day(head=_meta("2024-05-04T22:30:00Z") + local) == "2024-05-05"
    assert _day(head=_meta("2024-05-04T22:30:00Z") + _address("2024/05/05/border")) == "2024-05-05"


def test_of_two_that_are_marked_the_one_that_the_page_shows_is_believed() -> None:
    other = '<meta name="pubdate" content="2024-05-05">'
    assert _day(head=_meta("2021-03-02") + other, below="<p>5 May 2024</p>") == "2024-05-05"
    assert _day(head=_meta("2021-03-02") + other) == "2021-03-02"


@pytest.mark.parametrize("marked, common", [("2024-05-01", "2024-05"), ("2024-01-05", "2024"), ("2021-05-05", None)])
def test_of_two_that_contradict_each_other_only_what_they_agree_on_is_said(marked: str, common: str | None) -> None:
    assert _day(head=_meta(marked), below="<p>5 May 2024</p>") == common


def test_an_address_tells_which_of_two_that_contradict_each_other_is_right() -> None:
    head = _meta("2024-05-01") + _address("news/2024/05/01/border")
    assert _day(head=head, below="<p>5 May 2024</p>") == "2024-05-01"


@pytest.mark.parametrize(
    "path, day",
    [
        ("2024/05/05/border", "2024-05-05"),
        ("2024/5/5/", "2024-05-05"),
        ("news/border-2024-05-05.html", "2024-05-05"),
        ("2024/05/border", None),
        ("2024/13/05/border", None),
        ("border?day=/2024/05/05/", None),
    ],
)
def test_the_day_in_the_pages_own_address_counts(path: str, day: str | None) -> None:
    assert _day(head=_address(path)) == day


def test_the_address_may_be_in_the_note_of_the_browser_that_saved_the_page() -> None:
    note = "<!-- saved from url=(0042)https://example.org/2024/05/05/border -->"
    found = publication_day(web_page(f"{note}<html><body><p>Ferries go on as before.</p></body></html>"))
    assert found and found.value == "2024-05-05"


@pytest.mark.parametrize("broken", ["http://[", "//[::1", "https://example.org:99999999/2024/05/05/"])
def test_an_address_that_is_none_is_no_evidence_and_no_error(broken: str) -> None:
    assert _day(head=f'<link rel="canonical" href="{broken}">') in (None, "2024-05-05")


def test_an_address_does_not_count_where_the_page_shows_another_day() -> None:
    assert _day(head=_address("2024/05/01/border"), below="<p>9 May 2024</p>") == "2024-05-09"


@pytest.mark.parametrize(
    "line, lang, day",
    [
        ("01/11/2023", "en", "2023"),
        ("01/11/2023", "en-GB", "2023-11-01"),
        ("01/11/2023", "en-US", "2023-01-11"),
        ("01/11/2023", "fr", "2023-11-01"),
        ("01.11.2023", "de", "2023-11-01"),
        ("Friday 06/01/2023", "en", "2023-01-06"),
        ("13/11/2023", "en-US", "2023-11-13"),
    ],
)
def test_figures_are_a_day_where_the_language_or_the_weekday_decides(line: str, lang: str, day: str) -> None:
    assert _day(below=f'<p class="date">{line}</p>', lang=lang) == day


def test_figures_are_a_day_where_another_date_on_the_page_decides() -> None:
    line = '<p class="date">01/11/2023</p>'
    assert _day(below=line, after="<p>25/12/2023</p>") == "2023-11-01"
    assert _day(below=line, after="<p>25/12/2023</p>", lang="en-US") == "2023-11-01"
    assert _day(below=line, after="<p>25/12/2023, 12/25/2023</p>") == "2023"
    assert _day(below=line, head=_address("2023/01/11/border")) == "2023-01-11"


def test_comments_and_teasers_do_not_date_the_article() -> None:
    teasers = "".join(
        f'<article><h3>Rain</h3><time pubdate datetime="2024-05-{day:02}"></time></article>' for day in (1, 9)
    )
    comments = '<div class="comments"><p class="date">5 May 2024</p></div>'
    assert _day(foot=comments, after=teasers) is None


def test_it_is_said_where_the_day_stands() -> None:
    found = publication_day(article_page(below="<p>By Jane Doe | 5 May 2024</p>"))
    assert found and found.where == "the line “By Jane Doe | 5 May 2024” at its title"
    found = publication_day(article_page(head=_meta("2024-05-05"), below="<p>5 May 2024</p>"))
    assert found and found.where == "the page’s metadata (article:published_time)"
    found = publication_day(article_page(head=_address("2024/05/05/")))
    assert found and found.where == "the page’s address"


@given(st.dates().map(str), st.text(max_size=30))
def test_a_page_has_one_day_however_often_it_is_read(day: str, line: str) -> None:
    safe = line.replace("<", "").replace("&", "").replace("\0", "")
    page = article_page(head=_meta(day), below=f"<p>{''.join(filter(str.isprintable, safe))}</p>")
    assert publication_day(page) == publication_day(page)


def test_the_day_shown_is_believed_before_an_address_that_is_a_day_off() -> None:
    head = _meta("2024-05-04T19:00:00+02:00") + _address("2024/05/04/border")
    assert _day(head=head, below="<p>5 May 2024</p>") == "2024-05-05"


def test_what_stands_above_the_title_contradicts_nothing() -> None:
    assert _day(head=_meta("2021-03-02"), above='<p class="date">5 May 2024</p>') == "2021-03-02"
