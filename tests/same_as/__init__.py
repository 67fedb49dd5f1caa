"""Whether two revisions of the project do the same, byte for byte: ``python -m tests.same_as REV``."""
