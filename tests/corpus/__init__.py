"""How well articles are read: texts of our own, what a careful reader finds in them, and a score."""
