"""One page of each kind."""

from .building import KINDS, kinds


def test_the_projects_site_has_one_page_of_each_kind_but_what_only_leads_on(site_folder):
    found = kinds(site_folder)
    assert list(found) == [kind for kind in KINDS if kind not in ("ledger", "timeline-year")]
    assert found.pop("404") == "404.html"
    assert all((site_folder / path / "index.html").is_file() for path in found.values())


def test_of_several_pages_it_is_the_one_with_the_most_on_it(tmp_path):
    for name, words in {"ghana": "Ghana", "togo": "Togo and its neighbours"}.items():
        (tmp_path / "actors" / name).mkdir(parents=True)
        (tmp_path / "actors" / name / "index.html").write_text(words, "utf-8")
    assert kinds(tmp_path)["actor"] == "actors/togo/"
