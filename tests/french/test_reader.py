import subprocess
import sys

import pytest

from explainer.articles import read_article, with_language
from explainer.extract.run import read_all
from explainer.parsed.versions import what_reads

TEXT = "Le ministère a ordonné à trois envoyés du pays voisin de partir avant une semaine."


def test_a_reading_is_kept_until_any_code_changes_that_read_it():
    script = (
        "import sys, explainer.french.reader; print(*(m.__file__ for n, m in sys.modules.items() if 'explainer' in n))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= set(map(str, what_reads("french")))


@pytest.mark.parametrize("front_matter", ["", "---\nlanguage: fr-CA\n---\n\n", "---\ntitle: Trois envoyés\n---\n\n"])
def test_an_article_in_french_is_read_as_french_whoever_says_that_it_is(tmp_path, front_matter):
    (tmp_path / "a.md").write_text(front_matter + TEXT, "utf-8")
    (reading,) = read_all([with_language(read_article(tmp_path / "a.md"))])
    assert (reading.reader, reading.unread) == ("french", "")
    assert [reading.text[span.start : span.end] for span in reading.sentences] == [TEXT]
