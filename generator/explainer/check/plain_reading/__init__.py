"""What English words around a quote say, read by tables and spelling, without a language model."""

__all__: list[str] = []
