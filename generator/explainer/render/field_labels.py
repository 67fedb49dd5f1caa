"""What the site calls the fields of a fact."""

from __future__ import annotations

from ..messages import Messages

__all__ = ["field_labels"]


def field_labels(messages: Messages) -> dict[str, str]:
    """The words that stand before what a field says, by the field's name: "How many", "To leave by"."""
    _ = messages.gettext
    return {
        "date": _("When"),
        "by": _("By whom"),
        "against": _("Whom it concerned"),
        "number": _("How many"),
        "people": _("Who they were"),
        "status": _("Status"),
        "deadline": _("To leave by"),
        "left": _("Left"),
        "in_response_to": _("In answer to"),
        "place": _("Where"),
        "what": _("What it concerned"),
        "verb": _("What was done"),
        "summary": _("What happened"),
        "statement": _("What is said"),
        "name": _("Name"),
        "country": _("Country"),
        "roles": _("Position"),
        "aliases": _("Also called"),
        "kind": _("Kind"),
        "type": _("Kind of event"),
        "modality": _("Told as"),
        "said_by": _("Said by"),
        "topic": _("Topic"),
        "actors": _("About"),
        "sources": _("Source"),
        "note": _("Note"),
    }
