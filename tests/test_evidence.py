from explainer.articles import Ambiguous
from explainer.content import load
from explainer.evidence import Evidence
from explainer.model import Source

from .content_folder import write_content


def test_a_source_is_looked_up_by_any_unambiguous_start_of_its_article(tmp_path):
    evidence = Evidence(load(write_content(tmp_path)).articles)
    assert evidence.article(Source(article="001", quote="x")).id == "001"
    assert isinstance(evidence.reference("00"), Ambiguous) and evidence.article(Source(article="00", quote="x")) is None
    assert evidence.article(Source(article="9", quote="x")) is None


def test_a_quote_is_found_in_its_own_article_alone(tmp_path):
    evidence = Evidence(load(write_content(tmp_path)).articles)
    assert evidence.find(Source(article="002", quote='"a source"')).count == 1
    assert evidence.find(Source(article="001", quote='"a source"')) is None
    assert evidence.find(Source(article="9", quote="Norland")) is None
