"""An address is not a person: it can be handed on, swapped, merged and taken back, and nobody else is ever meant."""

import json
import os
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from conftest import Wgtool
from store.faulty import unsynced
from store.house import House

A, B, C = (f"{letter}@example.org" for letter in "abc")


def sign_up(wgtool: Wgtool, name: str, email: str, *groups: str, **options: str) -> None:
    extra = [part for option, value in options.items() for part in (f"--{option}", value)]
    wgtool.ok("signup", *groups, "--name", name, "--email", email, "--organisation", "Conwy", *extra)


@pytest.fixture
def handed_on(wgtool: Wgtool) -> Wgtool:
    """Ann had an address that is Carl’s now."""
    sign_up(wgtool, "Ann One", A, "blue-badge", notes="sits by the door")
    wgtool.ok("amend", A, "--new-email", B)
    sign_up(wgtool, "Carl Two", A, "blue-badge")
    return wgtool


def test_erasing_follows_the_person_and_leaves_whoever_has_the_address_now(handed_on: Wgtool) -> None:
    before = handed_on.ok("person", A, "--format", "json").json
    handed_on.ok("erase", B)
    assert handed_on.ok("person", A, "--format", "json").json == before
    kept = handed_on.store.read_text(encoding="utf-8")
    assert all(text not in kept for text in ("Ann One", B, "sits by the door"))
    assert handed_on.ok("repair").code == 0


def test_erasing_whoever_has_the_address_now_leaves_the_one_who_had_it(handed_on: Wgtool) -> None:
    before = handed_on.ok("person", B, "--format", "json").json["signups"]
    handed_on.ok("erase", A)
    assert handed_on.ok("person", B, "--format", "json").json["signups"] == before
    kept = handed_on.store.read_text(encoding="utf-8")
    assert "Carl Two" not in kept
    assert A not in kept


def test_whoever_has_no_address_left_can_still_be_called_and_erased(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Ann One", A, "blue-badge")
    wgtool.ok("undo")
    sign_up(wgtool, "Carl Two", A, "blue-badge")
    copy = wgtool.store.with_name(f"{wgtool.store.stem}.before-repair-001.jsonl")
    copy.write_bytes(wgtool.store.read_bytes())
    assert "former-1" in wgtool.ok("erase", A).err
    assert wgtool.ok("subject-access", "former-1").json["person"]["name"] == "Ann One"
    assert "Ann One" in copy.read_text(encoding="utf-8")
    late = {"WGTOOL_NOW": "2024-01-01T00:00:00"}
    listed = wgtool.ok("retention", "--format", "json", env=late).json["people"]
    assert [one["email"] for one in listed] == ["former-1"]
    wgtool.ok("erase", "former-1")
    assert all("Ann One" not in file.read_text(encoding="utf-8") for file in (wgtool.store, copy))
    assert wgtool.ok("retention", "--format", "json", env=late).json["people"] == []


def test_what_stands_for_an_erased_person_calls_nobody(handed_on: Wgtool) -> None:
    handed_on.ok("erase", A)
    assert handed_on("erase", "erased-1").code == 2


@pytest.mark.parametrize(("email", "name", "other"), [(A, "Carl Two", "Ann One"), (B, "Ann One", "Carl Two")])
def test_each_is_shown_what_is_held_on_them_alone(handed_on: Wgtool, email: str, name: str, other: str) -> None:
    for command in (("subject-access", email), ("person", email, "--format", "json"), ("history", "--person", email)):
        told = handed_on.ok(*command).out
        assert name in told
        assert other not in told


def test_two_addresses_that_were_swapped_stay_with_whom_they_are_now(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Ann One", A, "blue-badge")
    sign_up(wgtool, "Bea Two", B, "missed-bin")
    for old, new in ((A, C), (B, A), (C, B)):
        wgtool.ok("amend", old, "--new-email", new)
    story = wgtool.ok("history").out
    assert "Bea Two: address: b@example.org → a@example.org" in story
    wgtool.ok("erase", B)
    person = wgtool.ok("subject-access", A).json
    assert (person["person"]["name"], [one["group"] for one in person["signups"]]) == ("Bea Two", ["missed-bin"])
    assert "Ann One" not in wgtool.store.read_text(encoding="utf-8")


def test_whoever_came_while_an_address_was_handed_on_and_both_were_taken_back_is_another(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Ann One", A, "blue-badge")
    wgtool.ok("amend", A, "--new-email", B)
    sign_up(wgtool, "Carl Two", A, "missed-bin")
    wgtool.ok("undo")
    wgtool.ok("undo")
    assert "Carl Two" not in wgtool.ok("subject-access", A).out
    wgtool.ok("erase", A)
    assert "Ann One" not in wgtool.store.read_text(encoding="utf-8")


def test_a_merge_that_was_taken_back_names_each_in_their_own_history_alone(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Ann One", A, "blue-badge")
    sign_up(wgtool, "Carl Two", C, "blue-badge")
    wgtool.ok("merge", A, C)
    wgtool.ok("undo")
    for email, name, other in ((A, "Ann One", "Carl Two"), (C, "Carl Two", "Ann One")):
        told = wgtool.ok("history", "--person", email).out
        assert name in told
        assert other not in told


def test_an_address_that_several_had_and_nobody_has_names_nobody(handed_on: Wgtool) -> None:
    handed_on.ok("amend", A, "--new-email", C)
    for command in ("erase", "subject-access"):
        refused = handed_on(command, A)
        assert (refused.code, B in refused.err, C in refused.err) == (1, True, True)
    assert handed_on("history", "--person", A).code == 1


def test_a_text_loses_an_address_only_where_it_was_the_erased_ones(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Dai Three", C, "missed-bin", notes=f"Comes with {A}")
    sign_up(wgtool, "Ann One", A, "blue-badge")
    wgtool.ok("cancel", "blue-badge", "--week", "7", "--reason", f"{A} is away")
    wgtool.ok("amend", A, "--new-email", B)
    sign_up(wgtool, "Carl Two", A, "blue-badge")
    wgtool.ok("cancel", "blue-badge", "--week", "8", "--reason", f"{A} is on leave")
    wgtool.ok("erase", B)
    reasons = [session["reason"] for session in wgtool.ok("show", "blue-badge", "--format", "json").json["sessions"]]
    assert reasons[6:8] == ["[…] is away", f"{A} is on leave"]


def test_retention_erases_each_by_person(handed_on: Wgtool) -> None:
    late = {"WGTOOL_NOW": "2024-01-08T09:00:00Z"}
    view = handed_on.ok("retention", "--erase", "--format", "json", env=late).json
    assert sorted(person["email"] for person in view["people"]) == [A, B]
    assert "example.org" not in handed_on.store.read_text(encoding="utf-8")


def test_a_copy_knows_its_people_by_what_it_shares_with_the_journal(handed_on: Wgtool) -> None:
    handed_on.ok("backup", "early.jsonl")
    handed_on.ok("amend", A, "--new-email", C)
    handed_on.ok("restore", "early.jsonl")
    Path("early.jsonl").unlink()
    handed_on.ok("erase", B)
    (copy,) = handed_on.store.parent.glob("*.before-restore-*")
    kept = copy.read_text(encoding="utf-8")
    assert "Ann One" not in kept
    assert "Carl Two" in kept
    assert A in kept


def test_an_old_answer_belongs_to_whoever_gave_it(handed_on: Wgtool) -> None:
    form = Path("form.csv")
    form.write_text(
        "Name,Email,Organisation,Groups\n"
        f"Ann One,{A},Conwy,missed-bin\nCarl Two,{A},Conwy,entry-points\n",
        encoding="utf-8",
    )  # fmt: skip
    handed_on.ok("import", form)
    groups = {
        email: [one["group"] for one in handed_on.ok("person", email, "--format", "json").json["signups"]]
        for email in (A, B)
    }
    assert groups == {A: ["blue-badge", "entry-points"], B: ["blue-badge", "missed-bin"]}


def test_an_old_answer_is_known_by_any_name_that_its_writer_had(wgtool: Wgtool) -> None:
    sign_up(wgtool, "Ann One", A, "blue-badge")
    for change in (("--name", "Ann Wed"), ("--new-email", B), ("--name", "Ann Third")):
        wgtool.ok("amend", B if change[1] == "Ann Third" else A, *change)
    sign_up(wgtool, "Carl Two", A, "blue-badge")
    form = Path("form.csv")
    for name in ("Ann One", "Ann Wed", "Ann Third"):
        form.write_text(
            f"Name,Email,Organisation,Groups\n{name},{A},Conwy,missed-bin\n", encoding="utf-8", newline="\n"
        )
        wgtool.ok("import", form)
    signups = wgtool.ok("person", A, "--format", "json").json["signups"]
    assert [one["group"] for one in signups] == ["blue-badge"]


ADDRESSES = st.sampled_from([A, B, C])
GROUPS = st.sampled_from(["a", "b", "c"])
PEOPLE = st.integers(0, 3)


class Someone:
    """A person as the model knows them: by number, with every name they had and the address they have."""

    def __init__(self, number: int, email: str) -> None:
        self.names = [f"Person{number:03}x0"]
        self.email = email
        self.groups: set[str] = set()
        self.numbers = {number}
        self.notes: set[int] = set()
        self.came = False


class HandedOn(RuleBasedStateMachine):
    """People who share three addresses, by turns."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.house = House(Path(self._folder.name) / "trial", places=2)
        self.people: dict[int, Someone] = {}
        self.earlier: list[dict[int, Someone]] = []
        self.erased: set[int] = set()
        self.nobodys: set[int] = set()
        self.counted = 0
        # Who was in the store once, and is known again by the same name at the same address.
        self.before: dict[tuple[int, str], int] = {}
        self.newest = 0

    def teardown(self) -> None:
        self._folder.cleanup()

    def _run(self, *arguments: str, **options: Any) -> Any:
        with unsynced():
            done = self.house(*arguments, "--format", "json", **options)
        assert done.code == 0, (arguments, done.err)
        return json.loads(done.out)

    def _remember(self) -> None:
        self.earlier.append(deepcopy(self.people))

    def _owner(self, email: str) -> Someone | None:
        return next((one for one in self.people.values() if one.email == email), None)

    @rule(who=PEOPLE, email=ADDRESSES, group=GROUPS)
    def sign_up(self, who: int, email: str, group: str) -> None:
        owner, options = self._owner(email), ("--allow-clash",)
        if owner is None:
            number = self.before.get((who, email))
            if number is None or number in self.erased or any(number in one.numbers for one in self.people.values()):
                self.newest += 1
                number = self.before[who, email] = self.newest
            owner = Someone(number, email)
            options = (*options, "--name", owner.names[0], "--organisation", "X", "--notes", owner.names[0])
        elif group in owner.groups:
            return
        self._remember()
        self._run("signup", group, "--email", email, *options)
        owner.groups.add(group)
        self.people[min(owner.numbers)] = owner

    @rule(old=ADDRESSES, new=ADDRESSES)
    def hand_on(self, old: str, new: str) -> None:
        owner = self._owner(old)
        if owner is None or self._owner(new) is not None:
            return
        self._remember()
        self._run("amend", old, "--new-email", new)
        owner.email = new

    @rule(email=ADDRESSES)
    def rename(self, email: str) -> None:
        if (owner := self._owner(email)) is None:
            return
        self._remember()
        owner.names.append(f"{owner.names[0][:-1]}{len(owner.names)}")
        self._run("amend", email, "--name", owner.names[-1])

    @rule(gone=ADDRESSES, kept=ADDRESSES)
    def merge(self, gone: str, kept: str) -> None:
        one, other = self._owner(gone), self._owner(kept)
        if one is None or other is None or one is other:
            return
        self._remember()
        self._run("merge", gone, kept, "--allow-clash")
        other.groups |= one.groups
        other.numbers |= one.numbers
        other.notes |= one.notes
        other.came |= one.came
        del self.people[min(one.numbers)]
        self.people = {min(person.numbers): person for person in self.people.values()}

    @rule(email=ADDRESSES)
    def withdraw(self, email: str) -> None:
        owner = self._owner(email)
        if owner is None or not owner.groups:
            return
        self._remember()
        self._run("withdraw", email)
        owner.groups = set()

    @rule(email=ADDRESSES)
    def note(self, email: str) -> None:
        if (owner := self._owner(email)) is None:
            return
        self._remember()
        answer = self._run("note", "a", "action", f"{owner.names[-1]} will", "--welsh", email, "--who", email)
        owner.notes.add(answer["note"]["id"])

    @rule(email=ADDRESSES)
    def attend(self, email: str) -> None:
        if (owner := self._owner(email)) is None:
            return
        before = deepcopy(self.people)
        name = owner.names[-1]
        settled = ("--guest", f"{name}, Y", "--nobody", f"{name} (telephone)")
        answer = self._run("attend", "a", "--week", "1", "--everyone", *settled, env={"WGTOOL_NOW": "2021-11-03T09:00"})
        if answer["entry"] is not None:
            self.earlier.append(before)
        there = {one["email"] for one in answer["present"]}
        for one in self.people.values():
            one.came = one.email in there

    @rule()
    def undo(self) -> None:
        if self.earlier:
            self._run("undo")
            self.people = self.earlier.pop()

    @rule(email=ADDRESSES)
    def erase(self, email: str) -> None:
        if (owner := self._owner(email)) is None:
            return
        self._run("erase", email)
        del self.people[min(owner.numbers)]
        self.erased |= owner.numbers
        self.nobodys |= owner.notes
        self.counted += owner.came
        self.earlier.clear()

    @invariant()
    def nobody_but_the_one_meant_is_changed_or_lost(self) -> None:
        told = {
            (group["id"], member["email"], member["name"])
            for group in self._run("roster")["groups"]
            for member in group["members"]
        }
        assert told == {(group, one.email, one.names[-1]) for one in self.people.values() for group in one.groups}

    @invariant()
    def notes_stay_with_whoever_they_were_given(self) -> None:
        told = {note["id"]: note["who"] for note in self._run("notes")["notes"]}
        theirs = {number: one.email for one in self.people.values() for number in one.notes}
        assert told == {**theirs, **dict.fromkeys(self.nobodys)}

    @invariant()
    def whoever_came_is_counted_and_told_with_whoever_they_are(self) -> None:
        (group,) = self._run("attendance", "a")["groups"]
        told = {one["email"] for one in group["people"] if one["weeks"]["1"] == "present"}
        assert told == {one.email for one in self.people.values() if one.came}
        assert (group["sessions"][0]["members"] or 0) == len(told) + self.counted

    @invariant()
    def nobody_is_shown_another(self) -> None:
        for one in self.people.values():
            for command in (("person", one.email), ("subject-access", one.email), ("history", "--person", one.email)):
                text = json.dumps(self._run(*command))
                shown = {number for number in range(self.newest + 1) if f"Person{number:03}x" in text}
                assert shown <= one.numbers, (command, shown, one.numbers)
            assert self._run("person", one.email)["person"]["name"] == one.names[-1]

    @invariant()
    def whoever_was_erased_is_in_no_byte(self) -> None:
        kept = self.house.store.read_text(encoding="utf-8") if self.house.store.exists() else ""
        assert [number for number in self.erased if f"Person{number:03}x" in kept] == []


TestHandedOn = HandedOn.TestCase
TestHandedOn.settings = settings(
    max_examples=int(os.environ.get("WGTOOL_TEST_EXAMPLES", "10")),
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
