import pytest

from explainer.english.acts import read_acts
from explainer.english.nlp import passages
from explainer.model import Article, ArticleMeta, Block

from ..fixtures import FIXTURES, read_fixtures


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "acts.txt"))
def test_acts_are_told_from_states_and_from_mere_speech(nlp, line, title, text, expected):
    kind = "paragraph" if text.endswith((".", '"')) else "title"
    blocks = [Block(kind=kind, start=0, end=len(text))]
    article = Article(id="001", file="001.md", meta=ArticleMeta(), text=text, blocks=blocks, sha256="")
    [(_, parsed)] = passages([article], nlp)
    verbs = [text[act.start : act.end] for act in read_acts(parsed)]
    assert ", ".join(verbs or ["-"]) == expected, f"acts.txt:{line} {title}"
