"""What readers of languages share: a text parsed as plain objects, an article's blocks, and what a reading rests on."""

__all__: list[str] = []
