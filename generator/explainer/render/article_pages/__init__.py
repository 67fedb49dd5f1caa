"""The page of an article: what is shown of its text, what rests on it, how to cite it."""

__all__: list[str] = []
