"""A newsroom at work on a made-up story: readings come, people edit, and after each step it is told what must hold."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from explainer.content import ContentFolder
from explainer.field_types import kinds_of
from explainer.merge import machine_files, story_files, story_texts
from explainer.merge.forgetting import without_lost_facts
from explainer.merge.identity import evidence, names, without
from explainer.merge.recognition import with_whole_articles
from explainer.merge.retracting import retracted
from explainer.merge.story_files import StoryFiles, parsed
from explainer.merge.story_texts import changes
from explainer.merge.three_way import Outcome, State, given_to_people, merge_story, read_for_people
from explainer.merge.uniting import Facts, united_by_id
from explainer.merge.values import are_claims, item_key, same_value
from explainer.model import EVENT, SHEETS, is_withdrawn
from explainer.strict_yaml import dump

from .readings import ACTORS, ARTICLES, VERSIONS, reading, truths

__all__ = ["ABSENT", "Newsroom", "key_of"]


class _Folder(ContentFolder):
    """A folder that is on no disk."""

    def name(self, path: Path) -> str:
        return path.name


_FOLDER = _Folder(Path("story/content"))
_KINDS = {name: kind for model in SHEETS.values() for name, kind in kinds_of(model).items()}
_SETS = sorted(name for name, kind in _KINDS.items() if kind.merged_by_item)
_SCALARS = {
    "actors": ("name", "note"),
    "timeline": ("date", "place", "summary", "note", "type"),
    "expulsions": ("date", "number", "people", "summary", "note"),
    "context": ("topic", "statement", "note"),
}
ABSENT: Any = object()

_dumped = lru_cache(maxsize=5000)(lambda text: dump(json.loads(text)))
story_files.read_sheet = lru_cache(maxsize=2000)(story_files.read_sheet)  # the same sheets are read again and again,
story_texts.dump = machine_files.dump = lambda value: _dumped(json.dumps(value))  # and the same facts written


@dataclass
class Newsroom:
    """The story's files, and all that people did to them."""

    pick: random.Random
    files: dict[Path, bytes] = field(default_factory=dict)
    articles: set[int] = field(default_factory=lambda: set(range(len(ARTICLES))))
    """Those that are there."""
    names: dict[int, tuple[str, ...]] = field(default_factory=lambda: {a: (name,) for a, name in enumerate(ARTICLES)})
    """By article the ids that it has."""
    edited: dict[tuple[str, str], Any] = field(default_factory=dict)
    """By fact and field the value that a person wrote."""
    given: dict[tuple[str, str], Any] = field(default_factory=dict)
    """By fact and field what stood there before a person wrote."""
    touched: set[tuple[str, str]] = field(default_factory=set)
    """Facts and fields that are lists in which a person changed something."""
    put_in: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    beside: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Of what a person put in what quotes the words of another that stays beside it."""
    taken_out: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    united: dict[str, str] = field(default_factory=dict)
    """For actors of the story that a person made one the id of it."""
    deleted: set[str] = field(default_factory=set)
    withdrawn: dict[str, Any] = field(default_factory=dict)
    """By the id of a fact that was taken back what is left of it."""
    own: set[str] = field(default_factory=set)
    """Facts that a person wrote."""
    renamed: set[str] = field(default_factory=set)
    """Facts to which a person gave another id."""
    others: set[str] = field(default_factory=set)
    """Facts that count as a person's since they do not rest on all that the reader's does."""
    joined: set[str] = field(default_factory=set)
    """Facts of the reader's that a person made one with a fact that a person wrote."""
    comments: set[str] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    count: int = 0
    last: tuple[list[int], int, dict[int, tuple[str, ...]]] = field(default_factory=lambda: ([], 0, {}))
    """What was read last: its articles, the reader's version and the articles' ids."""
    known: StoryFiles | None = None
    """What the files were last found to say."""

    # --- what can happen -------------------------------------------------

    def extract(self) -> None:
        there = sorted(self.articles)
        articles = [a for a in there if self.pick.random() < 0.7] or [self.pick.choice(there)]
        self.read(articles, self.pick.randrange(VERSIONS))

    def read(self, articles: list[int], version: int) -> None:
        before, (read, words) = self.state(), reading(articles, version, self.names)
        self.last = articles, version, self.names
        outcome = self._run(lambda state: merge_story(state, read, words))
        self._check_identity(before, outcome.state)
        again = merge_story(self.state(), read, words)
        self._check_nothing_new(again, outcome)
        self._check_no_byte_changes(again)

    def lose_article(self) -> None:
        if len(self.articles) > 1:
            self.articles.remove(self.pick.choice(sorted(self.articles)))

    def forget_missing(self) -> None:
        """Read all that is there, and take out the facts none of whose articles is."""
        self.last = sorted(self.articles), self.pick.randrange(VERSIONS), self.names
        read, words = reading(*self.last)
        outcome = self._run(lambda state: without_lost_facts(merge_story(state, read, words), read, words), check=False)
        self._gone(outcome.removed)
        self._check()
        self._check_no_byte_changes(merge_story(self.state(), read, words))

    def retract(self) -> None:
        """Take back what happened, or background: nothing that it said is there any more."""
        ident, sheet, _ = self._fact()
        if ident and sheet != "actors":
            self._run(lambda state: retracted(merge_story(state), ident, "", "It was wrong", "2024-09-01"), check=False)
            self._gone({ident})
            self.deleted.discard(ident)
            self.withdrawn[ident] = self.state().ours[sheet][ident]
            assert is_withdrawn(self.withdrawn[ident])
            self._check()

    def check(self) -> None:
        """Hold a fact against its words: from now on all of it is a person's."""
        ident, sheet, _ = self._fact()
        if ident:
            self._replace(sheet, ident, "checked", f"  checked: 2024-08-{self.pick.randint(10, 28)}\n")

    def accept(self) -> None:
        if one := self._some(self._open()):
            assert one.fact not in self.deleted
            self._run(lambda state: merge_story(state, accept=[one.id]), check=False, accepted=one.fact)
            if not one.path:
                self._gone({one.fact})
            elif len(one.path) == 1:
                for ledger in (self.edited, self.given, self.put_in, self.taken_out):
                    ledger.pop((one.fact, one.path[0]), None)
                self.touched.discard((one.fact, one.path[0]))
            self._check()
            if one.path:
                assert one.id not in {other.id for other in self._open()}

    def reject(self) -> None:
        if one := self._some(self._open()):
            self._run(lambda state: merge_story(state, reject=[one.id]))
            self.rejected.add(one.id)
            self._check()

    def set_field(self) -> None:
        ident, sheet, fact = self._fact()
        if not ident:
            return
        name = self.pick.choice(_SCALARS[sheet])
        value = self._value(name)
        self._note_edit(ident, name, fact, value)
        written = dump({name: value}).split(": ", 1)[1].strip()
        quotes = self.pick.choice(["{}", "'{}'", '"{}"']) if "'" not in written and '"' not in written else "{}"
        comment = self._comment("  ") if self.pick.random() < 0.3 else ""
        self._replace(sheet, ident, name, f"  {name}: {quotes.format(written)}{comment}\n")

    def remove_field(self) -> None:
        ident, sheet, fact = self._fact()
        names = [n for n in ("date", "number", "people", "place", "summary", "note") if n in fact]
        if names:
            name = self.pick.choice(names)
            self._note_edit(ident, name, fact, ABSENT)
            self._replace(sheet, ident, name, "")

    def edit_list(self) -> None:
        """Put an item into a list, or take one out, and write the list in this form or that."""
        ident, sheet, fact = self._fact()
        names = [n for n in (*_SETS, "number") if isinstance(fact.get(n), list)]
        if not names:
            return
        name = self.pick.choice(names)
        items, key = list(fact[name]), (ident, name)
        if len(items) > 1 and self.pick.random() < 0.5:
            item = items.pop(self.pick.randrange(len(items)))
            if key_of(name, item) not in {key_of(name, other) for other in items}:  # else one of two like it stays
                self.put_in.setdefault(key, set()).discard(key_of(name, item))
                self.taken_out.setdefault(key, set()).add(key_of(name, item))
        else:
            item = self._item(name)
            items.insert(self.pick.randint(0, len(items)), item)
            self.put_in.setdefault(key, set()).add(key_of(name, item))
            self.taken_out.setdefault(key, set()).discard(key_of(name, item))
        if self.pick.random() < 0.3:
            self.pick.shuffle(items)
        self.touched.add(key)
        lines = dump({name: items}) if name != "aliases" or self.pick.random() < 0.5 else _long(name, items)
        if self.pick.random() < 0.3 and re.match(r"\w+:\n", lines):
            lines = lines.replace("\n", self._comment(" ") + "\n", 1)
        self._replace(sheet, ident, name, "".join(f"  {line}\n" for line in lines.splitlines()))

    def requote(self) -> None:
        """Quote more or fewer words than the reader, around the same."""
        ident, sheet, fact = self._fact()
        quoted = [source for source in fact.get("sources", ()) if " told of " in source["quote"]]
        if not quoted:
            return
        old = self.pick.choice(quoted)
        quote = old["quote"].replace("they told of", "told of") if self.pick.random() < 0.5 else f"So {old['quote']}"
        new, key = {**old, "quote": quote.removeprefix("on that day, as was said, ")}, (ident, "sources")
        if key_of("sources", new) in {key_of("sources", source) for source in fact["sources"]}:
            return
        self.put_in.setdefault(key, set()).discard(key_of("sources", old))
        self.put_in[key].add(key_of("sources", new))
        self.taken_out.setdefault(key, set()).discard(key_of("sources", new))
        self.taken_out[key].add(key_of("sources", old))
        self.touched.add(key)
        lines = dump({"sources": [new if source is old else source for source in fact["sources"]]})
        self._replace(sheet, ident, "sources", "".join(f"  {line}\n" for line in lines.splitlines()))

    def comment(self) -> None:
        sheet = self._sheet()
        lines = self._text(sheet).splitlines()
        if not lines:
            return
        at = self.pick.randrange(len(lines))
        if re.match(r" *(- )?\w+: \S", lines[at]) and not lines[at].endswith((",", "-")) and self.pick.random() < 0.5:
            if at + 1 == len(lines) or re.match(r"\s*(- |\w+:|#|$)", lines[at + 1]):
                lines[at] += self._comment(" ")
        elif re.match(r" *(- )?\w+:|- ", lines[at]):
            lines.insert(at, re.match(" *", lines[at])[0] + self._comment(""))  # type: ignore[index]
        self._write(sheet, "\n".join(lines) + "\n")

    def blank_line(self) -> None:
        sheet = self._sheet()
        lines = self._text(sheet).splitlines()
        places = [at for at, line in enumerate(lines) if re.match(r" *(- )?\w+:", line)]
        if places:
            lines.insert(self.pick.choice(places), "")
            self._write(sheet, "\n".join(lines) + "\n")

    def delete(self) -> None:
        ident, sheet, _ = self._fact()
        if ident:
            text, start, end = self._block(sheet, ident)
            left = text[:start] + text[end:]
            self._write(sheet, left if "- id:" in left else f"{left}[]\n")
            self._forget(ident)
            self.deleted.add(ident)

    def add(self) -> None:
        """Write a fact of one's own, at the end or the beginning; now and then one that an article will tell."""
        sheet = self._sheet()
        self.count += 1
        ident = f"own-{self.count}"
        values: dict[str, Any] = {"id": ident}
        if sheet == "actors":
            values |= {"name": f"Somebody {self.count}", "kind": "person"}
        elif sheet == "context":
            values |= {"topic": "Ours", "statement": f"Statement {self.count}"}
        else:
            values |= {"type": "protest"} if sheet == "timeline" else {"number": 90 + self.count}
            values |= {"date": "2024-06-01"}
        values["sources"] = [{"article": "001", "quote": f"words {self.count}"}]
        if sheet == "expulsions" and not self._seen("second") and self.pick.random() < 0.5:
            values["sources"] = [{"article": self.pick.choice(["002", ARTICLES[1]]), "quote": "they told of second"}]
        text, new = self._text(sheet), dump([values])
        text = "" if text.strip() == "[]" else text
        self._write(sheet, text + "\n" + new if self.pick.random() < 0.5 else new + "\n" + text)
        self.own.add(ident)
        for name, value in values.items():
            if name in _SCALARS[sheet]:
                self.edited[ident, name] = value
                self.given[ident, name] = None
        self.touched.add((ident, "sources"))
        self.put_in[ident, "sources"] = set()

    def reorder(self) -> None:
        ident, sheet, _ = self._fact()
        if ident:
            text, start, end = self._block(sheet, ident)
            block, rest = text[start:end], text[:start] + text[end:]
            block += "" if block.endswith("\n\n") else "\n"
            at = rest.find("- id:")
            if at >= 0:
                self._write(sheet, rest[:at] + block + rest[at:])

    def rename(self) -> None:
        ident, _, _ = self._fact()
        if ident:
            self.count += 1
            new = f"renamed-{self.count}"
            self._run(lambda state: merge_story(state, renames={ident: new}), renames={ident: new})

    def rename_by_hand(self) -> None:
        ident, sheet, fact = self._fact()
        if not ident or not self._recognisable(sheet, ident, fact):
            return
        self.count += 1
        new = f"by-hand-{self.count}"
        text, start, end = self._block(sheet, ident)
        self.files[_FOLDER.facts / f"{sheet}.yml"] = (
            text[:start] + text[start:end].replace(f"id: {ident}", f"id: {new}", 1) + text[end:]
        ).encode()
        self._run(lambda state: merge_story(state), renames={ident: new})

    def merge_actors(self) -> None:
        actors = list(self._shown("actors"))
        if len(actors) > 1:
            gone, kept = self.pick.sample(actors, 2)
            facts = self.state().ours["actors"]
            self._run(lambda state: merge_story(state, renames={gone: kept}), check=False)
            for name in _SETS:
                out = {key_of(name, item) for item in facts[gone].get(name, [])}
                here, there = (kept, name), (gone, name)
                self.beside[here] = self.beside.get(here, set()) | self.beside.get(there, set())
                self.taken_out[here] = self.taken_out.get(here, set()) | (self.taken_out.get(there, set()))
                self.taken_out[here] -= {key_of(name, i) for i in self.state().ours["actors"][kept].get(name, [])}
                self.put_in[here] = self.put_in.get(here, set()) | (self.put_in.get(there, set()) & out)
                if there in self.touched or gone in self.own:
                    self.touched.add(here)
            name = key_of("aliases", facts[gone]["name"])
            if name in {key_of("aliases", alias) for alias in self.state().ours["actors"][kept].get("aliases", [])}:
                self.put_in[kept, "aliases"].add(name)
            for key, read in truths(self.state()).items():
                if self.state().ids.get(read, read) == kept:
                    self.united[key] = kept
            if (kept, "name") not in self.edited:
                self.edited[kept, "name"], self.given[kept, "name"] = facts[kept]["name"], None
            if (gone, "name") in self.edited:  # the name that was read is one that a person took away
                self.taken_out[kept, "aliases"].add(key_of("aliases", self.given[gone, "name"]))
            own = gone in self.own
            self._forget(gone)
            if own:
                self.joined |= {kept} - self.own
                self.own.add(kept)
            self._move(gone, kept)
            self.touched |= {(kept, name) for name in _SETS}
            self._check()

    # --- what must hold --------------------------------------------------

    def state(self) -> State:
        return self.parsed().state

    def parsed(self) -> StoryFiles:
        articles = frozenset(name for a in self.articles for name in self.names[a])
        if self.known is None or (self.known.bytes_, self.known.state.articles) != (self.files, articles):
            self.known = parsed(_FOLDER, dict(self.files), articles)
        return self.known

    def _run(
        self,
        work: Callable[[State], Outcome],
        *,
        renames: dict[str, str] | None = None,
        check: bool = True,
        accepted: str = "",
    ) -> Outcome:
        """One run of the program: what it writes, and that a second one writes nothing."""
        now = self.parsed()
        before = {path: data.decode() for path, data in self.files.items()}
        outcome = work(now.state)
        written = {path: change.text.encode() for path, change in changes(now, outcome).items()}
        self.files |= written
        for old, new in (renames or {}).items():
            self._move(old, new)
            self.renamed.add(new)
        self._check_nothing_new(merge_story(self.state()), outcome)
        if self.pick.random() < 0.1:
            self._check_no_byte_changes(merge_story(self.state()))
        if self.pick.random() < 0.2:
            self._check_no_byte_changes(merge_story(self.state(), *reading(*self.last)))
        self._check_texts(before, outcome)
        self._check_checked(outcome, accepted)
        if not check:
            return outcome
        if not outcome.removed:
            self._check()
        return outcome

    def _check_nothing_new(self, again: Outcome, outcome: Outcome) -> None:
        """A second run of the same has nothing to write and nothing else to ask."""
        state = self.state()
        assert again.state.ours == again.before
        assert (again.state.read, again.state.given, again.state.ids) == (state.read, state.given, state.ids)
        assert (again.state.rejected, again.state.words) == (state.rejected, state.words)
        assert (again.unsure, again.less_sure and not outcome.less_sure) == (outcome.unsure, False)
        assert again.proposals == outcome.proposals, (again.proposals, outcome.proposals)

    def _check_no_byte_changes(self, again: Outcome) -> None:
        """A second run of the same writes what stands there."""
        written = changes(self.parsed(), again)
        assert {path: change.text.encode() for path, change in written.items()} == self.files

    def _check_texts(self, before: dict[Path, str], outcome: Outcome) -> None:
        """A fact whose values stayed keeps every byte; no reference is broken; people's order stays."""
        for sheet, facts in outcome.before.items():
            old, new = before.get(_FOLDER.facts / f"{sheet}.yml", ""), self._text(sheet)
            for ident, fact in facts.items():
                if outcome.state.ours[sheet].get(ident) == fact and ident not in outcome.renames.values():
                    assert _cut(old, ident) == _cut(new, ident), ident
            there = [outcome.renames.get(i, i) for i in _order(old) if outcome.renames.get(i, i) not in _order(old)[:0]]
            kept = [i for i in dict.fromkeys(there) if i in outcome.state.ours[sheet]]
            if not any(new_id in facts for new_id in outcome.renames.values()):
                assert [i for i in _order(new) if i in kept] == kept
        assert _dangling(outcome.state.ours) <= _dangling(united_by_id(outcome.before, outcome.renames))

    def _check_checked(self, outcome: Outcome, accepted: str) -> None:
        """A fact that a person checked or wrote is where and as it was, but for sources of articles that it did not cite."""
        for sheet, facts in united_by_id(outcome.before, outcome.renames).items():
            for ident, fact in facts.items():
                theirs = "checked" in fact or ident in self.own - self.joined
                if theirs and ident not in {accepted, *outcome.removed}:
                    was, now = without(fact, outcome.removed, _KINDS), outcome.state.ours[sheet][ident]
                    assert _without_sources(now) == _without_sources(was), ident
                    assert evidence(was) <= evidence(now), ident
                    assert not {a for a, _ in evidence(now) - evidence(was)} & {a for a, _ in evidence(was)}, ident

    def _check(self) -> None:
        """No edit is lost, nothing deleted is back, no comment is gone, what nobody edited follows the reading."""
        state = self.state()
        sheets = {ident: sheet for sheet, facts in state.ours.items() for ident in facts}
        whole = with_whole_articles(state.ours, state.read)
        ours = {ident: fact for facts in whole.values() for ident, fact in facts.items()}
        theirs = {i: fact for facts in read_for_people(state).values() for i, fact in facts.items()}
        assert not self.deleted & set(ours)
        assert self.own <= set(ours)
        assert self.withdrawn == {ident: fact for ident, fact in ours.items() if is_withdrawn(fact)}
        ours = {ident: fact for ident, fact in ours.items() if ident not in self.withdrawn}
        assert all(fact.get("sources") for fact in ours.values())
        text = self._texts()
        assert not [comment for comment in self.comments if comment not in text]
        for (ident, name), value in self.edited.items():
            assert ours[ident].get(name, ABSENT) == value, (ident, name)
        for (ident, name), keys in self.put_in.items():  # with none of a person's left it may be no list any more
            assert not keys or keys <= {key_of(name, item) for item in ours[ident].get(name, [])}, (ident, name)
        for (ident, name), keys in self.taken_out.items():
            if isinstance(ours[ident].get(name), list):
                assert not keys & {key_of(name, item) for item in ours[ident][name]}, (ident, name)
        for key, read in truths(state).items():
            kept = self.united.get(key)
            if kept in ours and names({"name": ACTORS[key][0]}) <= names(ours[kept]):  # and is still called so
                assert state.ids.get(read, read) == kept, (key, kept)
        open_ = self._open()
        asked = {(one.fact, one.path) for one in (*open_, *state.rejected)}
        assert not self.rejected & {one.id for one in open_}
        base = {ident: fact for facts in given_to_people(state).values() for ident, fact in facts.items()}
        for ident, fact in theirs.items():
            if ident in ours and ("checked" in ours[ident] or ident in self.own - self.joined):
                self._check_is_asked(kinds_of(SHEETS[sheets[ident]]), ours[ident], base.get(ident, {}), fact, asked)
            elif ident not in self.deleted | self.own | self.withdrawn.keys() and not self._no_more_the_readers(ident):
                self._check_fact(ident, ours[ident], fact, asked, {(one.fact, one.path) for one in open_})
        unread = {i for i in base.keys() - theirs.keys() if i in ours and not base[i].get("by-hand")}
        gone = {ident for ident, path in asked if not path} | {i for i in unread if "checked" in ours[i]}
        assert unread - gone == merge_story(state).unsure - gone

    def _no_more_the_readers(self, ident: str) -> bool:
        """Whether a fact has a person's id, or is several in one, and did not rest on all that the reader's does."""
        if ident in self.renamed | {*self.united.values()} and self.taken_out.get((ident, "sources")):
            self.others.add(ident)
        return ident in self.others

    @staticmethod
    def _check_is_asked(kinds: Any, ours: Any, given: Any, theirs: Any, asked: set[tuple[str, Any]]) -> None:
        """What is read otherwise than a person checked is asked, unless a person had corrected just that."""
        for name in ("name", "date", "people", "topic", "statement", "type"):
            read, known = theirs.get(name), given.get(name)
            told = [item.get("value") for item in known] if are_claims(known) else [known]
            if name in kinds and read not in (None, EVENT, known, *told) and not same_value(read, ours.get(name)):
                assert (ours["id"], (name,)) in asked, (ours["id"], name)

    def _check_fact(
        self, ident: str, ours: Any, theirs: Any, asked: set[tuple[str, Any]], open_: set[tuple[str, Any]]
    ) -> None:
        edited = any(key[0] == ident for key in (*self.edited, *self.touched))
        for name in ("name", "date", "number", "people", "topic", "statement", "type", "verb"):
            key, read = (ident, name), theirs.get(name)
            if key in self.touched or (name == "verb" and (ident, "type") in self.edited):
                continue
            if read is None and edited and name != "verb":
                continue
            if key not in self.edited:
                assert same_value(ours.get(name), read), key
            elif self._differs(self.edited[key], self.given[key], read):
                assert (ident, (name,)) in asked, key
            else:
                assert (ident, (name,)) not in open_, key
        for name in _SETS:
            key = (ident, name)
            have = {key_of(name, item) for item in ours.get(name, [])}
            read = {key_of(name, item) for item in theirs.get(name, [])}
            own = self.put_in.get(key, set())
            if name == "sources" and edited:
                assert not [
                    one
                    for one in read - own
                    for mine in own & have - self.beside.get(key, set())
                    if one in have and _nested(one, mine)
                ], key
            if name == "sources":  # what a person quotes, or took out, stands for all that quotes its words, too
                settled = have | self.taken_out.get(key, set())
                read = {one for one in read if not any(_nested(one, other) for other in settled - {one})}
            missing = read - self.taken_out.get(key, set()) - have
            if not self.beside.get(key):  # a longer quote, of two facts, may have stood for one of another fact's
                assert not missing or (not have and (ident, (name,)) in asked), key
            if key not in self.touched and (theirs.get(name) or not edited):
                read = {key_of(name, item) for item in theirs.get(name, [])}
                assert have == read, key

    @staticmethod
    def _differs(edited: Any, given: Any, read: Any) -> bool:
        """Whether the reading says something else than a person's value and than what the person was given."""
        ours = None if edited is ABSENT else edited
        if read in (None, EVENT):
            return False
        if ours is None and isinstance(given, list) and isinstance(read, list):
            return not {key_of("number", item) for item in read} <= {key_of("number", item) for item in given}
        return not same_value(read, ours) and not same_value(read, given)

    def _check_identity(self, before: State, state: State) -> None:
        """What two readings in a row tell with evidence in common has one id."""
        was, now = truths(before), truths(state)
        facts = {i: f for listed in before.read.values() for i, f in listed.items()}
        for listed in state.read.values():
            for ident, fact in listed.items():
                for key, one in was.items():
                    if now.get(key) == ident and {a for a, _ in evidence(fact)} & {a for a, _ in evidence(facts[one])}:
                        assert ident == one, key

    # --- how it is done --------------------------------------------------

    def _open(self) -> list[Any]:
        return merge_story(self.state()).proposals

    def _some(self, items: Any) -> Any:
        return self.pick.choice(list(items)) if items else None

    def _sheet(self) -> str:
        return self.pick.choice(list(_SCALARS))

    def _fact(self) -> tuple[str, str, Any]:
        sheet = self._sheet()
        facts = self._shown(sheet)
        ident = self._some(sorted(facts))
        return (ident, sheet, facts[ident]) if ident else ("", sheet, {})

    def _shown(self, sheet: str) -> dict[str, Any]:
        """The facts of a sheet that were not taken back."""
        return {ident: fact for ident, fact in self.state().ours.get(sheet, {}).items() if not is_withdrawn(fact)}

    def _value(self, name: str) -> Any:
        self.count += 1
        if name == "number":
            return self.pick.choice([2, 3, 4, 100 + self.count])
        if name == "type":
            return self.pick.choice([EVENT, "protest", "arrest"])
        if name == "date":
            return self.pick.choice(["2024-05", "2024-05-03", f"2{self.count % 1000:03}"])
        return f"Words {self.count}"

    def _item(self, name: str) -> Any:
        self.count += 1
        if name == "aliases":
            return f"Alias {self.count}"
        if name == "sources":
            return {"article": ARTICLES[0], "quote": f"more words {self.count}"}
        return {"value": f"minister {self.count}" if name == "roles" else 100 + self.count}

    def _comment(self, lead: str) -> str:
        self.count += 1
        self.comments.add(f"# note {self.count}.")
        return f"{lead}# note {self.count}."

    def _note_edit(self, ident: str, name: str, fact: Any, value: Any) -> None:
        key = (ident, name)
        if key not in self.edited and key not in self.touched:
            self.given[key] = fact.get(name)
        if key in self.touched:
            self.touched.discard(key)
            self.put_in.pop(key, None)
            self.taken_out.pop(key, None)
            self.given[key] = ABSENT
            self.touched.add(key)
        self.edited[key] = value
        if value == self.given[key] and key not in self.touched:
            del self.edited[key], self.given[key]

    def _seen(self, truth: str) -> bool:
        state = self.state()
        facts = [*state.ours.values(), *state.read.values(), *state.given.values()]
        return any(f"told of {truth}" in str(listed) for listed in facts)

    def _recognisable(self, sheet: str, ident: str, fact: Any) -> bool:
        """Whether a person left a fact as it was read, so that one of which only the id is another is still it."""
        return ident not in self.own and not any(key[0] == ident for key in (*self.edited, *self.touched))

    def _block(self, sheet: str, ident: str) -> tuple[str, int, int]:
        text = self._text(sheet)
        start = re.search(rf"^- id: {ident}\b(?!-).*$", text, re.M).start()  # type: ignore[union-attr]
        rest = re.compile(r"^(?:#.*\n)*- id:", re.M).search(text, start + 1)
        return text, start, rest.start() if rest else len(text)

    def _replace(self, sheet: str, ident: str, name: str, lines: str) -> None:
        text, start, end = self._block(sheet, ident)
        block = text[start:end]
        there = re.search(rf"^  {name}:.*\n(?:\n*    .*\n)*", block, re.M)
        if there:
            block = block[: there.start()] + lines + block[there.end() :]
        else:
            head, _, tail = block.partition("\n")
            block = f"{head}\n{lines}{tail}"
        self._write(sheet, text[:start] + block + text[end:])

    def _text(self, sheet: str) -> str:
        return self.files.get(_FOLDER.facts / f"{sheet}.yml", b"").decode()

    def _texts(self) -> str:
        return "".join(self._text(sheet) for sheet in _SCALARS)

    def _write(self, sheet: str, text: str) -> None:
        """A person saves a sheet; comments that the person took out with other words are not missed."""
        if _FOLDER.facts / f"{sheet}.yml" in self.files:
            self.files[_FOLDER.facts / f"{sheet}.yml"] = text.encode()
        self.comments = {comment for comment in self.comments if comment in self._texts()}

    def _forget(self, ident: str) -> None:
        for ledger in (self.edited, self.given, self.put_in, self.beside, self.taken_out):
            for key in [key for key in ledger if key[0] == ident]:
                del ledger[key]
        self.touched = {key for key in self.touched if key[0] != ident}
        self.own.discard(ident)

    def _gone(self, idents: Collection[str]) -> None:
        """A person agreed that facts are taken out."""
        for ident in idents:
            self._forget(ident)
        self.deleted |= set(idents)
        self.comments = {comment for comment in self.comments if comment in self._texts()}

    def _move(self, old: str, new: str) -> None:
        for name in ("edited", "given", "put_in", "beside", "taken_out"):
            ledger = getattr(self, name)
            setattr(self, name, {(new if key[0] == old else key[0], key[1]): value for key, value in ledger.items()})
        self.touched = {(new if key[0] == old else key[0], key[1]) for key in self.touched}
        self.own = {new if ident == old else ident for ident in self.own}
        self.renamed = {new if ident == old else ident for ident in self.renamed}
        self.others = {new if ident == old else ident for ident in self.others}
        self.joined = {new if ident == old else ident for ident in self.joined}
        self.united = {key: new if ident == old else ident for key, ident in self.united.items()}


def _long(name: str, items: list[Any]) -> str:
    return f"{name}:\n" + "".join(f"  - {item}\n" for item in items)


def _order(text: str) -> list[str]:
    return re.findall(r"^- id: (\S+)", text, re.M)


def _cut(text: str, ident: str) -> str:
    """A fact's lines, from its id to the next fact or what stands above it."""
    found = re.search(rf"^- id: {ident}(?=\s)[^\n]*\n(?:(?!- id:|#).*\n?)*", text, re.M)
    return found[0].rstrip() if found else ""


def _dangling(facts: Facts) -> set[tuple[str, str]]:
    there = {ident for listed in facts.values() for ident in listed}
    named = {(i, ref) for listed in facts.values() for i, fact in listed.items() for ref in _references(fact)}
    return {pair for pair in named if pair[1] not in there}


def _references(fact: Any) -> set[str]:
    names = [name for name, kind in _KINDS.items() if kind.refers and isinstance(fact.get(name), list)]
    return {ref for name in names for ref in fact[name] if isinstance(ref, str)}


def _without_sources(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_sources(item) for item in value]
    if isinstance(value, dict):
        return {name: _without_sources(item) for name, item in value.items() if name != "sources"}
    return value


def _nested(one: str, other: str) -> bool:
    """Whether of two sources, by their keys, one quotes the words of the other."""
    (article, quote), (its_article, its_quote) = one.split(" | ")[:2], other.split(" | ")[:2]
    return article == its_article and (quote in its_quote or its_quote in quote)


def key_of(name: str, item: Any) -> str:
    """What tells an item of a list from the others; an article that got another id with the same start is the same."""
    if isinstance(item, dict) and "article" in item:
        item = {**item, "article": item["article"][:3]}
    return item_key(_KINDS[name], item)
