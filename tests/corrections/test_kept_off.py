"""What a history keeps off the site for a name is what is kept off it now."""

import pytest

from explainer.content import load
from explainer.corrections.kept_off import KeptOff
from explainer.corrections.states import deltas
from explainer.model import SHEETS
from explainer.published import published
from tests.content_folder import SHEETS as TEXTS
from tests.content_folder import write_content

_PEOPLE = """\
- id: anna-zebra
  name: Anna Zebra
  kind: person
  publish: false
- id: fund
  name: The Anna Zebra Fund
  kind: organisation
  aliases: [The Helping Hands]
- id: ole-horn
  name: Ole Horn
  kind: person
  aliases: [Zebra’s friend]
"""


def _history(texts):
    """What is kept off after a first revision, and the facts that it turns."""
    kept = KeptOff()
    (delta,) = deltas([texts])
    return kept, kept.take({ident: fact for ident, fact in delta.items() if fact}, delta)


@pytest.mark.parametrize(
    "words",
    ["Nobody.", "Zebra left.", "A zebra left.", "Helping Hands left.", "Horn left.", "Ole Horn, Zebra’s friend, left."],
)
@pytest.mark.parametrize("field", ["note", "what", "place"])
def test_it_is_what_is_kept_off_the_site_now(field, words, tmp_path):
    timeline = TEXTS["timeline"].replace("  what: any pleasure\n", "") + f"  {field}: {words}\n"
    sheets = TEXTS | {"actors": TEXTS["actors"] + _PEOPLE, "timeline": timeline}
    kept, turned = _history(sheets)
    base = load(write_content(tmp_path, **sheets))
    there, shown = (
        {fact.id for sheet in SHEETS for fact in getattr(one.sheets, sheet)} for one in (base, published(base).base)
    )
    assert kept.ids == there - shown - {"anna-zebra"}
    assert not turned


def test_facts_turn_when_somebody_is_hidden_and_back_again(tmp_path):
    texts = TEXTS | {"actors": TEXTS["actors"] + _PEOPLE, "timeline": TEXTS["timeline"] + "  note: Zebra left.\n"}
    open_to_all = {"actors": texts["actors"].replace("  publish: false\n", "")}
    kept, facts = KeptOff(), {}
    turned = []
    for delta in deltas([texts, open_to_all, texts]):
        facts |= {ident: fact for ident, fact in delta.items() if fact}
        turned.append(kept.take(facts, delta))
    assert turned == [set(), {"fund", "regret"}, {"fund", "regret"}]
