"""The French reader: what is read of an article in French."""

__all__: list[str] = []
