from ..english.conftest import nlp

__all__ = ["nlp"]
