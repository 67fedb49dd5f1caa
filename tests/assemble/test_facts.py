from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explainer.assemble.clustering import cluster
from explainer.assemble.facts import event_group
from explainer.model import EVENT, Event, preferred
from explainer.readers.reading import Participant, TextSpan

from .tellings import telling

SENTENCE = TextSpan(0, 40)


def closed(source, date, modality="asserted"):
    return telling("close-mission", "peru", "chile", source=source, date=date, modality=modality)


def killed(source="001", by=None, said_by="", **fields):
    told = telling("kill", by, None, source=source, persons=("ann-lund",), date="1998-05-08", verb="kill", **fields)
    return replace(told, said_by=said_by)


def fact(*told):
    return event_group("x", list(told)).fact


def test_a_plan_says_nothing_of_what_came_of_it():
    made = fact(closed("001", "1998-05-08", "planned"), closed("002", "1998-05-07"))
    assert (made.modality, made.date) == ("asserted", "1998-05-07")
    assert [source.article for source in made.sources] == ["002"]


def test_what_is_only_planned_stands_as_planned():
    made = fact(closed("001", "1998-05-08", "planned"))
    assert (made.modality, made.date) == ("planned", "1998-05-08")


def test_who_did_it_is_of_the_telling_that_says_most_and_how_sure_too():
    made = fact(killed(), killed("002", by="peru", said_by="police"))
    assert (made.by, made.said_by) == (["peru"], ["police"])


def test_what_only_its_doer_tells_is_said_by_the_doer():
    assert fact(killed(by="peru", said_by="peru")).said_by == ["peru"]


def test_what_an_article_tells_in_its_own_voice_is_said_by_nobody():
    assert fact(killed(by="peru", said_by="police"), killed("002", by="peru")).said_by == []


def test_who_they_were_is_not_taken_from_a_telling_that_counts_others():
    two = telling("die", None, None, number=2, people="people", date="1998-05-08", verb="die")
    police = telling("attack", None, None, index=3, people="officers", date="1998-05-08")
    assert fact(two, police).people == "people"


def test_other_doers_of_one_act_are_claims():
    made = fact(killed(by="peru"), killed("002", by="chile"))
    assert [(claim.value, [s.article for s in claim.sources]) for claim in made.by] == [
        (["peru"], ["001"]),
        (["chile"], ["002"]),
    ]


def _police(words, language, source):
    told = killed(source, by=words)
    mention = replace(told.mention, by=(Participant(name=words, text=words, span=TextSpan(0, 6)),))
    meta = told.article.meta.model_copy(update={"language": language})
    article = told.article.model_copy(update={"meta": meta})
    return replace(told, article=article, mention=mention, by_states=frozenset())


def test_words_of_another_language_for_who_did_it_stay_in_their_quote():
    french = _police("la police", "fr-CA", "002")
    assert fact(french).by == []
    assert fact(_police("police", "en-GB", "001"), french).by == ["police"]


def test_what_no_sentence_can_tell_is_an_event_told_by_its_words():
    made = fact(killed(by="peru", unsafe=("two words govern it",), number=2, people="guards"))
    assert (made.type, made.verb, made.people, made.by) == (EVENT, None, None, ["peru"])


def test_one_safe_telling_makes_a_sentence():
    made = fact(killed(unsafe=("no telling",)), killed("002", by="peru"))
    assert (made.type, made.verb, made.by) == ("kill", "kill", ["peru"])


def test_an_expulsion_that_is_only_alleged_stands_in_the_timeline():
    told = telling("expel", "peru", "chile", modality="alleged")
    assert isinstance(fact(told), Event) and fact(told).type == EVENT


def test_a_fact_quotes_the_sentence_and_a_value_the_words_that_give_it():
    told = telling("expel", "peru", "chile", number=2, quote=TextSpan(11, 24), sentence=SENTENCE)
    other = telling("expel", "peru", "chile", source="002", sentence=SENTENCE)
    made = fact(told, other)
    assert [len(source.quote) for source in made.sources] == [40, 40]
    assert [(claim.value, claim.sources[0].quote) for claim in made.number] == [(2, told.article.text[11:24])]


def test_a_date_from_another_sentence_is_a_claim_with_its_words():
    told = telling("expel", "peru", "chile", sentence=TextSpan(0, 20), quote=TextSpan(0, 20))
    dated = replace(told, mention=replace(told.mention, date="1998-05-08", date_span=TextSpan(30, 38)))
    (claim,) = fact(dated).date
    assert (claim.value, "told in words" in claim.sources[0].quote) == ("1998-05-08", True)


_TOLD = st.lists(
    st.builds(
        lambda article, kind, by, modality, said_by, verb, safe: replace(
            telling(
                kind,
                by,
                None,
                source=article,
                persons=("ann-lund",),
                date="1998-05-08",
                modality=modality,
                verb=verb,
                unsafe=() if safe else ("no telling",),
            ),
            said_by=said_by,
        ),
        st.sampled_from(["001", "002", "003"]),
        st.sampled_from(["kill", "attack"]),
        st.sampled_from([None, "peru", "chile"]),
        st.sampled_from(["asserted", "alleged", "planned"]),
        st.sampled_from(["", "police"]),
        st.sampled_from(["kill", "murder"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(_TOLD)
def test_no_fact_is_surer_than_a_telling_that_gives_all_of_its_doer_target_and_verb(told):
    told = [replace(one, index=index) for index, one in enumerate(told)]
    for group in cluster(told):
        made = event_group("x", group).fact
        same = [
            one
            for one in told
            if set(preferred(made.by) or []) <= set(one.by)
            and set(preferred(made.against) or []) <= set(one.against)
            and made.type in (EVENT, one.mention.type)
            and made.verb in (None, one.mention.verb)
        ]
        assert any(one.mention.modality == made.modality for one in same)
        if made.modality == "asserted" and not made.said_by:
            assert any(one.mention.modality == "asserted" and not one.said_by for one in same)
