"""A proof that a regular expression takes time linear in the text, and the expressions of the package to prove it of."""
