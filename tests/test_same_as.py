from tests.same_as.__main__ import compare
from tests.same_as.observe import text_groups

from .fixtures import FIXTURES


def _write(folder, **files):
    for name, text in files.items():
        (folder / "readings").mkdir(parents=True, exist_ok=True)
        (folder / "readings" / name).write_text(text, "utf-8")


def test_two_folders_of_the_same_outputs_do_not_differ(tmp_path):
    for side in ("old", "new"):
        _write(tmp_path / side, one="a\nb\n", other="c")
    assert not list(compare(tmp_path / "old", tmp_path / "new", ["readings"]))


def test_a_changed_line_a_missing_file_and_a_last_line_break_are_told(tmp_path):
    _write(tmp_path / "old", changed="a\nb\n", gone="c\n", ended="d\n")
    _write(tmp_path / "new", changed="a\nB\n", ended="d")
    told = list(compare(tmp_path / "old", tmp_path / "new", ["readings"]))
    assert "-b" in told and "+B" in told
    assert "--- before/readings/gone" in told
    assert "--- before/readings/ended" in told


def test_every_fixture_of_reading_is_a_text_that_is_compared():
    groups = dict(text_groups(FIXTURES.parent.parent))
    assert {"fixtures-events", "fixtures-dates", "fixtures-modality", "corpus-sentences", "articles-corpus"} <= set(
        groups
    )
    assert len(groups["fixtures-events"]) > 200
