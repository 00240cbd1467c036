"""Until places are given by choice: everybody waits, ranks are kept, and nobody moves up but by hand."""

from pathlib import Path

import pytest

from allocation.ranking import by_choice, ranks
from conftest import Wgtool


def test_who_signs_up_waits_whatever_places_there_are_and_keeps_the_order(wgtool: Wgtool) -> None:
    by_choice(wgtool)
    view = wgtool.sign_up("ann", "missed-bin", "blue-badge").json
    assert [(r["group"], r["status"], r["position"]) for r in view["results"]] == [
        ("missed-bin", "waiting", None),
        ("blue-badge", "waiting", None),
    ]
    assert wgtool.sign_up("ann", "ddat-roles").code == 0
    assert ranks(wgtool, "ann") == {
        "missed-bin": ("waiting", 1),
        "blue-badge": ("waiting", 2),
        "ddat-roles": ("waiting", 3),
    }
    assert "choice 1" in wgtool.ok("history").out
    assert wgtool.ok("roster", "--format", "json").json["groups"][0]["members"][0]["position"] is None


def test_nobody_moves_up_and_no_waiting_is_refused(wgtool: Wgtool) -> None:
    by_choice(wgtool)
    wgtool.sign_up("ann", "blue-badge")
    assert wgtool("promote").code == 1
    assert wgtool("signup", "blue-badge", "--name", "Ben", "--email", "b@example.org", "--organisation", "rct",
                  "--no-waiting").code == 1  # fmt: skip
    wgtool.ok("finish", "missed-bin", "--after-week", "3")
    assert wgtool.ok("withdraw", "ann@example.org", "--format", "json").json["promoted"] == []


def test_neither_clashes_nor_many_groups_are_told(wgtool: Wgtool) -> None:
    file = by_choice(wgtool)
    text = file.read_text(encoding="utf-8").replace(
        'starts = "16:00"\nends = "17:00"', 'starts = "15:30"\nends = "16:30"'
    )
    file.write_text(text, encoding="utf-8")
    view = wgtool.sign_up("ann", "blue-badge", "missed-bin", "ddat-roles").json
    assert view["warnings"] == []


def test_a_place_by_hand_has_a_reason_and_keeps_the_rank(wgtool: Wgtool) -> None:
    by_choice(wgtool, blue_badge=1)
    wgtool.sign_up("ann", "missed-bin", "blue-badge")
    by_hand = ("--place", "--because", "Chairs it")
    assert wgtool("signup", "blue-badge", "--email", "ann@example.org", "--place").code == 2
    assert wgtool("signup", "blue-badge", "--email", "ann@example.org", "--because", "x").code == 2
    wgtool.ok("signup", "blue-badge", "ddat-roles", "--email", "ann@example.org", *by_hand)
    assert ranks(wgtool, "ann") == {
        "missed-bin": ("waiting", 1),
        "blue-badge": ("confirmed", 2),
        "ddat-roles": ("confirmed", None),
    }
    wgtool.sign_up("ben", "blue-badge")
    full = wgtool("signup", "blue-badge", "--email", "ben@example.org", *by_hand)
    assert full.code == 1
    assert "Chairs it" in wgtool.ok("history").out
    wgtool.ok("undo")


def test_a_place_by_hand_goes_before_those_who_wait_in_any_programme(wgtool: Wgtool) -> None:
    file = wgtool.own_programme(old1='id = "blue-badge"\n', new1='id = "blue-badge"\ncapacity = 1\n')
    for name in ("ann", "ben", "cai"):
        wgtool.sign_up(name, "blue-badge")
    text = file.read_text(encoding="utf-8").replace("capacity = 1\n", "capacity = 2\n")
    file.write_text(text, encoding="utf-8")
    wgtool.ok("signup", "blue-badge", "--email", "cai@example.org", "--place", "--because", "Expert")
    assert ranks(wgtool, "cai") == {"blue-badge": ("confirmed", None)}
    assert ranks(wgtool, "ben") == {"blue-badge": ("waiting", None)}


def test_choices_are_ranked_anew(wgtool: Wgtool) -> None:
    by_choice(wgtool)
    wgtool.sign_up("ann", "missed-bin", "blue-badge")
    wgtool.ok("amend", "ann@example.org", "--choices", "ddat-roles, missed-bin")
    assert ranks(wgtool, "ann") == {"missed-bin": ("waiting", 2), "ddat-roles": ("waiting", 1)}
    assert wgtool("amend", "ann@example.org", "--choices", "ddat-roles,ddat-roles").code == 2
    assert wgtool("amend", "ann@example.org", "--choices", " ").code == 2
    assert "nothing to correct" in wgtool.ok("amend", "ann@example.org", "--choices", "ddat-roles,missed-bin").out
    wgtool.ok("undo")
    assert ranks(wgtool, "ann") == {"missed-bin": ("waiting", 1), "blue-badge": ("waiting", 2)}


def test_first_come_programmes_rank_nothing(wgtool: Wgtool) -> None:
    wgtool.sign_up("ann", "missed-bin")
    assert wgtool("amend", "ann@example.org", "--choices", "missed-bin").code == 1


def test_a_transfer_hands_the_rank_on_and_a_merge_puts_its_own_first(wgtool: Wgtool) -> None:
    by_choice(wgtool)
    wgtool.sign_up("ann", "missed-bin", "blue-badge")
    wgtool.ok("transfer", "ann@example.org", "missed-bin", "ddat-roles")
    assert wgtool("transfer", "ann@example.org", "ddat-roles", "missed-bin", "--no-waiting").code == 1
    assert ranks(wgtool, "ann") == {"ddat-roles": ("waiting", 1), "blue-badge": ("waiting", 2)}
    wgtool.sign_up("anne", "missed-bin", "blue-badge")
    wgtool.ok("merge", "ann@example.org", "anne@example.org")
    assert ranks(wgtool, "anne") == {
        "missed-bin": ("waiting", 1),
        "blue-badge": ("waiting", 2),
        "ddat-roles": ("waiting", 3),
    }


FORM = "Email,Name,Organisation,Timestamp,1st choice,2nd choice\n"


def test_an_import_ranks_by_its_columns_and_changed_ranks_are_told(wgtool: Wgtool, tmp_path: Path) -> None:
    by_choice(wgtool)
    file = tmp_path / "form.csv"
    row = "ann@example.org,Ann Example,rct,2021-09-01 10:00,{},{}\n"
    file.write_text(FORM + row.format("missed-bin", "blue-badge"), encoding="utf-8")
    view = wgtool.ok("import", file, "--format", "json").json
    assert view["ranked_by"] == ["1st choice", "2nd choice"]
    assert (view["recorded"], view["waiting"], view["waiting_people"][0]["position"]) == (2, 2, None)
    assert wgtool.ok("import", file, "--format", "json").json["entry"] is None
    file.write_text(FORM + row.format("blue-badge", "missed-bin"), encoding="utf-8")
    view = wgtool.ok("import", file, "--format", "json").json
    assert view["changed"] == 1
    assert view["changes"][0]["fields"][0]["field"] == "choices"
    assert ranks(wgtool, "ann")["missed-bin"] == ("waiting", 1)
    wgtool.ok("import", file, "--update")
    assert ranks(wgtool, "ann") == {"missed-bin": ("waiting", 2), "blue-badge": ("waiting", 1)}


def test_check_has_one_line_for_all_who_wait_and_finds_what_is_wrong(wgtool: Wgtool) -> None:
    file = by_choice(wgtool)
    wgtool.sign_up("ann", "missed-bin", "blue-badge")
    wgtool.sign_up("ben", "missed-bin")
    told = [one["message"] for one in wgtool("check", "--format", "json").json["problems"]]
    assert sum("allocate" in one for one in told) == 1
    assert not any("promote" in one for one in told)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('places = "choices"', "groups_each = 2"), encoding="utf-8")
    told = [one["message"] for one in wgtool("check", "--format", "json").json["problems"]]
    assert any("groups_each" in one for one in told)


@pytest.mark.parametrize(
    "lines",
    [
        'aims = ["mix", "rank"]',
        'aims = ["mix", "mix"]',
        "groups_each = 0",
        '[[programme.mix]]\nspread = "organisation"\nnever_alone = "language"',
        "[[programme.mix]]\nat_least = { organisation = 3, role = 1 }",
        "[[programme.mix]]\nat_least = { organisation = 0 }",
        '[[programme.mix]]\nspread = "notes"',
        "[[programme.mix]]",
        "[[programme.mix]]\nat_most = { organisations = 3 }",
    ],
)
def test_what_is_no_rule_is_a_mistake_of_the_file(wgtool: Wgtool, lines: str) -> None:
    by_choice(wgtool, lines)
    result = wgtool("groups")
    assert result.code == 3
    assert "Traceback" not in result.err


def test_a_minimum_above_the_capacity_is_a_mistake(wgtool: Wgtool) -> None:
    file = by_choice(wgtool, blue_badge=2)
    text = file.read_text(encoding="utf-8").replace("capacity = 2\n", "capacity = 2\nminimum = 3\n")
    file.write_text(text, encoding="utf-8")
    assert wgtool("groups").code == 3


def test_rules_are_read_again_from_the_checked_definitions(wgtool: Wgtool) -> None:
    by_choice(wgtool, '[[programme.mix]]\nat_least = { organisation = 3 }\n[[programme.mix]]\nspread = "role"')
    assert wgtool.ok("groups").out == wgtool.ok("groups").out
