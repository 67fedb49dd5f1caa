"""Where each fact stands now, for addresses that it had before."""

import json

from explainer.render import ADDRESSES, fetched
from explainer.render.catalogue import LONG_TIMELINE
from tests.render.stories import HERRING, base_of


def _addresses(text, ending="/"):
    return json.loads(fetched(base_of(text), ending)[ADDRESSES])


def test_each_page_has_the_ids_of_what_stands_there():
    pages = _addresses(HERRING)["pages"]
    assert "havdis-held" in pages["timeline/"] and "norway-expels" in pages["expulsions/"]
    assert pages["actors/norway/"] == ["norway"]
    assert "havdis-held" in _addresses(HERRING, ".html")["pages"]["timeline.html"]


def test_former_ids_lead_to_what_they_are_called_now():
    former = "{held: havdis-held, oslo: norway, gone: nothing}"
    found = _addresses(HERRING.replace("story: {", f"story: {{former_ids: {former}, "))
    assert found["now"] == {"held": "havdis-held", "oslo": "norway"}


def test_of_a_long_timeline_each_fact_stands_on_the_page_of_its_year():
    lines = [
        f"  - {{id: x-{no}, date: {2030 + no % 2}-01, type: event, summary: They met, sources: []}}"
        for no in range(LONG_TIMELINE + 1)
    ]
    pages = _addresses("timeline:\n" + "\n".join(lines))["pages"]
    assert set(pages) == {"timeline/2030/", "timeline/2031/"}
    assert "x-1" in pages["timeline/2031/"]
