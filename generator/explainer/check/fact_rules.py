"""Every rule about a single fact, in the order in which what they find is told."""

from __future__ import annotations

from . import (
    actor_rules,
    bearing_rules,
    date_rules,
    doer_rules,
    governor_rules,
    name_rules,
    number_rules,
    order_rules,
    quote_rules,
    reference_rules,
    summary_rules,
    telling_rules,
    text_rules,
)
from .problem import Rule

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    *quote_rules.RULES,
    *governor_rules.RULES,
    *reference_rules.RULES,
    *actor_rules.RULES,
    *name_rules.RULES,
    *doer_rules.RULES,
    *number_rules.RULES,
    *bearing_rules.RULES,
    *date_rules.RULES,
    *order_rules.RULES,
    *summary_rules.RULES,
    *telling_rules.RULES,
    *text_rules.RULES,
)
