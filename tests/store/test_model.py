"""Any sequence of commands does what a simple model does, and undoing them passes back through the same states."""

import json
import os
import tempfile
from pathlib import Path
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from store.faulty import unsynced
from store.house import House
from store.model import Model
from wgtool.domain.partial import PartialState
from wgtool.domain.people import SignupStatus
from wgtool.domain.state import State

PEOPLE = st.sampled_from(["ann", "ben", "cai", "dai", "efa"])
GROUPS = st.sampled_from(["a", "b", "c"])
# After the first sessions.
HELD = {"WGTOOL_NOW": "2021-11-03T09:00:00"}
NUMBERS = st.integers(1, 4)
SOME = st.lists(GROUPS, min_size=1, max_size=2, unique=True)


class Commands(RuleBasedStateMachine):
    """wgtool beside the model, one command after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.house = House(Path(self._folder.name) / "trial", places=2)
        self.model = Model({"a": 2, "b": 2, "c": 1})

    def teardown(self) -> None:
        """Undo everything: each state comes back as it was."""
        while self.model.undo():
            self._command("undo", allowed=True)
            self.is_as_the_model_says()
            self.notes_are_as_the_model_says()
            self.attendance_is_as_the_model_says()
        self._command("undo", allowed=False)
        self._folder.cleanup()

    @initialize()
    def someone(self) -> None:
        self.sign_up("ann", ["a"], waiting=True, clash=False)

    def _command(self, *arguments: str, allowed: bool, env: dict[str, str] | None = None) -> None:
        with unsynced():
            done = self.house(*arguments, env=env)
        assert done.code == (0 if allowed else 1), (arguments, done.err)

    @rule(person=PEOPLE, groups=SOME, waiting=st.booleans(), clash=st.booleans())
    def sign_up(self, person: str, groups: list[str], *, waiting: bool, clash: bool) -> None:
        options = ["--no-waiting"] * (not waiting) + ["--allow-clash"] * clash
        who = ("--name", person, "--email", f"{person}@example.org", "--organisation", "X")
        allowed = self.model.sign_up(person, groups, waiting=waiting, clash=clash)
        self._command("signup", *groups, *who, *options, allowed=allowed)

    @rule(person=PEOPLE, groups=st.lists(GROUPS, max_size=2, unique=True))
    def withdraw(self, person: str, groups: list[str]) -> None:
        allowed = self.model.withdraw(person, groups)
        self._command("withdraw", f"{person}@example.org", *groups, allowed=allowed)

    @rule(person=PEOPLE, old=GROUPS, new=GROUPS, waiting=st.booleans())
    def transfer(self, person: str, old: str, new: str, *, waiting: bool) -> None:
        options = ["--wait"] * waiting
        allowed = self.model.transfer(person, old, new, waiting=waiting)
        self._command("transfer", f"{person}@example.org", old, new, *options, allowed=allowed)

    @rule(group=GROUPS, owner=PEOPLE)
    def note(self, group: str, owner: str) -> None:
        allowed = self.model.note(group, owner)
        self._command("note", group, "action", "Work", "--who", f"{owner}@example.org", allowed=allowed)

    @rule(number=NUMBERS, reopen=st.booleans())
    def settle(self, number: int, *, reopen: bool) -> None:
        allowed = self.model.settle(number, reopen=reopen)
        self._command("settle", str(number), *["--reopen"] * reopen, allowed=allowed)

    @rule(number=NUMBERS)
    def strike(self, number: int) -> None:
        self._command("strike", str(number), allowed=self.model.strike(number))

    @rule(group=GROUPS, absent=PEOPLE, amend=st.booleans())
    def attend(self, group: str, absent: str, *, amend: bool) -> None:
        allowed = self.model.attend(group, absent, amend=amend)
        how = "--amend" if amend else "--everyone"
        self._command(
            "attend", group, "--week", "1", how, "--absent", f"{absent}@example.org", allowed=allowed, env=HELD
        )

    @rule(group=GROUPS)
    def clear(self, group: str) -> None:
        self.model.clear(group)
        self._command("attend", group, "--week", "1", "--clear", allowed=True)

    @rule()
    def undo(self) -> None:
        self._command("undo", allowed=self.model.undo())

    @rule(person=PEOPLE)
    def rehearse(self, person: str) -> None:
        self.house("withdraw", f"{person}@example.org", "--dry-run")
        self.house("undo", "--dry-run")

    @invariant()
    def notes_are_as_the_model_says(self) -> None:
        notes = json.loads(self.house("notes", "--format", "json").out)["notes"]
        told = [[one["id"], one["group"], one["who"].partition("@")[0], not one["open"]] for one in notes]
        assert told == self.model.notes

    @invariant()
    def attendance_is_as_the_model_says(self) -> None:
        groups = json.loads(self.house("attendance", "--format", "json").out)["groups"]
        told = {
            group["id"]: {one["email"].partition("@")[0]: one["weeks"]["1"] for one in group["people"] if one["of"]}
            for group in groups
            if group["sessions"][0]["recorded"]
        }
        assert told == self.model.came

    @invariant()
    def is_as_the_model_says(self) -> None:
        roster = json.loads(self.house("roster", "--format", "json").out)
        told = {
            group["id"]: [
                (member["email"].partition("@")[0], member["status"], member["position"]) for member in group["members"]
            ]
            for group in roster["groups"]
        }
        assert told == self.model.roster()
        for group in roster["groups"]:
            assert group["confirmed"] <= group["capacity"]
            assert group["waiting"] == 0 or group["confirmed"] == group["capacity"]


class RememberingCommands(Commands):
    """The same, with a store that is remembered after every few entries."""

    def __init__(self) -> None:
        super().__init__()
        self.house.step = 600

    @invariant()
    def knows_of_each_person_and_group_what_the_whole_journal_says(self) -> None:
        partial, whole = self.house.truth().state, self.house.folded()
        for group in "abc":
            for status in get_args(SignupStatus):
                assert partial.count(group, status) == whole.count(group, status)
        for name in ("ann", "ben", "cai", "dai", "efa", "nobody"):
            key = f"{name}@example.org"
            assert partial.person(key) == whole.person(key)
            assert partial.signups_of(key) == whole.signups_of(key)
            for signup in whole.signups_of(key):
                assert partial.signup(signup.group, key) == signup
                assert self.house.truth().state.position(signup) == whole.position(signup)
        # None of these questions took the whole journal.
        assert isinstance(partial, State) or not partial.is_whole
        again = self.house.truth().state
        assert again.people == whole.people
        assert vars(again.whole if isinstance(again, PartialState) else again) == vars(whole)


TestCommands = Commands.TestCase
TestCommands.settings = settings(
    max_examples=int(os.environ.get("WGTOOL_TEST_EXAMPLES", "10")),
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)

TestRememberingCommands = RememberingCommands.TestCase
TestRememberingCommands.settings = TestCommands.settings
