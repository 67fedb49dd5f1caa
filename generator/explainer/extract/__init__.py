"""The command `explainer extract`, and `explainer read`: the one place where reading meets the disk."""
