"""Any two histories that parted from a common one, joined either way: nothing is lost without being named."""

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from running import Result
from store.faulty import unsynced
from store.house import House
from wgtool.domain.state import State

PEOPLE = ("ann", "ben", "cai")
GROUPS = ("a", "b", "c")
HELD = "2021-11-03T09:0{minute}:00+00:00"

person, group, week = st.sampled_from(PEOPLE), st.sampled_from(GROUPS), st.sampled_from(["1", "2"])
mail = person.map("{}@example.org".format)
ONE = st.one_of(
    st.tuples(st.just("signup"), group, person, st.sampled_from(["X", "Y"])),
    st.tuples(st.just("withdraw"), mail),
    st.tuples(st.just("transfer"), mail, group, group),
    st.tuples(st.just("transfer"), mail, group, group, st.just("--wait")),
    st.tuples(st.just("amend"), mail, st.just("--role"), st.sampled_from(["Clerk", "Chair"])),
    st.tuples(st.just("amend"), mail, st.just("--new-email"), mail),
    st.tuples(st.just("merge"), mail, st.just("--into"), mail),
    st.tuples(st.just("erase"), mail),
    st.tuples(st.just("reschedule"), group, st.just("--week"), week, st.just("--by"), st.sampled_from(["1", "7"])),
    st.tuples(st.just("cancel"), group, st.just("--week"), week),
    st.tuples(st.just("reinstate"), group, st.just("--week"), week),
    st.tuples(st.just("cover"), group, st.just("--week"), week, st.just("--by"), st.just("Zed <zed@example.org>")),
    st.tuples(st.just("finish"), group, st.just("--after-week"), st.just("1")),
    st.tuples(st.just("note"), group, st.just("action"), st.just("Work"), st.just("--who"), mail),
    st.tuples(st.just("settle"), st.sampled_from(["1", "2"])),
    st.tuples(st.just("reword"), st.sampled_from(["1", "2"]), st.sampled_from(["Other", "Another"])),
    st.tuples(st.just("attend"), group, st.just("--week"), st.just("1"), st.just("--everyone")),
    st.tuples(st.just("attend"), group, st.just("--week"), st.just("2"), st.just("--apologies"), mail),
    st.tuples(st.just("undo"), st.just("--anyone")),
    st.tuples(st.just("undo"), st.just("--anyone")),
)
# By these somebody can come out of a group.
LEAVING = ("withdraw", "transfer", "undo", "amend", "merge", "erase", "finish")
SOME = st.lists(ONE, max_size=7)


class Facilitator:
    """Somebody with a copy of the store.

    Args:
        house: The folder.
        name: Their name.
    """

    def __init__(self, house: House, name: str) -> None:
        self.house = house
        self.name = name
        self.store = house.store.with_name(f"{name}.jsonl")

    def __call__(self, *command: str, minute: int = 0) -> Result:
        env = {"WGTOOL_STORE": str(self.store), "LOGNAME": self.name, "WGTOOL_NOW": HELD.format(minute=minute)}
        with unsynced():
            done = self.house(*command, env=env)
        assert done.code in {0, 1, 2}, (command, done.err)
        return done

    def do(self, commands: list[tuple[str, ...]], minute: int) -> None:
        for place, (name, *rest) in enumerate(commands):
            given = [name, *rest]
            if name == "signup":
                who = rest[1]
                given = ["signup", rest[0], "--name", who, "--email", f"{who}@example.org", "--organisation", rest[2]]
                given += ["--allow-clash"]
            self(*given, minute=(minute + 2 * place) % 10)

    def state(self) -> State:
        from wgtool.storage.file_store import FileStore

        state = FileStore(self.store, "small").read(whole=True).state
        assert isinstance(state, State)
        return state


def ids(store: Path) -> set[str]:
    """Return the ids of a store’s entries."""
    return {json.loads(line)["id"] for line in store.read_text("utf-8").splitlines()[1:]}


def said(state: State) -> dict[str, Any]:
    """Return what is true, but for how often sessions were touched."""
    known = dict(vars(state))
    sessions = {key: (*one[:4], one.cover) for key, one in state.sessions.items()}
    for name in ("sessions", "last", "undoable", "_counts", "given", "_taken_back"):
        known.pop(name, None)
    known["groups"] = {name: dict(members) for name, members in state.groups.items() if members}
    known["orders"] = {name: list(members) for name, members in known["groups"].items()}
    touched = {key: one for key, one in sessions.items() if one != (None, None, False, None, None)}
    return {**known, "sessions": touched}


@settings(
    max_examples=int(os.environ.get("WGTOOL_TEST_EXAMPLES", "12")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(ONE, max_size=4), SOME, SOME)
def test_nothing_is_lost_unnamed(
    common: list[tuple[str, ...]], mine: list[tuple[str, ...]], theirs: list[tuple[str, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder) / "trial", places=1)
        one, other = Facilitator(house, "one"), Facilitator(house, "other")
        one.do([("signup", "a", "ann", "X"), ("signup", "c", "ben", "X"), *common], 0)
        shutil.copy(one.store, other.store)
        one.do(mine, 0)
        other.do(theirs, 1)
        kept = one.store.read_bytes()
        joined(one, other)
        one.store.write_bytes(kept)
        joined(other, one)


def joined(here: Facilitator, there: Facilitator) -> None:
    """Join a copy, and look at what became of everything."""
    before, known, theirs = here.state(), ids(here.store), there.state()
    untouched = there.store.read_bytes()
    done = here("store", "join", str(there.store), "--format", "json", minute=9)
    if done.code == 1 and not done.data:
        # Somebody of here was erased there.
        assert "--erase" in done.err, done.err
        assert said(here.state()) == said(before)
        done = here("store", "join", str(there.store), "--format", "json", "--erase", minute=9)
        before = None
    view = done.json
    assert there.store.read_bytes() == untouched
    named = {one["id"] for one in (*view["taken"], *view["refused"])}
    assert ids(there.store) - known <= named
    assert done.code == bool(view["refused"])
    state = here.state()
    within_capacity(state)
    keeps_places(before, state, view)
    brings_places(state, theirs, view, here)
    for command in (["history"], ["check"], ["groups"], ["attendance"], ["notes"]):
        assert here(*command).code in {0, 1}
    for key, change in theirs.sessions.items():
        assert not view["taken"] or state.sessions[key].revision >= change.revision
    once_more(here, there, view)
    if view["entry"] is not None:
        assert here("undo", minute=9).code == 0
        assert before is None or said(here.state()) == said(before)


def once_more(here: Facilitator, there: Facilitator, view: Any) -> None:
    """Joining again changes nothing, and leaves the same out."""
    once = here.store.read_bytes()
    again = here("store", "join", str(there.store), "--format", "json", minute=9).json
    assert (again["entry"], again["taken"]) == (None, [])
    assert [one["id"] for one in again["refused"]] == [one["id"] for one in view["refused"]]
    assert here.store.read_bytes() == once


def within_capacity(state: State) -> None:
    """No group is over its places, and nobody waits beside a free one."""
    for members in state.groups.values():
        assert sum(one.status == "confirmed" for one in members.values()) <= 1


def keeps_places(before: State | None, state: State, view: Any) -> None:
    """Nobody who had a place here has lost it, unless it was taken from them there."""
    moved = {one["do"] for one in view["taken"]} & {"withdraw", "transfer", "undo", "amend", "merge", "finish"}
    for name, members in before.groups.items() if before is not None and not moved else ():
        for key, one in members.items():
            if one.status == "confirmed":
                assert state.groups[name][key].status == "confirmed"


def brings_places(state: State, theirs: State, view: Any, here: Facilitator) -> None:
    """Whoever is in a group there is in it here, too, or named, or went from here by a command of here."""
    told = " ".join(one["text"] for one in (*view["changed"], *view["refused"]))
    texts = here.store.read_text("utf-8")
    own = any(f'"do":"{name}"' in texts for name in LEAVING)
    for name, members in theirs.groups.items() if not own else ():
        for key in members:
            assert key in state.groups.get(name, {}) or theirs.people[key].name in told, (name, key, told)
