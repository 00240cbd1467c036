"""Next week’s download of the same form, and people who change, leave or look alike."""

from typing import Any

import pytest

from conftest import Wgtool
from imports.downloads import HEADINGS, person, save

WIDE = (*HEADINGS, "Profession")


def imported(wgtool: Wgtool, *rows: tuple[str, ...], options: tuple[str, ...] = ()) -> dict[str, Any]:
    headings = WIDE if any(len(row) > len(HEADINGS) for row in rows) else HEADINGS
    view: dict[str, Any] = wgtool(
        "import", save(wgtool.folder, *rows, headings=headings), "--format", "json", *options
    ).json
    return view


def groups_of(wgtool: Wgtool, name: str) -> list[str]:
    view = wgtool.ok("person", f"{name}@example.org", "--format", "json").json
    return [one["group"] for one in view["signups"]]


def test_a_longer_download_records_just_what_is_new(wgtool: Wgtool) -> None:
    first = [person("ann", "ddat-roles"), person("bet", "blue-badge")]
    imported(wgtool, *first)
    view = imported(wgtool, *first, person("cai", "ddat-roles"), person("ann", "wet-signatures"))
    assert (view["rows"], view["recorded"], view["unchanged"]) == (4, 2, 2)
    assert groups_of(wgtool, "ann") == ["ddat-roles", "wet-signatures"]


def test_changed_answers_are_listed_and_applied_only_when_asked_for(wgtool: Wgtool) -> None:
    imported(wgtool, (*person("ann", "ddat-roles"), "Data"))
    new = ("ann@example.org", "Ann Jones", "Powys", "ddat-roles", "Data analyst")
    view = imported(wgtool, new)
    assert view["changed"] == 1
    assert view["entry"] is None
    (change,) = view["changes"]
    assert not change["applied"]
    assert [(one["field"], one["before"], one["after"]) for one in change["fields"]] == [
        ("name", "Ann", "Ann Jones"),
        ("organisation", "Gwynedd", "Powys"),
        ("profession", "Data", "Data analyst"),
    ]
    assert imported(wgtool, new, options=("--update",))["entry"] == 2
    details = wgtool.ok("person", "ann@example.org", "--format", "json").json["person"]
    assert (details["name"], details["organisation_id"], details["profession"]) == (
        "Ann Jones",
        "powys",
        "Data analyst",
    )
    again = imported(wgtool, new, options=("--update",))
    assert (again["changed"], again["entry"]) == (0, None)


def test_an_answer_left_empty_changes_nothing(wgtool: Wgtool) -> None:
    imported(wgtool, (*person("ann", "ddat-roles"), "Data"))
    assert imported(wgtool, (*person("ann", "ddat-roles"), ""))["changed"] == 0


def test_another_spelling_of_the_organisation_changes_nothing(wgtool: Wgtool) -> None:
    imported(wgtool, person("ann", "ddat-roles", "rct"))
    assert imported(wgtool, person("ann", "ddat-roles", "Rhondda Cynon Taff"))["changed"] == 0


def test_two_answers_in_one_file_add_up_and_the_first_details_stand(wgtool: Wgtool) -> None:
    rows = [
        ("ann@example.org", "Ann", "Gwynedd", "ddat-roles", ""),
        ("ANN@Example.org ", "Ann Jones", "Gwynedd", "blue-badge;ddat-roles", "Data"),
    ]
    view = imported(wgtool, *rows)
    assert (view["recorded"], view["unchanged"], view["changed"]) == (2, 1, 1)
    details = wgtool.ok("person", "ann@example.org", "--format", "json").json["person"]
    assert (details["name"], details["profession"]) == ("Ann", "Data")
    assert imported(wgtool, *rows)["entry"] is None


def test_with_update_the_newest_details_stand_and_again_nothing_changes(wgtool: Wgtool) -> None:
    rows = [person("ann", "ddat-roles"), ("ann@example.org", "Ann Jones", "Gwynedd", "ddat-roles")]
    imported(wgtool, *rows, options=("--update",))
    assert wgtool.ok("person", "ann@example.org", "--format", "json").json["person"]["name"] == "Ann Jones"
    again = imported(wgtool, *rows, options=("--update",))
    assert (again["changed"], again["entry"]) == (0, None)


def test_who_withdrew_is_not_put_back_and_is_named(wgtool: Wgtool) -> None:
    rows = [person("ann", "ddat-roles;blue-badge"), person("bet", "ddat-roles")]
    imported(wgtool, *rows)
    wgtool.ok("withdraw", "ann@example.org", "ddat-roles")
    view = imported(wgtool, *rows, person("ann", "wet-signatures;ddat-roles"))
    assert view["withdrawn"] == [{"email": "ann@example.org", "name": "Ann", "group": "ddat-roles"}]
    assert (view["recorded"], view["unchanged"]) == (1, 3)
    assert groups_of(wgtool, "ann") == ["blue-badge", "wet-signatures"]
    # A sign-up of their own puts them back, and then they are simply there.
    wgtool.sign_up("ann", "ddat-roles")
    assert imported(wgtool, *rows)["withdrawn"] == []


def test_who_was_transferred_is_not_put_back(wgtool: Wgtool) -> None:
    rows = [person("ann", "ddat-roles")]
    imported(wgtool, *rows)
    wgtool.ok("transfer", "ann@example.org", "ddat-roles", "blue-badge")
    view = imported(wgtool, *rows)
    assert (view["recorded"], view["entry"]) == (0, None)


def test_a_corrected_address_is_still_the_same_person(wgtool: Wgtool) -> None:
    rows = [person("ann", "ddat-roles")]
    imported(wgtool, *rows)
    wgtool.ok("amend", "ann@example.org", "--new-email", "ann.jones@example.org")
    view = imported(wgtool, *rows)
    assert (view["recorded"], view["unchanged"], view["entry"]) == (0, 1, None)


def test_the_same_name_in_the_same_organisation_is_a_possible_double(wgtool: Wgtool) -> None:
    imported(wgtool, ("sian@example.org", "Siân Puw", "Gwynedd", "ddat-roles"))
    rows = [
        ("s.puw@example.com", "SIAN  PUW", "Cyngor Gwynedd", "blue-badge"),
        ("sian.puw@example.com", "Siân Puw", "Powys", "blue-badge"),
    ]
    view = imported(wgtool, *rows)
    assert view["doubles"] == [
        {"email": "s.puw@example.com", "other": "sian@example.org", "name": "SIAN  PUW", "organisation": "Gwynedd"}
    ]
    assert view["recorded"] == 2


def test_two_people_of_one_name_are_remembered_as_two(wgtool: Wgtool) -> None:
    rows = [
        ("sian@example.org", "Siân Puw", "Gwynedd", "ddat-roles"),
        ("s.puw@example.com", "Siân Puw", "Gwynedd", "blue-badge"),
    ]
    assert len(imported(wgtool, *rows)["doubles"]) == 1
    view = imported(wgtool, *rows, options=("--not-the-same", "S.Puw@example.com"))
    assert view["doubles"] == []
    assert wgtool.entries()[-1]["distinct"] == [{"email": "s.puw@example.com"}]
    again = imported(wgtool, *rows)
    assert (again["doubles"], again["entry"]) == ([], None)


@pytest.mark.parametrize(("email", "code"), [("nobody@example.org", 1), ("nobody", 2)])
def test_not_the_same_needs_somebody(wgtool: Wgtool, email: str, code: int) -> None:
    file = save(wgtool.folder, person("ann", "ddat-roles"))
    assert wgtool("import", file, "--not-the-same", email).code == code
    assert not wgtool.store.exists()


def test_a_rehearsal_tells_the_same_and_writes_nothing(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, person("ann", "ddat-roles"), person("bet", "nothing"))
    rejects = wgtool.folder / "rejects.csv"
    rehearsed = wgtool("import", file, "--dry-run", "--rejects", rejects, "--format", "json").json
    assert not wgtool.store.exists()
    assert not rejects.exists()
    done = wgtool("import", file, "--format", "json").json
    assert {**rehearsed, "dry_run": False, "entry": 1} == done


def test_strict_records_nothing_if_a_row_is_rejected(wgtool: Wgtool) -> None:
    file = save(wgtool.folder, person("ann", "ddat-roles"), person("bet", "nothing"))
    result = wgtool("import", file, "--strict", "--format", "json")
    assert (result.code, result.json["recorded"], result.json["entry"]) == (1, 0, None)
    assert "--strict" in result.err
    assert not wgtool.store.exists()
    assert wgtool.ok("import", save(wgtool.folder, person("ann", "ddat-roles")), "--strict").code == 0


def test_an_import_taken_back_can_be_made_again(wgtool: Wgtool) -> None:
    rows = [person("ann", "ddat-roles"), person("bet", "blue-badge")]
    first = imported(wgtool, *rows)
    wgtool.ok("undo")
    assert imported(wgtool, *rows)["recorded"] == first["recorded"] == 2


def test_who_was_erased_comes_back_as_somebody_new(wgtool: Wgtool) -> None:
    rows = [("sian@example.org", "Siân Puw", "Gwynedd", "ddat-roles"), ("s@example.org", "Siân Puw", "Gwynedd", "x")]
    imported(wgtool, rows[0], options=("--not-the-same", "sian@example.org"))
    wgtool.ok("erase", "sian@example.org")
    view = imported(wgtool, rows[0])
    assert (view["recorded"], view["withdrawn"], view["doubles"]) == (1, [], [])
    assert "distinct" not in wgtool.entries()[-1]


def test_the_history_tells_of_an_import(wgtool: Wgtool) -> None:
    imported(wgtool, person("ann", "ddat-roles"), person("bet", "blue-badge"))
    (line,) = wgtool.ok("history", "--format", "json").json["entries"]
    assert line["do"] == "import"
    assert "Ann" in line["text"]


def test_who_was_merged_stays_one_person(wgtool: Wgtool) -> None:
    rows = [
        ("sian@example.org", "Siân Puw", "Gwynedd", "ddat-roles"),
        ("s.puw@example.com", "Siân Puw", "Gwynedd", "blue-badge"),
    ]
    imported(wgtool, *rows)
    wgtool.ok("merge", "s.puw@example.com", "sian@example.org")
    view = imported(wgtool, *rows)
    assert (view["recorded"], view["unchanged"], view["doubles"], view["entry"]) == (0, 2, [], None)


def test_a_row_that_leaves_out_what_a_later_one_says_is_taken_at_once_not_next_week(wgtool: Wgtool) -> None:
    earlier = ("ann@example.org", "Ann Rees", "", "blue-badge")
    rows = [earlier, person("ann", "ddat-roles"), ("bet@example.org", "", "", "x")]
    view = imported(wgtool, *rows, options=("--update",))
    assert (view["recorded"], [one["row"] for one in view["rejected"]]) == (2, [4])
    # It is the older answer all the same.
    assert view["changed"] == 0
    assert imported(wgtool, *rows, options=("--update",))["entry"] is None
