"""What the front page costs a reader: bytes, and words."""

import gzip
from urllib.parse import urlsplit

from .browser import served


def test_the_front_page_weighs_less_than_120_kb_with_all_that_it_asks_for(searching, site_folder):
    asked = []
    with served(site_folder, asked) as address:
        searching.open(address, width=360)
        searching.wait_until(
            "document.querySelector('.md-search-result__meta').textContent.includes('start searching')"
        )
    weights = {path: _zipped(site_folder / urlsplit(path).path.strip("/")) for path in asked}
    assert any("search_index" in path for path in weights), "the search's worker asks, too"
    assert sum(weights.values()) < 120_000, weights


def test_the_front_page_has_fewer_than_1200_words_on_a_phone(browser, site):
    browser.open(site, width=360)
    assert len([word for word in browser.words() if any(map(str.isalnum, word))]) < 1_200


def _zipped(file):
    """Bytes, as a web server sends them."""
    page = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(page.read_bytes())) if page.is_file() else 0
