"""The English reader: spaCy finds the grammar, and rules on it find dates, actors and events."""
