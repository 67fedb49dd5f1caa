"""Two newsrooms that part and come together: what either made of the story is in the files of both, or is named."""

import copy
import random

import pytest

from explainer.content import ContentFolder
from explainer.merge.both_sides import Side
from explainer.merge.branch_files import BranchFiles, both_files
from explainer.merge.branches import both_branches
from explainer.merge.story_files import parsed
from explainer.merge.story_texts import changes
from explainer.merge.three_way import given_to_people, merge_story

from .newsroom import Newsroom
from .readings import VERSIONS, truths
from .rewriting import RewritingNewsroom
from .soak import STEPS

pytestmark = pytest.mark.slow  # interleaves readings and edits at random

_SEEDED = 60
_PARTS = 6


def _parting(seed):
    """A newsroom before it parts, and the two that it becomes."""
    pick = random.Random(seed)
    base = RewritingNewsroom(random.Random(seed))
    base.read([0], pick.randrange(VERSIONS))
    base.comment()
    rooms = []
    for number in (1, 2):
        base.known = None
        room = copy.deepcopy(base)
        room.pick = random.Random(10 * seed + number)
        for _ in range(pick.randrange(1, 5)):
            getattr(room, pick.choice(STEPS))()
        rooms.append(room)
    return base, *rooms


def _facts(room: Newsroom):
    """People's facts with what they were given there, by id."""
    state = merge_story(room.state()).state
    given = {i: fact for facts in given_to_people(state).values() for i, fact in facts.items()}
    return {i: Side(given.get(i), fact) for facts in state.ours.values() for i, fact in facts.items()}


def _written(before: Side, now: Side):
    """The single values that a person wrote into a fact since then."""
    for name in now.ours.keys() - {"id", "checked"}:
        was, value = before.part(name), now.part(name)
        changed = not isinstance(value.ours, list) and value.ours != was.ours
        if changed and (value.edited or was.edited):
            yield name, value.ours


@pytest.mark.parametrize("part", range(_PARTS))
def test_what_people_wrote_on_two_branches_is_there_or_named_and_stays(part):
    for seed in range(part, _SEEDED, _PARTS):
        base, *rooms = _parting(seed)
        state = base.state()
        folder = ContentFolder(next(iter(base.files)).parent.parent)
        files = BranchFiles(base.files, rooms[0].files, rooms[1].files, {}, ("main", "colleague"))
        both = both_files(folder, files, state.articles)

        merged = both_branches(state, rooms[0].state(), rooms[1].state())
        facts = {ident: fact for listed in merged.state.ours.values() for ident, fact in listed.items()}
        named = {(one.fact, *one.clash.path[:1]) for one in both.clashes}
        before = _facts(base)
        for room, ids in zip(rooms, merged.ids, strict=True):
            for ident, side in _facts(room).items():
                now = ids.get(ident, ident)
                for name, value in _written(before.get(ident, Side(None, None)), side):
                    there = facts.get(now, {}).get(name)
                    kept = there == value or isinstance(there, list)
                    assert kept or {(now,), (now, name)} & named, (seed, ident, name, value)
        if not both.clashes:
            data = {**base.files, **{path: text.encode() for path, text in both.texts.items()}}
            again = parsed(folder, data, state.articles)
            new = changes(again, merge_story(again.state))
            assert not [path for path, change in new.items() if change.text.encode() != change.before], seed


def test_what_is_to_be_decided_is_marked_in_the_sheet_where_the_fact_comes_to_stand():
    base = RewritingNewsroom(random.Random(1))
    base.read([0], 6)
    ident = truths(base.state())["tat"]
    base.known = None
    one, other = copy.deepcopy(base), copy.deepcopy(base)
    one._replace("timeline", ident, "note", "  note: Mine\n")
    other._take_out("timeline", ident)
    other.deleted.add(ident)
    other.read([0, 1, 2], 3)  # has it among the expulsions
    folder = ContentFolder(next(iter(base.files)).parent.parent)
    files = BranchFiles(base.files, one.files, other.files, {}, ("main", "colleague"))
    both = both_files(folder, files, base.state().articles)
    assert both.marked == {folder.facts / "expulsions.yml"}
    assert "note: Mine" in both.texts[folder.facts / "expulsions.yml"]
