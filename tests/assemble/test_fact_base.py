"""One fact base from what articles say: how much of an article becomes facts."""

import pytest

from explainer.articles.language import with_language
from explainer.assemble import assemble
from explainer.extract.run import read_all
from explainer.model import Article, ArticleMeta, Block
from explainer.readers.reading import EventMention, Reading, TextSpan

SENTENCES = (
    "Kenya declared a holiday.",
    "Peru tested a missile on 3 May 2024.",
    "Chad launched a campaign on 4 May 2024.",
    "Togo signed a decree on 5 May 2024.",
    "Ghana raised a tax in 2019.",
)


@pytest.mark.slow
def test_no_more_than_three_of_five_sentences_are_told_by_words_and_the_rest_are_leads():
    text = " ".join(SENTENCES)
    article = with_language(
        Article(
            id="001",
            file="001.md",
            meta=ArticleMeta(published="2024-05-06"),
            text=text,
            blocks=[Block(kind="paragraph", start=0, end=len(text))],
            sha256="",
        )
    )
    made = assemble(read_all([article]), [article])
    assert [fact.sources[0].quote for fact in made.sheets.timeline] == list(SENTENCES[1:4])
    assert {lead.quote for lead in made.leads} == {SENTENCES[0], SENTENCES[4]}


def _dates(*dates):
    """The dates of what is told by words of one sentence that tells so many events."""
    text = "They met and parted."
    whole = TextSpan(0, len(text))
    told = tuple(
        EventMention(
            trigger=TextSpan(at, at + 3), quote=whole, sentence=whole, type=kind, by=(), against=(),
            modality="asserted", date=date, date_span=whole, unsafe=("no telling",),
        )
        for at, kind, date in zip((5, 13), ("meet", "resign"), dates, strict=True)
    )  # fmt: skip
    article = Article(
        id="001",
        file="001.md",
        meta=ArticleMeta(),
        text=text,
        sha256="0",
        blocks=[Block(kind="paragraph", start=0, end=len(text))],
    )
    reading = Reading("001", text, (whole,) * 20, events=told)
    return [fact.date for fact in assemble([reading], [article]).sheets.timeline]


def test_a_sentence_is_quoted_once_or_once_for_each_of_its_days():
    assert _dates("1998-05-08", "1998-05-09") == ["1998-05-08", "1998-05-09"]
    assert _dates("1998-05-08", "1998-05-08") == ["1998-05-08"]
    assert _dates("1998-05-08", None) == ["1998-05-08"]
