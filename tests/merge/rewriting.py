"""More that happens in a newsroom: facts written anew, joined and parted by hand, and articles that come and go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from explainer.field_types import PLAINEST, Holds, fields_holding, kinds_of
from explainer.merge.identity import names
from explainer.merge.three_way import Outcome, State, given_to_people, merge_story
from explainer.merge.uniting import united_by_id
from explainer.merge.values import by_key
from explainer.model import SHEETS, Happening
from explainer.strict_yaml import dump

from .newsroom import ABSENT, Newsroom, key_of
from .readings import ACTORS, ARTICLES, truths

__all__ = ["RewritingNewsroom"]

_SIDES = fields_holding(Happening, Holds.PARTY)
_KEPT_OUT = ("date", "number", "people", "place", "summary", "note")
"""Fields that a person may leave out when a fact is written anew."""
_Item = tuple[str, str, str]
"""A fact, a field and what tells one item of the list there from the others."""


@dataclass
class RewritingNewsroom(Newsroom):
    """A newsroom that does not leave it at single fields."""

    said: dict[_Item, dict[str, Any]] = field(default_factory=dict)
    """What a person wrote into an item of a list, by field."""

    # --- what can happen -------------------------------------------------

    def write_anew(self) -> None:
        """Delete a fact and write it in other words, with a new id or under its own, some of it as it was."""
        ident, sheet, fact = self._fact()
        if not ident:
            return
        new = self._otherwise(sheet, fact)
        if self.pick.random() < 0.5:
            self._write_over(sheet, ident, fact, new)
            return
        self.count += 1
        name = f"anew-{self.count}"
        self._put(sheet, ident, new | {"id": name})
        self._forget(ident)
        self.deleted.add(ident)
        self.own.add(name)

    def annotate(self) -> None:
        """Write claims with notes, ranks and quotes of one's own."""
        ident, sheet, fact = self._fact()
        names = [n for n in ("number", "date") if n in fact and sheet in ("timeline", "expulsions")]
        if not names:
            return
        name = self.pick.choice(names)
        there = fact[name] if isinstance(fact[name], list) else [{"value": fact[name]}]
        self.count += 1
        typed = {"article": self.names[0][0], "quote": f"typed words {self.count}"}
        if self.pick.random() < 0.5:
            at = self.pick.randrange(len(there))
            mine = {**there[at], "note": f"Note {self.count}", "sources": [*there[at].get("sources", ()), typed]}
            items = [mine if item is there[at] else item for item in there]
        else:
            value = f"2{self.count % 1000:03}" if name == "date" else 100 + self.count
            mine = {"value": value, "rank": "deprecated", "note": f"Note {self.count}", "sources": [typed]}
            items = [*there, mine]
        self._list_written(ident, name, items)
        item = (ident, name, next(key for key, one in by_key(_kind(sheet, name), items).items() if one is mine))
        self._replace(sheet, ident, name, _lines(name, items))
        told = {part: mine[part] for part in ("note", "rank") if part in mine}
        before = self.said.get(item, {}).get("sources", [])
        self.said[item] = self.said.get(item, {}) | told | {"sources": [*before, typed]}

    def type_quote(self) -> None:
        """Quote by hand what a reader quotes now or may quote later."""
        ident, sheet, fact = self._fact()
        told = [source["quote"].split()[-1] for source in fact.get("sources", ()) if " told of " in source["quote"]]
        if not told:
            return
        quote = self.pick.choice(["they told of {}", "told of {}", "on that day, as was said, they told of {}"])
        new = {"article": self.pick.choice(self.pick.choice(list(self.names.values()))), "quote": quote.format(told[0])}
        self._sources_written(sheet, ident, fact, [*fact["sources"], new])

    def join_by_hand(self) -> None:
        """Make one fact of two in the sheets: the quotes of the one go into the other, and the one is deleted."""
        sheet = self.pick.choice(["timeline", "expulsions"])
        facts = self._shown(sheet)
        if len(facts) < 2:
            return
        gone, kept = self.pick.sample(sorted(facts), 2)
        self._sources_written(sheet, kept, facts[kept], [*facts[kept]["sources"], *facts[gone]["sources"]])
        if kept in self.own:  # perhaps it is what it was split from again
            self.joined.add(kept)
        self._take_out(sheet, gone)
        self._forget(gone)
        self.deleted.add(gone)

    def split_by_hand(self) -> None:
        """Make two facts of one in the sheets: the new one takes one of its quotes."""
        sheet = self.pick.choice(["timeline", "expulsions"])
        facts = self._shown(sheet)
        ident = self._some(sorted(i for i, fact in facts.items() if len(fact["sources"]) > 1))
        if not ident:
            return
        there = facts[ident]["sources"]
        taken = self.pick.choice(there)
        self.count += 1
        new = {name: value for name, value in facts[ident].items() if name != "checked"}
        self._write(sheet, self._text(sheet) + "\n" + dump([new | {"id": f"split-{self.count}", "sources": [taken]}]))
        self.own.add(f"split-{self.count}")
        self._sources_written(sheet, ident, facts[ident], [source for source in there if source is not taken])

    def rename_by_hand_with_article(self) -> None:
        """Change an id in the sheet while a new article comes."""
        ident, sheet, fact = self._fact()
        if not ident or not self._recognisable(sheet, ident, fact):
            return
        self.count += 1
        new = f"by-hand-{self.count}"
        text, start, end = self._block(sheet, ident)
        self._write(sheet, text[:start] + text[start:end].replace(f"id: {ident}", f"id: {new}", 1) + text[end:])
        self._move(ident, new)
        self.renamed.add(new)
        self.read(sorted(self.articles), self.pick.randrange(6))

    def rename_article(self) -> None:
        a = self.pick.randrange(len(ARTICLES))
        self.count += 1
        self.names = self.names | {a: (f"{self.count}9-{ARTICLES[a][4:]}",)}

    def split_article(self) -> None:
        a = self.pick.randrange(len(ARTICLES))
        self.names = self.names | {a: (f"{ARTICLES[a]}-a", f"{ARTICLES[a]}-b")}

    def bring_article_back(self) -> None:
        self.articles = set(range(len(ARTICLES)))

    def uncheck(self) -> None:
        facts = [(s, i) for s, listed in self.state().ours.items() for i, fact in listed.items() if "checked" in fact]
        if one := self._some(sorted(facts)):
            self._replace(*one, "checked", "")

    def tell_apart(self) -> None:
        """Say that what was taken for a fact of a person's is another."""
        state = self.state()
        read = {ident for facts in state.read.values() for ident in facts}
        there = {ident for facts in state.ours.values() for ident in facts}
        taken = [one for one, mine in state.ids.items() if mine in self.own & there and one in read - there]
        if one := self._some(sorted(taken)):
            self.deleted.discard(one)
            self.united = {key: kept for key, kept in self.united.items() if kept != state.ids[one]}
            outcome = self._run(lambda state: merge_story(state, apart=[one]))
            ours = {ident for facts in outcome.state.ours.values() for ident in facts}
            assert {one, state.ids[one]} <= ours

    # --- what must hold --------------------------------------------------

    def _check_checked(self, outcome: Outcome, accepted: str) -> None:
        """So it is with what a person wrote."""
        super()._check_checked(outcome, accepted)
        self._check_said(outcome)
        there = {ident: fact for facts in self.state().ours.values() for ident, fact in facts.items()}
        self.said = {item: told for item, told in self.said.items() if item[0] not in {accepted, *outcome.removed}}
        for (ident, name, key), told in self.said.items():
            if ident not in outcome.renames:
                item = by_key(_kind(_sheet_of(self.state(), ident), name), there[ident][name])[key]
                for part, value in told.items():
                    if part == "sources":
                        assert all(source in item["sources"] for source in value), (ident, name, key)
                    else:
                        assert item.get(part) == value, (ident, name, key, part)
        self._check_order(outcome)

    def _check_said(self, outcome: Outcome) -> None:
        """What is newly taken for a fact of a person's is said."""
        before, state = self.before, outcome.state
        known = {one: outcome.renames.get(mine, mine) for one, mine in before.ids.items()}
        actors = state.ours.get("actors", {})
        made_one = {
            read
            for key, read in truths(state).items()
            if key in ACTORS
            and (mine := state.ids.get(read)) in self.joined & actors.keys()
            and names({"name": ACTORS[key][0]}) <= names(actors[mine])
        }
        read = {ident for facts in state.read.values() for ident in facts}
        for one, mine in state.ids.items():
            if mine in self.own and one in read - made_one - outcome.renames.keys() and known.get(one) != mine:
                assert outcome.guesses.get(one) == mine, one

    def _check_order(self, outcome: Outcome) -> None:
        """The items of a list that a person changed stand in the person's order."""
        for sheet, facts in united_by_id(outcome.before, outcome.renames).items():
            for ident, fact in facts.items():
                for name, was in fact.items():
                    now = outcome.state.ours[sheet].get(ident, {}).get(name)
                    kind, mine = (
                        _kind(sheet, name),
                        (ident, name) in self.touched and ident not in outcome.renames.values(),
                    )
                    if mine and kind.merged_by_item and isinstance(was, list) and isinstance(now, list):
                        old, new = list(by_key(kind, was)), list(by_key(kind, now))
                        assert [key for key in new if key in old] == [key for key in old if key in new], ident

    # --- how it is done --------------------------------------------------

    def _run(self, work: Any, **more: Any) -> Outcome:
        self.before: State = self.state()
        self._only_renamed()
        return super()._run(work, **more)

    def _only_renamed(self) -> None:
        """What was written anew and says just what was read of the fact before it is that, under another id."""
        if not self.own:
            return
        given = {i: fact for facts in given_to_people(self.before).values() for i, fact in facts.items()}
        ours = {i: fact for facts in self.before.ours.values() for i, fact in facts.items()}
        gone = [fact for ident, fact in given.items() if ident not in ours]
        same = {one for one in self.own - given.keys() if any({**fact, "id": one} == ours[one] for fact in gone)}
        self.own -= same
        self.renamed |= same

    def _otherwise(self, sheet: str, fact: Any) -> dict[str, Any]:
        """A fact in other words: what it was about, and perhaps one of its quotes, is the same."""
        left = [name for name in _KEPT_OUT if name in fact and self.pick.random() < 0.5]
        new = {name: value for name, value in fact.items() if name not in (*left, "checked")}
        self.count += 1
        new |= {"note": f"Words {self.count}"} | ({"date": self._value("date")} if sheet == "timeline" else {})
        if sides := [name for name in _SIDES if name in new and self.pick.random() < 0.3]:
            new.pop(self.pick.choice(sides), None)
        kept = self.pick.sample(fact["sources"], min(len(fact["sources"]), self.pick.randint(0, 2)))
        typed = {"article": self.names[0][0], "quote": f"typed words {self.count}"}
        trimmed = [
            {**source, "quote": source["quote"].replace("they told of", "told of")}
            if self.pick.random() < 0.5
            else source
            for source in kept
        ]
        return new | {"sources": [*trimmed, *[typed] * (not kept or self.pick.random() < 0.5)]}

    def _write_over(self, sheet: str, ident: str, fact: Any, new: dict[str, Any]) -> None:
        """Write a fact anew under the id that it has."""
        if ident in self.own:
            for ledger in (self.edited, self.given):
                for key in [key for key in ledger if key[0] == ident]:
                    del ledger[key]
        for name in {*fact, *new} - {"sources", "checked", *_SIDES, "in_response_to", "roles", "aliases"}:
            if fact.get(name) != new.get(name) and ident not in self.own:
                self._note_edit(ident, name, fact, new.get(name, ABSENT))
        self._sources_noted(ident, fact, new["sources"])
        self._put(sheet, ident, new)

    def _put(self, sheet: str, ident: str, new: dict[str, Any]) -> None:
        """Write a fact where another stands."""
        text, start, end = self._block(sheet, ident)
        self._write(sheet, text[:start] + dump([new]) + "\n" + text[end:])

    def _take_out(self, sheet: str, ident: str) -> None:
        text, start, end = self._block(sheet, ident)
        left = text[:start] + text[end:]
        self._write(sheet, left if "- id:" in left else f"{left}[]\n")

    def _sources_written(self, sheet: str, ident: str, fact: Any, sources: list[Any]) -> None:
        """Write other quotes into a fact; one that would stand there twice stands there once."""
        unique = list({_key(source): source for source in reversed(sources)}.values())[::-1]
        if {_key(source) for source in fact["sources"]} != {_key(source) for source in unique}:
            self._sources_noted(ident, fact, unique)
            self._replace(sheet, ident, "sources", _lines("sources", unique))

    def _sources_noted(self, ident: str, fact: Any, sources: list[Any]) -> None:
        was, now, key = ({_key(s) for s in fact["sources"]}, {_key(s) for s in sources}, (ident, "sources"))
        put_in = (now - was) - self.taken_out.get(key, set())  # what was taken out and is back is as it was
        self.touched.add(key)
        self.beside[key] = self.beside.get(key, set()) | put_in
        self.put_in[key] = (self.put_in.get(key, set()) | put_in) & now
        self.taken_out[key] = (self.taken_out.get(key, set()) | (was - now)) - now

    def _list_written(self, ident: str, name: str, items: list[Any]) -> None:
        for ledger in (self.edited, self.given):
            ledger.pop((ident, name), None)
        self.touched.add((ident, name))

    def _write(self, sheet: str, text: str) -> None:
        """A person saves a sheet; what was changed in an item that the person had written is the person's, too."""
        super()._write(sheet, text)
        state = self.state()
        there = {ident: fact for facts in state.ours.values() for ident, fact in facts.items()}
        for (ident, name, key), told in [*self.said.items()]:
            value = there.get(ident, {}).get(name)
            item = by_key(_kind(_sheet_of(state, ident), name), value).get(key) if isinstance(value, list) else None
            if not isinstance(item, dict) or any(part not in item for part in told):
                del self.said[ident, name, key]

    def _forget(self, ident: str) -> None:
        super()._forget(ident)
        self.said = {item: told for item, told in self.said.items() if item[0] != ident}

    def _move(self, old: str, new: str) -> None:
        super()._move(old, new)
        self.said = {(new if i == old else i, name, key): told for (i, name, key), told in self.said.items()}


def _kind(sheet: str, name: str) -> Any:
    return kinds_of(SHEETS[sheet]).get(name, PLAINEST)


def _sheet_of(state: State, ident: str) -> str:
    return next((sheet for sheet, facts in state.ours.items() if ident in facts), "timeline")


def _key(source: Any) -> str:
    return key_of("sources", source)


def _lines(name: str, items: list[Any]) -> str:
    return "".join(f"  {line}\n" for line in dump({name: items}).splitlines())
