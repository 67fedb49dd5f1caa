"""Seven days at a story, each a function: what is typed, and what stands in the sheets and on the site in the evening."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from .desk import Desk

__all__ = ["DAYS"]

_STORY = """\
title: The captain of the Havfrue
standfirst: How Chile and Norway fell out over a research ship.
language: en
"""


def day_1(desk: Desk) -> None:
    """A story begins with its first article."""
    desk.at("2026-05-05")
    desk.explainer("new", "--empty", str(desk.folder))
    desk.git("init", "--quiet", "--initial-branch", "main")
    desk.write("story.yml", _STORY)
    desk.put("001")
    said = desk.explainer("extract")
    assert "chile-arrest-henrik-solberg  4 May 2026: Chile arrested Henrik Solberg." in said
    assert "1 article read; 8 new facts" in said
    desk.explainer("check")
    assert set(desk.facts("actors")) == {"chile", "norway", "henrik-solberg", "ingrid-dahl"}
    pages = desk.site()
    _are_told(pages["timeline"], "Chile arrested Henrik Solberg", "Norway demanded the release of Solberg")
    desk.commit("A captain is arrested")


def day_2(desk: Desk) -> None:
    """An agency's bare text comes in, and what was read is gone through."""
    desk.at("2026-05-08")
    desk.put("002")
    said = desk.explainer("extract")
    assert "002-andes-press bears a fact that is known: Chile arrested Henrik Solberg" in said
    assert "chile-expels-norway  8 May 2026: Chile ordered four Norwegian diplomats to leave." in said
    expulsion = desk.facts("expulsions")["chile-expels-norway"]
    assert (expulsion["date"], expulsion["number"], expulsion["against"]) == ("2026-05-08", "4", ["norway"])
    assert "7 May 2026: “A court in Punta Arenas charged him" in said, "the dateline says which Thursday"
    about = desk.read("articles/002-andes-press.meta.yml")
    assert "publisher: Andes Press" in about and "published: 2026-05-08" in about
    desk.explainer("leads", "--article", "002")
    desk.explainer("tell", "chile-expels-norway", "2026-05-07-charged-him")
    desk.edit("timeline", "- id: 2026-05-07-charged-him-with-espionage\n", (
        "- id: 2026-05-07-charged-him-with-espionage\n  summary: A court in Punta Arenas charged Henrik Solberg with espionage.\n"
    ))  # fmt: skip
    screen = desk.review("--id", "chile-expels-norway", keys="yq")
    assert "Chile ordered four Norwegian diplomats to leave." in screen and ">>" in screen
    assert "checked" in desk.facts("expulsions")["chile-expels-norway"]
    desk.explainer("status")
    pages = desk.site()
    _are_told(pages["timeline"], "A court in Punta Arenas charged Henrik Solberg with espionage.")
    _are_told(pages["expulsions"], "Chile ordered four Norwegian diplomats to leave")
    desk.commit("Four diplomats are sent home")


def day_3(desk: Desk) -> None:
    """A saved web page counts otherwise; facts are corrected, renamed and deleted by hand."""
    desk.at("2026-05-11")
    desk.put("003")
    desk.explainer("extract")
    desk.explainer("proposals")
    expulsion = desk.facts("expulsions")["chile-expels-norway"]
    assert expulsion["number"] == "4", "what was checked stays"
    desk.explainer("accept", "--sheet", "expulsions")
    assert [claim["value"] for claim in desk.facts("expulsions")["chile-expels-norway"]["number"]] == ["4", "5"]
    desk.edit("timeline", desk.text_of("timeline", "ordered-to-leave-the"), "")
    desk.edit("timeline", desk.text_of("timeline", "2026-05-10-left-santiago-on-sunday"), "")
    desk.edit_fact(
        "timeline", "norway-summon-envoy-chilean-ambassador", "  type:", "  note: He was called in twice.\n  type:"
    )
    desk.explainer("rename", "norway-demand-henrik-solberg", "norway-demands-release")
    said = desk.explainer("diff")
    for told in ("note: He was called in twice.", "was norway-demand-henrik-solberg", "read, and not in timeline.yml"):
        assert told in said
    pages = desk.site()
    assert "The three were ordered to leave" not in pages["timeline"]
    _are_told(pages["expulsions"], "Chile ordered four Norwegian diplomats to leave")
    _are_told(pages["differences"], "four", "five")
    desk.commit("Norway answers in kind")


def day_4(desk: Desk) -> None:
    """A colleague, who began from the second day, hands in her article."""
    desk.at("2026-05-13")
    colleague = Desk(desk.folder.with_name("ines"), "Ines", desk.say)
    colleague.at("2026-05-13")
    desk.git("clone", "--quiet", str(desk.folder), str(colleague.folder))
    colleague.git("checkout", "--quiet", "-b", "ines", "HEAD~1")
    colleague.put("004")
    colleague.explainer("extract")
    colleague.edit_fact(
        "timeline", "chilean-police-search-research-ship-havfrue", "  type:", "  note: For six hours.\n  type:"
    )
    colleague.commit("Peru offers to mediate")
    desk.git("pull", "--quiet", "--no-rebase", str(colleague.folder), "ines", code=1)
    desk.explainer("resolve")
    desk.commit("Peru offers to mediate, by Ines")
    said = desk.explainer("extract")
    assert "condemned-the-decision" in said, "of both articles together more is read than of each"
    desk.review("--id", "chile-expels-norway", keys="yq")
    timeline, expulsion = desk.facts("timeline"), desk.facts("expulsions")["chile-expels-norway"]
    assert timeline["chilean-police-search-research-ship-havfrue"]["note"] == "For six hours."
    assert timeline["norway-summon-envoy-chilean-ambassador"]["note"] == "He was called in twice."
    assert "norway-demands-release" in timeline and "ordered-to-leave-the" not in timeline
    assert [claim["value"] for claim in expulsion["number"]] == ["4", "5"]
    pages = desk.site()
    _are_told(pages["timeline"], "Peru offered to mediate", "For six hours.", "He was called in twice.")
    desk.commit("Read again after the merge")


def day_5(desk: Desk) -> None:
    """An agency takes back its number; then the sheets are taken back by mistake, and what was read comes back."""
    desk.at("2026-05-15")
    desk.put("005")
    said = desk.explainer("extract")
    assert "court-in-punta-arenas-release-solberg  14 May 2026" in said
    before = desk.facts("timeline")
    desk.git("checkout", "--quiet", "content/facts")
    said = desk.explainer("extract")
    assert "not in the sheets" in said and "explainer restore" in said
    assert "court-in-punta-arenas-release-solberg" not in desk.facts("timeline")
    said = desk.explainer("diff")
    assert "court-in-punta-arenas-release-solberg  14 May 2026" in said
    desk.explainer("restore", "--article", "005")
    assert desk.facts("timeline") == before
    assert desk.facts("expulsions")["chile-expels-norway"]["checked"], "what was checked stays so"
    _are_told(desk.site()["timeline"], "released Solberg")
    desk.commit("Solberg is free")


def day_6(desk: Desk) -> None:
    """The site is published; then its number is corrected as the agency's was, in public and with the reason."""
    desk.at("2026-05-16")
    desk.git("tag", "published")
    said = desk.explainer("proposals")
    (number,) = re.findall(r"^([0-9a-f]{8})  number in expulsions.yml", said, re.M)
    assert "besides 4 and 5 also 3, borne by 005-andes-press" in said
    desk.explainer("accept", number[:4])
    for value in ("4", "5"):
        why = "A driver of the embassy was counted."
        aside = f"    - value: {value}\n      rank: deprecated\n      note: {why}\n"
        desk.edit_fact("expulsions", "chile-expels-norway", f"    - value: {value}\n", aside)
    desk.explainer("check")
    said = desk.explainer("diff")
    assert "number: 4 is set aside" in said
    screen = desk.review("--id", "chile-expels-norway", keys="yq")
    assert "Chile ordered three Norwegian diplomats to leave." in screen
    desk.commit("Three diplomats, not four\n\nCorrection: A driver of the embassy had been counted with them.")
    pages = desk.site()
    _are_told(pages["expulsions"], "Chile ordered three Norwegian diplomats to leave")
    _are_told(pages["corrections"], "A driver of the embassy had been counted with them.", "three")
    assert "Solberg is free" not in pages["corrections"]


def day_7(desk: Desk) -> None:
    """An article comes in that only repeats, and a statement is taken back."""
    desk.at("2026-05-17")
    desk.put("006")
    said = desk.explainer("extract")
    assert "006-fjord-weekly bears" in said and "that are known" in said
    assert "new in" not in said and len(said.splitlines()) < 40
    before = desk.content_bytes()
    assert "written" not in desk.explainer("extract")
    assert desk.content_bytes() == before
    desk.commit("A week in the Fjord Weekly")
    desk.explainer("retract", "2026-05-15-flew-to-oslo-on", "--why", "The agency could not confirm it.")
    desk.commit("One statement is withdrawn")
    desk.explainer("status")
    pages = desk.site()
    assert not [name for name, page in pages.items() if "flew to Oslo" in page and "005-andes-press" not in name]
    _are_told(pages["corrections"], "The agency could not confirm it.")
    assert "written" not in desk.explainer("extract"), "what was taken back stays so"
    assert desk.facts("timeline")["2026-05-15-flew-to-oslo-on"]["publish"]


DAYS: Mapping[str, Callable[[Desk], None]] = {
    "Day 1": day_1,
    "Day 2": day_2,
    "Day 3": day_3,
    "Day 4": day_4,
    "Day 5": day_5,
    "Day 6": day_6,
    "Day 7": day_7,
}
"""The days in their order."""


def _are_told(page: str, *words: str) -> None:
    for told in words:
        assert told in page, f"the page does not say {told!r}: {page}"
