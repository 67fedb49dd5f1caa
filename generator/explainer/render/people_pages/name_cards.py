"""What the cards beside names show: who it is in a line, and the last that it took part in."""

from __future__ import annotations

import json

from ...date_words import date_words, first_capital
from ...in_words import shortened
from ...model import Happening, preferred
from ..catalogue import Catalogue
from .lives import last_act
from .people import line_of

__all__ = ["CARDS", "cards_of_names"]

CARDS = "assets/people.json"
"""The path on a site of what the cards beside names show."""
_LONGEST_ACT = 200
"""Characters of a card's act: what an article's words tell is cut at a word."""


def cards_of_names(site: Catalogue) -> bytes:
    """By the path of each actor's page without its ending: its line, and the day and telling of its last act, in JSON."""
    found = {
        site.homes[actor.id].path.removesuffix(".md"): [line_of(actor, site).words, *_told(last_act(actor, site), site)]
        for actor in site.actors.values()
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _told(act: Happening | None, site: Catalogue) -> list[str]:
    """An act's day and telling, with what has to be said with it; nothing of none."""
    if not act:
        return []
    _ = site.messages.gettext
    remarks = [_("Sources differ.")] if act.id in site.differing else []
    remarks += [] if act.checked else [_("Unchecked.")]
    telling = shortened(site.told(act).text, _LONGEST_ACT)
    return [first_capital(date_words(preferred(act.date), site.messages)), " ".join([telling, *remarks])]
