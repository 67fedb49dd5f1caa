"""What the parser's output means: verbs with their sides, what governs a clause, and who says so."""

__all__: list[str] = []
