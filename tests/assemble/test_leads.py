"""What is read but borne by no fact: which sentences, in which order, under which ids."""

import pytest

from explainer.assemble.gather import gather
from explainer.assemble.leads import leads
from explainer.model import Article, ArticleMeta, Block, Sheets
from explainer.readers.reading import ActorMention, DateMention, EventMention, Participant, Reading, TextSpan

TITLE = "Graustark seeks a way out."
FIRST = "Ruritania recalled its envoy from Graustark on Friday."
SECOND = "The harbour was closed."
THIRD = "Graustark lies in the mountains."
TEXT = "\n".join((TITLE, f"{FIRST} {SECOND} {THIRD}"))
KINDS = ("title", "paragraph", "paragraph", "paragraph")


def _span(text, words):
    start = text.index(words)
    return TextSpan(start, start + len(words))


def _article(text=TEXT, kinds=KINDS, ident="001-courier"):
    blocks, start = [], 0
    for kind, line in zip(kinds, text.split("\n"), strict=False):
        blocks.append(Block(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    return Article(id=ident, file=f"{ident}.md", meta=ArticleMeta(), text=text, blocks=blocks, sha256="")


def _event(trigger, quote, text=TEXT, **fields):
    told = {"type": "recall-envoy", "by": (), "against": (), "modality": "asserted"} | fields
    whole = _span(text, quote)
    start = text.index(trigger, whole.start)
    return EventMention(trigger=TextSpan(start, start + len(trigger)), quote=whole, **told)


def _date(words, value, text=TEXT):
    return DateMention(span=_span(text, words), text=words, value=value)


def _leads(text=TEXT, sentences=(TITLE, FIRST, SECOND, THIRD), sheets=None, told=(), kinds=KINDS, **read):
    article = _article(text, kinds)
    spans = tuple(_span(text, sentence) for sentence in sentences)
    reading = Reading(article=article.id, text=text, sentences=spans, **read)
    return leads([reading], {article.id: article}, gather([reading]), sheets or Sheets(), told)


def _quoting(quote):
    fact = {"id": "one", "type": "event", "sources": [{"article": "001", "quote": quote}]}
    return Sheets.model_validate({"timeline": [fact]})


RECALL = _event("recalled", FIRST)
CLOSED = _span(TEXT, "closed")


def test_a_sentence_is_a_lead_by_an_event_a_date_or_an_act_and_a_headline_always():
    found = _leads(events=(RECALL,), acts=(CLOSED,))
    assert [lead.quote for lead in found] == [TITLE, FIRST, SECOND]
    (_, dated) = _leads(dates=(_date("Friday", "2024-05-03"),))
    assert (dated.quote, dated.date, dated.type) == (FIRST, "2024-05-03", "")


def test_what_a_fact_quotes_is_no_lead_though_it_is_quoted_in_part():
    found = _leads(events=(RECALL,), acts=(CLOSED,), sheets=_quoting("recalled its envoy"))
    assert [lead.quote for lead in found] == [TITLE, SECOND]


def test_who_is_named_somewhere_bears_nothing():
    source = {"article": "001", "quote": FIRST}
    actor = {"id": "ruritania", "name": "Ruritania", "kind": "country", "sources": [source]}
    found = _leads(events=(RECALL,), sheets=Sheets.model_validate({"actors": [actor]}))
    assert FIRST in [lead.quote for lead in found]


def test_an_event_that_is_in_a_fact_is_no_lead_where_the_fact_quotes_other_words():
    other = _event("closed", SECOND)
    found = _leads(events=(RECALL, other), acts=(_span(TEXT, "recalled"),), told={("001-courier", 0)})
    assert [lead.quote for lead in found] == [TITLE, SECOND]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"doubt": "the verb may be a noun"}, "the verb may be a noun"),
        ({"type": "repaint"}, "no known type of event"),
        ({"modality": "hypothetical"}, "read as hypothetical"),
        ({}, "who did it is not told"),
        ({"by": "its envoy"}, "nobody who is named took part"),
        ({"by": "Ruritania"}, "when it was is not told"),
        ({"by": "Ruritania", "date": "2024"}, "not read surely enough"),
    ],
)
def test_a_lead_says_what_was_missing(fields, why):
    if name := fields.get("by"):
        fields = fields | {"by": (Participant(name=name, text=name, span=_span(TEXT, name)),)}
    actor = ActorMention(span=_span(TEXT, "Ruritania"), text="Ruritania", name="Ruritania", kind="country")
    (_, lead) = _leads(events=(_event("recalled", FIRST, **fields),), actors=(actor,))
    assert lead.why == why


def test_sides_are_actors_or_words_of_the_quote():
    actor = ActorMention(span=_span(TEXT, "Ruritania"), text="Ruritania", name="Ruritania", kind="country")
    sides = [
        Participant(name=name, text=name, span=TextSpan(0, 1)) for name in ("Ruritania", "its envoy", "The harbour")
    ]
    (_, lead) = _leads(events=(_event("recalled", FIRST, by=tuple(sides)),), actors=(actor,))
    assert (lead.by, lead.type) == (["ruritania", "its envoy"], "recall-envoy")


def test_the_most_telling_stand_first():
    head, first = "Ministers meet.", "Nothing was decided."
    rest = (
        "Since 1990 the two have met often.",
        'A guard said: "They ate".',
        "Chairs were carried in.",
        "A vote may be held.",
        "On 3 May 2024 a vote was held.",
    )
    text = "\n".join((head, first, " ".join(rest)))
    events = (
        _event("met", rest[0], text, background=True),
        _event("held", rest[3], text, modality="hypothetical"),
        _event("held", rest[4], text),
    )
    found = _leads(
        text,
        (head, first, *rest),
        kinds=("title", "paragraph", "paragraph"),
        events=events,
        acts=tuple(_span(text, verb) for verb in ("decided", "ate", "carried")),
        dates=(_date("1990", "1990", text), _date("3 May 2024", "2024-05-03", text)),
    )
    assert [lead.quote for lead in found] == [head, first, rest[4], rest[2], rest[1], rest[3], rest[0]]


def test_a_caption_is_a_lead_only_by_an_event():
    caption = "Envoys of three states left on Friday."
    kept = {"kinds": ("title", "caption"), "dates": (_date("Friday", "2024-05-03", f"{TITLE}\n{caption}"),)}
    text = f"{TITLE}\n{caption}"
    assert len(_leads(text, (TITLE, caption), acts=(_span(text, "left"),), **kept)) == 1
    assert len(_leads(text, (TITLE, caption), events=(_event("left", caption, text),), **kept)) == 2


@pytest.mark.parametrize(
    ("sentence", "is_lead"),
    [("ZENDA, 3 May (CNS) --", False), ("Printed on 3 May", False), ("Mayor of Zenda since 3 May.", True)],
)
def test_a_date_with_next_to_nothing_beside_it_is_no_lead(sentence, is_lead):
    found = _leads(sentence, (sentence,), kinds=("paragraph",), dates=(_date("3 May", "2024-05-03", sentence),))
    assert bool(found) is is_lead


def test_what_is_written_in_capitals_is_a_lead_that_says_so():
    shouted = "POLICE FENCED OFF THE TERMINAL."
    (lead,) = _leads(shouted, (shouted,), kinds=("paragraph",))
    assert (lead.quote, lead.why) == (shouted, "in capitals, which hide what is a name")


def test_verbs_tell_before_dates_do():
    (_, lead) = _leads(acts=(_span(TEXT, "recalled"),), dates=(_date("Friday", "2024-05-03"),))
    assert lead.id.startswith("001-recalled-its-") and lead.date == "2024-05-03"


LONG = (
    "The council, "
    + "which met for the third time that month in the old hall by the river, " * 4
    + "then closed the port."
)


def test_of_a_long_sentence_clauses_around_what_tells_are_quoted():
    (lead,) = _leads(LONG, (LONG,), kinds=("paragraph",), acts=(_span(LONG, "closed"),))
    assert len(lead.quote) <= 300 and lead.quote.endswith("then closed the port.")
    assert LONG[LONG.index(lead.quote) - 2 : LONG.index(lead.quote)] == ", "


def test_a_sentence_that_cannot_be_cut_short_is_no_lead():
    endless = "The council " + "and the board " * 30 + "closed the port."
    assert _leads(endless, (endless,), kinds=("paragraph",), acts=(_span(endless, "closed"),)) == ()


def test_the_id_is_of_the_words_that_tell_and_stays_when_the_quote_grows():
    before, longer = "The council met, closed the port.", "On Monday, The council met, closed the port."
    ids = [
        _leads(text, (text,), kinds=("paragraph",), acts=(_span(text, "closed"),))[0].id for text in (before, longer)
    ]
    assert ids[0] == ids[1]
    assert ids[0].startswith("001-closed-the-")


def test_two_leads_of_the_same_words_have_two_ids():
    text = "The port closed. The port closed."
    halves = (TextSpan(0, 16), TextSpan(17, 33))
    article = _article(text, ("paragraph",))
    acts = tuple(TextSpan(half.end - 7, half.end - 1) for half in halves)
    reading = Reading(article=article.id, text=text, sentences=halves, acts=acts)
    first, second = leads([reading], {article.id: article}, gather([reading]), Sheets(), ())
    assert first.id != second.id
    assert (first.prefix, second.prefix) == ("", "closed.")
