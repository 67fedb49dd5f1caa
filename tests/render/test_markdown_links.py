import pytest

from explainer.render.markdown_links import with_markdown_links
from tests.render.stories import as_html


def test_a_link_in_html_to_a_pages_file_becomes_one_of_markdown_and_all_around_it_is_marked():
    html = (
        '<div class="x-panel" data-search-exclude>\n<p>Rests on <b>these</b> words:</p>\n<ul>\n'
        '<li><a href="../timeline.md#some-fact">A fact&#39;s <bdi>words</bdi></a>, <a href="../about.md">why</a></li>\n'
        "<li>None</li>\n</ul>\n</div>\n"
    )
    assert with_markdown_links(html) == (
        '<div class="x-panel" data-search-exclude markdown>\n<p>Rests on <b>these</b> words:</p>\n<ul markdown>\n'
        "<li markdown>[A fact&#39;s <bdi>words</bdi>](../timeline.md#some-fact), [why](../about.md)</li>\n"
        "<li>None</li>\n</ul>\n</div>\n"
    )


def test_a_links_classes_stay():
    assert with_markdown_links('<td><a class="x-bears x-own" href="a.md">it</a></td>') == (
        "<td markdown>[it](a.md){: .x-bears .x-own }</td>"
    )


@pytest.mark.parametrize(
    "text",
    [
        'A [link](a.md) and <a href="#here">one</a> on the page.',
        '<p><a href="https://example.org/a.md">elsewhere</a> <a href="picture.png">a picture</a></p>',
        "<ul markdown>\n<li markdown>[A](a.md) <br> <img src='a.png'> a < b</li>\n</ul>",
    ],
)
def test_what_is_no_link_to_a_page_stays_as_it_is(text):
    assert with_markdown_links(text) == text


@pytest.mark.parametrize("text", ["</p></div>", "<p><span></p></span></div>", "<a href='x'></a></a>", "<", "<a", ""])
def test_tags_without_their_others_do_no_harm(text):
    assert with_markdown_links(f'{text}<p><a href="a.md">it</a></p>').endswith("<p markdown>[it](a.md)</p>")


def test_a_table_of_links_is_one_in_other_builders():
    html = (
        '<div role="region">\n<table>\n<thead><tr><th scope="col">Fact</th><th><a href="a.md">A</a></th></tr></thead>\n'
        '<tbody>\n<tr><th><span>Key</span></th></tr>\n<tr><th><a href="b.md#c">One</a></th><td><a class="x" href="d.md">it</a></td>'
        "<td>silent</td></tr>\n</tbody>\n</table>\n</div>\n"
    )
    made = as_html(with_markdown_links(html))
    assert made.count("<a ") == 3
    assert "](" not in made and "{:" not in made
    assert '<td><a class="x" href="d.md">it</a></td>' in made.replace("\n", "")
