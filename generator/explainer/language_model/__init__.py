"""A reader that asks a language model, and believes of its answers what the article's words bear."""

__all__: list[str] = []
