"""`store join`: what another copy of the store holds is taken in by the rules of the commands themselves."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from running import Result, signup
from store.house import House

LATER = "2021-11-03T{hour:02}:00:00+00:00"


class Copies:
    """A store and a copy of it: `here` is Ann’s, `there` Carl’s."""

    def __init__(self, folder: Path, places: int = 1) -> None:
        self.house = House(folder / "trial", places=places)
        self.store = self.house.store
        self.file = self.store.with_name("signups-LAPTOP7.jsonl")

    def here(self, *command: object, hour: int = 10, by: str = "ann") -> Result:
        env = {"LOGNAME": by, "WGTOOL_NOW": LATER.format(hour=hour)}
        return self.house(*map(str, command), env=env)

    def there(self, *command: object, hour: int = 10) -> Result:
        env = {"WGTOOL_STORE": str(self.file), "LOGNAME": "carl", "WGTOOL_NOW": LATER.format(hour=hour)}
        done = self.house(*map(str, command), env=env)
        assert done.code == 0, done.err
        return done

    def part(self) -> None:
        shutil.copy(self.store, self.file)

    def join(self, *options: str, hour: int = 15) -> Any:
        done = self.here("store", "join", self.file, "--format", "json", *options, hour=hour)
        view = done.json
        assert done.code == bool(view["refused"]), done.err
        return view

    def members(self, group: str) -> list[tuple[str, str]]:
        found = self.here("roster", group, "--format", "json").json["groups"][0]["members"]
        return [(one["name"], one["status"]) for one in found]


@pytest.fixture
def copies(tmp_path: Path) -> Copies:
    """Two copies that have Siân in common."""
    two = Copies(tmp_path)
    two.here(*signup("sian", "a"), hour=8)
    two.part()
    return two


def whats(view: Any) -> list[str]:
    return [one["what"] for one in view["changed"]]


def test_what_the_other_copy_has_comes_as_one_entry_with_a_line_for_each(copies: Copies) -> None:
    copies.here(*signup("tom", "b"))
    copies.there(*signup("raj", "b"), hour=11)
    copies.there("note", "a", "decision", "Theirs", hour=12)
    view = copies.join()
    assert (view["entry"], view["known"], view["erased"]) == (3, 1, 0)
    assert [(one["by"], one["do"], one["at"]) for one in view["taken"]] == [
        ("carl", "signup", "2021-11-03T11:00:00+00:00"),
        ("carl", "note", "2021-11-03T12:00:00+00:00"),
    ]
    lines = [one for one in copies.here("history", "--format", "json").json["entries"] if one["n"] == 3]
    assert [(one["by"], one["do"]) for one in lines] == [("ann", "join"), ("carl", "signup"), ("carl", "note")]
    assert [one["text"] for one in lines[1:]] == [one["text"] for one in view["taken"]]
    assert copies.here("undo").code == 0
    assert copies.members("b") == [("Tom", "confirmed")]


def test_a_rehearsal_says_the_same_and_writes_nothing(copies: Copies) -> None:
    copies.there(*signup("raj", "b"))
    before = copies.store.read_bytes()
    rehearsed = copies.join("--dry-run")
    assert copies.store.read_bytes() == before
    text = copies.here("store", "join", copies.file, "--dry-run").out
    assert "+ 2021-11-03T10:00:00+00:00 carl: signup: Raj: B: confirmed\n" in text
    assert copies.join() == {**rehearsed, "dry_run": False, "entry": 2}
    assert "2021" not in copies.here("store", "join", copies.file).out


def test_who_had_a_place_there_waits_where_the_group_is_full_in_order_of_sign_up(copies: Copies) -> None:
    copies.here(*signup("tom", "c"), hour=10)
    copies.here(*signup("una", "c"), hour=13)
    copies.there(*signup("raj", "c"), hour=11)
    copies.there(*signup("pat", "c"), hour=12)
    view = copies.join()
    assert copies.members("c") == [("Tom", "confirmed"), ("Raj", "waiting"), ("Pat", "waiting"), ("Una", "waiting")]
    assert whats(view) == ["place"]
    assert "Raj" in view["changed"][0]["text"]


def test_a_place_that_was_given_up_there_goes_to_who_waits_here(copies: Copies) -> None:
    copies.here(*signup("tom", "a"))
    copies.there("withdraw", "sian@example.org")
    copies.join()
    assert copies.members("a") == [("Tom", "confirmed")]


def test_of_what_was_changed_in_both_the_later_stands_field_by_field(copies: Copies) -> None:
    copies.here("amend", "sian@example.org", "--role", "Clerk", "--notes", "Mine", hour=11)
    copies.there("amend", "sian@example.org", "--role", "Chair", "--profession", "Planner", hour=12)
    copies.here("cancel", "a", "--week", "2", hour=14)
    copies.there("reschedule", "a", "--week", "2", "--by", "1", hour=13)
    view = copies.join()
    who = copies.here("person", "sian@example.org", "--format", "json").json["person"]
    assert (who["role"], who["profession"], who["notes"]) == ("Chair", "Planner", "Mine")
    assert sorted(whats(view)) == ["details", "session"]
    assert all(text in view["changed"][0]["text"] + view["changed"][1]["text"] for text in ("Clerk", "Chair"))
    assert copies.here("show", "a", "--format", "json").json["sessions"][1]["status"] == "cancelled"


def test_sequence_goes_beyond_both_copies_and_never_falls(copies: Copies) -> None:
    def sequence(run: Any) -> int:
        calendar = copies.store.with_name("all.ics")
        run("export-ics", "a", "--combined", calendar)
        text = calendar.read_text("utf-8")
        return max(int(part.split()[0]) for part in text.split("SEQUENCE:")[1:])

    copies.here("cancel", "a", "--week", "2")
    for days in range(1, 4):
        copies.there("reschedule", "a", "--week", "2", "--by", days)
    both = max(sequence(copies.here), sequence(copies.there))
    copies.join()
    joined = sequence(copies.here)
    assert joined > both
    copies.here("undo")
    assert sequence(copies.here) > joined


def test_notes_keep_their_numbers_or_say_the_new_one(copies: Copies) -> None:
    copies.here("note", "a", "decision", "Mine")
    copies.there("note", "a", "action", "Theirs", "--who", "sian@example.org")
    copies.there("settle", "1")
    view = copies.join()
    assert whats(view) == ["note"]
    notes = copies.here("notes", "--format", "json").json["notes"]
    assert [(one["id"], one["text"]["en"], one["open"]) for one in notes][1] == (2, "Theirs", False)


def test_two_people_at_one_address_are_told_apart(copies: Copies) -> None:
    copies.here("signup", "b", "--name", "Ann Puw", "--email", "a@example.org", "--organisation", "X")
    copies.there("signup", "b", "--name", "Carl Rees", "--email", "a@example.org", "--organisation", "X")
    view = copies.join()
    assert view["taken"] == []
    assert "Ann Puw" in view["refused"][0]["why"]
    assert copies.members("b") == [("Ann Puw", "confirmed")]
    assert copies.join("--remove")["refused"] == view["refused"]
    assert copies.file.exists()


def test_the_same_new_person_is_one(copies: Copies) -> None:
    copies.here(*signup("tom", "b"))
    copies.there(*signup("tom", "b", role="Clerk"))
    view = copies.join()
    assert (whats(view), copies.members("b")) == ([], [("Tom", "confirmed")])
    assert copies.here("person", "tom@example.org", "--format", "json").json["person"]["role"] == "Clerk"


def test_what_no_rule_allows_is_left_out_and_tried_again(copies: Copies) -> None:
    copies.here("withdraw", "sian@example.org")
    copies.there("transfer", "sian@example.org", "a", "b")
    copies.there(*signup("raj", "c"))
    view = copies.join()
    assert [one["do"] for one in view["taken"]] == ["signup"]
    assert view["refused"][0]["why"] == "Sian is not in this group: A"
    again = copies.join()
    assert (again["entry"], again["refused"]) == (None, view["refused"])
    copies.here(*signup("sian", "a"))
    assert [one["do"] for one in copies.join()["taken"]] == ["transfer"]


def test_nobody_who_was_erased_here_comes_back_in_any_byte(copies: Copies) -> None:
    copies.there("note", "a", "insight", "Ask Sian (sian@example.org)")
    copies.there("amend", "sian@example.org", "--role", "Chair")
    copies.here("erase", "sian@example.org")
    view = copies.join()
    assert view["refused"] == []
    assert "sian" not in copies.store.read_text("utf-8").casefold()


def test_whoever_was_erased_there_is_erased_here_only_when_asked(copies: Copies) -> None:
    copies.here("amend", "sian@example.org", "--role", "Chair")
    copies.there("erase", "sian@example.org")
    copies.there(*signup("raj", "b"))
    before = copies.store.read_bytes()
    done = copies.here("store", "join", copies.file)
    assert (done.code, done.out) == (1, "")
    assert "--erase" in done.err
    assert copies.store.read_bytes() == before
    rehearsed = copies.join("--erase", "--dry-run")
    assert copies.store.read_bytes() == before
    view = copies.join("--erase")
    assert (rehearsed["erased"], view["erased"], len(rehearsed["taken"])) == (1, 1, len(view["taken"]))
    assert "sian" not in copies.store.read_text("utf-8").casefold()
    assert copies.members("b") == [("Raj", "confirmed")]


def test_whoever_came_by_a_join_is_shown_and_erased_like_others(copies: Copies) -> None:
    copies.there(*signup("raj", "b"))
    copies.there("note", "a", "insight", "Ask Raj")
    copies.there("amend", "raj@example.org", "--new-email", "raj2@example.org")
    copies.there("amend", "raj2@example.org", "--name", "Raj Patel")
    copies.join()
    held = copies.here("subject-access", "raj2@example.org", "--format", "json").json
    assert [one["do"] for one in held["entries"]] == ["signup", "amend", "amend"]
    copies.here("undo")
    copies.join()
    assert copies.here("erase", "raj2@example.org").code == 0
    kept = copies.store.read_text("utf-8").casefold()
    assert "raj" not in kept
    assert copies.here("check").code == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [("none.jsonl", 1), ("empty.jsonl", 1), ("text.jsonl", 1), ("other.jsonl", 1), ("damaged.jsonl", 4)],
)
def test_what_cannot_be_joined_is_said(copies: Copies, name: str, code: int) -> None:
    copies.there(*signup("raj", "b"))
    data = copies.file.read_bytes()
    texts = {
        "empty.jsonl": b"",
        "text.jsonl": b"Hello\n",
        "damaged.jsonl": data.replace(b"Raj", b"Rob"),
    }
    file = copies.store.with_name(name)
    if name == "other.jsonl":
        other = House(copies.store.parent.parent / "built-in")
        other.sign_up("zed", "blue-badge")
        shutil.copy(other.store, file)
    elif name in texts:
        file.write_bytes(texts[name])
    before = copies.store.read_bytes()
    done = copies.here("store", "join", copies.file, file)
    assert (done.code, done.out) == (code, ""), done.err
    assert file.name in done.err
    assert copies.store.read_bytes() == before


def test_a_file_is_removed_when_all_of_it_is_safe(copies: Copies) -> None:
    copies.there(*signup("raj", "b"))
    assert copies.join("--remove", "--dry-run")["taken"]
    assert copies.file.exists()
    copies.join("--remove")
    assert not copies.file.exists()


def test_a_third_copy_that_joined_the_second_brings_both(copies: Copies) -> None:
    third = copies.store.with_name("third.jsonl")
    shutil.copy(copies.store, third)
    copies.there(*signup("raj", "b"))
    env = {"WGTOOL_STORE": str(third), "WGTOOL_NOW": LATER.format(hour=12)}
    copies.house("store", "join", copies.file, env=env)
    copies.house(*signup("pat", "c"), env=env)
    view = copies.here("store", "join", third, copies.file, "--format", "json").json
    assert [one["do"] for one in view["taken"]] == ["signup", "signup"]
    assert copies.join()["taken"] == []


def test_a_store_of_version_1_is_joined_and_joins(copies: Copies) -> None:
    old = House(copies.store.parent.parent / "old")
    shutil.copy(Path(__file__).parent / "version-1" / "signups.jsonl", old.store)
    file = old.store.with_name("copy.jsonl")
    shutil.copy(old.store, file)
    assert json.loads(file.read_text("utf-8").splitlines()[0])["version"] == 1
    view = old("store", "join", file, "--format", "json").json
    assert (view["taken"], view["known"] > 0) == ([], True)
    old.sign_up("zed", "blue-badge")
    assert old("store", "join", file, "--format", "json").json["known"] == view["known"]
    new = House(copies.store.parent.parent / "new")
    joined = new("store", "join", file, "--format", "json").json
    assert len(joined["taken"]) == view["known"]


def test_an_address_is_no_file(copies: Copies) -> None:
    assert copies.here("store", "join", "postgresql://db.example.org/x").code == 2


def test_nothing_stays_of_somebody_new_whose_only_place_is_left_out(copies: Copies) -> None:
    copies.here("finish", "b", "--after-week", "1")
    copies.there(*signup("raj", "b"))
    view = copies.join()
    assert (view["entry"], len(view["refused"])) == (None, 1)
    assert "raj" not in copies.store.read_text("utf-8").casefold()
