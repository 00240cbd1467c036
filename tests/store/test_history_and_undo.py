"""What was done, in words, and taking it back."""

import pytest

from conftest import Wgtool


def history(wgtool: Wgtool, *options: str) -> list[tuple[int, str, str, bool]]:
    view = wgtool.ok("history", "--format", "json", *options).json
    return [(entry["n"], entry["do"], entry["text"], entry["undone"]) for entry in view["entries"]]


def places(wgtool: Wgtool) -> dict[str, list[tuple[str, str, int | None]]]:
    groups = wgtool.ok("roster", "--format", "json").json["groups"]
    return {
        group["id"]: [(one["name"], one["status"], one["position"]) for one in group["members"]]
        for group in groups
        if group["members"]
    }


@pytest.fixture
def narrow(wgtool: Wgtool) -> Wgtool:
    """A programme whose groups have one place each."""
    wgtool.own_programme(old1="timezone =", new1="capacity = 1\ntimezone =")
    return wgtool


def test_history_tells_each_change_in_words(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("amend", "sian@example.org", "--profession", "Designer")
    wgtool.ok("cancel", "blue-badge", "--week", "6", "--reason", "half term")
    wgtool.ok("withdraw", "sian@example.org")
    name = "Blue badge review (a service design approach)"
    assert history(wgtool) == [
        (1, "signup", f"Sian: {name}: confirmed", False),
        (2, "amend", "Sian: details: Profession", False),
        (3, "cancel", f"{name}, week 6: cancelled (reason: half term)", False),
        (4, "withdraw", f"Sian: {name}: withdrawn", False),
    ]


def test_history_says_when_and_who_in_either_language_and_every_format(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    text = wgtool.ok("history").out
    assert "18 October 2021, 08:00" in text
    assert "tester" in text
    welsh = wgtool.ok("history", "--lang", "cy", "--format", "markdown").out
    assert "18 Hydref 2021, 08:00" in welsh
    assert "cadarnhawyd" in welsh
    view = wgtool.ok("history", "--format", "json").json
    assert view["schema"] == "wgtool/history/1"
    assert view["entries"][0]["at"] == "2021-10-18T08:00:00+01:00"
    assert view["entries"][0]["by"] == "tester"


def test_history_of_nothing_says_so(wgtool: Wgtool) -> None:
    assert "Nothing has been recorded." in wgtool.ok("history").out
    assert wgtool.ok("history", "--format", "json").json["entries"] == []


def test_history_of_a_person_follows_their_addresses_and_leaves_others_out(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "blue-badge")
    wgtool.ok("amend", "sian@example.org", "--new-email", "s.puw@example.org")
    wgtool.ok("withdraw", "s.puw@example.org")
    for email in ("s.puw@example.org", "SIAN@example.org"):
        told = history(wgtool, "--person", email)
        assert [n for n, *_ in told] == [1, 3, 4]
        assert "Owain" not in str(told)
    result = wgtool("history", "--person", "nobody@example.org")
    assert (result.code, "nobody@example.org" in result.err) == (1, True)
    assert wgtool("history", "--person", "nobody").code == 1
    assert wgtool("history", "--person", "no@body").code == 2


def test_an_address_that_changed_hands_is_told_apart(wgtool: Wgtool) -> None:
    wgtool.sign_up("office", "blue-badge")
    wgtool.ok("amend", "office@example.org", "--new-email", "mair@example.org")
    wgtool.sign_up("office", "missed-bin")
    assert [n for n, *_ in history(wgtool, "--person", "office@example.org")] == [3]
    assert [n for n, *_ in history(wgtool, "--person", "mair@example.org")] == [1, 2]


def test_history_of_a_group_has_only_what_concerns_it(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "missed-bin")
    wgtool.ok("shift", "--from-week", "8", "--by", "7")
    told = history(wgtool, "--group", "missed-bin")
    assert [n for n, *_ in told] == [2, 3]
    assert "Blue badge" not in str(told)
    result = wgtool("history", "--group", "missed-bins")
    assert (result.code, "missed-bin" in result.err) == (1, True)


def test_a_long_entry_is_cut_short_and_counted(wgtool: Wgtool) -> None:
    wgtool.ok("shift", "--from-week", "1", "--by", "7")
    ((_, _, text, _),) = history(wgtool)
    assert text.endswith("and more: 91")


def test_undo_says_what_it_takes_back_and_marks_it(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    done = wgtool.ok("undo")
    assert "Takes back entry 1: signup." in done.out
    assert "Sian: Blue badge review (a service design approach): not signed up" in done.out
    assert [(n, do, undone) for n, do, _, undone in history(wgtool)] == [(1, "signup", True), (2, "undo", False)]
    assert places(wgtool) == {}


def test_undo_takes_one_command_after_the_other_until_none_is_left(wgtool: Wgtool) -> None:
    states = [places(wgtool)]
    for person in ("sian", "owain", "mair"):
        wgtool.sign_up(person, "blue-badge", "missed-bin")
        states.append(places(wgtool))
    for number in (2, 1, 0):
        view = wgtool.ok("undo", "--format", "json").json
        assert view["undoes"] == number + 1
        assert view["entry"] == 6 - number
        assert places(wgtool) == states[number]
    result = wgtool("undo")
    assert (result.code, "nothing to take back" in result.err) == (1, True)


def test_a_command_after_an_undo_is_the_next_to_be_taken_back(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.sign_up("owain", "blue-badge")
    wgtool.ok("undo")
    wgtool.sign_up("mair", "blue-badge")
    assert wgtool.ok("undo", "--format", "json").json["undoes"] == 4
    assert wgtool.ok("undo", "--format", "json").json["undoes"] == 1


def test_undo_puts_waiting_lists_and_promotions_back(narrow: Wgtool) -> None:
    id_ = "blue-badge"
    for person in ("sian", "owain", "mair"):
        narrow.sign_up(person, id_)
    before = places(narrow)
    narrow.ok("withdraw", "sian@example.org")
    assert [status for _, status, _ in places(narrow)[id_]] == ["confirmed", "waiting"]
    done = narrow.ok("undo", "--format", "json").json
    assert places(narrow) == before
    assert set(done["people"]) == {"sian@example.org", "owain@example.org"}
    assert any("on the waiting list, number 1" in line for line in done["text"])


def test_a_rehearsed_undo_says_the_same_and_writes_nothing(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    data = wgtool.store.read_bytes()
    rehearsed = wgtool.ok("undo", "--dry-run", "--format", "json").json
    assert (rehearsed["dry_run"], rehearsed["entry"], rehearsed["undoes"]) == (True, None, 1)
    assert wgtool.store.read_bytes() == data
    done = wgtool.ok("undo", "--format", "json").json
    assert done["text"] == rehearsed["text"]


def test_undo_brings_a_session_back_and_its_revision_rises(wgtool: Wgtool) -> None:
    wgtool.ok("export-ics", "blue-badge", "--out", "calendars")
    wgtool.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-28 10:00")
    done = wgtool.ok("undo", "--format", "json").json
    (session,) = done["sessions"]
    assert (session["group"], session["week"], session["status"]) == ("blue-badge", 6, "scheduled")
    assert (session["before"], session["after"]) == ("2021-10-28T10:00:00+01:00", "2021-10-26T15:00:00+01:00")
    calendar = wgtool.ok("export-ics", "blue-badge", "--out", "-").data
    event = next(part for part in calendar.split(b"BEGIN:VEVENT") if b"20211026T150000" in part)
    assert b"SEQUENCE:2" in event


def test_undo_warns_of_a_clash_that_comes_back(wgtool: Wgtool) -> None:
    wgtool.ok("reschedule", "blue-badge", "--week", "6", "--to", "2021-10-28 10:00")
    groups = wgtool.ok("timetable", "--week", "6", "--format", "json").json["sessions"]
    start = next(one["starts_at"] for one in groups if one["group"] == "missed-bin")
    wgtool.sign_up("sian", "blue-badge", "missed-bin")
    local = start[:16].replace("T", " ")
    wgtool.ok("reschedule", "blue-badge", "--week", "6", "--to", local)
    wgtool.ok("cancel", "missed-bin", "--week", "6")
    result = wgtool.ok("undo", "--format", "json")
    assert len(result.json["warnings"]) == 1
    assert "Sian" in result.json["warnings"][0]


def test_undo_leaves_what_an_edit_of_the_programme_file_recorded(wgtool: Wgtool) -> None:
    file = wgtool.own_programme()
    wgtool.store = file.parent / "signups.jsonl"
    wgtool._monkeypatch.setenv("WGTOOL_STORE", str(wgtool.store))
    wgtool.sign_up("sian", "blue-badge")
    text = file.read_text(encoding="utf-8")
    for old, new in (('starts = "15:00"', 'starts = "15:30"'), ('ends = "16:00"', 'ends = "16:30"')):
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8", newline="\n")
    wgtool.sign_up("owain", "blue-badge")
    dos = [entry["do"] for entry in wgtool.entries()]
    assert dos == ["signup", "programme", "signup"]
    assert wgtool.ok("undo", "--format", "json").json["undoes"] == 3
    assert wgtool.ok("undo", "--format", "json").json["undoes"] == 1


def test_an_import_is_taken_back_as_a_whole(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    before = places(wgtool)
    rows = [f"Person {number},person{number}@example.org,Gwynedd,blue-badge" for number in range(20)]
    form = wgtool.folder / "form.csv"
    form.write_text("\n".join(["Name,Email,Organisation,Groups", *rows]), encoding="utf-8", newline="\n")
    wgtool.ok("import", form)
    assert len(places(wgtool)["blue-badge"]) == 21
    done = wgtool.ok("undo", "--format", "json").json
    assert len(done["people"]) == 20
    assert len(done["text"]) < 20
    assert places(wgtool) == before


def test_an_amended_address_is_taken_back(wgtool: Wgtool) -> None:
    wgtool.sign_up("sian", "blue-badge")
    wgtool.ok("amend", "sian@example.org", "--new-email", "s@example.org", "--name", "Siân")
    wgtool.ok("undo")
    assert wgtool("person", "s@example.org").code == 1
    assert wgtool.ok("person", "sian@example.org", "--format", "json").json["person"]["name"] == "Sian"
