"""The models of spaCy that parse texts; what they parse is handed on as ``tokens``.

A fixed phrase ("persona non grata") is one word before the parser sees it, which keeps it from inventing subjects and
objects. In a language whose parser ends sentences where they go on ("Madrid | a expulsé"), they end at a mark alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..errors import ReaderMissing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

__all__ = ["load_model"]

_FIXED, _MARKS = "explainer_fixed_phrases", "explainer_sentences_end_at_marks"
_ENDS = frozenset('.!?…:;»”"')
"""Characters after which a sentence may begin."""
_FULL_STOPS = frozenset(".!?…")
_OPENING = frozenset("«“")


def load_model(
    packages: Sequence[str], fixed_phrases: Sequence[str], needs: str, *, ends_at_marks: bool = False
) -> Language:
    """The first of these models that is installed.

    :param packages: the names of the packages that have one.
    :param fixed_phrases: in small letters, those that are one word.
    :param needs: what to say where none is installed.
    :param ends_at_marks: whether no sentence ends but at a mark.
    :raises ReaderMissing: none is installed, or spaCy is not.
    """
    try:
        import spacy
        from spacy.util import is_package
    except ImportError:
        raise ReaderMissing(needs) from None
    import warnings

    model = next((name for name in packages if is_package(name)), None)
    if model is None:
        raise ReaderMissing(needs)
    with warnings.catch_warnings():
        # the packaged English model is of the 3.7 line and reads the same
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(model)
    _register()
    nlp.add_pipe(_FIXED, first=True, config={"phrases": list(fixed_phrases)})
    if ends_at_marks:
        nlp.add_pipe(_MARKS, before="parser")
    return nlp


def _register() -> None:
    """Make the components known to spaCy, which keeps a registry of them by name."""
    from spacy.language import Language

    if not Language.has_factory(_FIXED):
        Language.factory(_FIXED)(_FixedPhrases)
        Language.component(_MARKS, func=_sentences_end_at_marks)


def _sentences_end_at_marks(doc: Parsed) -> Parsed:
    """Say where no sentence can begin, and that one does where a quotation opens after a stop; the parser decides the rest."""
    for before, word in pairwise(doc):
        if before.text[-1] not in _ENDS:
            word.is_sent_start = False
        elif before.text[-1] in _FULL_STOPS and word.text in _OPENING:
            word.is_sent_start = True
    return doc


class _FixedPhrases:
    """Makes one word of each fixed phrase, with either apostrophe."""

    def __init__(self, nlp: Language, name: str, phrases: list[str]) -> None:
        self._phrases = tuple(dict.fromkeys(form for text in phrases for form in (text, text.replace("'", "’"))))

    def __call__(self, doc: Parsed) -> Parsed:
        folded = doc.text.lower()
        with doc.retokenize() as retokenizer:
            for phrase in self._phrases:
                at = folded.find(phrase)
                while at >= 0:
                    span = doc.char_span(at, at + len(phrase))
                    if span is not None:
                        retokenizer.merge(span)
                    at = folded.find(phrase, at + len(phrase))
        return doc
