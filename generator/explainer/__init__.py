"""Explainer: news articles in, a static site out in which every fact can be checked."""

__all__ = ["__version__"]

__version__ = "0.1.0"
