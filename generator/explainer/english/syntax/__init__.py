"""What the parser's output means: verbs, subjects, phrases, governors, who speaks, and which noun a pronoun stands for."""
