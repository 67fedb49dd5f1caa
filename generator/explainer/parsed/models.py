"""The models of spaCy that parse texts; what they parse is handed on as ``tokens``.

A fixed phrase ("persona non grata") is one word before the parser sees it, which keeps it from inventing subjects and
objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import ReaderMissing

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

__all__ = ["load_model"]

_COMPONENT = "explainer_fixed_phrases"


def load_model(packages: Sequence[str], fixed_phrases: Sequence[str], needs: str) -> Language:
    """The first of these models that is installed.

    :param packages: the names of the packages that have one.
    :param fixed_phrases: in small letters, those that are one word.
    :param needs: what to say where none is installed.
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
    nlp.add_pipe(_COMPONENT, first=True, config={"phrases": list(fixed_phrases)})
    return nlp


def _register() -> None:
    """Make the component known to spaCy, which keeps a registry of them by name."""
    from spacy.language import Language

    if not Language.has_factory(_COMPONENT):
        Language.factory(_COMPONENT)(_FixedPhrases)


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
