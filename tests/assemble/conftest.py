from tests.english.actors.conftest import actors
from tests.english.conftest import nlp

__all__ = ["actors", "nlp"]
