from __future__ import annotations

import pytest

from .compact import read_text


def unsafe(nlp, text, kind):
    return next(event.unsafe for event in read_text(nlp, text, "2011-04-06") if event.type == kind)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        (
            "Oman could start a war either through a blockade or by attacking Yemen.",
            "attack",
            "it is how something may be done",
        ),
        (
            "Ann's father asked his Lima relatives to end their court battle after Thursday's ruling and allow Bo Berg to return home.",
            "concede",
            "its verb tells no deed",
        ),
        ("We backed Bo Berg on Monday.", "support", "who did it would be left out"),
        ("Bo Berg was arrested on Monday, they said.", "arrest", "who says so is not named"),
        ("Oman demanded that she return the statues.", "demand", "whom its matter speaks of is not told"),
        (
            "The army had maintained for years that rebels killed three men.",
            "kill",
            "it was said then, and may not be now",
        ),
        ("They spoke of the uprising in which 63 people were killed.", "kill", "what it was part of would be left out"),
        ("Ann Lund threatened to veto it.", "threaten", "what its matter is of is not told"),
        (
            "The commission refused to provide the channel with said licence.",
            "refuse",
            "which one its matter is of is told before",
        ),
        (
            "Oman promised to discuss the events of this past weekend.",
            "promise",
            "when its matter is, only the day of its article tells",
        ),
        (
            "The country's election commission condemned Oman on Monday.",
            "condemn",
            "whose commission it is is told in another sentence",
        ),
        ("An individual was arrested on Monday after the mayor fell ill.", "arrest", "whom it tells of may be anybody"),
        (
            "The last time Oman ordered the bank to close was during the war.",
            "urge",
            "that it was the last time would be left out",
        ),
        ("His mother died on Monday.", "die", "whose mother it is would be left out"),
        ("Rebels killed a security guard on Monday.", "kill", "that it was one is not read"),
        ("Oman met Peru, and it closed its border.", "close-border", "who did it is only a pronoun"),
    ],
)
def test_what_a_sentence_of_ours_would_tell_otherwise_is_told_by_words(nlp, text, kind, reason):
    assert reason in unsafe(nlp, text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Oman punished Yemen by closing its border.", "close-border"),
        ("Bo Berg was arrested on Monday, Omani police said.", "arrest"),
        ("A blast killed three soldiers on Monday.", "kill"),
        ("Ann Lund demanded that Oman return her statues.", "demand"),
    ],
)
def test_what_is_plain_stays_safe(nlp, text, kind):
    reasons = unsafe(nlp, text, kind)
    assert not [r for r in reasons if "how something" in r or "left out" in r or "not named" in r or "not told" in r]
