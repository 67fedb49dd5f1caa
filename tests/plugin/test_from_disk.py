"""What scripts fetch stands beside it as a script, for a site that is opened from the disk."""

from explainer.plugin.from_disk import write_for_disk


def test_what_is_fetched_is_a_script_too_and_what_is_not_there_is_none(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search/search_index.json").write_text('{"docs": ["é\u2028"]}', "utf-8")
    write_for_disk(tmp_path)
    assert (tmp_path / "search/search_index.js").read_text("utf-8") == 'var __index = {"docs": ["é\u2028"]}'
    assert {file.name for file in tmp_path.rglob("*.js")} == {"search_index.js", "from-disk.js"}
