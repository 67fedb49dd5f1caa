"""The lines around the title of an article."""

from __future__ import annotations

from lxml import html

from explainer.articles.webpage.article_head import article_head, class_words

from .pages import TEXT, article_page, web_page


def _lines(page) -> list[tuple[str, str]]:
    return [(line.place, line.text) for line in article_head(page) if len(line.text) < 60]


def test_lines_are_those_that_a_reader_sees() -> None:
    below = "<div><span>5</span><span>May</span> <b>20</b>24<br>By <a>Jane</a></div>"
    assert _lines(article_page(below=below)) == [
        ("title", "Border shut"),
        ("below", "5 May 2024"),
        ("below", "By Jane"),
    ]


def test_what_is_not_the_articles_is_no_head() -> None:
    foreign = (
        "<nav>News</nav><aside>More</aside><footer>Us</footer><script>x</script><figure>A gate</figure>"
        '<div class="related-posts">Rain</div><ul class="comments"><li class="date">Joe</li></ul>'
    )
    assert _lines(article_page(below=foreign)) == [("title", "Border shut")]


def test_an_element_that_holds_the_title_is_the_articles_whatever_it_is_called() -> None:
    page = web_page(f'<body class="sidebar"><div id="nav"><h1>Border shut</h1><p>Jane</p>{TEXT}</div></body>')
    assert _lines(page) == [("title", "Border shut"), ("below", "Jane")]


def test_the_head_ends_where_the_text_begins_and_the_foot_is_in_the_article() -> None:
    page = article_page(above="<p>Abroad</p>", below="<p>Jane</p>", foot="<p>5 May</p>", after="<p>Rain</p>")
    assert _lines(page) == [("above", "Abroad"), ("title", "Border shut"), ("below", "Jane"), ("foot", "5 May")]


def test_what_stands_above_the_navigation_is_the_sites() -> None:
    markup = f"<body><div><p>Monday</p><nav>News</nav><p>Abroad</p><h1>Border shut</h1>{TEXT}</div></body>"
    assert _lines(web_page(markup)) == [("above", "Abroad"), ("title", "Border shut")]


def test_the_header_of_the_site_is_not_that_of_the_article() -> None:
    markup = "<body><div><header>Monday</header>{}</div></body>"
    head = f"<h1>Border shut</h1>{TEXT}"
    assert _lines(web_page(markup.format(head))) == [("title", "Border shut")]
    own = f"<article><header>Sunday</header>{head}</article>"
    assert _lines(web_page(markup.format(own))) == [("above", "Sunday"), ("title", "Border shut")]


def test_the_title_is_the_heading_that_the_page_is_called() -> None:
    markup = f"<title>Border shut – The Courier</title><h1>The Courier of Northaven</h1><p>Since 1890</p><h2>Border shut</h2><p>Jane</p>{TEXT}"
    assert ("title", "Border shut") in _lines(web_page(markup))


def test_an_article_without_a_title_has_a_head_too() -> None:
    assert _lines(web_page(f"<body><div><article><p>Jane</p>{TEXT}</article></div></body>")) == [("below", "Jane")]
    assert _lines(web_page(f"<body><p>Jane</p>{TEXT}</body>")) == []


def test_the_words_of_classes_and_ids() -> None:
    element = html.fromstring('<i class="entry-date publishedAt" id="TIME_2"></i>')
    assert class_words(element) == {"entry", "date", "published", "at", "time"}
