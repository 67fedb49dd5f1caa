"""Files that were damaged by chance, of every format: nothing but errors for a person may come of them, and soon."""
